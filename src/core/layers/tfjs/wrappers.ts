/**
 * The layers that wrap another: timeDistributed and bidirectional.
 *
 *     tf.layers.bidirectional({layer: tf.layers.lstm({units: 8})})   [null, 20, 16] -> [null, 16], the weights of both
 */
import { Unknown } from "../../dims/dim.js";
import { Opaque } from "../argument.js";
import { bidirectional, type BidirectionalConfig } from "../bidirectional.js";
import { LayerHandle } from "../entry.js";
import { timeDistributed } from "../time-distributed.js";
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

export const tfjsBidirectional: TfjsEntry = tfjsLayer(bidirectional, {
  signature: 'layer, merge_mode="concat"',
  nullable: ["merge_mode"],
  unheard,
  configure: (args): BidirectionalConfig => {
    const layer = wrappedLayer(args);
    const mergeMode =
      args.value("merge_mode") === null ? null : args.choice("merge_mode", ["sum", "mul", "concat", "ave"]);
    return { forward: layer, backward: layer, mergeMode };
  },
  prepare: (call) => {
    if (!Array.isArray(call.inputs)) return call;
    const [sequence] = call.inputs;
    return sequence === undefined ? call : { ...call, inputs: sequence };
  },
});

function wrappedLayer(args: ConfigArguments): LayerHandle | Unknown {
  const value = args.value("layer");
  if (value instanceof LayerHandle || value instanceof Unknown) return value;
  if (value instanceof Opaque && value.kind === "object") return new Unknown(`${value.description} is not known here`);
  return args.refuse("layer", "a layer");
}
