/**
 * tf.math and its names in tf: functions of each element, comparisons, reductions.
 *
 *     tf.exp(x), tf.math.maximum(a, b), tf.reduce_mean(x, axis=1), tf.argmax(x, axis=-1)
 */
import { isRanked, Unknown, type Dim } from "../../dims/dim.js";
import type { DType, TensorSpec } from "../../dims/tensor.js";
import type { BinaryOp } from "../../program/program.js";
import type { Natives } from "../native-helpers.js";
import { constantOf, foldAll, foldCast, foldOperator, pairwise } from "../tensors/constants.js";
import { dtypeOf, resultType, tensorFlowQuotient, type DTypeRule } from "../tensors/dtypes.js";
import { broadcastAll, broadcasting, perElement, toBool, unary } from "../tensors/elementwise.js";
import { joining } from "../tensors/join.js";
import type { CostRule, OperationCall, Rule } from "../tensors/operation.js";
import { reducedShape, reductionCost } from "../tensors/reduce.js";
import { asDim, sizeOfData } from "../tensors/sizes.js";
import { unranked } from "../tensors/spec.js";
import { named, tensorFlow, under } from "./function.js";

// ---------------------------------------------------------------- each element

const functions = (names: string, operations = 0, dtype?: DTypeRule, parameter = "x"): Natives =>
  named(names, tensorFlow(parameter, unary(dtype, parameter), { cost: perElement(operations) }));

const pair = (names: string, operations: number, dtype?: DTypeRule, op?: BinaryOp): Natives =>
  named(
    names,
    tensorFlow("x, y", broadcasting(dtype, ["x", "y"]), {
      cost: perElement(operations),
      ...(op && { fold: foldOperator(op, "x", "y") }),
    }),
  );

/** Comparisons of constants are decided. */
const comparisons: Natives = Object.fromEntries(
  Object.entries({
    equal: "==",
    not_equal: "!=",
    greater: ">",
    greater_equal: ">=",
    less: "<",
    less_equal: "<=",
  } as const).map(([name, op]) => [
    name,
    tensorFlow("x, y", broadcasting(toBool, ["x", "y"]), {
      cost: perElement(1),
      fold: (call) =>
        pairwise(constantOf(call.value("x")), constantOf(call.value("y")), (x, y) =>
          x === null || y === null ? null : call.runtime.compare(op, x, y),
        ),
    }),
  ]),
);

function partOfComplex(...[dtype]: readonly DType[]): DType {
  return dtype === "complex64" ? "float32" : dtype === "complex128" ? "float64" : dtype!;
}

const cast: Rule = (call) => ({ shape: call.tensor("x").shape, dtype: dtypeOf(call.value("dtype"), "float32") });

/** A list of tensors of one shape, added up. */
const added: Rule = joining((call, shapes) => broadcastAll(call.name, shapes), "inputs");

function addedCost(call: OperationCall, output: TensorSpec): ReturnType<CostRule> {
  const inputs = call.tensors("inputs");
  return inputs instanceof Unknown ? undefined : perElement(inputs.length - 1)(call, output);
}

const elementwise: Natives = {
  ...functions(
    "abs acos acosh asin asinh atan atanh ceil cos cosh digamma erf erfinv exp expm1 floor lgamma log1p rint sigmoid sign sin sinh " +
      "sqrt tan tanh round conj bessel_i0 softplus",
  ),
  ...functions("log negative reciprocal square", 1),
  ...functions("rsqrt log_sigmoid", 2),
  ...functions("real imag", 0, partOfComplex, "input"),
  ...functions("angle", 2, partOfComplex, "input"),
  ...functions("is_nan is_inf is_finite logical_not", 0, toBool),
  ...pair("add", 1, resultType, "+"),
  ...pair("subtract", 1, resultType, "-"),
  ...pair("multiply", 1, resultType, "*"),
  ...pair("divide truediv", 1, tensorFlowQuotient, "/"),
  ...pair("floordiv", 0, resultType, "//"),
  ...pair("floormod mod", 0, resultType, "%"),
  ...pair("pow", 1, resultType, "**"),
  ...pair("maximum minimum", 1),
  ...pair("divide_no_nan multiply_no_nan atan2 xlogy xdivy truncatediv", 0),
  ...pair("squared_difference", 2),
  ...comparisons,
  ...pair("logical_and logical_or logical_xor", 0, toBool),
  cast: tensorFlow("x, dtype", cast, { fold: foldCast }),
  saturate_cast: tensorFlow("value, dtype", (call) => ({
    shape: call.tensor("value").shape,
    dtype: dtypeOf(call.value("dtype"), call.tensor("value").dtype),
  })),
  reciprocal_no_nan: tensorFlow("x", unary()),
  complex: tensorFlow("real, imag", (call) => {
    const { shape, dtype } = call.tensor("real");
    return { shape, dtype: dtype === "float64" ? "complex128" : "complex64" };
  }),
  add_n: tensorFlow("inputs", added, { cost: addedCost }),
  clip_by_value: tensorFlow("t, clip_value_min, clip_value_max", unary(undefined, "t"), { cost: perElement(2) }),
  clip_by_norm: tensorFlow("t, clip_norm, axes=None", unary(undefined, "t"), { cost: () => undefined }),
};

// ---------------------------------------------------------------- reductions

const X = "input_tensor";
const counted = (before: number, after: number): CostRule => reductionCost(before, after, { x: X });

const reducing =
  (dtype: DTypeRule = (own) => own!): Rule =>
  (call) => {
    const x = call.tensor(X);
    const shape = reducedShape(call.name, x.shape, call.value("axis"), call.value("keepdims"));
    return { shape, dtype: dtype(x.dtype) };
  };

const reduce = (names: string, cost?: CostRule, dtype?: DTypeRule, op?: "+" | "*"): Natives =>
  named(
    names,
    tensorFlow(`${X}, axis=None, keepdims=False`, reducing(dtype), {
      ...(cost && { cost }),
      ...(op && { fold: (call: OperationCall) => foldedWhole(call, op) }),
    }),
  );

function foldedWhole(call: OperationCall, op: "+" | "*"): ReturnType<typeof foldAll> {
  const axis = call.value("axis");
  return axis === null || axis === 0 ? foldAll(call, X, op === "+" ? 0 : 1, op) : undefined;
}

/** Along the first axis, where none is given. */
const arg: Rule = (call) => ({
  shape: reducedShape(call.name, call.tensor("input").shape, call.value("axis") ?? 0, false),
  dtype: dtypeOf(call.value("output_type"), "int64"),
});

const argCost: CostRule = (call, output) =>
  call.value("axis") === null ? undefined : reductionCost(1, -1, { x: "input" })(call, output);

const countNonzero: Rule = (call) => ({
  shape: reducedShape(call.name, call.tensor("input").shape, call.value("axis"), call.value("keepdims")),
  dtype: dtypeOf(call.value("dtype"), "int64"),
});

const reductions: Natives = {
  ...reduce("reduce_sum", counted(1, -1), undefined, "+"),
  ...reduce("reduce_prod", undefined, undefined, "*"),
  ...reduce("reduce_mean", counted(1, 0)),
  ...reduce("reduce_max reduce_min reduce_euclidean_norm"),
  ...reduce("reduce_all reduce_any", undefined, toBool),
  ...reduce("reduce_std reduce_variance", counted(4, 0)),
  ...reduce("reduce_logsumexp", counted(2, 1)),
  count_nonzero: tensorFlow("input, axis=None, keepdims=None, dtype=None", countNonzero),
  ...named("argmax argmin", tensorFlow("input, axis=None, output_type=None", arg, { cost: argCost })),
  ...named("cumsum cumprod cumulative_logsumexp", tensorFlow("x, axis=0, exclusive=False, reverse=False", unary())),
};

// ---------------------------------------------------------------- segments and normalization

/** Rows summed up by the number of their segment: as many as there are segments. */
const segmented: Rule = (call) => {
  const [data, ids] = [call.tensor("data"), call.tensor("segment_ids")];
  const given = call.value("num_segments");
  const count: Dim = given === null ? sizeOfData(call, "how many segments there are isn't known") : asDim(given);
  if (!isRanked(data.shape)) return { shape: unranked(data.shape), dtype: data.dtype };
  if (!isRanked(ids.shape)) return { shape: unranked(ids.shape), dtype: data.dtype };
  return { shape: [count, ...data.shape.slice(ids.shape.length)], dtype: data.dtype };
};

const SEGMENTS = ["sum", "mean", "max", "min", "prod"];

const segments: Natives = {
  ...Object.fromEntries(
    [...SEGMENTS, "sqrt_n"].map((name) => [
      `unsorted_segment_${name}`,
      tensorFlow("data, segment_ids, num_segments", segmented),
    ]),
  ),
  ...Object.fromEntries(
    SEGMENTS.map((name) => [`segment_${name}`, tensorFlow("data, segment_ids, num_segments=None", segmented)]),
  ),
};

const normalizing: Natives = {
  l2_normalize: tensorFlow("x, axis=None, epsilon=1e-12", unary(), { cost: () => undefined }),
  normalize: tensorFlow(
    'tensor, ord="euclidean", axis=None',
    (call) => {
      const { shape, dtype } = call.tensor("tensor");
      return [
        { shape, dtype },
        { shape: reducedShape(call.name, shape, call.value("axis"), true), dtype },
      ];
    },
    { cost: () => undefined },
  ),
};

export const mathNatives: Natives = {
  ...under(["tensorflow", "tensorflow.math"], { ...elementwise, ...reductions, ...segments }),
  ...under(["tensorflow.math", "tensorflow.linalg", "tensorflow.nn"], normalizing),
};
