/**
 * Values as JavaScript has them: its numbers and its texts.
 *
 *     4 / 2 is 2, 7 / 2 is Float(3.5)      `${[1, 2]}` is "1,2"
 */
import { Float, Unknown, type Sym } from "../dims/dim.js";
import type { Place } from "../text/span.js";
import { ListObject, DictObject } from "./objects.js";
import { Undefined, type Value } from "./value.js";

/** An integer that a double holds exactly is a number here, every other one a Float; there is no -0. */
export const javascriptNumber = (value: number): number | Float =>
  Number.isSafeInteger(value) ? (value === 0 ? 0 : value) : new Float(value);

export const runTime = (value: Sym, place?: Place): Unknown =>
  new Unknown(`\`${value}\` is known only when the program runs`, place);

/** What `String(value)` gives; undefined where it can't be told. */
export function javascriptText(value: Value): string | undefined {
  if (typeof value === "string") return value;
  if (value === null) return "null";
  if (value === Undefined.value) return "undefined";
  if (typeof value === "boolean" || typeof value === "number" || typeof value === "bigint") return String(value);
  if (value instanceof Float) return String(value.value);
  if (value instanceof ListObject && value.kind === "list" && !value.open) {
    const parts = value.items.map((item) => (item === null || item === Undefined.value ? "" : javascriptText(item)));
    return parts.every((part) => part !== undefined) ? parts.join(",") : undefined;
  }
  return value instanceof DictObject ? "[object Object]" : undefined;
}
