/**
 * tf.linalg, tf.matmul, tf.einsum, tf.tensordot, tf.norm.
 *
 *     tf.matmul(q, k, transpose_b=True)   (None, 8, 50, 64), (None, 8, 70, 64) -> (None, 8, 50, 70)
 */
import { add, isRanked, mul, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import { elements, type TensorSpec } from "../../dims/tensor.js";
import { cost } from "../../layers/entry.js";
import type { Natives } from "../native-helpers.js";
import { flagOf, integerOf } from "../tensors/axes.js";
import { resultType } from "../tensors/dtypes.js";
import { unary } from "../tensors/elementwise.js";
import type { CostRule, OperationCall, Rule } from "../tensors/operation.js";
import { einsum, einsumCost, matmulShape, tensordotShape } from "../tensors/products.js";
import { reducedShape } from "../tensors/reduce.js";
import { onAxes, unknownSpec, unranked } from "../tensors/spec.js";
import { named, tensorFlow, under } from "./function.js";

const uncounted: CostRule = () => undefined;

/** The last two axes change places where the flag says so. */
function turned(call: OperationCall, shape: Shape, flags: readonly string[]): Shape {
  const isTurned = flags.map((flag) => flagOf(call.value(flag)));
  const unknown = isTurned.find((flag) => flag instanceof Unknown);
  if (unknown instanceof Unknown) return unknown;
  return isTurned.includes(true) ? onAxes(shape, (dims) => [...dims.slice(0, -2), ...dims.slice(-2).reverse()]) : shape;
}

const operands = (call: OperationCall): readonly [Shape, Shape] => [
  turned(call, call.tensor("a").shape, ["transpose_a", "adjoint_a"]),
  turned(call, call.tensor("b").shape, ["transpose_b", "adjoint_b"]),
];

const dtypeOfBoth = (call: OperationCall): TensorSpec["dtype"] =>
  resultType(call.tensor("a").dtype, call.tensor("b").dtype);

const matmul: Rule = (call) => {
  const [a, b] = operands(call);
  const dtype = dtypeOfBoth(call);
  if (!isRanked(a) || !isRanked(b)) return { shape: unranked((isRanked(a) ? b : a) as Unknown), dtype };
  return { shape: matmulShape(call.name, a, b), dtype };
};

const matmulCost: CostRule = (call, output) => {
  const [a] = operands(call);
  const inner = isRanked(a) ? (a.at(-1) ?? null) : a;
  return inner === null ? undefined : cost(mul(elements(output.shape), inner));
};

/** A matrix by a vector. */
const matvec: Rule = (call) => {
  const a = turned(call, call.tensor("a").shape, ["transpose_a", "adjoint_a"]);
  const b = call.tensor("b").shape;
  const dtype = dtypeOfBoth(call);
  if (!isRanked(a) || !isRanked(b)) return { shape: unranked((isRanked(a) ? b : a) as Unknown), dtype };
  return { shape: onAxes(matmulShape(call.name, a, [...b, 1]), (dims) => dims.slice(0, -1)), dtype };
};

const tensordot: Rule = (call) => {
  const [a, b] = [call.tensor("a").shape, call.tensor("b").shape];
  const dtype = dtypeOfBoth(call);
  if (!isRanked(a) || !isRanked(b)) return { shape: unranked((isRanked(a) ? b : a) as Unknown), dtype };
  return { shape: tensordotShape(call, a, b), dtype };
};

const norm: Rule = (call) => {
  const x = call.tensor("tensor");
  return { shape: reducedShape(call.name, x.shape, call.value("axis"), call.value("keepdims")), dtype: x.dtype };
};

const products: Natives = {
  matmul: tensorFlow(
    "a, b, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False, a_is_sparse=False, b_is_sparse=False, output_type=None, grad_a=False, grad_b=False",
    matmul,
    { cost: matmulCost },
  ),
  tensordot: tensorFlow("a, b, axes", tensordot, { cost: uncounted }),
  einsum: tensorFlow("subscripts, *operands, **kwargs", einsum, { cost: einsumCost }),
  norm: tensorFlow('tensor, ord="euclidean", axis=None, keepdims=False', norm, { cost: uncounted }),
  cross: tensorFlow("a, b", (call) => call.tensor("a"), { cost: uncounted }),
};

const lastTwo =
  (rule: (before: readonly Dim[], rows: Dim, columns: Dim) => Shape, parameter = "input"): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor(parameter);
    return {
      shape: onAxes(shape, (dims) => {
        const [rows, columns] = [dims.at(-2), dims.at(-1)];
        if (rows === undefined || columns === undefined) return new Unknown("a matrix is wanted");
        return rule(dims.slice(0, -2), rows, columns);
      }),
      dtype,
    };
  };

const smaller = (a: Dim, b: Dim): Dim =>
  typeof a === "number" && typeof b === "number"
    ? Math.min(a, b)
    : a === null || b === null
      ? null
      : new Unknown("which axis is smaller isn't known");

/** Vectors become the diagonals of matrices. */
const diag: Rule = (call) => {
  const { shape, dtype } = call.tensor("diagonal");
  const k = integerOf(call.value("k"));
  const more = k instanceof Unknown ? k : Math.abs(k);
  return {
    shape: onAxes(shape, (dims) =>
      [...dims, dims.at(-1) ?? null].map((dim, i) => (i < dims.length - 1 ? dim : add(dim, more))),
    ),
    dtype,
  };
};

type MatrixRule = Parameters<typeof lastTwo>[0];

const parts = (call: OperationCall, parameter: string, ...rules: readonly MatrixRule[]): readonly TensorSpec[] =>
  rules.map((rule) => lastTwo(rule, parameter)(call) as TensorSpec);

/** The values come first; the right vectors stand in columns. */
const decomposed: Rule = (call) => {
  const isFull = call.value("full_matrices") === true;
  const values: MatrixRule = (before, rows, columns) => [...before, smaller(rows, columns)];
  if (call.value("compute_uv") !== true) return lastTwo(values, "tensor")(call);
  return parts(
    call,
    "tensor",
    values,
    (before, rows, columns) => [...before, rows, isFull ? rows : smaller(rows, columns)],
    (before, rows, columns) => [...before, columns, isFull ? columns : smaller(rows, columns)],
  );
};

const matrices: Natives = {
  matvec: tensorFlow("a, b, transpose_a=False, adjoint_a=False", matvec, { cost: uncounted }),
  diag: tensorFlow("diagonal, k=0", diag),
  diag_part: tensorFlow(
    "input, k=0",
    lastTwo((before, rows, columns) => [...before, smaller(rows, columns)]),
  ),
  trace: tensorFlow(
    "x",
    lastTwo((before) => before, "x"),
    { cost: uncounted },
  ),
  det: tensorFlow(
    "input",
    lastTwo((before) => before),
    { cost: uncounted },
  ),
  logdet: tensorFlow(
    "matrix",
    lastTwo((before) => before, "matrix"),
    { cost: uncounted },
  ),
  ...named(
    "inv cholesky sqrtm expm",
    tensorFlow("input, adjoint=False", unary(undefined, "input"), { cost: uncounted }),
  ),
  ...named(
    "matrix_transpose adjoint",
    tensorFlow(
      "a, conjugate=False",
      lastTwo((before, rows, columns) => [...before, columns, rows], "a"),
    ),
  ),
  band_part: tensorFlow("input, num_lower, num_upper", unary(undefined, "input")),
  set_diag: tensorFlow("input, diagonal, k=0", unary(undefined, "input")),
  pinv: tensorFlow(
    "a, rcond=None",
    lastTwo((before, rows, columns) => [...before, columns, rows], "a"),
    { cost: uncounted },
  ),
  svd: tensorFlow("tensor, full_matrices=False, compute_uv=True", decomposed, { cost: uncounted }),
  qr: tensorFlow(
    "input, full_matrices=False",
    (call) =>
      call.value("full_matrices") === false
        ? parts(
            call,
            "input",
            (before, rows, columns) => [...before, rows, smaller(rows, columns)],
            (before, rows, columns) => [...before, smaller(rows, columns), columns],
          )
        : unknownSpec(new Unknown("only the reduced form is followed")),
    { cost: uncounted },
  ),
  eigh: tensorFlow(
    "tensor",
    (call) =>
      parts(
        call,
        "tensor",
        (before, rows) => [...before, rows],
        (before, rows, columns) => [...before, rows, columns],
      ),
    { cost: uncounted },
  ),
  tensor_diag: tensorFlow("diagonal", (call) => {
    const { shape, dtype } = call.tensor("diagonal");
    return { shape: onAxes(shape, (dims) => [...dims, ...dims]), dtype };
  }),
  triangular_solve: tensorFlow("matrix, rhs, lower=True, adjoint=False", (call) => call.tensor("rhs"), {
    cost: uncounted,
  }),
  solve: tensorFlow("matrix, rhs, adjoint=False", (call) => call.tensor("rhs"), { cost: uncounted }),
};

export const linalgNatives: Natives = {
  ...under(["tensorflow", "tensorflow.linalg"], products),
  ...under(["tensorflow.linalg"], matrices),
};
