/**
 * How numbers, shapes and sizes are written for a person: every surface takes its words from here.
 *
 *     18496 params          "18,496 params"        1189760 FLOPs   "1.2 MFLOPs"
 *     [null, 26, 26, 32]    "(None, 26, 26, 32)", in JavaScript "[null, 26, 26, 32]", or short "26×26×32"
 *     3584 bytes            "3.50 KB"              18496 -> 2400   "−87%"
 */
import type { CostUnit } from "../../contract/summary.js";
import type { AmountFact, DimFact, LanguageFact, ShapeFact, ShapesFact, TotalFact } from "../model/facts.js";

export type { CostUnit };

const MINUS = "−";

/** `18,496`; `36,865·num_classes + 18,816`. */
export function count(amount: AmountFact): string {
  if (typeof amount === "string") return amount.replace(/(?<![\p{L}\p{N}_.])\d{4,}(?![\p{L}\p{N}_.])/gu, grouped);
  const digits = grouped(String(Math.abs(amount)));
  return amount < 0 ? MINUS + digits : digits;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** `1.2M`, `18.5k`, `896`: for where there is no room for all digits. */
export function shortCount(amount: AmountFact): string {
  if (typeof amount === "string") return amount;
  const { digits, prefix } = scaled(amount);
  return digits + prefix;
}

const PREFIXES = ["", "k", "M", "G", "T", "P", "E"];

/** At most four characters of digits and the SI prefix. */
function scaled(amount: number): { readonly digits: string; readonly prefix: string } {
  let value = amount;
  let power = 0;
  // 999,950 would be written 1000 k: what rounds up to a thousand takes the next prefix.
  while (rounded(value) >= 1000 && power < PREFIXES.length - 1) {
    value /= 1000;
    power++;
  }
  return { digits: String(rounded(value)), prefix: PREFIXES[power]! };
}

const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Math.round(value * 10) / 10);

/** `896 params`, `1 param`, `(2·n + 1) params`. */
export function params(amount: AmountFact): string {
  return `${factor(count(amount))} ${amount === 1 ? "param" : "params"}`;
}

/** `1.2M params`. */
export function shortParams(amount: AmountFact): string {
  return `${factor(shortCount(amount))} ${amount === 1 ? "param" : "params"}`;
}

/** A sum in front of a unit stands in parentheses. */
function factor(text: string): string {
  return / [+-] /.test(text) ? `(${text})` : text;
}

/** `1.2 MFLOPs`, `584 kMACs`; symbolic `257·n FLOPs`. */
export function cost(amount: AmountFact, unit: CostUnit): string {
  if (typeof amount === "string") return `${factor(count(amount))} ${unitName(unit)}`;
  const { digits, prefix } = scaled(amount);
  return `${digits} ${prefix}${unitName(unit)}`;
}

export function unitName(unit: CostUnit): string {
  return unit === "flops" ? "FLOPs" : "MACs";
}

/** `at least 1,234`: a total that leaves out what is unknown. */
export function total(amount: TotalFact, write: (amount: AmountFact) => string = count): string {
  return typeof amount === "object" ? `at least ${write(amount.atLeast)}` : write(amount);
}

const BYTE_UNITS = ["KB", "MB", "GB", "TB", "PB"];

/** As the library's own summary counts them, 1,024 bytes to a KB: `3.50 KB`, `36 bytes`. */
export function bytes(amount: AmountFact): string {
  if (typeof amount === "string") return `${factor(count(amount))} bytes`;
  if (amount < 1024) return plural(amount, "byte");
  let value = amount;
  let unit = -1;
  while (value >= 1024 && unit < BYTE_UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value.toFixed(2)} ${BYTE_UNITS[unit]!}`;
}

/** `−87%`, `+2%`, `−0.4%`: from one number to another. Never −100% or 0% where that is only nearly so. */
export function change(before: number, after: number): string {
  if (before === after) return "±0%";
  if (before === 0) return `+${count(after)}`;
  const percent = (Math.abs(after - before) / before) * 100;
  const sign = after < before ? MINUS : "+";
  if (percent < 1) return `${sign}${Number(percent.toPrecision(1))}%`;
  if (after > 0 && after < before && percent >= 99.5) return `${sign}${Math.min(99.9, Math.round(percent * 10) / 10)}%`;
  return `${sign}${count(Math.round(percent))}%`;
}

/** `87%`, `0.3%`, `<0.1%`: a share of a whole, given from 0 to 1. */
export function share(part: number): string {
  const percent = part * 100;
  if (percent === 0 || percent === 100) return `${percent}%`;
  if (percent < 0.1) return "<0.1%";
  if (percent >= 99.5) return percent > 99.9 ? ">99.9%" : `${Math.round(percent * 10) / 10}%`;
  return percent < 1 ? `${Math.round(percent * 10) / 10}%` : `${Math.round(percent)}%`;
}

/** `None` or `null`, `26`, `num_classes`, `?`. */
function dim(value: DimFact, language: LanguageFact): string {
  if (value !== null) return String(value);
  return language === "python" ? "None" : "null";
}

/** `(None, 26, 26, 32)` as Python writes a tuple, `[null, 26, 26, 32]` as JavaScript an array; "?" where the rank is unknown. */
export function shape(value: ShapeFact, language: LanguageFact): string {
  if (value === "?") return "?";
  const dims = value.map((axis) => dim(axis, language)).join(", ");
  if (language === "javascript") return `[${dims}]`;
  return value.length === 1 ? `(${dims},)` : `(${dims})`;
}

/** `26×26×32`: one example, without the batch axis. */
export function shortShape(value: ShapeFact, language: LanguageFact): string {
  if (value === "?") return "?";
  if (value.length < 2) return value[0] === null ? "1 number" : shape(value, language);
  return product(value.slice(1), language);
}

/** `3×3×64×128`, as a weight's size is written; a size of a weight is always a number or an expression. */
export function product(dims: readonly DimFact[], language: LanguageFact = "python"): string {
  if (dims.length === 0) return "1";
  const written = dims.map((axis) => dim(axis, language));
  return written.map((text) => (dims.length > 1 ? factor(text) : text)).join("×");
}

export function isShape(value: ShapesFact): value is ShapeFact {
  return value === "?" || Array.isArray(value);
}

/** Every shape of a nest, in order. */
export function allShapes(value: ShapesFact): readonly ShapeFact[] {
  if (isShape(value)) return [value];
  return ("list" in value ? value.list : Object.values(value.dict)).flatMap(allShapes);
}

/** One shape, or several as the language writes a list or dict of them. */
export function shapes(value: ShapesFact, language: LanguageFact): string {
  if (isShape(value)) return shape(value, language);
  if ("list" in value) return `[${value.list.map((item) => shapes(item, language)).join(", ")}]`;
  return `{${Object.entries(value.dict)
    .map(([key, item]) => `${key}: ${shapes(item, language)}`)
    .join(", ")}}`;
}

/** One shape in short, or `14×14×8 and 2 more`. */
export function shortShapes(value: ShapesFact, language: LanguageFact): string {
  const all = allShapes(value);
  const first = all[0] ? shortShape(all[0], language) : "nothing";
  return all.length > 1 ? `${first} and ${all.length - 1} more` : first;
}

/** Whether any part of the shapes is unknown: "some" axes, or "all" of it. */
export function unknownPart(value: ShapesFact): "none" | "some" | "all" {
  const all = allShapes(value);
  if (all.length > 0 && all.every((s) => s === "?" || (s.length > 0 && s.every((d) => d === "?")))) return "all";
  return all.some((s) => s === "?" || s.includes("?")) ? "some" : "none";
}

/** The names in a symbolic expression, in order of appearance: ["num_classes"]. */
export function namesIn(expression: string): readonly string[] {
  const words = expression.match(/len\([\p{L}\p{N}_.]+\)[₂-₉]?|[\p{L}_][\p{L}\p{N}_.]*(?:\[\d+\][₂-₉]?)*/gu) ?? [];
  return [...new Set(words.filter((word) => !["floor", "max", "min"].includes(word)))];
}

/** `a`, `a and b`, `a, b and 3 more`. */
export function listed(items: readonly string[], atMost = 3): string {
  if (items.length <= 1) return items.join("");
  if (items.length > atMost) return `${items.slice(0, atMost - 1).join(", ")} and ${items.length - atMost + 1} more`;
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]!}`;
}

/** `3 layers`, `1 layer`. */
export function plural(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? "" : "s"}`;
}
