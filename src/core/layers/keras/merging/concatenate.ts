/** `Concatenate()`: [(None, 28, 8), (None, 28, 4)] -> (None, 28, 12). */
import { anything } from "../../late-refusal.js";
import { add, isRanked, sameDim, showShape, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import { lastDim, Unranked } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { checkAxis } from "../../axes.js";
import { defineLayer, LayerError } from "../../entry.js";
import { several } from "../../inputs.js";

export const concatenate = defineLayer({
  name: "Concatenate",
  signature: "axis=-1, **kwargs",
  call: "inputs",
  late: { axis: anything },
  configure: (args) => ({ axis: args.integer("axis") }),
  masking: ({ axis }) => ({ joinedAlong: axis }),
  output: ({ axis }, call) => {
    const tensors = several(call, "Concatenate");
    if (tensors instanceof Unknown) return { shape: tensors, dtype: call.dtype };
    const shapes = tensors.map(({ shape }) => shape);
    const known = typeof axis === "number" ? axis : new Unknown("the axis is not known");
    return { shape: concatenated(shapes, known), dtype: call.dtype };
  },
});

/** As the first one, but for the axis, whose sizes add up; None where one of them is. */
function concatenated(shapes: readonly Shape[], axis: number | Unknown): Shape {
  const ranked = shapes.filter(isRanked);
  if (ranked.length === 0) return concatenatedUnranked(shapes, axis);
  // A single tensor comes back as it is, also from an axis that it doesn't have.
  if (shapes.length === 1 && typeof axis === "number" && axis >= 0) return shapes[0]!;
  checkShapes(ranked, axis);
  const axes = ranked[0]!.map((_, index) => index);
  if (axis instanceof Unknown)
    return shapes.length === 1 ? shapes[0]! : ranked[0]!.map((dim) => (dim === null ? null : axis));
  const at = axis < 0 ? axis + axes.length : axis;
  const dims = (index: number): readonly Dim[] =>
    shapes.map((shape) => (isRanked(shape) ? shape[index]! : index === axes.length - 1 ? lastDim(shape) : shape));
  return axes.map((index) => (index === at ? dims(index).reduce(add) : dims(index)[0]!));
}

function concatenatedUnranked(shapes: readonly Shape[], axis: number | Unknown): Shape {
  const unknown = shapes[0] as Unknown;
  if (axis !== -1) return unknown;
  const last = shapes.map(lastDim).reduce(add);
  return last instanceof Unknown ? unknown : new Unranked(unknown.because, unknown.place, last);
}

function checkShapes(shapes: readonly (readonly Dim[])[], axis: number | Unknown): void {
  const first = shapes[0]!;
  if (typeof axis === "number") checkAxis(first, axis, "Concatenate");
  const fits = shapes.every((shape) => shape.length === first.length);
  if (
    fits &&
    (axis instanceof Unknown || first.every((_, index) => isJoined(index, axis, first) || agree(shapes, index)))
  )
    return;
  const along = axis instanceof Unknown ? "one axis" : `axis ${axis}`;
  const message = `Concatenate takes tensors that are equal but for ${along}, and these are ${shapes.map(showShape).join(", ")}.`;
  throw new LayerError(incompatibleShape, message);
}

const isJoined = (index: number, axis: number, { length }: readonly Dim[]): boolean =>
  index === (axis < 0 ? axis + length : axis);

/** None agrees with any size. */
function agree(shapes: readonly (readonly Dim[])[], index: number): boolean {
  const sizes = shapes.map((shape) => shape[index]!).filter((size) => size !== null);
  return sizes.every((size) => sameDim(size, sizes[0]!) !== false);
}
