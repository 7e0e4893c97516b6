/**
 * Typed arrays: one axis of numbers of one kind, which are told while they are few and nobody has set one.
 *
 *     new Float32Array(28 * 28)   Uint8Array.from([1, 2, 300])   pixels.subarray(0, 784)
 */
import { isRanked, Unknown, type Dim } from "../../dims/dim.js";
import type { Runtime } from "../../values/native.js";
import { javascriptNumber } from "../../values/javascript.js";
import { ListObject } from "../../values/objects.js";
import { Sym, TensorValue, Undefined, type Value } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import { placeIn } from "./array-search.js";
import { arrayLike, arrayMethods } from "./arrays.js";
import { anyRounds, callbackOf } from "./callbacks.js";
import { call, jsClass, jsFunction, methodsOn, numberOf, reason, type JsBound, type MethodTable } from "./native.js";

/** Values of larger ones are data. */
const MOST_VALUES = 4_096;

interface Kind {
  readonly dtype: string;
  readonly bytes: number;
  /** What becomes of numbers that are put in. */
  convert(numbers: readonly number[]): Iterable<number>;
}

const KINDS: Readonly<Record<string, Kind>> = {
  Float32Array: { dtype: "float32", bytes: 4, convert: (numbers) => Float32Array.from(numbers) },
  Float64Array: { dtype: "float64", bytes: 8, convert: (numbers) => Float64Array.from(numbers) },
  Int8Array: { dtype: "int8", bytes: 1, convert: (numbers) => Int8Array.from(numbers) },
  Int16Array: { dtype: "int16", bytes: 2, convert: (numbers) => Int16Array.from(numbers) },
  Int32Array: { dtype: "int32", bytes: 4, convert: (numbers) => Int32Array.from(numbers) },
  Uint8Array: { dtype: "uint8", bytes: 1, convert: (numbers) => Uint8Array.from(numbers) },
  Uint8ClampedArray: { dtype: "uint8", bytes: 1, convert: (numbers) => Uint8ClampedArray.from(numbers) },
  Uint16Array: { dtype: "uint16", bytes: 2, convert: (numbers) => Uint16Array.from(numbers) },
  Uint32Array: { dtype: "uint32", bytes: 4, convert: (numbers) => Uint32Array.from(numbers) },
};

/** The kind of an array that is there; of the two with one dtype the usual one. */
const kindOf = ({ dtype }: TensorValue): Kind =>
  Object.values(KINDS).find((kind) => kind.dtype === dtype) ?? KINDS["Float64Array"]!;

function newArray(runtime: Runtime, kind: Kind, length: Dim, values?: readonly Value[]): TensorValue {
  const numbers = values && values.length <= MOST_VALUES ? values.map(numberOf) : undefined;
  const known = numbers?.every((number) => number !== undefined)
    ? [...kind.convert(numbers)].map(javascriptNumber)
    : undefined;
  return new TensorValue([length], kind.dtype, undefined, {
    kind: "array",
    memory: runtime.arrayMemory(),
    ...(known && { values: known }),
  });
}

const zeros = (runtime: Runtime, kind: Kind, length: number): TensorValue =>
  newArray(runtime, kind, length, length <= MOST_VALUES ? Array<Value>(length).fill(0) : undefined);

function construct(bound: JsBound, kind: Kind): Value {
  const { runtime, get, has, place } = bound;
  const given = get("source");
  if (!has("source") || given === null) return zeros(runtime, kind, 0);
  if (typeof given === "number")
    return given < 0 ? runtime.raised("RangeError", "an array has no such length", place) : zeros(runtime, kind, given);
  if (given instanceof Sym) return newArray(runtime, kind, given);
  if (given instanceof TensorValue) return newArray(runtime, kind, lengthOf(given), given.values);
  if (given instanceof ListObject || numberOf(given) === undefined) return fromItems(bound, kind);
  return runtime.unknown("how long the array is isn't known", place);
}

function fromItems(bound: JsBound, kind: Kind): Value {
  const items =
    bound.get("source") instanceof Unknown ? reason(bound.get("source")) : arrayLike(bound, bound.get("source"));
  return items instanceof Unknown
    ? newArray(bound.runtime, kind, items)
    : newArray(bound.runtime, kind, items.length, items);
}

/** `Float32Array.from(items, f)` */
function from(bound: JsBound, kind: Kind): Value {
  const source = bound.get("source");
  const given = source instanceof TensorValue ? (source.values ?? reason(source)) : arrayLike(bound, source);
  if (given instanceof Unknown) {
    if (bound.has("callback")) anyRounds(bound, given, given, given);
    return newArray(bound.runtime, kind, source instanceof TensorValue ? lengthOf(source) : given);
  }
  const items = bound.has("callback") ? given.map((item, i) => call(bound, callbackOf(bound), item, i)) : given;
  return newArray(bound.runtime, kind, items.length, items);
}

export const typedArrayNatives: Natives = Object.fromEntries(
  Object.entries(KINDS).flatMap(([name, kind]) => [
    [`javascript.${name}`, jsClass("source, offset, length", (bound) => construct(bound, kind))],
    [`javascript.${name}.from`, jsFunction("source, callback, receiver", (bound) => from(bound, kind))],
    [
      `javascript.${name}.of`,
      jsFunction("...items", ({ runtime, rest }) => newArray(runtime, kind, rest.length, rest)),
    ],
  ]),
);

export const typedArrayConstants: readonly (readonly [string, Value])[] = Object.entries(KINDS).map(
  ([name, { bytes }]) => [`javascript.${name}.BYTES_PER_ELEMENT`, bytes] as const,
);

export const isTypedArray = (value: Value): value is TensorValue =>
  value instanceof TensorValue && value.facts.kind === "array";

const lengthOf = ({ shape }: TensorValue): Dim => (isRanked(shape) ? (shape[0] ?? 1) : shape);

/** What a typed array says of itself. */
export function typedArrayProperty(array: TensorValue, name: string): Value | undefined {
  const length = lengthOf(array);
  if (name === "length") return length;
  if (name === "BYTES_PER_ELEMENT") return kindOf(array).bytes;
  if (name === "byteOffset") return 0;
  if (name === "byteLength") return typeof length === "number" ? length * kindOf(array).bytes : reason(length);
  return name === "buffer" ? new Unknown("the bytes of an array aren't followed") : undefined;
}

export const typedArrayMethods: MethodTable = new Map();
const onTypedArray = methodsOn("TypedArray", isTypedArray, typedArrayMethods);

/** As of an array of the same numbers. */
function asOfArray(name: string, self: TensorValue, bound: JsBound): Value | undefined {
  if (!self.values) return undefined;
  const list = bound.runtime.list([...self.values]);
  return call(bound, arrayMethods.get(name)!, list, ...bound.args.positional.slice(1));
}

const LOOKING =
  "at entries every find findIndex findLast findLastIndex forEach includes indexOf join keys lastIndexOf reduce reduceRight some values";
for (const name of LOOKING.split(" "))
  onTypedArray(name, "callback", (self, bound) => {
    const told = asOfArray(name, self, bound);
    if (told !== undefined) return told;
    const because = reason(self);
    if (name === "reduce" || name === "reduceRight") anyRounds(bound, because, because, because, because, self);
    else if (/^(every|some|find|forEach)/.test(name)) anyRounds(bound, because, because, because, self);
    return name === "forEach" ? Undefined.value : because;
  });

const remade = (self: TensorValue, told: Value, { runtime }: JsBound): Value =>
  told instanceof ListObject && !told.open
    ? newArray(runtime, kindOf(self), told.items.length, told.items)
    : newArray(runtime, kindOf(self), reason(told));

onTypedArray("toSorted", "callback", (self, bound) => {
  if (bound.has("callback")) return remade(self, asOfArray("toSorted", self, bound) ?? reason(self), bound);
  const numbers = self.values?.map((value) => numberOf(value)!).sort((a, b) => a - b);
  return newArray(bound.runtime, kindOf(self), lengthOf(self), numbers?.map(javascriptNumber));
});
for (const name of ["map", "filter", "toReversed", "with"])
  onTypedArray(name, "callback", (self, bound) => {
    const told = asOfArray(name, self, bound);
    if (told !== undefined) return remade(self, told, bound);
    const because = reason(self);
    if (bound.has("callback") && name !== "with") anyRounds(bound, because, because, because, self);
    return newArray(bound.runtime, kindOf(self), name === "filter" ? because : lengthOf(self));
  });

for (const name of ["slice", "subarray"])
  onTypedArray(name, "start, end", (self, bound) => {
    const length = lengthOf(self);
    if (typeof length !== "number") return newArray(bound.runtime, kindOf(self), reason(length));
    const start = placeIn(length, bound.get("start"), 0);
    const end = placeIn(length, bound.get("end"), length);
    if (start instanceof Unknown) return newArray(bound.runtime, kindOf(self), start);
    if (end instanceof Unknown) return newArray(bound.runtime, kindOf(self), end);
    const part = newArray(bound.runtime, kindOf(self), Math.max(0, end - start), self.values?.slice(start, end));
    // A view: what is set there is set here.
    return name === "slice" || !self.facts.memory
      ? part
      : new TensorValue(part.shape, part.dtype, undefined, { ...part.facts, memory: self.facts.memory });
  });

for (const name of ["fill", "set", "sort", "reverse", "copyWithin"])
  onTypedArray(name, "value", (self, { runtime, place }) => {
    runtime.changeArray(self, place);
    return name === "set" ? Undefined.value : self;
  });
