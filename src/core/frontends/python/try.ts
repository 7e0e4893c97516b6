/**
 * `try` and its clauses.
 *
 *     except (A, B) as error:      a handler: types (A, B), name error
 */
import type { Expr, Handler, Target, TryStmt } from "../../program/program.js";
import { parseElse, skipToColon } from "./headers.js";
import type { Parser } from "./parser.js";
import { startsExpression, Token } from "./tokens.js";

export function parseTry(p: Parser, start: number): TryStmt {
  p.next();
  const body = p.grammar.block(p);
  const handlers: Handler[] = [];
  while (p.kind === Token.Except) handlers.push(parseHandler(p));
  const otherwise = parseElse(p);
  const isFinal = p.accept(Token.Finally);
  const finalBody = isFinal ? p.grammar.block(p) : [];
  if (handlers.length === 0 && !isFinal)
    p.problem("this 'try' has no 'except' and no 'finally'", { start, end: start + 3 });
  return { kind: "try", start, end: p.lastEnd, body, handlers, otherwise, finalBody };
}

function parseHandler(p: Parser): Handler {
  const start = p.start;
  p.next();
  p.accept(Token.Star);
  const typesStart = p.start;
  const read = startsExpression(p.kind) ? parseTypes(p) : undefined;
  const name = p.accept(Token.As) ? parseName(p) : undefined;
  const types = skipToColon(p, typesStart) ?? read;
  const body = p.grammar.block(p);
  return { start, end: p.lastEnd, types, name, body };
}

function parseTypes(p: Parser): Expr {
  const start = p.start;
  const first = p.grammar.test(p);
  if (p.kind !== Token.Comma) return first;
  p.problem("several exception types need parentheses");
  const elements = [{ start: first.start, end: first.end, spread: false, value: first }];
  while (p.accept(Token.Comma)) {
    const value = p.grammar.test(p);
    elements.push({ start: value.start, end: value.end, spread: false, value });
  }
  return { kind: "tuple", start, end: p.lastEnd, elements };
}

function parseName(p: Parser): Target {
  const { start, end, name } = p;
  if (p.accept(Token.Name)) return { kind: "name", start, end, name };
  return p.missing("a name is missing after 'as'");
}
