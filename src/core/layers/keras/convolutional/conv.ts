/** `Conv2D(32, 3)`: (None, 28, 28, 1) -> (None, 26, 26, 32), kernel 3×3×1×32 and bias 32. */
import { positiveFloats, wholeFloat } from "../../late-refusal.js";
import { floorDiv, mul, showDim, type Amount, type Dim } from "../../../dims/dim.js";
import { amountOf, elements } from "../../../dims/tensor.js";
import { biasAndActivation } from "../../activation-function.js";
import {
  configureConvolution,
  filtersArgument,
  refuseStridedDilation,
  requireFilters,
  requireMultiple,
  type Convolution,
} from "./convolution.js";
import { cost, defineLayer, weightIf, type Cost, type LayerCall, type LayerEntry, type Weight } from "../../entry.js";
import { single } from "../../inputs.js";
import { adaptationCost, adaptedKernel, addCosts, loraRank, type LoraRank } from "../../low-rank-adaptation.js";
import { joinSpatial, slide, SPATIAL_NAMES, type SpatialRank, type SpatialShape, splitSpatial } from "../../window.js";

export const conv1D: LayerEntry = convolution(1, "1");
export const conv2D: LayerEntry = convolution(2, "(1, 1)");
export const conv3D: LayerEntry = convolution(3, "(1, 1, 1)");

interface Conv extends Convolution {
  readonly filters: Dim;
  readonly groups: Amount;
  readonly adaptation: LoraRank;
}

function convolution(rank: SpatialRank, ones: string): LayerEntry {
  const dimension = SPATIAL_NAMES[rank];
  return defineLayer<Conv>({
    name: `Conv${dimension}`,
    aliases: [`Convolution${dimension}`],
    signature: `filters, kernel_size, strides=${ones}, padding="valid", data_format=None, dilation_rate=${ones}, groups=1, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, **kwargs`,
    call: "inputs",
    extraKeywords: ["lora_rank", "lora_alpha"],
    late: { filters: wholeFloat, kernel_size: positiveFloats(rank), groups: wholeFloat },
    configure: (args) => {
      const shared = configureConvolution(args, rank);
      refuseStridedDilation(shared);
      const [filters, groups] = [filtersArgument(args), args.positive("groups")];
      const uneven = `${args.layer}: ${showDim(filters)} filters can't be divided evenly among ${showDim(groups)} groups.`;
      requireMultiple(filters, groups, uneven, "groups");
      return { ...shared, filters, groups, adaptation: loraRank(args, "kernel_constraint") };
    },
    weights: (config, call) => {
      const { channels } = inputOf(config, call);
      const uneven = `${config.layer}: the ${showDim(channels)} channels of its input can't be divided evenly among ${showDim(config.groups)} groups.`;
      requireMultiple(channels, config.groups, uneven, "groups");
      const bias: Weight = { name: "bias", shape: [config.filters], trainable: true };
      const { kernel, matrices } = adaptedKernel("kernel", kernelShape(config, channels), config.adaptation);
      return [kernel, ...weightIf(config.useBias, bias), ...matrices];
    },
    output: (config, call) => {
      const shape = joinSpatial(outputOf(config, call), config.format);
      return { shape, dtype: call.dtype };
    },
    cost: costOf,
  });
}

const inputOf = (config: Conv, call: LayerCall): SpatialShape =>
  splitSpatial(single(call, config.layer), config.rank, config.format, config.layer);

function kernelShape({ layer, size, filters, groups }: Conv, channels: Dim): readonly Dim[] {
  const perGroup = channels === null ? null : floorDiv(channels, groups);
  return [...size, perGroup, requireFilters(filters, layer)];
}

function outputOf(config: Conv, call: LayerCall): SpatialShape {
  const { batch, spatial } = inputOf(config, call);
  const slid = slide(config, single(call, config.layer), spatial, config.layer);
  return { batch, spatial: slid, channels: config.filters };
}

function costOf(config: Conv, call: LayerCall): Cost {
  const output = joinSpatial(outputOf(config, call), config.format);
  const kernel = kernelShape(config, inputOf(config, call).channels);
  const macs = mul(elements(output), amountOf(kernel.slice(0, -1)));
  const own = cost(macs, biasAndActivation(config.useBias, config.activation, output));
  return addCosts(own, adaptationCost(kernel, config.adaptation));
}
