/**
 * What JavaScript's operators make of two numbers.
 *
 *     7 / 2 is 3.5, 1 << 4 is 16, -7 % 3 is -1
 */
import type { BinaryOp } from "./program.js";

export const JAVASCRIPT_ARITHMETIC: { readonly [op in BinaryOp]?: (a: number, b: number) => number } = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
  "**": (a, b) => a ** b,
  "<<": (a, b) => a << b,
  ">>": (a, b) => a >> b,
  ">>>": (a, b) => a >>> b,
  "&": (a, b) => a & b,
  "|": (a, b) => a | b,
  "^": (a, b) => a ^ b,
};
