/**
 * keras.ops that leave axes out, or run along one: sums, means, extremes, sorting.
 *
 *     ops.mean(x, axis=1, keepdims=True)   (None, 49, 64) -> (None, 1, 64)
 */
import { isRanked, Unknown, type Shape } from "../../../dims/dim.js";
import type { TensorSpec } from "../../../dims/tensor.js";
import type { Value } from "../../../values/value.js";
import { itemsOf } from "../../../values/convert.js";
import { foldAll } from "../../tensors/constants.js";
import { accumulated, dtypeOf, floating, notBool, type DTypeRule } from "../../tensors/dtypes.js";
import { perElement, toBool, toInt32 } from "../../tensors/elementwise.js";
import {
  className,
  operation,
  type CostRule,
  type OperationCall,
  type OperationKind,
  type Rule,
} from "../../tensors/operation.js";
import { requireSame } from "../../tensors/pick.js";
import { alongAxis, reducedShape, reduction, reductionCost } from "../../tensors/reduce.js";
import type { Natives } from "../../native-helpers.js";

const OVER = "x, axis=None, keepdims=False";

const reduceKind = (name: string, dtype?: DTypeRule, signature = OVER): OperationKind => ({
  className: className(name),
  signature,
  rule: reduction(dtype),
});

const reduce = (names: string, dtype?: DTypeRule, cost?: CostRule, signature = OVER): Natives =>
  Object.fromEntries(
    names.split(" ").map((name) => [name, operation({ ...reduceKind(name, dtype, signature), ...(cost && { cost }) })]),
  );

/** Executed, values between two others are known to have a shape only where the input's is known. */
const interpolated =
  (rule: Rule): Rule =>
  (call) => {
    const made = rule(call) as TensorSpec;
    const { shape } = call.tensor("x");
    if (call.isSymbolic || !isRanked(made.shape) || !isRanked(shape) || !shape.includes(null)) return made;
    return { ...made, shape: made.shape.length === 0 ? [] : new Unknown("what executing gives isn't known") };
  };

const uncounted: CostRule = () => undefined;

/** `dtype=` where it is given. */
const withDtype = (kind: OperationKind): OperationKind => ({
  ...kind,
  rule: (call) => {
    const made = kind.rule(call) as TensorSpec;
    return { ...made, dtype: dtypeOf(call.value("dtype"), made.dtype) };
  },
});

const sum: OperationKind = {
  className: "Sum",
  signature: OVER,
  rule: reduction(accumulated),
  cost: reductionCost(1, -1),
  fold: (call) => (call.value("axis") === null || call.value("axis") === 0 ? foldAll(call, "x", 0, "+") : undefined),
};
const prod: OperationKind = withDtype({
  className: "Prod",
  signature: `${OVER}, dtype=None`,
  rule: reduction(accumulated),
  fold: (call) => (call.value("axis") === null || call.value("axis") === 0 ? foldAll(call, "x", 1, "*") : undefined),
});

/** Several quantiles stand on an axis of their own, before the others. */
const quantiles =
  (dtype: DTypeRule, isOneAxis: (count: number) => boolean): Rule =>
  (call) => {
    const x = call.tensor("x");
    const shape = reducedShape(call.name, x.shape, call.value("axis"), call.value("keepdims"));
    const own = dtype(x.dtype);
    const before = quantileAxis(call, call.value("q"), call.isSymbolic ? isOneAxis : (count) => count > 1);
    if (before instanceof Unknown) return { shape: before, dtype: own };
    return { shape: isRanked(shape) ? [...before, ...shape] : shape, dtype: own };
  };

function quantileAxis(
  call: OperationCall,
  q: Value,
  isOneAxis: (count: number) => boolean,
): readonly number[] | Unknown {
  const items = itemsOf(q);
  if (items) return isOneAxis(items.length) ? [items.length] : [];
  const { shape } = call.tensor("q");
  if (!isRanked(shape)) return shape;
  const [count] = shape;
  return count === undefined
    ? []
    : typeof count === "number"
      ? [count]
      : new Unknown("how many quantiles there are isn't known");
}

const quantile = (name: string, dtype: DTypeRule, isOneAxis: (count: number) => boolean): Natives => ({
  [name]: operation({
    className: className(name),
    signature: 'x, q, axis=None, method="linear", keepdims=False',
    rule: interpolated(quantiles(dtype, isOneAxis)),
    cost: uncounted,
  }),
});

const along = (names: string, signature: string, dtype?: DTypeRule, operations = 0, isChecked = true): Natives =>
  Object.fromEntries(
    names.split(" ").map((name) => [
      name,
      operation(
        withDtype({
          className: className(name),
          signature,
          rule: alongAxis(dtype, isChecked),
          cost: perElement(operations),
        }),
      ),
    ]),
  );

/** With weights too the axis is left out. */
const average: OperationKind = {
  className: "Average",
  signature: "x, axis=None, weights=None",
  rule: (call) => {
    const x = call.tensor("x");
    const weights = call.value("weights") === null ? [] : [call.tensor("weights").dtype];
    if (weights.length > 0) checkWeights(call, x.shape, call.tensor("weights").shape);
    return { shape: reducedShape(call.name, x.shape, call.value("axis"), false), dtype: floating(x.dtype, ...weights) };
  },
  cost: (call, output) => (call.value("weights") === null ? reductionCost(1, 0)(call, output) : undefined),
};

/** There must be a weight for each value, or for each along the axis. */
function checkWeights(call: OperationCall, shape: Shape, weights: Shape): void {
  const axis = call.value("axis");
  const isRow = isRanked(shape) && isRanked(weights) && typeof axis === "number" && weights.length === 1;
  requireSame(call.name, isRow && shape.length !== 1 ? [shape.at(axis)!] : shape, weights);
}

const moments: OperationKind = {
  className: "Moments",
  signature: "x, axes, keepdims=False, synchronized=False",
  rule: (call) => {
    const x = call.tensor("x");
    const one = { shape: reducedShape(call.name, x.shape, call.value("axes"), call.value("keepdims")), dtype: x.dtype };
    return [one, one];
  },
  cost: reductionCost(4, 0, { axis: "axes" }),
};

export const reducingOps: Natives = {
  sum: operation(sum),
  prod: operation(prod),
  ...reduce("mean", floating, reductionCost(1, 0)),
  ...reduce("amax amin"),
  ...reduce("ptp", undefined, reductionCost(0, 1)),
  ...reduce("max min", undefined, undefined, `${OVER}, initial=None`),
  ...reduce("all any", toBool),
  ...reduce("argmax argmin", toInt32, reductionCost(3, -1)),
  ...reduce("std var", floating, reductionCost(4, 0)),
  median: operation({ ...reduceKind("median", floating), rule: interpolated(reduction(floating)), cost: uncounted }),
  ...reduce("nanargmax nanargmin", toInt32, uncounted),
  ...reduce("nanmax nanmin"),
  ...reduce("nanmean nanmedian nanstd nanvar", floating, uncounted),
  ...reduce("nansum", accumulated, reductionCost(1, -1)),
  ...reduce("nanprod", accumulated),
  logsumexp: operation({
    className: "Logsumexp",
    signature: OVER,
    rule: (call) => reduction(call.isSymbolic ? () => "float32" : floating)(call),
    cost: reductionCost(2, 1),
  }),
  ...reduce("count_nonzero", toInt32, reductionCost(2, -1), "x, axis=None"),
  ...quantile("percentile", floating, () => true),
  ...quantile("nanpercentile", floating, () => true),
  ...quantile("quantile", floating, (count) => count > 1),
  ...quantile("nanquantile", floating, (count) => count > 1),
  average: operation(average),
  moments: operation(moments),
  ...along("cumsum cumprod", "x, axis=None, dtype=None", notBool),
  ...along("nancumsum nancumprod", "x, axis=None, dtype=None", notBool, 2, false),
  ...along("sort", "x, axis=-1", undefined, 2),
  ...along("argsort", "x, axis=-1", toInt32, 1),
  ...along("argpartition", "x, kth, axis=-1", toInt32, 1, false),
};
