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
import { isFloat, numpyQuotient, numpyResult, type DTypeRule } from "../tensors/dtypes.js";
import { broadcastAll, broadcasting, operandsOf, toBool, unary } from "../tensors/elementwise.js";
import type { OperationCall, Rule } from "../tensors/operation.js";
import { sizeOfData } from "../tensors/sizes.js";
import { named, numpy } from "./function.js";

const numberOf = (value: Value): number | undefined =>
  typeof value === "number"
    ? value
    : value instanceof Float
      ? value.value
      : typeof value === "boolean"
        ? Number(value)
        : undefined;

/** Floats stay what they are, anything else becomes float64. */
const toFloat: DTypeRule = (dtype) => (dtype instanceof Unknown || isFloat(dtype!) ? dtype! : "float64");

/** A function of real numbers, computed where the number is known. */
function real(name: string, compute: (x: number) => number, dtype: DTypeRule = toFloat): Natives {
  const fold = (call: OperationCall): readonly Value[] | undefined =>
    foldEach(call, "x", (value) => {
      const x = numberOf(value);
      return x === undefined ? new Unknown("the number isn't known") : new Float(compute(x));
    });
  return { [name]: numpy("x", unary(dtype), { fold }) };
}

/** Half to even, as Python and NumPy round. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

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
  ceil: Math.ceil,
  floor: Math.floor,
  trunc: Math.trunc,
  rint: roundHalfEven,
  cbrt: Math.cbrt,
  deg2rad: (x) => (x * Math.PI) / 180,
  rad2deg: (x) => (x * 180) / Math.PI,
};

const absolute = (call: OperationCall): readonly Value[] | undefined =>
  foldEach(call, "x", (value) =>
    typeof value === "number"
      ? Math.abs(value)
      : value instanceof Float
        ? new Float(Math.abs(value.value))
        : new Unknown("the number isn't known"),
  );

const rounded = (call: OperationCall): readonly Value[] | undefined => {
  if (call.value("decimals") !== 0) return undefined;
  return foldEach(call, "x", (value) => (value instanceof Float ? new Float(roundHalfEven(value.value)) : value));
};

const pair = (names: string, dtype: DTypeRule, op?: BinaryOp): Natives =>
  named(names, numpy("x1, x2", broadcasting(dtype), op ? { fold: foldOperator(op) } : {}));

const extreme = (name: string, pick: (a: number, b: number) => number): Natives => ({
  [name]: numpy("x1, x2", broadcasting(numpyResult), {
    fold: (call) =>
      pairwise(constantOf(call.value("x1")), constantOf(call.value("x2")), (a, b) =>
        typeof a === "number" && typeof b === "number" ? pick(a, b) : new Unknown("the number isn't known"),
      ),
  }),
});

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

/** One array of indices for each axis. */
const indicesOf = ({ shape }: TensorSpec, count: Dim): readonly TensorSpec[] =>
  Array.from({ length: isRanked(shape) ? shape.length : 1 }, () => ({ shape: [count], dtype: "int64" }));

export const elementwiseNatives: Natives = {
  ...Object.assign({}, ...Object.entries(FUNCTIONS).map(([name, compute]) => real(name, compute))),
  ...named("abs absolute fabs", numpy("x", unary(), { fold: absolute })),
  ...named("round around", numpy("x, decimals=0", unary(), { fold: rounded })),
  ...named("negative positive sign conj conjugate real imag copy nan_to_num ascontiguousarray", numpy("x", unary())),
  square: numpy("x", unary(), {
    fold: (call) => foldEach(call, "x", (value) => call.runtime.binary("*", value, value, call.place)),
  }),
  ...named("isnan isinf isfinite logical_not signbit", numpy("x", unary(toBool))),
  clip: numpy("x, a_min=None, a_max=None", unary()),
  ...pair("add", numpyResult, "+"),
  ...pair("subtract", numpyResult, "-"),
  ...pair("multiply", numpyResult, "*"),
  ...pair("divide true_divide", numpyQuotient, "/"),
  ...pair("floor_divide", numpyResult, "//"),
  ...pair("mod remainder", numpyResult, "%"),
  ...pair("power", numpyResult, "**"),
  ...pair("fmax fmin hypot arctan2", numpyResult),
  ...extreme("maximum", Math.max),
  ...extreme("minimum", Math.min),
  ...pair("equal not_equal greater greater_equal less less_equal logical_and logical_or logical_xor isclose", toBool),
  where: numpy("condition, x=None, y=None", where),
  nonzero: numpy("a", (call) =>
    indicesOf(call.tensor("a"), sizeOfData(call, "how many values aren't zero isn't known")),
  ),
};
