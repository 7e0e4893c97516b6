/**
 * Operators on tensors: broadcast arithmetic, comparisons, indexing. On symbolic tensors they leave an Operation in the graph.
 *
 *     x + 1 is an Add, x[:, 0] a GetItem, 2 * x a Multiply
 */
import { isRanked, Sym, type Shape } from "../../../dims/dim.js";
import type { DType } from "../../../dims/tensor.js";
import type { BinaryOp, CompareOp } from "../../../program/program.js";
import type { Place } from "../../../text/span.js";
import { itemsOf } from "../../../values/convert.js";
import type { Runtime } from "../../../values/native.js";
import { ListObject } from "../../../values/objects.js";
import { SliceValue, TensorValue, type Value } from "../../../values/value.js";
import { constantItem, numpyScalar } from "../../tensors/constants.js";
import { numpyStrong } from "../../tensors/dtypes.js";
import { specOf } from "../../tensors/spec.js";
import { indexing } from "../../tensors/indexing.js";
import { applyOperator, type OperationKind } from "../../tensors/operation.js";
import { refuseIndex, refuseOperand, refuseOperator, refusePercent } from "../refused-in-call.js";
import { isSymbolic, refuseValue } from "./symbolic-value.js";
import { arithmetic, bitwise, comparison, negative, not } from "./elementwise.js";
import { matmul } from "./linalg.js";

/** What the library's operators are recorded as. */
const OPERATORS: Readonly<Record<BinaryOp, OperationKind>> = {
  "+": arithmetic["add"]!,
  "-": arithmetic["subtract"]!,
  "*": arithmetic["multiply"]!,
  "/": arithmetic["true_divide"]!,
  "//": arithmetic["floor_divide"]!,
  "%": arithmetic["mod"]!,
  "**": arithmetic["power"]!,
  "@": matmul,
  "<<": bitwise["left_shift"]!,
  ">>": bitwise["right_shift"]!,
  ">>>": bitwise["right_shift"]!,
  "&": bitwise["logical_and"]!,
  "|": bitwise["logical_or"]!,
  "^": bitwise["logical_xor"]!,
};

export function tensorBinary(runtime: Runtime, op: BinaryOp, a: Value, b: Value, place: Place): Value {
  if (op === "%" && typeof a === "string")
    return refusePercent(runtime, a, b, place) ?? runtime.unknown("the text's format isn't followed", place);
  const isOfNumPy = a instanceof TensorValue && a.facts.kind === "array";
  const refused = isOfNumPy && isSymbolic(b) ? refuseValue(runtime, b, "array", place) : undefined;
  const open = openOperand(a, b) ?? openOperand(b, a);
  if (open) return runtime.unknown(`\`${open}\` may be an array`, place);
  return (
    refused ??
    refuseOperator(runtime, op, [a, b], place) ??
    refuseOperand(runtime, op, a, b, place) ??
    applyOperator(runtime, ofLibrary(OPERATORS[op], [a, b]), [a, b], place)
  );
}

/** A symbol beside a number of NumPy's, `x - np.max(x)`: it may stand for an array as well as for a number. */
const openOperand = (a: Value, b: Value): Sym | undefined =>
  a instanceof Sym && b instanceof TensorValue && b.facts.kind === "array" && isRanked(b.shape) && b.shape.length === 0
    ? a
    : undefined;

/** What is computed of NumPy's arrays alone is one. */
function ofLibrary(kind: OperationKind, operands: readonly Value[]): OperationKind {
  const tensors = operands.filter((operand) => operand instanceof TensorValue);
  return tensors.length > 0 && tensors.every((tensor) => tensor.facts.kind === "array")
    ? { ...kind, isArray: true }
    : kind;
}

export const tensorNegate = (runtime: Runtime, value: TensorValue, place: Place): Value =>
  applyOperator(runtime, ofLibrary(negative, [value]), [value], place);

/** `~x`. */
export const tensorInvert = (runtime: Runtime, value: TensorValue, place: Place): Value =>
  applyOperator(runtime, ofLibrary(not, [value]), [value], place);

const COMPARISONS: Readonly<Partial<Record<CompareOp, OperationKind>>> = {
  "!=": comparison("not_equal"),
  "<": comparison("less"),
  "<=": comparison("less_equal"),
  ">": comparison("greater"),
  ">=": comparison("greater_equal"),
};
const MIRRORED: Readonly<Partial<Record<CompareOp, CompareOp>>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };
const EQUAL = comparison("equal");

/** `x == y` asks Keras' symbolic tensors whether they are the same object; any other comparison is one of each element. */
export function tensorCompare(runtime: Runtime, op: CompareOp, a: Value, b: Value, place: Place): Value {
  // A number that comes first leaves the comparison to the tensor.
  const mirrored = MIRRORED[op];
  if (mirrored !== undefined && !(a instanceof TensorValue)) return tensorCompare(runtime, mirrored, b, a, place);
  const isEquality = op === "==" || op === "===";
  const asksIdentity = isEquality && runtime.settings.dialect !== "tf_keras";
  if (asksIdentity && [a, b].some((side) => side instanceof TensorValue && side.origin)) return a === b;
  if (a === null || b === null) return !isEquality;
  const refused =
    a instanceof TensorValue && a.facts.kind === "array" && isSymbolic(b)
      ? refuseValue(runtime, b, "array", place)
      : refuseOperand(runtime, op, a, b, place);
  if (refused) return refused;
  return applyOperator(runtime, ofLibrary(COMPARISONS[op] ?? EQUAL, [a, b]), [a, b], place);
}

// ---------------------------------------------------------------- indexing

const getItem: OperationKind = {
  className: "GetItem",
  signature: "x, key",
  rule: indexing,
  isView: true,
  fold: (call) => {
    const [x, key] = [call.value("x"), call.value("key")];
    if (!(x instanceof TensorValue)) return undefined;
    const item = typeof key === "number" ? x.values?.at(key) : undefined;
    if (item !== undefined) return [item];
    return key instanceof SliceValue ? slicedValues(call.runtime, x, key, call.place) : undefined;
  },
};

export function indexTensor(runtime: Runtime, tensor: TensorValue, index: Value, place: Place): Value {
  const { values } = tensor;
  const isNumber = typeof index === "number" && isRanked(tensor.shape) && tensor.shape.length === 1;
  if (isNumber && tensor.facts.memory?.changed) return tensor.facts.memory.changed;
  if (values && !tensor.origin && typeof index === "number" && isRanked(tensor.shape) && tensor.shape.length === 1) {
    const item = values.at(index);
    if (item === undefined) return runtime.unknown("the index is past the end", place);
    return tensor.facts.kind === "array" ? numpyScalar(item, tensor.dtype) : constantItem(item);
  }
  // To NumPy a list is an array of indices; to others it is the same as a tuple.
  const isPicking = tensor.facts.kind === "array" && index instanceof ListObject && !index.open;
  const key = isPicking ? new TensorValue(...indicesOf(index)) : index;
  return (
    refuseIndex(runtime, tensor, index, place) ??
    applyOperator(runtime, ofLibrary(getItem, [tensor]), [tensor, key], place)
  );
}

function indicesOf(list: ListObject): readonly [Shape, DType] {
  const { shape, dtype } = specOf(list, numpyStrong);
  return [shape, dtype];
}

/** A slice of a small constant, as a list's. */
function slicedValues(
  runtime: Runtime,
  tensor: TensorValue,
  slice: SliceValue,
  place: Place,
): readonly Value[] | undefined {
  const { values } = tensor;
  return values && itemsOf(runtime.index(runtime.list([...values]), slice, place));
}
