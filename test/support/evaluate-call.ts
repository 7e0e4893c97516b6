/**
 * One expression in the names of some tensors, evaluated, and its value in one line.
 *
 *     callOn("ops.mean(t, axis=1)", { t: … })   "float32 (None, 4)"
 */
import { Float, isRanked, showDim, Sym, Unknown, type Dim, type Shape } from "../../src/core/dims/dim.js";
import { Unranked } from "../../src/core/dims/tensor.js";
import { evaluate } from "../../src/core/evaluate/expressions.js";
import { newFrame } from "../../src/core/evaluate/frame.js";
import { python } from "../../src/core/evaluate/python.js";
import { Interpreter, type Ports } from "../../src/core/evaluate/interpreter.js";
import { parsePython } from "../../src/core/frontends/python/parse.js";
import type { Dialect } from "../../src/core/layers/dialect.js";
import { TENSOR_CLASS } from "../../src/core/libraries/keras/graph/graph-nodes.js";
import { Operation } from "../../src/core/values/layer-object.js";
import { DictObject, ListObject } from "../../src/core/values/objects.js";
import {
  External,
  NumPyInteger,
  TensorValue,
  TupleValue,
  type TensorFacts,
  type Value,
} from "../../src/core/values/value.js";

const ports: Ports = {
  mainFile: "call.py",
  parse: (text) => parsePython(text),
  read: () => undefined,
  isDirectory: () => false,
  searchPaths: () => [],
};

/** `K` is the backend that TensorFlow hands out: that of Keras itself holds no functions on tensors. */
const MODULES: Readonly<Record<string, string>> = {
  keras: "keras",
  ops: "keras.ops",
  tf: "tensorflow",
  np: "numpy",
  K: "keras.backend",
};

export interface TensorGiven {
  readonly shape: readonly (number | null)[];
  readonly dtype: string;
}

/** How the tensors stand: announced in the library's graph, traced inside of a `call`, or NumPy's arrays. */
export type Standing = "symbolic" | "executed" | "array";

export interface CallAnswer {
  readonly value: string;
  readonly problems: readonly string[];
  /** The classes of the operations that the call left in the graph, in order; in Keras 2 the names, and "?" for what isn't known. */
  readonly operations: readonly string[];
  readonly flops: Dim | undefined;
}

export function callOn(
  call: string,
  tensors: Readonly<Record<string, TensorGiven>>,
  standing: Standing,
  modules = MODULES,
  dialect?: Dialect,
): CallAnswer {
  const run = new Interpreter(ports, python, {
    imageDataFormat: "channels_last",
    dtype: "float32",
    ...(dialect && { dialect }),
  });
  const scope = run.newScope("module", undefined);
  for (const [name, path] of Object.entries(modules))
    scope.variables.set(name, new External(path, undefined, path === MODULES["K"] ? "compatible" : undefined));
  for (const [name, given] of Object.entries(tensors)) scope.variables.set(name, tensorOf(run, given, standing));
  run.insideCall = standing === "executed";
  const frame = newFrame(scope, "");
  run.frames.push(frame);
  const statement = parsePython(call).body[0];
  if (statement?.kind !== "expr") throw new Error(`${call} is no expression`);
  const names: string[] = [];
  const automaticName = run.automaticName.bind(run);
  run.automaticName = (name) => {
    // Tensors are counted as well, and are nothing that a call makes besides.
    if (name !== TENSOR_CLASS) names.push(name);
    return automaticName(name);
  };
  run.loseNames = () => names.push("?");
  const { result, cost } = run.metered(() => evaluate(run, frame, statement.value));
  return {
    value: show(result),
    problems: run.recorder.problems.map(({ message }) => message),
    operations: names,
    flops: cost?.flops,
  };
}

function tensorOf(run: Interpreter, { shape, dtype }: TensorGiven, standing: Standing): TensorValue {
  const facts: TensorFacts = { kind: standing === "array" ? "array" : "tensor" };
  if (standing !== "symbolic") return new TensorValue(shape, dtype, undefined, facts);
  const operation = new Operation("Input", "input", ([spec]) => spec!, undefined);
  return new TensorValue(shape, dtype, {
    node: { id: run.nextId(), operation, inputs: [], outputs: [], tensorNames: [] },
    index: 0,
  });
}

export function show(value: Value): string {
  if (value === null) return "None";
  if (value instanceof Unknown) return `? ${value.because}`;
  if (value instanceof TensorValue)
    return `${typeof value.dtype === "string" ? value.dtype : "?"} ${showShape(value.shape)}`;
  if (value instanceof TupleValue) return `[${value.items.map(show).join(", ")}]`;
  if (value instanceof ListObject) return value.open ? "? open list" : `[${value.items.map(show).join(", ")}]`;
  if (value instanceof DictObject)
    return `{${[...value.entries.values()].map(([k, v]) => `${show(k)}: ${show(v)}`).join(", ")}}`;
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value instanceof Float)
    return Number.isInteger(value.value) ? value.value.toFixed(1) : String(value.value).replace(/e-(\d)$/, "e-0$1");
  if (value instanceof Sym || typeof value === "number") return String(value);
  if (typeof value === "string") return `'${value}'`;
  if (value instanceof NumPyInteger) return String(value.value);
  return value instanceof External ? `? ${value.path}` : "? object";
}

const showShape = (shape: Shape): string => {
  if (!isRanked(shape)) return shape instanceof Unranked ? `(…, ${showDim(shape.last)})` : "?";
  return `(${shape.map(showDim).join(", ")}${shape.length === 1 ? "," : ""})`;
};
