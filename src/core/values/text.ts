/**
 * Values as Python's `str()` and f-strings write them; undefined where the text isn't known.
 *
 *     f"block{i}_conv"   "block3_conv"
 */
import { Float, Sym } from "../dims/dim.js";
import { withoutNumPy } from "../dims/numpy-integer.js";
import { DictObject, ListObject } from "./objects.js";
import { External, TupleValue, type Value } from "./value.js";

export function textOf(value: Value): string | undefined {
  if (value instanceof External) return exceptionText(value);
  // How NumPy's numbers stand inside of a list differs from release to release; alone they are written as any number.
  return typeof value === "string" ? value : representationOf(withoutNumPy(value));
}

/** An exception of Python's is written as what it was made of; a KeyError as Python writes the key. */
function exceptionText({ path, instance }: External): string | undefined {
  const [text, ...more] = instance?.args.positional ?? [];
  if (!instance || !/^builtins\.\w*(Error|Exception|Warning)$/.test(path) || more.length > 0) return undefined;
  if (text === undefined) return "";
  return path === "builtins.KeyError" ? representationOf(text) : textOf(text);
}

/** Python's `repr()`. */
export function representationOf(value: Value): string | undefined {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (typeof value === "string")
    return value.includes("'") && !value.includes('"') ? `"${value}"` : `'${value.replaceAll("'", "\\'")}'`;
  if (value instanceof Float) return floatText(value.value);
  if (value instanceof TupleValue) return sequenceText(value.items, "(", value.items.length === 1 ? ",)" : ")");
  if (value instanceof ListObject && !value.open)
    return !value.ordered
      ? undefined
      : value.kind === "set"
        ? sequenceText(value.items, "{", "}")
        : sequenceText(value.items, "[", "]");
  if (value instanceof DictObject && !value.open) {
    const entries = [...value.entries.values()].map(([k, v]) => [representationOf(k), representationOf(v)]);
    return entries.every(([k, v]) => k !== undefined && v !== undefined)
      ? `{${entries.map(([k, v]) => `${k}: ${v}`).join(", ")}}`
      : undefined;
  }
  return undefined;
}

function sequenceText(items: readonly Value[], open: string, close: string): string | undefined {
  const parts = items.map(representationOf);
  return parts.every((part) => part !== undefined) ? open + parts.join(", ") + close : undefined;
}

/** Python writes 1.0 where JavaScript writes 1, and 1e-05 where it writes 0.00001. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [mantissa, exponent] = value.toExponential().split("e");
    const digits = exponent!.replace(/^([+-])(\d)$/, "$10$2");
    return `${mantissa}e${digits}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** A value for a person, in a message: symbols and unknowns too. */
export function showValue(value: Value): string {
  return value instanceof Sym ? value.toString() : (textOf(value) ?? "?");
}
