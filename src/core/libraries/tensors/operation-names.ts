/**
 * What an operation on symbolic tensors is recorded as.
 *
 *     x + y              Keras 3: Add, add; Keras 2 on TensorFlow: TFOpLambda, tf.__operators__.add
 *     tf.reduce_mean(x)  Keras 2: TFOpLambda, tf.math.reduce_mean
 *
 * Keras 2 calls it after the path under which TensorFlow's table of symbols lists the function, whichever name it was called by.
 */
import { Unknown } from "../../dims/dim.js";
import type { Runtime } from "../../values/native.js";

/** TensorFlow's names of the functions behind Python's operators. */
const OF_OPERATORS: Readonly<Record<string, string>> = {
  Absolute: "tf.math.abs",
  Add: "tf.__operators__.add",
  Equal: "tf.__operators__.eq",
  FloorDivide: "tf.compat.v1.floor_div",
  GetItem: "tf.__operators__.getitem",
  Greater: "tf.math.greater",
  GreaterEqual: "tf.math.greater_equal",
  Less: "tf.math.less",
  LessEqual: "tf.math.less_equal",
  LogicalAnd: "tf.math.logical_and",
  LogicalNot: "tf.math.logical_not",
  LogicalOr: "tf.math.logical_or",
  Matmul: "tf.linalg.matmul",
  Mod: "tf.math.floormod",
  Multiply: "tf.math.multiply",
  Negative: "tf.math.negative",
  NotEqual: "tf.__operators__.ne",
  Power: "tf.math.pow",
  Subtract: "tf.math.subtract",
  TrueDivide: "tf.math.truediv",
};

/** Functions of `tf`, `tf.math` and the backend, by the module that lists them. */
const LISTED_IN: Readonly<Record<string, string>> = {
  tf:
    "argsort bitcast broadcast_to cast clip_by_norm clip_by_value concat convert_to_tensor einsum ensure_shape expand_dims " +
    "histogram_fixed_width identity numpy_function one_hot ones_like py_function range rank repeat reshape reverse reverse_sequence roll searchsorted sequence_mask " +
    "shape_n slice sort split stack stop_gradient strided_slice tensor_scatter_nd_add tensor_scatter_nd_update tensordot tile " +
    "unique unstack where zeros_like",
  "tf.compat.v1": "boolean_mask foldl gather gather_nd norm pad scan shape size squeeze transpose",
  "tf.compat.v1.math": "in_top_k",
  "tf.compat.v1.nn": "depthwise_conv2d separable_conv2d",
  "tf.dtypes": "complex saturate_cast",
  "tf.linalg": "matmul",
  "tf.math":
    "abs acos acosh add add_n angle argmax argmin asin asinh atan atan2 atanh bessel_i0 ceil confusion_matrix conj cos cosh " +
    "count_nonzero cumprod cumsum cumulative_logsumexp digamma divide_no_nan equal erf erfinv exp expm1 floor floormod greater " +
    "greater_equal imag is_finite is_inf is_nan l2_normalize less less_equal lgamma log log1p log_sigmoid logical_and " +
    "logical_not logical_or maximum minimum multiply multiply_no_nan negative not_equal polyval pow real reciprocal " +
    "reciprocal_no_nan reduce_all reduce_any reduce_euclidean_norm reduce_max reduce_mean reduce_min reduce_prod reduce_std " +
    "reduce_sum reduce_variance rint round rsqrt segment_sum sigmoid sign sin sinh softplus sqrt square squared_difference subtract tan " +
    "tanh top_k truediv unsorted_segment_sum xlogy zero_fraction",
  "tf.nn": "bias_add dropout elu gelu log_softmax relu selu silu softmax softsign",
};

/** Functions of other modules, which list them themselves. */
const LISTED_AS_CALLED: Readonly<Record<string, string>> = {
  "tf.debugging": "check_numerics",
  "tf.image":
    "adjust_brightness adjust_contrast adjust_saturation central_crop convert_image_dtype crop_and_resize crop_to_bounding_box extract_patches " +
    "flip_left_right flip_up_down pad_to_bounding_box per_image_standardization random_crop random_flip_left_right resize " +
    "resize_with_crop_or_pad resize_with_pad rgb_to_grayscale rgb_to_hsv rgb_to_yuv rot90 transpose",
  "tf.linalg":
    "adjoint band_part cholesky cross det diag diag_part eigh expm global_norm inv lu matmul matrix_transpose normalize pinv qr " +
    "set_diag solve svd tensor_diag tensor_diag_part trace triangular_solve",
  "tf.nn":
    "avg_pool avg_pool2d avg_pool3d bias_add compute_average_loss conv2d_transpose convolution depth_to_space dropout elu gelu " +
    "l2_loss leaky_relu local_response_normalization log_softmax max_pool2d relu relu6 selu silu softmax softsign space_to_depth " +
    "weighted_cross_entropy_with_logits",
  "tf.random": "categorical normal shuffle uniform",
  "tf.strings": "as_string",
  "tf.signal": "dct fft fft2d fftshift frame mfccs_from_log_mel_spectrograms overlap_and_add stft",
};

/** Functions that stand under another name than they are called by. */
const LISTED_OTHERWISE: Readonly<Record<string, string>> = {
  "K.absolute": "tf.math.abs",
  "K.cast_to_floatx": "tf.keras.backend.cast_to_floatx",
  "K.clip": "tf.clip_by_value",
  "K.concatenate": "tf.concat",
  "K.conv2d": "tf.compat.v1.nn.convolution",
  "K.exponential": "tf.math.exp",
  "K.flatten": "tf.reshape",
  "K.max": "tf.math.reduce_max",
  "K.mean": "tf.math.reduce_mean",
  "K.min": "tf.math.reduce_min",
  "K.permute_dimensions": "tf.compat.v1.transpose",
  "K.prod": "tf.math.reduce_prod",
  "K.random_normal": "tf.random.normal",
  "K.random_uniform": "tf.random.uniform",
  "K.resize_images": "tf.image.resize",
  "K.spatial_2d_padding": "tf.compat.v1.pad",
  "K.std": "tf.math.reduce_std",
  "K.sum": "tf.math.reduce_sum",
  "K.swish": "tf.nn.silu",
  "K.temporal_padding": "tf.compat.v1.pad",
  "K.var": "tf.math.reduce_variance",
  "tf.divide": "tf.math.truediv",
  "tf.image.random_brightness": "tf.image.adjust_brightness",
  "tf.image.random_contrast": "tf.image.adjust_contrast",
  "tf.image.random_hue": "tf.image.adjust_hue",
  "tf.linalg.einsum": "tf.einsum",
  "tf.linalg.l2_normalize": "tf.math.l2_normalize",
  "tf.linalg.norm": "tf.compat.v1.norm",
  "tf.math.divide": "tf.math.truediv",
  "tf.math.floordiv": "tf.compat.v1.floor_div",
  "tf.math.mod": "tf.math.floormod",
  "tf.nn.conv2d": "tf.compat.v1.nn.conv2d",
  "tf.nn.crelu": "tf.compat.v1.nn.crelu",
  "tf.nn.depthwise_conv2d": "tf.compat.v1.nn.depthwise_conv2d",
  "tf.nn.embedding_lookup": "tf.compat.v1.nn.embedding_lookup",
  "tf.nn.in_top_k": "tf.compat.v1.math.in_top_k",
  "tf.nn.l2_normalize": "tf.math.l2_normalize",
  "tf.nn.lrn": "tf.nn.local_response_normalization",
  "tf.nn.max_pool": "tf.nn.max_pool2d",
  "tf.nn.pool": "tf.compat.v1.nn.pool",
  "tf.nn.separable_conv2d": "tf.compat.v1.nn.separable_conv2d",
  "tf.nn.sigmoid": "tf.math.sigmoid",
  "tf.nn.sigmoid_cross_entropy_with_logits": "tf.compat.v1.nn.sigmoid_cross_entropy_with_logits",
  "tf.nn.softmax_cross_entropy_with_logits": "tf.compat.v1.nn.softmax_cross_entropy_with_logits_v2",
  "tf.nn.softplus": "tf.math.softplus",
  "tf.nn.sparse_softmax_cross_entropy_with_logits": "tf.compat.v1.nn.sparse_softmax_cross_entropy_with_logits",
  "tf.nn.swish": "tf.nn.silu",
  "tf.nn.tanh": "tf.math.tanh",
  "tf.nn.top_k": "tf.math.top_k",
  "tf.nn.zero_fraction": "tf.math.zero_fraction",
};

/** Functions that are several of TensorFlow's for some arguments, each of which is recorded: what must be given for a single one. */
const SEVERAL_UNLESS: Readonly<Record<string, (given: ReadonlySet<string>) => boolean>> = {
  "K.relu": ({ size }) => size === 1,
  "K.repeat": () => false,
  "K.sqrt": () => false,
  "tf.repeat": (given) => given.has("axis"),
};

const names = new Map<string, string>();
for (const [module, functions] of Object.entries(LISTED_IN))
  for (const name of functions.split(" "))
    for (const called of ["tf", "tf.math", "K"]) names.set(`${called}.${name}`, `${module}.${name}`);
for (const [module, functions] of Object.entries(LISTED_AS_CALLED))
  for (const name of functions.split(" ")) names.set(`${module}.${name}`, `${module}.${name}`);
for (const [called, name] of Object.entries(LISTED_OTHERWISE)) names.set(called, name);

/** The name under which TensorFlow lists a function; undefined where that isn't known, or where it is several. */
function listedName(path: string, given: ReadonlySet<string>): string | undefined {
  const called = path.replace(/^tensorflow\./, "tf.").replace(/^keras\.(backend|activations|ops)\./, "K.");
  const isSingle = Object.hasOwn(SEVERAL_UNLESS, called) ? SEVERAL_UNLESS[called]!(given) : true;
  return isSingle ? names.get(called) : undefined;
}

export interface Recorded {
  readonly className: string;
  readonly name: string | undefined;
  /** It may be several layers. */
  readonly open?: Unknown;
}

/**
 * The class and name of an operation: of an operator by its class in Keras 3, of a function by its path. Where a function isn't known to be
 * recorded as one layer, names of later operations aren't certain either, since the library may have counted any.
 */
export function recordedAs(runtime: Runtime, className: string, path: string, given: ReadonlySet<string>): Recorded {
  if (runtime.settings.dialect === undefined) return { className, name: runtime.automaticName(className) };
  const listed = path === className ? OF_OPERATORS[className] : listedName(path, given);
  if (listed !== undefined)
    return {
      className: className === "GetItem" ? "SlicingOpLambda" : "TFOpLambda",
      name: runtime.automaticName(listed),
    };
  runtime.loseNames("tf.");
  const name = path.slice(path.lastIndexOf(".") + 1);
  return {
    className: "TFOpLambda",
    name: undefined,
    open: new Unknown(`which layers \`${name}\` leaves in the graph isn't followed`),
  };
}
