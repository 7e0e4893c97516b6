/**
 * Convolutions and poolings as functions: the kernel is an argument, and the window follows from it.
 *
 *     conv(x, kernel, strides=2, padding="same")   (None, 28, 28, 3), (3, 3, 3, 16) -> (None, 14, 14, 16)
 */
import {
  add,
  floorDiv,
  isRanked,
  mod,
  mul,
  product,
  showShape,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../dims/dim.js";
import { amountOf, elements, type TensorSpec } from "../../dims/tensor.js";
import { spread } from "../../layers/keras/convolutional/conv-transpose.js";
import { cost, LayerError, type Cost } from "../../layers/entry.js";
import { joinSpatial, slide, splitSpatial, type DataFormat, type WindowPadding } from "../../layers/window.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { reasonFor } from "../../values/convert.js";
import type { Value } from "../../values/value.js";
import type { CostRule, OperationCall, Rule } from "./operation.js";
import { sizePerAxis } from "./sizes.js";
import { unranked } from "./spec.js";

/** Where the channels stand: said by the call, else the library's setting. */
export function dataFormat(call: OperationCall, value: Value = call.value("data_format")): DataFormat {
  if (value === null) return call.runtime.settings.imageDataFormat;
  if (typeof value !== "string") return reasonFor(value);
  if (value === "channels_last" || /^N[DHW]*W?C$/.test(value)) return "channels_last";
  if (value === "channels_first" || value.startsWith("NC")) return "channels_first";
  throw new LayerError(invalidArgument, `${call.name}: ${value} is no data format.`, "data_format");
}

export function paddingOf(call: OperationCall): WindowPadding {
  const value = call.value("padding");
  if (typeof value !== "string") return reasonFor(value);
  const padding = value.toLowerCase();
  if (padding === "valid" || padding === "same" || padding === "causal") return padding;
  throw new LayerError(invalidArgument, `${call.name}: ${value} is no padding.`, "padding");
}

/** An amount for each spatial axis. */
export const amounts = (value: Value, n: number): readonly Amount[] =>
  sizePerAxis(value, n).map((dim) => dim ?? new Unknown("a size of the window is None"));

const spatialRank = (shape: readonly Dim[], name: string): number => {
  if (shape.length > 2) return shape.length - 2;
  throw new LayerError(incompatibleShape, `${name} takes a batch of images or sequences, not ${showShape(shape)}.`);
};

/** How a kernel's axes are used: how many channels come out, and which axis of it meets those of the input. */
export interface KernelUse {
  readonly outputs: (kernel: readonly Dim[]) => Dim;
  readonly meets: (kernel: readonly Dim[]) => Dim;
}

export const plainKernel: KernelUse = { outputs: (kernel) => kernel.at(-1)!, meets: (kernel) => kernel.at(-2)! };
export const depthwiseKernel: KernelUse = {
  outputs: (kernel) => mul(kernel.at(-1)!, kernel.at(-2)!),
  meets: (kernel) => kernel.at(-2)!,
};
const transposedKernel: KernelUse = { outputs: (kernel) => kernel.at(-2)!, meets: (kernel) => kernel.at(-1)! };

/** The window slides over the input. */
export const convolving =
  (use: KernelUse, kernel = "kernel", inputs = "inputs"): Rule =>
  (call) => {
    const [tensor, weights] = [call.tensor(inputs), call.tensor(kernel)];
    return { shape: convolved(call, tensor, weights.shape, use), dtype: tensor.dtype };
  };

function convolved(call: OperationCall, tensor: TensorSpec, kernel: Shape, use: KernelUse): Shape {
  if (!isRanked(tensor.shape) || !isRanked(kernel)) return unrankedOf(tensor.shape, kernel);
  const rank = spatialRank(tensor.shape, call.name);
  requireKernel(call, tensor, kernel, rank, use);
  const format = dataFormat(call);
  const { batch, spatial } = splitSpatial(tensor, rank, format, call.name);
  const window = {
    size: kernel.slice(0, rank).map(known),
    strides: amounts(call.value("strides"), rank),
    dilation: amounts(call.value("dilation_rate"), rank),
    padding: paddingOf(call),
  };
  return joinSpatial(
    { batch, spatial: slide(window, tensor, spatial, call.name), channels: use.outputs(kernel) },
    format,
  );
}

const known = (dim: Dim): Amount => dim ?? new Unknown("a size of the kernel is None");
const unrankedOf = (a: Shape, b: Shape): Unknown => unranked((isRanked(a) ? b : a) as Unknown);

function requireKernel(
  call: OperationCall,
  tensor: TensorSpec,
  kernel: readonly Dim[],
  rank: number,
  use: KernelUse,
): void {
  const { channels } = splitSpatial(tensor, rank, dataFormat(call), call.name);
  const own = kernel.length === rank + 2 ? use.meets(kernel) : undefined;
  const fits =
    own !== undefined &&
    (typeof channels !== "number" || typeof own !== "number" || own === 0 || mod(channels, own) === 0);
  if (fits) return;
  const message = `${call.name}: a kernel of ${showShape(kernel)} doesn't fit an input of ${showShape(tensor.shape)}.`;
  throw new LayerError(incompatibleShape, message);
}

/** The input is spread out, and the window adds to it. */
export const transposedConvolution: Rule = (call) => {
  const [tensor, { shape: kernel }] = [call.tensor("inputs"), call.tensor("kernel")];
  const { shape, dtype } = tensor;
  if (!isRanked(shape) || !isRanked(kernel)) return { shape: unrankedOf(shape, kernel), dtype };
  const rank = spatialRank(shape, call.name);
  requireKernel(call, tensor, kernel, rank, transposedKernel);
  const format = dataFormat(call);
  const { batch, spatial } = splitSpatial(tensor, rank, format, call.name);
  const outputPadding = call.value("output_padding");
  const window = {
    size: kernel.slice(0, rank).map(known),
    strides: amounts(call.value("strides"), rank),
    dilation: amounts(call.value("dilation_rate"), rank),
    padding: paddingOf(call),
    outputPadding: outputPadding === null ? null : amounts(outputPadding, rank),
  };
  const larger = spatial.map((length, axis) => spread(window, length, axis));
  return { shape: joinSpatial({ batch, spatial: larger, channels: transposedKernel.outputs(kernel) }, format), dtype };
};

/** A multiply-add for each value of the result and of the window that meets it. */
export const convolutionCost =
  (kernel = "kernel", isDepthwise = false): CostRule =>
  (call, output) => {
    const { shape } = call.tensor(kernel);
    const window = isRanked(shape) ? amountOf(isDepthwise ? shape.slice(0, -2) : shape.slice(0, -1)) : shape;
    return cost(mul(elements(output.shape), window));
  };

/** Of the window over a value only every stride-th place holds a value of the input. */
export const transposedCost: CostRule = (call, output) => {
  const { shape } = call.tensor("kernel");
  if (!isRanked(shape)) return cost(shape);
  const window = amountOf([...shape.slice(0, -2), shape.at(-1)!]);
  const strides = amounts(call.value("strides"), Math.max(0, shape.length - 2));
  return cost(floorDiv(mul(elements(output.shape), window), product(strides)));
};

/** First each channel by itself, then all of them in each place. */
export const separableConvolution: Rule = (call) => {
  const tensor = call.tensor("inputs");
  const depthwise = convolved(call, tensor, call.tensor("depthwise_kernel").shape, depthwiseKernel);
  const pointwise = call.tensor("pointwise_kernel").shape;
  if (!isRanked(depthwise) || !isRanked(pointwise))
    return { shape: unrankedOf(depthwise, pointwise), dtype: tensor.dtype };
  const format = dataFormat(call);
  const split = splitSpatial({ shape: depthwise, dtype: tensor.dtype }, depthwise.length - 2, format, call.name);
  return { shape: joinSpatial({ ...split, channels: pointwise.at(-1)! }, format), dtype: tensor.dtype };
};

export const separableCost: CostRule = (call, output): Cost | undefined => {
  const [depthwise, pointwise] = [call.tensor("depthwise_kernel").shape, call.tensor("pointwise_kernel").shape];
  if (!isRanked(depthwise) || !isRanked(pointwise)) return undefined;
  const between = mul(floorDiv(elements(output.shape), known(pointwise.at(-1)!)), known(pointwise.at(-2)!));
  return cost(add(mul(between, amountOf(depthwise.slice(0, -2))), mul(between, known(pointwise.at(-1)!))));
};

/** A window over each channel by itself. Without strides it moves by its own size. */
export const pooling: Rule = (call) => {
  const tensor = call.tensor("inputs");
  const { shape, dtype } = tensor;
  if (!isRanked(shape)) return { shape: unranked(shape), dtype };
  // Announced, there may be no axis for a window to slide along.
  if (call.isSymbolic && shape.length === 2) return tensor;
  const rank = spatialRank(shape, call.name);
  const format = dataFormat(call);
  const split = splitSpatial(tensor, rank, format, call.name);
  const size = amounts(call.value("pool_size"), rank);
  const strides = call.value("strides") === null ? size : amounts(call.value("strides"), rank);
  const window = { size, strides, padding: paddingOf(call) };
  return { shape: joinSpatial({ ...split, spatial: slide(window, tensor, split.spatial, call.name) }, format), dtype };
};

export const poolingCost: CostRule = (call, output) => {
  const { shape } = call.tensor("inputs");
  if (!isRanked(shape)) return cost(shape);
  return cost(0, mul(elements(output.shape), product(amounts(call.value("pool_size"), Math.max(0, shape.length - 2)))));
};

/** As many windows as the result is to have. */
export const adaptivePooling: Rule = (call) => {
  const { shape, dtype } = call.tensor("inputs");
  if (!isRanked(shape)) return { shape: unranked(shape), dtype };
  const rank = spatialRank(shape, call.name);
  const format = dataFormat(call);
  const size = sizePerAxis(call.value("output_size"), rank);
  // Announced, as many axes are taken from the end as there are sizes, the channels among them.
  if (call.isSymbolic && format === "channels_last")
    return { shape: [...shape.slice(0, -rank), ...size, shape.at(-1)!], dtype };
  const split = splitSpatial({ shape, dtype }, rank, format, call.name);
  return { shape: joinSpatial({ ...split, spatial: size }, format), dtype };
};
