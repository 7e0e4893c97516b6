/**
 * Operators of TensorFlow's tensors in a `call`, which take operands of one dtype: nothing is cast for them, as functions of Keras do.
 *
 *     x + ops.cast(x, "int32")     floats and whole numbers don't go together
 *     (x > 0) + 1                  nor do truths and numbers
 *     positions * 0.5              a float is no int32
 *     x & 1                        bits are those of whole numbers
 *
 * Found by asking TensorFlow for each operator and pair. How wide a number is isn't told: a layer casts floats to its own width.
 */
import { Float } from "../../dims/dim.js";
import type { DType } from "../../dims/tensor.js";
import type { BinaryOp, CompareOp } from "../../program/program.js";
import { TensorValue, type Value } from "../../values/value.js";

type Kind = "float" | "integer" | "truth";

export type TensorOp = BinaryOp | CompareOp;

const KIND_OF_NUMBER: readonly (readonly [RegExp, Kind])[] = [
  [/^b?float\d/, "float"],
  [/^u?int\d/, "integer"],
  [/^bool$/, "truth"],
];
const SHOWN: Readonly<Record<Kind, string>> = { float: "floats", integer: "whole numbers", truth: "truths" };

const kindOf = (dtype: DType): Kind | undefined =>
  typeof dtype === "string" ? KIND_OF_NUMBER.find(([pattern]) => pattern.test(dtype))?.[1] : undefined;

/** The kind of a number as it is written. */
const writtenKind = (value: Value): Kind | undefined =>
  value instanceof Float
    ? "float"
    : typeof value === "number"
      ? "integer"
      : typeof value === "boolean"
        ? "truth"
        : undefined;

/** Whether they are equal can be asked of what can't be computed with. */
export const isEquality = (op: TensorOp): boolean => op === "==" || op === "!=" || op === "===" || op === "!==";
const BITS: ReadonlySet<TensorOp> = new Set(["&", "|", "^"]);

/** Why the tensor doesn't go together with the other operand; undefined where it does, or where that can't be told. */
export function mixedDtypes(op: TensorOp, tensor: TensorValue, other: Value): string | undefined {
  const own = kindOf(tensor.dtype);
  if (own === undefined) return undefined;
  const isTensor = other instanceof TensorValue;
  const kind = isTensor ? kindOf(other.dtype) : writtenKind(other);
  if (kind === undefined) return undefined;
  if (BITS.has(op) && (own === "float" || kind === "float"))
    return `\`${op}\` takes whole numbers or truths, and no floats`;
  const areTruths = own === "truth" && kind === "truth";
  if (areTruths)
    return op === "*" || isEquality(op) || BITS.has(op) ? undefined : `\`${op}\` isn't for truths. Cast them first`;
  if (own === kind || (op === "*" && (own === "truth" || kind === "truth"))) return undefined;
  // A number that is written becomes one of the tensor's dtype where that can hold it.
  if (!isTensor && (own === "float" || (own === "integer" && kind !== "float"))) return undefined;
  return `${SHOWN[own]} and ${SHOWN[kind]} don't go together in \`${op}\`. Cast one of them first`;
}

/** Why an operator of one tensor doesn't take it. */
export function unfitFor(op: string, { dtype }: TensorValue): string | undefined {
  const kind = kindOf(dtype);
  if (op === "~" && kind === "float") return "`~` takes whole numbers or truths, and no floats";
  return op === "-" && kind === "truth" ? "`-` isn't for truths. Cast them first" : undefined;
}
