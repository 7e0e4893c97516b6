/**
 * Texts: String, and the methods of texts. Where all is known JavaScript's own methods say what they give.
 *
 *     "conv".padEnd(6, "_")   `block${i}`.toUpperCase()   "a,b".split(",")   "x".replace("x", (m) => m + 1)
 */
import { Unknown } from "../../dims/dim.js";
import { javascriptText } from "../../values/javascript.js";
import { FunctionObject } from "../../values/objects.js";
import { BoundMethod, Undefined, type Value } from "../../values/value.js";
import { NativeFunction } from "../../values/native.js";
import type { Natives } from "../native-helpers.js";
import {
  call,
  computed,
  jsClass,
  jsFunction,
  MAX_ITEMS,
  MAX_TEXT,
  methodsOn,
  rawOf,
  rawsOf,
  reason,
  under,
  unknownList,
  type JsBound,
  type MethodTable,
  type Raw,
} from "./native.js";

const tooLong = ({ runtime, place }: JsBound): Unknown => runtime.unknown("the text is too long", place);

/** What a value is as a text, or why that can't be told. */
const toText = (value: Value): string | Unknown => javascriptText(value) ?? reason(value);

export const stringNatives: Natives = {
  ...under("javascript", {
    String: jsClass("value", ({ get, args }) => (args.positional.length === 0 ? "" : toText(get("value")))),
  }),
  ...under("javascript.String", {
    fromCharCode: jsFunction("...codes", (bound) =>
      computed(bound, bound.rest, (...codes) => String.fromCharCode(...(codes as number[]))),
    ),
    fromCodePoint: jsFunction("...codes", (bound) =>
      computed(bound, bound.rest, (...codes) => String.fromCodePoint(...(codes as number[]))),
    ),
  }),
};

export const stringMethods: MethodTable = new Map();
const onText = methodsOn("String", (value): value is string => typeof value === "string", stringMethods);

const own = String.prototype as unknown as Readonly<Record<string, (...args: readonly Raw[]) => Raw>>;

const PURE =
  "at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf normalize slice startsWith substr substring " +
  "toLowerCase toString toUpperCase trim trimEnd trimStart valueOf";
for (const name of PURE.split(" "))
  onText(name, "...args", (text, bound) => computed(bound, bound.rest, (...args) => own[name]!.apply(text, args)));

for (const name of ["padStart", "padEnd", "repeat"] as const)
  onText(name, "size, by", (text, bound) => {
    const given = rawsOf([bound.get("size"), bound.get("by")]);
    if (given instanceof Unknown) return given;
    const size = Number(given[0]);
    if ((name === "repeat" ? size * text.length : size) > MAX_TEXT) return tooLong(bound);
    return computed(bound, bound.args.positional.slice(1), (...args) => own[name]!.apply(text, args));
  });

for (const name of ["toLocaleLowerCase", "toLocaleUpperCase"])
  onText(name, "", (text) => (name === "toLocaleLowerCase" ? text.toLowerCase() : text.toUpperCase()));

onText("localeCompare", "other", (text, { get, runtime, place }) =>
  get("other") === text ? 0 : runtime.unknown("the order of texts depends on the place where the program runs", place),
);

onText("split", "separator, limit", (text, bound) => {
  const given = rawsOf([bound.get("separator"), bound.get("limit")]);
  if (given instanceof Unknown) return unknownList(bound, given);
  const [separator, limit] = given;
  const parts = separator === undefined ? [text] : text.split(String(separator));
  const kept = limit === undefined ? parts : parts.slice(0, Number(limit) >>> 0);
  return kept.length > MAX_ITEMS ? unknownList(bound, tooLong(bound)) : bound.runtime.list(kept);
});

const isFunction = (value: Value): boolean =>
  value instanceof FunctionObject || value instanceof NativeFunction || value instanceof BoundMethod;

for (const name of ["replace", "replaceAll"] as const)
  onText(name, "pattern, replacement", (text, bound) => {
    const replacement = bound.get("replacement");
    const given = rawOf(bound.get("pattern"));
    if (!given.isRaw) return reason(bound.get("pattern"));
    const pattern = String(given.raw);
    const by = isFunction(replacement) ? "" : toText(replacement);
    if (by instanceof Unknown) return by;
    const found = name === "replace" ? 1 : text.length + 1;
    if (text.length + found * (by.length + text.length * (by.split("$").length - 1)) > 8 * MAX_TEXT)
      return tooLong(bound);
    if (!isFunction(replacement)) return text[name](pattern, by);
    let open: Unknown | undefined;
    const result = text[name](pattern, (match, at: number) => {
      const part = toText(call(bound, replacement, match, at, text));
      if (part instanceof Unknown) open ??= part;
      return part instanceof Unknown ? "" : part;
    });
    return open ?? result;
  });

for (const name of ["match", "matchAll", "search"])
  onText(name, "pattern", (_text, { get }) => {
    const pattern = get("pattern");
    return pattern === Undefined.value || !rawOf(pattern).isRaw
      ? reason(pattern)
      : new Unknown("regular expressions aren't followed");
  });
