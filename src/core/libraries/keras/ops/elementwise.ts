/**
 * keras.ops on each element: functions of one tensor, arithmetic and comparisons of two.
 *
 *     ops.relu(x), ops.exp(x), ops.maximum(x, 0.0), ops.logical_and(a, b)
 */
import { isRanked, Unknown } from "../../../dims/dim.js";
import type { DType } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { LayerError } from "../../../layers/entry.js";
import { constantOf, foldCast, foldEach, foldOperator, pairwise } from "../../tensors/constants.js";
import {
  angleFloating,
  dtypeOf,
  floating,
  integersFloating,
  notBool,
  numpyQuotient,
  numpyResult,
  resultType,
  tensorFlowQuotient,
  wideFloating,
  type DTypeRule,
} from "../../tensors/dtypes.js";
import {
  broadcastAll,
  broadcasting,
  ofNumbers,
  operandsOf,
  perElement,
  toBool,
  unary,
} from "../../tensors/elementwise.js";
import { className, operation, type OperationCall, type OperationKind, type Rule } from "../../tensors/operation.js";
import { checking, knownDtype } from "./refused-arguments.js";
import { isOnOtherBackend } from "./symbolic-value.js";
import { TensorValue } from "../../../values/value.js";
import type { Natives } from "../../native-helpers.js";
import type { BinaryOp } from "../../../program/program.js";
import { operationsOfActivation } from "../../../layers/activation-function.js";

const table = (names: string, kind: (name: string) => OperationKind): Natives =>
  Object.fromEntries(names.split(" ").map((name) => [name, operation(kind(name))]));

/** Functions of one tensor that differ in nothing but their dtype and what they cost. */
const functions = (names: string, dtype?: DTypeRule, operations = 0): Natives =>
  table(names, (name) => ({
    className: className(name),
    signature: "x",
    rule: unary(dtype),
    cost: perElement(operations),
  }));

// ---------------------------------------------------------------- activations

/** The parameters of the activation functions after the tensor. */
const ACTIVATIONS: Readonly<Record<string, string>> = {
  relu: "",
  relu6: "",
  sigmoid: "",
  sparse_sigmoid: "",
  softplus: "",
  softsign: "",
  soft_shrink: "threshold=0.5",
  sparse_plus: "",
  silu: "",
  squareplus: "b=4",
  log_sigmoid: "",
  leaky_relu: "negative_slope=0.2",
  hard_sigmoid: "",
  hard_silu: "",
  elu: "alpha=1.0",
  selu: "",
  gelu: "approximate=True",
  celu: "alpha=1.0",
  tanh_shrink: "",
  hard_tanh: "",
  hard_shrink: "threshold=0.5",
  threshold: "threshold, default_value",
};

export const activationKind = (name: string, parameters = ACTIVATIONS[name] ?? ""): OperationKind => ({
  className: className(name),
  signature: parameters === "" ? "x" : `x, ${parameters}`,
  rule: unary(),
  cost: perElement(operationsOfActivation.get(name) ?? 0),
});

/** The approximation by tanh takes more than the exact function. */
const gelu: OperationKind = {
  ...activationKind("gelu"),
  cost: (call, output) => perElement(call.value("approximate") === true ? 7 : 4)(call, output),
};

const activations: Natives = Object.fromEntries(
  Object.keys(ACTIVATIONS).map((name) => [name, operation(activationKind(name))]),
);
/** Executed, integers become floats. */
const leakyRelu: OperationKind = {
  ...activationKind("leaky_relu"),
  rule: (call) => unary(call.isSymbolic ? undefined : floating)(call),
};

const swish = {
  gelu: operation(gelu),
  leaky_relu: operation(leakyRelu),
  swish: activations["silu"]!,
  hard_swish: activations["hard_silu"]!,
};

// ---------------------------------------------------------------- one tensor

const same = {
  ...functions("absolute conjugate copy imag real sign bitwise_invert bitwise_not erf erfinv"),
  ...functions("trunc", undefined, 1),
  ...functions("rsqrt", undefined, 2),
};

const floats = {
  ...functions(
    "arccos arccosh arcsin arcsinh arctan arctanh cos cosh sin sinh tan tanh exp expm1 fabs ceil floor log1p sqrt erfc",
    floating,
  ),
  ...functions("exp2 log", floating, 1),
  ...functions("angle log10 log2", floating, 2),
  ...functions("sinc", floating, 3),
};
const tests = {
  ...functions("isfinite isinf isnan isreal logical_not", toBool),
  ...functions("isneginf isposinf signbit", toBool, 1),
};

const castTo =
  (otherwise: (own: DType) => DType): Rule =>
  (call) => {
    const x = call.tensor("x");
    return { shape: x.shape, dtype: dtypeOf(call.value("dtype"), otherwise(x.dtype)) };
  };

/** A bounded value keeps integers, but for booleans. */
const clip: OperationKind = {
  className: "Clip",
  signature: "x, x_min, x_max",
  rule: (call) => {
    const x = call.tensor("x");
    return { shape: x.shape, dtype: x.dtype === "bool" ? "int32" : x.dtype };
  },
  cost: perElement(2),
};

const others: Natives = {
  ...functions("cbrt", wideFloating, 2),
  ...functions("deg2rad rad2deg", angleFloating, 1),
  ...functions("i0", angleFloating),
  ...functions("square", notBool, 1),
  reciprocal: operation({
    className: "Reciprocal",
    signature: "x",
    rule: (call) => unary(call.isSymbolic ? () => "float32" : undefined)(call),
    cost: perElement(1),
  }),
  clip: operation(clip),
  round: operation({
    className: "Round",
    signature: "x, decimals=0",
    rule: unary(),
    cost: (call, output) => perElement(call.value("decimals") === 0 ? 0 : 2)(call, output),
  }),
  nan_to_num: operation({
    className: "NanToNum",
    signature: "x, nan=0.0, posinf=None, neginf=None",
    rule: unary(),
    cost: perElement(2),
  }),
  tril: operation({ className: "Tril", signature: "x, k=0", rule: unary() }),
  triu: operation({ className: "Triu", signature: "x, k=0", rule: unary() }),
  cast: operation({
    className: "Cast",
    signature: "x, dtype",
    rule: checking(
      castTo((own) => own),
      knownDtype,
    ),
    fold: foldCast,
  }),
  saturate_cast: operation({
    className: "SaturateCast",
    signature: "x, dtype",
    rule: castTo((own) => own),
    cost: perElement(2),
  }),
  array: operation({ className: "Array", signature: "x, dtype=None", rule: castTo((own) => own), fold: foldCast }),
  convert_to_tensor: operation({
    className: "ConvertToTensor",
    signature: "x, dtype=None, sparse=None, ragged=None",
    rule: castTo((own) => own),
    fold: foldCast,
  }),
  view: operation({ className: "View", signature: "x, dtype=None", rule: viewed }),
};

const ITEM_SIZE = /(\d+)$/;
const bytesOf = (dtype: DType): number | undefined => {
  if (typeof dtype !== "string") return undefined;
  if (dtype === "bool") return 1;
  const bits = ITEM_SIZE.exec(dtype)?.[1];
  return bits === undefined ? undefined : Number(bits) / 8;
};

/** The same bytes as values of another size: the last axis grows or shrinks. */
function viewed(call: OperationCall): ReturnType<Rule> {
  const { shape, dtype } = call.tensor("x");
  const to = dtypeOf(call.value("dtype"), dtype);
  const [before, after] = [bytesOf(dtype), bytesOf(to)];
  if (before === after && before !== undefined) return { shape, dtype: to };
  if (!isRanked(shape) || before === undefined || after === undefined)
    return { shape: new Unknown("how wide the values are isn't known"), dtype: to };
  const last = shape.at(-1);
  if (last === undefined || (typeof last === "number" && (last * before) % after !== 0))
    throw new LayerError(invalidArgument, `${call.name}: the values can't be read as ${String(to)}.`, "dtype");
  return { shape: typeof last === "number" ? shape.with(-1, (last * before) / after) : shape, dtype: to };
}

// ---------------------------------------------------------------- two tensors

const pair = (name: string, dtype: DTypeRule, operations: number): OperationKind => ({
  className: className(name),
  signature: "x1, x2",
  rule: TAKES_ANYTHING.test(name) ? broadcasting(dtype) : ofNumbers(broadcasting(dtype)),
  cost: perElement(operations),
});

/** Functions that announce their output without a look at the dtypes. */
const TAKES_ANYTHING = /equal|greater|less|logical|arctan2|isclose|heaviside|hypot/;

/** An operator has the dtypes of NumPy on NumPy's arrays. */
const operator = (name: string, op: BinaryOp, operations: number, dtype: DTypeRule = resultType): OperationKind => ({
  ...pair(name, dtype, operations),
  rule: ofNumbers((call) => broadcasting(operatorDtype(call, op, dtype))(call)),
  fold: foldOperator(op),
});

/** `/` on integers gives doubles wherever it isn't Keras 3 that divides. */
function operatorDtype(call: OperationCall, op: BinaryOp, dtype: DTypeRule): DTypeRule {
  if (call.isArray) return op === "/" ? numpyQuotient : numpyResult;
  const isKeras3 = call.isSymbolic && call.runtime.settings.dialect === undefined;
  if (op === "*" && call.name === "Multiply" && !isKeras3 && isTimesTruths(call)) return toBool;
  return op === "/" && !isKeras3 && call.name === "TrueDivide" ? tensorFlowQuotient : dtype;
}

/** `x * (x > 0)` on tensors of TensorFlow's: where one of two factors is of truths, the product is, whatever the other is of. */
const isTimesTruths = (call: OperationCall): boolean =>
  call.runtime.settings.dialect === undefined &&
  !isOnOtherBackend(call.runtime) &&
  [call.value("x1"), call.value("x2")].some(
    (factor) => factor instanceof TensorValue && factor.facts.kind !== "array" && factor.dtype === "bool",
  );

/** Arithmetic, by the name of the function that an operator stands for. */
export const arithmetic: Readonly<Record<string, OperationKind>> = {
  add: operator("add", "+", 1),
  subtract: operator("subtract", "-", 1),
  multiply: operator("multiply", "*", 1),
  divide: operator("divide", "/", 1, floating),
  true_divide: operator("true_divide", "/", 1, floating),
  floor_divide: operator("floor_divide", "//", 0),
  mod: operator("mod", "%", 0, notBool),
  power: operator("power", "**", 1),
};

export const negative: OperationKind = {
  className: "Negative",
  signature: "x",
  rule: unary(),
  cost: perElement(1),
  fold: (call) => foldEach(call, "x", (value) => call.runtime.binary("*", value, -1, call.place)),
};

const extreme = (name: string, pick: (a: number, b: number) => number): OperationKind => ({
  ...pair(name, resultType, 1),
  fold: (call) =>
    pairwise(constantOf(call.value("x1")), constantOf(call.value("x2")), (a, b) =>
      typeof a === "number" && typeof b === "number"
        ? pick(a, b)
        : a === null || b === null
          ? null
          : new Unknown("it is computed from data"),
    ),
});

export const comparison = (name: string): OperationKind => pair(name, toBool, 1);

const COMPARISONS = "equal not_equal greater greater_equal less less_equal";
const LOGIC = "logical_and logical_or logical_xor";

/** Announced, a number of the program's counts as an int64. */
const whole = (name: string, operations: number): OperationKind => ({
  ...pair(name, resultType, operations),
  rule: (call) =>
    broadcasting((...dtypes) =>
      resultType(...dtypes.map((dtype) => (dtype === "int" && call.isSymbolic ? "int64" : dtype))),
    )(call),
});

const pairs: Natives = {
  ...Object.fromEntries(Object.entries(arithmetic).map(([name, kind]) => [name, operation(kind)])),
  maximum: operation(extreme("maximum", Math.max)),
  minimum: operation(extreme("minimum", Math.min)),
  ...table(COMPARISONS, comparison),
  ...table(LOGIC, (name) => pair(name, toBool, 0)),
  negative: operation(negative),
  stop_gradient: operation({ className: "StopGradient", signature: "variable", rule: unary(undefined, "variable") }),
  ...table("fmax fmin", (name) => pair(name, resultType, 1)),
  ...table("gcd", (name) => whole(name, 0)),
  ...table("lcm", (name) => whole(name, 3)),
  ...table("fmod", (name) => pair(name, notBool, 1)),
  ...table("divide_no_nan arctan2 nextafter", (name) => pair(name, floating, 0)),
  ...table("logaddexp", (name) => pair(name, floating, 5)),
  ...table("ldexp logaddexp2", (name) => ({ ...pair(name, floating, 0), cost: () => undefined })),
  ...table("heaviside", (name) => pair(name, integersFloating, 2)),
  ...table("hypot", (name) => pair(name, integersFloating, 5)),
  isclose: operation({
    ...pair("isclose", toBool, 0),
    signature: "x1, x2, rtol=1e-5, atol=1e-8, equal_nan=False",
    cost: () => undefined,
  }),
  isin: operation({
    className: "IsIn",
    signature: "x1, x2, assume_unique=False, invert=False",
    rule: (call) => ({ shape: call.tensor("x1").shape, dtype: "bool" }),
  }),
  allclose: operation({
    className: "AllClose",
    signature: "x1, x2, rtol=1e-5, atol=1e-8, equal_nan=False",
    rule: (call) => (operandsOf(call, ["x1", "x2"]), { shape: [], dtype: "bool" }),
    cost: () => undefined,
  }),
};

/** `a & b`: announced, a question of truth; executed, one of bits where the operands are integers. */
const logicOrBits = (name: string): OperationKind => ({
  ...pair(name, toBool, 0),
  rule: (call) => broadcasting(call.isSymbolic ? toBool : resultType)(call),
});

export const not: OperationKind = {
  className: "LogicalNot",
  signature: "x",
  rule: (call) => unary(call.isSymbolic ? toBool : undefined)(call),
};

/** The operators on bits, by the name of the function that stands for them. */
export const bitwise: Readonly<Record<string, OperationKind>> = {
  logical_and: logicOrBits("logical_and"),
  logical_or: logicOrBits("logical_or"),
  logical_xor: logicOrBits("logical_xor"),
  left_shift: { ...pair("left_shift", resultType, 0) },
  right_shift: { ...pair("right_shift", resultType, 0) },
};

/** Announced, an operation on bits has the shape of its first operand; executed, that of both. */
const bits =
  (isShift: boolean): Rule =>
  (call) => {
    const [x, y] = operandsOf(call, ["x", "y"]);
    const dtype = isShift && y!.dtype === "int" ? x!.dtype : resultType(x!.dtype, y!.dtype);
    return { shape: call.isSymbolic ? x!.shape : broadcastAll(call.name, [x!.shape, y!.shape]), dtype };
  };
const onBits: Natives = {
  ...table("bitwise_and bitwise_or bitwise_xor", (name) => ({
    className: className(name),
    signature: "x, y",
    rule: bits(false),
  })),
  ...table("bitwise_left_shift left_shift bitwise_right_shift right_shift", (name) => ({
    className: className(name),
    signature: "x, y",
    rule: bits(true),
  })),
};

const where: OperationKind = {
  className: "Where",
  signature: "condition, x1=None, x2=None",
  rule: (call) => {
    const names = ["condition", "x1", "x2"].filter((name) => name === "condition" || call.value(name) !== null);
    if (names.length === 2)
      throw new LayerError(invalidArgument, `${call.name} takes \`x1\` and \`x2\` together, or neither.`);
    const [condition, ...branches] = operandsOf(call, names);
    if (branches.length === 0) return { shape: new Unknown("how many values are true isn't known"), dtype: "int64" };
    return {
      shape: broadcastAll(
        call.name,
        [condition!, ...branches].map(({ shape }) => shape),
      ),
      dtype: resultType(...branches.map(({ dtype }) => dtype)),
    };
  },
};

export const elementwiseOps: Natives = {
  ...activations,
  ...swish,
  ...same,
  abs: same["absolute"]!,
  conj: same["conjugate"]!,
  ...floats,
  ...tests,
  ...others,
  ...pairs,
  ...onBits,
  where: operation(where),
};
