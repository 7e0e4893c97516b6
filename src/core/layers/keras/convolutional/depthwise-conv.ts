/** `DepthwiseConv2D(3)`: (None, 28, 28, 8) -> (None, 26, 26, 8), a 3×3 kernel for each of the 8 channels, and bias 8. */
import { either, nothing, positiveFloat, positiveFloats } from "../../late-refusal.js";
import { mul, product, type Amount, type Dim } from "../../../dims/dim.js";
import { elements } from "../../../dims/tensor.js";
import { biasAndActivation } from "../../activation-function.js";
import { configureConvolution, type Convolution } from "./convolution.js";
import { cost, defineLayer, weightIf, type LayerCall, type LayerEntry } from "../../entry.js";
import { single } from "../../inputs.js";
import { joinSpatial, slide, SPATIAL_NAMES, type SpatialRank, type SpatialShape, splitSpatial } from "../../window.js";

export const depthwiseConv1D: LayerEntry = depthwiseConvolution(1, "1");
export const depthwiseConv2D: LayerEntry = depthwiseConvolution(2, "(1, 1)");

interface DepthwiseConv extends Convolution {
  /** Outputs for each channel. */
  readonly multiplier: Amount;
}

function depthwiseConvolution(rank: SpatialRank, ones: string): LayerEntry {
  return defineLayer<DepthwiseConv>({
    name: `DepthwiseConv${SPATIAL_NAMES[rank]}`,
    signature: `kernel_size, strides=${ones}, padding="valid", depth_multiplier=1, data_format=None, dilation_rate=${ones}, activation=None, use_bias=True, depthwise_initializer="glorot_uniform", bias_initializer="zeros", depthwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None, bias_constraint=None, **kwargs`,
    call: "inputs",
    late: { kernel_size: positiveFloats(rank), depth_multiplier: either(positiveFloat, nothing) },
    configure: (args) => ({ ...configureConvolution(args, rank), multiplier: args.positive("depth_multiplier") }),
    weights: (config, call) => {
      const { channels } = inputOf(config, call);
      return [
        { name: "kernel", shape: [...config.size, channels, config.multiplier], trainable: true },
        ...weightIf(config.useBias, { name: "bias", shape: [outputChannels(config, channels)], trainable: true }),
      ];
    },
    output: (config, call) => ({ shape: joinSpatial(outputOf(config, call), config.format), dtype: call.dtype }),
    cost: (config, call) => {
      const output = joinSpatial(outputOf(config, call), config.format);
      const macs = mul(elements(output), product(config.size));
      return cost(macs, biasAndActivation(config.useBias, config.activation, output));
    },
  });
}

const inputOf = (config: DepthwiseConv, call: LayerCall): SpatialShape =>
  splitSpatial(single(call, config.layer), config.rank, config.format, config.layer);

const outputChannels = ({ multiplier }: DepthwiseConv, channels: Dim): Dim => mul(channels, multiplier);

function outputOf(config: DepthwiseConv, call: LayerCall): SpatialShape {
  const { batch, spatial, channels } = inputOf(config, call);
  const slid = slide(config, single(call, config.layer), spatial, config.layer);
  return { batch, spatial: slid, channels: outputChannels(config, channels) };
}
