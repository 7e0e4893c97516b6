/**
 * The loss that a model is trained with, where the order leaves it to the model's output.
 *
 *     softmax                    ──▶   categoricalCrossentropy
 *     sigmoid, one unit          ──▶   binaryCrossentropy
 *     none, and data in classes  ──▶   the same as for softmax, which is part of the loss then
 *     none                       ──▶   meanSquaredError
 */
import type { LayersModel } from "@tensorflow/tfjs";
import type { Tf } from "./engine.js";
import type { Loss, QuickTrainOrder } from "./order.js";

export interface ChosenLoss {
  readonly name: Loss;
  /** The output is no probability: the softmax is part of the loss. */
  readonly isOfLogits: boolean;
  /** A sentence where it was chosen here. */
  readonly note: string | undefined;
}

export function lossOf(model: LayersModel, order: Pick<QuickTrainOrder, "loss" | "data">): ChosenLoss {
  const activation = outputActivation(model);
  const isProbability = activation === "softmax" || activation === "sigmoid" || activation === "hardSigmoid";
  const name = order.loss === "auto" ? chosen(model, activation, order.data.kind) : order.loss;
  const isOfLogits = name === "categoricalCrossentropy" && !isProbability;
  const why = activation === undefined ? "its output has no activation" : `its output is a ${activation}`;
  const note = `The loss is ${name}${isOfLogits ? ", with a softmax of its own" : ""}: ${why}.`;
  return { name, isOfLogits, note: order.loss === "auto" || isOfLogits ? note : undefined };
}

const IN_CLASSES = new Set<QuickTrainOrder["data"]["kind"]>(["digits", "images"]);

function chosen(model: LayersModel, activation: string | undefined, data: QuickTrainOrder["data"]["kind"]): Loss {
  const units = model.outputs[0]?.shape.at(-1);
  if (activation === "softmax") return "categoricalCrossentropy";
  if (activation === "sigmoid" || activation === "hardSigmoid") return "binaryCrossentropy";
  return IN_CLASSES.has(data) && units !== 1 ? "categoricalCrossentropy" : "meanSquaredError";
}

/** Of the layer that makes the output; undefined where it is linear. */
function outputActivation(model: LayersModel): string | undefined {
  const layer = model.outputs[0]?.sourceLayer;
  if (layer === undefined) return undefined;
  if (layer.getClassName() === "Softmax") return "softmax";
  const { activation } = layer.getConfig();
  return typeof activation === "string" && activation !== "linear" ? activation : undefined;
}

/** What `compile` takes. */
export function compiledLoss(tf: Tf, { name, isOfLogits }: ChosenLoss) {
  if (!isOfLogits) return name;
  return (truth: import("@tensorflow/tfjs").Tensor, told: import("@tensorflow/tfjs").Tensor) =>
    tf.losses.softmaxCrossEntropy(truth, told);
}
