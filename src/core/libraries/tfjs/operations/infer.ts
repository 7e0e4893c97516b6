/**
 * Values that become tensors: numbers, nested lists, typed arrays.
 *
 *     [[1, 2], [3, 4]]   float32 [2, 2]      new Int32Array(4)   int32 [4]      true   bool []
 */
import { Float, isRanked, Sym, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import type { DType } from "../../../dims/tensor.js";
import { reasonFor } from "../../../values/convert.js";
import { ListObject } from "../../../values/objects.js";
import { TensorValue, TupleValue, type Value } from "../../../values/value.js";
import { MAX_CONSTANT } from "../../tensors/constants.js";

/** Numbers of typed arrays: the integers become int32, and all others float32. */
const typedDtype = (dtype: DType): DType =>
  typeof dtype !== "string" ? dtype : /^(int32|uint8)$/.test(dtype) ? "int32" : "float32";

export const isTypedArray = (value: Value): value is TensorValue =>
  value instanceof TensorValue && value.facts.kind === "array";

const itemsIn = (value: Value): readonly Value[] | undefined =>
  value instanceof TupleValue ? value.items : value instanceof ListObject && !value.open ? value.items : undefined;

/** The sizes as the library finds them: those of each first item. Unknown where one of them can't be told. `rank`: what is wanted. */
export function inferredShape(value: Value, rank = Infinity): Shape {
  const shape: Dim[] = [];
  let at = value;
  for (;;) {
    if (isTypedArray(at)) return isRanked(at.shape) ? [...shape, ...at.shape] : at.shape;
    const items = itemsIn(at);
    if (!items) break;
    shape.push(items.length);
    if (items.length === 0) return shape;
    at = items[0]!;
  }
  const isScalar = typeof at === "number" || typeof at === "boolean" || typeof at === "string" || at instanceof Float;
  // What only run time knows may be a list in its turn, where more axes are wanted.
  if (at instanceof Sym && shape.length > 0 && shape.length >= rank) return shape;
  if (at instanceof Sym) return new Unknown(`\`${at}\` is known only when the program runs`);
  return isScalar ? shape : reasonFor(at);
}

/** The dtype of what stands first. */
export function inferredDtype(value: Value): DType {
  if (isTypedArray(value)) return typedDtype(value.dtype);
  const items = itemsIn(value);
  if (items) return items.length === 0 ? "float32" : inferredDtype(items[0]!);
  if (typeof value === "boolean") return "bool";
  if (typeof value === "string") return "string";
  return typeof value === "number" || value instanceof Float || value instanceof Sym ? "float32" : reasonFor(value);
}

/** The values of what has at most one axis, while they are few. */
export function inferredValues(value: Value): readonly Value[] | undefined {
  if (isTypedArray(value)) return value.values && value.values.length <= MAX_CONSTANT ? value.values : undefined;
  const items = itemsIn(value) ?? [value];
  const isPlain = (item: Value): boolean => typeof item === "number" || item instanceof Float || item instanceof Sym;
  return items.length <= MAX_CONSTANT && items.every(isPlain) ? items : undefined;
}

/** A value as the tensor that a function makes of it; undefined for what isn't known to become one. */
export function inferredTensor(value: Value, dtype?: string): TensorValue | undefined {
  if (value instanceof TensorValue && !isTypedArray(value)) return value;
  if (value instanceof Unknown || value instanceof Sym) return undefined;
  const shape = inferredShape(value);
  if (!isRanked(shape) && !(value instanceof ListObject) && !(value instanceof TupleValue)) return undefined;
  const values = inferredValues(value);
  return new TensorValue(shape, dtype ?? inferredDtype(value), undefined, {
    kind: "tensor",
    ...(values && { values }),
  });
}
