/**
 * Images: resized, padded, cropped, cut into patches, in other colours.
 *
 *     resize(images, (64, 64))   (None, 200, 300, 3) -> (None, 64, 64, 3)
 */
import {
  add,
  floorDiv,
  isRanked,
  mul,
  product,
  showShape,
  sub,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../dims/dim.js";
import type { DType, TensorSpec } from "../../dims/tensor.js";
import { lastDim, Unranked } from "../../dims/tensor.js";
import { LayerError } from "../../layers/entry.js";
import { joinSpatial, slide, splitSpatial, type DataFormat } from "../../layers/window.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { integerOf } from "./axes.js";
import type { OperationCall, Rule } from "./operation.js";
import { asDim, sizePerAxis } from "./sizes.js";
import { unranked } from "./spec.js";
import { amounts, dataFormat, paddingOf } from "./windows.js";

/** One image or a batch of them; anything else is refused. */
export function imageDims(name: string, dims: readonly Dim[]): readonly Dim[] {
  if (dims.length === 3 || dims.length === 4) return dims;
  throw new LayerError(incompatibleShape, `${name} takes an image or a batch of images, not ${showShape(dims)}.`);
}

/** Height, width and channels, and whatever stands before. */
export interface ImageShape {
  readonly before: readonly Dim[];
  readonly height: Dim;
  readonly width: Dim;
  readonly channels: Dim;
}

function takeApart(dims: readonly Dim[], format: DataFormat): ImageShape {
  const [before, [a, b, c]] = [dims.slice(0, -3), dims.slice(-3) as [Dim, Dim, Dim]];
  if (format instanceof Unknown) return { before, height: format, width: format, channels: format };
  return format === "channels_last"
    ? { before, height: a, width: b, channels: c }
    : { before, height: b, width: c, channels: a };
}

function putTogether({ before, height, width, channels }: ImageShape, format: DataFormat): Shape {
  if (format instanceof Unknown) return [...before, format, format, format];
  return format === "channels_last" ? [...before, height, width, channels] : [...before, channels, height, width];
}

/** Images whose shape changes by a rule on height, width and channels. */
export const imaging =
  (
    change: (call: OperationCall, image: ImageShape) => ImageShape,
    parameter = "images",
    dtype?: (own: DType) => DType,
  ): Rule =>
  (call) => {
    const images = call.tensor(parameter);
    const format = dataFormat(call);
    return { shape: changed(call, images.shape, format, change), dtype: dtype ? dtype(images.dtype) : images.dtype };
  };

function changed(
  call: OperationCall,
  shape: Shape,
  format: DataFormat,
  change: (call: OperationCall, image: ImageShape) => ImageShape,
): Shape {
  if (isRanked(shape)) return putTogether(change(call, takeApart(imageDims(call.name, shape), format)), format);
  // Of how many axes there is, nothing is known; the channels stay the last ones.
  const open = unranked(shape);
  const { channels } = change(call, { before: [], height: open, width: open, channels: lastDim(shape) });
  return format === "channels_last" ? new Unranked(open.because, open.place, channels) : open;
}

export const resized = (call: OperationCall, image: ImageShape): ImageShape => {
  const [height, width] = sizePerAxis(call.value("size"), 2) as [Dim, Dim];
  return { ...image, height, width };
};

/** Red, green and blue become one; images that have another number of channels are refused. */
export const gray = (call: OperationCall, image: ImageShape): ImageShape => {
  requireChannels(call.name, image, [1, 3]);
  return { ...image, channels: 1 };
};

export const coloured = (call: OperationCall, image: ImageShape): ImageShape => {
  requireChannels(call.name, image, [3]);
  return image;
};

function requireChannels(name: string, { channels }: ImageShape, allowed: readonly number[]): void {
  if (typeof channels !== "number" || allowed.includes(channels)) return;
  throw new LayerError(
    incompatibleShape,
    `${name} takes images of ${allowed.join(" or ")} channels, and these have ${channels}.`,
  );
}

export const sameImage = (_: OperationCall, image: ImageShape): ImageShape => image;

/** Borders added or cut off: two of before, after and the size decide the third. */
export const bordered =
  (word: "padding" | "cropping"): ((call: OperationCall, image: ImageShape) => ImageShape) =>
  (call, image) => ({
    ...image,
    height: borderedSize(call, image.height, ["top", "bottom", "height"], word),
    width: borderedSize(call, image.width, ["left", "right", "width"], word),
  });

function borderedSize(
  call: OperationCall,
  size: Dim,
  [before, after, axis]: readonly string[],
  word: "padding" | "cropping",
): Dim {
  const values = [`${before}_${word}`, `${after}_${word}`, `target_${axis}`].map((name) => call.value(name));
  if (values.filter((value) => value === null).length !== 1)
    throw new LayerError(
      invalidArgument,
      `${call.name} needs two of ${before}_${word}, ${after}_${word} and target_${axis}.`,
    );
  const [first, second, target] = values.map((value) => (value === null ? undefined : asDim(value)));
  if (target === undefined) {
    if (size === null && word === "cropping")
      throw new LayerError(
        incompatibleShape,
        `${call.name} needs target_${axis}, for the ${axis} of the images is None.`,
      );
    return word === "padding" ? add(add(size, first!), second!) : sub(sub(size, first!), second!);
  }
  refuseNegative(call, size, target, (first ?? second)!, word, axis!);
  return target;
}

/** What is left for the border that isn't given must not be negative. */
function refuseNegative(call: OperationCall, size: Dim, target: Dim, given: Dim, word: string, axis: string): void {
  if (size === null || target === null || given === null) return;
  const rest = word === "padding" ? sub(sub(target, size), given) : sub(sub(size, target), given);
  if (typeof rest === "number" && rest < 0)
    throw new LayerError(
      invalidArgument,
      `${call.name}: target_${axis} leaves ${rest} for the ${word} that isn't given.`,
      `target_${axis}`,
    );
}

/** Windows over the images, each laid out as the channels of one place. */
export const patches =
  (parameter: string, spatialAxes: 2 | 3): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor(parameter);
    if (!isRanked(shape)) return { shape: unranked(shape), dtype };
    const isSingle = shape.length === spatialAxes + 1;
    const batch: TensorSpec = { shape: isSingle ? [1, ...shape] : shape, dtype };
    const made = patchesOf(call, batch, spatialAxes);
    return { shape: isSingle && isRanked(made) ? made.slice(1) : made, dtype };
  };

function patchesOf(call: OperationCall, batch: TensorSpec, rank: number): Shape {
  const format = dataFormat(call);
  const split = splitSpatial(batch, rank, format, call.name);
  const size = amounts(call.value("size"), rank);
  const strides = call.value("strides") === null ? size : amounts(call.value("strides"), rank);
  const window = { size, strides, dilation: amounts(call.value("dilation_rate"), rank), padding: paddingOf(call) };
  const spatial = slide(window, batch, split.spatial, call.name);
  return joinSpatial({ batch: split.batch, spatial, channels: mul(product(size), split.channels) }, format);
}

/** Pixels of the channels are laid side by side, or back into channels. */
export const blocks =
  (toSpace: boolean): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor("x");
    if (!isRanked(shape)) return { shape: unranked(shape), dtype };
    if (shape.length !== 4)
      throw new LayerError(incompatibleShape, `${call.name} takes a batch of images, not ${showShape(shape)}.`);
    const block = integerOf(call.value("block_size"));
    const format = dataFormat(call);
    return { shape: putTogether(rearranged(call, takeApart(shape, format), block, toSpace), format), dtype };
  };

function rearranged(call: OperationCall, image: ImageShape, block: Amount, toSpace: boolean): ImageShape {
  const area = mul(block, block);
  if (toSpace)
    return {
      ...image,
      height: mul(image.height, block),
      width: mul(image.width, block),
      channels: divided(call, image.channels, area),
    };
  return {
    ...image,
    height: divided(call, image.height, block),
    width: divided(call, image.width, block),
    channels: mul(image.channels, area),
  };
}

function divided(call: OperationCall, size: Dim, by: Amount): Dim {
  if (typeof size === "number" && typeof by === "number" && by !== 0 && size % by !== 0)
    throw new LayerError(incompatibleShape, `${call.name}: ${size} can't be divided by ${by}.`);
  return floorDiv(size, by);
}

/** Two images of the same rank are compared: one number for each image. */
export function compared(call: OperationCall, first: string): TensorSpec {
  const { shape, dtype } = call.tensor(first);
  if (!isRanked(shape)) return { shape: unranked(shape), dtype };
  const dims = imageDims(call.name, shape);
  return { shape: dims.length === 3 ? [] : [dims[0]!], dtype };
}
