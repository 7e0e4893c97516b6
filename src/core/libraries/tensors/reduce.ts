/**
 * Reductions: operations that leave axes out, or leave 1 of them.
 *
 *     mean(x, axis=1)   (None, 49, 64) -> (None, 64)
 */
import { add, isRanked, mul, product, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import { elements } from "../../dims/tensor.js";
import { cost } from "../../layers/entry.js";
import type { Value } from "../../values/value.js";
import { axesIn, axisIn, flagOf } from "./axes.js";
import type { DTypeRule } from "./dtypes.js";
import type { CostRule, OperationCall, Rule } from "./operation.js";
import { onAxes, unranked } from "./spec.js";

/** The shape without the axes, or with 1 for each; of all axes where `axis` is None. */
export function reducedShape(name: string, shape: Shape, axis: Value, keepdims: Value): Shape {
  const keep = flagOf(keepdims);
  if (axis === null && keep === false) return [];
  return onAxes(shape, (dims) => {
    const axes = axesIn(name, axis, dims);
    if (axes instanceof Unknown) return keep === true ? dims.map(() => axes) : axes;
    if (keep instanceof Unknown) return keep;
    return dims.flatMap((dim, i) => (!axes.includes(i) ? [dim] : keep ? [1] : []));
  });
}

/** What the parameters of a reduction are called. */
export interface ReductionNames {
  readonly x?: string;
  readonly axis?: string;
  readonly keepdims?: string;
}

export const reduction =
  (dtype: DTypeRule = (own) => own!, names: ReductionNames = {}): Rule =>
  (call) => {
    const x = call.tensor(names.x ?? "x");
    const shape = reducedShape(
      call.name,
      x.shape,
      call.value(names.axis ?? "axis"),
      call.value(names.keepdims ?? "keepdims"),
    );
    return { shape, dtype: dtype(x.dtype) };
  };

/** All of the tensor's values in a row, or along an axis the same shape: a running sum, a sort. */
export const alongAxis =
  (dtype: DTypeRule = (own) => own!, isChecked = true): Rule =>
  (call) => {
    const x = call.tensor("x");
    return { shape: alongShape(call, x.shape, isChecked), dtype: dtype(x.dtype) };
  };

function alongShape(call: OperationCall, shape: Shape, isChecked: boolean): Shape {
  const axis = call.value("axis");
  if (axis === null) return [flatSize(shape)];
  if (axis instanceof Unknown) return unranked(axis);
  if (isChecked && isRanked(shape)) axisIn(call.name, axis, shape.length, shape);
  return shape;
}

/** How many values a shape holds; None where an axis is None. */
export const flatSize = (shape: Shape): Dim => (isRanked(shape) ? product(shape) : unranked(shape));

/** So many operations for each value that comes in, and for each that is left. */
export const reductionCost =
  (before: number, after: number, names: ReductionNames = {}): CostRule =>
  (call) => {
    const { shape } = call.tensor(names.x ?? "x");
    const kept = reducedShape(call.name, shape, call.value(names.axis ?? "axis"), true);
    return cost(0, add(mul(before, elements(shape)), mul(after, elements(kept))));
  };
