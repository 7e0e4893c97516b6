/** `Pipeline([Rescaling(1 / 255), Resizing(64, 64)])`: the layers one after the other, as one layer. */
import { Unknown } from "../../../dims/dim.js";
import type { Nest, TensorSpec } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { isSequence, showArgument, type ArgumentValue } from "../../argument.js";
import {
  cost,
  defineWrapper,
  LayerError,
  LayerHandle,
  type Applied,
  type Cost,
  type LayerCall,
  type LayerEntry,
  type Weight,
} from "../../entry.js";
import { addCosts } from "../../low-rank-adaptation.js";
import { handlesIn } from "../rnn/recurrent-cell.js";

const NAME = "Pipeline";

interface Config {
  readonly layers: ArgumentValue;
}

export const pipeline: LayerEntry = defineWrapper<Config>({
  name: NAME,
  signature: "layers, name=None",
  call: "inputs, training=True, mask=None",
  positionalValues: true,
  configure: (args) => ({ layers: args.value("layers") }),
  apply: run,
  wrapped: ({ layers }) => handlesIn(layers),
});

/** The list is looked at when the pipeline runs, not when it is made. */
function run({ layers }: Config, call: LayerCall): Applied {
  if (layers instanceof Unknown) return unknownRun(layers, call);
  if (!isSequence(layers) || layers.length === 0)
    throw new LayerError(invalidArgument, `${NAME} needs a list of layers, not ${showArgument(layers)}.`, "layers");
  let output: Nest<TensorSpec> = call.inputs;
  const weights: Weight[] = [];
  let total: Cost | undefined = cost(0);
  for (const layer of layers) {
    if (layer instanceof Unknown) return unknownRun(layer, call);
    if (!(layer instanceof LayerHandle))
      throw new LayerError(invalidArgument, `${NAME} is made of layers, and ${showArgument(layer)} is none.`, "layers");
    const applied = layer.apply({ inputs: output, dtype: call.dtype, others: new Map(), executed: true });
    output = applied.output;
    weights.push(...applied.weights);
    total = total && applied.cost ? addCosts(total, applied.cost) : undefined;
  }
  return { output, weights, cost: total };
}

const unknownRun = (reason: Unknown, { dtype }: LayerCall): Applied => ({
  output: { shape: reason, dtype },
  weights: [{ name: "layers", shape: [reason], trainable: true }],
  cost: cost(reason),
});
