/**
 * Operations that pick values: by index, along an axis, the largest ones, and their inverse, one-hot vectors.
 *
 *     take(table, tokens, axis=0)   (1000, 64), (None, 50) -> (None, 50, 64)
 */
import { isRanked, sameDim, showShape, sub, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import type { Nest, TensorSpec } from "../../dims/tensor.js";
import { broadcast } from "../../layers/broadcast.js";
import { LayerError } from "../../layers/entry.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { itemsOf } from "../../values/convert.js";
import { TensorValue, type Value } from "../../values/value.js";
import { axisIn } from "./axes.js";
import type { DTypeRule } from "./dtypes.js";
import type { OperationCall, Rule } from "./operation.js";
import { flatSize } from "./reduce.js";
import { asDim, asDims } from "./sizes.js";
import { onAxes, unranked } from "./spec.js";

/** The axis is replaced by those of the indices; without an axis they pick from all values. */
export const taking =
  (axisOf: (call: OperationCall) => Value): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor("x");
    const indices = call.tensor("indices").shape;
    const axis = axisOf(call);
    if (axis === null) return { shape: indices, dtype };
    return { shape: onAxes(shape, (dims) => replaced(call.name, dims, axis, indices)), dtype };
  };

function replaced(name: string, dims: readonly Dim[], axis: Value, indices: Shape): Shape {
  if (!isRanked(indices)) return unranked(indices);
  const at = axisIn(name, axis, dims.length, dims);
  if (at instanceof Unknown) return [...dims.slice(1), ...indices].map(() => at);
  return [...dims.slice(0, at), ...indices, ...dims.slice(at + 1)];
}

/** An index for each place of the others: the indices' own size along the axis. */
export function takenAlong(call: OperationCall): TensorSpec {
  const { shape, dtype } = call.tensor("x");
  const indices = call.tensor("indices").shape;
  if (!isRanked(indices)) return { shape: unranked(indices), dtype };
  const isFlat = call.value("axis") === null;
  const own: Shape = isFlat ? [flatSize(shape)] : shape;
  return { shape: onAxes(own, (dims) => along(call, dims, indices, isFlat)), dtype };
}

function along(call: OperationCall, dims: readonly Dim[], indices: readonly Dim[], isFlat: boolean): Shape {
  if (dims.length !== indices.length) {
    const message = `${call.name}: ${showShape(dims)} and the indices ${showShape(indices)} must have as many axes.`;
    throw new LayerError(incompatibleShape, message);
  }
  const axis = isFlat ? 0 : axisIn(call.name, call.value("axis"), dims.length, dims);
  if (axis instanceof Unknown) return dims.map(() => axis);
  return broadcast(call.name, dims.with(axis, indices[axis]!), indices);
}

/** An axis more, of as many sizes as there are classes. */
export const oneHot =
  (classes: string, dtype: (call: OperationCall, own: TensorSpec) => TensorSpec["dtype"], indices = "x"): Rule =>
  (call) => {
    const x = call.tensor(indices);
    const size = asDim(call.value(classes));
    return { shape: onAxes(x.shape, (dims) => oneHotShape(call, dims, size)), dtype: dtype(call, x) };
  };

function oneHotShape(call: OperationCall, dims: readonly Dim[], size: Dim): Shape {
  const axis = call.value("axis") ?? -1;
  if (axis === -1) return [...dims, size];
  if (typeof axis !== "number") return [...dims, size].map(() => new Unknown("the axis isn't known"));
  if (axis < -1 || axis > dims.length) {
    if (!call.isSymbolic) return new Unknown("the axis of the classes isn't there");
    throw new LayerError(
      invalidArgument,
      `${call.name}: there is no axis ${axis} for the classes of ${showShape(dims)}.`,
      "axis",
    );
  }
  return dims.toSpliced(axis, 0, size);
}

/** The k largest along the last axis, and where they stand. */
export const topK =
  (parameter: string): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor(parameter);
    const k = asDim(call.value("k"));
    const found = onAxes(shape, (dims) => {
      if (dims.length === 0)
        throw new LayerError(incompatibleShape, `${call.name} takes a tensor with an axis, not a scalar.`);
      return dims.with(-1, k);
    });
    return [
      { shape: found, dtype },
      { shape: found, dtype: "int32" },
    ];
  };

/** A block that starts at some place: each size as given, -1 for all that is left. */
export function slicedBlock(start: Value, size: Value, dims: readonly Dim[], name: string): Shape {
  const sizes = asDims(size);
  if (!isRanked(sizes)) return dims.map(() => new Unknown("the size of the slice isn't known"));
  const starts = itemsOf(start);
  const wrongStart = starts !== undefined && starts.length !== dims.length;
  if (sizes.length !== dims.length || wrongStart)
    throw new LayerError(incompatibleShape, `${name} needs a start and a size for each axis of ${showShape(dims)}.`);
  return sizes.map((dim, i) => {
    if (dim !== -1) return dim;
    const own = dims[i]!;
    if (own === null || (start instanceof TensorValue && start.origin)) return null;
    return starts ? sub(own, asDim(starts[i]!)) : new Unknown("where the slice begins isn't known");
  });
}

/** Two shapes must agree where both are known. */
export function requireSame(name: string, a: Shape, b: Shape): void {
  if (!isRanked(a) || !isRanked(b)) return;
  const differs =
    a.length !== b.length || a.some((dim, i) => dim !== null && b[i] !== null && sameDim(dim, b[i]!) === false);
  if (differs)
    throw new LayerError(incompatibleShape, `${name}: ${showShape(a)} and ${showShape(b)} must be the same.`);
}

export const keepDtype: DTypeRule = (own) => own!;
