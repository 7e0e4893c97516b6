/**
 * NumPy's reductions, products and statistics.
 *
 *     np.mean(x, axis=0), np.argmax(y, axis=-1), np.prod(x.shape[1:]), np.dot(a, b)
 */
import { Float, isRanked, mul, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import type { TensorSpec } from "../../dims/tensor.js";
import type { Value } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import { classesOf, constantOf, foldAll } from "../tensors/constants.js";
import { dtypeArgument, isFloat, numpyResult, numpyStrong, type DTypeRule } from "../tensors/dtypes.js";
import { toBool } from "../tensors/elementwise.js";
import { operation, type OperationCall, type OperationKind, type Rule } from "../tensors/operation.js";
import { dotShape, einsum, matmulShape, outerShape, product, tensordotShape } from "../tensors/products.js";
import { alongAxis, reducedShape } from "../tensors/reduce.js";
import { unknownSpec } from "../tensors/spec.js";
import { named, numpyKind } from "./function.js";

const toFloat: DTypeRule = (dtype) => (dtype instanceof Unknown || isFloat(dtype!) ? dtype! : "float64");
const toIndex: DTypeRule = () => "int64";
const summed: DTypeRule = (dtype) => {
  if (dtype === "bool" || /^int(8|16|32)$/.test(String(dtype))) return "int64";
  return /^uint(8|16|32)$/.test(String(dtype)) ? "uint64" : dtype!;
};

/** What the functions and the methods of arrays have in common; the array is `a`. */
export const OVER = "axis=None, dtype=None, out=None, keepdims=False";
const OVER_INDEX = "axis=None, out=None, keepdims=False";

const reducing =
  (dtype: DTypeRule = (own) => own!): Rule =>
  (call) => {
    const a = call.tensor("a");
    const shape = reducedShape(call.name, a.shape, call.value("axis"), call.value("keepdims"));
    return { shape, dtype: dtypeArgument(call, dtype(a.dtype)) };
  };

const isWhole = (call: OperationCall): boolean =>
  (call.value("axis") === null || call.value("axis") === 0) && call.value("keepdims") !== true;

/** The largest or smallest of a few numbers, or of labels. */
const extremeOf =
  (pick: (...numbers: number[]) => number) =>
  (call: OperationCall): readonly Value[] | undefined => {
    // `where` and `initial` may leave some out.
    const isOfAll = call.value("axis") === null && call.extra.size === 0;
    const classes = isOfAll ? classesOf(call.value("a")) : undefined;
    const values = classes === undefined ? constantOf(call.value("a")) : labelled(call.tensor("a"), [0, classes - 1]);
    if (!values || values.length === 0 || !isWhole(call)) return undefined;
    if (values.every((value) => typeof value === "number")) return [pick(...values)];
    const floats = values.map((value) => (value instanceof Float ? value.value : value));
    return floats.every((value) => typeof value === "number") ? [new Float(pick(...floats))] : undefined;
  };

const whole =
  (start: number, op: "+" | "*") =>
  (call: OperationCall): readonly Value[] | undefined =>
    isWhole(call) ? (isEmpty(call.tensor("a").shape) ? [new Float(start)] : foldAll(call, "a", start, op)) : undefined;

const isEmpty = (shape: Shape): boolean => isRanked(shape) && shape[0] === 0;

/** Labels in the dtype of the array that holds them. */
const labelled = ({ dtype }: TensorSpec, labels: readonly number[]): readonly Value[] =>
  typeof dtype === "string" && isFloat(dtype) ? labels.map((label) => new Float(label)) : labels;

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

const running = (op: "+" | "*"): OperationKind =>
  numpyKind("x, axis=None, dtype=None", alongAxis(summed), { fold: (call) => foldRunning(call, op) });

/** What has come together up to each value. */
function foldRunning(call: OperationCall, op: "+" | "*"): readonly Value[] | undefined {
  const values = constantOf(call.value("x"));
  const { shape } = call.tensor("x");
  if (!values || values.includes(null) || !isRanked(shape) || shape.length > 1) return undefined;
  let all: Value | undefined;
  return values.map((value) => (all = all === undefined ? value : call.runtime.binary(op, all, value, call.place)));
}

/** By the name that is both a function's and a method's. */
export const runningKinds: Readonly<Record<string, OperationKind>> = { cumsum: running("+"), cumprod: running("*") };

const reductions: Natives = {
  ...Object.fromEntries(Object.entries(reductionKinds).map(([name, kind]) => [name, operation(reductionKind(kind))])),
  ...named("amax", operation(reductionKind(reductionKinds["max"]!))),
  ...named("amin", operation(reductionKind(reductionKinds["min"]!))),
  ...named("product", operation(reductionKind(reductionKinds["prod"]!))),
  ...named("nansum nanprod", operation(reductionKind([OVER, summed]))),
  ...named("nanmax nanmin", operation(reductionKind([OVER, undefined]))),
  ...named("nanargmax nanargmin", operation(reductionKind([OVER_INDEX, toIndex]))),
  ...named("trapezoid trapz", operation(numpyKind("y, x=None, dx=1.0, axis=-1", integrated))),
  ...named("median nanmean nanstd nanvar nanmedian", operation(reductionKind([OVER, toFloat]))),
  average: operation(numpyKind("a, axis=None, weights=None, returned=False, keepdims=False", averaged)),
  count_nonzero: operation(numpyKind("a, axis=None, keepdims=False", reducing(toIndex))),
  ...named(
    "percentile quantile nanpercentile nanquantile",
    operation(numpyKind("a, q, axis=None, keepdims=False", quantiles)),
  ),
  ...Object.fromEntries(Object.entries(runningKinds).map(([name, kind]) => [name, operation(kind)])),
};

/** Several quantiles stand on an axis of their own, before the others. */
function quantiles(call: OperationCall): ReturnType<Rule> {
  const a = call.tensor("a");
  const { shape } = call.tensor("q");
  const rest = reducedShape(call.name, a.shape, call.value("axis"), call.value("keepdims"));
  const dtype = numpyResult(call.tensor("q").dtype, toFloat(a.dtype));
  return { shape: isRanked(shape) ? (isRanked(rest) ? [...shape, ...rest] : rest) : shape, dtype };
}

/** Weights bring their own dtype. */
function averaged(call: OperationCall): TensorSpec {
  const a = call.tensor("a");
  const weights = call.value("weights") === null ? [] : [numpyStrong(call.tensor("weights").dtype)];
  if (call.value("returned") !== false) return unknownSpec(new Unknown("what is returned besides isn't followed"));
  return {
    shape: reducedShape(call.name, a.shape, call.value("axis"), call.value("keepdims")),
    dtype: numpyResult(toFloat(a.dtype), ...weights),
  };
}

function integrated(call: OperationCall): TensorSpec {
  const y = call.tensor("y");
  return { shape: reducedShape(call.name, y.shape, call.value("axis"), false), dtype: toFloat(y.dtype) };
}

/** A number that is multiplied by an array has a dtype of its own here. */
const strongResult: DTypeRule = (a, b) => numpyResult(numpyStrong(a!), numpyStrong(b!));

/** A function and a method. */
export const dotKind = numpyKind("x1, x2", product(dotShape, strongResult));

function lastAxes(name: string, a: readonly Dim[], b: readonly Dim[]): Shape {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  return [...(dotShape(name, a, [b.at(-1)!]) as readonly Dim[]), ...b.slice(0, -1)];
}

/** Each size times its counterpart. */
function blocks(_: string, a: readonly Dim[], b: readonly Dim[]): Shape {
  const rank = Math.max(a.length, b.length);
  const [x, y] = [a, b].map((dims) => [...Array<Dim>(rank - dims.length).fill(1), ...dims]);
  return x!.map((dim, i) => mul(dim, y![i]!));
}

const products: Natives = {
  matmul: operation(numpyKind("x1, x2", product(matmulShape, numpyResult))),
  dot: operation(dotKind),
  inner: operation(numpyKind("x1, x2", product(lastAxes, strongResult))),
  vdot: operation(
    numpyKind(
      "x1, x2",
      product(() => [], strongResult),
    ),
  ),
  kron: operation(numpyKind("x1, x2", product(blocks, strongResult))),
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
