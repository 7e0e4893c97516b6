/**
 * Tensors made of nothing but arguments: zeros, full, arange, linspace, eye.
 *
 *     arange(0, maxlen)   (maxlen,)
 */
import {
  floorDiv,
  Float,
  isRanked,
  max,
  sub,
  Sym,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../dims/dim.js";
import type { DType, TensorSpec } from "../../dims/tensor.js";
import { LayerError } from "../../layers/entry.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { TensorValue, type Value } from "../../values/value.js";
import { axisIn } from "./axes.js";
import { MAX_CONSTANT } from "./constants.js";
import { dtypeArgument, resultType, type DTypeRule } from "./dtypes.js";
import { broadcastAll } from "./elementwise.js";
import type { OperationCall, Rule } from "./operation.js";
import { asDim, asDims } from "./sizes.js";
import { specOf } from "./spec.js";

/** Of a shape that is given. */
export const filling =
  (otherwise: DType = "float32", shape = "shape"): Rule =>
  (call) => ({ shape: asDims(call.value(shape)), dtype: dtypeArgument(call, otherwise) });

/** Like another tensor, in another dtype perhaps. */
export const filledLike =
  (parameter = "x"): Rule =>
  (call) => {
    const x = call.tensor(parameter);
    return { shape: x.shape, dtype: dtypeArgument(call, x.dtype) };
  };

/** `start, stop, step` as numpy's arange takes them: one number alone is the stop. */
export interface Range {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
}

export const rangeOf = (first: Value, second: Value, step: Value, hasStop: boolean): Range =>
  !hasStop ? { start: 0, stop: first, step: step ?? 1 } : { start: first, stop: second, step: step ?? 1 };

/** How many numbers a range has: the distance divided by the step, rounded up. */
export function rangeLength({ start, stop, step }: Range): Dim {
  const numbers = [start, stop, step].map(numberOf);
  if (numbers.every((n) => typeof n === "number")) {
    const [from, to, by] = numbers as [number, number, number];
    return by === 0 ? new Unknown("a range's step is zero") : Math.max(0, Math.ceil((to - from) / by));
  }
  const [from, to, by] = [start, stop, step].map(asDim) as [Dim, Dim, Dim];
  if (from === null || to === null || by === null) return null;
  if (by !== 1) return by instanceof Unknown ? by : negated(floorDiv(sub(from, to), by));
  return from === 0 ? to : max(sub(to, from), 0);
}

const negated = (dim: Amount): Amount => sub(0, dim);

function numberOf(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (value instanceof Float) return value.value;
  const only = value instanceof TensorValue && value.values?.length === 1 ? value.values[0]! : undefined;
  return only === undefined ? undefined : numberOf(only);
}

/** The numbers themselves, where they are few and whole. */
export function rangeValues({ start, stop, step }: Range): readonly Value[] | undefined {
  const length = rangeLength({ start, stop, step });
  const [from, by] = [numberOf(start), numberOf(step)];
  const isWhole =
    Number.isInteger(from) && Number.isInteger(by) && ![start, stop, step].some((value) => value instanceof Float);
  if (!isWhole || typeof length !== "number" || length > MAX_CONSTANT) return undefined;
  return Array.from({ length }, (_, i) => from! + i * by!);
}

/** The dtype of a range whose numbers are given as they are. A start of None is a size that only run time knows. */
export const rangeDtype = (call: OperationCall, names: readonly string[], result: DTypeRule = resultType): DType => {
  const given = names.map((name) => call.value(name)).filter((value, i) => i === 0 || value !== null);
  return dtypeArgument(call, result(...given.map((value) => (value === null ? "int" : numberDtype(value)))));
};

const numberDtype = (value: Value): DType => (value instanceof Sym ? "int" : specOf(value).dtype);

/** `num` values between two, along an axis of their own. */
export function spaced(call: OperationCall, dtype: (own: DType) => DType): TensorSpec {
  const [start, stop] = [call.tensor("start"), call.tensor("stop")];
  const shape = broadcastAll(call.name, [start.shape, stop.shape]);
  const num = asDim(call.value("num"));
  if (typeof num === "number" && num < 0)
    throw new LayerError(invalidArgument, `${call.name}: \`num\` can't be negative.`, "num");
  return { shape: withNewAxis(call, shape, num), dtype: dtypeArgument(call, dtype(start.dtype)) };
}

function withNewAxis(call: OperationCall, shape: Shape, size: Dim): Shape {
  if (!isRanked(shape)) return shape;
  const axis = axisIn(call.name, call.value("axis") ?? 0, shape.length + 1);
  return axis instanceof Unknown ? [...shape, size].map(() => axis) : shape.toSpliced(axis, 0, size);
}

/** The values between two numbers, where they are few: the last one is exactly the end. */
export function spacedValues(start: Value, stop: Value, num: Value): readonly Value[] | undefined {
  const [from, to] = [numberOf(start), numberOf(stop)];
  if (from === undefined || to === undefined || typeof num !== "number" || num < 0 || num > MAX_CONSTANT)
    return undefined;
  const step = num > 1 ? (to - from) / (num - 1) : 0;
  return Array.from({ length: num }, (_, i) => new Float(i === num - 1 && num > 1 ? to : from + i * step));
}

/** The identity matrix, square where the number of columns isn't given. */
export const matrix =
  (rows: string, columns: string, otherwise: DType = "float32"): Rule =>
  (call) => {
    const n = asDim(call.value(rows));
    const m = call.value(columns) === null ? n : asDim(call.value(columns));
    return { shape: [n, m], dtype: dtypeArgument(call, otherwise) };
  };
