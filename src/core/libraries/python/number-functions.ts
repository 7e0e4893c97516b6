/**
 * Python's functions of one number, or of a tensor in its place.
 *
 *     int("32")   float(rate)   round(0.75 * width)   abs(-3)
 */
import { Float, Sym, Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import type { Runtime } from "../../values/native.js";
import { External, positionalArguments, TensorValue, type Value } from "../../values/value.js";
import { refuseInCall, isComputed, refuseNumber } from "../keras/refused-in-call.js";
import { cls, fn, reasonFor as reasonForAny, type Bound, type Natives } from "../native-helpers.js";
import { floatOfText, roundHalfEven } from "./numbers.js";

const reasonFor = (value: Value): Unknown =>
  value instanceof Sym ? new Unknown(`\`${value}\` is known only when the program runs`) : reasonForAny(value);

const ofTensor = (name: string, args: readonly Value[], runtime: Runtime, place: Place): Value =>
  runtime.call(new External(`keras.ops.${name}`), positionalArguments(...args), place);

function toInteger(value: Value): Value {
  if (typeof value === "boolean") return Number(value);
  if (value instanceof Float)
    return Number.isFinite(value.value) ? Math.trunc(value.value) : new Unknown("it is no integer");
  if (typeof value === "string")
    return /^\s*[-+]?\d+(_\d+)*\s*$/.test(value)
      ? Number(value.replaceAll("_", ""))
      : new Unknown("the text is no integer");
  if (typeof value === "number" || typeof value === "bigint" || value instanceof Sym) return value;
  return value instanceof TensorValue && value.values?.length === 1 ? toInteger(value.values[0]!) : reasonFor(value);
}

/** `int("ff", 16)`. */
function inBase(value: Value, base: Value): Value {
  if (typeof value !== "string" || typeof base !== "number" || base === 10) return toInteger(value);
  const digits = value
    .trim()
    .toLowerCase()
    .replace(/^([-+]?)0[box]/, "$1")
    .replaceAll("_", "");
  const number = Number.parseInt(digits, base);
  return Number.isSafeInteger(number) && /^[-+]?[0-9a-z]+$/.test(digits)
    ? number
    : new Unknown("the text is no integer");
}

function toFloat(value: Value): Value {
  if (value instanceof Float) return value;
  if (typeof value === "number" || typeof value === "boolean") return new Float(Number(value));
  if (typeof value === "string") return floatOfText(value);
  return reasonFor(value);
}

/** A text that no number is written as: Python raises. One that we only can't read is unknown. */
function number(bound: Bound, letters: RegExp, convert: (value: Value) => Value): Value {
  const { get, runtime, place } = bound;
  const refused = refuseNumber(runtime, get("x"), place);
  if (refused) return refused;
  const result = convert(get("x"));
  const text = get("x");
  return result instanceof Unknown && typeof text === "string" && (letters.test(text) || text.trim() === "")
    ? runtime.raised("ValueError", result.because, place)
    : result;
}

/** What stands in no integer of base 10, and in no float. */
const NO_INTEGER = /[^\p{Nd}_\s+-]/u;
const NO_FLOAT = /[^\p{Nd}_\s+\-.einfaty]/iu;

function round(value: Value, digits: Value): Value {
  if (typeof value === "number")
    return typeof digits === "number" && digits < 0 ? new Unknown("rounding to tens isn't followed") : value;
  if (!(value instanceof Float)) return reasonFor(value);
  if (digits === null) return roundHalfEven(value.value);
  return typeof digits === "number"
    ? new Float(Number(value.value.toFixed(Math.min(Math.max(digits, 0), 100))))
    : reasonFor(digits);
}

/** TensorFlow's tensors look for a method of NumPy's, and have none; those of the graph are rounded in it. */
function roundNumber({ get, runtime, place }: Bound): Value {
  const [x, digits] = [get("number"), get("ndigits")];
  if (!(x instanceof TensorValue)) return round(x, digits);
  const because = "a tensor can't be rounded so. Use keras.ops.round(x)";
  const refused = isComputed(runtime, x) ? refuseInCall(runtime, "AttributeError", because, place) : undefined;
  return (
    refused ??
    (x.facts.kind === "array" || x.origin ? ofTensor("round", [x, digits ?? 0], runtime, place) : reasonFor(x))
  );
}

export const numberFunctionNatives: Natives = {
  "builtins.abs": fn("x", ({ get, runtime, place }) => {
    const x = get("x");
    if (typeof x === "number") return Math.abs(x);
    if (x instanceof Float) return new Float(Math.abs(x.value));
    return x instanceof TensorValue ? ofTensor("absolute", [x], runtime, place) : reasonFor(x);
  }),
  "builtins.float": cls("float", "x=0.0", (bound) => number(bound, NO_FLOAT, toFloat)),
  "builtins.int": cls("int", "x=0, base=10", (bound) =>
    number(bound, bound.get("base") === 10 ? NO_INTEGER : /$^/, (x) => inBase(x, bound.get("base"))),
  ),
  "builtins.round": fn("number, ndigits=None", roundNumber),
};
