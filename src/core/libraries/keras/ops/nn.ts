/**
 * keras.ops of neural networks: softmax, convolutions, poolings, losses, normalizations, attention.
 *
 *     ops.conv(x, kernel, strides=2, padding="same"), ops.softmax(x, axis=-1), ops.one_hot(labels, 10)
 */
import {
  add,
  floorDiv,
  isRanked,
  mul,
  product,
  sameDim,
  showShape,
  sub,
  Unknown,
  type Dim,
  type Shape,
} from "../../../dims/dim.js";
import { itemsOf } from "../../../values/convert.js";
import { amountOf, elements, type DType, type Nest, type TensorSpec } from "../../../dims/tensor.js";
import { operationsOfActivation } from "../../../layers/activation-function.js";
import { cost, LayerError, type Cost } from "../../../layers/entry.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { axesIn, axisIn } from "../../tensors/axes.js";
import { dtypeOf, resultType } from "../../tensors/dtypes.js";
import { perElement } from "../../tensors/elementwise.js";
import { blocks } from "../../tensors/images.js";
import { withAxis } from "../../tensors/join.js";
import {
  operations,
  type CostRule,
  type OperationCall,
  type OperationKind,
  type Rule,
} from "../../tensors/operation.js";
import { oneHot, requireSame, topK } from "../../tensors/pick.js";
import { asDim, sizeOfData, sizePerAxis } from "../../tensors/sizes.js";
import { onAxes, unranked } from "../../tensors/spec.js";
import {
  adaptivePooling,
  convolutionCost,
  convolving,
  depthwiseKernel,
  plainKernel,
  pooling,
  poolingCost,
  separableConvolution,
  separableCost,
  transposedConvolution,
  transposedCost,
} from "../../tensors/windows.js";
import type { Natives } from "../../native-helpers.js";
import { amongLast, checking, computing, knownDtype, refuse, whole } from "./refused-arguments.js";

const uncounted: CostRule = () => undefined;
// ---------------------------------------------------------------- along an axis

/** The shape stays; an axis that isn't there is refused. */
const onOwnAxis: Rule = (call) => {
  const { shape, dtype } = call.tensor("x");
  return {
    shape: onAxes(shape, (dims) => {
      if (call.value("axis") !== null) axesIn(call.name, call.value("axis"), dims);
      return dims;
    }),
    dtype,
  };
};

/** The axis is split in two halves, of which one gates the other. */
const gated: Rule = (call) => {
  const { shape, dtype } = call.tensor("x");
  return { shape: onAxes(shape, (dims) => half(call, dims)), dtype };
};

function half(call: OperationCall, dims: readonly Dim[]): Shape {
  const axis = axisIn(call.name, call.value("axis"), dims.length, dims);
  const size = axis instanceof Unknown ? axis : dims[axis]!;
  if (typeof size === "number" && size % 2 !== 0)
    throw new LayerError(
      incompatibleShape,
      `${call.name}: the axis of ${size} in ${showShape(dims)} can't be divided by 2.`,
    );
  return withAxis(dims, axis, floorDiv(size, 2));
}

const counted = (name: string): CostRule => perElement(operationsOfActivation.get(name) ?? 0);
const AXIS = "x, axis=-1";

/** The functions that work along an axis. */
export const axisOps: Readonly<Record<string, OperationKind>> = {
  softmax: {
    className: "Softmax",
    signature: AXIS,
    rule: onOwnAxis,
    cost: counted("softmax"),
  },
  log_softmax: {
    className: "LogSoftmax",
    signature: AXIS,
    rule: onOwnAxis,
    cost: counted("log_softmax"),
  },
  sparsemax: { className: "Sparsemax", signature: AXIS, rule: onOwnAxis, cost: counted("sparsemax") },
  glu: { className: "Glu", signature: AXIS, rule: gated, cost: counted("glu") },
  normalize: {
    className: "Normalize",
    signature: "x, axis=-1, order=2, epsilon=None",
    rule: (call) => ({ ...(onOwnAxis(call) as TensorSpec), ...(call.isSymbolic && { dtype: "float32" }) }),
    cost: uncounted,
  },
};

// ---------------------------------------------------------------- windows

const CONV = 'strides=1, padding="valid", data_format=None, dilation_rate=1';
const POOL = 'inputs, pool_size, strides=None, padding="valid", data_format=None';

/** As many sizes as there are axes to slide along, or one for all of them. */
const windowSizes =
  (...names: readonly string[]) =>
  (call: OperationCall): void => {
    const { shape } = call.tensor("inputs");
    const axes = isRanked(shape) ? shape.length - 2 : 0;
    for (const name of names) {
      const count = itemsOf(call.value(name))?.length;
      if (axes > 1 && count !== undefined && count !== 1 && count !== axes)
        refuse(call, name, `\`${name}\` has ${count} sizes for the ${axes} axes that a window slides along.`);
    }
  };

const windows = operations({
  conv: {
    signature: `inputs, kernel, ${CONV}`,
    rule: checking(convolving(plainKernel), windowSizes("strides", "dilation_rate")),
    cost: convolutionCost(),
  },
  depthwise_conv: {
    signature: `inputs, kernel, ${CONV}`,
    rule: convolving(depthwiseKernel),
    cost: convolutionCost("kernel", true),
  },
  separable_conv: {
    hidden: ["DepthwiseConv"],
    signature: `inputs, depthwise_kernel, pointwise_kernel, ${CONV}`,
    rule: separableConvolution,
    cost: separableCost,
  },
  conv_transpose: {
    signature: 'inputs, kernel, strides=1, padding="valid", output_padding=None, data_format=None, dilation_rate=1',
    rule: transposedConvolution,
    cost: transposedCost,
  },
  max_pool: { signature: POOL, rule: checking(pooling, windowSizes("pool_size", "strides")), cost: poolingCost },
  average_pool: { signature: POOL, rule: checking(pooling, windowSizes("pool_size", "strides")), cost: poolingCost },
  adaptive_max_pool: { signature: "inputs, output_size, data_format=None", rule: adaptivePooling, cost: uncounted },
  adaptive_average_pool: { signature: "inputs, output_size, data_format=None", rule: adaptivePooling, cost: uncounted },
  depth_to_space: { signature: 'x, block_size, data_format="channels_last"', rule: blocks(true) },
  space_to_depth: { signature: 'x, block_size, data_format="channels_last"', rule: blocks(false) },
  unfold: { signature: "x, kernel_size, dilation=1, padding=0, stride=1", rule: unfolded },
  fold: { signature: "x, output_size, kernel_size, dilation=1, padding=0, stride=1", rule: folded },
});

const pair = (call: OperationCall, name: string): readonly [Dim, Dim] => sizePerAxis(call.value(name), 2) as [Dim, Dim];

/** The windows of images in channels_first order, one a column. */
function unfolded(call: OperationCall): TensorSpec {
  const { shape, dtype } = call.tensor("x");
  if (!isRanked(shape)) return { shape: unranked(shape), dtype };
  if (shape.length !== 4)
    throw new LayerError(incompatibleShape, `${call.name} takes a batch of images, not ${showShape(shape)}.`);
  const [batch, channels, ...size] = shape as [Dim, Dim, Dim, Dim];
  const [kernel, dilation, padding, stride] = ["kernel_size", "dilation", "padding", "stride"].map((name) =>
    pair(call, name),
  );
  const places = size.map((length, i) => {
    const reach = add(mul(dilation![i]!, sub(kernel![i]!, 1)), 1);
    return add(floorDiv(sub(add(length, mul(2, padding![i]!)), reach), stride![i]!), 1);
  });
  return { shape: [batch, mul(channels, product(kernel!)), product(places)], dtype };
}

function folded(call: OperationCall): TensorSpec {
  const { shape, dtype } = call.tensor("x");
  if (!isRanked(shape)) return { shape: unranked(shape), dtype };
  if (shape.length !== 3)
    throw new LayerError(incompatibleShape, `${call.name} takes columns of windows, not ${showShape(shape)}.`);
  const [batch, columns] = shape as [Dim, Dim, Dim];
  const window = product(pair(call, "kernel_size"));
  if (typeof columns === "number" && typeof window === "number" && columns % window !== 0)
    throw new LayerError(incompatibleShape, `${call.name}: ${columns} can't be divided by the window of ${window}.`);
  return { shape: [batch, floorDiv(columns, window), ...pair(call, "output_size")], dtype };
}

// ---------------------------------------------------------------- labels and losses

const labels = operations({
  one_hot: {
    signature: "x, num_classes, axis=-1, dtype=None, sparse=False",
    rule: checking(
      oneHot("num_classes", (call) => dtypeOf(call.value("dtype"), "float32")),
      whole("num_classes"),
      knownDtype,
    ),
  },
  multi_hot: {
    signature: "inputs, num_classes=None, axis=-1, dtype=None, sparse=False, **kwargs",
    rule: checking(multiHot, whole("num_classes")),
    cost: uncounted,
  },
  top_k: { signature: "x, k, sorted=True", rule: checking(topK("x"), whole("k"), computing(amongLast("k", "x"))) },
  in_top_k: {
    signature: "targets, predictions, k",
    rule: (call) => ({ shape: call.tensor("targets").shape, dtype: "bool" }),
  },
  binary_crossentropy: {
    signature: "target, output, from_logits=False",
    rule: (call) => sameAs(call, (dims) => dims),
    cost: uncounted,
  },
  categorical_crossentropy: {
    signature: "target, output, from_logits=False, axis=-1",
    rule: (call) => sameAs(call, (dims) => dims.slice(0, -1)),
    cost: uncounted,
  },
  sparse_categorical_crossentropy: {
    signature: "target, output, from_logits=False, axis=-1",
    rule: (call) => {
      const { shape, dtype } = call.tensor("output");
      return { shape: onAxes(shape, (dims) => withoutClasses(call, dims)), dtype };
    },
    cost: uncounted,
  },
  ctc_loss: {
    signature: "target, output, target_length, output_length, mask_index=0",
    rule: (call) => {
      const [target, output] = [call.tensor("target"), call.tensor("output")];
      if (call.isSymbolic) requireSameBatch(call.name, target.shape, output.shape);
      const { shape } = call.isSymbolic ? target : output;
      return { shape: onAxes(shape, (dims) => dims.slice(0, 1)), dtype: resultType(output.dtype, "float32") };
    },
    cost: uncounted,
  },
  ctc_decode: {
    signature:
      'inputs, sequence_lengths, strategy="greedy", beam_width=100, top_paths=1, merge_repeated=True, mask_index=0',
    rule: decoded,
    cost: uncounted,
  },
  ...Object.fromEntries(
    ["segment_sum", "segment_max", "segment_min", "segment_prod"].map((name) => [
      name,
      { signature: "data, segment_ids, num_segments=None, sorted=False", rule: segments, cost: uncounted },
    ]),
  ),
});

/** The examples must be as many, and None is as many as None alone. */
function requireSameBatch(name: string, a: Shape, b: Shape): void {
  if (!isRanked(a) || !isRanked(b) || sameDim(a[0] ?? null, b[0] ?? null) !== false) return;
  throw new LayerError(
    incompatibleShape,
    `${name}: ${showShape(a)} and ${showShape(b)} have different numbers of examples.`,
  );
}

/** Which of the classes occur among the labels of an example: the axis of the labels gives way to that of the classes. */
function multiHot(call: OperationCall): TensorSpec {
  if (call.value("num_classes") === null && !call.extra.has("num_tokens"))
    refuse(call, "num_classes", "`num_classes` must be given.");
  const { shape, dtype } = call.tensor("inputs");
  const classes = asDim(call.value("num_classes"));
  const own = call.isSymbolic ? dtype : dtypeOf(call.value("dtype"), "float32");
  if (!isRanked(shape)) return { shape: unranked(shape), dtype: own };
  const axis = call.value("axis");
  if (typeof axis !== "number") return { shape: new Unknown("the axis isn't known"), dtype: own };
  const wide = axis === -1 ? [...shape, classes] : shape.toSpliced(axis, 0, classes);
  return { shape: wide.length === 2 ? [wide[1]!] : [wide[0]!, ...wide.slice(2)], dtype: own };
}

function sameAs(call: OperationCall, rule: (dims: readonly Dim[]) => Shape): TensorSpec {
  const [target, output] = [call.tensor("target"), call.tensor("output")];
  requireSame(call.name, target.shape, output.shape);
  return { shape: onAxes(output.shape, rule), dtype: output.dtype };
}

/** The axis of the classes is left out; the labels must have the others. */
function withoutClasses(call: OperationCall, dims: readonly Dim[]): Shape {
  const axis = axisIn(call.name, call.value("axis"), dims.length, dims);
  if (axis instanceof Unknown) return dims.slice(1).map(() => axis);
  const rest = dims.toSpliced(axis, 1);
  const { shape } = call.tensor("target");
  const target = isRanked(shape) && shape.length === dims.length && shape.at(-1) === 1 ? shape.slice(0, -1) : shape;
  requireSame(call.name, target, rest);
  return rest;
}

function decoded(call: OperationCall): Nest<TensorSpec> {
  const { shape, dtype } = call.tensor("inputs");
  const paths = call.value("strategy") === "greedy" ? 1 : asDim(call.value("top_paths"));
  const own = resultType(dtype, "float32");
  if (!isRanked(shape))
    return [
      { shape: unranked(shape), dtype: "int32" },
      { shape: unranked(shape), dtype: own },
    ];
  return [
    { shape: [paths, shape[0] ?? null, shape[1] ?? null], dtype: "int32" },
    { shape: [shape[0] ?? null, paths], dtype: own },
  ];
}

function segments(call: OperationCall): TensorSpec {
  const { shape, dtype } = call.tensor("data");
  const ids = call.tensor("segment_ids").shape;
  if (isRanked(ids) && ids.length > 1)
    throw new LayerError(incompatibleShape, `${call.name}: \`segment_ids\` is a vector, not ${showShape(ids)}.`);
  const [own, other] = [isRanked(shape) ? shape[0] : undefined, isRanked(ids) ? ids[0] : undefined];
  if (typeof own === "number" && typeof other === "number" && own !== other)
    throw new LayerError(incompatibleShape, `${call.name}: ${other} ids are given for ${own} values.`);
  const given = call.value("num_segments");
  const count: Dim = given !== null ? asDim(given) : sizeOfData(call, "how many segments there are isn't known");
  return { shape: onAxes(shape, (dims) => [count, ...dims.slice(1)]), dtype };
}

// ---------------------------------------------------------------- normalization and attention

const own =
  (dtype: (...dtypes: readonly DType[]) => DType = (first) => first!, parameter = "x"): Rule =>
  (call) => {
    const x = call.tensor(parameter);
    return { shape: x.shape, dtype: dtype(x.dtype) };
  };

const normalizations = operations({
  batch_normalization: {
    signature: "x, mean, variance, axis, offset=None, scale=None, epsilon=0.001",
    className: "BatchNorm",
    rule: batchNormalized,
    cost: uncounted,
  },
  layer_normalization: {
    signature: "x, gamma=None, beta=None, axis=-1, epsilon=None, **kwargs",
    className: "LayerNorm",
    rule: own(),
    cost: uncounted,
  },
  rms_normalization: {
    signature: "x, scale=None, axis=-1, epsilon=None",
    className: "RMSNorm",
    rule: own(),
    cost: uncounted,
  },
  dot_product_attention: {
    signature:
      "query, key, value, bias=None, mask=None, scale=None, is_causal=False, flash_attention=None, attn_logits_soft_cap=None",
    rule: attended,
    cost: attentionCost,
  },
  psnr: {
    signature: "x1, x2, max_val",
    className: "PSNR",
    rule: (call) => {
      const [a, b] = [call.tensor("x1"), call.tensor("x2")];
      if (isRanked(a.shape) && isRanked(b.shape) && a.shape.length !== b.shape.length)
        throw new LayerError(incompatibleShape, `${call.name} compares tensors of the same rank.`);
      return { shape: [], dtype: call.isSymbolic ? "float32" : a.dtype };
    },
    cost: uncounted,
  },
  polar: {
    signature: "abs_, angle",
    rule: (call) => ({ shape: call.tensor("abs_").shape, dtype: call.isSymbolic ? "float32" : "complex64" }),
    cost: uncounted,
  },
});

function batchNormalized(call: OperationCall): TensorSpec {
  const x = call.tensor("x");
  if (!isRanked(x.shape)) return x;
  const axis = axisIn(call.name, call.value("axis"), x.shape.length, x.shape);
  if (!(axis instanceof Unknown))
    for (const name of ["mean", "variance", "offset", "scale"])
      if (call.value(name) !== null) requireSame(call.name, call.tensor(name).shape, [x.shape[axis]!]);
  return x;
}

/** The values' width at the queries' places: announced as the queries' own. */
function attended(call: OperationCall): TensorSpec {
  const [query, key, value] = ["query", "key", "value"].map((name) => call.tensor(name)) as [
    TensorSpec,
    TensorSpec,
    TensorSpec,
  ];
  const shapes = [query, key, value].map(({ shape }) => shape);
  const wrong = shapes.find((shape) => isRanked(shape) && shape.length !== 4);
  if (wrong !== undefined && !call.isSymbolic)
    throw new LayerError(
      incompatibleShape,
      `${call.name} takes queries, keys and values of 4 axes, not ${showShape(wrong)}.`,
    );
  const dtype = resultType(query.dtype, key.dtype, value.dtype);
  if (call.isSymbolic || !isRanked(query.shape) || !isRanked(value.shape)) return { shape: query.shape, dtype };
  return { shape: [...query.shape.slice(0, -1), value.shape.at(-1)!], dtype };
}

/** Every query meets every key and then every value; a score is scaled and goes through the softmax. */
function attentionCost(call: OperationCall, output: TensorSpec): Cost | undefined {
  const [query, key] = [call.tensor("query").shape, call.tensor("key").shape];
  if (!isRanked(query) || !isRanked(key)) return undefined;
  const scores = amountOf([query[1] ?? null, query[2] ?? null, key[1] ?? null]);
  const width = amountOf([query.at(-1) ?? null]);
  const macs = add(mul(scores, width), mul(elements(output.shape), amountOf([key[1] ?? null])));
  return cost(macs, mul(6, scores));
}

export const nnOps: Natives = { ...operations(axisOps), ...windows, ...labels, ...normalizations };
