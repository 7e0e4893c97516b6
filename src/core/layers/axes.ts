/**
 * The `axis=` arguments of normalization layers, and where they are in a shape.
 *
 *     LayerNormalization(axis=[1, -1]) on (None, 7, 7, 64)   sizes 7 and 64, one row for each of the 7 others
 */
import { isRanked, showShape, Sym, Unknown, type Amount, type Dim, type Shape } from "../dims/dim.js";
import { amountOf, lastDim } from "../dims/tensor.js";
import { invalidArgument } from "../problems/invalid-argument.js";
import { isSequence, type ArgumentValue } from "./argument.js";
import type { LayerArguments } from "./arguments.js";
import { LayerError } from "./entry.js";

/** One axis or a sequence of them, any sign. */
export function axesArgument(args: LayerArguments, name = "axis"): readonly Amount[] | Unknown {
  const value = args.value(name);
  if (value instanceof Unknown) return value;
  return (isSequence(value) ? value : [value]).map((item: ArgumentValue) => axisValue(args, name, item));
}

export function axisValue(args: LayerArguments, name: string, item: ArgumentValue): Amount {
  if (typeof item === "number" || item instanceof Sym || item instanceof Unknown) return item;
  return typeof item === "boolean" ? Number(item) : args.refuse(name, "an integer or a list of integers");
}

/** The size of an axis; an axis that isn't there is refused, as indexing a Python tuple does. */
export function sizeAt(shape: Shape, axis: Amount, layer: string): Dim {
  if (axis instanceof Unknown) return axis;
  if (axis instanceof Sym) return new Unknown(`the axis ${axis} is known only when the program runs`);
  if (!isRanked(shape)) return axis === -1 ? lastDim(shape) : shape;
  checkAxis(shape, axis, layer);
  return shape.at(axis)!;
}

/** The size of every axis named, ascending as the library sorts them: -1 comes before 1. */
export function sizesAt(shape: Shape, axes: readonly Amount[] | Unknown, layer: string): readonly Dim[] {
  if (axes instanceof Unknown) return [axes];
  const known = axes.filter((axis): axis is number => typeof axis === "number").sort((a, b) => a - b);
  const sorted = known.length === axes.length ? known : axes;
  return sorted.map((axis) => sizeAt(shape, axis, layer));
}

export function checkAxis(shape: readonly Dim[], axis: number, layer: string): void {
  if (axis < shape.length && axis >= -shape.length) return;
  const message = `${layer}: there is no axis ${axis} in ${showShape(shape)}, which has ${shape.length} axes.`;
  throw new LayerError(invalidArgument, message, "axis");
}

/** How many rows of one example a reduction over the axes leaves: the product of the other sizes, the batch aside. */
export function rowsAlong(shape: Shape, axes: readonly Amount[] | Unknown): Amount {
  if (!isRanked(shape)) return shape;
  if (axes instanceof Unknown) return axes;
  const reduced = new Set<number>();
  for (const axis of axes) {
    if (typeof axis !== "number") return new Unknown("the axis is not known");
    reduced.add(axis < 0 ? axis + shape.length : axis);
  }
  return amountOf(shape.filter((_, index) => index > 0 && !reduced.has(index)));
}
