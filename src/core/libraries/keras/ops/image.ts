/**
 * keras.ops.image: resizing, patches, padding, colours, transformations.
 *
 *     ops.image.resize(x, (64, 64)), ops.image.extract_patches(x, 16)
 */
import { isRanked, mul, showShape, Unknown } from "../../../dims/dim.js";
import { amountOf, elements, lastDim, type TensorSpec } from "../../../dims/tensor.js";
import { cost, LayerError } from "../../../layers/entry.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
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
} from "../../tensors/images.js";
import { perElement } from "../../tensors/elementwise.js";
import { operations, type CostRule, type NamedKinds, type OperationCall, type Rule } from "../../tensors/operation.js";
import { asDims } from "../../tensors/sizes.js";
import { onAxes } from "../../tensors/spec.js";
import { itemsOf } from "../../../values/convert.js";
import type { Natives } from "../../native-helpers.js";
import { checking, refuse, sequence, sizesFor, whole } from "./refused-arguments.js";

const uncounted: CostRule = () => undefined;

/** The library cuts patches out by a convolution with ones and zeros. */
const patchesCost: CostRule = (_, output) => cost(mul(elements(output.shape), amountOf([lastDim(output.shape)])));

const PATCHES = 'size, strides=None, dilation_rate=1, padding="valid", data_format=None';
const BORDERS = (word: string): string =>
  `images, top_${word}=None, left_${word}=None, bottom_${word}=None, right_${word}=None, target_height=None, target_width=None, data_format=None`;

/** Three sizes are those of a block of a volume. */
const patchSizes = (call: OperationCall): void => {
  const sizes = itemsOf(call.value("size"));
  if (sizes && sizes.length !== 2 && sizes.length !== 3)
    refuse(call, "size", `\`size\` takes 2 or 3 sizes, and ${sizes.length} are given.`);
};

/** One image or a batch of them, whose shape stays. */
const images: Rule = (call) => {
  const { shape, dtype } = call.tensor("images");
  return { shape: onAxes(shape, (dims) => imageDims(call.name, dims)), dtype };
};

const kinds: NamedKinds = {
  resize: {
    signature:
      'images, size, interpolation="bilinear", antialias=False, crop_to_aspect_ratio=False, pad_to_aspect_ratio=False, fill_mode="constant", fill_value=0.0, data_format=None',
    rule: checking(imaging(resized), whole("size"), sequence("size"), sizesFor("size", 2)),
  },
  rgb_to_grayscale: {
    signature: "images, data_format=None",
    className: "RGBToGrayscale",
    rule: imaging(gray),
    cost: perElement(6),
  },
  rgb_to_hsv: { signature: "images, data_format=None", className: "RGBToHSV", rule: imaging(coloured) },
  hsv_to_rgb: { signature: "images, data_format=None", className: "HSVToRGB", rule: imaging(coloured) },
  pad_images: { signature: BORDERS("padding"), rule: imaging(bordered("padding")) },
  crop_images: { signature: BORDERS("cropping"), rule: imaging(bordered("cropping")) },
  extract_patches: {
    signature: `images, ${PATCHES}`,
    rule: checking(patches("images", 2), whole("size"), patchSizes),
    cost: patchesCost,
  },
  extract_patches_3d: {
    signature: `volumes, ${PATCHES}`,
    className: "ExtractPatches",
    rule: patches("volumes", 3),
    cost: patchesCost,
  },
  affine_transform: {
    cost: uncounted,
    signature: 'images, transform, interpolation="bilinear", fill_mode="constant", fill_value=0, data_format=None',
    rule: images,
  },
  perspective_transform: {
    cost: uncounted,
    signature: 'images, start_points, end_points, interpolation="bilinear", fill_value=0, data_format=None',
    rule: images,
  },
  gaussian_blur: {
    cost: uncounted,
    signature: "images, kernel_size=(3, 3), sigma=(1.0, 1.0), data_format=None",
    rule: imaging(sameImage),
  },
  elastic_transform: {
    cost: uncounted,
    signature:
      'images, alpha=20.0, sigma=5.0, interpolation="bilinear", fill_mode="reflect", fill_value=0.0, seed=None, data_format=None',
    rule: (call) => {
      const { shape, dtype } = imaging(sameImage)(call) as TensorSpec;
      const isOpen = !call.isSymbolic && isRanked(shape) && shape.includes(null);
      return { shape: isOpen ? new Unknown("what executing gives isn't known") : shape, dtype };
    },
  },
  scale_and_translate: {
    cost: uncounted,
    signature: "images, output_shape, scale, translation, spatial_dims, method, antialias=True",
    rule: (call) => ({ shape: asDims(call.value("output_shape")), dtype: call.tensor("images").dtype }),
  },
  map_coordinates: {
    cost: uncounted,
    signature: 'inputs, coordinates, order, fill_mode="constant", fill_value=0',
    rule: (call) => {
      const [inputs, coordinates] = [call.tensor("inputs"), call.tensor("coordinates")];
      const { shape } = inputs;
      return {
        shape: onAxes(coordinates.shape, (dims) => {
          const [count] = dims;
          if (
            dims.length < 2 ||
            (isRanked(shape) &&
              (typeof count === "number" || (count === null && call.isSymbolic)) &&
              count !== shape.length)
          )
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
    cost: uncounted,
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
    cost: uncounted,
    signature: "image1, image2, max_val=1.0, filter_size=11, filter_sigma=1.5, k1=0.01, k2=0.03, data_format=None",
    className: "SSIM",
    rule: (call) => compared(call, "image1"),
  },
};

/** They stand in keras.ops.image alone. */
export const imageOps: Natives = Object.fromEntries(
  Object.entries(operations(kinds)).map(([name, make]) => [`image.${name}`, make]),
);
