/**
 * How natives of JavaScript's are written: by position, what is missing is undefined, what is too much is left alone.
 *
 *     "javascript.Math.floor": jsFunction("x", ({ get }) => …)      "javascript.Math.max": jsFunction("...numbers", ({ rest }) => …)
 */
import { Sym, Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import { reasonFor } from "../../values/convert.js";
import { javascriptNumber, javascriptText, runTime } from "../../values/javascript.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { DictObject, ListObject, MapObject } from "../../values/objects.js";
import { Float, positionalArguments, Undefined, type CallArguments, type Value } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";

/** The arguments of one call. */
export interface JsBound {
  readonly runtime: Runtime;
  readonly place: Place;
  readonly args: CallArguments;
  /** The argument, or undefined. */
  get(name: string): Value;
  /** Whether it is given, and isn't undefined. */
  has(name: string): boolean;
  /** Those beyond the named ones. */
  readonly rest: readonly Value[];
}

export type JsNative = (bound: JsBound) => Value;

/** A model needs no longer list. */
export const MAX_ITEMS = 50_000;
/** A model needs no longer text. */
export const MAX_TEXT = 1_000_000;

const namesIn = (parameters: string): readonly string[] =>
  parameters
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("..."));

/** Of arguments of which some aren't known nothing is told, and they may have been changed. */
function invoker(parameters: string, body: JsNative): NativeFunction["invoke"] {
  const places = new Map(namesIn(parameters).map((name, i) => [name, i]));
  return ({ runtime, args, place }) => {
    if (args.unknownRest) {
      runtime.escape(args.positional, args.unknownRest);
      return args.unknownRest;
    }
    const get = (name: string): Value => {
      const value = args.positional[places.get(name)!];
      return value === undefined ? Undefined.value : value;
    };
    const rest = args.positional.slice(places.size);
    return body({ runtime, place, args, get, has: (name) => get(name) !== Undefined.value, rest });
  };
}

const lastName = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

export function jsFunction(parameters: string, body: JsNative): Natives[string] {
  const invoke = invoker(parameters, body);
  return (path) => new NativeFunction(lastName(path), invoke, undefined, path);
}

/** A class: called with `new` or without it. */
export function jsClass(parameters: string, body: JsNative): Natives[string] {
  const invoke = invoker(parameters, body);
  return (path) => new NativeFunction(lastName(path), invoke, lastName(path), path);
}

/** Looks at what it is given, and changes none of it. */
export const reader = (result: (bound: Pick<JsBound, "runtime" | "place">) => Value): Natives[string] => {
  return (path) =>
    new NativeFunction(lastName(path), ({ runtime, place }) => result({ runtime, place }), undefined, path);
};

export const unknownResult = (because: string): Natives[string] =>
  reader(({ runtime, place }) => runtime.unknown(because, place));

/** Names below a path: `under("javascript.Math", { floor: … })`. */
export const under = (path: string, natives: Natives): Natives =>
  Object.fromEntries(Object.entries(natives).map(([name, make]) => [`${path}.${name}`, make]));

export type MethodTable = Map<string, NativeFunction>;

/** Adds methods to a class's table; `self` is handed over when it is of that class. */
export function methodsOn<T extends Value>(className: string, is: (value: Value) => value is T, table: MethodTable) {
  return (name: string, parameters: string, body: (self: T, bound: JsBound) => Value): void => {
    const make = jsFunction(parameters === "" ? "self" : `self, ${parameters}`, (bound) => {
      const self = bound.get("self");
      return is(self) ? body(self, bound) : reason(self);
    });
    table.set(name, make(`javascript.${className}.prototype.${name}`));
  };
}

/** A function that takes its `this` as the first argument here. */
export const takesThis = ({ path }: NativeFunction): boolean => path?.includes(".prototype.") === true;

// ---------------------------------------------------------------- values

/** Why a value isn't known. */
export const reason = (value: Value): Unknown => (value instanceof Sym ? runTime(value) : reasonFor(value));

/** What `Number(value)` gives; undefined where it can't be told. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (value instanceof Float) return value.value;
  if (value === null || typeof value === "boolean" || typeof value === "string") return Number(value);
  if (value === Undefined.value) return Number.NaN;
  const text = textOfObject(value);
  return text === undefined ? undefined : Number(text);
}

/** What an object is as a text, where it doesn't say so itself. */
function textOfObject(value: Value): string | undefined {
  if (value instanceof ListObject) return value.kind === "set" ? "[object Set]" : javascriptText(value);
  if (!(value instanceof DictObject) || value.open) return undefined;
  if (value instanceof MapObject) return "[object Map]";
  return (value.get("toString") ?? value.get("valueOf")) === undefined ? javascriptText(value) : undefined;
}

export function numbersOf(values: readonly Value[]): readonly number[] | Unknown {
  const numbers: number[] = [];
  for (const value of values) {
    const number = numberOf(value);
    if (number === undefined) return reason(value);
    numbers.push(number);
  }
  return numbers;
}

/** A place in a list or a text: cut to a whole number. */
export function integerOf(value: Value, otherwise: number): number | Unknown {
  if (value === Undefined.value) return otherwise;
  const number = numberOf(value);
  if (number === undefined) return reason(value);
  return Number.isNaN(number) ? 0 : Math.trunc(number);
}

/** A plain value as JavaScript has it: a native of ours can do with it what JavaScript does. */
export type Raw = null | undefined | boolean | number | string;

/** `isRaw` is false for what isn't known or is no plain value. */
export function rawOf(value: Value): { readonly isRaw: true; readonly raw: Raw } | { readonly isRaw: false } {
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string")
    return { isRaw: true, raw: value };
  if (value instanceof Float) return { isRaw: true, raw: value.value };
  if (value === Undefined.value) return { isRaw: true, raw: undefined };
  const text = textOfObject(value);
  return text === undefined ? { isRaw: false } : { isRaw: true, raw: text };
}

export function rawsOf(values: readonly Value[]): readonly Raw[] | Unknown {
  const raws: Raw[] = [];
  for (const value of values) {
    const found = rawOf(value);
    if (!found.isRaw) return reason(value);
    raws.push(found.raw);
  }
  return raws;
}

/** A plain result of JavaScript's. */
export function valueOf(raw: Raw): Value {
  if (raw === undefined) return Undefined.value;
  return typeof raw === "number" ? javascriptNumber(raw) : raw;
}

/** What the arguments give where they are all plain; JavaScript itself may refuse them. */
export function computed(bound: JsBound, values: readonly Value[], compute: (...raws: Raw[]) => Value | Raw): Value {
  const raws = rawsOf(values);
  if (raws instanceof Unknown) return raws;
  try {
    const result = compute(...raws);
    return result === undefined || typeof result === "number" ? valueOf(result) : result;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return bound.runtime.raised("RangeError", "a number is out of the range that is allowed here", bound.place);
  }
}

/** `===`, but that NaN is the same as NaN. */
export function sameValue({ runtime }: JsBound, a: Value, b: Value): boolean | Unknown {
  if (a instanceof Float && b instanceof Float && Number.isNaN(a.value) && Number.isNaN(b.value)) return true;
  return runtime.equal(a, b);
}

export const call = ({ runtime, place }: JsBound, callee: Value, ...values: readonly Value[]): Value =>
  runtime.call(callee, positionalArguments(...values), place);

export const unknownList = ({ runtime }: JsBound, because: Unknown): ListObject => runtime.list([], because);

/** The items of what can be gone over, or why they can't be told. */
export const itemsOrReason = ({ runtime, place }: JsBound, value: Value): readonly Value[] | Unknown =>
  runtime.iterate(value, place);
