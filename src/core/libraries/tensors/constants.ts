/**
 * Small constants, computed along with the shapes: sizes that a program keeps in arrays and tensors.
 *
 *     b, h, w, c = tf.unstack(tf.shape(x));  tf.reshape(x, [b, h * w, c])
 *
 * A value of None among them is an integer that only run time knows: a size of an axis of None.
 */
import { Float, isRanked, Sym, Unknown, type Shape } from "../../dims/dim.js";
import type { BinaryOp } from "../../program/program.js";
import { itemsOf } from "../../values/convert.js";
import { NumPyInteger, TensorValue, type Value } from "../../values/value.js";
import type { DType } from "../../dims/tensor.js";
import { dtypeArgument, isFloat, isInteger } from "./dtypes.js";
import type { OperationCall } from "./operation.js";

/** Longer arrays are data, and no sizes. */
export const MAX_CONSTANT = 64;

/** The values of a number, a list of numbers or a constant tensor of at most one axis. */
export function constantOf(value: Value): readonly Value[] | undefined {
  if (value instanceof TensorValue) return value.values;
  if (value instanceof NumPyInteger) return [value.value];
  if (isNumber(value)) return [value];
  const items = itemsOf(value);
  if (!items || items.length > MAX_CONSTANT) return undefined;
  const numbers = items.map((item) => (isNumber(item) ? item : scalarOf(item)));
  return numbers.includes(undefined) ? undefined : (numbers as readonly Value[]);
}

/** How many labels an array holds, which are the whole numbers below that. */
export const classesOf = (value: Value): number | undefined =>
  value instanceof TensorValue ? value.classes : undefined;

/** What only arranges the values of an argument keeps all labels. */
export const sameClasses =
  (parameter: string) =>
  (call: OperationCall): number | undefined =>
    classesOf(call.value(parameter));

/** Arrays put together hold the labels of all. */
export function joinedClasses(items: readonly Value[] | undefined): number | undefined {
  const each = items?.map(classesOf) ?? [];
  return each.length > 0 && each.every((classes) => classes !== undefined) ? Math.max(...each) : undefined;
}

function scalarOf(value: Value): Value | undefined {
  if (value instanceof NumPyInteger) return value.value;
  const isScalar = value instanceof TensorValue && Array.isArray(value.shape) && value.shape.length === 0;
  return isScalar && value.values?.length === 1 ? value.values[0] : undefined;
}

const isNumber = (value: Value): boolean =>
  typeof value === "number" || typeof value === "boolean" || value instanceof Float || value instanceof Sym;

/** Each element with its counterpart, a single one with all. */
export function pairwise(
  a: readonly Value[] | undefined,
  b: readonly Value[] | undefined,
  combine: (x: Value, y: Value) => Value,
): readonly Value[] | undefined {
  if (!a || !b || (a.length !== b.length && a.length !== 1 && b.length !== 1)) return undefined;
  const length = a.length === 1 ? b.length : a.length;
  return Array.from({ length }, (_, i) => combine(a[a.length === 1 ? 0 : i]!, b[b.length === 1 ? 0 : i]!));
}

/** An operator on constants; a size of None makes a size of None. */
export const foldOperator =
  (op: BinaryOp, first = "x1", second = "x2") =>
  (call: OperationCall): readonly Value[] | undefined =>
    pairwise(constantOf(call.value(first)), constantOf(call.value(second)), (x, y) =>
      x === null || y === null ? null : call.runtime.binary(op, x, y, call.place),
    );

/** The constants of a list of tensors, one after the other. */
export function foldJoined(items: readonly Value[] | undefined): readonly Value[] | undefined {
  const parts = items?.map(constantOf);
  if (!parts || parts.includes(undefined)) return undefined;
  return (parts as readonly (readonly Value[])[]).flat();
}

/** A function on each value of a constant; None stays None. */
export const foldEach = (
  call: OperationCall,
  parameter: string,
  change: (value: Value) => Value,
): readonly Value[] | undefined =>
  constantOf(call.value(parameter))?.map((value) => (value === null ? null : change(value)));

/** The values in another dtype: floats that become integers are cut off. */
export function foldCast(call: OperationCall, given?: string, parameter = "x"): readonly Value[] | undefined {
  const dtype = given ?? dtypeArgument(call, "");
  if (dtype instanceof Unknown) return undefined;
  return foldEach(call, parameter, (value) => {
    if (isInteger(dtype) && value instanceof Float) return Math.trunc(value.value);
    return isFloat(dtype) && typeof value === "number" ? new Float(value) : value;
  });
}

/** One constant made of all: a product, a sum. */
export function foldAll(
  call: OperationCall,
  parameter: string,
  start: number,
  op: BinaryOp,
): readonly Value[] | undefined {
  const values = constantOf(call.value(parameter));
  if (!values) return undefined;
  if (values.includes(null)) return [null];
  return [values.reduce((all, value) => call.runtime.binary(op, all, value, call.place), start)];
}

/** A scalar that stands for a size which only run time knows. */
const runTimeSize = (dtype = "int32"): TensorValue =>
  new TensorValue([], dtype, undefined, { kind: "tensor", values: [null] });

/**
 * One element of an array of texts or of objects, which NumPy hands out as it is: the reviews of imdb are lists, and
 * `words[0]` is a text that has items of its own. Which one it is isn't told; undefined for anything else.
 */
export const heldElement = (shape: Shape, dtype: DType): Unknown | undefined =>
  isRanked(shape) && shape.length === 0 && (dtype === "string" || dtype === "object") ? unheld : undefined;

const unheld = new Unknown("what an array of texts or objects holds isn't told");

/** An element of a NumPy array of this dtype: its integers are no `int` of Python's, its floats are floats. */
export const numpyScalar = (value: Value, dtype: DType): Value =>
  typeof value === "number" ? numpyInteger(value, dtype) : value;

/** A number in a dtype of NumPy's. What doesn't fit into it begins anew from the other end, or raises. */
export function numpyInteger(value: number, dtype: DType): Value {
  if (dtype instanceof Unknown || !isInteger(dtype))
    return typeof dtype === "string" && isFloat(dtype) ? new Float(value) : value;
  const bits = Number(/\d+$/.exec(dtype)?.[0] ?? 64);
  const [low, high] = dtype.startsWith("u") ? [0, 2 ** bits - 1] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1];
  return value < low || value > high
    ? new Unknown(`the number doesn't fit into ${dtype}`)
    : new NumPyInteger(value, dtype);
}

/** A constant as an item of a list: None becomes the scalar that it stands for. */
export const constantItem = (value: Value): Value => (value === null ? runTimeSize() : value);

export const unknownConstant = new Unknown("it is computed from data");
