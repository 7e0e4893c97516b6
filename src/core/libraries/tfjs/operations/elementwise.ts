/**
 * Functions of each element by itself, and of two tensors that are broadcast together.
 *
 *     tf.relu(x)   x.add(bias).div(255)   tf.where(mask, a, b)   x.toFloat()
 */
import { sameDim } from "../../../dims/dim.js";
import { LayerError } from "../../../layers/entry.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { operationsOfActivation } from "../../../layers/activation-function.js";
import { TensorValue, type Value } from "../../../values/value.js";
import type { Natives } from "../../native-helpers.js";
import { foldCast, foldEach, foldOperator } from "../../tensors/constants.js";
import { resultType, type DTypeRule } from "../../tensors/dtypes.js";
import { broadcastAll, broadcasting, perElement, unary } from "../../tensors/elementwise.js";
import type { OperationCall, Rule } from "../../tensors/operation.js";
import { onAxes, unknownSpec } from "../../tensors/spec.js";
import { dtypeArgument, orElse, tensorFunction, type More } from "./function.js";
import { Unknown } from "../../../dims/dim.js";

const to =
  (dtype: string): DTypeRule =>
  () =>
    dtype;

const named = (names: string, make: (name: string) => Natives[string]): Natives =>
  Object.fromEntries(names.split(" ").map((name) => [name, make(name)]));

const counted = (name: string): More => ({ cost: perElement(operationsOfActivation.get(name) ?? 1) });

const oneTensor: Natives = {
  ...named(
    "abs acos acosh asin asinh atan atanh expm1 log1p logSigmoid reciprocal relu relu6 selu sinh softplus",
    (name) => tensorFunction("x: numeric", unary(), counted(name)),
  ),
  ...named("neg round sign square", () => tensorFunction("x: numeric", unary(), { cost: perElement(1) })),
  ...named("ceil cos cosh elu floor log rsqrt sigmoid sin sqrt tan tanh", (name) =>
    tensorFunction("x: float32", unary(), counted(name)),
  ),
  erf: tensorFunction("x: numeric", (call) => {
    const { shape, dtype } = call.tensor("x");
    if (dtype === "bool")
      throw new LayerError(invalidArgument, "erf takes a tensor of numbers, and this is one of bool.", "x");
    return { shape, dtype: "float32" };
  }),
  ...named("exp", () => tensorFunction("x: numeric", unary(to("float32")), { cost: perElement(1) })),
  ...named("isFinite isInf isNaN", () => tensorFunction("x: numeric", unary(to("bool")))),
  ...named("zerosLike onesLike", () => tensorFunction("x: any", unary())),
  clone: tensorFunction("x: any", unary(), { fold: (call) => foldEach(call, "x", (value) => value) }),
  leakyRelu: tensorFunction("x: numeric, alpha", unary(to("float32")), { cost: perElement(0) }),
  step: tensorFunction("x: numeric, alpha", unary()),
  clipByValue: tensorFunction("x: numeric, clipValueMin, clipValueMax", unary()),
  logicalNot: tensorFunction("x: bool", unary()),
  dropout: tensorFunction("x: numeric, rate, noiseShape, seed", unary()),
  softmax: tensorFunction("logits: float32, dim", overLast("logits", "dim"), counted("softmax")),
  logSoftmax: tensorFunction("logits: numeric, axis", overLast("logits", "axis", "float32"), counted("log_softmax")),
  cast: tensorFunction(
    "x: any, dtype",
    (call) => ({ shape: call.tensor("x").shape, dtype: dtypeArgument(call.value("dtype"), unknownDtype) }),
    { fold: (call) => foldCast(call) },
  ),
  localResponseNormalization: tensorFunction("x: float32, depthRadius, bias, alpha, beta", unary()),
};

const unknownDtype = new Unknown("the dtype isn't known");

/** Only along the last axis: the library computes it along no other one. */
function overLast(parameter: string, axis: string, dtype?: string): Rule {
  return (call) => {
    const x = call.tensor(parameter);
    const at = orElse(call, axis, -1);
    onAxes(x.shape, (dims) => {
      if (typeof at === "number" && at !== -1 && at !== dims.length - 1)
        throw new LayerError(
          invalidArgument,
          `${call.name} works along the last axis alone, and not along the axis ${at}.`,
          axis,
        );
      return dims;
    });
    return { shape: x.shape, dtype: dtype ?? x.dtype };
  };
}

/** NaN and other numbers that are none of these stay unknown. */
const OPERATORS = { add: "+", sub: "-", mul: "*" } as const;

const together = (
  names: string,
  parameters: string,
  dtype: DTypeRule,
  more: More = { cost: perElement(1) },
): Natives => {
  const operands = parameters.split(",").map((part) => part.split(":", 1)[0]!.trim());
  return named(names, (name) =>
    tensorFunction(parameters, broadcasting(dtype, operands), {
      ...more,
      ...(name in OPERATORS && { fold: foldOperator(OPERATORS[name as "add"], "a", "b") }),
    }),
  );
};

/** Of booleans int32 comes. */
const notBoolean: DTypeRule = (...dtypes) => {
  const dtype = resultType(...dtypes);
  return dtype === "bool" ? "int32" : dtype;
};

const twoTensors: Natives = {
  ...together("add sub mul div divNoNan mod squaredDifference atan2", "a: numeric, b: numeric", resultType),
  ...together("pow", "base: numeric, exp: numeric", resultType),
  ...together("maximum minimum", "a: numeric, b: numeric", notBoolean),
  ...together("floorDiv", "a: numeric, b: numeric", to("int32")),
  ...together("prelu", "x: numeric, alpha: numeric", to("float32")),
  ...together("equal notEqual", "a: any, b: any", to("bool"), {}),
  ...together("less lessEqual greater greaterEqual", "a: numeric, b: numeric", to("bool"), {}),
  ...together("logicalAnd logicalOr logicalXor", "a: bool, b: bool", to("bool"), {}),
  bitwiseAnd: tensorFunction("x: numeric, y: numeric", (call) => {
    const [x, y] = [call.tensor("x"), call.tensor("y")];
    if ([x, y].some(({ dtype }) => typeof dtype === "string" && dtype !== "int32"))
      throw new LayerError(invalidArgument, "bitwiseAnd takes tensors of int32.", "x");
    requireSame(call, [x.shape, y.shape]);
    return x;
  }),
  addN: tensorFunction("tensors: list", (call) => {
    const tensors = call.tensors("tensors");
    if (tensors instanceof Unknown) return unknownSpec(tensors);
    if (tensors.length === 0) throw new LayerError(invalidArgument, "addN needs at least one tensor.", "tensors");
    requireSame(
      call,
      tensors.map(({ shape }) => shape),
    );
    return tensors[0]!;
  }),
  where: tensorFunction("condition: bool, a: any, b: any", (call) => ({
    shape: broadcastAll(
      call.name,
      ["condition", "a", "b"].map((name) => call.tensor(name).shape),
    ),
    dtype: resultType(call.tensor("a").dtype, call.tensor("b").dtype),
  })),
  complex: tensorFunction("real: numeric, imag: numeric", (call) => ({
    shape: call.tensor("real").shape,
    dtype: "complex64",
  })),
  real: tensorFunction("input: any", unary(to("float32"), "input")),
  imag: tensorFunction("input: any", unary(to("float32"), "input")),
};

function requireSame(call: OperationCall, shapes: readonly TensorValue["shape"][]): void {
  const [first, ...others] = shapes;
  for (const other of others) {
    if (!Array.isArray(first) || !Array.isArray(other)) continue;
    const fits = first.length === other.length && first.every((dim, i) => sameDim(dim, other[i]!) !== false);
    if (!fits) throw new LayerError(incompatibleShape, `${call.name}: all tensors must have the same shape.`);
  }
}

export const elementwise: Natives = { ...oneTensor, ...twoTensors };

/** The same under another name, with the dtype that the name says: `x.toFloat()`. */
export const castTo = (dtype: Value): Natives[string] =>
  tensorFunction("x: any", (call) => ({ shape: call.tensor("x").shape, dtype: dtypeArgument(dtype, unknownDtype) }), {
    fold: (call) => (typeof dtype === "string" ? foldCast(call, dtype) : undefined),
  });
