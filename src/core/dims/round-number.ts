/**
 * An integer that is computed from the variable of a loop whose rounds aren't looked at one by one.
 *
 *     for i in range(600):
 *         start = i * 100
 *         x[start : start + 100]      which rows isn't known; a hundred they are
 */
import { Unknown } from "./dim.js";

export class RoundNumber extends Unknown {
  constructor(
    because: Unknown,
    /** The loop's variable in one round, and from where to where it goes. */
    readonly variable: { readonly first: number; readonly last: number },
    readonly factor = 1,
    readonly offset = 0,
  ) {
    super(because.because, because.place);
  }

  override get reason(): Unknown {
    return new Unknown(this.because, this.place);
  }

  get least(): number {
    return Math.min(this.#at(this.variable.first), this.#at(this.variable.last));
  }

  get most(): number {
    return Math.max(this.#at(this.variable.first), this.#at(this.variable.last));
  }

  equals({ variable, factor, offset }: RoundNumber): boolean {
    return variable === this.variable && factor === this.factor && offset === this.offset;
  }

  /** How much larger it is than another, where that is the same in each round. */
  minus(other: RoundNumber): number | undefined {
    const isSame = other.variable === this.variable && other.factor === this.factor;
    return isSame ? this.offset - other.offset : undefined;
  }

  times(factor: number): RoundNumber {
    return new RoundNumber(this, this.variable, this.factor * factor, this.offset * factor);
  }

  plus(offset: number): RoundNumber {
    return new RoundNumber(this, this.variable, this.factor, this.offset + offset);
  }

  #at(value: number): number {
    return this.factor * value + this.offset;
  }
}

/** What an operator makes of such numbers and integers; undefined where that isn't one again. */
export function roundArithmetic(op: string, a: unknown, b: unknown): RoundNumber | number | undefined {
  if (a instanceof RoundNumber && b instanceof RoundNumber) return op === "-" ? a.minus(b) : undefined;
  if (a instanceof RoundNumber && Number.isSafeInteger(b)) {
    const number = b as number;
    return op === "+" ? a.plus(number) : op === "-" ? a.plus(-number) : op === "*" ? a.times(number) : undefined;
  }
  if (b instanceof RoundNumber && Number.isSafeInteger(a)) {
    const number = a as number;
    return op === "+"
      ? b.plus(number)
      : op === "-"
        ? b.times(-1).plus(number)
        : op === "*"
          ? b.times(number)
          : undefined;
  }
  return undefined;
}
