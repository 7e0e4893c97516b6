/**
 * NumPy on each element: functions of one array or number, arithmetic and comparisons of two.
 *
 *     np.sqrt(x), np.log2(64), np.clip(x, 0, 1), np.where(mask, a, b)
 */
import { Float, isRanked, Unknown, type Dim } from "../../dims/dim.js";
import type { TensorSpec } from "../../dims/tensor.js";
import type { BinaryOp } from "../../program/program.js";
import type { Value } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import { constantOf, foldEach, foldOperator, pairwise } from "../tensors/constants.js";
import { numpyQuotient, numpyReal, numpyResult, type DTypeRule } from "../tensors/dtypes.js";
import { broadcastAll, broadcasting, operandsOf, toBool, unary } from "../tensors/elementwise.js";
import type { OperationCall, Rule } from "../tensors/operation.js";
import { sizeOfData } from "../tensors/sizes.js";
import { unknownSpec } from "../tensors/spec.js";
import { named, numpy } from "./function.js";

const numberOf = (value: Value): number | undefined =>
  typeof value === "number"
    ? value
    : value instanceof Float
      ? value.value
      : typeof value === "boolean"
        ? Number(value)
        : undefined;

/** A function of real numbers, computed where the number is known. */
function real(name: string, compute: (x: number) => number): Natives {
  const fold = (call: OperationCall): readonly Value[] | undefined =>
    foldEach(call, "x", (value) => {
      const x = numberOf(value);
      return x === undefined ? new Unknown("the number isn't known") : new Float(compute(x));
    });
  return { [name]: numpy("x", unary(numpyReal), { fold }) };
}

/** Half to even, as Python and NumPy round. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

const toRadians = (x: number): number => (x * Math.PI) / 180;
const toDegrees = (x: number): number => (x * 180) / Math.PI;

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  expm1: Math.expm1,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  arcsin: Math.asin,
  arccos: Math.acos,
  arctan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  rint: roundHalfEven,
  cbrt: Math.cbrt,
  exp2: (x) => 2 ** x,
  deg2rad: toRadians,
  radians: toRadians,
  rad2deg: toDegrees,
  degrees: toDegrees,
};

/** Integers and booleans are whole already. */
const WHOLE: Readonly<Record<string, (x: number) => number>> = {
  ceil: Math.ceil,
  floor: Math.floor,
  trunc: Math.trunc,
  fix: Math.trunc,
};

const wholes: Natives = Object.fromEntries(
  Object.entries(WHOLE).map(([name, compute]) => [
    name,
    numpy("x", unary(), {
      fold: (call) =>
        foldEach(call, "x", (value) => (value instanceof Float ? new Float(compute(value.value)) : value)),
    }),
  ]),
);

const absolute = (call: OperationCall): readonly Value[] | undefined =>
  foldEach(call, "x", (value) =>
    typeof value === "number"
      ? Math.abs(value)
      : value instanceof Float
        ? new Float(Math.abs(value.value))
        : typeof value === "boolean"
          ? value
          : new Unknown("the number isn't known"),
  );

const rounded = (call: OperationCall): readonly Value[] | undefined => {
  if (call.value("decimals") !== 0) return undefined;
  return foldEach(call, "x", (value) => (value instanceof Float ? new Float(roundHalfEven(value.value)) : value));
};

const pair = (names: string, dtype: DTypeRule, op?: BinaryOp): Natives =>
  named(names, numpy("x1, x2", broadcasting(dtype), op ? { fold: foldOperator(op) } : {}));

/** A function of two integers, or of numbers of which one is a float. */
const ofTwo = (name: string, compute: (a: number, b: number) => number, dtype: DTypeRule = numpyResult): Natives => ({
  [name]: numpy("x1, x2", broadcasting(dtype), {
    fold: (call) =>
      pairwise(constantOf(call.value("x1")), constantOf(call.value("x2")), (a, b) => {
        const [x, y] = [numberOf(a), numberOf(b)];
        if (x === undefined || y === undefined || (typeof a === "boolean" && typeof b === "boolean"))
          return new Unknown("the number isn't known");
        const result = compute(x, y);
        return a instanceof Float || b instanceof Float ? new Float(result) : result;
      }),
  }),
});

const greatestDivisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : greatestDivisor(b, a % b));
const leastMultiple = (a: number, b: number): number => (a === 0 ? 0 : Math.abs(a * b) / greatestDivisor(a, b));

/** Squares of booleans are small integers. */
const squared: DTypeRule = (dtype) => (dtype === "bool" ? "int8" : dtype!);
const roundedDtype: DTypeRule = (dtype) => (dtype === "bool" ? "float16" : dtype!);
/** NumPy takes no booleans here. */
const noBool: DTypeRule = (dtype) => (dtype === "bool" ? new Unknown("NumPy refuses booleans here") : dtype!);
/** The two functions that `divmod` and `modf` are give a tuple. */
const twice = (dtype: DTypeRule, parameters: readonly string[]): Rule => {
  const rule = broadcasting(dtype, parameters);
  return (call) => [rule(call), rule(call)] as readonly TensorSpec[];
};

const where: Rule = (call) => {
  const condition = call.tensor("condition");
  if (call.value("x") === null) {
    const count = sizeOfData(call, "how many values are true isn't known");
    return indicesOf(condition, count);
  }
  const branches = operandsOf(call, ["x", "y"]);
  return {
    shape: broadcastAll(call.name, [condition.shape, ...branches.map(({ shape }) => shape)]),
    dtype: numpyResult(...branches.map(({ dtype }) => dtype)),
  };
};

/** Of each choice, where its condition holds. */
const chosen: Rule = (call) => {
  const [conditions, choices] = [call.tensors("condlist"), call.tensors("choicelist")];
  if (conditions instanceof Unknown || choices instanceof Unknown)
    return unknownSpec(conditions instanceof Unknown ? conditions : (choices as Unknown));
  const otherwise = call.tensor("default");
  return {
    shape: broadcastAll(
      call.name,
      [...conditions, ...choices, otherwise].map(({ shape }) => shape),
    ),
    dtype: numpyResult(...choices.map(({ dtype }) => dtype), otherwise.dtype),
  };
};

/** One array of indices for each axis. */
const indicesOf = ({ shape }: TensorSpec, count: Dim): readonly TensorSpec[] =>
  Array.from({ length: isRanked(shape) ? shape.length : 1 }, () => ({ shape: [count], dtype: "int64" }));

export const elementwiseNatives: Natives = {
  ...Object.assign({}, ...Object.entries(FUNCTIONS).map(([name, compute]) => real(name, compute))),
  ...named("abs absolute fabs", numpy("x", unary(), { fold: absolute })),
  ...wholes,
  ...named("round around", numpy("x, decimals=0", unary(roundedDtype), { fold: rounded })),
  ...named("negative positive sign", numpy("x", unary(noBool))),
  ...named("conj conjugate real imag copy nan_to_num", numpy("x", unary())),
  ...named("ascontiguousarray asfortranarray require", numpy("x", unary(), { isView: true })),
  ...named("sinc angle", numpy("x", unary(numpyReal))),
  ...named("invert bitwise_not", numpy("x", unary())),
  divmod: numpy("x1, x2", twice(numpyResult, ["x1", "x2"]), { isTuple: true }),
  modf: numpy("x", twice(numpyReal, ["x"]), { isTuple: true }),
  square: numpy("x", unary(squared), {
    fold: (call) => foldEach(call, "x", (value) => call.runtime.binary("*", value, value, call.place)),
  }),
  ...named("isnan isinf isfinite isposinf isneginf isreal iscomplex logical_not signbit", numpy("x", unary(toBool))),
  clip: numpy("x, a_min=None, a_max=None", unary()),
  ...pair("add", numpyResult, "+"),
  ...pair("subtract", numpyResult, "-"),
  ...pair("multiply", numpyResult, "*"),
  ...pair("divide true_divide", numpyQuotient, "/"),
  ...pair("floor_divide", numpyResult, "//"),
  ...pair("mod remainder", numpyResult, "%"),
  ...pair("power", numpyResult, "**"),
  ...pair("float_power", () => "float64"),
  ...pair("fmax fmin bitwise_and bitwise_or bitwise_xor left_shift right_shift fmod", numpyResult),
  ...pair("hypot arctan2 copysign heaviside logaddexp logaddexp2 nextafter", (...dtypes) =>
    numpyReal(numpyResult(...dtypes)),
  ),
  ...ofTwo("maximum", Math.max),
  ...ofTwo("minimum", Math.min),
  ...ofTwo("gcd", greatestDivisor),
  ...ofTwo("lcm", leastMultiple),
  ...pair("equal not_equal greater greater_equal less less_equal logical_and logical_or logical_xor isclose", toBool),
  isin: numpy("x, test_elements", unary(toBool)),
  interp: numpy(
    "x, xp, fp",
    unary(() => "float64"),
  ),
  select: numpy("condlist, choicelist, default=0", chosen),
  piecewise: numpy("x, condlist, funclist, *args", unary()),
  argwhere: numpy("a", (call) => {
    const { shape } = call.tensor("a");
    return {
      shape: [sizeOfData(call, "how many values aren't zero isn't known"), isRanked(shape) ? shape.length : shape],
      dtype: "int64",
    };
  }),
  flatnonzero: numpy("a", (call) => ({
    shape: [sizeOfData(call, "how many values aren't zero isn't known")],
    dtype: "int64",
  })),
  where: numpy("condition, x=None, y=None", where, { isTuple: true }),
  nonzero: numpy(
    "a",
    (call) => indicesOf(call.tensor("a"), sizeOfData(call, "how many values aren't zero isn't known")),
    { isTuple: true },
  ),
};
