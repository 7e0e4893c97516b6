/**
 * Shapes that a model takes for its input's.
 *
 *     (None, 4) on (None, 4, 1)     taken: of a symbolic tensor only the axes that both have are looked at
 *     (None, 8, 3) on (8, 3)        refused: an array may differ by a last axis of one alone
 */
import { isRanked, sameDim, showShape, type Dim, type Shape } from "../../../dims/dim.js";
import type { TensorSpec } from "../../../dims/tensor.js";
import { tensorsIn } from "../../../values/convert.js";
import type { LayerState } from "../../../values/layer-object.js";

/** The input of a model that has one. */
export function inputOfModel({ functional, sequential }: LayerState): TensorSpec | undefined {
  const input =
    sequential?.input ??
    (functional && tensorsIn(functional.inputs).length === 1 ? tensorsIn(functional.inputs)[0] : undefined);
  return input && { shape: input.shape, dtype: input.dtype };
}

/** A last axis of one is not looked at; axes that one of the two lacks aren't either, in a call that only announces. */
export function mayFit(own: Shape, given: Shape, isSymbolic: boolean): boolean {
  if (!isRanked(own) || !isRanked(given)) return true;
  if (!isSymbolic && !mayFitRank(own, given)) return false;
  const [a, b] = [withoutOne(own), withoutOne(given)];
  return a.every((dim, i) => {
    const other = b[i];
    return i === 0 || dim === null || other === undefined || other === null || sameDim(dim, other) !== false;
  });
}

/** Arrays of another rank differ by a last axis of one. */
function mayFitRank(own: readonly Dim[], given: readonly Dim[]): boolean {
  if (own.length === given.length) return true;
  const [longer, difference] =
    own.length > given.length ? [own, own.length - given.length] : [given, given.length - own.length];
  return difference === 1 && sameDim(longer.at(-1) ?? null, 1) !== false && longer.at(-1) !== null;
}

/** Why a stack doesn't take a tensor. Of data, its layers are to judge the sizes. */
export function refusedByStack(own: Shape, given: Shape, isSymbolic: boolean): string | undefined {
  if (!isRanked(own) || !isRanked(given)) return undefined;
  if (isSymbolic ? mayFit(own, given, true) : mayFitRank(own, given)) return undefined;
  return `This model takes ${showShape(own)}, and it is called on ${showShape(given)}.`;
}

const withoutOne = (dims: readonly Dim[]): readonly Dim[] => (dims.at(-1) === 1 ? dims.slice(0, -1) : dims);
