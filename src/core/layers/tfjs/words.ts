/**
 * Values and messages in the words of JavaScript.
 *
 *     showValue([3, null])                                    [3, null]
 *     "`kernel_size` of (None, 3, 3) must not be None"        "`kernelSize` of [null, 3, 3] must not be null"
 */
import { NumPyInteger } from "../../dims/numpy-integer.js";
import { Float, Sym, Unknown, type Shape } from "../../dims/dim.js";
import { isRanked, showDim } from "../../dims/dim.js";
import { DictArgument, isSequence, Opaque, type ArgumentValue } from "../argument.js";
import { camelCase } from "../../text/case.js";

export function showValue(value: ArgumentValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (isSequence(value)) return `[${value.map(showValue).join(", ")}]`;
  if (value instanceof Float || value instanceof NumPyInteger) return String(value.value);
  if (value instanceof Sym) return value.toString();
  if (value instanceof Unknown) return "?";
  if (value instanceof DictArgument)
    return `{${value.entries.map(([key, entry]) => `${String(key)}: ${showValue(entry)}`).join(", ")}}`;
  return value instanceof Opaque ? value.description : value.className;
}

export const showSizes = (shape: Shape): string =>
  isRanked(shape) ? `[${shape.map((dim) => (dim === null ? "null" : showDim(dim))).join(", ")}]` : showDim(shape);

const DIM = String.raw`(?:None|[\w?*+ -]+|[\d,]+)`;
const TUPLE = new RegExp(String.raw`\((None|\d+)((?:, ${DIM})*),?\)`, "g");

/** A message of a rule that both libraries share. */
export function inJavaScript(message: string): string {
  return message
    .replace(TUPLE, (_match, first: string, rest: string) => `[${first}${rest}]`)
    .replace(/`([a-z]\w*)`/g, (_match, name: string) => `\`${camelCase(name)}\``)
    .replace(/\bNone\b/g, "null")
    .replace(/\bTrue\b/g, "true")
    .replace(/\bFalse\b/g, "false");
}
