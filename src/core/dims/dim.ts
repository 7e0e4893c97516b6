/**
 * One axis of a shape: an exact integer, the library's own None, a symbolic expression, or unknown with its reason.
 *
 *     (None, 26, num_classes, ?)   [null, 26, Sym("num_classes"), Unknown]
 *
 * Arithmetic is total. None absorbs (a layer given an axis of None answers None), then Unknown absorbs, then symbols
 * combine. An integer that leaves the exactly representable range becomes Unknown, never a rounded number.
 */
import type { Place } from "../text/span.js";
import { Sym } from "./sym.js";

export { Sym };

/** A value that the text does not tell. `because` is a clause that can follow "unknown: ". */
export class Unknown {
  constructor(
    readonly because: string,
    readonly place?: Place,
  ) {}

  /** The reason alone, which what is computed from the value has as well. */
  get reason(): Unknown {
    return this;
  }
}

/** Nothing came of it: the program ends here, and what is told of the rest is for those who mend it. */
export class Failure extends Unknown {
  constructor(
    place?: Place,
    /** What was told there. */
    readonly message?: string,
  ) {
    super(ERROR_HERE, place);
  }
}

/** Why something isn't known where an error is. */
export const ERROR_HERE = "there is an error here";

/** What a call of the program's own function has given that is an integer for certain, only run time knows which: a length. */
export class UnknownInteger extends Unknown {
  constructor(
    { because, place }: Unknown,
    /** What is computed from it carries the same reason, and isn't what the call gave. */
    readonly call?: Place,
  ) {
    super(because, place);
  }
}

/** Python's float, and JavaScript's numbers that are no integers. Integers are plain `number`s throughout. */
export class Float {
  constructor(readonly value: number) {}
}

/** A size that is never None: a count of parameters, elements, operations. */
export type Amount = number | Sym | Unknown;
export type Dim = Amount | null;

/** Where even the rank is unknown the whole shape is Unknown. */
export type Shape = readonly Dim[] | Unknown;

export const isUnknown = (value: unknown): value is Unknown => value instanceof Unknown;
export const isRanked = (shape: Shape): shape is readonly Dim[] => !(shape instanceof Unknown);

const TOO_LARGE = new Unknown("the number is too large to be exact");

function exact(value: number): number | Unknown {
  return Number.isSafeInteger(value) ? value : TOO_LARGE;
}

function combine(a: Dim, b: Dim, onNumbers: (a: number, b: number) => Amount, onSyms: (a: Sym, b: Sym) => Amount): Dim {
  if (a === null || b === null) return null;
  if (a instanceof Unknown) return a.reason;
  if (b instanceof Unknown) return b.reason;
  if (typeof a === "number" && typeof b === "number") return onNumbers(a, b);
  return bounded(onSyms(Sym.of(a), Sym.of(b)));
}

/** An expression that a loop makes longer each round is no help to a reader, and soon fills the memory. */
const bounded = (amount: Amount): Amount => (amount instanceof Sym && amount.isTooLong ? TOO_LONG : amount);

const TOO_LONG = new Unknown("the expression is too long to be followed");

/* The overloads keep None out of results whose operands have none. */
export function add(a: Amount, b: Amount): Amount;
export function add(a: Dim, b: Dim): Dim;
export function add(a: Dim, b: Dim): Dim {
  if (typeof a === "number" && typeof b === "number") return exact(a + b);
  return combine(
    a,
    b,
    (x, y) => exact(x + y),
    (x, y) => x.plus(y).simplest(),
  );
}

export function sub(a: Amount, b: Amount): Amount;
export function sub(a: Dim, b: Dim): Dim;
export function sub(a: Dim, b: Dim): Dim {
  return combine(
    a,
    b,
    (x, y) => exact(x - y),
    (x, y) => x.minus(y).simplest(),
  );
}

export function mul(a: Amount, b: Amount): Amount;
export function mul(a: Dim, b: Dim): Dim;
export function mul(a: Dim, b: Dim): Dim {
  if (typeof a === "number" && typeof b === "number") return exact(a * b);
  return combine(
    a,
    b,
    (x, y) => exact(x * y),
    (x, y) => x.times(y).simplest(),
  );
}

/** Floor division, as Python's `//`. A divisor of 0 is Unknown. */
export function floorDiv(a: Amount, b: Amount): Amount;
export function floorDiv(a: Dim, b: Dim): Dim;
export function floorDiv(a: Dim, b: Dim): Dim {
  return combine(
    a,
    b,
    (x, y) => (y === 0 ? new Unknown("division by zero") : exact(Math.floor(x / y))),
    (x, y) => Sym.floorDiv(x, y).simplest(),
  );
}

/** Remainder with the sign of the divisor, as Python's `%`. */
export function mod(a: Amount, b: Amount): Amount;
export function mod(a: Dim, b: Dim): Dim;
export function mod(a: Dim, b: Dim): Dim {
  return sub(a, mul(floorDiv(a, b), b));
}

export function max(a: Amount, b: Amount): Amount;
export function max(a: Dim, b: Dim): Dim;
export function max(a: Dim, b: Dim): Dim {
  return combine(a, b, Math.max, (x, y) => Sym.call("max", [x, y]).simplest());
}

export function min(a: Amount, b: Amount): Amount;
export function min(a: Dim, b: Dim): Dim;
export function min(a: Dim, b: Dim): Dim {
  return combine(a, b, Math.min, (x, y) => Sym.call("min", [x, y]).simplest());
}

/** The product of the dims; 1 for none. */
export function product(dims: readonly Amount[]): Amount;
export function product(dims: readonly Dim[]): Dim;
export function product(dims: readonly Dim[]): Dim {
  return dims.reduce<Dim>((all, dim) => mul(all, dim), 1);
}

export function sum(amounts: readonly Amount[]): Amount {
  return amounts.reduce<Amount>((all, amount) => add(all, amount), 0);
}

/** true or false where decidable, undefined where it depends on something unknown or symbolic. None equals only None. */
export function sameDim(a: Dim, b: Dim): boolean | undefined {
  if (a instanceof Unknown || b instanceof Unknown) return a === b ? true : undefined;
  if (a === null || b === null) return a === b;
  if (typeof a === "number" && typeof b === "number") return a === b;
  return Sym.of(a).equals(Sym.of(b)) ? true : undefined;
}

/** "26", "None", "num_classes", "?": how a dimension is written for a person. */
export function showDim(dim: Dim): string {
  if (dim === null) return "None";
  if (dim instanceof Unknown) return "?";
  return dim.toString();
}

/** "(None, 26, 26, 32)", as Python writes a tuple; "?" where the rank is unknown. */
export function showShape(shape: Shape): string {
  if (!isRanked(shape)) return "?";
  return shape.length === 1 ? `(${showDim(shape[0]!)},)` : `(${shape.map(showDim).join(", ")})`;
}

/** Other numbers of axes, or a known size that is another. */
export const certainlyDiffer = (a: Shape, b: Shape): boolean =>
  isRanked(a) &&
  isRanked(b) &&
  (a.length !== b.length || a.some((dim, i) => typeof dim === "number" && typeof b[i] === "number" && dim !== b[i]));
