/**
 * The shape of tensors combined value by value: axes are aligned at the end, an axis of 1 stretches.
 *
 *     (None, 28, 28, 8) with (None, 1, 1, 8)   (None, 28, 28, 8)
 */
import { isRanked, max, sameDim, showDim, showShape, Sym, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import { lastDim, Unranked } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { LayerError } from "../../entry.js";

/**
 * By the rules of the merging layers: the batch axis is no part of the alignment, and None with any size is None. Where the layer
 * computes, a size above 1 wins over None.
 */
export function mergedShape(shapes: readonly Shape[], layer: string, isExecuted = false): Shape {
  const ranked = shapes.filter(isRanked);
  if (ranked.length < shapes.length) return mergedUnranked(shapes, layer);
  const scalars = ranked.filter((shape) => shape.length === 0).length;
  if (scalars > 0) return scalars === ranked.length ? [] : new Unknown("one of the tensors has no batch axis");
  const examples = ranked.map((shape) => shape.slice(1));
  const merged = mergedExamples(examples, layer).at(-1)!;
  return [mergedBatch(ranked, layer), ...(isExecuted ? withKnownSizes(merged, examples) : merged)];
}

/** Axes of None that meet a size above 1, which is then the size of both. */
const withKnownSizes = (merged: readonly Dim[], examples: readonly (readonly Dim[])[]): readonly Dim[] =>
  merged.map((dim, axis) => {
    if (dim !== null) return dim;
    const met = examples.map((example) => example[axis - merged.length + example.length]);
    return met.find((size) => typeof size === "number" && size > 1) ?? null;
  });

/** The shapes without the batch axis as they grow, one tensor after the other. */
export function mergedExamples(examples: readonly (readonly Dim[])[], layer: string): readonly (readonly Dim[])[] {
  const [first, ...rest] = examples;
  const grown = [first!];
  for (const next of rest) grown.push(broadcast(grown.at(-1)!, next, layer));
  return grown;
}

function broadcast(a: readonly Dim[], b: readonly Dim[], layer: string): readonly Dim[] {
  const [longer, shorter] = a.length < b.length ? [b, a] : [a, b];
  const lead = longer.length - shorter.length;
  return longer.map((dim, axis) => {
    if (axis < lead) return dim;
    const merged = mergedDim(dim, shorter[axis - lead]!);
    return merged === undefined ? refuse(a, b, dim, shorter[axis - lead]!, layer) : merged;
  });
}

/** Undefined where the sizes can't be combined. */
function mergedDim(a: Dim, b: Dim): Dim | undefined {
  if (a === null || b === null) return null;
  if (a === 1) return b;
  if (b === 1) return a;
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  // A symbol that meets a size is that size or 1; two symbols are equal, or one of them is 1.
  if (a instanceof Sym || b instanceof Sym) return typeof a === "number" ? a : typeof b === "number" ? b : max(a, b);
  return a === b ? a : undefined;
}

function mergedBatch(shapes: readonly (readonly Dim[])[], layer: string): Dim {
  const sizes = shapes.map(([batch]) => batch!).filter((batch) => batch !== null);
  const clash = sizes.find((size) => sameDim(size, sizes[0]!) === false);
  if (clash !== undefined) {
    const message = `${layer} takes tensors of one batch size, and these have ${showDim(sizes[0]!)} and ${showDim(clash)}.`;
    throw new LayerError(incompatibleShape, message);
  }
  const known = sizes.find((size) => typeof size === "number") ?? sizes.find((size) => size instanceof Sym);
  return known ?? sizes[0] ?? null;
}

/** Where a rank is unknown the last axes still meet. */
function mergedUnranked(shapes: readonly Shape[], layer: string): Shape {
  const unknown = shapes.find((shape) => shape instanceof Unknown)!;
  if (shapes.some((shape) => isRanked(shape) && shape.length < 2)) return unknown;
  const last = mergedExamples(
    shapes.map((shape) => [lastDim(shape)]),
    layer,
  ).at(-1)![0]!;
  return last instanceof Unknown ? unknown : new Unranked(unknown.because, unknown.place, last);
}

function refuse(a: readonly Dim[], b: readonly Dim[], one: Dim, other: Dim, layer: string): never {
  const message = `${layer} can't combine ${showShape(a)} with ${showShape(b)} (without the batch axis): ${showDim(one)} and ${showDim(other)} differ, and neither is 1.`;
  throw new LayerError(incompatibleShape, message);
}
