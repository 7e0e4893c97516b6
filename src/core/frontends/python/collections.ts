/**
 * Tuples, lists, sets, dicts, and the comprehensions in their brackets.
 *
 *     {"a": 1, **rest}      dict("a": 1, **rest)          (x for x in y)      comprehension
 */
import type { DictEntry, Element, Expr, HoleExpr } from "../../program/program.js";
import { parseComprehensionOf, startsComprehension } from "./comprehensions.js";
import {
  closeBracket,
  ELEMENT,
  type ItemKind,
  type OpenBracket,
  openBracket,
  parseElement,
  parseItems,
  parseRest,
} from "./items.js";
import type { Parser } from "./parser.js";
import { Level, startsExpression, Token } from "./tokens.js";

/** `a, *b, c` without brackets; a comma at the end makes a tuple of one. */
export function parseExpressionList(p: Parser): Expr {
  const start = p.start;
  const first = parseElement(p);
  if (p.kind !== Token.Comma && !first.spread) return first.value;
  const elements = [first];
  while (p.accept(Token.Comma) && (startsExpression(p.kind) || p.kind === Token.Star)) elements.push(parseElement(p));
  return { kind: "tuple", start, end: p.lastEnd, elements };
}

/** `(x)` is x itself; `()`, `(x,)` are tuples. */
export function parseParenthesized(p: Parser): Expr {
  const start = p.start;
  const open = openBracket(p);
  if (p.kind === Token.Yield) {
    const value = p.grammar.value(p);
    return closeBracket(p, open) ? value : p.hole(start, "text that can't be read");
  }
  if (p.kind === open.closer) return { kind: "tuple", start, end: closed(p), elements: [] };
  const first = parseElement(p);
  if (startsComprehension(p)) return parseComprehension(p, "generator", open, first.value);
  const { items, hasComma, isClosed } = parseRest(p, ELEMENT, open, [first]);
  if (hasComma || first.spread) return { kind: "tuple", start, end: p.lastEnd, elements: items };
  return isClosed && items.length === 1 ? items[0]!.value : p.hole(start, "parentheses that can't be read");
}

export function parseBracketed(p: Parser): Expr {
  const start = p.start;
  const open = openBracket(p);
  if (p.kind === open.closer) return { kind: "list", start, end: closed(p), elements: [] };
  const first = parseElement(p);
  if (startsComprehension(p)) return parseComprehension(p, "list", open, first.value);
  const { items } = parseRest(p, ELEMENT, open, [first]);
  return { kind: "list", start, end: p.lastEnd, elements: items };
}

export function parseBraces(p: Parser): Expr {
  const start = p.start;
  const isDict = p.peek() === Token.Power || p.peek() === Token.BraceClose;
  if (isDict) {
    const entries = parseItems(p, ENTRY).items;
    return { kind: "dict", start, end: p.lastEnd, entries };
  }
  const open = openBracket(p);
  const first = parseElement(p);
  if (p.kind === Token.Colon && !first.spread) return parseDict(p, open, first);
  if (startsComprehension(p)) return parseComprehension(p, "set", open, first.value);
  const { items } = parseRest(p, ELEMENT, open, [first]);
  return { kind: "set", start, end: p.lastEnd, elements: items };
}

function parseDict(p: Parser, open: OpenBracket, { start, value: key }: Element): Expr {
  const entry = parseValueOf(p, start, key);
  if (startsComprehension(p)) return parseComprehension(p, "dict", open, entry.value, key);
  const { items } = parseRest(p, ENTRY, open, [entry]);
  return { kind: "dict", start: open.start, end: p.lastEnd, entries: items };
}

function closed(p: Parser): number {
  p.next();
  return p.lastEnd;
}

function parseComprehension(
  p: Parser,
  of: "list" | "set" | "dict" | "generator",
  open: OpenBracket,
  element: Expr,
  key?: Expr,
): Expr {
  const found = parseComprehensionOf(p, of, open.start, element, key);
  const isWhole = closeBracket(p, open);
  return isWhole ? { ...found, end: p.lastEnd } : p.hole(open.start, "a comprehension that can't be read");
}

const ENTRY: ItemKind<DictEntry> = {
  parse: parseEntry,
  spoil: (item, hole) => ({ ...item, end: hole.end, value: { ...hole, start: item.value.start } }),
  rest: (hole) => [{ start: hole.start, end: hole.end, value: hole }],
};

function parseEntry(p: Parser): DictEntry {
  const start = p.start;
  if (p.accept(Token.Power)) {
    const value = p.grammar.operators(p, Level.BitOr);
    return { start, end: p.lastEnd, value };
  }
  return parseValueOf(p, start, p.grammar.test(p));
}

function parseValueOf(p: Parser, start: number, key: Expr): DictEntry {
  const value: Expr | HoleExpr = p.accept(Token.Colon) ? p.grammar.test(p) : p.missing("a ':' and a value are missing");
  return { start, end: p.lastEnd, key, value };
}
