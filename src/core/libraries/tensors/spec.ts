/**
 * Values as the operands of an operation: tensors as they are, numbers and nested lists as the tensors they become.
 *
 *     x + 1, tf.concat([x, [[1.0, 2.0]]], axis=0)
 */
import { isRanked, sameDim, Float, Sym, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import { Unranked, type DType, type TensorSpec } from "../../dims/tensor.js";
import { itemsOf, reasonFor } from "../../values/convert.js";
import { ListObject } from "../../values/objects.js";
import { withoutNumPy } from "../../dims/numpy-integer.js";
import { NumPyInteger, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { NUMBER, strong, type Settling } from "./dtypes.js";

export function specOf(value: Value, settle: Settling = strong): TensorSpec {
  if (value instanceof TensorValue) return value;
  const dtype = scalarDtype(value);
  if (dtype !== undefined) return { shape: [], dtype };
  const items = itemsOf(value);
  if (items) return packed(items, settle);
  return unknownSpec(
    value instanceof Sym ? new Unknown(`\`${value}\` is known only when the program runs`) : reasonFor(value),
  );
}

/** A number that only run time knows. */
export const numberSpec: TensorSpec = { shape: [], dtype: NUMBER };

export const unknownSpec = (because: Unknown): TensorSpec => ({ shape: because, dtype: because });

function scalarDtype(value: Value): DType | undefined {
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number" || typeof value === "bigint") return "int";
  if (value instanceof NumPyInteger) return value.dtype;
  if (value instanceof Float) return "float";
  return typeof value === "string" ? "string" : undefined;
}

/** A list as one tensor of its items. */
function packed(items: readonly Value[], settle: Settling): TensorSpec {
  if (items.length === 0) return { shape: [0], dtype: settle("float") };
  // A name among numbers is a number.
  const numbers = items.some((item) => typeof item === "number" || item instanceof Float);
  const specs = items.map((item) => (numbers && item instanceof Sym ? numberSpec : specOf(item, settle)));
  const [first] = specs;
  const { shape } = first!;
  const dtype = settle(...specs.map((spec) => spec.dtype));
  if (!isRanked(shape)) return { shape: new Unknown(shape.because, shape.place), dtype };
  const alike = specs.every(
    (spec) =>
      isRanked(spec.shape) &&
      spec.shape.length === shape.length &&
      spec.shape.every((dim, i) => sameDim(dim, shape[i]!) !== false),
  );
  return { shape: alike ? [items.length, ...shape] : new Unknown("the rows of the list differ"), dtype };
}

/** A shape of which nothing is known, for the same reason as another one. What was known of that one's last axis is dropped. */
export const unranked = (shape: Unknown): Unknown =>
  shape instanceof Unranked ? new Unknown(shape.because, shape.place) : shape;

/** The shape that a rule makes of the axes; unknown where those are. */
export const onAxes = (shape: Shape, rule: (dims: readonly Dim[]) => Shape): Shape =>
  isRanked(shape) ? rule(shape) : unranked(shape);

/** The value with lists as tuples: a rule that runs again later sees what they held. To rules a number is a number, whose it is. */
export function frozen(value: Value): Value {
  if (value instanceof ListObject && !value.open) return new TupleValue(value.items.map(frozen));
  if (value instanceof TupleValue) return new TupleValue(value.items.map(frozen), value.named);
  return withoutNumPy(value);
}
