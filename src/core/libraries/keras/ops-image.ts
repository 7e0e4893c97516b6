/**
 * keras.ops.image: resizing, patches, padding, colours, transformations.
 *
 *     ops.image.resize(x, (64, 64)), ops.image.extract_patches(x, 16)
 */
import { isRanked, showShape } from "../../dims/dim.js";
import { LayerError } from "../../layers/entry.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import {
  bordered,
  coloured,
  compared,
  gray,
  imageDims,
  imaging,
  patches,
  resized,
  sameImage,
} from "../tensors/images.js";
import { operation, type OperationKind, type Rule } from "../tensors/operation.js";
import { asDims } from "../tensors/sizes.js";
import { onAxes } from "../tensors/spec.js";
import type { Natives } from "../native-helpers.js";
import { className } from "./ops-elementwise.js";

type Kind = Omit<OperationKind, "className"> & { readonly className?: string };
const named = (kinds: Readonly<Record<string, Kind>>): Natives =>
  Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      `image.${name}`,
      operation({ className: className(name), cost: () => undefined, ...kind }),
    ]),
  );

const PATCHES = 'size, strides=None, dilation_rate=1, padding="valid", data_format=None';
const BORDERS = (word: string): string =>
  `images, top_${word}=None, left_${word}=None, bottom_${word}=None, right_${word}=None, target_height=None, target_width=None, data_format=None`;

/** One image or a batch of them, whose shape stays. */
const images: Rule = (call) => {
  const { shape, dtype } = call.tensor("images");
  return { shape: onAxes(shape, (dims) => imageDims(call.name, dims)), dtype };
};

export const imageOps: Natives = named({
  resize: {
    signature:
      'images, size, interpolation="bilinear", antialias=False, crop_to_aspect_ratio=False, pad_to_aspect_ratio=False, fill_mode="constant", fill_value=0.0, data_format=None',
    rule: imaging(resized),
  },
  rgb_to_grayscale: { signature: "images, data_format=None", className: "RGBToGrayscale", rule: imaging(gray) },
  rgb_to_hsv: { signature: "images, data_format=None", className: "RGBToHSV", rule: imaging(coloured) },
  hsv_to_rgb: { signature: "images, data_format=None", className: "HSVToRGB", rule: imaging(coloured) },
  pad_images: { signature: BORDERS("padding"), rule: imaging(bordered("padding")) },
  crop_images: { signature: BORDERS("cropping"), rule: imaging(bordered("cropping")) },
  extract_patches: { signature: `images, ${PATCHES}`, rule: patches("images", 2) },
  extract_patches_3d: { signature: `volumes, ${PATCHES}`, className: "ExtractPatches", rule: patches("volumes", 3) },
  affine_transform: {
    signature: 'images, transform, interpolation="bilinear", fill_mode="constant", fill_value=0, data_format=None',
    rule: images,
  },
  perspective_transform: {
    signature: 'images, start_points, end_points, interpolation="bilinear", fill_value=0, data_format=None',
    rule: images,
  },
  gaussian_blur: {
    signature: "images, kernel_size=(3, 3), sigma=(1.0, 1.0), data_format=None",
    rule: imaging(sameImage),
  },
  elastic_transform: {
    signature:
      'images, alpha=20.0, sigma=5.0, interpolation="bilinear", fill_mode="reflect", fill_value=0.0, seed=None, data_format=None',
    rule: imaging(sameImage),
  },
  scale_and_translate: {
    signature: "images, output_shape, scale, translation, spatial_dims, method, antialias=True",
    rule: (call) => ({ shape: asDims(call.value("output_shape")), dtype: call.tensor("images").dtype }),
  },
  map_coordinates: {
    signature: 'inputs, coordinates, order, fill_mode="constant", fill_value=0',
    rule: (call) => {
      const [inputs, coordinates] = [call.tensor("inputs"), call.tensor("coordinates")];
      const { shape } = inputs;
      return {
        shape: onAxes(coordinates.shape, (dims) => {
          const [count] = dims;
          if (dims.length < 2 || (isRanked(shape) && typeof count === "number" && count !== shape.length))
            throw new LayerError(
              incompatibleShape,
              `${call.name}: ${showShape(dims)} gives no coordinates in ${showShape(shape)}.`,
            );
          return dims.slice(1);
        }),
        dtype: inputs.dtype,
      };
    },
  },
  sobel_edges: {
    signature: "images, data_format=None",
    rule: (call) => {
      const { shape, dtype } = call.tensor("images");
      return {
        shape: onAxes(shape, (dims) => {
          if (dims.length !== 4)
            throw new LayerError(incompatibleShape, `${call.name} takes a batch of images, not ${showShape(dims)}.`);
          return [...dims, 2];
        }),
        dtype,
      };
    },
  },
  ssim: {
    signature: "image1, image2, max_val=1.0, filter_size=11, filter_sigma=1.5, k1=0.01, k2=0.03, data_format=None",
    className: "SSIM",
    rule: (call) => compared(call, "image1"),
  },
});
