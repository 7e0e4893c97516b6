/**
 * JSON that stands in the program's own text.
 *
 *     json.loads('{"widths": [32, 64]}')["widths"][1]   64
 */
import { Float } from "../../dims/dim.js";
import type { Runtime } from "../../values/native.js";
import { itemsOf } from "../../values/convert.js";
import { DictObject } from "../../values/objects.js";
import { textOf } from "../../values/text.js";
import type { Value } from "../../values/value.js";
import { fn, reasonFor, type Natives } from "../native-helpers.js";

/** Longer texts are data. */
const MOST = 100_000;

/** A number that is written with a point or an exponent is a float. */
const FLOAT = /[.eE]/;

function parsed(runtime: Runtime, text: string): Value | undefined {
  try {
    return valueOf(runtime, JSON.parse(text.replace(NUMBER, markFloat)) as unknown);
  } catch {
    return undefined;
  }
}

/** Strings are passed over; a float is wrapped so that 1.0 stays one. */
const NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
const markFloat = (token: string): string =>
  !token.startsWith('"') && FLOAT.test(token) ? `{"\\u0000float": ${token}}` : token;

function valueOf(runtime: Runtime, json: unknown): Value {
  if (Array.isArray(json)) return runtime.list(json.map((item) => valueOf(runtime, item)));
  if (typeof json !== "object" || json === null) return json as Value;
  const entries = Object.entries(json);
  if (entries.length === 1 && entries[0]![0] === "\u0000float") return new Float(Number(entries[0]![1]));
  return runtime.heap.adopt(new DictObject(entries.map(([key, item]) => [key, valueOf(runtime, item)])));
}

/** As Python writes it; undefined for what isn't told, and for letters that it would write by their numbers. */
function written(value: Value): string | undefined {
  if (value === null) return "null";
  if (typeof value === "string") return PRINTABLE.test(value) ? JSON.stringify(value) : undefined;
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (value instanceof Float) return Number.isFinite(value.value) ? textOf(value) : undefined;
  const items = itemsOf(value)?.map(written);
  if (items) return items.every((item) => item !== undefined) ? `[${items.join(", ")}]` : undefined;
  if (!(value instanceof DictObject) || value.open) return undefined;
  const entries = [...value.entries.values()].map(([key, item]) => {
    const text = written(item);
    return typeof key === "string" && PRINTABLE.test(key) && text !== undefined
      ? `${JSON.stringify(key)}: ${text}`
      : undefined;
  });
  return entries.every((entry) => entry !== undefined) ? `{${entries.join(", ")}}` : undefined;
}

const PRINTABLE = /^[\x20-\x7e\t\n\r]*$/;

export const jsonNatives: Natives = {
  "json.dumps": fn("obj, *args, **kwargs", ({ get, rest, extra, runtime, place }) =>
    rest.length + extra.size > 0
      ? runtime.unknown("how the text is laid out isn't followed", place)
      : (written(get("obj")) ?? runtime.unknown("what is written as JSON isn't known", place)),
  ),
  "json.loads": fn("s, *args, **kwargs", ({ get, runtime, place }) => {
    const text = get("s");
    if (typeof text !== "string") return reasonFor(text);
    if (text.length > MOST) return runtime.unknown("the text is too long to be read", place);
    return parsed(runtime, text) ?? runtime.raised("JSONDecodeError", "the text is no JSON", place);
  }),
};
