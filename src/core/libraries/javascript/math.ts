/**
 * Math: of numbers what JavaScript computes, of sizes that only run time knows an expression where there is one.
 *
 *     Math.floor(7 / 2) is 3      Math.floor(n / 2) is floor(n / 2)      Math.max(n, 1) is max(n, 1)
 */
import * as dims from "../../dims/dim.js";
import { Sym, Unknown, type Amount } from "../../dims/dim.js";
import { javascriptNumber } from "../../values/javascript.js";
import { Quotient } from "../../values/quotient.js";
import { Float, type Value } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import { jsFunction, numbersOf, under, unknownResult } from "./native.js";

/** What the library computes for each; the last digit of the others may be another one elsewhere, which no size shows. */
const FUNCTIONS = (
  "abs acos acosh asin asinh atan atan2 atanh cbrt ceil clz32 cos cosh exp expm1 floor fround hypot imul log log10 log1p log2 " +
  "max min pow round sign sin sinh sqrt tan tanh trunc"
).split(" ");

const compute = Math as unknown as Readonly<Record<string, (...numbers: readonly number[]) => number>>;

/** Sizes are whole numbers, and the names of them stand for such. */
const ROUNDINGS: Readonly<Record<string, (quotient: Quotient) => Amount | undefined>> = {
  floor: ({ dividend, divisor }) => dims.floorDiv(dividend, divisor),
  ceil: ({ dividend, divisor }) => dims.sub(0, dims.floorDiv(dims.sub(0, dividend), divisor)),
  round: ({ dividend, divisor }) => dims.floorDiv(dims.add(dims.mul(2, dividend), divisor), dims.mul(2, divisor)),
  trunc: () => undefined,
};

const amountOf = (value: Value): number | Sym | undefined =>
  typeof value === "number" || value instanceof Sym ? value : undefined;

function ofSymbols(name: string, values: readonly Value[]): Value | undefined {
  const [first] = values;
  if (Object.hasOwn(ROUNDINGS, name)) {
    if (first instanceof Sym) return first;
    if (first instanceof Quotient) return ROUNDINGS[name]!(first);
  }
  if (!values.some((value) => value instanceof Sym)) return undefined;
  const amounts = values.map(amountOf);
  if (!amounts.every((amount) => amount !== undefined)) return undefined;
  if (name === "max" || name === "min") return (amounts as readonly Amount[]).reduce((a, b) => dims[name](a, b));
  const [base, exponent] = amounts;
  if (name !== "pow" || typeof exponent !== "number" || exponent < 0 || exponent > 4) return undefined;
  return dims.product(Array<Amount>(exponent).fill(base!));
}

const mathFunction = (name: string): Natives[string] =>
  jsFunction("...numbers", ({ rest }) => {
    const symbolic = ofSymbols(name, rest);
    if (symbolic !== undefined) return symbolic;
    const numbers = numbersOf(rest);
    return numbers instanceof Unknown ? numbers : javascriptNumber(compute[name]!(...numbers));
  });

export const mathNatives: Natives = under("javascript.Math", {
  ...Object.fromEntries(FUNCTIONS.map((name) => [name, mathFunction(name)])),
  random: unknownResult("it is drawn at random"),
});

const CONSTANTS = ["E", "LN10", "LN2", "LOG10E", "LOG2E", "PI", "SQRT1_2", "SQRT2"] as const;

export const mathConstants: readonly (readonly [string, Value])[] = CONSTANTS.map(
  (name) => [`javascript.Math.${name}`, new Float(Math[name])] as const,
);
