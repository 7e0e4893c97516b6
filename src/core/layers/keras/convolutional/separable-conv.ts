/**
 * `SeparableConv2D(32, 3)`: (None, 28, 28, 8) -> (None, 26, 26, 32): a depthwise kernel 3×3×8×1, then a pointwise kernel 1×1×8×32, and bias 32.
 */
import { either, nothing, positiveFloat, positiveFloats } from "../../late-refusal.js";
import { add, mul, product, type Amount, type Dim } from "../../../dims/dim.js";
import { amountOf } from "../../../dims/tensor.js";
import { biasAndActivation } from "../../activation-function.js";
import { configureConvolution, filtersArgument, requireFilters, type Convolution } from "./convolution.js";
import { cost, defineLayer, weightIf, type LayerCall, type LayerEntry } from "../../entry.js";
import { single } from "../../inputs.js";
import { joinSpatial, slide, SPATIAL_NAMES, type SpatialRank, type SpatialShape, splitSpatial } from "../../window.js";

export const separableConv1D: LayerEntry = separableConvolution(1, "1");
export const separableConv2D: LayerEntry = separableConvolution(2, "(1, 1)");

interface SeparableConv extends Convolution {
  readonly filters: Dim;
  /** Values between the two steps for each channel. */
  readonly multiplier: Amount;
}

function separableConvolution(rank: SpatialRank, ones: string): LayerEntry {
  const dimension = SPATIAL_NAMES[rank];
  return defineLayer<SeparableConv>({
    name: `SeparableConv${dimension}`,
    aliases: [`SeparableConvolution${dimension}`],
    signature: `filters, kernel_size, strides=${ones}, padding="valid", data_format=None, dilation_rate=${ones}, depth_multiplier=1, activation=None, use_bias=True, depthwise_initializer="glorot_uniform", pointwise_initializer="glorot_uniform", bias_initializer="zeros", depthwise_regularizer=None, pointwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None, pointwise_constraint=None, bias_constraint=None, **kwargs`,
    call: "inputs",
    late: {
      filters: positiveFloat,
      kernel_size: positiveFloats(rank),
      depth_multiplier: either(positiveFloat, nothing),
    },
    configure: (args) => ({
      ...configureConvolution(args, rank),
      filters: filtersArgument(args),
      multiplier: args.positive("depth_multiplier"),
    }),
    weights: (config, call) => {
      const filters = requireFilters(config.filters, config.layer);
      const { channels } = inputOf(config, call);
      const pointwise = [...config.size.map(() => 1), mul(channels, config.multiplier), filters];
      return [
        { name: "depthwise_kernel", shape: [...config.size, channels, config.multiplier], trainable: true },
        { name: "pointwise_kernel", shape: pointwise, trainable: true },
        ...weightIf(config.useBias, { name: "bias", shape: [filters], trainable: true }),
      ];
    },
    output: (config, call) => ({ shape: joinSpatial(outputOf(config, call), config.format), dtype: call.dtype }),
    cost: (config, call) => {
      const output = outputOf(config, call);
      const between = amountOf([...output.spatial, inputOf(config, call).channels, config.multiplier]);
      const macs = mul(between, add(product(config.size), amountOf([output.channels])));
      const others = biasAndActivation(config.useBias, config.activation, joinSpatial(output, config.format));
      return cost(macs, others);
    },
  });
}

const inputOf = (config: SeparableConv, call: LayerCall): SpatialShape =>
  splitSpatial(single(call, config.layer), config.rank, config.format, config.layer);

function outputOf(config: SeparableConv, call: LayerCall): SpatialShape {
  const { batch, spatial } = inputOf(config, call);
  const slid = slide(config, single(call, config.layer), spatial, config.layer);
  return { batch, spatial: slid, channels: config.filters };
}
