/**
 * What the headers of compound statements share.
 *
 *     while a b:      the test is a hole; the block behind the colon is read
 */
import type { Expr, HoleExpr, Stmt } from "../../program/program.js";
import type { Parser } from "./parser.js";
import { isLayout, Token } from "./tokens.js";

/** Goes to the colon of a header. Where other text stands before it, a hole from `start` on takes the place of what was read. */
export function skipToColon(p: Parser, start: number): HoleExpr | undefined {
  if (p.kind === Token.Colon || isLayout(p.kind)) return undefined;
  p.problem("this can't be read");
  p.skipHeader();
  return p.hole(start, "text that can't be read");
}

/** The last expression of a header. */
export function parseHeaderEnd(p: Parser, parse: (p: Parser) => Expr): Expr {
  const start = p.start;
  const value = parse(p);
  return skipToColon(p, start) ?? value;
}

/** The block of an `else`, where there is one. */
export function parseElse(p: Parser): Stmt[] {
  if (p.kind !== Token.Else) return [];
  p.next();
  return p.grammar.block(p);
}
