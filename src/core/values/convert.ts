/**
 * Values as dims, shapes, arguments and text: the crossings between the program's values and the library's.
 *
 *     (None, 28, 28)   the shape [null, 28, 28]
 *     Dropout(rate)    the ArgumentValue that the catalogue reads
 */
import { Float, isRanked, Sym, Unknown, type Dim, type Shape } from "../dims/dim.js";
import type { Nest, TensorSpec } from "../dims/tensor.js";
import { DictArgument, Opaque, type ArgumentValue, type Nature } from "../layers/argument.js";
import { LayerHandle } from "../layers/entry.js";
import type { Place } from "../text/span.js";
import {
  bytesOf,
  libraryNature,
  nativeNature,
  natureOf,
  natureOfClass,
  outsideNature,
  takenBy,
} from "./argument-nature.js";
import type { Heap } from "./heap.js";
import { LayerObject } from "./layer-object.js";
import { NativeFunction } from "./native.js";
import {
  ClassObject,
  DictObject,
  FunctionObject,
  IdentityNumber,
  InstanceObject,
  IteratorObject,
  ListObject,
} from "./objects.js";
import { Bytes, External, NumPyInteger, RangeValue, TensorValue, TupleValue, type Value } from "./value.js";

/** Why a value can't be told, for a value that isn't what is wanted. */
export function reasonFor(value: Value): Unknown {
  if (value instanceof Unknown) return value.reason;
  if (value instanceof External) {
    const what = value.instance ? `\`${value.path}(…)\`` : `\`${value.path}\``;
    return new Unknown(`the value of ${what} is known only when the program runs`, value.instance?.place);
  }
  if (value instanceof ListObject) return value.open ?? new Unknown("the order of a set isn't known");
  return new Unknown("the value can't be told from the text");
}

/** A size, or Unknown where the value is none. Floats are no sizes. */
export function toDim(value: Value): Dim {
  if (value === null || typeof value === "number" || value instanceof Sym) return value;
  if (typeof value === "boolean") return Number(value);
  if (value instanceof NumPyInteger) return value.value;
  if (value instanceof TensorValue) {
    const constant = value.values?.length === 1 ? value.values[0] : undefined;
    return typeof constant === "number" ? constant : new Unknown("a size is computed from data");
  }
  return reasonFor(value);
}

/** The items of a tuple, list or range of known content. */
export function itemsOf(value: Value): readonly Value[] | undefined {
  if (value instanceof TupleValue) return value.items;
  if (value instanceof ListObject) return value.ordered;
  if (value instanceof RangeValue) return rangeItems(value);
  if (value instanceof TensorValue && value.values && Array.isArray(value.shape) && value.shape.length === 1)
    return value.values;
  return undefined;
}

/** The items in whatever order: those of a set too. */
export const membersOf = (value: Value): readonly Value[] | undefined =>
  value instanceof ListObject && !value.open ? value.items : itemsOf(value);

/** More items than this are no layer's argument. */
const MAX_RANGE = 20_000;

function rangeItems({ start, stop, step }: RangeValue): readonly number[] | undefined {
  if (typeof start !== "number" || typeof stop !== "number" || typeof step !== "number" || step === 0) return undefined;
  const count = Math.max(0, Math.ceil((stop - start) / step));
  return count > MAX_RANGE ? undefined : Array.from({ length: count }, (_, i) => start + i * step);
}

/** A shape given as a tuple or list of sizes; Unknown where the rank isn't known. */
export function toShape(value: Value): Shape {
  const items = itemsOf(value);
  return items ? items.map(toDim) : reasonFor(value);
}

export const shapeValue = (shape: Shape): Value => (Array.isArray(shape) ? new TupleValue(shape) : (shape as Unknown));

const TENSOR_SHAPE = { typeName: "TensorShape", fields: [] };

/** A tensor's shape as the library hands it out: Keras 2 on TensorFlow has a class for it, which is no tuple. */
export const tensorShape = (shape: Shape, dialect: string | undefined): Value =>
  dialect === "tf_keras" && Array.isArray(shape) ? new TupleValue(shape, TENSOR_SHAPE) : shapeValue(shape);

export const isTensorShape = (value: Value): boolean => value instanceof TupleValue && value.named === TENSOR_SHAPE;

/** An argument of a layer as the catalogue reads it. */
export function toArgument(value: Value, handle: (layer: LayerObject) => LayerHandle): ArgumentValue {
  if (value instanceof LayerObject) return handle(value);
  const recurse = (item: Value): ArgumentValue => toArgument(item, handle);
  if (value instanceof TensorValue)
    return value.origin
      ? new Opaque("tensor", "a tensor", value.shape)
      : new Opaque("array", "array", value.shape, integersOf(value));
  const items = itemsOf(value);
  if (items) return items.map(recurse);
  if (value instanceof ListObject) return value.open ?? [];
  if (value instanceof DictObject)
    return (
      value.open ?? new DictArgument([...value.entries.values()].map(([k, v]) => [recurse(k), recurse(v)] as const))
    );
  if (value instanceof FunctionObject) return named("callable", value.name || "lambda", { takes: takenBy(value) });
  if (value instanceof ClassObject) return named("class", value.name, natureOfClass(value));
  if (value instanceof NativeFunction)
    return named(value.takes ? "class" : "callable", value.path ?? value.name, nativeNature(value));
  if (value instanceof External) return externalArgument(value);
  if (value instanceof IdentityNumber) return new Unknown("an object's identity is known only when the program runs");
  if (value instanceof InstanceObject) return named("object", value.cls?.name ?? "object", natureOf(value));
  if (value instanceof IteratorObject) return value.open ?? new Unknown("what an iterator gives isn't followed here");
  if (value instanceof Bytes) return new Opaque("object", "bytes", undefined, bytesOf(value), { isPlain: true });
  return isPlain(value) ? value : new Opaque("object", "object");
}

const named = (kind: Opaque["kind"], description: string, nature: Nature): Opaque =>
  new Opaque(kind, description, undefined, undefined, nature);

/** `np.array([3, 5])`: sizes in an array are the numbers that it was made of. */
function integersOf({ origin, shape, values }: TensorValue): readonly number[] | undefined {
  const isList = !origin && isRanked(shape) && shape.length === 1;
  return isList && values?.every((item) => typeof item === "number") ? values : undefined;
}

/** Initializers, regularizers and functions of the library are what their names say; anything else outside isn't known. */
function externalArgument(value: External): ArgumentValue {
  const name = value.path.slice(value.path.lastIndexOf(".") + 1);
  const known = /^(keras|tensorflow|tf_keras|numpy)\./.test(value.path);
  if (!known) return reasonFor(value);
  const isObject = value.instance !== undefined;
  const nature = libraryNature(value);
  if (isObject && !/^[A-Z]/.test(name) && !nature.isPlain) return reasonFor(value);
  if (isObject) return named("object", name, nature);
  // A function keeps its whole path: `relu` alone may be the program's own.
  return /^[A-Z]/.test(name)
    ? named("class", name, nature)
    : named("callable", value.path, outsideNature(value.path) ?? nature);
}

type Plain = null | boolean | number | bigint | string | Float | NumPyInteger | Sym | Unknown;

const isPlain = (value: Value): value is Plain =>
  value === null ||
  typeof value !== "object" ||
  value instanceof Float ||
  value instanceof NumPyInteger ||
  value instanceof Sym ||
  value instanceof Unknown;

/** The tensors in a value, in the containers that hold them; Unknown tensors for what isn't known to be one. */
export function toSpecs(value: Value): Nest<TensorSpec> {
  if (value instanceof TensorValue) return { shape: value.shape, dtype: value.dtype };
  if (value instanceof DictObject && !value.open && value.entries.size > 0)
    return Object.fromEntries([...value.entries.values()].map(([key, item]) => [String(key), toSpecs(item)]));
  if (value instanceof TupleValue || (value instanceof ListObject && !value.open)) return value.items.map(toSpecs);
  const reason =
    value instanceof Sym ? new Unknown(`\`${value}\` is known only when the program runs`) : reasonFor(value);
  return { shape: reason, dtype: reason };
}

/** Every tensor in a value, in order; those of a dict in the order of its keys' text, as the library flattens it. */
export function tensorsIn(value: Value): readonly TensorValue[] {
  if (value instanceof TensorValue) return [value];
  if (value instanceof DictObject) {
    const entries = [...value.entries.values()].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    return entries.flatMap(([, item]) => tensorsIn(item));
  }
  if (value instanceof TupleValue || value instanceof ListObject) return value.items.flatMap(tensorsIn);
  return [];
}

/** Whether one of its tensors belongs to the graph. */
export function isSymbolic(value: Value): boolean {
  if (value instanceof TensorValue) return value.origin !== undefined;
  if (value instanceof TupleValue || value instanceof ListObject) return value.items.some(isSymbolic);
  if (value instanceof DictObject) for (const [, item] of value.entries.values()) if (isSymbolic(item)) return true;
  return false;
}

/** A value with others in the place of its tensors. */
export const withTensors = (heap: Heap, value: Value, change: (tensor: TensorValue) => Value): Value =>
  withReplaced(heap, value, (item) => (item instanceof TensorValue ? change(item) : undefined));

/** A value with others in the place of what stands in it, however deep in containers; `undefined` leaves it. */
export function withReplaced(heap: Heap, value: Value, replacement: (item: Value) => Value | undefined): Value {
  const recurse = (item: Value): Value => withReplaced(heap, item, replacement);
  const replaced = replacement(value);
  if (replaced !== undefined) return replaced;
  if (value instanceof TupleValue) return new TupleValue(value.items.map(recurse), value.named);
  if (value instanceof ListObject) return heap.adopt(new ListObject(value.items.map(recurse), value.open, value.kind));
  if (!(value instanceof DictObject)) return value;
  const entries = [...value.entries.values()].map(([key, item]) => [key, recurse(item)] as const);
  return heap.adopt(new DictObject(entries, value.open));
}

export const nowhere: Place = { file: "", start: 0, end: 0 };

/** Plain tensors, in tuples and dicts, from what a rule works on. */
export function nestedValue(nest: Nest<TensorSpec>): Value {
  if (Array.isArray(nest)) return new TupleValue((nest as readonly Nest<TensorSpec>[]).map(nestedValue));
  const one = nest as TensorSpec;
  if ("shape" in nest && "dtype" in nest) return new TensorValue(one.shape, one.dtype);
  return new DictObject(Object.entries(nest).map(([key, item]) => [key, nestedValue(item as Nest<TensorSpec>)]));
}
