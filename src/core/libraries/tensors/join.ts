/**
 * Operations that put tensors together, take them apart, and make them larger: concatenate, stack, split, tile, repeat, pad.
 *
 *     concatenate([x, y], axis=-1)   (None, 4), (None, 8) -> (None, 12)
 */
import {
  add,
  floorDiv,
  isRanked,
  mod,
  mul,
  sameDim,
  showShape,
  sub,
  Unknown,
  type Dim,
  type Shape,
} from "../../dims/dim.js";
import type { TensorSpec } from "../../dims/tensor.js";
import { LayerError } from "../../layers/entry.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { itemsOf } from "../../values/convert.js";
import type { Value } from "../../values/value.js";
import { axisIn } from "./axes.js";
import { constantOf } from "./constants.js";
import { resultType, type DTypeRule } from "./dtypes.js";
import type { OperationCall, Rule } from "./operation.js";
import { asDim, asDims } from "./sizes.js";
import { unknownSpec, unranked } from "./spec.js";

// ---------------------------------------------------------------- together

/** How the shapes of a list of tensors become one. `axis` is counted in the result. */
type Joining = (call: OperationCall, shapes: readonly (readonly Dim[])[]) => Shape;

/** A list of tensors that become one. `takesNone`: TensorFlow stacks none to an array without items; others refuse that. */
export const joining =
  (join: Joining, parameter: string, dtype: DTypeRule = resultType, takesNone = false): Rule =>
  (call) => {
    const specs = call.tensors(parameter);
    if (specs instanceof Unknown) return unknownSpec(specs);
    if (specs.length === 0 && takesNone) return { shape: [0], dtype: "float32" };
    if (specs.length === 0) throw new LayerError(invalidArgument, `${call.name} needs at least one tensor.`, parameter);
    return { shape: joinedShape(call, specs, join), dtype: dtype(...specs.map((spec) => spec.dtype)) };
  };

function joinedShape(call: OperationCall, specs: readonly TensorSpec[], join: Joining): Shape {
  const ranked = specs.map(({ shape }) => shape).find(isRanked);
  // All have the same rank, so what is known of one tells that of the others, and none of their sizes.
  const shapes = specs.map(({ shape }) => (isRanked(shape) ? shape : ranked?.map((): Dim => unranked(shape))));
  return ranked ? join(call, shapes as readonly (readonly Dim[])[]) : unranked(specs[0]!.shape as Unknown);
}

export const concatenated =
  (axisOf: (call: OperationCall) => Value): Joining =>
  (call, shapes) => {
    const rank = shapes[0]!.length;
    const axis = axisIn(call.name, axisOf(call), rank, shapes[0]);
    return alike(call, shapes, axis).map((dim, i) =>
      i === axis ? total(shapes.map((shape) => shape[i]!)) : axis instanceof Unknown ? axis : dim,
    );
  };

const total = (dims: readonly Dim[]): Dim => dims.reduce<Dim>((sum, dim) => add(sum, dim), 0);

export const stacked =
  (axisOf: (call: OperationCall) => Value): Joining =>
  (call, shapes) => {
    const dims = alike(call, shapes, undefined);
    const axis = axisIn(call.name, axisOf(call), dims.length + 1);
    if (axis instanceof Unknown) return [...dims, 1].map(() => axis);
    return [...dims.slice(0, axis), shapes.length, ...dims.slice(axis)];
  };

/**
 * The sizes that the shapes share, but for one axis. Announced, they are those of the first tensor; executed, what any of them
 * knows.
 */
function alike(
  call: OperationCall,
  shapes: readonly (readonly Dim[])[],
  except: number | Unknown | undefined,
): readonly Dim[] {
  const [first] = shapes as readonly [readonly Dim[]];
  for (const other of shapes) {
    const fits =
      other.length === first.length &&
      (except instanceof Unknown || other.every((dim, i) => i === except || mayBeSame(dim, first[i]!)));
    if (fits) continue;
    const but = typeof except === "number" ? `, but for the axis ${except}` : "";
    const message = `${call.name}: the shapes ${showShape(first)} and ${showShape(other)} must be the same${but}.`;
    throw new LayerError(incompatibleShape, message);
  }
  if (call.isSymbolic) return first;
  return first.map((dim, i) => shapes.reduce<Dim>((known, shape) => moreKnown(known, shape[i]!), dim));
}

const mayBeSame = (a: Dim, b: Dim): boolean => a === null || b === null || sameDim(a, b) !== false;

function moreKnown(a: Dim, b: Dim): Dim {
  if (typeof a === "number" || a === b) return a;
  if (typeof b === "number") return b;
  return a === null || a instanceof Unknown ? (b === null ? a : b) : a;
}

// ---------------------------------------------------------------- apart

/** So many equal parts of an axis, or parts that end at the places given. */
export const splitting =
  (parts: string, axisOf: (call: OperationCall, rank: number) => Value, x = "x"): Rule =>
  (call) => {
    const tensor = call.tensor(x);
    const places = call.value(parts);
    const count = typeof places === "number" ? places : (constantOf(places)?.length ?? itemsOf(places)?.length);
    if (count === undefined) return unknownSpec(new Unknown("how many parts there are isn't known", call.place));
    const isEqual = typeof places === "number";
    const n = isEqual ? count : count + 1;
    if (!isRanked(tensor.shape))
      return Array.from({ length: n }, () => ({ shape: unranked(tensor.shape as Unknown), dtype: tensor.dtype }));
    const { shape, dtype } = tensor;
    const axis = axisIn(call.name, axisOf(call, shape.length), shape.length, shape);
    const sizes = isEqual
      ? equalParts(call.name, axis instanceof Unknown ? axis : shape[axis]!, n)
      : partsAt(axis instanceof Unknown ? axis : shape[axis]!, asDims(places));
    return sizes.map((size) => ({ shape: withAxis(shape, axis, size), dtype }));
  };

export const withAxis = (shape: readonly Dim[], axis: number | Unknown, size: Dim): Shape =>
  axis instanceof Unknown ? shape.map(() => axis) : shape.with(axis, size);

function equalParts(name: string, size: Dim, n: number): readonly Dim[] {
  if (n <= 0) throw new LayerError(invalidArgument, `${name}: an axis can't be split into ${n} parts.`);
  if (typeof size === "number" && size % n !== 0)
    throw new LayerError(incompatibleShape, `${name}: an axis of ${size} can't be split into ${n} equal parts.`);
  return Array<Dim>(n).fill(floorDiv(size, n));
}

function partsAt(size: Dim, ends: Shape): readonly Dim[] {
  const known = isRanked(ends) ? ends : [];
  const clamp = (place: Dim): Dim =>
    typeof place === "number" && typeof size === "number"
      ? Math.min(Math.max(place < 0 ? place + size : place, 0), size)
      : place;
  const all = [0, ...known.map(clamp), size];
  return all.slice(1).map((end, i) => (size === null && i === all.length - 2 ? null : difference(end, all[i]!)));
}

function difference(end: Dim, start: Dim): Dim {
  if (typeof end === "number" && typeof start === "number") return Math.max(0, end - start);
  return sub(end, start);
}

/** One tensor for each place along an axis, the axis left out. */
export const unstacking =
  (numberParameter: string, x = "x"): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor(x);
    const given = call.value(numberParameter);
    if (!isRanked(shape)) {
      if (typeof given !== "number")
        return unknownSpec(new Unknown("how many tensors there are isn't known", call.place));
      return Array.from({ length: given }, () => ({ shape: unranked(shape), dtype }));
    }
    const axis = axisIn(call.name, call.value("axis"), shape.length, shape);
    const size = axis instanceof Unknown ? axis : shape[axis]!;
    const count = given === null ? size : asDim(given);
    if (count === null)
      throw new LayerError(
        incompatibleShape,
        `${call.name} can't tell how many tensors it gives: the axis is None. Pass \`num\`.`,
      );
    if (typeof count !== "number")
      return unknownSpec(new Unknown("how many tensors there are isn't known", call.place));
    const rest = axis instanceof Unknown ? shape.slice(1).map(() => axis) : shape.toSpliced(axis, 1);
    return Array.from({ length: count }, () => ({ shape: rest, dtype }));
  };

// ---------------------------------------------------------------- larger

/** Each axis so many times; missing axes count as 1. */
export function tiledShape(dims: readonly Dim[], repeats: Shape): Shape {
  if (!isRanked(repeats)) return repeats;
  const filled = (sizes: readonly Dim[], rank: number): readonly Dim[] => [
    ...Array<Dim>(Math.max(0, rank - sizes.length)).fill(1),
    ...sizes,
  ];
  const times = filled(repeats, dims.length);
  return filled(dims, repeats.length).map((dim, i) => mul(dim, times[i]!));
}

/** Each value of an axis so many times; of all values in a row where there is no axis. */
export function repeatedShape(name: string, dims: readonly Dim[], repeats: Value, axis: Value): Shape {
  // A size that only run time knows is None.
  const times = repeats === null ? [null] : asDims(repeats);
  const along = axis === null ? undefined : axisIn(name, axis, dims.length, dims);
  if (along instanceof Unknown) return dims.map(() => along);
  const size = along === undefined ? dims.reduce<Dim>((all, dim) => mul(all, dim), 1) : dims[along]!;
  const repeated = repeatedSize(name, size, times);
  return along === undefined ? [repeated] : dims.with(along, repeated);
}

function repeatedSize(name: string, size: Dim, times: Shape): Dim {
  if (size === null) return null;
  if (!isRanked(times)) return times;
  if (times.length === 1) return mul(size, times[0]!);
  if (typeof size === "number" && size !== times.length)
    throw new LayerError(incompatibleShape, `${name}: ${times.length} counts are given for an axis of ${size}.`);
  return total(times);
}

/** So many values before and after each axis. */
export function paddedShape(name: string, dims: readonly Dim[], paddings: Value, mayBroadcast: boolean): Shape {
  const rows = itemsOf(paddings);
  if (!rows)
    return typeof paddings === "number" && mayBroadcast
      ? dims.map((dim) => add(dim, 2 * paddings))
      : dims.map(() => unknownPadding);
  const pairs = rows.every((row) => !itemsOf(row)) && rows.length === 2 && mayBroadcast ? [paddings] : rows;
  const wide = pairs.length === 1 && mayBroadcast ? dims.map(() => pairs[0]!) : pairs;
  if (wide.length !== dims.length)
    throw new LayerError(
      incompatibleShape,
      `${name}: ${wide.length} pairs of paddings are given for the ${dims.length} axes of ${showShape(dims)}.`,
    );
  return dims.map((dim, i) => {
    const pair = asDims(wide[i]!);
    if (!isRanked(pair)) return pair;
    return pair.length === 1 ? add(dim, mul(2, pair[0]!)) : add(add(dim, pair[0]!), pair[1]!);
  });
}

const unknownPadding = new Unknown("the paddings aren't known");

/** As equal parts as can be; the first ones take what is left over. */
export function unevenParts(size: Dim, n: number): readonly Dim[] {
  if (typeof size !== "number")
    return Array<Dim>(n).fill(size === null ? null : new Unknown("the sizes of the parts aren't known"));
  const rest = mod(size, n) as number;
  return Array.from({ length: n }, (_, i) => Math.floor(size / n) + (i < rest ? 1 : 0));
}
