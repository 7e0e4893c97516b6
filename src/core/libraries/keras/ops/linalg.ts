/**
 * keras.ops that multiply and decompose: matmul, einsum, inverses, decompositions, Fourier transforms.
 *
 *     ops.matmul(q, k), ops.einsum("bij,bjk->bik", a, b), ops.svd(x), ops.rfft(x)
 */
import {
  add,
  floorDiv,
  isRanked,
  mul,
  sameDim,
  showShape,
  sub,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../../dims/dim.js";
import type { DType, Nest, TensorSpec } from "../../../dims/tensor.js";
import { cost, LayerError } from "../../../layers/entry.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { undefinedDimension } from "../../../problems/undefined-dimension.js";
import { itemsOf } from "../../../values/convert.js";
import { TensorValue, type Value } from "../../../values/value.js";
import { flagOf } from "../../tensors/axes.js";
import { floating, resultType, type DTypeRule } from "../../tensors/dtypes.js";
import { perElement } from "../../tensors/elementwise.js";
import {
  operation,
  operations,
  type CostRule,
  type NamedKinds,
  type OperationCall,
  type OperationKind,
  type Rule,
} from "../../tensors/operation.js";
import { requireSame } from "../../tensors/pick.js";
import {
  dotCost,
  dotShape,
  einsum,
  einsumCost,
  innerShape,
  matmulCost,
  matmulDtype,
  matmulShape,
  outerShape,
  product,
  tensordotCost,
  tensordotShape,
} from "../../tensors/products.js";
import { reducedShape } from "../../tensors/reduce.js";
import { asDim } from "../../tensors/sizes.js";
import { onAxes, unknownSpec, unranked } from "../../tensors/spec.js";
import { broadcast } from "../../../layers/broadcast.js";
import type { Natives } from "../../native-helpers.js";
import { checking, oneOf, refuse } from "./refused-arguments.js";

const textOfSubscripts = (call: OperationCall): void => {
  if (call.value("subscripts") instanceof TensorValue)
    refuse(call, "subscripts", "the subscripts come first, and then the tensors.");
};

const uncounted: CostRule = () => undefined;
/** Where a kind doesn't say what it costs, it isn't known. */
const named = (kinds: NamedKinds): Natives =>
  operations(Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, { cost: uncounted, ...kind }])));

// ---------------------------------------------------------------- products

export const matmul: OperationKind = {
  className: "Matmul",
  signature: "x1, x2",
  rule: product(matmulShape, matmulDtype),
  cost: matmulCost,
};

const products: Natives = {
  matmul: operation(matmul),
  ...named({
    dot: { signature: "x1, x2", rule: product(dotShape), cost: dotCost },
    inner: { signature: "x1, x2", rule: product(innerShape) },
    outer: { signature: "x1, x2", rule: product(outerShape), cost: perElement(1) },
    vdot: { signature: "x1, x2", rule: product(() => []) },
    tensordot: {
      signature: "x1, x2, axes=2",
      rule: product((_, a, b, call) => tensordotShape(call, a, b)),
      cost: tensordotCost,
    },
    einsum: {
      signature: "subscripts, *operands, **kwargs",
      rule: checking(einsum, textOfSubscripts),
      cost: einsumCost,
    },
    cross: { signature: "x1, x2, axisa=-1, axisb=-1, axisc=-1, axis=None", rule: crossed },
    cdist: { signature: "x, y", className: "CDist", rule: distances },
    correlate: { signature: 'x1, x2, mode="valid"', rule: product(correlated, correlatedDtype) },
    corrcoef: {
      signature: "x",
      rule: (call) => ({ shape: call.tensor("x").shape, dtype: wide(call.tensor("x").dtype) }),
    },
  }),
};

const wide = (dtype: DType): DType => (dtype === "int64" ? "float64" : floating(dtype));

function correlatedDtype(...dtypes: readonly DType[]): DType {
  const dtype = resultType(...dtypes);
  if (dtype === "int64") return "float64";
  return dtype instanceof Unknown || ["bfloat16", "float16", "float64"].includes(dtype) ? dtype : "float32";
}

function correlated(name: string, a: readonly Dim[], b: readonly Dim[], call: OperationCall): Shape {
  if (a.length !== 1 || b.length !== 1)
    throw new LayerError(incompatibleShape, `${name} takes two vectors, not ${showShape(a)} and ${showShape(b)}.`);
  const [x, y] = [a[0]!, b[0]!];
  const mode = call.value("mode");
  if (mode === "full") return [sub(add(x, y), 1)];
  if (typeof x !== "number" || typeof y !== "number")
    return [x === null || y === null ? null : new Unknown("the longer one isn't known")];
  return [mode === "same" ? Math.max(x, y) : Math.abs(x - y) + 1];
}

/** Vectors of two or three; with two there is no axis left. */
function crossed(call: OperationCall): TensorSpec {
  const [a, b] = [call.tensor("x1"), call.tensor("x2")];
  const dtype = resultType(a.dtype, b.dtype);
  const isLast = ["axisa", "axisb", "axisc"].every((name) => call.value(name) === -1) && call.value("axis") === null;
  if (!isLast || !isRanked(a.shape) || !isRanked(b.shape))
    return { shape: new Unknown("the axes of the product aren't followed"), dtype };
  const [x, y] = [a.shape.at(-1) ?? null, b.shape.at(-1) ?? null];
  for (const size of [x, y])
    if (typeof size === "number" && size !== 2 && size !== 3)
      throw new LayerError(incompatibleShape, `${call.name} takes vectors of 2 or 3 values, not ${size}.`);
  const shape = broadcast(call.name, a.shape.slice(0, -1), b.shape.slice(0, -1)) as readonly Dim[];
  if (x instanceof Unknown || y instanceof Unknown)
    return { shape: new Unknown("the length of the vectors isn't known"), dtype };
  return { shape: x === 3 || y === 3 ? [...shape, 3] : shape, dtype };
}

function distances(call: OperationCall): TensorSpec {
  const [a, b] = [call.tensor("x"), call.tensor("y")];
  const dtype = floating(a.dtype, b.dtype);
  if (!isRanked(a.shape) || !isRanked(b.shape))
    return { shape: unranked((isRanked(a.shape) ? b.shape : a.shape) as Unknown), dtype };
  if (a.shape.length < 2 || b.shape.length < 2)
    throw new LayerError(
      incompatibleShape,
      `${call.name} takes matrices, not ${showShape(a.shape)} and ${showShape(b.shape)}.`,
    );
  requireSame(call.name, a.shape.slice(-1), b.shape.slice(-1));
  const batch = broadcast(call.name, a.shape.slice(0, -2), b.shape.slice(0, -2)) as readonly Dim[];
  return { shape: [...batch, a.shape.at(-2)!, b.shape.at(-2)!], dtype };
}

// ---------------------------------------------------------------- matrices

interface Matrix {
  readonly before: readonly Dim[];
  readonly rows: Dim;
  readonly columns: Dim;
  readonly dtype: DType;
}

/** Announced, None is as large as None alone. */
const mayBeSquare = (call: OperationCall, rows: Dim, columns: Dim): boolean => {
  if (rows !== null && columns !== null) return sameDim(rows, columns) !== false;
  return !call.isSymbolic || rows === columns || rows instanceof Unknown || columns instanceof Unknown;
};

/** One tensor whose last two axes are those of a matrix. */
const onMatrix =
  (rule: (matrix: Matrix, call: OperationCall) => Nest<TensorSpec>, isSquare = false): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor("x");
    if (!isRanked(shape)) return { shape: unranked(shape), dtype };
    const [rows, columns] = [shape.at(-2), shape.at(-1)];
    if (rows === undefined || columns === undefined)
      throw new LayerError(incompatibleShape, `${call.name} takes matrices, not ${showShape(shape)}.`);
    if (isSquare && !mayBeSquare(call, rows, columns))
      throw new LayerError(incompatibleShape, `${call.name} takes square matrices, not ${showShape(shape)}.`);
    return rule({ before: shape.slice(0, -2), rows, columns, dtype }, call);
  };

const square: Rule = onMatrix(
  ({ before, rows, columns, dtype }) => ({ shape: [...before, rows, columns], dtype }),
  true,
);
const perMatrix = (dtype: DTypeRule = (own) => own!, isSquare = false): Rule =>
  onMatrix((matrix) => ({ shape: matrix.before, dtype: dtype(matrix.dtype) }), isSquare);

/** The axes before the last two, of which nothing is checked. */
const beforeMatrix = (shape: Shape): Shape => onAxes(shape, (dims) => dims.slice(0, -2));

const smaller = ({ rows, columns }: Matrix, name: string): Dim => {
  if (rows === null || columns === null)
    throw new LayerError(undefinedDimension, `${name} needs to know both axes of the matrices, and one is None.`);
  return typeof rows === "number" && typeof columns === "number"
    ? Math.min(rows, columns)
    : new Unknown("which axis is smaller isn't known");
};

/** Eigenvalues and eigenvectors; executed, complex ones of a matrix that isn't known to be symmetric. */
const eigen = (isSymmetric: boolean): Rule =>
  onMatrix(({ before, rows, columns, dtype: own }, call) => {
    const dtype =
      call.isSymbolic || isSymmetric
        ? own
        : own === "float32"
          ? "complex64"
          : new Unknown("what executing gives isn't known");
    return [
      { shape: [...before, rows], dtype },
      { shape: [...before, rows, columns], dtype },
    ];
  }, true);

const singular: Rule = onMatrix((matrix, call) => {
  const { before, rows, columns, dtype } = matrix;
  const least = smaller(matrix, call.name);
  const [full, withVectors] = [flagOf(call.value("full_matrices")), flagOf(call.value("compute_uv"))];
  const values = { shape: [...before, least], dtype };
  if (withVectors instanceof Unknown) return unknownSpec(withVectors);
  if (!withVectors) return values;
  const inner = (dim: Dim): Dim => (full instanceof Unknown ? full : full ? dim : least);
  return [
    { shape: [...before, rows, inner(rows)], dtype },
    values,
    { shape: [...before, inner(columns), columns], dtype },
  ];
});

const orthogonal: Rule = onMatrix((matrix, call) => {
  const { before, rows, columns, dtype } = matrix;
  const least = call.value("mode") === "complete" ? (smaller(matrix, call.name), rows) : smaller(matrix, call.name);
  return [
    { shape: [...before, rows, least], dtype },
    { shape: [...before, least, columns], dtype },
  ];
});

/** The right-hand side has the solution's shape. */
const solved: Rule = (call) => {
  const [a, b] = [call.tensor("a"), call.tensor("b")];
  if (isRanked(a.shape) && a.shape.length < 2)
    throw new LayerError(incompatibleShape, `${call.name} takes matrices, not ${showShape(a.shape)}.`);
  if (!isRanked(a.shape) || !isRanked(b.shape)) return b;
  const [rows, columns] = a.shape.slice(-2) as [Dim, Dim];
  if (!mayBeSquare(call, rows, columns))
    throw new LayerError(incompatibleShape, `${call.name} takes square matrices, not ${showShape(a.shape)}.`);
  const isVector = b.shape.length === a.shape.length - 1;
  const own = isVector ? columns : rows;
  const other = isVector ? b.shape.at(-1)! : (b.shape.at(-2) ?? own);
  if ((isVector || b.shape.length === a.shape.length) && !mayBeSquare(call, own, other))
    throw new LayerError(
      incompatibleShape,
      `${call.name}: ${showShape(b.shape)} has other rows than ${showShape(a.shape)}.`,
    );
  return b;
};

const leastSquares: Rule = (call) => {
  const [a, b] = [call.tensor("a"), call.tensor("b")];
  if (!isRanked(a.shape) || !isRanked(b.shape))
    return { shape: unranked((isRanked(a.shape) ? b.shape : a.shape) as Unknown), dtype: a.dtype };
  if (a.shape.length !== 2 || b.shape.length < 1 || b.shape.length > 2)
    throw new LayerError(
      incompatibleShape,
      `${call.name} takes a matrix and a vector or matrix, not ${showShape(a.shape)} and ${showShape(b.shape)}.`,
    );
  requireSame(call.name, a.shape.slice(0, 1), b.shape.slice(0, 1));
  return { shape: [a.shape[1]!, ...b.shape.slice(1)], dtype: a.dtype };
};

const norm: Rule = (call) => {
  const x = call.tensor("x");
  oneOf("ord", "fro", "nuc")(call);
  const order = call.value("ord");
  const along = call.value("axis");
  const axes = along === null ? (isRanked(x.shape) ? x.shape.length : undefined) : (itemsOf(along)?.length ?? 1);
  if (axes === 1 && typeof order === "string") refuse(call, "ord", `'${order}' is a norm of matrices.`);
  if (axes === 2 && typeof order === "number" && Math.abs(order) !== 1 && Math.abs(order) !== 2)
    refuse(call, "ord", `a norm of matrices has no order ${order}.`);
  return {
    shape: reducedShape(call.name, x.shape, call.value("axis"), call.value("keepdims")),
    dtype: floating(x.dtype),
  };
};

const matrices: Natives = named({
  cholesky: { signature: "x, upper=False", rule: square },
  cholesky_inverse: { signature: "x, upper=False", rule: square },
  inv: { signature: "x", rule: square },
  det: { signature: "x", rule: perMatrix(undefined, true) },
  logdet: {
    signature: "x",
    rule: (call) => ({ shape: beforeMatrix(call.tensor("x").shape), dtype: call.tensor("x").dtype }),
  },
  matrix_rank: { signature: "x, tol=None", rule: perMatrix(() => "int32") },
  slogdet: {
    signature: "x",
    rule: (call) => {
      const { shape, dtype } = call.tensor("x");
      const before = beforeMatrix(shape);
      return [
        { shape: call.isSymbolic ? [] : before, dtype },
        { shape: before, dtype },
      ];
    },
  },
  eig: { signature: "x", rule: eigen(false) },
  eigh: { signature: "x", rule: eigen(true) },
  lu_factor: {
    signature: "x",
    rule: onMatrix((matrix, call) => [
      { shape: [...matrix.before, matrix.rows, matrix.columns], dtype: matrix.dtype },
      { shape: [...matrix.before, smaller(matrix, call.name)], dtype: call.isSymbolic ? matrix.dtype : "int32" },
    ]),
  },
  qr: { signature: 'x, mode="reduced"', rule: orthogonal },
  svd: { signature: "x, full_matrices=True, compute_uv=True", className: "SVD", rule: singular },
  pinv: {
    signature: "x, rcond=None",
    rule: onMatrix(({ before, rows, columns, dtype }) => ({ shape: [...before, columns, rows], dtype })),
  },
  solve: { signature: "a, b", rule: solved },
  solve_triangular: { signature: "a, b, lower=False", rule: solved },
  lstsq: { signature: "a, b, rcond=None", rule: leastSquares },
  norm: { signature: "x, ord=None, axis=None, keepdims=False", rule: norm },
});

// ---------------------------------------------------------------- frequencies

/** A pair of real and imaginary parts. */
function partsOf(call: OperationCall): readonly [TensorSpec, TensorSpec] {
  const value = call.value("x");
  const parts = itemsOf(value);
  if (value instanceof TensorValue || (parts && parts.length !== 2))
    refuse(call, "x", "`x` is a pair of tensors: the real and the imaginary part.");
  if (parts?.length !== 2) return [call.tensor("x"), call.tensor("x")];
  const [real, imaginary] = parts.map((part) => call.tensorOf(part)) as [TensorSpec, TensorSpec];
  requireSame(call.name, real.shape, imaginary.shape);
  return [real, imaginary];
}

/** A transform that needs to know so many axes. */
const transforming =
  (axes: number): Rule =>
  (call) => {
    const parts = partsOf(call);
    const { shape } = parts[0];
    if (isRanked(shape) && (shape.length < axes || shape.slice(-axes).includes(null)))
      throw new LayerError(
        undefinedDimension,
        `${call.name} needs to know the last ${axes === 1 ? "axis" : "two axes"} of ${showShape(shape)}.`,
      );
    return [...parts];
  };

const two = (shape: Shape, dtype: DType): Nest<TensorSpec> => [
  { shape, dtype },
  { shape, dtype },
];

/** The last axis becomes another one, or several. */
const lastAxis = (shape: Shape, rule: (last: Dim) => readonly Dim[]): Shape =>
  onAxes(shape, (dims) => [...dims.slice(0, -1), ...rule(dims.at(-1) ?? null)]);

const sequenceCount = (length: Dim, window: Dim, stride: Dim): Dim =>
  length === null ? null : add(1, floorDiv(sub(length, window), stride) as Amount);

const fftLength = (call: OperationCall): Dim => asDim(call.value("fft_length"));

const frequencies: Natives = named({
  fft: { signature: "x", className: "FFT", rule: transforming(1) },
  fft2: { signature: "x", className: "FFT2", rule: transforming(2) },
  ifft2: { signature: "x", className: "IFFT2", rule: transforming(2) },
  rfft: {
    signature: "x, fft_length=None",
    className: "RFFT",
    rule: (call) => {
      const { shape, dtype } = call.tensor("x");
      const length = call.value("fft_length");
      return two(
        lastAxis(shape, (last) => [add(floorDiv(length === null ? last : asDim(length), 2), 1)]),
        dtype,
      );
    },
  },
  irfft: {
    signature: "x, fft_length=None",
    className: "IRFFT",
    rule: (call) => {
      const [{ shape, dtype }] = partsOf(call);
      const length: Value = call.value("fft_length");
      return { shape: lastAxis(shape, (last) => [length === null ? mul(2, sub(last, 1)) : asDim(length)]), dtype };
    },
  },
  stft: {
    signature: 'x, sequence_length, sequence_stride, fft_length, window="hann", center=True',
    className: "STFT",
    rule: (call) => {
      const { shape, dtype } = call.tensor("x");
      const length = fftLength(call);
      const center = flagOf(call.value("center"));
      const padded = center instanceof Unknown ? center : center ? mul(2, floorDiv(length, 2)) : 0;
      const count = (last: Dim): Dim => sequenceCount(add(last, padded), length, asDim(call.value("sequence_stride")));
      return two(
        lastAxis(shape, (last) => [count(last), add(floorDiv(length, 2), 1)]),
        dtype,
      );
    },
  },
  istft: {
    signature: 'x, sequence_length, sequence_stride, fft_length, length=None, window="hann", center=True',
    className: "ISTFT",
    rule: (call) => {
      const [{ shape, dtype }] = partsOf(call);
      return { shape: onAxes(shape, (dims) => [...dims.slice(0, -2), signalLength(call, dims.at(-2) ?? null)]), dtype };
    },
  },
  extract_sequences: {
    signature: "x, sequence_length, sequence_stride",
    cost: () => cost(0),
    rule: (call) => {
      const { shape, dtype } = call.tensor("x");
      const [window, stride] = [asDim(call.value("sequence_length")), asDim(call.value("sequence_stride"))];
      return { shape: lastAxis(shape, (last) => [sequenceCount(last, window, stride), window]), dtype };
    },
  },
  view_as_complex: {
    signature: "x",
    rule: (call) => ({ shape: lastAxis(call.tensor("x").shape, () => []), dtype: "complex64" }),
  },
  view_as_real: {
    signature: "x",
    rule: (call) => ({ shape: lastAxis(call.tensor("x").shape, (last) => [last, 2]), dtype: "float32" }),
  },
});

function signalLength(call: OperationCall, frames: Dim): Dim {
  if (call.value("length") !== null) return asDim(call.value("length"));
  const length = fftLength(call);
  const whole = add(mul(sub(frames, 1), asDim(call.value("sequence_stride"))), length);
  const center = flagOf(call.value("center"));
  return center instanceof Unknown ? center : center ? sub(whole, mul(2, floorDiv(length, 2))) : whole;
}

export const linalgOps: Natives = { ...products, ...matrices, ...frequencies };
