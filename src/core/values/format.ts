/**
 * Python's text formatting as far as names and messages need it: f-strings, `%` and str.format.
 *
 *     f"conv{i:02d}"   "conv03"        "block%d" % 2   "block2"        "{}_{name}".format(1, name="a")   "1_a"
 */
import { Float, Sym, Unknown } from "../dims/dim.js";
import { reasonFor } from "./convert.js";
import { DictObject } from "./objects.js";
import { NumPyInteger, TupleValue, type Value } from "./value.js";
import { representationOf, textOf } from "./text.js";

/** The value in a format such as "02d" or ".2f"; undefined where it isn't known. */
export function formatValue(value: Value, format: string, conversion?: "r" | "s" | "a"): string | undefined {
  if (conversion) {
    const text = conversion === "s" ? textOf(value) : representationOf(value);
    return text === undefined ? undefined : formatValue(text, format);
  }
  if (format === "") return textOf(value);
  const match = /^(?:(.)?([<>=^]))?([-+ ])?#?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su.exec(format);
  if (!match) return undefined;
  const [, fill, align, sign, zero, width, grouping, precision, type] = match;
  const body = formatBody(value, type, precision === undefined ? undefined : Number(precision), grouping);
  if (body === undefined) return undefined;
  const signed = sign === "+" && typeof value !== "string" && !body.startsWith("-") ? `+${body}` : body;
  const missing = Math.min(Number(width ?? 0), 1000) - signed.length;
  if (missing <= 0) return signed;
  const padding = fill ?? (zero ? "0" : " ");
  const side = align ?? (typeof value === "string" ? "<" : zero ? "=" : ">");
  if (side === "<") return signed + padding.repeat(missing);
  if (side === "^") return padding.repeat(missing >> 1) + signed + padding.repeat(missing - (missing >> 1));
  const numeric = side === "=" && /^[-+]/.test(signed);
  return numeric ? signed[0] + padding.repeat(missing) + signed.slice(1) : padding.repeat(missing) + signed;
}

function formatBody(
  value: Value,
  type: string | undefined,
  precision: number | undefined,
  grouping: string | undefined,
): string | undefined {
  const number =
    value instanceof Float
      ? value.value
      : typeof value === "number"
        ? value
        : typeof value === "boolean"
          ? Number(value)
          : value instanceof NumPyInteger
            ? value.value
            : undefined;
  if (type === "s" || (type === undefined && typeof value === "string"))
    return precision === undefined ? textOf(value) : textOf(value)?.slice(0, precision);
  if (number === undefined) return type === undefined ? textOf(value) : undefined;
  const grouped = (text: string): string => (grouping ? text.replace(/\B(?=(\d{3})+(?!\d))/g, grouping) : text);
  switch (type) {
    case undefined:
      return precision === undefined ? grouped(textOf(value) ?? "") : undefined;
    case "d":
    case "i":
      return value instanceof Float ? undefined : grouped(String(number));
    case "f":
    case "F":
      return grouped(number.toFixed(Math.min(precision ?? 6, 100)));
    case "%":
      return `${(number * 100).toFixed(Math.min(precision ?? 6, 100))}%`;
    case "x":
      return number.toString(16);
    case "b":
      return number.toString(2);
    case "o":
      return number.toString(8);
    default:
      return undefined;
  }
}

/** `"block%d_%s" % (1, "a")`. */
export function formatPercent(text: string, values: Value): string | undefined {
  const items = values instanceof TupleValue ? values.items : [values];
  let next = 0;
  let known = true;
  const result = text.replace(
    /%(?:\((\w+)\))?([-+0 #]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g,
    (_whole, key: string | undefined, flags: string, width, precision, type: string) => {
      if (type === "%") return "%";
      const value = key === undefined ? items[next++] : values instanceof DictObject ? values.get(key) : undefined;
      const kind = type === "i" || type === "u" ? "d" : type === "r" ? "s" : type;
      const format = `${flags.includes("-") ? "<" : ""}${flags.includes("+") ? "+" : ""}${flags.includes("0") ? "0" : ""}${width ?? ""}${precision === undefined ? "" : `.${precision}`}${kind}`;
      const wanted = kind === "d" && value instanceof Float ? Math.trunc(value.value) : value;
      const shown =
        wanted === undefined
          ? undefined
          : formatValue(wanted, format, type === "r" ? "r" : kind === "s" ? "s" : undefined);
      if (shown === undefined) known = false;
      return shown ?? "";
    },
  );
  return known ? result : undefined;
}

/** `"{}_{name:02d}".format(1, name=2)`. */
export function formatMethod(
  text: string,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): string | undefined {
  let next = 0;
  let known = true;
  const result = text.replace(
    /\{\{|\}\}|\{(\w*)((?:\.\w+|\[[^\]]*\])*)(?:!([rsa]))?(?::([^{}]*))?\}/g,
    (whole, field, path, conversion, format) => {
      if (whole === "{{") return "{";
      if (whole === "}}") return "}";
      const value =
        field === "" ? positional[next++] : /^\d+$/.test(field) ? positional[Number(field)] : keywords.get(field);
      const shown = value === undefined || path ? undefined : formatValue(value, format ?? "", conversion);
      if (shown === undefined) known = false;
      return shown ?? "";
    },
  );
  return known ? result : undefined;
}

/** Why a value has no text here. */
export function reasonForText(value: Value): Unknown {
  if (value instanceof Sym) return new Unknown(`\`${value}\` is known only when the program runs`);
  return textOf(value) === undefined ? reasonFor(value) : new Unknown("the text's format isn't followed");
}
