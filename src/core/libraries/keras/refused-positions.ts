/**
 * What Keras 3 refuses of a call's arguments by position: values that it hands on by name besides.
 *
 *     RandomFlip()(x, True)     it takes x by position and nothing else
 *     Dense(3)(x, x)            the second one is `training`, and given twice
 *     Attention()(pair, None)   the mask is looked up since there is none, and given twice
 *
 * Source: keras/src/layers/layer.py, Layer.__call__; keras/src/layers/preprocessing/data_layer.py.
 */
import type { CallValue } from "../../layers/call.js";
import { LayerError, type LayerCall, type LayerEntry } from "../../layers/entry.js";
import type { TensorSpec } from "../../dims/tensor.js";
import { isTensorSpec } from "../../layers/inputs.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import type { CallArguments } from "../../values/value.js";

/** Throws LayerError. `others` are the values of the call's parameters but for the first. */
export function refusePositions(
  { name, isDataLayer }: LayerEntry,
  { keywords, positional }: CallArguments,
  { others }: Pick<LayerCall, "others">,
): void {
  if (isDataLayer && positional.length > 1)
    throw new LayerError(invalidArgument, `${name} takes its data by position and nothing else; pass that by name.`);
  const byPosition = (parameter: string): CallValue | undefined =>
    keywords.has(parameter) ? undefined : (others.get(parameter) as CallValue | undefined);
  if (isTensors(byPosition("training")))
    throw new LayerError(
      invalidArgument,
      `${name} is called with a second tensor, and that stands where \`training\` does.`,
      "training",
    );
  const hasMoreTensors = [...others.values()].some((value) => isTensors(value as CallValue));
  if (byPosition("mask") === null && !hasMoreTensors)
    throw new LayerError(
      invalidArgument,
      `${name} is called with None by position where \`mask\` stands; pass it by name, or leave it out.`,
      "mask",
    );
}

/** One tensor, or a list of them. */
function isTensors(value: CallValue | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isTensors);
  return typeof value === "object" && value !== null && "shape" in value && isTensorSpec(value as TensorSpec);
}
