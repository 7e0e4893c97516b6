/**
 * The layers that wrap another: timeDistributed and bidirectional.
 *
 *     tf.layers.bidirectional({layer: tf.layers.lstm({units: 8})})   [null, 20, 16] -> [null, 16], the weights of both
 */
import { Unknown } from "../../dims/dim.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import type { Nest, TensorSpec } from "../../dims/tensor.js";
import { Opaque } from "../argument.js";
import { bidirectional, type BidirectionalConfig } from "../keras/rnn/bidirectional.js";
import { LayerError, LayerHandle, type LayerEntry } from "../entry.js";
import { SequenceOptions } from "../keras/rnn/sequence.js";
import { timeDistributed } from "../keras/rnn/time-distributed.js";
import type { ConfigArguments } from "./arguments.js";
import { tfjsLayer, type TfjsEntry } from "./define.js";

/** Whether they train is what the layer inside says. */
const unheard = ["trainable"];

export const tfjsTimeDistributed: TfjsEntry = tfjsLayer(timeDistributed, {
  signature: "layer",
  unheard,
  minRank: 3,
  configure: (args) => ({ layer: wrappedLayer(args) }),
});

/** Of a layer that is no recurrent one the tensor is not checked. */
const ofAnyLayer: LayerEntry = {
  ...bidirectional,
  apply: (config, call) => {
    const { forward } = config as BidirectionalConfig;
    const isRecurrent =
      !(forward instanceof LayerHandle) || !forward.entry || forward.config instanceof SequenceOptions;
    return bidirectional.apply(config, isRecurrent ? call : { ...call, isRankUnchecked: true });
  },
};

export const tfjsBidirectional: TfjsEntry = tfjsLayer(ofAnyLayer, {
  signature: 'layer, merge_mode="concat"',
  nullable: ["merge_mode"],
  unheard,
  configure: (args): BidirectionalConfig => {
    const layer = wrappedLayer(args);
    // Both copies are made of the layer's config, in which a wrapper's layer is none.
    if (layer instanceof LayerHandle && ["Bidirectional", "TimeDistributed"].includes(layer.className))
      args.refuse("layer", "a layer that wraps no other");
    const mergeMode =
      args.value("merge_mode") === null ? null : args.choice("merge_mode", ["sum", "mul", "concat", "ave"]);
    return { forward: layer, backward: layer, isTrained: true, mergeMode };
  },
  prepare: (call) => {
    if (!Array.isArray(call.inputs)) return call;
    const [sequence, ...states] = call.inputs as readonly Nest<TensorSpec>[];
    if (states.length % 2 === 0) return sequence === undefined ? call : { ...call, inputs: sequence };
    const message = `Bidirectional takes the states of both its layers, an even number; it was given ${states.length}.`;
    throw new LayerError(incompatibleShape, message);
  },
});

function wrappedLayer(args: ConfigArguments): LayerHandle | Unknown {
  const value = args.value("layer");
  if (value instanceof LayerHandle || value instanceof Unknown) return value;
  if (value instanceof Opaque && value.kind === "object") return new Unknown(`${value.description} is not known here`);
  return args.refuse("layer", "a layer");
}
