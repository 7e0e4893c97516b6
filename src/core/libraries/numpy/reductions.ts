/**
 * NumPy's reductions, products and statistics.
 *
 *     np.mean(x, axis=0), np.argmax(y, axis=-1), np.prod(x.shape[1:]), np.dot(a, b)
 */
import { Float, isRanked, Unknown } from "../../dims/dim.js";
import type { Value } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import { constantOf, foldAll } from "../tensors/constants.js";
import { dtypeOf, isFloat, numpyResult, type DTypeRule } from "../tensors/dtypes.js";
import { toBool } from "../tensors/elementwise.js";
import { operation, type OperationCall, type OperationKind, type Rule } from "../tensors/operation.js";
import { dotShape, einsum, matmulShape, outerShape, product, tensordotShape } from "../tensors/products.js";
import { alongAxis, reducedShape } from "../tensors/reduce.js";
import { named, numpyKind } from "./function.js";

const toFloat: DTypeRule = (dtype) => (dtype instanceof Unknown || isFloat(dtype!) ? dtype! : "float64");
const toIndex: DTypeRule = () => "int64";
const summed: DTypeRule = (dtype) => (dtype === "bool" || /^int(8|16|32)$/.test(String(dtype)) ? "int64" : dtype!);

/** What the functions and the methods of arrays have in common; the array is `a`. */
export const OVER = "axis=None, dtype=None, out=None, keepdims=False";
const OVER_INDEX = "axis=None, out=None, keepdims=False";

const reducing =
  (dtype: DTypeRule = (own) => own!): Rule =>
  (call) => {
    const a = call.tensor("a");
    const shape = reducedShape(call.name, a.shape, call.value("axis"), call.value("keepdims"));
    return { shape, dtype: dtypeOf(call.value("dtype"), dtype(a.dtype)) };
  };

const isWhole = (call: OperationCall): boolean =>
  (call.value("axis") === null || call.value("axis") === 0) && call.value("keepdims") !== true;

/** The largest or smallest of a few numbers. */
const extremeOf =
  (pick: (...numbers: number[]) => number) =>
  (call: OperationCall): readonly Value[] | undefined => {
    const values = constantOf(call.value("a"));
    if (!values || values.length === 0 || !isWhole(call)) return undefined;
    if (values.every((value) => typeof value === "number")) return [pick(...values)];
    const floats = values.map((value) => (value instanceof Float ? value.value : value));
    return floats.every((value) => typeof value === "number") ? [new Float(pick(...floats))] : undefined;
  };

const whole =
  (start: number, op: "+" | "*") =>
  (call: OperationCall): readonly Value[] | undefined =>
    isWhole(call) ? foldAll(call, "a", start, op) : undefined;

type Reduction = readonly [parameters: string, dtype: DTypeRule | undefined, fold?: OperationKind["fold"]];

/** By the name that is both a function's and a method's. */
export const reductionKinds: Readonly<Record<string, Reduction>> = {
  sum: [OVER, summed, whole(0, "+")],
  prod: [OVER, summed, whole(1, "*")],
  mean: [OVER, toFloat],
  std: [OVER, toFloat],
  var: [OVER, toFloat],
  min: [OVER_INDEX, undefined, extremeOf(Math.min)],
  max: [OVER_INDEX, undefined, extremeOf(Math.max)],
  argmax: [OVER_INDEX, toIndex],
  argmin: [OVER_INDEX, toIndex],
  any: [OVER_INDEX, toBool],
  all: [OVER_INDEX, toBool],
  ptp: [OVER_INDEX, undefined],
};

/** `a` names the array, in front of the parameters. */
export const reductionKind = ([parameters, dtype, fold]: Reduction): OperationKind =>
  numpyKind(`a, ${parameters}`, reducing(dtype), fold ? { fold } : {});

const reductions: Natives = {
  ...Object.fromEntries(Object.entries(reductionKinds).map(([name, kind]) => [name, operation(reductionKind(kind))])),
  ...named("amax", operation(reductionKind(reductionKinds["max"]!))),
  ...named("amin", operation(reductionKind(reductionKinds["min"]!))),
  ...named("product", operation(reductionKind(reductionKinds["prod"]!))),
  ...named("nansum nanprod nanmax nanmin", operation(reductionKind([OVER, undefined]))),
  ...named("median nanmean nanstd nanvar nanmedian", operation(reductionKind([OVER, toFloat]))),
  average: operation(numpyKind("a, axis=None, weights=None, returned=False, keepdims=False", reducing(toFloat))),
  count_nonzero: operation(numpyKind("a, axis=None, keepdims=False", reducing(toIndex))),
  ...named("percentile quantile", operation(numpyKind("a, q, axis=None, keepdims=False", quantiles))),
  ...named("cumsum cumprod", operation(numpyKind("x, axis=None, dtype=None", alongAxis(summed)))),
};

/** Several quantiles stand on an axis of their own, before the others. */
function quantiles(call: OperationCall): ReturnType<Rule> {
  const a = call.tensor("a");
  const { shape } = call.tensor("q");
  const rest = reducedShape(call.name, a.shape, call.value("axis"), call.value("keepdims"));
  return { shape: isRanked(shape) ? (isRanked(rest) ? [...shape, ...rest] : rest) : shape, dtype: toFloat(a.dtype) };
}

const products: Natives = {
  matmul: operation(numpyKind("x1, x2", product(matmulShape, numpyResult))),
  dot: operation(numpyKind("x1, x2", product(dotShape, numpyResult))),
  outer: operation(numpyKind("x1, x2", product(outerShape, numpyResult))),
  tensordot: operation(
    numpyKind(
      "x1, x2, axes=2",
      product((_, a, b, call) => tensordotShape(call, a, b), numpyResult),
    ),
  ),
  einsum: operation(numpyKind("subscripts, *operands", einsum)),
  "linalg.norm": operation(numpyKind("a, ord=None, axis=None, keepdims=False", reducing(toFloat))),
};

export const reductionNatives: Natives = { ...reductions, ...products };
