/**
 * Signatures as Python writes them, and the binding of a call's arguments to them.
 *
 *     "filters, kernel_size, strides=(1, 1), *, name=None, **kwargs"   bind([32, 3], {name: "a"})
 *       ->  filters 32, kernel_size 3, strides [1, 1] (default), name "a"
 *
 * The default values are literals; a default that is none (`<function …>`) is written `...` and bound as Opaque.
 */
import { Float } from "../dims/dim.js";
import { Opaque, type ArgumentValue } from "./argument.js";

export interface SignatureParameter {
  readonly name: string;
  readonly kind: "positional-only" | "normal" | "keyword-only" | "rest" | "keyword-rest";
  /** Absent where the argument is required. */
  readonly default?: ArgumentValue;
}

export interface Signature {
  readonly parameters: readonly SignatureParameter[];
  readonly acceptsAnyKeyword: boolean;
  readonly acceptsAnyPositional: boolean;
  readonly byName: ReadonlyMap<string, SignatureParameter>;
  /** Those that take a value by its position. */
  readonly positional: readonly SignatureParameter[];
  readonly defaults: ReadonlyMap<string, ArgumentValue>;
  /** Those without a default. */
  readonly required: readonly string[];
}

const parsed = new Map<string, Signature>();

/** Throws on text that is no signature: signatures are ours, never a user's. */
export function signature(text: string): Signature {
  const before = parsed.get(text);
  if (before) return before;
  const parameters: SignatureParameter[] = [];
  let keywordOnly = false;
  for (const part of splitTopLevel(text)) {
    if (part === "/") {
      parameters.forEach((p, i) => (parameters[i] = { ...p, kind: "positional-only" }));
    } else if (part === "*") {
      keywordOnly = true;
    } else if (part.startsWith("**")) {
      parameters.push({ name: part.slice(2), kind: "keyword-rest" });
    } else if (part.startsWith("*")) {
      parameters.push({ name: part.slice(1), kind: "rest" });
      keywordOnly = true;
    } else {
      const at = part.indexOf("=");
      const name = (at < 0 ? part : part.slice(0, at)).trim();
      const kind = keywordOnly ? "keyword-only" : "normal";
      parameters.push(at < 0 ? { name, kind } : { name, kind, default: literal(part.slice(at + 1).trim()) });
    }
  }
  const result = signatureOf(parameters);
  parsed.set(text, result);
  return result;
}

/** The signature of so many parameters. */
export function signatureOf(parameters: readonly SignatureParameter[]): Signature {
  return {
    parameters,
    acceptsAnyKeyword: parameters.some((p) => p.kind === "keyword-rest"),
    acceptsAnyPositional: parameters.some((p) => p.kind === "rest"),
    byName: new Map(parameters.map((p) => [p.name, p])),
    positional: parameters.filter((p) => p.kind === "positional-only" || p.kind === "normal"),
    defaults: new Map(parameters.flatMap((p) => (p.default === undefined ? [] : [[p.name, p.default]]))),
    required: parameters
      .filter((p) => p.default === undefined && p.kind !== "rest" && p.kind !== "keyword-rest")
      .map((p) => p.name),
  };
}

export type BindingError =
  | { readonly kind: "missing"; readonly name: string }
  | { readonly kind: "unknown"; readonly name: string }
  | { readonly kind: "duplicate"; readonly name: string }
  | { readonly kind: "too-many"; readonly index: number; readonly limit: number };

export interface Binding<T> {
  /** What the caller gave, by parameter name. */
  readonly given: ReadonlyMap<string, T>;
  /** Positional arguments beyond the named ones, where the signature takes them. */
  readonly rest: readonly T[];
  /** Keyword arguments beyond the named ones, where the signature takes them. */
  readonly extra: ReadonlyMap<string, T>;
  readonly errors: readonly BindingError[];
}

export function bind<T>(to: Signature, positional: readonly T[], keywords: Iterable<readonly [string, T]>): Binding<T> {
  const given = new Map<string, T>();
  let extra: Map<string, T> | undefined;
  const errors: BindingError[] = [];
  const slots = to.positional;
  const placed = Math.min(positional.length, slots.length);
  for (let i = 0; i < placed; i++) given.set(slots[i]!.name, positional[i]!);
  const rest = positional.length > placed ? positional.slice(placed) : NOTHING;
  if (rest.length > 0 && !to.acceptsAnyPositional)
    errors.push({ kind: "too-many", index: slots.length, limit: slots.length });
  for (const [name, value] of keywords) {
    const parameter = to.byName.get(name);
    const named = parameter && (parameter.kind === "normal" || parameter.kind === "keyword-only");
    if (named && given.has(name)) errors.push({ kind: "duplicate", name });
    else if (named) given.set(name, value);
    else if (to.acceptsAnyKeyword) (extra ??= new Map()).set(name, value);
    else errors.push({ kind: "unknown", name });
  }
  for (const name of to.required) if (!given.has(name)) errors.push({ kind: "missing", name });
  return { given, rest, extra: extra ?? NO_KEYWORDS, errors };
}

const NOTHING: readonly never[] = [];
const NO_KEYWORDS: ReadonlyMap<string, never> = new Map<string, never>();

/** Splits at commas outside brackets and quotes. */
function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quote) {
      if (c === quote) quote = "";
    } else if (c === "'" || c === '"') quote = c;
    else if ("([{".includes(c)) depth++;
    else if (")]}".includes(c)) depth--;
    else if (c === "," && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts.filter((part) => part !== "");
}

function literal(text: string): ArgumentValue {
  if (text === "None") return null;
  if (text === "True") return true;
  if (text === "False") return false;
  if (/^-?\d+$/.test(text)) return Number(text);
  if (/^-?(\d+\.\d*|\.\d+|\d+(\.\d*)?e[-+]?\d+)$/i.test(text)) return new Float(Number(text));
  if (/^(['"]).*\1$/s.test(text)) return text.slice(1, -1);
  if (/^[([].*[)\]]$/s.test(text)) return splitTopLevel(text.slice(1, -1)).map(literal);
  if (text === "...") return new Opaque("object", "...");
  throw new Error(`not a default value: ${text}`);
}
