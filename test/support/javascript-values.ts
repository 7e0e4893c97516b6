/**
 * JavaScript's own values as the evaluation has them, and back: what Node computes is held against what our natives give.
 *
 *     toValue(runtime, [1, { a: 2.5 }])   a ListObject of 1 and a DictObject      fromValue(…)   [1, { a: 2.5 }]
 */
import { Float, Unknown } from "../../src/core/dims/dim.js";
import { methodsOf, plainProperty, mapEntries } from "../../src/core/libraries/javascript/natives.js";
import { ArrayMemory } from "../../src/core/values/array-memory.js";
import { nowhere } from "../../src/core/values/convert.js";
import { Heap } from "../../src/core/values/heap.js";
import { javascriptNumber, javascriptText } from "../../src/core/values/javascript.js";
import { NativeFunction, type Runtime } from "../../src/core/values/native.js";
import { DictObject, InstanceObject, IteratorObject, ListObject, MapObject } from "../../src/core/values/objects.js";
import {
  BoundMethod,
  positionalArguments,
  TensorValue,
  Undefined,
  type CallArguments,
  type Value,
} from "../../src/core/values/value.js";

/** What the program would throw. */
export class Thrown extends Error {}

/** What natives ask of evaluation, where functions are JavaScript's own. */
export function standInRuntime(): Runtime {
  const heap = new Heap();
  const runtime = {
    heap,
    call: (callee: Value, args: CallArguments): Value => {
      if (callee instanceof BoundMethod)
        return runtime.call(callee.fn, { ...args, positional: [callee.self, ...args.positional] });
      if (callee instanceof NativeFunction) return callee.invoke({ runtime: runtime as never, args, place: nowhere });
      return new Unknown("it isn't called");
    },
    attribute: (object: Value, name: string): Value => {
      const own = object instanceof DictObject ? object.get(name) : plainProperty(object, name);
      if (own !== undefined) return own;
      const method = methodsOf(object, name);
      return method ? new BoundMethod(object, method) : Undefined.value;
    },
    setAttribute: (object: Value, name: string, value: Value): void => {
      if (object instanceof DictObject) object.set(name, value);
      else if (object instanceof InstanceObject) object.attributes.set(name, value);
    },
    iterate: (value: Value): readonly Value[] | Unknown => {
      if (value instanceof Unknown) return value;
      if (value instanceof ListObject) return value.open ?? [...value.items];
      if (value instanceof IteratorObject) return value.open ?? value.items.slice(value.next);
      if (typeof value === "string") return [...value];
      if (value instanceof TensorValue) return value.values ?? new Unknown("data");
      const entries = mapEntries(runtime as never, value);
      if (entries) return entries;
      throw new Thrown("TypeError");
    },
    truth: (value: Value): boolean | Unknown => {
      if (value instanceof Unknown) return value;
      return Boolean(value instanceof Float ? value.value : value === Undefined.value ? undefined : value);
    },
    equal: (a: Value, b: Value): boolean | Unknown => {
      if (a instanceof Unknown || b instanceof Unknown) return a instanceof Unknown ? a : (b as Unknown);
      return a instanceof Float && b instanceof Float ? a.value === b.value : a === b;
    },
    text: javascriptText,
    unknown: (because: string) => new Unknown(because),
    raised: (exception: string) => {
      throw new Thrown(exception);
    },
    escape: () => undefined,
    anyRounds: (work: () => unknown) => void work(),
    list: (items: Value[], open?: Unknown) => heap.adopt(new ListObject(items, open)),
    arrayMemory: () => heap.adopt(new ArrayMemory()),
    changeArray: () => undefined,
  };
  return runtime as unknown as Runtime;
}

const isTyped = (value: unknown): value is Float32Array => ArrayBuffer.isView(value) && !(value instanceof DataView);

export function toValue(runtime: Runtime, plain: unknown): Value {
  const recurse = (item: unknown): Value => toValue(runtime, item);
  if (plain === undefined) return Undefined.value;
  if (plain === null || typeof plain === "boolean" || typeof plain === "string") return plain;
  if (typeof plain === "number") return javascriptNumber(plain);
  if (Array.isArray(plain)) {
    const list = runtime.list(Array.from(plain, recurse));
    list.hasHoles = plain.length > 0 && Object.keys(plain).length < plain.length;
    return list;
  }
  if (typeof plain === "function")
    return new NativeFunction(
      plain.name,
      ({ args }) => toValue(runtime, (plain as (...args: unknown[]) => unknown)(...args.positional.map(fromValue))),
      undefined,
      plain.name,
    );
  if (plain instanceof Map)
    return new MapObject([...plain].map(([key, value]) => [recurse(key), recurse(value)] as const));
  if (plain instanceof Set) {
    const set = new ListObject([...plain].map(recurse), undefined, "set");
    set.isShuffled = false;
    return set;
  }
  if (isTyped(plain))
    return new TensorValue([plain.length], plain.constructor.name.replace("Array", "").toLowerCase(), undefined, {
      kind: "array",
      values: [...plain].map(javascriptNumber),
    });
  return new DictObject(Object.entries(plain as object).map(([key, value]) => [key, recurse(value)] as const));
}

/** Iterators and typed arrays come back as plain lists. */
export function fromValue(value: Value): unknown {
  if (value === Undefined.value) return undefined;
  if (value instanceof Float) return value.value;
  if (value instanceof IteratorObject) return value.items.slice(value.next).map(fromValue);
  if (value instanceof TensorValue) return value.values?.map(fromValue) ?? "data";
  if (value instanceof ListObject) {
    if (value.open) return `? ${value.open.because}`;
    const items = value.items.map(fromValue);
    return value.kind === "set" ? new Set(items) : items;
  }
  if (value instanceof DictObject) {
    const entries = [...value.entries.values()].map(([key, item]) => [fromValue(key), fromValue(item)] as const);
    return value instanceof MapObject ? new Map(entries) : Object.fromEntries(entries);
  }
  return value instanceof Unknown ? `? ${value.because}` : value;
}

/** Node's own answer in the same form: there is no -0, and holes are undefined. */
export function comparable(plain: unknown): unknown {
  if (typeof plain === "number") return plain === 0 ? 0 : plain;
  if (Array.isArray(plain)) return Array.from(plain, comparable);
  if (isTyped(plain)) return [...plain].map(comparable);
  if (plain instanceof Map) return new Map([...plain].map(([key, value]) => [comparable(key), comparable(value)]));
  if (plain instanceof Set) return new Set([...plain].map(comparable));
  if (typeof plain === "object" && plain !== null && Symbol.iterator in plain)
    return Array.from(plain as Iterable<unknown>, comparable);
  if (typeof plain === "object" && plain !== null)
    return Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, comparable(value)]));
  return plain;
}

export const callNative = (runtime: Runtime, native: NativeFunction, ...args: Value[]): Value =>
  native.invoke({ runtime, args: positionalArguments(...args), place: nowhere });
