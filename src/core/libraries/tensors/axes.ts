/**
 * Axis arguments: `axis=-1`, `axis=(1, 2)`, `axis=None`, counted from the front.
 *
 *     -1 of (None, 28, 28)   2
 */
import { showShape, Sym, Unknown, type Dim } from "../../dims/dim.js";
import { LayerError } from "../../layers/entry.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { itemsOf, reasonFor } from "../../values/convert.js";
import { NumPyInteger, TensorValue, type Value } from "../../values/value.js";

/** Where the axis stands among `rank`; Unknown where the text doesn't tell. Throws where there is none such. */
export function axisIn(name: string, value: Value, rank: number, shape?: readonly Dim[]): number | Unknown {
  if (typeof value === "string")
    throw new LayerError(invalidArgument, `${name}: an axis is a whole number, not '${value}'.`, "axis");
  const axis = integerOf(value);
  if (axis instanceof Unknown) return axis;
  if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  const of = shape ? `in ${showShape(shape)}, which has ${shape.length}` : `among ${rank}`;
  throw new LayerError(invalidArgument, `${name}: there is no axis ${axis} ${of}.`, "axis");
}

/** One axis or several; all of them for None. */
export function axesIn(name: string, value: Value, shape: readonly Dim[]): readonly number[] | Unknown {
  if (value === null) return shape.map((_, axis) => axis);
  const given = itemsOf(value) ?? [value];
  const unknown = given.map(integerOf).find((axis) => axis instanceof Unknown);
  return unknown instanceof Unknown
    ? unknown
    : (given.map((item) => axisIn(name, item, shape.length, shape)) as number[]);
}

/** An integer that is known, or why it isn't. */
export function integerOf(value: Value): number | Unknown {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  if (value instanceof NumPyInteger) return value.value;
  if (value instanceof Sym) return new Unknown(`\`${value}\` is known only when the program runs`);
  if (value instanceof TensorValue) {
    const only = value.values?.length === 1 ? value.values[0] : undefined;
    return typeof only === "number" ? only : new Unknown("an axis is computed from data");
  }
  return reasonFor(value);
}

/** Python's truth of a flag. */
export function flagOf(value: Value): boolean | Unknown {
  if (value === null) return false;
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  return value instanceof Sym ? new Unknown(`\`${value}\` is known only when the program runs`) : reasonFor(value);
}
