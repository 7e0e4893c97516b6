/**
 * The clauses of list, set and dict comprehensions and of generators.
 *
 *     [x * y for x in a if x for y in b]      element x * y, clauses (x in a if x), (y in b)
 */
import type { ComprehensionClause, ComprehensionExpr, Expr } from "../../program/program.js";
import type { Parser } from "./parser.js";
import { parseTargetList } from "./targets.js";
import { Level, Token } from "./tokens.js";

export function startsComprehension(p: Parser): boolean {
  return p.kind === Token.For || (p.kind === Token.Async && p.peek() === Token.For);
}

/** Reads the clauses behind an element (and a key) that began at `start`. */
export function parseComprehensionOf(
  p: Parser,
  of: ComprehensionExpr["of"],
  start: number,
  element: Expr,
  key?: Expr,
): ComprehensionExpr {
  const clauses: ComprehensionClause[] = [];
  while (startsComprehension(p)) clauses.push(parseClause(p));
  return { kind: "comprehension", start, end: p.lastEnd, of, key, element, clauses };
}

function parseClause(p: Parser): ComprehensionClause {
  p.accept(Token.Async);
  p.next();
  const target = parseTargetList(p);
  const iterable = p.accept(Token.In) ? p.grammar.operators(p, Level.Or) : p.missing("an 'in' is missing");
  const conditions: Expr[] = [];
  while (p.accept(Token.If)) conditions.push(parseCondition(p));
  return { target, iterable, conditions };
}

/** A condition has no `else`: an `if` behind it is the next condition. */
function parseCondition(p: Parser): Expr {
  return p.kind === Token.Lambda ? p.grammar.test(p) : p.grammar.operators(p, Level.Or);
}
