/**
 * A call in JavaScript on our own tensors: what `tf` gives is made by our natives, the rest is Node's.
 *
 *     callOnOurs("tf.mean(m, -1).toInt()", { m: … })   { value: "int32 [3]", problems: [] }
 */
import { isRanked, showDim, Sym, Unknown, type Shape } from "../../src/core/dims/dim.js";
import { mapEntries } from "../../src/core/libraries/javascript/natives.js";
import { streamMethods, tfjsConstants, tfjsOperations } from "../../src/core/libraries/tfjs/operations/index.js";
import type { Problem } from "../../src/core/problems/problem.js";
import { nowhere } from "../../src/core/values/convert.js";
import { Operation } from "../../src/core/values/layer-object.js";
import { NativeFunction, type Runtime } from "../../src/core/values/native.js";
import { DictObject, InstanceObject, ListObject } from "../../src/core/values/objects.js";
import { BoundMethod, External, StreamValue, TensorValue, type Value } from "../../src/core/values/value.js";
import { tensorMember } from "../../src/core/libraries/tfjs/tensor-members.js";
import { fromValue, standInRuntime, toValue } from "./javascript-values.js";

type Given = Readonly<Record<string, readonly [shape: readonly number[], dtype: string]>>;

export interface OurAnswer {
  readonly value: string;
  readonly problems: readonly string[];
}

class Refused extends Error {}

export function callOnOurs(call: string, tensors: Given): OurAnswer {
  const problems: string[] = [];
  const runtime = Object.assign(standInRuntime(), {
    fail: (problem: Problem): Unknown => {
      problems.push(problem.message);
      throw new Refused(problem.message);
    },
    settings: { imageDataFormat: "channels_last", dtype: "float32", floatx: "float32" },
    writtenArguments: () => undefined,
    argumentPlace: () => nowhere,
    spend: () => undefined,
    insideCall: false,
    join: (a: Value, b: Value): Value => (a === b || show(a) === show(b) ? a : new Unknown("they differ")),
    binary: (op: string, a: Value, b: Value): Value => {
      const [x, y] = [fromValue(a) as number, fromValue(b) as number];
      return toValue(runtime, op === "+" ? x + y : op === "-" ? x - y : x * y);
    },
  }) as Runtime;
  const wrapped = new WeakMap<object, Value>();

  const wrap = (value: Value): unknown => {
    if (value instanceof ListObject) return value.open ? hide(value.open) : value.items.map(wrap);
    if (
      value instanceof TensorValue ||
      value instanceof StreamValue ||
      value instanceof Unknown ||
      value instanceof External
    )
      return hide(value);
    if (value instanceof NativeFunction || value instanceof BoundMethod)
      return (...args: unknown[]) =>
        wrap(runtime.call(value, { positional: args.map(unwrap), keywords: new Map() }, nowhere));
    if (value instanceof InstanceObject) return Object.fromEntries([...value.attributes].map(([k, v]) => [k, wrap(v)]));
    if (value instanceof DictObject)
      return Object.fromEntries([...value.entries.values()].map(([k, v]) => [String(k), wrap(v)]));
    return fromValue(value);
  };
  const hide = (value: Value): object => {
    const proxy = new Proxy({}, { get: (_, name) => (typeof name === "string" ? member(value, name) : undefined) });
    wrapped.set(proxy, value);
    return proxy;
  };
  const member = (value: Value, name: string): unknown => {
    if (name === "then" || name === "toJSON") return undefined;
    if (value instanceof Unknown) return hide(value);
    if (value instanceof TensorValue && value.facts.kind === "array")
      return name === "length" ? wrap((value.shape as readonly Value[])[0]!) : undefined;
    if (value instanceof TensorValue) return wrap(tensorMember(runtime, value, name, nowhere));
    const method = streamMethods.get(name);
    return method && wrap(new BoundMethod(value, method));
  };
  const unwrap = (plain: unknown): Value => {
    const known = typeof plain === "object" && plain !== null ? wrapped.get(plain) : undefined;
    if (known !== undefined) return known;
    if (Array.isArray(plain)) return runtime.list(plain.map(unwrap));
    if (typeof plain === "function")
      return new NativeFunction("f", ({ args }) =>
        unwrap((plain as (...a: unknown[]) => unknown)(...args.positional.map(wrap))),
      );
    if (typeof plain === "object" && plain !== null && !ArrayBuffer.isView(plain))
      return runtime.heap.adopt(new DictObject(Object.entries(plain).map(([k, v]) => [k, unwrap(v)] as const)));
    const value = toValue(runtime, plain);
    // A typed array, as the evaluation makes it.
    return value instanceof TensorValue
      ? new TensorValue(value.shape, value.dtype === "uint8clamped" ? "uint8" : value.dtype, undefined, value.facts)
      : value;
  };
  const library = (path: string): unknown => {
    const constant = tfjsConstants.find(([name]) => name === path);
    if (constant) return wrap(constant[1]);
    const make = tfjsOperations[path];
    const target = make ? (wrap(make(path)) as object) : (): unknown => hide(new Unknown(`\`${path}\` isn't known`));
    return new Proxy(target, { get: (_, name) => (typeof name === "string" ? library(`${path}.${name}`) : undefined) });
  };
  const names = Object.keys(tensors);
  const values = Object.values(tensors).map(([shape, dtype]) =>
    hide(new TensorValue(shape, dtype, undefined, { kind: "tensor" })),
  );
  const inputs = [[4], [8, 9, 3]].map((shape) => hide(symbolic(shape)));
  try {
    const run = new Function(...names, "input", "input4", "tf", `return ${call}`) as (...args: unknown[]) => unknown;
    return { value: show(unwrap(run(...values, ...inputs, library("tfjs")))), problems };
  } catch (error) {
    if (error instanceof Refused || error instanceof TypeError) return { value: `! ${error.message}`, problems };
    throw error;
  }
}

function symbolic(shape: readonly number[]): TensorValue {
  const operation = new Operation("Input", "input", ([spec]) => spec!, undefined);
  return new TensorValue([null, ...shape], "float32", {
    node: { id: 0, operation, inputs: [], outputs: [], tensorNames: [] },
    index: 0,
  });
}

const showShape = (shape: Shape): string => (isRanked(shape) ? `[${shape.map(showDim).join()}]` : "?");

/** As scripts/oracle/tfjs-calls.mjs writes it. */
function show(value: Value): string {
  if (value instanceof TensorValue && value.facts.kind === "array")
    return value.values ? `[${value.values.map(show).join(", ")}]` : "?";
  if (value instanceof TensorValue)
    return `${typeof value.dtype === "string" ? value.dtype : "?"} ${showShape(value.shape)}`;
  if (value instanceof Unknown || value instanceof Sym || value instanceof External) return "?";
  if (value instanceof ListObject) return value.open ? "?" : `[${value.items.map(show).join(", ")}]`;
  if (value instanceof DictObject && mapEntries(undefined as never, value) === undefined)
    return `{${[...value.entries.values()].map(([key, item]) => `${String(key)}: ${show(item)}`).join(", ")}}`;
  const plain = fromValue(value);
  return typeof plain === "string" ? `'${plain}'` : typeof plain === "object" ? "?" : String(plain);
}
