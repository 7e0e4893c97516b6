/**
 * `TimeDistributed(Dense(8))`: the layer on every slice of axis 1, with the same weights.
 *
 *     (None, 20, 16) -> (None, 20, 8), kernel 16×8 and bias 8
 */
import { isRanked, mul, showShape, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import { amountOf, lastDim, Unranked, type TensorSpec } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { layerClass } from "../../../problems/layer-class.js";
import {
  cost,
  defineWrapper,
  LayerError,
  LayerHandle,
  type Applied,
  type LayerCall,
  type LayerEntry,
} from "../../entry.js";
import { isTensorSpec, single } from "../../inputs.js";
import { wrappedLayer } from "../core/wrapper.js";

const NAME = "TimeDistributed";

interface Config {
  readonly layer: LayerHandle | Unknown;
}

export const timeDistributed: LayerEntry = defineWrapper<Config>({
  name: NAME,
  signature: "layer, **kwargs",
  call: "inputs, training=None, mask=None",
  masking: "kept",
  onlyAnnounces: true,
  configure: (args) => ({ layer: wrappedLayer(args) }),
  apply: ({ layer }, call) => {
    const { output, weights, cost: one, warnings = [] } = step(layer, call);
    if (!isTensorSpec(output))
      throw new LayerError(incompatibleShape, `${NAME} wraps a layer with one output, and this one has several.`);
    const input = single(call, NAME);
    const times = amountOf([stepsOf(input)]);
    return {
      output: { shape: withSteps(output.shape, input), dtype: call.dtype },
      weights,
      cost: one && { macs: mul(times, one.macs), flops: mul(times, one.flops) },
      warnings,
    };
  },
  wrapped: ({ layer }) => (layer instanceof LayerHandle ? [layer] : []),
});

/** What the layer gives for one slice. */
function step(layer: LayerHandle | Unknown, call: LayerCall): Applied {
  const { shape, dtype } = single(call, NAME);
  if (isRanked(shape) && shape.length < 3)
    throw new LayerError(
      incompatibleShape,
      `${NAME} takes a tensor of at least 3 axes, the second of them time, and ${showShape(shape)} has ${shape.length}.`,
    );
  const slice: TensorSpec = { shape: isRanked(shape) ? [shape[0]!, ...shape.slice(2)] : shape, dtype };
  if (layer instanceof Unknown) return unknownStep(layer, call);
  if (call.executed === false && layer.tellsNoShape) {
    layer.build(slice);
    const message = `${NAME} asks ${layer.className} for \`compute_output_shape\`, and it has none. Define it.`;
    throw new LayerError(layerClass, message);
  }
  return layer.apply({ ...call, inputs: slice, others: new Map(), isRankUnchecked: true });
}

const unknownStep = (reason: Unknown, { dtype }: LayerCall): Applied => ({
  output: { shape: reason, dtype },
  weights: [{ name: "layer", shape: [reason], trainable: true }],
  cost: cost(reason),
});

const stepsOf = ({ shape }: TensorSpec): Dim => (isRanked(shape) ? shape[1]! : shape);

/** The output of one slice with the time axis put back. */
function withSteps(output: Shape, input: TensorSpec): Shape {
  if (isRanked(output)) {
    const [batch, ...others] = output;
    if (batch !== undefined) return [batch, stepsOf(input), ...others];
    throw new LayerError(incompatibleShape, `${NAME} wraps a layer that keeps the batch axis, and this one drops it.`);
  }
  return new Unranked(output.because, output.place, lastDim(output));
}
