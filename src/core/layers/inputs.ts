/**
 * What a layer's call was given, taken apart: one tensor, or the list that a merging layer wants.
 *
 *     Dense(8)([a, b])   refused: one tensor is wanted
 */
import type { Nest, TensorSpec } from "../dims/tensor.js";
import { incompatibleShape } from "../problems/incompatible-shape.js";
import { LayerError, type LayerCall } from "./entry.js";

export function isTensorSpec(value: Nest<TensorSpec>): value is TensorSpec {
  return !Array.isArray(value) && "shape" in value && "dtype" in value;
}

/** The one tensor that the layer takes; a list of one is taken for it, as Keras' functional call does. */
export function single(call: LayerCall, layer: string): TensorSpec {
  const { inputs } = call;
  if (isTensorSpec(inputs)) return inputs;
  const all = flatten(inputs);
  if (all.length === 1) return all[0]!;
  throw new LayerError(incompatibleShape, `${layer} takes one tensor, and it was given ${all.length}.`);
}

/** Every tensor of a nest, in order. */
export function flatten(nest: Nest<TensorSpec>): readonly TensorSpec[] {
  if (isTensorSpec(nest)) return [nest];
  return Object.values(nest).flatMap((item: Nest<TensorSpec>) => flatten(item));
}
