/**
 * keras.ops that leave axes out, or run along one: sums, means, extremes, sorting.
 *
 *     ops.mean(x, axis=1, keepdims=True)   (None, 49, 64) -> (None, 1, 64)
 */
import { isRanked, Unknown } from "../../dims/dim.js";
import type { DType, TensorSpec } from "../../dims/tensor.js";
import type { Value } from "../../values/value.js";
import { itemsOf } from "../../values/convert.js";
import { foldAll } from "../tensors/constants.js";
import { accumulated, dtypeOf, floating, notBool, type DTypeRule } from "../tensors/dtypes.js";
import { toBool, toInt32 } from "../tensors/elementwise.js";
import { operation, type CostRule, type OperationCall, type OperationKind } from "../tensors/operation.js";
import { alongAxis, reducedShape, reduction, reductionCost } from "../tensors/reduce.js";
import type { Natives } from "../native-helpers.js";
import { className } from "./ops-elementwise.js";

const OVER = "x, axis=None, keepdims=False";

const reduce = (names: string, dtype?: DTypeRule, cost?: CostRule, signature = OVER): Natives =>
  Object.fromEntries(
    names
      .split(" ")
      .map((name) => [
        name,
        operation({ className: className(name), signature, rule: reduction(dtype), ...(cost && { cost }) }),
      ]),
  );

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
  cost: reductionCost(),
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
  (dtype: (own: DType) => DType, isOneAxis: (count: number) => boolean): OperationKind["rule"] =>
  (call) => {
    const x = call.tensor("x");
    const shape = reducedShape(call.name, x.shape, call.value("axis"), call.value("keepdims"));
    const own = dtype(x.dtype);
    const before = quantileAxis(call, call.value("q"), isOneAxis);
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
    rule: quantiles((own) => dtype(own), isOneAxis),
    cost: uncounted,
  }),
});

const along = (names: string, signature: string, dtype?: DTypeRule, isChecked = true): Natives =>
  Object.fromEntries(
    names
      .split(" ")
      .map((name) => [
        name,
        operation(withDtype({ className: className(name), signature, rule: alongAxis(dtype, isChecked) })),
      ]),
  );

/** With weights too the axis is left out. */
const average: OperationKind = {
  className: "Average",
  signature: "x, axis=None, weights=None",
  rule: (call) => {
    const x = call.tensor("x");
    const weights = call.value("weights") === null ? [] : [call.tensor("weights").dtype];
    return { shape: reducedShape(call.name, x.shape, call.value("axis"), false), dtype: floating(x.dtype, ...weights) };
  },
  cost: uncounted,
};

const moments: OperationKind = {
  className: "Moments",
  signature: "x, axes, keepdims=False, synchronized=False",
  rule: (call) => {
    const x = call.tensor("x");
    const one = { shape: reducedShape(call.name, x.shape, call.value("axes"), call.value("keepdims")), dtype: x.dtype };
    return [one, one];
  },
  cost: uncounted,
};

export const reducingOps: Natives = {
  sum: operation(sum),
  prod: operation(prod),
  ...reduce("mean", floating, reductionCost(1)),
  ...reduce("amax amin ptp"),
  ...reduce("max min", undefined, undefined, `${OVER}, initial=None`),
  ...reduce("all any", toBool),
  ...reduce("argmax argmin", toInt32, reductionCost()),
  ...reduce("std var median", floating, uncounted),
  ...reduce("nanargmax nanargmin", toInt32, uncounted),
  ...reduce("nanmax nanmin", undefined, uncounted),
  ...reduce("nanmean nanmedian nanstd nanvar", floating, uncounted),
  ...reduce("nansum nanprod", accumulated, uncounted),
  ...reduce("logsumexp", () => "float32", uncounted),
  ...reduce("count_nonzero", toInt32, uncounted, "x, axis=None"),
  ...quantile("percentile", floating, () => true),
  ...quantile("nanpercentile", floating, () => true),
  ...quantile("quantile", floating, (count) => count > 1),
  ...quantile("nanquantile", floating, (count) => count > 1),
  average: operation(average),
  moments: operation(moments),
  ...along("cumsum cumprod", "x, axis=None, dtype=None", notBool),
  ...along("nancumsum nancumprod", "x, axis=None, dtype=None", notBool, false),
  ...along("sort", "x, axis=-1"),
  ...along("argsort", "x, axis=-1", toInt32),
  ...along("argpartition", "x, kth, axis=-1", toInt32, false),
};
