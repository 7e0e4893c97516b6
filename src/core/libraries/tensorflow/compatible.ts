/**
 * The functions of TensorFlow 1, under `tensorflow.compat.v1` and in programs for Keras 1 and 2: those of TensorFlow 2 by
 * their earlier names, and with the arguments that these took.
 *
 *     tf.compat.v1.reduce_mean(x, reduction_indices=[1, 2], keep_dims=True)      tf.reduce_mean(x, axis=[1, 2], keepdims=True)
 *     tf.compat.v1.image.resize_bilinear(x, (64, 64), align_corners=True)        tf.image.resize(x, (64, 64))
 */
import { Unknown } from "../../dims/dim.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import type { CallArguments, Value } from "../../values/value.js";
import { tensorFlowNatives } from "./tensorflow.js";

const MODULE = "tensorflow.compat.v1.";

/** Functions that are called otherwise now. */
const RENAMED: Readonly<Record<string, string>> = {
  batch_matmul: "matmul",
  depth_to_space: "nn.depth_to_space",
  div: "math.divide",
  "image.resize_area": "image.resize",
  "image.resize_bicubic": "image.resize",
  "image.resize_bilinear": "image.resize",
  "image.resize_image_with_crop_or_pad": "image.resize_with_crop_or_pad",
  "image.resize_images": "image.resize",
  "image.resize_nearest_neighbor": "image.resize",
  matrix_transpose: "linalg.matrix_transpose",
  mul: "math.multiply",
  neg: "math.negative",
  pack: "stack",
  space_to_depth: "nn.space_to_depth",
  sub: "math.subtract",
  unpack: "unstack",
};

/** Arguments that are called otherwise now. */
const RENAMED_ARGUMENTS: Readonly<Record<string, string>> = {
  batch_dim: "batch_axis",
  box_ind: "box_indices",
  dilation_rate: "dilations",
  dim: "axis",
  dimension: "axis",
  keep_dims: "keepdims",
  reduction_indices: "axis",
  seq_dim: "seq_axis",
  squeeze_dims: "axis",
};

/** The same, of convolutions and poolings. */
const RENAMED_IN_WINDOWS: Readonly<Record<string, string>> = { filter: "filters", value: "input" };
const WINDOWS = /^nn\.(conv[123]d(_transpose)?|convolution|(max|avg)_pool)$/;

/** Arguments that say nothing of a shape, and are gone. */
const GONE = new Set(
  "align_corners half_pixel_centers use_cudnn_on_gpu keep_prob partition_strategy validate_indices preferred_dtype verify_shape optimize".split(
    " ",
  ),
);

/** How many arguments stand in the same order then and now, where that isn't so of all. */
const SAME_ORDER: Readonly<Record<string, number>> = {
  argmax: 2,
  argmin: 2,
  boolean_mask: 2,
  conv1d: 4,
  conv2d: 4,
  conv2d_transpose: 6,
  convolution: 2,
  crelu: 1,
  depth_to_space: 2,
  embedding_lookup: 2,
  gather: 3,
  gather_nd: 2,
  in_top_k: 0,
  length: 1,
  moments: 3,
  pad: 3,
  poisson: 0,
  resize: 3,
  separable_conv2d: 5,
  shape: 1,
  size: 1,
  space_to_depth: 2,
  substr: 3,
  transpose: 2,
};

/** Another function under the same name: it doesn't broadcast its arguments. */
const OTHER = new Set(["where"]);

const made = new Map<string, NativeFunction | undefined>();

/** What a path of TensorFlow stands for where that is TensorFlow 1; undefined where it isn't, or isn't known. */
export function memberOfFirst({ settings: { dialect } }: Runtime, path: string): Value | undefined {
  const isFirst = path.startsWith(MODULE) || dialect === "keras1" || dialect === "keras2";
  if (!isFirst || !path.startsWith("tensorflow.")) return undefined;
  if (!made.has(path)) made.set(path, makeMember(path));
  return made.get(path);
}

function makeMember(path: string): NativeFunction | undefined {
  const written = path.startsWith(MODULE) ? path.slice(MODULE.length) : path.slice("tensorflow.".length);
  const name = Object.hasOwn(RENAMED, written) ? RENAMED[written]! : written;
  const key = `tensorflow.${name}`;
  if (!Object.hasOwn(tensorFlowNatives, key) || (OTHER.has(name) && path.startsWith(MODULE))) return undefined;
  const own = tensorFlowNatives[key]!(path);
  const invoke: NativeFunction["invoke"] = (call) => {
    const args = inPresentWords(name, call.args);
    return args instanceof Unknown ? args : own.invoke({ ...call, args });
  };
  return new NativeFunction(own.name, invoke, own.className, own.path);
}

function inPresentWords(name: string, args: CallArguments): CallArguments | Unknown {
  const short = name.slice(name.lastIndexOf(".") + 1);
  const most = Object.hasOwn(SAME_ORDER, short) ? SAME_ORDER[short]! : Infinity;
  if (args.positional.length > most) return new Unknown(`\`${short}\` took its arguments in another order`);
  if (args.keywords.size === 0) return args;
  const renamed = WINDOWS.test(name) ? { ...RENAMED_ARGUMENTS, ...RENAMED_IN_WINDOWS } : RENAMED_ARGUMENTS;
  const kept = [...args.keywords].filter(([key]) => !GONE.has(key));
  const keywords = kept.map(([key, value]) => [Object.hasOwn(renamed, key) ? renamed[key]! : key, value] as const);
  return { ...args, keywords: new Map(keywords) };
}
