/**
 * The functions on tensors of `tensorflow.keras.backend`, most of which are TensorFlow's own under other names.
 *
 *     K.mean(x, axis=-1), K.dot(x, kernel), K.batch_dot(q, k, axes=2), K.random_normal(shape=K.shape(mean))
 */
import { add, isRanked, mul, product as productOf, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import { itemsOf, reasonFor } from "../../values/convert.js";
import { FunctionObject } from "../../values/objects.js";
import { Float, noArguments, positionalArguments, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";
import { axisIn } from "../tensors/axes.js";
import { dtypeOf, resultType } from "../tensors/dtypes.js";
import { unary } from "../tensors/elementwise.js";
import type { OperationCall, Rule } from "../tensors/operation.js";
import { dotShape, product } from "../tensors/products.js";
import { onAxes } from "../tensors/spec.js";
import { asDim } from "../tensors/sizes.js";
import { arrayNatives } from "./arrays.js";
import { controlNatives } from "./control.js";
import { named, refuseSymbolic, tensorFlow, under } from "./function.js";
import { linalgNatives } from "./linalg.js";
import { mathNatives } from "./math.js";
import { nnNatives } from "./nn.js";
import { randomNatives } from "./random.js";
import { variableNatives } from "./variables.js";

const ofTensorFlow: Natives = {
  ...mathNatives,
  ...arrayNatives,
  ...linalgNatives,
  ...nnNatives,
  ...randomNatives,
  ...controlNatives,
  ...variableNatives,
};

type Arguments = (bound: Bound) => readonly Value[] | Readonly<Record<string, Value>>;

/** A function of TensorFlow's that is called by other arguments. */
const through =
  (parameters: string, target: string, args: Arguments): Natives[string] =>
  (path) => {
    const called = ofTensorFlow[`tensorflow.${target}`]!(path);
    return fn(parameters, (bound) => {
      const given = args(bound);
      const call = Array.isArray(given)
        ? { positional: given as readonly Value[], keywords: new Map<string, Value>() }
        : { positional: [], keywords: new Map(Object.entries(given as Readonly<Record<string, Value>>)) };
      return bound.runtime.call(called, call, bound.place);
    })(path);
  };

const all =
  (...names: readonly string[]): Arguments =>
  ({ get }) =>
    names.map(get);

/** One argument, and the same function under the same name or another one. */
const same = (names: string, module = ""): Natives =>
  Object.fromEntries(
    names.split(" ").map((name) => {
      const [own, target = own] = name.split("=") as [string, string?];
      return [own, through("x, *rest, **options", `${module}${target}`, all("x"))];
    }),
  );

const reducing = (names: string): Natives =>
  Object.fromEntries(
    names
      .split(" ")
      .map((name) => [
        name,
        through(
          "x, axis=None, keepdims=False",
          `reduce_${name === "var" ? "variance" : name}`,
          all("x", "axis", "keepdims"),
        ),
      ]),
  );

const pairs = (names: string): Natives =>
  Object.fromEntries(names.split(" ").map((name) => [name, through("x, y", name, all("x", "y"))]));

/** What the library computes in, unless another dtype is asked for. */
const dtypeIn = ({ get, runtime, place }: Bound): Value => {
  if (get("dtype") !== null) return get("dtype");
  const { dtype } = runtime.settings;
  return typeof dtype === "string" && /^(mixed_|float32)/.test(dtype)
    ? "float32"
    : new Unknown("what floatx is isn't known", place);
};

const filled = (names: string): Natives =>
  Object.fromEntries(
    names.split(" ").map((name) => [
      name,
      through("shape, dtype=None, name=None", name, (bound) => ({
        shape: bound.get("shape"),
        dtype: dtypeIn(bound),
      })),
    ]),
  );

const random = (name: string, parameters: string, target: string): Natives => ({
  [name]: through(`shape, ${parameters}, dtype=None, seed=None`, `random.${target}`, (bound) => ({
    shape: bound.get("shape"),
    dtype: dtypeIn(bound),
  })),
});

const listOf = (value: Value): Value => (typeof value === "number" ? new TupleValue([value]) : value);

// ---------------------------------------------------------------- products

/** Row by row: an axis of each is summed up, the last one and the last but one where none are named. */
const batchDot: Rule = (call) => {
  const [x, y] = [call.tensor("x"), call.tensor("y")];
  const dtype = resultType(x.dtype, y.dtype);
  if (!isRanked(x.shape)) return { shape: new Unknown(x.shape.because, x.shape.place), dtype };
  if (!isRanked(y.shape)) return { shape: new Unknown(y.shape.because, y.shape.place), dtype };
  const [a, b] = summedAxes(call, x.shape, y.shape) as readonly [number | Unknown, number | Unknown];
  if (a instanceof Unknown || b instanceof Unknown) return { shape: a instanceof Unknown ? a : (b as Unknown), dtype };
  const shape = [...x.shape.toSpliced(a, 1), ...y.shape.toSpliced(b, 1).slice(1)];
  return { shape: shape.length === 1 ? [...shape, 1] : shape, dtype };
};

function summedAxes(call: OperationCall, x: readonly Dim[], y: readonly Dim[]): readonly (number | Unknown)[] {
  const given = call.value("axes");
  const pair = given === null ? [x.length - 1, y.length === 2 ? 1 : y.length - 2] : (itemsOf(given) ?? [given, given]);
  return [axisIn(call.name, pair[0] ?? null, x.length, x), axisIn(call.name, pair[1] ?? null, y.length, y)];
}

const products: Natives = {
  dot: tensorFlow("x1, x2", product(dotShape), { cost: () => undefined }),
  batch_dot: tensorFlow("x, y, axes=None", batchDot, { cost: () => undefined }),
};

// ---------------------------------------------------------------- shapes

const reshaping = (parameters: string, shape: (call: OperationCall, dims: readonly Dim[]) => Shape): Natives[string] =>
  tensorFlow(parameters, (call) => {
    const x = call.tensor("x");
    return { shape: onAxes(x.shape, (dims) => shape(call, dims)), dtype: x.dtype };
  });

const isLast = (call: OperationCall): boolean => {
  const format = call.value("data_format") ?? call.runtime.settings.imageDataFormat;
  return format === "channels_last";
};

const openFormat = new Unknown("only channels_last is followed here");

/** The axes after the batch, each so many times. */
const enlarged = (call: OperationCall, dims: readonly Dim[], factors: readonly string[]): Shape =>
  isLast(call)
    ? dims.map((dim, i) => (factors[i - 1] ? mul(dim, asDim(call.value(factors[i - 1]!))) : dim))
    : openFormat;

/** So many values before and after the axes that follow the batch. */
function padded(call: OperationCall, dims: readonly Dim[], pairs: readonly Value[] | undefined): Shape {
  if (!pairs || (dims.length > 3 && !isLast(call))) return openFormat;
  return dims.map((dim, i) => {
    const pair = i === 0 ? undefined : pairs[i - 1];
    const sizes = pair === undefined ? [] : (itemsOf(pair) ?? [new Unknown("the padding isn't known")]);
    return sizes.reduce<Dim>((sum, size) => add(sum, asDim(size)), dim);
  });
}

/** Keras 3's symbolic tensors are none that TensorFlow's Keras knows. */
function refuse(bound: Bound, name: string, parameter = "x"): Value {
  const x = bound.get(parameter);
  if (x instanceof TensorValue && x.origin) refuseSymbolic(bound.runtime, bound.place, name);
  return x;
}

const attribute = (name: string): Natives[string] =>
  fn("x", (bound) => bound.runtime.attribute(refuse(bound, name), name, bound.place));

const shapes: Natives = {
  shape: through("x", "shape", all("x")),
  ndim: attribute("ndim"),
  dtype: attribute("dtype"),
  count_params: fn("x", (bound) => {
    const x = refuse(bound, "count_params");
    const size = x instanceof TensorValue && isRanked(x.shape) ? productOf(x.shape) : null;
    return typeof size === "number" ? size : new Unknown("how many values it has isn't known");
  }),
  transpose: through("x", "transpose", all("x")),
  permute_dimensions: through("x, pattern", "transpose", all("x", "pattern")),
  reshape: through("x, shape", "reshape", all("x", "shape")),
  flatten: through("x", "reshape", ({ get }) => [get("x"), new TupleValue([-1])]),
  // How many there are isn't computed before the graph runs.
  batch_flatten: reshaping("x", (_, dims) => [dims[0]!, dims.includes(null) ? null : productOf(dims.slice(1))]),
  expand_dims: through("x, axis=-1", "expand_dims", all("x", "axis")),
  squeeze: through("x, axis", "squeeze", all("x", "axis")),
  concatenate: through("tensors, axis=-1", "concat", all("tensors", "axis")),
  stack: through("x, axis=0", "stack", all("x", "axis")),
  tile: through("x, n", "tile", ({ get }) => [get("x"), listOf(get("n"))]),
  repeat: reshaping("x, n", (call, dims) =>
    dims.length === 2 ? [dims[0]!, asDim(call.value("n")), dims[1]!] : new Unknown("it isn't of two axes"),
  ),
  repeat_elements: through("x, rep, axis", "repeat", all("x", "rep", "axis")),
  reverse: through("x, axes", "reverse", ({ get }) => [get("x"), listOf(get("axes"))]),
  gather: through("reference, indices", "gather", all("reference", "indices")),
  one_hot: through("indices, num_classes", "one_hot", all("indices", "num_classes")),
  resize_images: reshaping('x, height_factor, width_factor, data_format, interpolation="nearest"', (call, dims) =>
    enlarged(call, dims, ["height_factor", "width_factor"]),
  ),
  resize_volumes: reshaping("x, depth_factor, height_factor, width_factor, data_format", (call, dims) =>
    enlarged(call, dims, ["depth_factor", "height_factor", "width_factor"]),
  ),
  ...named(
    "spatial_2d_padding spatial_3d_padding",
    reshaping("x, padding=None, data_format=None", (call, dims) => {
      const once = new TupleValue([1, 1]);
      const given = call.value("padding");
      return padded(call, dims, given === null ? dims.slice(2).map(() => once) : itemsOf(given));
    }),
  ),
  temporal_padding: reshaping("x, padding=(1, 1)", (call, dims) => padded(call, dims, [call.value("padding")])),
};

// ---------------------------------------------------------------- made

const made: Natives = {
  ...filled("zeros ones"),
  zeros_like: through("x, dtype=None, name=None", "zeros_like", all("x", "dtype")),
  ones_like: through("x, dtype=None, name=None", "ones_like", all("x", "dtype")),
  eye: through("size, dtype=None, name=None", "eye", (bound) => ({
    num_rows: bound.get("size"),
    dtype: dtypeIn(bound),
  })),
  constant: through("value, dtype=None, shape=None, name=None", "constant", (bound) => [
    bound.get("value"),
    dtypeIn(bound),
    bound.get("shape"),
  ]),
  variable: through("value, dtype=None, name=None, constraint=None", "Variable", (bound) => ({
    initial_value: bound.get("value"),
    dtype: dtypeIn(bound),
  })),
  arange: through('start, stop=None, step=1, dtype="int32"', "range", ({ get }) =>
    get("stop") === null
      ? { start: 0, limit: get("start"), delta: get("step"), dtype: get("dtype") }
      : { start: get("start"), limit: get("stop"), delta: get("step"), dtype: get("dtype") },
  ),
  ...random("random_normal", "mean=0.0, stddev=1.0", "normal"),
  ...random("random_uniform", "minval=0.0, maxval=1.0", "uniform"),
  ...random("random_bernoulli", "p=0.0", "uniform"),
  ...random("truncated_normal", "mean=0.0, stddev=1.0", "truncated_normal"),
};

// ---------------------------------------------------------------- windows

const upper = (value: Value): Value => (typeof value === "string" ? value.toUpperCase() : value);

/** Channels stand last, or where they stand isn't followed. */
const formatIn = ({ get, runtime, place }: Bound): Value =>
  (get("data_format") ?? runtime.settings.imageDataFormat) === "channels_last"
    ? null
    : new Unknown(openFormat.because, place);

const convolution = through(
  'x, kernel, strides=1, padding="valid", data_format=None, dilation_rate=1',
  "nn.convolution",
  (bound) => ({
    input: bound.get("x"),
    filters: bound.get("kernel"),
    strides: bound.get("strides"),
    padding: upper(bound.get("padding")),
    data_format: formatIn(bound),
    dilations: bound.get("dilation_rate"),
  }),
);

const pool = (target: string): Natives[string] =>
  through('x, pool_size, strides=1, padding="valid", data_format=None, pool_mode="max"', target, (bound) => ({
    input: bound.get("x"),
    ksize: bound.get("pool_size"),
    strides: bound.get("strides"),
    padding: upper(bound.get("padding")),
    data_format: formatIn(bound),
  }));

const windows: Natives = {
  ...named("conv1d conv2d conv3d", convolution),
  conv2d_transpose: through(
    'x, kernel, output_shape, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1)',
    "nn.conv2d_transpose",
    (bound) => [bound.get("x"), bound.get("kernel"), bound.get("output_shape"), bound.get("strides")],
  ),
  depthwise_conv2d: through(
    'x, depthwise_kernel, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1)',
    "nn.depthwise_conv2d",
    (bound) => ({
      input: bound.get("x"),
      filter: bound.get("depthwise_kernel"),
      strides: bound.get("strides"),
      padding: upper(bound.get("padding")),
      data_format: formatIn(bound),
      dilations: bound.get("dilation_rate"),
    }),
  ),
  separable_conv2d: through(
    'x, depthwise_kernel, pointwise_kernel, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1)',
    "nn.separable_conv2d",
    (bound) => ({
      input: bound.get("x"),
      depthwise_filter: bound.get("depthwise_kernel"),
      pointwise_filter: bound.get("pointwise_kernel"),
      strides: bound.get("strides"),
      padding: upper(bound.get("padding")),
      data_format: formatIn(bound),
      dilations: bound.get("dilation_rate"),
    }),
  ),
  pool2d: pool("nn.max_pool2d"),
  pool3d: pool("nn.max_pool3d"),
};

// ---------------------------------------------------------------- everything else

/** One number where the axis was. */
const perRow: Rule = (call) => {
  const { shape, dtype } = call.tensor("output");
  return {
    shape: onAxes(shape, (dims) => {
      const axis = axisIn(call.name, call.value("axis"), dims.length, dims);
      return axis instanceof Unknown ? dims.slice(1).map((): Dim => axis) : dims.toSpliced(axis, 1);
    }),
    dtype,
  };
};

/** Either value, or what the functions give. */
function switched(bound: Bound): Value {
  const { get, runtime, place } = bound;
  const condition = refuse(bound, "switch", "condition");
  const value = (name: string): Value => {
    const given = get(name);
    return given instanceof FunctionObject ? runtime.call(given, noArguments, place) : given;
  };
  const chosen = runtime.join(value("then_expression"), value("else_expression"));
  // In Keras 2 it leaves several layers in the graph, which depend on all three.
  const isRecorded = runtime.settings.dialect !== undefined && condition instanceof TensorValue && condition.origin;
  if (!isRecorded || !(chosen instanceof TensorValue)) return chosen;
  runtime.loseNames("tf.");
  const reason = new Unknown("which layers `switch` leaves in the graph isn't followed", place);
  return new TensorValue(chosen.shape, chosen.dtype, condition.origin, { ambiguous: reason });
}

const asArray = ({ get }: Bound): Value => {
  const x = get("x");
  return x instanceof TensorValue ? new TensorValue(x.shape, x.dtype, undefined, { kind: "array" }) : x;
};

const others: Natives = {
  ...same("abs exp log=math.log sqrt square sign sin cos round sigmoid tanh stop_gradient cumsum"),
  ...same("relu elu softplus softsign", "nn."),
  hard_sigmoid: tensorFlow("x", unary(), { cost: () => undefined }),
  softmax: through("x, axis=-1", "nn.softmax", all("x", "axis")),
  ...reducing("sum mean max min prod std var any all"),
  ...Object.fromEntries(
    ["argmax", "argmin"].map((name) => [name, through("x, axis=-1", name, all("x", "axis"))] as const),
  ),
  ...Object.fromEntries(
    ["cumsum", "cumprod"].map((name) => [name, through("x, axis=0", name, all("x", "axis"))] as const),
  ),
  ...pairs("maximum minimum equal not_equal greater greater_equal less less_equal"),
  pow: through("x, a", "pow", all("x", "a")),
  clip: through("x, min_value, max_value", "clip_by_value", all("x", "min_value", "max_value")),
  cast: through("x, dtype", "cast", all("x", "dtype")),
  l2_normalize: through("x, axis=None", "linalg.l2_normalize", all("x", "axis")),
  dropout: through("x, level, noise_shape=None, seed=None", "nn.dropout", all("x", "level")),
  bias_add: through("x, bias, data_format=None", "nn.bias_add", all("x", "bias")),
  batch_normalization: tensorFlow("x, mean, var, beta, gamma, axis=-1, epsilon=0.001", unary(), {
    cost: () => undefined,
  }),
  in_top_k: tensorFlow("predictions, targets, k", (call) => ({ shape: call.tensor("targets").shape, dtype: "bool" })),
  binary_crossentropy: tensorFlow("target, output, from_logits=False", unary(undefined, "output"), {
    cost: () => undefined,
  }),
  categorical_crossentropy: tensorFlow("target, output, from_logits=False, axis=-1", perRow, { cost: () => undefined }),
  sparse_categorical_crossentropy: tensorFlow("target, output, from_logits=False, axis=-1, ignore_class=None", perRow, {
    cost: () => undefined,
  }),
  map_fn: through("fn, elems, name=None, dtype=None", "map_fn", all("fn", "elems")),
  switch: fn("condition, then_expression, else_expression", switched),
  ...named("get_value eval", fn("x", asArray)),
  cast_to_floatx: (path) => {
    const onSymbolic = tensorFlow("x", (call) => ({ shape: call.tensor("x").shape, dtype: "float32" }))(path);
    return fn("x", (bound) => {
      const x = bound.get("x");
      if (x instanceof TensorValue && x.origin)
        return bound.runtime.call(onSymbolic, positionalArguments(x), bound.place);
      const dtype = dtypeOf(dtypeIn({ ...bound, get: () => null }), "float32");
      return x instanceof TensorValue
        ? new TensorValue(x.shape, dtype, undefined, { kind: x.facts.kind ?? "tensor" })
        : x;
    })(path);
  },
  ...named(
    "update update_add update_sub",
    fn("x, *args", ({ get }) => get("x")),
  ),
  is_sparse: fn("tensor", () => false),
  epsilon: fn("", () => new Float(1e-7)),
  // What layers of earlier times bring their arguments into TensorFlow's words with.
  _preprocess_padding: fn("padding", ({ get }) => {
    const padding = get("padding");
    return typeof padding === "string" ? padding.toUpperCase() : reasonFor(padding);
  }),
  ...named(
    "_preprocess_conv1d_input _preprocess_conv2d_input _preprocess_conv3d_input",
    fn("x, data_format, force_transpose=False", inTensorFlowsOrder),
  ),
};

/** A tensor and what TensorFlow calls the order of its axes. */
function inTensorFlowsOrder({ get }: Bound): Value {
  const [x, format] = [get("x"), get("data_format")];
  const rank = x instanceof TensorValue && isRanked(x.shape) ? x.shape.length : undefined;
  const name = rank === undefined ? undefined : { 3: "NWC", 4: "NHWC", 5: "NDHWC" }[rank];
  if (format !== "channels_last" || name === undefined)
    return new Unknown("the order of the axes depends on the machine");
  return new TupleValue([x, name]);
}

export const backendNatives: Natives = under(["keras.backend"], {
  ...others,
  ...products,
  ...shapes,
  ...made,
  ...windows,
});
