/**
 * The patterns of `case`.
 *
 *     case Point(x=0) | [0, *rest] as found:      as(or(class(Point, x=0), sequence(0, *rest)), found)
 */
import type { Expr, HoleExpr, Pattern } from "../../program/program.js";
import { type ItemKind, parseItems } from "./items.js";
import type { Parser } from "./parser.js";
import { Level, Token } from "./tokens.js";

interface SequenceItem {
  readonly pattern: Pattern;
  readonly spread: boolean;
}

/** What stands behind `case`: a pattern, or several with commas between, which are a sequence. */
export function parseCasePattern(p: Parser): Pattern {
  const start = p.start;
  const elements = [parseSequenceItem(p)];
  let hasComma = false;
  while (p.accept(Token.Comma)) {
    hasComma = true;
    if (p.kind === Token.Colon || p.kind === Token.If) break;
    elements.push(parseSequenceItem(p));
  }
  const [only] = elements;
  if (only !== undefined && !hasComma && !only.spread) return only.pattern;
  return { kind: "sequence-pattern", start, end: p.lastEnd, elements };
}

function parsePattern(p: Parser): Pattern {
  if (!p.enter()) return valuePattern(p.missing("nested too deeply to be read"));
  const start = p.start;
  const alternatives = [parseClosedPattern(p)];
  while (p.accept(Token.Pipe)) alternatives.push(parseClosedPattern(p));
  const [only] = alternatives;
  const pattern: Pattern =
    only !== undefined && alternatives.length === 1
      ? only
      : { kind: "or-pattern", start, end: p.lastEnd, alternatives };
  p.leave();
  if (!p.accept(Token.As)) return pattern;
  if (p.kind !== Token.Name) return valuePattern(p.missing("a name is missing after 'as'"));
  const name = p.name;
  p.next();
  return { kind: "as-pattern", start, end: p.lastEnd, pattern, name };
}

function parseClosedPattern(p: Parser): Pattern {
  switch (p.kind) {
    case Token.Name:
      return parseNamePattern(p);
    case Token.ParenOpen:
    case Token.BracketOpen:
      return parseSequencePattern(p);
    case Token.BraceOpen:
      return parseMappingPattern(p);
    default:
      return valuePattern(p.grammar.operators(p, Level.Sum));
  }
}

export function valuePattern(value: Expr): Pattern {
  return { kind: "value-pattern", start: value.start, end: value.end, value };
}

/** A capture, a dotted constant, or a class with its patterns. */
function parseNamePattern(p: Parser): Pattern {
  const { start, end, name } = p;
  p.next();
  const isCapture = p.kind !== Token.Dot && p.kind !== Token.ParenOpen;
  if (isCapture) return { kind: "capture-pattern", start, end, name: name === "_" ? undefined : name };
  let value: Expr = { kind: "name", start, end, name };
  while (p.accept(Token.Dot)) {
    if (p.kind !== Token.Name) return valuePattern(p.missing("a name is missing after the dot"));
    const nameSpan = { start: p.start, end: p.end };
    value = { kind: "attribute", start, end: p.end, object: value, name: p.name, nameSpan };
    p.next();
  }
  return p.kind === Token.ParenOpen ? parseClassPattern(p, start, value) : valuePattern(value);
}

function parseClassPattern(p: Parser, start: number, cls: Expr): Pattern {
  const { items } = parseItems(p, CLASS_ITEM);
  const positional = items.flatMap((item) => (item.name === undefined ? [item.pattern] : []));
  const keyword = items.flatMap(({ name, pattern }) => (name === undefined ? [] : [{ name, pattern }]));
  return { kind: "class-pattern", start, end: p.lastEnd, cls, positional, keyword };
}

/** `(x)` is x itself; every other bracket is a sequence. */
function parseSequencePattern(p: Parser): Pattern {
  const start = p.start;
  const isList = p.kind === Token.BracketOpen;
  const { items, hasComma } = parseItems(p, SEQUENCE_ITEM);
  const [only] = items;
  if (only !== undefined && !isList && items.length === 1 && !hasComma && !only.spread) return only.pattern;
  return { kind: "sequence-pattern", start, end: p.lastEnd, elements: items };
}

function parseMappingPattern(p: Parser): Pattern {
  const start = p.start;
  const { items } = parseItems(p, MAPPING_ITEM);
  const entries = items.flatMap(({ key, pattern }) => (key === undefined ? [] : [{ key, pattern }]));
  const rest = items.find((item) => item.key === undefined)?.rest;
  return { kind: "mapping-pattern", start, end: p.lastEnd, entries, rest };
}

function parseSequenceItem(p: Parser): SequenceItem {
  const spread = p.accept(Token.Star);
  return { pattern: parsePattern(p), spread };
}

const SEQUENCE_ITEM: ItemKind<SequenceItem> = {
  parse: parseSequenceItem,
  spoil: (_item, hole) => ({ pattern: valuePattern(hole), spread: false }),
  rest: (hole) => [{ pattern: valuePattern(hole), spread: true }],
};

interface ClassItem {
  readonly name?: string;
  readonly pattern: Pattern;
}

const CLASS_ITEM: ItemKind<ClassItem> = {
  parse: (p) => {
    if (p.kind !== Token.Name || p.peek() !== Token.Assign) return { pattern: parsePattern(p) };
    const name = p.name;
    p.next();
    p.next();
    return { name, pattern: parsePattern(p) };
  },
  spoil: (item, hole) => ({ ...item, pattern: valuePattern(hole) }),
  rest: (hole) => [{ pattern: valuePattern(hole) }],
};

/** An entry, or `**rest`, which has no key. */
interface MappingItem {
  readonly key?: Expr;
  readonly pattern: Pattern;
  readonly rest?: string;
}

const MAPPING_ITEM: ItemKind<MappingItem> = {
  parse: (p) => {
    if (p.accept(Token.Power)) {
      const rest = p.kind === Token.Name ? p.name : undefined;
      return { pattern: parsePattern(p), rest };
    }
    const key = p.grammar.operators(p, Level.Sum);
    const pattern = p.accept(Token.Colon) ? parsePattern(p) : valuePattern(p.missing("a ':' is missing here"));
    return { key, pattern };
  },
  spoil: (item, hole: HoleExpr) => ({ ...item, pattern: valuePattern(hole) }),
  rest: (hole) => [{ key: hole, pattern: valuePattern(hole) }],
};
