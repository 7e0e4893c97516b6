/**
 * The weights that a layer gets when it is built: those of its class, in its own dtype.
 *
 *     Dense(4, dtype="float16") on (None, 8)   kernel (8, 4) and bias (4,), of float16
 */
import { Unknown } from "../../../dims/dim.js";
import type { LayerEntry, Weight } from "../../../layers/entry.js";
import type { LayerObject, LayerState } from "../../../values/layer-object.js";

/** Layers whose weights a quantized policy replaces by packed ones and their scales. */
export const QUANTIZABLE = new Set(["Dense", "EinsumDense", "Embedding", "ReversibleEmbedding"]);

export function builtWeights(
  { dtype }: LayerObject,
  { name }: LayerEntry,
  weights: readonly Weight[],
): Pick<LayerState, "weights"> & Partial<LayerState> {
  if (dtype.isQuantized && QUANTIZABLE.has(name))
    return { weights: [], unknownWeights: new Unknown("the weights that a quantized policy makes aren't followed") };
  return { weights: withDtype(weights, dtype.variable) };
}

export const withDtype = (weights: readonly Weight[], dtype: string | Unknown): readonly Weight[] =>
  dtype === "float32" || typeof dtype !== "string" ? weights : weights.map((weight) => ({ dtype, ...weight }));
