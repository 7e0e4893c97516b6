/**
 * Expressions by precedence: from the conditional and the lambda down to the operators.
 *
 *     not a in b or -x ** 2      logical(unary(not, compare(a in b)) or unary(-, binary(x ** 2)))
 */
import type { CompareOp, Expr, UnaryExpr } from "../../program/program.js";
import { parseExpressionList } from "./collections.js";
import { parseLambda } from "./parameters.js";
import type { Parser } from "./parser.js";
import { parsePrimary } from "./primaries.js";
import { binaryOp, Level, levelOf, startsExpression, Token } from "./tokens.js";

/** A conditional expression or a lambda. Everything that nests comes through here, so here it is bounded. */
export function parseTest(p: Parser): Expr {
  if (!p.enter()) return p.missing("nested too deeply to be read");
  const value = p.kind === Token.Lambda ? parseLambda(p) : parseConditional(p);
  p.leave();
  return value;
}

function parseConditional(p: Parser): Expr {
  const start = p.start;
  const then = parseOperators(p, Level.Or);
  if (p.kind !== Token.If) return then;
  p.next();
  const test = parseOperators(p, Level.Or);
  const otherwise = p.accept(Token.Else) ? parseTest(p) : p.missing("an 'else' is missing");
  return { kind: "conditional", start, end: p.lastEnd, test, then, otherwise };
}

/** What may stand behind `=`: a `yield`, or a list of expressions, which is a tuple where there is a comma. */
export function parseValue(p: Parser): Expr {
  return p.kind === Token.Yield ? parseYield(p) : parseExpressionList(p);
}

function parseYield(p: Parser): Expr {
  const start = p.start;
  p.next();
  p.sawYield = true;
  if (p.accept(Token.From)) {
    const value = parseTest(p);
    return { kind: "yield", start, end: p.lastEnd, value, from: true };
  }
  const value = startsExpression(p.kind) || p.kind === Token.Star ? parseExpressionList(p) : undefined;
  return { kind: "yield", start, end: p.lastEnd, value };
}

/** Operators that bind at least as tightly as `level`. */
function parseOperators(p: Parser, level: Level): Expr {
  const start = p.start;
  let left = parsePrefix(p, level);
  for (let links = 0; ; links++) {
    const found = levelOf(p.kind);
    if (found === Level.None || found < level) break;
    if (p.kind === Token.Not && p.peek() !== Token.In) break;
    if (links < p.longestChain) left = parseInfix(p, found, left, start);
    else {
      parseInfix(p, found, left, start);
      left = p.hole(start, "a chain of operators too long to be read");
    }
  }
  return left;
}

function parseInfix(p: Parser, level: Level, left: Expr, start: number): Expr {
  if (level === Level.Compare) return parseComparison(p, left, start);
  const kind = p.kind;
  p.next();
  // The power's right side may be a unary minus, and another power: it binds to the right.
  const right = level === Level.Power ? parseBounded(p, Level.Unary) : parseOperators(p, level + 1);
  const end = p.lastEnd;
  if (level > Level.And) return { kind: "binary", start, end, op: binaryOp(kind), left, right };
  return { kind: "logical", start, end, op: kind === Token.And ? "and" : "or", left, right };
}

function parseComparison(p: Parser, left: Expr, start: number): Expr {
  const operands = [left];
  const ops: CompareOp[] = [];
  while (levelOf(p.kind) === Level.Compare && (p.kind !== Token.Not || p.peek() === Token.In)) {
    ops.push(parseCompareOp(p));
    operands.push(parseOperators(p, Level.Compare + 1));
  }
  return { kind: "compare", start, end: p.lastEnd, operands, ops };
}

function parseCompareOp(p: Parser): CompareOp {
  const kind = p.kind;
  p.next();
  if (kind === Token.Not) {
    p.next();
    return "not in";
  }
  if (kind === Token.Is) return p.accept(Token.Not) ? "is not" : "is";
  return COMPARE_OPS.get(kind) ?? "in";
}

const COMPARE_OPS: ReadonlyMap<Token, CompareOp> = new Map([
  [Token.Equal, "=="],
  [Token.NotEqual, "!="],
  [Token.Less, "<"],
  [Token.LessEqual, "<="],
  [Token.Greater, ">"],
  [Token.GreaterEqual, ">="],
]);

function parsePrefix(p: Parser, level: Level): Expr {
  const op = PREFIX_OPS.get(p.kind);
  const start = p.start;
  if (op === undefined) return p.kind === Token.Await ? parseAwait(p, start) : parsePrimary(p);
  if (op === "not" && level > Level.Not) p.problem("'not' needs parentheses here");
  p.next();
  const operand = parseBounded(p, op === "not" ? Level.Not : Level.Unary);
  return { kind: "unary", start, end: p.lastEnd, op, operand };
}

const PREFIX_OPS: ReadonlyMap<Token, UnaryExpr["op"]> = new Map([
  [Token.Not, "not"],
  [Token.Minus, "-"],
  [Token.Plus, "+"],
  [Token.Tilde, "~"],
]);

function parseAwait(p: Parser, start: number): Expr {
  p.next();
  const value = p.kind === Token.Await ? parseBounded(p, Level.Power) : parsePrimary(p);
  return { kind: "await", start, end: p.lastEnd, value };
}

/** Operators, one level of nesting further in. */
export function parseBounded(p: Parser, level: Level): Expr {
  if (!p.enter()) return p.missing("nested too deeply to be read");
  const value = parseOperators(p, level);
  p.leave();
  return value;
}
