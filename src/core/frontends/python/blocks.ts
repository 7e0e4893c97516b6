/**
 * Lines, blocks, and the compound statements that hold them.
 *
 *     if a b:          if(hole, …): the header loses its test
 *         x = f(1      assign x call(f, 1, holes): the line loses what its bracket would have held
 *         y = 2        assign y 2
 */
import type { Expr, ForStmt, HoleExpr, IfStmt, Stmt, WhileStmt } from "../../program/program.js";
import { brokenFrom } from "./broken.js";
import { parseClass, parseDecorators, parseDef } from "./definitions.js";
import { parseElse, parseHeaderEnd } from "./headers.js";
import { parseNamedTest } from "./items.js";
import { isMatch, parseMatch } from "./match.js";
import type { Parser } from "./parser.js";
import { parseSimpleLine } from "./statements.js";
import { parseTargetList } from "./targets.js";
import { isLayout, Token } from "./tokens.js";
import { parseTry } from "./try.js";
import { parseWith } from "./with.js";

/** An `elif` is an `if` in the `else` of the one before, so a long chain is a deep tree; the rest of a longer one is broken. */
const LONGEST_ELIF_CHAIN = 100;

/** All lines to the end of the text. */
export function parseLines(p: Parser): Stmt[] {
  const body: Stmt[] = [];
  while (p.kind !== Token.EndOfText) parseLine(p, body);
  return body;
}

/** What stands behind a header's colon: the rest of the line, or the indented lines below. */
export function parseBlock(p: Parser): Stmt[] {
  const body: Stmt[] = [];
  if (p.kind !== Token.Colon) {
    p.problem(isLayout(p.kind) ? "a ':' is missing here" : "this can't be read");
    p.skipHeader();
  }
  p.accept(Token.Colon);
  if (!isLayout(p.kind)) parseSimpleLine(p, body);
  else {
    p.accept(Token.Newline);
    if (p.kind === Token.Indent) parseIndented(p, body);
    else p.problem("an indented block is missing below", { start: Math.max(p.lastEnd - 1, 0), end: p.lastEnd });
  }
  return body;
}

function parseIndented(p: Parser, body: Stmt[]): void {
  p.next();
  while (p.kind !== Token.Dedent && p.kind !== Token.EndOfText) parseLine(p, body);
  p.accept(Token.Dedent);
}

function parseLine(p: Parser, into: Stmt[]): void {
  const start = p.start;
  switch (p.kind) {
    case Token.Newline:
    case Token.Dedent:
      return p.next();
    case Token.Indent:
      return parseUnexpectedBlock(p, into);
    case Token.Elif:
    case Token.Else:
    case Token.Except:
    case Token.Finally:
      return parseStrayClause(p, into);
    default: {
      const statement = parseCompound(p, start);
      if (statement === undefined) parseSimpleLine(p, into);
      else into.push(statement);
    }
  }
}

function parseCompound(p: Parser, start: number): Stmt | undefined {
  switch (p.kind) {
    case Token.If:
      return parseIf(p);
    case Token.For:
      return parseFor(p, start);
    case Token.While:
      return parseWhile(p, start);
    case Token.Try:
      return parseTry(p, start);
    case Token.With:
      return parseWith(p, start);
    case Token.Def:
      return parseDef(p, start, []);
    case Token.Class:
      return parseClass(p, start, []);
    case Token.At:
      return parseDecorated(p, start);
    case Token.Async:
      return parseAsync(p, start, []);
    case Token.Name:
      return isMatch(p) ? parseMatch(p, start) : undefined;
    default:
      return undefined;
  }
}

// ---------------------------------------------------------------- compound statements

function parseIf(p: Parser): Stmt {
  const branches: { start: number; test: Expr; then: Stmt[] }[] = [];
  do {
    const start = p.start;
    p.next();
    branches.push({ start, test: parseHeaderEnd(p, parseNamedTest), then: p.grammar.block(p) });
  } while (p.kind === Token.Elif && branches.length < LONGEST_ELIF_CHAIN);
  let otherwise = p.kind === Token.Elif ? skipElifs(p) : parseElse(p);
  const end = p.lastEnd;
  for (const branch of branches.reverse()) otherwise = [{ kind: "if", ...branch, end, otherwise } satisfies IfStmt];
  return otherwise[0]!;
}

function skipElifs(p: Parser): Stmt[] {
  const { index, start } = p;
  p.problem("a chain of 'elif' too long to be read");
  while (p.kind === Token.Elif) {
    p.next();
    parseHeaderEnd(p, parseNamedTest);
    p.grammar.block(p);
  }
  parseElse(p);
  return [brokenFrom(p, index, start, "a chain of 'elif' too long to be read")];
}

function parseFor(p: Parser, start: number): ForStmt {
  p.next();
  const target = parseTargetList(p);
  const iterable = p.accept(Token.In)
    ? parseHeaderEnd(p, p.grammar.value)
    : parseHeaderEnd(p, () => p.missing("an 'in' is missing here"));
  const body = p.grammar.block(p);
  const otherwise = parseElse(p);
  return { kind: "for", start, end: p.lastEnd, target, iterable, body, otherwise };
}

function parseWhile(p: Parser, start: number): WhileStmt {
  p.next();
  const test = parseHeaderEnd(p, parseNamedTest);
  const body = p.grammar.block(p);
  const otherwise = parseElse(p);
  return { kind: "while", start, end: p.lastEnd, test, body, otherwise };
}

function parseDecorated(p: Parser, start: number): Stmt | undefined {
  const { index } = p;
  const decorators = parseDecorators(p);
  if (p.kind === Token.Def) return parseDef(p, start, decorators);
  if (p.kind === Token.Class) return parseClass(p, start, decorators);
  if (p.kind === Token.Async && p.peek() === Token.Def) return parseAsync(p, start, decorators);
  p.problem("a decorator needs a function or a class below it");
  return brokenFrom(p, index, start, "a decorator without a function or a class");
}

function parseAsync(p: Parser, start: number, decorators: readonly Expr[]): Stmt | undefined {
  const next = p.peek();
  if (next !== Token.Def && next !== Token.For && next !== Token.With) return undefined;
  p.next();
  if (next === Token.Def) return parseDef(p, start, decorators, true);
  return next === Token.For ? parseFor(p, start) : parseWith(p, start);
}

// ---------------------------------------------------------------- lines out of place

/** Lines further in than they may be belong to the block around, unless a header that can't be read stands before them. */
function parseUnexpectedBlock(p: Parser, into: Stmt[]): void {
  if (into.at(-1)?.kind === "broken") return parseOrphans(p, into);
  p.problem("this line is indented too far", { start: p.start, end: p.start + 1 });
  parseIndented(p, into);
}

/** A block whose header can't be read may run or not. */
function parseOrphans(p: Parser, into: Stmt[]): void {
  const start = p.start;
  const then: Stmt[] = [];
  parseIndented(p, then);
  const test: HoleExpr = { kind: "hole", start, end: start, because: "a header that can't be read" };
  into.push({ kind: "if", start, end: Math.max(start, p.lastEnd), test, then, otherwise: [] });
}

/** An `else` or `except` with nothing before it that it could belong to. */
function parseStrayClause(p: Parser, into: Stmt[]): void {
  const { index, start } = p;
  p.problem(`this '${p.name}' belongs to no statement`);
  p.skipHeader();
  p.accept(Token.Colon);
  into.push(brokenFrom(p, index, start, "a clause without its statement"));
  if (!isLayout(p.kind)) return parseSimpleLine(p, into);
  p.accept(Token.Newline);
  if (p.kind === Token.Indent) parseOrphans(p, into);
}
