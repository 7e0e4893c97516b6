/**
 * The comma-separated items of brackets, one loop for all kinds: arguments, elements, subscripts, dict entries.
 *
 *     [Dense(1), Dense(2 3), Dense(4)]      three elements; the argument of the second is a hole
 *
 * An item that can't be read loses only itself. Where the bracket is never closed, holes stand for whatever may still come.
 */
import type { Argument, Element, Expr, HoleExpr } from "../../program/program.js";
import type { Span } from "../../text/span.js";
import { parseComprehensionOf, startsComprehension } from "./comprehensions.js";
import type { Parser } from "./parser.js";
import { closerOf, isCloser, isLayout, Level, startsExpression, Token } from "./tokens.js";

export interface ItemKind<T> {
  readonly parse: (p: Parser) => T;
  /** The item, when text behind it can't be read. */
  readonly spoil: (item: T, hole: HoleExpr) => T;
  /** What stands for any number of further items. */
  readonly rest: (hole: HoleExpr) => T[];
}

export interface Items<T> {
  readonly items: T[];
  readonly hasComma: boolean;
  readonly isClosed: boolean;
  /** The end of the last item, or of the comma behind it. */
  readonly end: number;
}

/** Reads from the opening bracket, the present token, to the closing one. */
export function parseItems<T>(p: Parser, kind: ItemKind<T>): Items<T> {
  const open = openBracket(p);
  return parseRest(p, kind, open, []);
}

export interface OpenBracket extends Span {
  readonly closer: Token;
}

export function openBracket(p: Parser): OpenBracket {
  const open = { start: p.start, end: p.end, closer: closerOf(p.kind) };
  p.next();
  return open;
}

/** Reads on, where the bracket's first item may have been read already, up to the closer. */
export function parseRest<T>(p: Parser, kind: ItemKind<T>, open: OpenBracket, items: T[]): Items<T> {
  let hasComma = false;
  let first = items.length > 0 ? items.pop() : undefined;
  while (p.kind !== open.closer || first !== undefined) {
    if (first === undefined && isEndOfBrackets(p)) {
      items.push(...kind.rest(neverClosed(p, open)));
      return { items, hasComma, isClosed: false, end: p.lastEnd };
    }
    items.push(parseItem(p, kind, open.closer, first));
    first = undefined;
    if (p.accept(Token.Comma)) hasComma = true;
  }
  const end = p.lastEnd;
  p.next();
  return { items, hasComma, isClosed: true, end };
}

function parseItem<T>(p: Parser, kind: ItemKind<T>, closer: Token, given: T | undefined): T {
  const { start, index } = p;
  const item = given ?? kind.parse(p);
  if (p.kind === Token.Comma || p.kind === closer || isEndOfBrackets(p)) return item;
  if ((given !== undefined || p.index > index) && p.startsLine && startsExpression(p.kind)) {
    p.problem("a comma is missing before this");
    return item;
  }
  p.problem("this can't be read");
  p.skipItem();
  return kind.spoil(item, p.hole(start, "text that can't be read"));
}

/** The line's end, or a closer that belongs to brackets around. */
function isEndOfBrackets(p: Parser): boolean {
  return isLayout(p.kind) || isCloser(p.kind);
}

/** Reports the bracket and gives the hole for what its closer would have ended. */
export function neverClosed(p: Parser, open: OpenBracket): HoleExpr {
  p.problem(`'${p.text.slice(open.start, open.end)}' is never closed`, open);
  return p.hole(p.lastEnd, "a bracket that is never closed");
}

/** Takes the closer of brackets that hold one thing; false where something else stands there, which is skipped. */
export function closeBracket(p: Parser, open: OpenBracket): boolean {
  if (p.accept(open.closer)) return true;
  if (isEndOfBrackets(p)) neverClosed(p, open);
  else {
    p.problem("this can't be read");
    do {
      if (!p.accept(Token.Comma)) p.skipItem();
    } while (p.kind === Token.Comma);
    p.accept(open.closer);
  }
  return false;
}

// ---------------------------------------------------------------- elements

/** `x`, `*x`, `x := 1`: in lists, tuples and sets, and in lists without brackets. */
export function parseElement(p: Parser): Element {
  const start = p.start;
  const spread = p.accept(Token.Star);
  const value = spread ? p.grammar.operators(p, Level.BitOr) : parseNamedTest(p);
  return { start, end: p.lastEnd, spread, value };
}

/** A test, or `name := test`. */
export function parseNamedTest(p: Parser): Expr {
  if (p.kind !== Token.Name || p.peek() !== Token.Walrus) return p.grammar.test(p);
  const { start, end, name } = p;
  p.next();
  p.next();
  const value = p.grammar.test(p);
  return { kind: "assign-expression", start, end: p.lastEnd, target: { kind: "name", start, end, name }, value };
}

export const ELEMENT: ItemKind<Element> = {
  parse: parseElement,
  spoil: (_item, hole) => ({ start: hole.start, end: hole.end, spread: false, value: hole }),
  rest: (hole) => [{ start: hole.start, end: hole.end, spread: true, value: hole }],
};

/** An index may be a slice as well. */
export const SUBSCRIPT: ItemKind<Element> = { ...ELEMENT, parse: parseSubscript };

function parseSubscript(p: Parser): Element {
  if (p.kind === Token.Star) return parseElement(p);
  const start = p.start;
  const lower = p.kind === Token.Colon ? undefined : parseNamedTest(p);
  if (lower !== undefined && p.kind !== Token.Colon) return { start, end: p.lastEnd, spread: false, value: lower };
  p.next();
  const upper = startsExpression(p.kind) ? p.grammar.test(p) : undefined;
  const step = p.accept(Token.Colon) && startsExpression(p.kind) ? p.grammar.test(p) : undefined;
  const end = p.lastEnd;
  return { start, end, spread: false, value: { kind: "slice", start, end, lower, upper, step } };
}

// ---------------------------------------------------------------- arguments

export const ARGUMENT: ItemKind<Argument> = {
  parse: parseArgument,
  spoil: (item, hole) => {
    if (item.kind === "positional") return { ...item, end: hole.end, value: hole };
    return { ...item, end: hole.end, value: { ...hole, start: item.value.start } };
  },
  rest: (hole) => [
    { kind: "spread", start: hole.start, end: hole.end, value: hole },
    { kind: "keyword-spread", start: hole.start, end: hole.end, value: hole },
  ],
};

function parseArgument(p: Parser): Argument {
  const start = p.start;
  if (p.kind === Token.Name && p.peek() === Token.Assign) return parseKeywordArgument(p, start);
  if (p.accept(Token.Power)) {
    const value = p.grammar.test(p);
    return { kind: "keyword-spread", start, end: p.lastEnd, value };
  }
  const spread = p.accept(Token.Star);
  const element = spread ? p.grammar.test(p) : parseNamedTest(p);
  const value = startsComprehension(p) ? parseComprehensionOf(p, "generator", start, element) : element;
  return { kind: spread ? "spread" : "positional", start, end: p.lastEnd, value };
}

function parseKeywordArgument(p: Parser, start: number): Argument {
  const name = p.name;
  const nameSpan = { start, end: p.end };
  p.next();
  p.next();
  const value = p.grammar.test(p);
  return { kind: "keyword", start, end: p.lastEnd, name, nameSpan, value };
}
