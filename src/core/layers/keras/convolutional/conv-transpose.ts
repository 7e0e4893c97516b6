/** `Conv2DTranspose(16, 3, strides=2, padding="same")`: (None, 14, 14, 8) -> (None, 28, 28, 16), kernel 3×3×16×8 and bias 16. */
import { positiveFloat, positiveFloats } from "../../late-refusal.js";
import {
  add,
  floorDiv,
  max,
  mod,
  mul,
  product,
  sub,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../../dims/dim.js";
import { amountOf, elements } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { negativeDimension } from "../../../problems/negative-dimension.js";
import { biasAndActivation } from "../../activation-function.js";
import type { LayerArguments } from "../../arguments.js";
import {
  configureConvolution,
  filtersArgument,
  refuseStridedDilation,
  requireFilters,
  type Convolution,
} from "./convolution.js";
import { cost, defineLayer, LayerError, weightIf, type Cost, type LayerCall, type LayerEntry } from "../../entry.js";
import { single } from "../../inputs.js";
import { extent, joinSpatial, SPATIAL_NAMES, type SpatialRank, type SpatialShape, splitSpatial } from "../../window.js";

export const conv1DTranspose: LayerEntry = transposedConvolution(1, "1", "output_padding=None, data_format=None");
export const conv2DTranspose: LayerEntry = transposedConvolution(2, "(1, 1)", "output_padding=None, data_format=None");
export const conv3DTranspose: LayerEntry = transposedConvolution(
  3,
  "(1, 1, 1)",
  "data_format=None, output_padding=None",
);

interface ConvTranspose extends Convolution {
  readonly filters: Dim;
  /** Null where the library chooses it. */
  readonly outputPadding: readonly Amount[] | Unknown | null;
  /** A float that lengths are computed from: 16.0 is the length of no axis, but one of None stays None. */
  readonly fraction?: LayerError;
}

function transposedConvolution(rank: SpatialRank, ones: string, between: string): LayerEntry {
  const dimension = SPATIAL_NAMES[rank];
  return defineLayer<ConvTranspose>({
    name: `Conv${dimension}Transpose`,
    aliases: [`Convolution${dimension}Transpose`],
    signature: `filters, kernel_size, strides=${ones}, padding="valid", ${between}, dilation_rate=${ones}, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, **kwargs`,
    call: "inputs",
    late: { filters: positiveFloat, kernel_size: positiveFloats(rank) },
    configure: (args) => {
      const shared = configureConvolution(args, rank);
      refuseStridedDilation(shared);
      const outputPadding = outputPaddingArgument(args, shared);
      const fraction = fractionOf(args, shared, outputPadding !== null);
      return { ...shared, filters: filtersArgument(args), outputPadding, ...(fraction && { fraction }) };
    },
    weights: (config, call) => {
      const filters = requireFilters(config.filters, config.layer);
      const kernel = [...config.size, filters, inputOf(config, call).channels];
      return [
        { name: "kernel", shape: kernel, trainable: true },
        ...weightIf(config.useBias, { name: "bias", shape: [filters], trainable: true }),
      ];
    },
    output: (config, call) => ({ shape: joinSpatial(outputOf(config, call), config.format), dtype: call.dtype }),
    cost: (config, call) => {
      const output = joinSpatial(outputOf(config, call), config.format);
      return transposedCost(config, inputOf(config, call).channels, output);
    },
  });
}

/** Of the window over an output element only every stride-th place holds an input element. */
export function transposedCost(
  { size, strides, useBias, activation }: Pick<Convolution, "size" | "strides" | "useBias" | "activation">,
  channels: Dim,
  output: Shape,
): Cost {
  const window = amountOf([...size, channels]);
  const macs = floorDiv(mul(elements(output), window), product(strides));
  return cost(macs, biasAndActivation(useBias, activation, output));
}

function outputPaddingArgument(args: LayerArguments, { rank, strides }: Convolution): ConvTranspose["outputPadding"] {
  const value = args.value("output_padding");
  if (value === null || value instanceof Unknown) return value;
  const padding = args.tuple("output_padding", rank, { zero: true, floats: true });
  for (const [axis, amount] of padding.entries()) {
    const stride = strides[axis];
    if (typeof amount !== "number" || typeof stride !== "number" || amount < stride) continue;
    const message = `${args.layer}: \`output_padding\` must be smaller than \`strides\`, and ${amount} is not smaller than ${stride}.`;
    throw new LayerError(invalidArgument, message, "output_padding");
  }
  return padding;
}

function fractionOf(args: LayerArguments, { rank, padding }: Convolution, isPadded: boolean): LayerError | undefined {
  const names = ["strides", "output_padding", ...(padding !== "same" || isPadded ? ["dilation_rate"] : [])];
  const read = names.filter((name) => args.value(name) !== null);
  return read
    .map((name) => args.late(() => args.tuple(name, rank, { zero: true })))
    .find((size) => size instanceof LayerError);
}

const inputOf = (config: ConvTranspose, call: LayerCall): SpatialShape =>
  splitSpatial(single(call, config.layer), config.rank, config.format, config.layer);

function outputOf(config: ConvTranspose, call: LayerCall): SpatialShape {
  const { batch, spatial } = inputOf(config, call);
  if (config.fraction && spatial.some((length) => typeof length === "number")) throw config.fraction;
  const larger = spatial.map((length, axis) => spread(config, length, axis));
  if (larger.some((length) => typeof length === "number" && length < 0))
    throw new LayerError(negativeDimension, `${config.layer}: an axis of its input is empty, and nothing comes of it.`);
  return { batch, spatial: larger, channels: config.filters };
}

/** What decides how long an axis becomes. */
export type Spreading = Pick<ConvTranspose, "size" | "strides" | "dilation" | "padding" | "outputPadding">;

export function spread({ size, strides, dilation, padding, outputPadding }: Spreading, length: Dim, axis: number): Dim {
  if (length === null) return null;
  if (padding instanceof Unknown) return padding;
  if (outputPadding instanceof Unknown) return outputPadding;
  const [reach, stride] = [extent(size[axis]!, dilation[axis]!), strides[axis]!];
  if (outputPadding === null && padding === "same") return mul(length, stride);
  const beforeLast = mul(sub(length, 1), stride);
  if (outputPadding === null) return add(beforeLast, max(reach, stride));
  return add(add(beforeLast, padding === "same" ? mod(reach, 2) : reach), outputPadding[axis]!);
}
