/**
 * Operations that arrange the same values otherwise: reshape, transpose, expand_dims, squeeze, flip.
 *
 *     reshape(x, (-1, 64))   (None, 7, 7, 64) -> (None, 64)
 */
import {
  floorDiv,
  isRanked,
  product,
  sameDim,
  showShape,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../dims/dim.js";
import { LayerError } from "../../layers/entry.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { reshapeSize } from "../../problems/reshape-size.js";
import { asDims } from "./sizes.js";
import { itemsOf } from "../../values/convert.js";
import type { Value } from "../../values/value.js";
import { axesIn, axisIn } from "./axes.js";
import type { DTypeRule } from "./dtypes.js";
import type { OperationCall, Rule } from "./operation.js";
import { onAxes } from "./spec.js";

/** One tensor whose shape alone changes. */
export const moving =
  (
    rule: (call: OperationCall, dims: readonly Dim[]) => Shape,
    parameter = "x",
    dtype: DTypeRule = (own) => own!,
  ): Rule =>
  (call) => {
    const x = call.tensor(parameter);
    return { shape: onAxes(x.shape, (dims) => rule(call, dims)), dtype: dtype(x.dtype) };
  };

export const reshaping =
  (parameter: string, x = "x"): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor(x);
    return { shape: reshapedShape(call.name, shape, asDims(call.value(parameter)), !call.isSymbolic), dtype };
  };

/**
 * A shape in which one size may be -1: it takes what the others leave, or is None where one of them is. Where the reshape is
 * executed, the only size that is None follows from a known input as well.
 */
export function reshapedShape(name: string, from: Shape, to: Shape, isExecuted: boolean): Shape {
  if (!isRanked(to)) return to;
  if (
    isExecuted &&
    isRanked(from) &&
    !from.includes(null) &&
    to.filter((dim) => dim === null || dim === -1).length === 1
  )
    return reshapedShape(
      name,
      from,
      to.map((dim) => dim ?? -1),
      false,
    );
  const free = to.indexOf(-1);
  const refused = to.some((dim) => typeof dim === "number" && dim < -1) || to.lastIndexOf(-1) !== free;
  if (refused)
    throw new LayerError(invalidArgument, `${name}: ${showShape(to)} is no shape: at most one size may be -1.`);
  const others = product(to.filter((_, i) => i !== free));
  const size: Dim = isRanked(from) ? product(from) : new Unknown(from.because, from.place);
  if (free < 0) {
    if (size !== null && others !== null && sameDim(size, others) === false) refuseSize(name, from, to);
    return to;
  }
  return to.with(free, size === null || others === null ? null : quotient(name, size, others, from, to));
}

function quotient(name: string, size: Amount, by: Amount, from: Shape, to: readonly Dim[]): Dim {
  if (typeof by === "number" && by === 0) return new Unknown("the size can't be told");
  if (typeof size === "number" && typeof by === "number" && size % by !== 0) refuseSize(name, from, to);
  return floorDiv(size, by);
}

function refuseSize(name: string, from: Shape, to: readonly Dim[]): never {
  throw new LayerError(reshapeSize, `${name} can't put the values of ${showShape(from)} into ${showShape(to)}.`);
}

/** The axes in another order; turned round where `axes` is None. */
export function transposedShape(name: string, dims: readonly Dim[], axes: Value): Shape {
  if (axes === null) return [...dims].reverse();
  const items = itemsOf(axes);
  if (!items) return dims.map(() => new Unknown("the order of the axes isn't known"));
  const order = items.map((item) => axisIn(name, item, dims.length, dims));
  const known = order.filter((axis) => typeof axis === "number");
  if (items.length !== dims.length || new Set(known).size !== known.length)
    throw new LayerError(
      invalidArgument,
      `${name}: the axes must be the ${dims.length} axes of ${showShape(dims)} in some order.`,
    );
  return order.map((axis) => (typeof axis === "number" ? dims[axis]! : axis));
}

/** An axis of 1, or several, at the places that they have in the result. */
export function expandedShape(name: string, dims: readonly Dim[], axis: Value): Shape {
  const places = itemsOf(axis) ?? [axis];
  const rank = dims.length + places.length;
  const at = places.map((place) => axisIn(name, place, rank));
  if (at.some((place) => place instanceof Unknown))
    return Array.from({ length: rank }, () => at.find((a) => a instanceof Unknown)!);
  const rest = dims.values();
  return Array.from({ length: rank }, (_, i) => (at.includes(i) ? 1 : (rest.next().value ?? null)));
}

/** Without the axes of 1, or without those that are named. */
export function squeezedShape(call: OperationCall, dims: readonly Dim[], axis: Value): Shape {
  const { name } = call;
  if (axis === null) {
    // Announced, an axis of None stays; executed, it may turn out to be 1.
    const open = dims.find((dim) => typeof dim !== "number" && (dim !== null || !call.isSymbolic));
    return open === undefined ? dims.filter((dim) => dim !== 1) : new Unknown("which axes have the size 1 isn't known");
  }
  const axes = axesIn(name, axis, dims);
  if (axes instanceof Unknown) return axes;
  const wrong = axes.find((i) => dims[i] === null || (typeof dims[i] === "number" && dims[i] !== 1));
  if (wrong !== undefined)
    throw new LayerError(
      incompatibleShape,
      `${name}: the axis ${wrong} of ${showShape(dims)} isn't 1, and can't be left out.`,
    );
  return dims.filter((_, i) => !axes.includes(i));
}

export function swappedShape(name: string, dims: readonly Dim[], first: Value, second: Value): Shape {
  const [a, b] = [first, second].map((axis) => axisIn(name, axis, dims.length, dims));
  if (typeof a !== "number" || typeof b !== "number")
    return dims.map(() => new Unknown("which axes are swapped isn't known"));
  return dims.with(a, dims[b]!).with(b, dims[a]!);
}

/** Axes put elsewhere, the others in their order. */
export function movedShape(name: string, dims: readonly Dim[], source: Value, destination: Value): Shape {
  const [from, to] = [axesIn(name, source, dims), axesIn(name, destination, dims)];
  if (from instanceof Unknown || to instanceof Unknown)
    return dims.map(() => new Unknown("which axes are moved isn't known"));
  const rest = dims.filter((_, i) => !from.includes(i)).values();
  return dims.map((_, i) => (to.includes(i) ? dims[from[to.indexOf(i)]!]! : (rest.next().value ?? null)));
}
