/**
 * The arguments of image augmentation layers, checked as the library checks them when the layer is made.
 *
 *     RandomContrast(1.5)            refused: `factor` must be in [0, 1]
 *     RandomTranslation(0.2, None)   refused: `width_factor` must be a number or a pair of them
 */
import { Float, mod, Sym, Unknown, type Dim } from "../../../../dims/dim.js";
import { isNoNumber, isSequence, Opaque, type ArgumentValue } from "../../../argument.js";
import type { LayerArguments } from "../../../arguments.js";

/** Throws LayerError where the library would raise. */
export type Check = (args: LayerArguments) => void;

export interface Range {
  readonly low: number;
  readonly high: number;
  /** The lower end is left out. */
  readonly open?: boolean;
}

export const UNIT: Range = { low: 0, high: 1 };
export const SIGNED: Range = { low: -1, high: 1 };

const show = ({ low, high, open }: Range): string => `${open ? "(" : "["}${low}, ${high}]`;

/** Python's number that a value is; Unknown where it may be one; undefined where it is none. */
function numberOf(value: ArgumentValue): number | Unknown | undefined {
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return Number(value);
  if (value instanceof Float) return value.value;
  if (value instanceof Unknown) return value;
  const mayBeOne = value instanceof Sym || (value instanceof Opaque && !isNoNumber(value));
  return mayBeOne ? new Unknown("the number is not known") : undefined;
}

const below = (value: number | Unknown, { low, open }: Range): boolean =>
  typeof value === "number" && (open ? value <= low : value < low);

const above = (value: number | Unknown, { high }: Range): boolean => typeof value === "number" && value > high;

/** A number in the range or a pair. Of a pair some layers look only at the end that would leave the range altogether. */
export function factor(name: string, range: Range = UNIT, pair: "each" | "ends" = "ends"): Check {
  return (args) => checkFactor(args, name, range, pair);
}

/** The same where None, 0 or an empty sequence stand for no change. */
export function optionalFactor(name: string, range: Range, pair: "each" | "ends" = "ends"): Check {
  return (args) => {
    if (args.truth(name) !== false) checkFactor(args, name, range, pair);
  };
}

/** The check where the argument isn't None. */
export function unlessNone(name: string, check: Check): Check {
  return (args) => {
    if (args.value(name) !== null) check(args);
  };
}

function checkFactor(args: LayerArguments, name: string, range: Range, pair: "each" | "ends"): void {
  const value = args.value(name);
  const wanted = `a number in ${show(range)} or a pair of such numbers`;
  if (!isSequence(value)) {
    const number = numberOf(value);
    if (number === undefined || below(number, range) || above(number, range)) args.refuse(name, wanted);
    return;
  }
  const [low, high] = value.map(numberOf);
  if (low === undefined || high === undefined || value.length !== 2) return args.refuse(name, wanted);
  const outside = above(low, range) || below(high, range);
  if (outside || (pair === "each" && (below(low, range) || above(high, range)))) args.refuse(name, wanted);
}

/** `value_range=(0, 255)`. */
export const valueRange: Check = (args) => {
  const value = args.value("value_range");
  if (value instanceof Unknown) return;
  const wanted = "a pair of numbers, such as (0, 255)";
  if (!isSequence(value) || value.length !== 2) return args.refuse("value_range", wanted);
  // The two are only put in order, which strings and sequences can be too.
  const areAlike = value.every((end) => typeof end === "string") || value.every(isSequence);
  if (!areAlike && value.some((end) => numberOf(end) === undefined)) args.refuse("value_range", wanted);
};

export const seed: Check = (args) => args.checkSeed();

export const interpolation: Check = (args) => {
  args.choice("interpolation", ["nearest", "bilinear"]);
};

export function fillMode(...modes: readonly string[]): Check {
  return (args) => {
    args.choice("fill_mode", modes);
  };
}

/** The fill modes of the layers that move pixels. */
export const movedFillMode = fillMode("reflect", "wrap", "constant", "nearest");

/** A plain number in [0, 1]. */
export function share(name: string): Check {
  return (args) => {
    args.realBetween(name, 0, 1);
  };
}

/** An odd number, or a pair of them. */
export const oddKernel: Check = (args) => {
  const value = args.value("kernel_size");
  const sizes = (isSequence(value) ? value : [value]).map(numberOf);
  const isEven = (size: number | Unknown | undefined): boolean =>
    size === undefined || (typeof size === "number" && mod(size, 2) === 0);
  if (sizes.some(isEven) || (isSequence(value) && value.length !== 2))
    args.refuse("kernel_size", "an odd number or a pair of odd numbers");
};

/** `height=` or `width=`: what becomes an axis of the image. None is taken, and is None there. */
export function imageSize(args: LayerArguments, name: string): Dim {
  const size = args.optionalInteger(name);
  if (typeof size === "number" && size < 0) args.refuse(name, "a positive integer");
  return size;
}

/** What the base class of all of them takes through **kwargs, where the layer's own signature doesn't have it. */
export const BASE_IMAGE_KEYWORDS: readonly string[] = ["factor", "bounding_box_format", "data_format"];

/** The base class takes a `factor` for layers that have none of their own, or refuses it. */
export type BaseFactor = "taken" | "refused";

export function checkBaseArguments(args: LayerArguments, baseFactor: BaseFactor | undefined): void {
  args.dataFormat();
  if (baseFactor === "taken") optionalFactor("factor", SIGNED)(args);
  if (baseFactor === "refused" && args.value("factor") !== null) args.refuse("factor", "left out");
}
