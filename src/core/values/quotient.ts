/**
 * A quotient of which one part is known only when the program runs: no number, but rounded it is a size again.
 *
 *     filters / 2               unknown
 *     Math.floor(filters / 2)   floor(filters / 2)
 */
import { Sym, Unknown } from "../dims/dim.js";
import type { Place } from "../text/span.js";

export class Quotient extends Unknown {
  constructor(
    readonly dividend: number | Sym,
    readonly divisor: number | Sym,
    place?: Place,
  ) {
    super(`\`${dividend instanceof Sym ? dividend : divisor}\` is known only when the program runs`, place);
  }
}
