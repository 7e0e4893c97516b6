/**
 * tf.image and the decoders of tf.io: images of a batch, or one by one in a pipeline of data.
 *
 *     tf.image.resize(images, (64, 64)), tf.image.random_crop(image, (32, 32, 3)), tf.io.decode_png(bytes, channels=3)
 */
import { Float, isRanked, mul, product, Unknown, type Dim } from "../../dims/dim.js";
import type { TensorSpec } from "../../dims/tensor.js";
import { joinSpatial, slide, splitSpatial } from "../../layers/window.js";
import { itemsOf } from "../../values/convert.js";
import { TupleValue, type Value } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import { floating, type DTypeRule } from "../tensors/dtypes.js";
import { dtypeOf } from "../tensors/dtypes.js";
import { unary } from "../tensors/elementwise.js";
import { imageDims } from "../tensors/images.js";
import type { CostRule, OperationCall, Rule } from "../tensors/operation.js";
import { asDim, asDims, sizeOfData, sizePerAxis } from "../tensors/sizes.js";
import { onAxes, unranked } from "../tensors/spec.js";
import { amounts, paddingOf } from "../tensors/windows.js";
import { named, tensorFlow, under } from "./function.js";

const uncounted: CostRule = () => undefined;

/** One image or a batch, of another height and width. TensorFlow's images have their channels last. */
const sized =
  (
    size: (call: OperationCall) => readonly [Dim, Dim],
    parameter: string,
    dtype: (call: OperationCall, own: TensorSpec) => TensorSpec["dtype"] = (_, own) => own.dtype,
  ): Rule =>
  (call) => {
    const images = call.tensor(parameter);
    const [height, width] = size(call);
    return {
      shape: onAxes(images.shape, (dims) => [...imageDims(call.name, dims).slice(0, -3), height, width, dims.at(-1)!]),
      dtype: dtype(call, images),
    };
  };

const pair = (call: OperationCall, a: string, b: string): readonly [Dim, Dim] => [
  asDim(call.value(a)),
  asDim(call.value(b)),
];

/** Whatever the aspect ratio leaves isn't known; nearest neighbours keep the dtype. */
function resizedSize(call: OperationCall): readonly [Dim, Dim] {
  if (call.value("preserve_aspect_ratio") === true) {
    const open = sizeOfData(call, "the aspect ratio is kept");
    return [open, open];
  }
  return sizePerAxis(call.value("size"), 2) as [Dim, Dim];
}

const resizedDtype = (call: OperationCall, own: TensorSpec): TensorSpec["dtype"] =>
  call.value("method") === "nearest" ? own.dtype : "float32";

/** As much is cut off at both sides. */
function middleOf(size: Dim, fraction: Value): Dim {
  if (size === null || fraction === 1) return size;
  if (typeof size !== "number" || !(fraction instanceof Float))
    return new Unknown("the size of the middle isn't known");
  return size - 2 * Math.trunc((size - size * fraction.value) / 2);
}

const sizes: Natives = {
  resize: tensorFlow(
    'images, size, method="bilinear", preserve_aspect_ratio=False, antialias=False',
    sized(resizedSize, "images", resizedDtype),
  ),
  ...named(
    "resize_with_crop_or_pad",
    tensorFlow(
      "image, target_height, target_width",
      sized((call) => pair(call, "target_height", "target_width"), "image"),
    ),
  ),
  resize_with_pad: tensorFlow(
    'image, target_height, target_width, method="bilinear", antialias=False',
    sized((call) => pair(call, "target_height", "target_width"), "image", resizedDtype),
  ),
  ...named(
    "crop_to_bounding_box pad_to_bounding_box",
    tensorFlow(
      "image, offset_height, offset_width, target_height, target_width",
      sized((call) => pair(call, "target_height", "target_width"), "image"),
    ),
  ),
  central_crop: tensorFlow("image, central_fraction", (call) => {
    const { shape, dtype } = call.tensor("image");
    return {
      shape: onAxes(shape, (dims) => {
        const middle = imageDims(call.name, dims)
          .slice(-3, -1)
          .map((dim) => middleOf(dim, call.value("central_fraction")));
        return [...dims.slice(0, -3), ...middle, dims.at(-1)!];
      }),
      dtype,
    };
  }),
  ...named(
    "random_crop stateless_random_crop",
    tensorFlow("value, size, seed=None", (call) => ({
      shape: asDims(call.value("size")),
      dtype: call.tensor("value").dtype,
    })),
  ),
  crop_and_resize: tensorFlow(
    'image, boxes, box_indices, crop_size, method="bilinear", extrapolation_value=0.0',
    (call) => {
      const [height, width] = sizePerAxis(call.value("crop_size"), 2) as [Dim, Dim];
      const boxes = call.tensor("boxes").shape;
      const count: Dim = isRanked(boxes) ? (boxes[0] ?? null) : unranked(boxes);
      return {
        shape: onAxes(call.tensor("image").shape, (dims) => [count, height, width, dims.at(-1)!]),
        dtype: "float32",
      };
    },
    { cost: uncounted },
  ),
};

// ---------------------------------------------------------------- the same size

const keeping = (names: string, parameters: string, dtype?: DTypeRule): Natives =>
  named(names, tensorFlow(parameters, unary(dtype, parameters.split(",", 1)[0]!), { cost: uncounted }));

const sameSize: Natives = {
  ...keeping("flip_left_right flip_up_down", "image"),
  ...keeping("random_flip_left_right random_flip_up_down", "image, seed=None"),
  ...keeping("stateless_random_flip_left_right stateless_random_flip_up_down", "image, seed"),
  ...keeping("adjust_brightness adjust_hue", "image, delta"),
  ...keeping("adjust_contrast", "images, contrast_factor"),
  ...keeping("adjust_saturation", "image, saturation_factor"),
  ...keeping("adjust_gamma", "image, gamma=1, gain=1"),
  ...keeping("random_brightness random_hue", "image, max_delta, seed=None"),
  ...keeping("random_contrast random_saturation", "image, lower, upper, seed=None"),
  ...keeping("stateless_random_brightness stateless_random_hue", "image, max_delta, seed"),
  ...keeping("stateless_random_contrast stateless_random_saturation", "image, lower, upper, seed"),
  ...keeping("per_image_standardization", "image", floating),
  ...keeping("rgb_to_hsv hsv_to_rgb rgb_to_yuv yuv_to_rgb rgb_to_yiq yiq_to_rgb", "images"),
  convert_image_dtype: tensorFlow("image, dtype, saturate=False", (call) => ({
    shape: call.tensor("image").shape,
    dtype: dtypeOf(call.value("dtype"), "float32"),
  })),
  rgb_to_grayscale: tensorFlow("images", (call) => withChannels(call, 1)),
  grayscale_to_rgb: tensorFlow("images", (call) => withChannels(call, 3)),
  ...named("psnr ssim", tensorFlow("a, b, max_val, filter_size=11", perImage, { cost: uncounted })),
  extract_patches: tensorFlow("images, sizes, strides, rates, padding", patches, { cost: uncounted }),
};

function withChannels(call: OperationCall, channels: number): TensorSpec {
  const { shape, dtype } = call.tensor("images");
  return { shape: onAxes(shape, (dims) => [...dims.slice(0, -1), channels]), dtype };
}

/** One number for each image. */
function perImage(call: OperationCall): TensorSpec {
  const { shape } = call.tensor("a");
  return { shape: onAxes(shape, (dims) => dims.slice(0, -3)), dtype: "float32" };
}

/** Windows, each laid out as the channels of one place. */
function patches(call: OperationCall): TensorSpec {
  const { shape, dtype } = call.tensor("images");
  if (!isRanked(shape)) return { shape: unranked(shape), dtype };
  const inner = (name: string): Value => {
    const items = itemsOf(call.value(name));
    return items?.length === 4 ? new TupleValue(items.slice(1, 3)) : call.value(name);
  };
  const { batch, spatial, channels } = splitSpatial({ shape, dtype }, 2, "channels_last", call.name);
  const size = amounts(inner("sizes"), 2);
  const window = {
    size,
    strides: amounts(inner("strides"), 2),
    dilation: amounts(inner("rates"), 2),
    padding: paddingOf(call),
  };
  const places = slide(window, { shape, dtype }, spatial, call.name);
  return {
    shape: joinSpatial({ batch, spatial: places, channels: mul(product(size), channels) }, "channels_last"),
    dtype,
  };
}

// ---------------------------------------------------------------- read from files

/** Height and width are in the file; the channels may be asked for. */
const decoded: Rule = (call) => {
  const open = sizeOfData(call, "the size is in the file");
  const asked = call.value("channels");
  const channels: Dim = asked === 0 || asked === null ? open : asDim(asked);
  return { shape: [open, open, channels], dtype: dtypeOf(call.value("dtype"), "uint8") };
};

/** An image of a format that isn't known may be an animation, of one axis more. */
const decodedAny: Rule = (call) => {
  const made = decoded(call) as TensorSpec;
  const isStill = call.value("expand_animations") === false;
  return isStill ? made : { ...made, shape: new Unknown("the image may be an animation") };
};

const files: Natives = {
  ...named("decode_png decode_bmp", tensorFlow("contents, channels=0, dtype=None", decoded)),
  ...named(
    "decode_jpeg",
    tensorFlow(
      'contents, channels=0, ratio=1, fancy_upscaling=True, try_recover_truncated=False, acceptable_fraction=1, dct_method=""',
      decoded,
    ),
  ),
  decode_image: tensorFlow("contents, channels=None, dtype=None, expand_animations=True", decodedAny),
};

export const imageNatives: Natives = {
  ...under(["tensorflow.image"], { ...sizes, ...sameSize, ...files }),
  ...under(["tensorflow.io"], files),
  "tensorflow.io.read_file": tensorFlow("filename", () => ({ shape: [], dtype: "string" })),
};
