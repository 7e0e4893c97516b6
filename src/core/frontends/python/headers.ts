/**
 * What the headers of compound statements share.
 *
 *     while a b:      the test is a hole; the block behind the colon is read
 */
import type { Expr, Stmt } from "../../program/program.js";
import type { Parser } from "./parser.js";
import { isLayout, Token } from "./tokens.js";

/** The last expression of a header: where text stands between it and the colon, it is a hole. */
export function parseHeaderEnd(p: Parser, parse: (p: Parser) => Expr): Expr {
  const start = p.start;
  const value = parse(p);
  if (p.kind === Token.Colon || isLayout(p.kind)) return value;
  p.problem("this can't be read");
  p.skipHeader();
  return p.hole(start, "text that can't be read");
}

/** The block of an `else`, where there is one. */
export function parseElse(p: Parser): Stmt[] {
  if (p.kind !== Token.Else) return [];
  p.next();
  return p.grammar.block(p);
}
