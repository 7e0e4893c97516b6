/**
 * Resizing, CenterCrop and RandomCrop: images of another height and width.
 *
 *     Resizing(64, 96)   (None, 200, 200, 3) -> (None, 64, 96, 3)
 */
import { anything } from "../../../late-refusal.js";
import { isRanked, showShape, Unknown, type Dim, type Shape } from "../../../../dims/dim.js";
import { lastDim, Unranked } from "../../../../dims/tensor.js";
import { incompatibleShape } from "../../../../problems/incompatible-shape.js";
import { defineLayer, LayerError, type LayerEntry } from "../../../entry.js";
import { BASE_IMAGE_KEYWORDS, checkBaseArguments, imageSize, seed, type BaseFactor } from "./image-arguments.js";
import { checkExecutable } from "./image-augmentation.js";
import { single } from "../../../inputs.js";
import type { DataFormat } from "../../../window.js";

interface Config {
  readonly height: Dim;
  readonly width: Dim;
  readonly format: DataFormat;
}

/** Where the height stands, the width after it, in a shape of so many axes; undefined where the layer refuses that. */
type HeightAxis = (rank: number, format: "channels_last" | "channels_first") => number | undefined;

function sizedImage(name: string, signature: string, heightAxis: HeightAxis, baseFactor: BaseFactor): LayerEntry {
  return defineLayer<Config>({
    name,
    signature,
    call: "data, training=True",
    positionalValues: true,
    isDataLayer: true,
    stacksLists: true,
    plainInputs: "whole",
    extraKeywords: BASE_IMAGE_KEYWORDS,
    late: { height: anything, width: anything },
    configure: (args) => {
      checkBaseArguments(args, baseFactor);
      seed(args);
      return { height: imageSize(args, "height"), width: imageSize(args, "width"), format: args.dataFormat() };
    },
    output: (config, call) => {
      checkExecutable(name, call);
      return { shape: resized(name, single(call, name).shape, config, heightAxis), dtype: call.dtype };
    },
  });
}

function resized(layer: string, shape: Shape, { height, width, format }: Config, heightAxis: HeightAxis): Shape {
  if (!isRanked(shape))
    return new Unranked(shape.because, shape.place, format === "channels_last" ? lastDim(shape) : shape);
  if (format instanceof Unknown) {
    // With the axes in one order or the other, what changes is among these.
    const starts = (["channels_last", "channels_first"] as const).map((order) => heightAxis(shape.length, order) ?? -2);
    return shape.map((dim, axis) => (starts.some((start) => axis === start || axis === start + 1) ? format : dim));
  }
  const axis = heightAxis(shape.length, format);
  if (axis === undefined || axis < 0 || axis + 1 >= shape.length)
    throw new LayerError(incompatibleShape, `${layer} takes an image or a batch of images, not ${showShape(shape)}.`);
  return shape.map((dim, i) => (i === axis ? height : i === axis + 1 ? width : dim));
}

/** Counted from the front: a shape of 4 axes has a batch, any other none. */
const fromTheFront: HeightAxis = (rank, format) => (rank === 4 ? 1 : 0) + (format === "channels_first" ? 1 : 0);

export const centerCrop: LayerEntry = sizedImage(
  "CenterCrop",
  "height, width, data_format=None, **kwargs",
  (rank, format) => (rank === 3 || rank === 4 ? fromTheFront(rank, format) : undefined),
  "refused",
);

export const randomCrop: LayerEntry = sizedImage(
  "RandomCrop",
  "height, width, seed=None, data_format=None, name=None, **kwargs",
  (rank, format) => rank - (format === "channels_first" ? 2 : 3),
  "taken",
);

export const resizing: LayerEntry = sizedImage(
  "Resizing",
  'height, width, interpolation="bilinear", crop_to_aspect_ratio=False, pad_to_aspect_ratio=False, fill_mode="constant", fill_value=0.0, antialias=False, data_format=None, **kwargs',
  fromTheFront,
  "refused",
);
