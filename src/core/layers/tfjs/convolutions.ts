/**
 * `tf.layers.conv2d({filters: 32, kernelSize: 3})`, and the other convolutions.
 *
 *     [null, 28, 28, 1] -> [null, 26, 26, 32], kernel 3×3×1×32 and bias 32
 */
import { isRanked, type Amount } from "../../dims/dim.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import type { ArgumentValue } from "../argument.js";
import { conv1D, conv2D, conv3D } from "../keras/convolutional/conv.js";
import { conv2DTranspose, conv3DTranspose } from "../keras/convolutional/conv-transpose.js";
import { depthwiseConv2D } from "../keras/convolutional/depthwise-conv.js";
import { LayerError, type LayerEntry } from "../entry.js";
import { isTensorSpec } from "../inputs.js";
import { separableConv2D } from "../keras/convolutional/separable-conv.js";
import type { ConfigArguments } from "./arguments.js";
import { tfjsLayer, type Spelling, type TfjsEntry } from "./define.js";
import { NonsenseError } from "./nonsense.js";
import { showSizes } from "./words.js";

const SHARED =
  'strides=1, padding="valid", data_format="channelsLast", dilation_rate=1, activation=None, use_bias=True, bias_initializer="zeros", bias_constraint=None, bias_regularizer=None, activity_regularizer=None';

const KERNEL = 'kernel_initializer="glorotNormal", kernel_constraint=None, kernel_regularizer=None';

function convolution(
  like: LayerEntry,
  rank: number,
  spelling: Omit<Spelling, "signature"> & { signature?: string } = {},
) {
  return tfjsLayer(like, {
    signature: `filters, kernel_size, ${SHARED}, ${KERNEL}`,
    rank: rank + 2,
    misread: ["groups"],
    configure: (args) => like.configure(checked(args, rank)),
    ...spelling,
  });
}

export const tfjsConv1D: TfjsEntry = convolution(conv1D, 1);
export const tfjsConv2D: TfjsEntry = convolution(conv2D, 2);
export const tfjsConv3D: TfjsEntry = convolution(conv3D, 3);
export const tfjsConv2DTranspose: TfjsEntry = convolution(conv2DTranspose, 2, {
  configure: transposed(conv2DTranspose, 2),
});
export const tfjsConv3DTranspose: TfjsEntry = convolution(conv3DTranspose, 3, {
  configure: transposed(conv3DTranspose, 3),
});

export const tfjsSeparableConv2D: TfjsEntry = convolution(separableConv2D, 2, {
  // The depthwise one is taken for both.
  unread: ["pointwise_initializer"],
  signature: `filters, kernel_size, depth_multiplier=1, ${SHARED}, depthwise_initializer="glorotUniform", pointwise_initializer="glorotUniform", depthwise_regularizer=None, pointwise_regularizer=None, depthwise_constraint=None, pointwise_constraint=None, ${KERNEL.replace('"glorotNormal"', "None")}`,
  configure: (args) => {
    const kernel = ["kernel_initializer", "kernel_regularizer", "kernel_constraint"].find((name) => args.has(name));
    if (kernel !== undefined) refuseKernel(args, kernel);
    refuseCausal(args);
    return separableConv2D.configure(checked(args, 2));
  },
});

export const tfjsDepthwiseConv2D: TfjsEntry = convolution(depthwiseConv2D, 2, {
  signature: `kernel_size, depth_multiplier=1, ${SHARED}, depthwise_initializer="glorotNormal", depthwise_constraint=None, depthwise_regularizer=None`,
  weightNames: { kernel: "depthwise_kernel" },
  prepare: (call) => {
    const { inputs } = call;
    if (!isTensorSpec(inputs) || !isRanked(inputs.shape) || inputs.shape.length <= 4) return call;
    const message = `DepthwiseConv2D takes a tensor of 4 axes, and TensorFlow.js takes ${showSizes(inputs.shape)} without a check.`;
    throw new NonsenseError(message);
  },
  // The gaps of a dilation are read, and forgotten.
  configure: (args) => depthwiseConv2D.configure(checked(args, 2, "ignored")),
});

function transposed(like: LayerEntry, rank: number): (args: ConfigArguments) => unknown {
  return (args) => {
    refuseCausal(args);
    return like.configure(checked(args, rank, "ignored").with({ output_padding: null }));
  };
}

function refuseCausal(args: ConfigArguments): void {
  if (args.value("padding") === "causal") args.refuse("padding", '"valid" or "same"');
}

/** The library wants these for each of the two steps. */
function refuseKernel(args: ConfigArguments, name: string): void {
  const [step] = name.split("_").slice(1);
  const part = step![0]!.toUpperCase() + step!.slice(1);
  const message = `${args.layer} has no \`kernel${part}\`: give \`depthwise${part}\` and \`pointwise${part}\` in its place.`;
  throw new LayerError(invalidArgument, message, name);
}

/** The arguments with one number for each axis, and what no convolution can do told as nonsense. */
function checked(args: ConfigArguments, rank: number, dilation: "read" | "ignored" = "read"): ConfigArguments {
  checkFilters(args);
  args.tuple("kernel_size", rank);
  const strides = args.tuple("strides", rank);
  const rates = args.tuple("dilation_rate", rank);
  // Whatever else is wrong with the arguments is an error, and is told before what is nonsense.
  args.dataFormat();
  args.choice("padding", ["valid", "same"]);
  const groups = args.value("groups");
  if (groups !== null && groups !== 1) {
    const message = `${args.layer}: TensorFlow.js ignores \`groups\`: each filter takes all of the input's channels.`;
    throw new NonsenseError(message, "groups");
  }
  if (strides.some(isBelow1)) throw args.nonsense("strides", "above 0");
  if (dilation === "read") refuseStridedDilation(args, rank);
  return args.with({
    strides: strides as readonly ArgumentValue[],
    dilation_rate: dilation === "read" ? (rates as readonly ArgumentValue[]) : 1,
    groups: 1,
  });
}

const isBelow1 = (amount: Amount): boolean => typeof amount === "number" && amount < 1;

function checkFilters(args: ConfigArguments): void {
  if (args.layer !== "DepthwiseConv2D") args.positive("filters");
}

/** The library takes both, and no convolution of its can do both. */
export function refuseStridedDilation(args: ConfigArguments, rank: number): void {
  const isAbove1 = (name: string): boolean => args.tuple(name, rank).some((n) => typeof n === "number" && n > 1);
  if (!isAbove1("strides") || !isAbove1("dilation_rate")) return;
  const message = `${args.layer}: \`dilationRate\` above 1 can't be combined with \`strides\` above 1; TensorFlow.js takes both, and fails when the layer runs.`;
  throw new NonsenseError(message, "dilation_rate");
}
