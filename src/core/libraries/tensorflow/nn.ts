/**
 * tf.nn: activations, convolutions, poolings, losses.
 *
 *     tf.nn.relu(x), tf.nn.conv2d(x, kernel, strides=1, padding="SAME"), tf.nn.softmax(scores, axis=-1)
 */
import { LayerError } from "../../layers/entry.js";
import { missingArgument } from "../../problems/missing-argument.js";
import { isRanked, Unknown, type Dim } from "../../dims/dim.js";
import { lastDim, withLastDim } from "../../dims/tensor.js";
import { operationsOfActivation } from "../../layers/activation-function.js";
import { itemsOf } from "../../values/convert.js";
import { TupleValue, type Value } from "../../values/value.js";
import { amongLast, axisAmong, checking, indices, inKeras3 } from "../keras/ops/refused-arguments.js";
import type { Natives } from "../native-helpers.js";
import { axisIn } from "../tensors/axes.js";
import { perElement, unary } from "../tensors/elementwise.js";
import { blocks } from "../tensors/images.js";
import { changedCall, type CostRule, type OperationCall, type Rule } from "../tensors/operation.js";
import { topK } from "../tensors/pick.js";
import { reducedShape, reductionCost } from "../tensors/reduce.js";
import { asDims } from "../tensors/sizes.js";
import { onAxes, unranked } from "../tensors/spec.js";
import {
  convolutionCost,
  convolving,
  depthwiseKernel,
  plainKernel,
  pooling,
  poolingCost,
  separableConvolution,
  separableCost,
} from "../tensors/windows.js";
import { named, tensorFlow, under } from "./function.js";

const uncounted: CostRule = () => undefined;
const counted = (name: string): CostRule => perElement(operationsOfActivation.get(name) ?? 0);

// ---------------------------------------------------------------- activations

const activation = (name: string, parameters: string, as = name): Natives => ({
  [name]: tensorFlow(parameters, unary(undefined, parameters.split(",", 1)[0]!), { cost: counted(as) }),
});

const overAxis = (name: string): Natives => ({
  [name]: tensorFlow("logits, axis=-1", checking(unary(undefined, "logits"), inKeras3(axisAmong("axis", "logits"))), {
    cost: counted(name),
  }),
});

const activations: Natives = {
  ...activation("relu", "features"),
  ...activation("relu6", "features"),
  ...activation("leaky_relu", "features, alpha=0.2"),
  ...activation("elu", "features"),
  ...activation("selu", "features"),
  ...activation("gelu", "features, approximate=False"),
  ...activation("silu", "features, beta=1.0"),
  ...activation("swish", "features, beta=1.0", "silu"),
  ...activation("sigmoid", "x"),
  ...activation("tanh", "x"),
  ...activation("softplus", "features"),
  ...activation("softsign", "features"),
  ...overAxis("softmax"),
  ...overAxis("log_softmax"),
  crelu: tensorFlow("features, axis=-1", (call) => {
    const { shape, dtype } = call.tensor("features");
    const last = lastDim(shape);
    return { shape: withLastDim(shape, typeof last === "number" ? 2 * last : last), dtype };
  }),
};

// ---------------------------------------------------------------- windows

/** `[1, 2, 2, 1]` as the sizes of the spatial axes; TensorFlow takes them with those of the batch and the channels too. */
function spatial(call: OperationCall, value: Value, rank: number): Value {
  const items = itemsOf(value);
  if (!items || items.length !== rank + 2) return value;
  const isFirst =
    typeof call.value("data_format") === "string" && (call.value("data_format") as string).startsWith("NC");
  return new TupleValue(isFirst ? items.slice(2) : items.slice(1, -1));
}

/** The call as the rules for windows read it: under their names, with sizes for the spatial axes alone. */
function windowed(call: OperationCall, names: Readonly<Record<string, string>>, inputs: string): OperationCall {
  const { shape } = call.tensor(inputs);
  const rank = isRanked(shape) ? shape.length - 2 : 0;
  return changedCall(call, {
    has: (name) => call.has(names[name] ?? name),
    value: (name) => {
      const value = call.value(names[name] ?? name);
      if (name === "dilation_rate" && value === null) return 1;
      return name === "data_format" && value === null ? "channels_last" : spatial(call, value, rank);
    },
    tensor: (name) => call.tensor(names[name] ?? name),
    tensors: (name) => call.tensors(names[name] ?? name),
  });
}

const withNames =
  (rule: Rule, names: Readonly<Record<string, string>>): Rule =>
  (call) =>
    rule(windowed(call, names, names["inputs"] ?? "inputs"));
const costWithNames =
  (rule: CostRule, names: Readonly<Record<string, string>>): CostRule =>
  (call, output) =>
    rule(windowed(call, names, names["inputs"] ?? "inputs"), output);

const CONV = { inputs: "input", kernel: "filters", dilation_rate: "dilations" };
const DEPTHWISE = { inputs: "input", kernel: "filter", dilation_rate: "dilations" };
const SEPARABLE = {
  inputs: "input",
  depthwise_kernel: "depthwise_filter",
  pointwise_kernel: "pointwise_filter",
  dilation_rate: "dilations",
};
const POOL = { inputs: "input", pool_size: "ksize" };

/** The shape is given, whatever the kernel makes of it. */
const transposed: Rule = (call) => {
  const { shape, dtype } = call.tensor("input");
  const wanted = asDims(call.value("output_shape"));
  // The batch is the input's.
  return {
    shape: onAxes(wanted, (dims) => (isRanked(shape) && shape[0] === null ? dims.with(0, null) : dims)),
    dtype,
  };
};

const windows: Natives = {
  conv1d: tensorFlow(
    'input, filters, stride=1, padding="VALID", data_format=None, dilations=None',
    withNames(convolving(plainKernel), { ...CONV, strides: "stride" }),
    { cost: costWithNames(convolutionCost(), { ...CONV, strides: "stride" }) },
  ),
  ...named(
    "conv2d conv3d convolution",
    tensorFlow(
      'input, filters, strides=1, padding="VALID", data_format=None, dilations=None',
      withNames(convolving(plainKernel), CONV),
      {
        cost: costWithNames(convolutionCost(), CONV),
      },
    ),
  ),
  depthwise_conv2d: tensorFlow(
    "input, filter, strides, padding, data_format=None, dilations=None",
    withNames(convolving(depthwiseKernel), DEPTHWISE),
    { cost: costWithNames(convolutionCost("kernel", true), DEPTHWISE) },
  ),
  separable_conv2d: tensorFlow(
    "input, depthwise_filter, pointwise_filter, strides, padding, data_format=None, dilations=None",
    withNames(separableConvolution, SEPARABLE),
    { cost: costWithNames(separableCost, SEPARABLE) },
  ),
  ...named(
    "conv1d_transpose conv2d_transpose conv3d_transpose",
    tensorFlow('input, filters, output_shape, strides, padding="SAME", data_format=None, dilations=None', transposed, {
      cost: uncounted,
    }),
  ),
  ...named(
    "max_pool max_pool1d max_pool2d max_pool3d avg_pool avg_pool1d avg_pool2d avg_pool3d",
    tensorFlow("input, ksize, strides, padding, data_format=None", withNames(pooling, POOL), {
      cost: costWithNames(poolingCost, POOL),
    }),
  ),
  depth_to_space: tensorFlow('x, block_size, data_format="NHWC"', blocks(true)),
  space_to_depth: tensorFlow('x, block_size, data_format="NHWC"', blocks(false)),
};

// ---------------------------------------------------------------- normalization, losses, lookup

const moments: Rule = (call) => {
  const { shape, dtype } = call.tensor("x");
  const one = { shape: reducedShape(call.name, shape, call.value("axes"), call.value("keepdims")), dtype };
  return [one, one];
};

/** One number for each row of logits. */
const perRow =
  (axisOf: (call: OperationCall) => Value): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor("logits");
    return {
      shape: onAxes(shape, (dims) => {
        const axis = axisIn(call.name, axisOf(call), dims.length, dims);
        return axis instanceof Unknown ? dims.slice(1).map((): Dim => axis) : dims.toSpliced(axis, 1);
      }),
      dtype,
    };
  };

const lookup: Rule = (call) => {
  const [params, ids] = [call.tensor("params"), call.tensor("ids")];
  if (!isRanked(params.shape)) return { shape: unranked(params.shape), dtype: params.dtype };
  return {
    shape: isRanked(ids.shape) ? [...ids.shape, ...params.shape.slice(1)] : unranked(ids.shape),
    dtype: params.dtype,
  };
};

const bothGiven: Rule = (call) => {
  const absent = ["labels", "logits"].find((name) => call.isNone(name));
  if (absent !== undefined && call.runtime.settings.dialect === undefined)
    throw new LayerError(
      missingArgument,
      `${call.name} needs \`labels\` and \`logits\`, and \`${absent}\` is None.`,
      absent,
    );
  return unary(undefined, "logits")(call);
};

const others: Natives = {
  dropout: tensorFlow("x, rate, noise_shape=None, seed=None", unary()),
  l2_loss: tensorFlow("t", (call) => ({ shape: [], dtype: call.tensor("t").dtype }), { cost: uncounted }),
  bias_add: tensorFlow("value, bias, data_format=None", unary(undefined, "value"), { cost: perElement(1) }),
  batch_normalization: tensorFlow("x, mean, variance, offset, scale, variance_epsilon", unary(), { cost: uncounted }),
  ...named(
    "local_response_normalization lrn",
    tensorFlow("input, depth_radius=5, bias=1, alpha=1, beta=0.5", unary(undefined, "input"), { cost: uncounted }),
  ),
  moments: tensorFlow("x, axes, shift=None, keepdims=False", moments, { cost: reductionCost(4, 0, { axis: "axes" }) }),
  embedding_lookup: tensorFlow("params, ids, max_norm=None", checking(lookup, inKeras3(indices("ids")))),
  softmax_cross_entropy_with_logits: tensorFlow(
    "labels, logits, axis=-1",
    perRow((call) => call.value("axis")),
    { cost: uncounted },
  ),
  sparse_softmax_cross_entropy_with_logits: tensorFlow(
    "labels, logits",
    perRow(() => -1),
    { cost: uncounted },
  ),
  sigmoid_cross_entropy_with_logits: tensorFlow("labels=None, logits=None", bothGiven, {
    cost: uncounted,
  }),
  zero_fraction: tensorFlow("value", () => ({ shape: [], dtype: "float32" }), { cost: uncounted }),
  in_top_k: tensorFlow("targets, predictions, k", (call) => ({ shape: call.tensor("targets").shape, dtype: "bool" })),
};

export const nnNatives: Natives = {
  ...under(["tensorflow.nn"], { ...activations, ...windows, ...others }),
  ...under(["tensorflow.math", "tensorflow.nn"], {
    top_k: tensorFlow(
      "input, k=1, sorted=True, index_type=None",
      checking(topK("input"), inKeras3(amongLast("k", "input"))),
      { fields: ["values", "indices"] },
    ),
  }),
  "tensorflow.math.softmax": activations["softmax"]!,
  "tensorflow.math.log_softmax": activations["log_softmax"]!,
  "tensorflow.math.softplus": activations["softplus"]!,
  "tensorflow.math.in_top_k": others["in_top_k"]!,
};
