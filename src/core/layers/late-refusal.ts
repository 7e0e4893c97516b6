/**
 * What a constructor takes and the layer refuses only when it is built or called.
 *
 *     Conv2D(4.0, 3)      made, and refused on its first input: no weight has 4.0 filters
 *     Conv2D("4", 3)      refused at once
 */
import { Float, Unknown } from "../dims/dim.js";
import { NumPyInteger } from "../dims/numpy-integer.js";
import { isSequence, type ArgumentValue } from "./argument.js";
import type { LayerArguments } from "./arguments.js";
import type { LayerError } from "./entry.js";

/** Whether the constructor takes a value that the rules refuse. */
export type TakesAtFirst = (value: ArgumentValue, args: LayerArguments) => boolean;

export type LateRefusals = Readonly<Record<string, TakesAtFirst>>;

/** The configuration of a layer that was made and can't be called. */
export class Refused {
  constructor(readonly error: LayerError) {}
}

/** What the error speaks of, told as unknown: whatever else is wrong is refused at once. Undefined where the error itself is. */
export function withoutRefused(
  late: LateRefusals | undefined,
  args: LayerArguments,
  { argument, isLate }: LayerError,
): LayerArguments | undefined {
  if (argument === undefined) return undefined;
  if (isLate) return args.replacing(argument, NOT_A_SIZE);
  if (late === undefined || !Object.hasOwn(late, argument)) return undefined;
  // What is so in Keras 2 is recorded.
  const { dialect, library } = args.settings;
  if (dialect !== undefined || library === "tfjs" || !args.given.has(argument)) return undefined;
  return late[argument]!(args.value(argument), args) ? args.replacing(argument, NOT_A_SIZE) : undefined;
}

const NOT_A_SIZE = new Unknown("the layer refuses the value");

export const anything: TakesAtFirst = () => true;
export const anySequence: TakesAtFirst = isSequence;
export const anyText: TakesAtFirst = (value) => typeof value === "string";
export const either =
  (...rules: readonly TakesAtFirst[]): TakesAtFirst =>
  (value, args) =>
    rules.some((rule) => rule(value, args));

export const positiveFloat: TakesAtFirst = (value) => value instanceof Float && value.value > 0;
export const wholeFloat: TakesAtFirst = (value) =>
  value instanceof Float && value.value > 0 && Number.isInteger(value.value);
/** Digits in a string. */
export const numeral: TakesAtFirst = (value) => typeof value === "string" && /^\s*\d+\s*$/.test(value);
export const isZero: TakesAtFirst = (value) => value instanceof Float && value.value === 0;
export const ofNumPy =
  (name: string): TakesAtFirst =>
  (_, args) =>
    args.ofNumPy?.get(name) instanceof NumPyInteger;
export const nothing: TakesAtFirst = (value) => value === null;

/** As many numbers above zero as there are axes, floats among them. */
export const positiveFloats =
  (rank: number): TakesAtFirst =>
  (value) =>
    isSequence(value) && value.length === rank && value.every(isPositive);

const isPositive = (value: ArgumentValue): boolean =>
  value instanceof Float ? value.value > 0 : typeof value === "number" ? value > 0 : value === true;
