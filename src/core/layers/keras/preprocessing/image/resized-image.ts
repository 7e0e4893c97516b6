/**
 * Resizing, CenterCrop and RandomCrop: images of another height and width.
 *
 *     Resizing(64, 96)   (None, 200, 200, 3) -> (None, 64, 96, 3)
 */
import { anything } from "../../../late-refusal.js";
import { isRanked, showShape, Unknown, type Dim, type Shape } from "../../../../dims/dim.js";
import { lastDim, Unranked } from "../../../../dims/tensor.js";
import { incompatibleShape } from "../../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../../problems/invalid-argument.js";
import { defineLayer, LayerError, type LayerCall, type LayerEntry } from "../../../entry.js";
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

/** The height and width that it computes of those of an image, where that aren't the announced ones. */
type Computed = (from: readonly Dim[], to: readonly Dim[], call: LayerCall) => readonly Dim[];

function sizedImage(
  name: string,
  signature: string,
  heightAxis: HeightAxis,
  baseFactor: BaseFactor,
  computed: Computed = (_from, to) => to,
): LayerEntry {
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
      if (call.executed && (config.height === null || config.width === null))
        throw new LayerError(invalidArgument, `${name} computes an image of known height and width, not None.`);
      const { shape } = single(call, name);
      const announced = resized(name, shape, config, heightAxis);
      const axis = isRanked(shape) && !(config.format instanceof Unknown) && heightAxis(shape.length, config.format);
      if (!call.executed || !isRanked(shape) || !isRanked(announced) || typeof axis !== "number")
        return { shape: announced, dtype: call.dtype };
      const sizes = computed(shape.slice(axis, axis + 2), announced.slice(axis, axis + 2), call);
      return { shape: [...shape.slice(0, axis), ...sizes, ...shape.slice(axis + 2)], dtype: call.dtype };
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

const isBelow = (size: Dim, other: Dim): boolean =>
  typeof size === "number" && typeof other === "number" && size < other;

/** Counted from the front: a shape of 4 axes has a batch, any other none. */
const fromTheFront: HeightAxis = (rank, format) => (rank === 4 ? 1 : 0) + (format === "channels_first" ? 1 : 0);

export const centerCrop: LayerEntry = sizedImage(
  "CenterCrop",
  "height, width, data_format=None, **kwargs",
  (rank, format) => (rank === 3 || rank === 4 ? fromTheFront(rank, format) : undefined),
  "refused",
  // Whether an image is cut or made larger depends on its size; one that is too small is made larger in any case.
  (from, to) => (from.includes(null) && !from.some((size, i) => isBelow(size, to[i]!)) ? [null, null] : to),
);

export const randomCrop: LayerEntry = sizedImage(
  "RandomCrop",
  "height, width, seed=None, data_format=None, name=None, **kwargs",
  (rank, format) => rank - (format === "channels_first" ? 2 : 3),
  "taken",
  // It cuts while the model trains alone.
  (from, to, { others }) => (others.get("training") === false ? from : to),
);

export const resizing: LayerEntry = sizedImage(
  "Resizing",
  'height, width, interpolation="bilinear", crop_to_aspect_ratio=False, pad_to_aspect_ratio=False, fill_mode="constant", fill_value=0.0, antialias=False, data_format=None, **kwargs',
  fromTheFront,
  "refused",
);
