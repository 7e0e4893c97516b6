/** Names that stand for values of their own: `None`, `True`, `undefined`, `...`. */
import { Unknown } from "../dims/dim.js";
import { Ellipsis, Undefined, type Value } from "../values/value.js";

/** The value of such a name. */
export function constant(value: true | false | "none" | "undefined" | "ellipsis" | "complex"): Value {
  if (value === "none") return null;
  if (value === "undefined") return Undefined.value;
  if (value === "ellipsis") return Ellipsis.value;
  return value === "complex" ? new Unknown("complex numbers aren't followed") : value;
}
