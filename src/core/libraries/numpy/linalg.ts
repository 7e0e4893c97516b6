/**
 * numpy.linalg, numpy.fft and what else computes with matrices and signals.
 *
 *     np.linalg.svd(x, full_matrices=False), np.fft.rfft(signal), np.convolve(x, kernel), np.hanning(256)
 */
import { add, floorDiv, isRanked, max, min, mul, sub, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import type { DType, TensorSpec } from "../../dims/tensor.js";
import type { Natives } from "../native-helpers.js";
import { axisIn } from "../tensors/axes.js";
import { isFloat, numpyResult, type DTypeRule } from "../tensors/dtypes.js";
import { unary } from "../tensors/elementwise.js";
import type { OperationCall, Rule } from "../tensors/operation.js";
import { asDim, asDims } from "../tensors/sizes.js";
import { onAxes, unknownSpec } from "../tensors/spec.js";
import { inModule, named, numpy } from "./function.js";
import { classesOf } from "../tensors/constants.js";

const toFloat: DTypeRule = (dtype) => (dtype instanceof Unknown || isFloat(dtype!) ? dtype! : "float64");

/** Of the last two axes. */
const onMatrices =
  (rule: (rows: Dim, columns: Dim) => readonly Dim[]): Rule =>
  (call) => {
    const a = call.tensor("a");
    const shape = onAxes(a.shape, (dims) =>
      dims.length < 2 ? noMatrix : [...dims.slice(0, -2), ...rule(dims.at(-2)!, dims.at(-1)!)],
    );
    return { shape, dtype: toFloat(a.dtype) };
  };

const noMatrix = new Unknown("it has no two axes");

const square = numpy(
  "a",
  onMatrices((rows, columns) => [rows, columns]),
);

/** The smaller one of two sizes that are known. */
const smaller = (a: Dim, b: Dim): Dim =>
  a === null || b === null || a instanceof Unknown || b instanceof Unknown
    ? new Unknown("a size isn't known")
    : min(a, b);

const parts = (call: OperationCall, ...rules: ((rows: Dim, columns: Dim) => readonly Dim[])[]): readonly TensorSpec[] =>
  rules.map((rule) => onMatrices(rule)(call) as TensorSpec);

const decomposed: Rule = (call) => {
  const isFull = call.value("full_matrices");
  const values = (rows: Dim, columns: Dim): readonly Dim[] => [smaller(rows, columns)];
  if (call.value("compute_uv") !== true) return onMatrices(values)(call);
  if (typeof isFull !== "boolean") return unknownSpec(new Unknown("which matrices are wanted isn't known"));
  return parts(
    call,
    (rows, columns) => [rows, isFull ? rows : smaller(rows, columns)],
    values,
    (rows, columns) => [isFull ? columns : smaller(rows, columns), columns],
  );
};

/** Of symmetric matrices: others may have complex values. */
const symmetric: Rule = (call) =>
  parts(
    call,
    (rows) => [rows],
    (rows, columns) => [rows, columns],
  );

const triangular: Rule = (call) =>
  call.value("mode") === "reduced"
    ? parts(
        call,
        (rows, columns) => [rows, smaller(rows, columns)],
        (rows, columns) => [smaller(rows, columns), columns],
      )
    : unknownSpec(new Unknown("only the reduced form is followed"));

const solved: Rule = (call) => {
  const [a, b] = [call.tensor("a"), call.tensor("b")];
  return { shape: b.shape, dtype: numpyResult(toFloat(a.dtype), toFloat(b.dtype)) };
};

const linalg: Natives = {
  ...named("inv cholesky matrix_power", square),
  pinv: numpy(
    "a",
    onMatrices((rows, columns) => [columns, rows]),
  ),
  det: numpy(
    "a",
    onMatrices(() => []),
  ),
  matrix_rank: numpy("a", (call) => ({ shape: (onMatrices(() => [])(call) as TensorSpec).shape, dtype: "int64" })),
  svd: numpy("a, full_matrices=True, compute_uv=True", decomposed),
  eigh: numpy("a", symmetric),
  qr: numpy('a, mode="reduced"', triangular),
  solve: numpy("a, b", solved),
};

// ---------------------------------------------------------------- signals

const complex: DTypeRule = (dtype) => {
  if (dtype instanceof Unknown) return dtype;
  return dtype === "float32" || dtype === "float16" || dtype === "complex64" ? "complex64" : "complex128";
};
const realOf: DTypeRule = (dtype) => {
  if (dtype instanceof Unknown) return dtype;
  return dtype === "float32" || dtype === "float16" || dtype === "complex64" ? "float32" : "float64";
};

/** Along one axis, `n` being how many values of it are taken. */
const along =
  (dtype: DTypeRule, size: (taken: Dim, isGiven: boolean) => Dim): Rule =>
  (call) => {
    const a = call.tensor("a");
    const n = call.value("n");
    const shape = onAxes(a.shape, (dims) => {
      const axis = axisIn(call.name, call.value("axis"), dims.length, dims);
      if (axis instanceof Unknown) return dims.map(() => axis);
      return dims.with(axis, size(n === null ? dims[axis]! : asDim(n), n !== null));
    });
    return { shape, dtype: dtype(a.dtype) };
  };

const AXIS = "a, n=None, axis=-1";

const fft: Natives = {
  ...named(
    "fft ifft",
    numpy(
      AXIS,
      along(complex, (taken) => taken),
    ),
  ),
  rfft: numpy(
    AXIS,
    along(complex, (taken) => add(floorDiv(taken, 2), 1)),
  ),
  irfft: numpy(
    AXIS,
    along(realOf, (taken, isGiven) => (isGiven ? taken : mul(2, sub(taken, 1)))),
  ),
  ...named("fft2 ifft2 fftn ifftn", numpy("a", unary(complex, "a"))),
  ...named("fftshift ifftshift", numpy("a, axes=None", unary(undefined, "a"))),
  fftfreq: numpy("n, d=1.0", (call) => ({ shape: [asDim(call.value("n"))], dtype: "float64" })),
  rfftfreq: numpy("n, d=1.0", (call) => ({
    shape: [add(floorDiv(asDim(call.value("n")), 2), 1)],
    dtype: "float64",
  })),
};

/** The longer one slides over the shorter one. */
const convolved =
  (mode: string): Rule =>
  (call) => {
    const [a, v] = [call.tensor("a"), call.tensor("v")];
    return { shape: slidShape(call.value("mode") ?? mode, a.shape, v.shape), dtype: numpyResult(a.dtype, v.dtype) };
  };

function slidShape(mode: unknown, a: Shape, v: Shape): Shape {
  const [n, m] = [isRanked(a) ? a[0] : a, isRanked(v) ? v[0] : v];
  if (typeof n !== "number" || typeof m !== "number") return [new Unknown("a size isn't known")];
  if (mode === "full") return [n + m - 1];
  if (mode === "same") return [Math.max(n, m)];
  return [mode === "valid" ? Math.max(n, m) - Math.min(n, m) + 1 : new Unknown("the mode isn't known")];
}

const windowOf = numpy("M, beta=0.0", (call) => ({ shape: [asDim(call.value("M"))], dtype: "float64" }));

const signals: Natives = {
  convolve: numpy("a, v, mode=None", convolved("full")),
  correlate: numpy("a, v, mode=None", convolved("valid")),
  ...named("hamming hanning blackman bartlett kaiser", windowOf),
};

// ---------------------------------------------------------------- statistics and grids

const sizeOrOpen = (size: Dim | undefined): Dim => size ?? new Unknown("the size isn't known");

const correlation: Rule = (call) => {
  const { shape } = call.tensor("x");
  const isPlain = call.value("y") === null && call.value("rowvar") === true;
  if (!isPlain) return unknownSpec(new Unknown("of two arrays it isn't followed"));
  return { shape: onAxes(shape, (dims) => (dims.length < 2 ? [] : [dims[0]!, dims[0]!])), dtype: "float64" };
};

const histogram: Rule = (call) => {
  const bins = call.value("bins");
  const open = new Unknown("how many bins there are isn't known");
  const count: Dim = typeof bins === "number" ? bins : open;
  const isCounted = call.value("density") !== true && call.value("weights") === null;
  return [
    { shape: [count], dtype: isCounted ? "int64" : open },
    { shape: [add(count, 1)], dtype: toFloat(call.tensor("a").dtype) },
  ];
};

/** As many as the largest value, or `minlength`. */
const counts: Rule = (call) => {
  const [classes, least] = [classesOf(call.value("x")), call.value("minlength")];
  const isTold = classes !== undefined && typeof least === "number";
  return {
    shape: [isTold ? Math.max(classes, least) : new Unknown("it depends on the largest value")],
    dtype: call.value("weights") === null ? "int64" : "float64",
  };
};

const windows: Rule = (call) => {
  const { shape, dtype } = call.tensor("x");
  const sizes = asDims(call.value("window_shape"));
  if (call.value("axis") !== null || !isRanked(sizes)) return unknownSpec(new Unknown("the windows aren't followed"));
  return {
    shape: onAxes(shape, (dims) => [...dims.map((dim, i) => add(sub(dim, sizeOrOpen(sizes[i])), 1)), ...sizes]),
    dtype,
  };
};

const gradients: Rule = (call) => {
  const { shape, dtype } = call.tensor("f");
  const own: TensorSpec = { shape, dtype: toFloat(dtype) };
  const isOne = typeof call.value("axis") === "number" || (isRanked(shape) && shape.length === 1);
  if (!isOne && !isRanked(shape)) return unknownSpec(shape);
  return isOne ? own : (shape as readonly Dim[]).map(() => own);
};

const indexGrid: Rule = (call) => {
  const sizes = asDims(call.value("dimensions"));
  return { shape: onAxes(sizes, (dims) => [dims.length, ...dims]), dtype: int64(call) };
};
const int64 = (_: OperationCall): DType => "int64";

/** The places of a triangle of a square matrix. */
const triangle =
  (isUpper: boolean): Rule =>
  (call) => {
    const [n, k] = [call.value("n"), call.value("k")];
    const isSquare = call.value("m") === null;
    const count: Dim =
      typeof n === "number" && typeof k === "number" && isSquare && n <= 4096
        ? Array.from({ length: n }, (_, row) => Math.max(0, Math.min(n, isUpper ? n - row - k : row + k + 1))).reduce(
            (sum, length) => sum + length,
            0,
          )
        : new Unknown("how many places there are isn't known");
    return [0, 1].map(() => ({ shape: [count], dtype: "int64" }));
  };

const others: Natives = {
  ...named("cov corrcoef", numpy("x, y=None, rowvar=True", correlation)),
  histogram: numpy("a, bins=10, range=None, density=None, weights=None", histogram),
  bincount: numpy("x, weights=None, minlength=0", counts),
  gradient: numpy("f, *varargs, axis=None", gradients),
  ediff1d: numpy("a", (call) => {
    const { shape, dtype } = call.tensor("a");
    return { shape: onAxes(shape, (dims) => (dims.length === 1 ? [max(sub(dims[0]!, 1), 0)] : noMatrix)), dtype };
  }),
  polyfit: numpy("x, y, deg", (call) => ({ shape: [add(asDim(call.value("deg")), 1)], dtype: "float64" })),
  indices: numpy("dimensions", indexGrid),
  triu_indices: numpy("n, k=0, m=None", triangle(true)),
  tril_indices: numpy("n, k=0, m=None", triangle(false)),
  diag_indices: numpy("n, ndim=2", (call) => [0, 1].map(() => ({ shape: [asDim(call.value("n"))], dtype: "int64" }))),
  "lib.stride_tricks.sliding_window_view": numpy("x, window_shape, axis=None", windows),
};

export const matrixNatives: Natives = {
  ...inModule("linalg", linalg),
  ...inModule("fft", fft),
  ...signals,
  ...others,
};
