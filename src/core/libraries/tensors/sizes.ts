/**
 * Sizes and shapes as arguments: numbers, tuples, constant tensors, sizes that only run time knows.
 *
 *     reshape(x, (tf.shape(x)[0], -1, 64))   [null, -1, 64]
 */
import { Float, isRanked, Sym, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import { itemsOf, reasonFor, toDim } from "../../values/convert.js";
import { NumPyInteger, TensorValue, type Value } from "../../values/value.js";
import type { OperationCall } from "./operation.js";
import { constantOf, unknownConstant } from "./constants.js";

/** One size. One that the layer graph computes is None. */
export function asDim(value: Value): Dim {
  if (value instanceof TensorValue) {
    const values = value.values;
    const only = values?.length === 1 ? values[0]! : undefined;
    return only !== undefined ? asDim(only) : value.origin ? null : unknownConstant;
  }
  if (value instanceof Float) return Number.isInteger(value.value) ? value.value : new Unknown("a size is no integer");
  return toDim(value);
}

/** A shape: a list of sizes, a constant, one number for one axis. */
export function asDims(value: Value): Shape {
  if (value instanceof NumPyInteger) return [value.value];
  if (typeof value === "number" || value instanceof Sym) return [value];
  const sizes = itemsOf(value) ?? constantOf(value);
  if (sizes) return sizes.map(asDim);
  if (!(value instanceof TensorValue)) return reasonFor(value);
  // A shape that is computed has as many axes as there are sizes.
  const length = isRanked(value.shape) && value.shape.length === 1 ? value.shape[0] : undefined;
  return typeof length === "number" ? Array<Dim>(length).fill(value.origin ? null : unknownConstant) : unknownConstant;
}

/** A size that the data decide: None while a graph is traced, and in a program that computes whatever it comes to. */
export const sizeOfData = (call: OperationCall, because: string): Dim =>
  call.isSymbolic || call.runtime.insideCall ? null : new Unknown(because);

/** A size for each of `n` axes, from one number or a sequence. */
export function sizePerAxis(value: Value, n: number): readonly Dim[] {
  const items = itemsOf(value);
  if (!items) return Array<Dim>(n).fill(asDim(value));
  return items.length === 1 ? Array<Dim>(n).fill(asDim(items[0]!)) : items.map(asDim);
}
