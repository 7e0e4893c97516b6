/**
 * Numbers and booleans: Number, parseInt, toFixed and their like.
 *
 *     parseInt("28px") is 28      Number("") is 0      (0.5).toFixed(2) is "0.50"
 */
import { Sym, Unknown } from "../../dims/dim.js";
import { javascriptNumber, javascriptText } from "../../values/javascript.js";
import { Float, type Value } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import {
  computed,
  jsClass,
  jsFunction,
  methodsOn,
  numberOf,
  rawOf,
  reason,
  under,
  unknownResult,
  type JsBound,
  type MethodTable,
} from "./native.js";

/** A name stands for a number that run time knows. */
const converted = (convert: (bound: JsBound, value: Value) => Value): Natives[string] =>
  jsFunction("value, radix", (bound) => {
    const value = bound.get("value");
    return value instanceof Sym ? value : convert(bound, value);
  });

const toNumber = (bound: JsBound): Value => {
  if (bound.args.positional.length === 0) return 0;
  const value = bound.get("value");
  if (value instanceof Sym) return value;
  const number = numberOf(value);
  return number === undefined ? reason(value) : javascriptNumber(number);
};

const parsedInteger = converted((bound, value) => {
  const text = javascriptText(value);
  if (text === undefined) return reason(value);
  return computed(bound, [bound.get("radix")], (radix) => Number.parseInt(text, radix as number));
});

const parsedFloat = converted((_bound, value) => {
  const text = javascriptText(value);
  return text === undefined ? reason(value) : javascriptNumber(Number.parseFloat(text));
});

/** A test that looks at the value as it is. */
const test = (holds: (value: unknown) => boolean): Natives[string] =>
  jsFunction("value", ({ get }) => {
    const value = get("value");
    if (value instanceof Sym || value instanceof Unknown) return reason(value);
    const found = rawOf(value);
    return found.isRaw ? holds(found.raw) : false;
  });

/** A test of the number that the value stands for. */
const testOfNumber = (holds: (value: number) => boolean): Natives[string] =>
  jsFunction("value", ({ get }) => {
    const number = numberOf(get("value"));
    return number === undefined ? reason(get("value")) : holds(number);
  });

export const numberNatives: Natives = {
  ...under("javascript", {
    Number: jsClass("value", toNumber),
    parseInt: parsedInteger,
    parseFloat: parsedFloat,
    isNaN: testOfNumber(Number.isNaN),
    isFinite: testOfNumber(Number.isFinite),
    Boolean: jsClass("value", ({ get, runtime, place }) => runtime.truth(get("value"), place)),
    BigInt: unknownResult("big integers aren't followed"),
  }),
  ...under("javascript.Number", {
    isFinite: test(Number.isFinite),
    isInteger: test(Number.isInteger),
    isNaN: test(Number.isNaN),
    isSafeInteger: test(Number.isSafeInteger),
    parseFloat: parsedFloat,
    parseInt: parsedInteger,
  }),
};

const CONSTANTS = ["EPSILON", "MAX_SAFE_INTEGER", "MAX_VALUE", "MIN_SAFE_INTEGER", "MIN_VALUE"] as const;

export const numberConstants: readonly (readonly [string, Value])[] = [
  ...CONSTANTS.map((name) => [`javascript.Number.${name}`, javascriptNumber(Number[name])] as const),
  ["javascript.Number.POSITIVE_INFINITY", new Float(Infinity)],
  ["javascript.Number.NEGATIVE_INFINITY", new Float(-Infinity)],
  ["javascript.Number.NaN", new Float(Number.NaN)],
  ["javascript.Infinity", new Float(Infinity)],
  ["javascript.NaN", new Float(Number.NaN)],
];

const isNumber = (value: Value): value is number | Float => typeof value === "number" || value instanceof Float;

export const numberMethods: MethodTable = new Map();
const onNumber = methodsOn("Number", isNumber, numberMethods);

for (const name of ["toFixed", "toExponential", "toPrecision", "toString"] as const)
  onNumber(name, "digits", (self, bound) =>
    computed(bound, [bound.get("digits")], (digits) => numberOf(self)![name](digits as number)),
  );
onNumber("valueOf", "", (self) => self);
onNumber("toLocaleString", "", (_self, { runtime, place }) =>
  runtime.unknown("how numbers are written depends on the place where the program runs", place),
);

export const booleanMethods: MethodTable = new Map();
const onBoolean = methodsOn("Boolean", (value): value is boolean => typeof value === "boolean", booleanMethods);
onBoolean("toString", "", (self) => String(self));
onBoolean("valueOf", "", (self) => self);
