/**
 * JSON that stands in the program's own text.
 *
 *     JSON.parse('{"widths": [32, 64]}').widths[1] is 64      JSON.stringify({ units: 8 }) is '{"units":8}'
 */
import { Unknown } from "../../dims/dim.js";
import { javascriptNumber } from "../../values/javascript.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import {
  ClassObject,
  DictObject,
  FunctionObject,
  InstanceObject,
  ListObject,
  MapObject,
} from "../../values/objects.js";
import { BoundMethod, Undefined, type Value } from "../../values/value.js";
import { LayerObject } from "../../values/layer-object.js";
import type { Natives } from "../native-helpers.js";
import { isArray } from "./array-search.js";
import { computed, jsFunction, MAX_TEXT, rawOf, reason, under, type JsBound } from "./native.js";
import { ownEntries } from "./objects.js";

/** Longer texts are data. */
const MOST = 100_000;
const MOST_LEVELS = 100;

function fromJson(runtime: Runtime, value: unknown): Value {
  if (Array.isArray(value)) return runtime.list((value as readonly unknown[]).map((item) => fromJson(runtime, item)));
  if (typeof value === "object" && value !== null)
    return runtime.heap.adopt(
      new DictObject(Object.entries(value).map(([key, item]) => [key, fromJson(runtime, item)] as const)),
    );
  return typeof value === "number" ? javascriptNumber(value) : (value as null | boolean | string);
}

function parse(bound: JsBound): Value {
  const text = bound.get("text");
  if (typeof text !== "string") return reason(text);
  if (bound.has("reviver")) return reason(bound.get("reviver"));
  if (text.length > MOST) return bound.runtime.unknown("the text is too long to follow", bound.place);
  try {
    return fromJson(bound.runtime, JSON.parse(text));
  } catch {
    return bound.runtime.raised("SyntaxError", "the text is no JSON", bound.place);
  }
}

const isFunction = (value: Value): boolean =>
  value instanceof FunctionObject ||
  value instanceof NativeFunction ||
  value instanceof BoundMethod ||
  value instanceof ClassObject;

/** A value of the program as JavaScript has it; the reason why it isn't known is kept where some part of it isn't. */
function plainOf(bound: JsBound, value: Value, level = 0): { readonly plain: unknown } | Unknown {
  if (isFunction(value)) return { plain: undefined };
  if (level > MOST_LEVELS) return new Unknown("it is nested too deeply");
  if (isArray(value)) {
    if (value.open) return value.open;
    const parts = value.items.map((item) => plainOf(bound, item, level + 1));
    const open = parts.find((part) => part instanceof Unknown);
    return open ? (open as Unknown) : { plain: parts.map((part) => (part as { plain: unknown }).plain) };
  }
  if (value instanceof MapObject || value instanceof ListObject) return { plain: {} };
  if (value instanceof DictObject || (value instanceof InstanceObject && !(value instanceof LayerObject))) {
    const entries = ownEntries(bound, value);
    if (entries instanceof Unknown) return entries;
    const ofClass = value instanceof InstanceObject ? value.cls?.lookup("toJSON") : value.get("toJSON");
    if (ofClass !== undefined) return new Unknown("the object says itself how it is written");
    const plain: [string, unknown][] = [];
    for (const [key, item] of entries) {
      const part = plainOf(bound, item, level + 1);
      if (part instanceof Unknown) return part;
      plain.push([key, part.plain]);
    }
    return { plain: Object.fromEntries(plain) };
  }
  const found = rawOf(value);
  return found.isRaw ? { plain: found.raw } : reason(value);
}

function stringify(bound: JsBound): Value {
  const value = plainOf(bound, bound.get("value"));
  if (value instanceof Unknown) return value;
  const replacer = bound.get("replacer");
  if (isFunction(replacer)) return bound.runtime.unknown("what the function replaces isn't followed", bound.place);
  const names = plainOf(bound, replacer);
  if (names instanceof Unknown) return names;
  return computed(bound, [bound.get("space")], (space) => {
    const kept = Array.isArray(names.plain) ? (names.plain as string[]) : null;
    const text = JSON.stringify(value.plain, kept, space as string | number) as string | undefined;
    if (text !== undefined && text.length > MAX_TEXT) return bound.runtime.unknown("the text is too long", bound.place);
    return text === undefined ? Undefined.value : text;
  });
}

export const jsonNatives: Natives = under("javascript.JSON", {
  parse: jsFunction("text, reviver", parse),
  stringify: jsFunction("value, replacer, space", stringify),
});
