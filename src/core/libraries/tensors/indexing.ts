/**
 * What `x[…]` takes of a tensor's axes: numbers, slices, new axes, dots, arrays of indices.
 *
 *     x[:, 0]          (None, 50, 64) -> (None, 64)
 *     x[..., None]     (28, 28) -> (28, 28, 1)
 *     x[mask, 1:]      (100, 5) -> (?, 4)
 */
import { add, Float, isRanked, max, showShape, sub, Sym, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import { RoundNumber } from "../../dims/round-number.js";
import { showArgument } from "../../layers/argument.js";
import { LayerError } from "../../layers/entry.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { itemsOf } from "../../values/convert.js";
import { Ellipsis, NumPyInteger, SliceValue, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { isSymbolic } from "../keras/ops/symbolic-value.js";
import { broadcastAll } from "./elementwise.js";
import type { Rule } from "./operation.js";
import { unranked } from "./spec.js";

export const indexing: Rule = (call) => {
  const { shape, dtype } = call.tensor("x");
  const key = call.value("key");
  const isAlone = key === null || key instanceof SliceValue || key instanceof Ellipsis;
  if (call.isSymbolic && isAlone && call.runtime.settings.dialect === undefined && isSymbolic(call.value("x")))
    throw new LayerError(
      invalidArgument,
      "A symbolic tensor can't be indexed by one slice alone; write x[1:, ...] for x[1:], with a comma.",
    );
  const parts = key instanceof TupleValue ? key.items : [key];
  if (
    call.isSymbolic &&
    call.runtime.settings.dialect === undefined &&
    parts.some(isList) &&
    isSymbolic(call.value("x"))
  )
    throw new LayerError(
      invalidArgument,
      "A symbolic tensor is indexed by numbers and slices; keras.ops.take picks by a list or a tensor.",
    );
  const odd = parts.find(isNoIndex);
  // Of which nothing is known may as well be a dict of tensors: what a layer of the program's own gives, or a model of unknown outputs.
  if (odd !== undefined && !isRanked(shape) && dtype instanceof Unknown) return { shape: unranked(shape), dtype };
  if (odd !== undefined && !call.isArray)
    throw new LayerError(invalidArgument, `A tensor takes no index ${showArgument(odd)}.`);
  return { shape: indexedShape(shape, key), dtype };
};

/** Several indices in the place of one, or a tensor that only run time knows. */
const isList = (part: Value): boolean =>
  part instanceof TensorValue
    ? (part.facts.kind === "array" && isRanked(part.shape) && part.shape.length > 0) || isSymbolic(part)
    : part instanceof TupleValue;

const isNoIndex = (part: Value): part is string | Float => typeof part === "string" || part instanceof Float;

function indexedShape(shape: Shape, index: Value): Shape {
  if (!isRanked(shape)) return unranked(shape);
  const parts = index instanceof TupleValue ? index.items : [index];
  const picks = spread(shape, parts);
  return picks instanceof Unknown ? picks : resultOf(picks);
}

/** What one part of an index makes of the axes that it takes: kept ones, or the shape of an array of indices. */
type Pick = { readonly kept: readonly Dim[] } | { readonly indices: Shape; readonly isNumber: boolean };

function spread(dims: readonly Dim[], parts: readonly Value[]): readonly Pick[] | Unknown {
  const taken = parts.reduce<number>((count, part) => count + axesTaken(part), 0);
  if (taken > dims.length)
    throw new LayerError(
      incompatibleShape,
      `There are ${taken} indices for the ${dims.length} axes of ${showShape(dims)}.`,
    );
  const picks: Pick[] = [];
  let axis = 0;
  const rest = dims.length - taken;
  const hasDots = parts.some((part) => part instanceof Ellipsis);
  for (const part of parts) {
    const pick = pickOf(part, dims, axis, rest);
    if (pick instanceof Unknown) return pick;
    picks.push(pick);
    axis += part instanceof Ellipsis ? rest : axesTaken(part);
  }
  return hasDots ? picks : [...picks, { kept: dims.slice(axis) }];
}

/** How many axes a part uses up; a mask those that it has itself. */
function axesTaken(part: Value): number {
  if (part === null || part instanceof Ellipsis) return 0;
  return part instanceof TensorValue && part.dtype === "bool" && isRanked(part.shape) ? part.shape.length : 1;
}

function pickOf(part: Value, dims: readonly Dim[], axis: number, rest: number): Pick | Unknown {
  if (part === null) return { kept: [1] };
  if (part instanceof Ellipsis) return { kept: dims.slice(axis, axis + rest) };
  if (part instanceof SliceValue) return { kept: [slicedDim(dims[axis]!, part)] };
  if (typeof part === "number" || part instanceof Sym)
    return { indices: checkedNumber(part, dims, axis), isNumber: true };
  if (part instanceof RoundNumber) return { indices: [], isNumber: true };
  if (part instanceof TensorValue) return tensorPick(part);
  const items = itemsOf(part);
  if (!items) return new Unknown("what is taken of the tensor isn't known");
  if (items.some((item) => typeof item === "boolean")) return new Unknown("how many a mask picks isn't known");
  return { indices: [items.length], isNumber: false };
}

function checkedNumber(index: number | Sym, dims: readonly Dim[], axis: number): Shape {
  const size = dims[axis]!;
  if (typeof index === "number" && typeof size === "number" && (index < -size || index >= size))
    throw new LayerError(incompatibleShape, `There is no index ${index} on the axis ${axis} of ${showShape(dims)}.`);
  return [];
}

function tensorPick({ shape, dtype }: TensorValue): Pick | Unknown {
  if (!isRanked(shape)) return unranked(shape);
  if (dtype !== "bool") return { indices: shape, isNumber: shape.length === 0 };
  return { indices: [new Unknown("how many a mask picks isn't known")], isNumber: false };
}

/** Arrays of indices are broadcast together; they stand where the first is, or in front where others lie between. */
function resultOf(picks: readonly Pick[]): Shape {
  const isArray = (pick: Pick): boolean => "indices" in pick && !pick.isNumber;
  if (!picks.some(isArray)) return picks.flatMap((pick) => ("kept" in pick ? pick.kept : []));
  const at = picks.flatMap((pick, i) => ("indices" in pick ? [i] : []));
  const [first, last] = [at[0]!, at.at(-1)!];
  const together = broadcastAll(
    "Indexing",
    picks.flatMap((pick) => ("indices" in pick ? [pick.indices] : [])),
  );
  if (!isRanked(together)) return together;
  const kept = (from: number, to?: number): readonly Dim[] =>
    picks.slice(from, to).flatMap((pick) => ("kept" in pick ? pick.kept : []));
  return last - first + 1 === at.length ? [...kept(0, first), ...together, ...kept(last)] : [...together, ...kept(0)];
}

/** The length of a slice of an axis; an axis of None stays so. */
function slicedDim(dim: Dim, slice: SliceValue): Dim {
  const parts = [slice.lower, slice.upper, slice.step].map(boundOf);
  const [lower, upper, step = 1] = parts as readonly (number | undefined)[];
  if (dim === null) return null;
  const ofRound = roundLength(dim, slice);
  if (ofRound !== undefined) return ofRound;
  const isWhole = lower === undefined && upper === undefined && (step === 1 || step === -1);
  if (isWhole && !parts.some((part) => part instanceof Unknown)) return dim;
  const unknown = parts.find((part) => part instanceof Unknown);
  if (unknown instanceof Unknown) return unknown;
  if (dim instanceof Unknown) return new Unknown("it is a slice of an axis of unknown size");
  return dim instanceof Sym ? symbolicLength(dim, lower, upper, step) : lengthOf(dim, lower, upper, step);
}

/** So many rows in each round of a loop, where all of them are there. */
function roundLength(dim: Dim, { lower, upper, step }: SliceValue): number | undefined {
  if (!(lower instanceof RoundNumber) || !(upper instanceof RoundNumber) || (step !== null && step !== 1))
    return undefined;
  const length = upper.minus(lower);
  const isInside = typeof dim === "number" && lower.least >= 0 && upper.most <= dim;
  return isInside && length !== undefined ? Math.max(0, length) : undefined;
}

/** A bound of a slice; undefined where it is left out. */
function boundOf(value: Value): number | undefined | Unknown {
  if (value === null) return undefined;
  if (typeof value === "number") return value;
  if (value instanceof NumPyInteger) return value.value;
  if (typeof value === "boolean") return Number(value);
  const only = value instanceof TensorValue && value.values?.length === 1 ? value.values[0] : undefined;
  return typeof only === "number" ? only : new Unknown("the slice isn't known");
}

function lengthOf(size: number, lower: number | undefined, upper: number | undefined, step: number): Dim {
  if (step === 0) return new Unknown("a slice's step is zero");
  const [low, high] = step > 0 ? [0, size] : [-1, size - 1];
  const clamp = (bound: number): number => Math.min(Math.max(bound < 0 ? bound + size : bound, low), high);
  const start = lower === undefined ? (step > 0 ? low : high) : clamp(lower);
  const stop = upper === undefined ? (step > 0 ? high : low) : clamp(upper);
  return Math.max(0, Math.ceil((stop - start) / step));
}

/** A slice that leaves out so many at the beginning and so many at the end. */
function symbolicLength(size: Sym, lower: number | undefined, upper: number | undefined, step: number): Dim {
  const isTrim = step === 1 && (lower === undefined || lower >= 0) && (upper === undefined || upper < 0);
  if (!isTrim) return new Unknown("it is a slice of an axis of unknown size");
  return max(add(sub(size, lower ?? 0), upper ?? 0), 0);
}
