/**
 * Logical lines: simple statements here, compound ones by their own rules.
 *
 *     x: int = 1; x += 2; del x      assign, augmented-assign, delete
 */
import type { Expr, Stmt, Target } from "../../program/program.js";
import { brokenStatement } from "./broken.js";
import { parseFromImport, parseImport } from "./imports.js";
import { parseNamedTest } from "./items.js";
import type { Parser } from "./parser.js";
import { parseTarget, targetOf } from "./targets.js";
import { parseTypeParameters } from "./type-parameters.js";
import {
  augmentedOp,
  endsOperand,
  isAugmentedAssign,
  isLayout,
  isOperandWord,
  startsExpression,
  Token,
} from "./tokens.js";

/** Simple statements up to the line's end, `;` between them. */
export function parseSimpleLine(p: Parser, into: Stmt[]): void {
  do {
    parseSimple(p, into);
  } while (p.accept(Token.Semicolon) && !isLayout(p.kind));
  p.accept(Token.Newline);
}

/** What stands behind a statement that could be read makes the whole of it broken. */
function parseSimple(p: Parser, into: Stmt[]): void {
  const { index, start } = p;
  const count = into.length;
  parseByKeyword(p, into);
  const isRead = into.length > count && (p.kind === Token.Semicolon || isLayout(p.kind));
  if (isRead) return;
  into.length = count;
  into.push(brokenStatement(p, index, start, reasonOf(p, index)));
}

function reasonOf(p: Parser, first: number): string {
  const isCommand = p.kindAt(first) === Token.Name && /^(?:print|exec)$/.test(p.nameAt(first));
  const second = p.kindAt(first + 1);
  if (isCommand && (isOperandWord(second) || (endsOperand(second) && second <= Token.String))) {
    return `Python 2's ${p.nameAt(first)} statement, which Python 3 doesn't have`;
  }
  return "this can't be read";
}

function parseByKeyword(p: Parser, into: Stmt[]): void {
  const start = p.start;
  switch (p.kind) {
    case Token.Import:
      return parseImport(p, into);
    case Token.From:
      return parseFromImport(p, into);
    case Token.Magic:
      p.next();
      into.push({ kind: "pass", start, end: p.lastEnd });
      return;
    default: {
      const statement = parseOne(p, start);
      if (statement !== undefined) into.push(statement);
    }
  }
}

function parseOne(p: Parser, start: number): Stmt | undefined {
  switch (p.kind) {
    case Token.Pass:
      return parseWord(p, start, "pass");
    case Token.Break:
      return parseWord(p, start, "break");
    case Token.Continue:
      return parseWord(p, start, "continue");
    case Token.Return:
      return parseReturn(p, start);
    case Token.Raise:
      return parseRaise(p, start);
    case Token.Assert:
      return parseAssert(p, start);
    case Token.Del:
      return parseDelete(p, start);
    case Token.Global:
    case Token.Nonlocal:
      return parseScope(p, start, p.kind === Token.Global ? "global" : "nonlocal");
    default:
      if (isTypeAlias(p)) return parseTypeAlias(p, start);
      return startsExpression(p.kind) || p.kind === Token.Star ? parseExpressionStatement(p, start) : undefined;
  }
}

function parseWord(p: Parser, start: number, kind: "pass" | "break" | "continue"): Stmt {
  p.next();
  return { kind, start, end: p.lastEnd };
}

function parseReturn(p: Parser, start: number): Stmt {
  p.next();
  const value = startsExpression(p.kind) || p.kind === Token.Star ? p.grammar.value(p) : undefined;
  return { kind: "return", start, end: p.lastEnd, value };
}

function parseRaise(p: Parser, start: number): Stmt {
  p.next();
  const value = startsExpression(p.kind) ? p.grammar.test(p) : undefined;
  const cause = p.accept(Token.From) ? p.grammar.test(p) : undefined;
  return { kind: "raise", start, end: p.lastEnd, value, cause };
}

function parseAssert(p: Parser, start: number): Stmt {
  p.next();
  const test = parseNamedTest(p);
  const message = p.accept(Token.Comma) ? p.grammar.test(p) : undefined;
  return { kind: "assert", start, end: p.lastEnd, test, message };
}

function parseDelete(p: Parser, start: number): Stmt {
  const targets: Target[] = [];
  p.next();
  do targets.push(parseTarget(p));
  while (p.accept(Token.Comma) && startsExpression(p.kind));
  return { kind: "delete", start, end: p.lastEnd, targets };
}

function parseScope(p: Parser, start: number, kind: "global" | "nonlocal"): Stmt {
  const names: string[] = [];
  p.next();
  do {
    if (p.kind === Token.Name) names.push(p.name);
    if (!p.accept(Token.Name)) p.problem("a name is missing here");
  } while (p.accept(Token.Comma));
  return { kind, start, end: p.lastEnd, names };
}

// ---------------------------------------------------------------- assignments

function parseExpressionStatement(p: Parser, start: number): Stmt {
  const first = p.grammar.value(p);
  if (p.kind === Token.Assign) return parseAssign(p, start, first);
  if (p.kind === Token.Colon && isAnnotatable(first)) return parseAnnotated(p, start, first);
  if (!isAugmentedAssign(p.kind)) return { kind: "expr", start, end: p.lastEnd, value: first };
  const op = augmentedOp(p.kind);
  p.next();
  const value = p.grammar.value(p);
  return { kind: "augmented-assign", start, end: p.lastEnd, target: targetOf(p, first), op, value };
}

function parseAssign(p: Parser, start: number, first: Expr): Stmt {
  const targets = [];
  let value = first;
  while (p.accept(Token.Assign)) {
    targets.push(targetOf(p, value));
    value = p.grammar.value(p);
  }
  return { kind: "assign", start, end: p.lastEnd, targets, value };
}

function isAnnotatable(value: Expr): boolean {
  return value.kind === "name" || value.kind === "attribute" || value.kind === "index";
}

function parseAnnotated(p: Parser, start: number, first: Expr): Stmt {
  p.next();
  const annotation = p.grammar.test(p);
  const value = p.accept(Token.Assign) ? p.grammar.value(p) : undefined;
  return { kind: "assign", start, end: p.lastEnd, targets: [targetOf(p, first)], value, annotation };
}

/** `type` is a keyword only before a name and `=` or type parameters. */
function isTypeAlias(p: Parser): boolean {
  if (p.kind !== Token.Name || p.peek() !== Token.Name || p.name !== "type") return false;
  return p.peek(2) === Token.Assign || p.peek(2) === Token.BracketOpen;
}

/** An alias is an object that no model code computes with, so its value stays unknown. */
function parseTypeAlias(p: Parser, start: number): Stmt {
  p.next();
  const target = { kind: "name", start: p.start, end: p.end, name: p.name } as const;
  p.next();
  parseTypeParameters(p);
  if (!p.accept(Token.Assign)) p.problem("a '=' is missing here");
  const value = p.grammar.test(p);
  const hole = { kind: "hole", start: value.start, end: value.end, because: "a type alias" } as const;
  return { kind: "assign", start, end: p.lastEnd, targets: [target], value: hole };
}
