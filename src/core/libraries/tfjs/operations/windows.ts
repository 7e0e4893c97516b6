/**
 * Convolutions, poolings and images.
 *
 *     tf.conv2d(x, kernel, 1, "same")   tf.maxPool(x, 2, 2, "valid")   tf.image.resizeBilinear(image, [224, 224])
 */
import { add, isRanked, mul, sameDim, showShape, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import type { TensorSpec } from "../../../dims/tensor.js";
import { LayerError } from "../../../layers/entry.js";
import { isTensorSpec } from "../../../layers/inputs.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { itemsOf } from "../../../values/convert.js";
import type { Value } from "../../../values/value.js";
import type { Natives } from "../../native-helpers.js";
import { coloured, gray, imaging, resized, type ImageShape } from "../../tensors/images.js";
import { changedCall, type OperationCall, type Rule } from "../../tensors/operation.js";
import { asDim, asDims, sizePerAxis } from "../../tensors/sizes.js";
import { onAxes, unranked } from "../../tensors/spec.js";
import {
  convolutionCost,
  convolving,
  depthwiseKernel,
  plainKernel,
  pooling,
  poolingCost,
  separableConvolution,
  separableCost,
} from "../../tensors/windows.js";
import { orElse, renamed, renamedCost, tensorFunction } from "./function.js";
import { fused } from "./reduce.js";

const WINDOW = { inputs: "x", kernel: "filter", dilation_rate: "dilations", data_format: "dataFormat", padding: "pad" };
const DEFAULTS = { dilation_rate: 1, data_format: "channels_last" };

/** The spatial axes with so many values before and after each. */
function widened(call: OperationCall, dims: readonly Dim[], pad: Value): readonly Dim[] {
  const rows = itemsOf(pad);
  const rank = dims.length - 2;
  return dims.map((dim, i) => {
    if (i === 0 || i > rank) return dim;
    const border = rows ? asDims(rows[i] ?? 0) : [asDim(pad), asDim(pad)];
    return isRanked(border) ? border.reduce<Dim>((sum, edge) => add(sum, edge), dim) : border;
  });
}

/** One example alone has no batch axis; a padding may be a number. The rules for windows see neither. */
const windowed =
  (rank: number, rule: Rule): Rule =>
  (call) => {
    const x = call.tensor("x");
    const { shape } = x;
    if (!isRanked(shape)) return { shape: unranked(shape), dtype: x.dtype };
    if (shape.length !== rank + 2 && shape.length !== rank + 1)
      throw new LayerError(
        incompatibleShape,
        `${call.name} takes a tensor of ${rank + 2} axes, and not ${showShape(shape)}.`,
      );
    const isSingle = shape.length === rank + 1;
    const batch = isSingle ? [1, ...shape] : shape;
    const pad = call.value("pad");
    const isExplicit = typeof pad === "number" || itemsOf(pad) !== undefined;
    const inputs: TensorSpec = { shape: isExplicit ? widened(call, batch, pad) : batch, dtype: x.dtype };
    const made = rule(
      changedCall(call, {
        value: (name) => (name === "pad" && isExplicit ? "valid" : call.value(name)),
        tensor: (name) => (name === "x" ? inputs : call.tensor(name)),
      }),
    );
    if (!isSingle || !isTensorSpec(made) || !isRanked(made.shape)) return made;
    return { shape: made.shape.slice(1), dtype: made.dtype };
  };

const isOne = (value: Value): boolean =>
  value === null ||
  ([1, ...(itemsOf(value) ?? [])].every((item) => item === 1) && (value === 1 || itemsOf(value) !== undefined));

/** The library knows no groups, and moves by more than one or leaves gaps, but not both. */
function checked(
  rule: Rule,
  meets: (call: OperationCall) => Dim | undefined,
  strides = "strides",
  dilations = "dilations",
): Rule {
  return (call) => {
    const { shape } = call.tensor("x");
    const [channels, own] = [isRanked(shape) ? shape.at(-1) : undefined, meets(call)];
    const isFirst = String(call.value("dataFormat")).startsWith("NC");
    if (!isFirst && channels !== undefined && own !== undefined && sameDim(channels, own) === false)
      throw new LayerError(
        incompatibleShape,
        `${call.name}: the input has ${String(channels)} channels, and the filter is for ${String(own)}.`,
      );
    if (
      isKnownSize(call.value(strides)) &&
      isKnownSize(call.value(dilations)) &&
      !isOne(call.value(strides)) &&
      !isOne(call.value(dilations))
    )
      throw new LayerError(invalidArgument, `${call.name}: either the strides or the dilations must be 1.`, strides);
    return rule(call);
  };
}

const isKnownSize = (value: Value): boolean =>
  typeof value === "number" || itemsOf(value)?.every((item) => typeof item === "number") === true;

const kernelAxis =
  (parameter: string, axis: number) =>
  (call: OperationCall): Dim | undefined => {
    const { shape } = call.tensor(parameter);
    return isRanked(shape) ? shape.at(axis) : undefined;
  };

const convolution = (
  rank: number,
  parameters: string,
  names: Readonly<Record<string, string>> = {},
): Natives[string] => {
  const all: Readonly<Record<string, string>> = { ...WINDOW, ...names };
  const rule = checked(
    renamed(convolving(plainKernel), all, DEFAULTS),
    kernelAxis("filter", -2),
    all["strides"] ?? "strides",
    all["dilation_rate"],
  );
  return tensorFunction(parameters, windowed(rank, rule), { cost: renamedCost(convolutionCost(), all, DEFAULTS) });
};

const SEPARABLE = {
  inputs: "x",
  depthwise_kernel: "depthwiseFilter",
  pointwise_kernel: "pointwiseFilter",
  dilation_rate: "dilation",
  data_format: "dataFormat",
  padding: "pad",
};

const separable: Rule = (call) => {
  const [depthwise, pointwise] = [call.tensor("depthwiseFilter").shape, call.tensor("pointwiseFilter").shape];
  if (isRanked(depthwise) && isRanked(pointwise)) {
    const [wanted, own] = [mul(depthwise.at(-1)!, depthwise.at(-2)!), pointwise.at(-2)!];
    if (sameDim(wanted, own) === false)
      throw new LayerError(
        incompatibleShape,
        `${call.name}: the pointwise filter must take ${String(wanted)} channels, and takes ${String(own)}.`,
      );
  }
  return renamed(separableConvolution, SEPARABLE, DEFAULTS)(call);
};

/** The shape is given, whatever the kernel makes of it. */
const transposed: Rule = (call) => ({ shape: asDims(call.value("outputShape")), dtype: call.tensor("x").dtype });

const POOL = { inputs: "x", pool_size: "filterSize", data_format: "dataFormat", padding: "pad" };

const poolingFunction = (rank: number, parameters: string): Natives[string] =>
  tensorFunction(parameters, windowed(rank, renamed(pooling, POOL, { ...DEFAULTS, pool_size: 1 })), {
    cost: renamedCost(poolingCost, POOL, { ...DEFAULTS, pool_size: 1 }),
  });

const CONV2D = "x: float32, filter: float32, strides, pad, dataFormat, dilations, dimRoundingMode";

const pool: Rule = (call) =>
  isKnownSize(call.value("dilations")) && !isOne(call.value("dilations"))
    ? { shape: new Unknown("poolings with gaps aren't followed", call.place), dtype: call.tensor("x").dtype }
    : windowed(
        2,
        renamed(pooling, { ...POOL, inputs: "x", pool_size: "windowShape" }, { ...DEFAULTS, strides: 1 }),
      )(call);

const same =
  (parameter: string): Rule =>
  (call) =>
    call.tensor(parameter);

const normalized = tensorFunction(
  "x: numeric, mean: numeric, variance: numeric, offset, scale, varianceEpsilon",
  same("x"),
);

const conv2d = convolution(2, CONV2D);

const windows: Natives = {
  conv1d: convolution(1, "x: float32, filter: float32, stride, pad, dataFormat, dilation, dimRoundingMode", {
    strides: "stride",
    dilation_rate: "dilation",
  }),
  conv2d,
  conv3d: convolution(3, "x: float32, filter: float32, strides, pad, dataFormat, dilations"),
  depthwiseConv2d: tensorFunction(
    CONV2D,
    windowed(2, checked(renamed(convolving(depthwiseKernel), WINDOW, DEFAULTS), kernelAxis("filter", -2))),
    { cost: renamedCost(convolutionCost("kernel", true), WINDOW, DEFAULTS) },
  ),
  separableConv2d: tensorFunction(
    "x: numeric, depthwiseFilter: numeric, pointwiseFilter: numeric, strides, pad, dilation, dataFormat",
    windowed(2, checked(separable, kernelAxis("depthwiseFilter", -2), "strides", "dilation")),
    { cost: renamedCost(separableCost, SEPARABLE, DEFAULTS) },
  ),
  conv2dTranspose: tensorFunction(
    "x: numeric, filter: numeric, outputShape, strides, pad, dimRoundingMode",
    transposed,
    { cost: () => undefined },
  ),
  conv3dTranspose: tensorFunction("x: numeric, filter: numeric, outputShape, strides, pad", transposed, {
    cost: () => undefined,
  }),
  maxPool: poolingFunction(2, "x: numeric, filterSize, strides, pad, dimRoundingMode"),
  avgPool: poolingFunction(2, "x: float32, filterSize, strides, pad, dimRoundingMode"),
  maxPool3d: poolingFunction(3, "x: numeric, filterSize, strides, pad, dimRoundingMode, dataFormat"),
  avgPool3d: poolingFunction(3, "x: float32, filterSize, strides, pad, dimRoundingMode, dataFormat"),
  pool: tensorFunction("x: numeric, windowShape, poolingType, pad, dilations, strides, dimRoundingMode", pool),
  batchNorm: normalized,
  batchNorm2d: normalized,
  batchNorm3d: normalized,
  batchNorm4d: normalized,
  "fused.conv2d": fused("x filter strides pad dataFormat dilations dimRoundingMode", conv2d),
};

// ---------------------------------------------------------------- images

const CHANNELS_LAST = { data_format: "channels_last" };

const resizing = (dtype?: string): Natives[string] =>
  tensorFunction("images: numeric, size, alignCorners, halfPixelCenters", (call) => {
    const size = call.value("size");
    if (itemsOf(size) && itemsOf(size)!.length !== 2)
      throw new LayerError(invalidArgument, `${call.name} takes a size of height and width.`, "size");
    return renamed(imaging(resized, "images", dtype === undefined ? undefined : () => dtype), {}, CHANNELS_LAST)(call);
  });

const image = (change: (call: OperationCall, image: ImageShape) => ImageShape): Rule =>
  renamed(imaging(change, "image"), {}, CHANNELS_LAST);

const turnedGray: Rule = image((call, own) => gray(call, coloured(call, own)));

const turnedColoured: Rule = image((call, own) => {
  if (typeof own.channels === "number" && own.channels !== 1)
    throw new LayerError(incompatibleShape, `${call.name} takes images of 1 channel, and these have ${own.channels}.`);
  return { ...own, channels: 3 };
});

const cropped: Rule = (call) => {
  const { shape } = call.tensor("image");
  if (isRanked(shape) && shape.length !== 4)
    throw new LayerError(incompatibleShape, `${call.name} takes a batch of images, not ${showShape(shape)}.`);
  const boxes = call.tensor("boxes").shape;
  const count = isRanked(boxes) ? (boxes[0] ?? null) : new Unknown(boxes.because, boxes.place);
  const channels = isRanked(shape) ? shape[3]! : new Unknown(shape.because, shape.place);
  return { shape: [count, ...sizePerAxis(call.value("cropSize"), 2), channels], dtype: "float32" };
};

const warped: Rule = (call) => {
  const { shape, dtype } = call.tensor("image");
  const size = orElse(call, "outputShape", null);
  return {
    shape: size === null ? shape : onAxes(shape, (dims): Shape => [dims[0]!, ...sizePerAxis(size, 2), dims.at(-1)!]),
    dtype: dtype === "int32" ? dtype : "float32",
  };
};

const chosen = tensorFunction("boxes: numeric, scores: numeric, maxOutputSize", (call) => ({
  shape: [new Unknown("how many boxes are kept depends on the data", call.place)],
  dtype: "int32",
}));

export const windowsAndImages: Natives = {
  ...windows,
  "image.resizeBilinear": resizing("float32"),
  "image.resizeNearestNeighbor": resizing(),
  "image.flipLeftRight": tensorFunction(
    "image: float32",
    image((_call, own) => own),
  ),
  "image.rotateWithOffset": tensorFunction(
    "image: float32, radians, fillValue, center",
    image((_call, own) => own),
  ),
  "image.grayscaleToRGB": tensorFunction("image: numeric", turnedColoured),
  "image.rgbToGrayscale": tensorFunction("image: numeric", turnedGray),
  "image.cropAndResize": tensorFunction(
    "image: float32, boxes: float32, boxInd: int32, cropSize, method, extrapolationValue",
    cropped,
  ),
  "image.transform": tensorFunction(
    "image: float32, transforms: float32, interpolation, fillMode, fillValue, outputShape",
    warped,
  ),
  "image.nonMaxSuppression": chosen,
  "image.nonMaxSuppressionAsync": chosen,
};
