/**
 * The value of a number literal.
 *
 *     0x_ff      255        1e3      1000.0        2j      complex
 */
import type { Expr } from "../../program/program.js";
import type { Parser } from "./parser.js";

/** Python itself reads no longer decimal integer; it also bounds the work. */
const MOST_DIGITS = 4300;

export function parseNumber(p: Parser): Expr {
  const start = p.start;
  const end = p.end;
  const digits = p.text.slice(start, end).replaceAll("_", "").toLowerCase();
  p.next();
  if (/^(?:0|[1-9]\d*|00+|0x[\da-f]+|0o[0-7]+|0b[01]+)$/.test(digits)) {
    const value = Number(digits);
    if (Number.isSafeInteger(value)) return { kind: "int", start, end, value };
    if (digits.length <= MOST_DIGITS) return { kind: "int", start, end, value: BigInt(digits) };
    return { kind: "hole", start, end, because: "a number with too many digits" };
  }
  if (digits.endsWith("j")) return { kind: "constant", start, end, value: "complex" };
  if (/^(?:\d|\.\d)/.test(digits) && /[.e]/.test(digits) && !digits.startsWith("0x")) {
    return { kind: "float", start, end, value: Number(digits) };
  }
  p.problem("this is no number in Python 3", { start, end });
  return { kind: "hole", start, end, because: "a number that Python 3 doesn't accept" };
}
