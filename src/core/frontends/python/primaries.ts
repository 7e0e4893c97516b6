/**
 * Operands, and what is hung on them: attributes, calls, subscripts.
 *
 *     layers.Dense(10, name="out")[0]      index(call(attribute(layers Dense), …), 0)
 */
import type { Argument, CallExpr, Expr, IndexExpr } from "../../program/program.js";
import { parseBraces, parseBracketed, parseParenthesized } from "./collections.js";
import { ARGUMENT, parseItems, SUBSCRIPT } from "./items.js";
import { parseNumber } from "./numbers.js";
import type { Parser } from "./parser.js";
import { parseStrings } from "./strings.js";
import { isKeyword, Token } from "./tokens.js";

export function parsePrimary(p: Parser): Expr {
  const start = p.start;
  let value = parseAtom(p);
  for (let links = 0; ; links++) {
    if (links > p.longestChain) value = p.hole(start, "a chain of calls too long to be read");
    if (p.kind === Token.Dot) value = parseAttribute(p, value, start);
    else if (p.kind === Token.ParenOpen) value = parseCall(p, value, start);
    else if (p.kind === Token.BracketOpen) value = parseIndex(p, value, start);
    else return value;
  }
}

function parseAtom(p: Parser): Expr {
  const { start, end } = p;
  switch (p.kind) {
    case Token.Name: {
      const name = p.name;
      p.next();
      return { kind: "name", start, end, name };
    }
    case Token.Number:
      return parseNumber(p);
    case Token.String:
    case Token.BrokenString:
      return parseStrings(p);
    case Token.ParenOpen:
      return parseParenthesized(p);
    case Token.BracketOpen:
      return parseBracketed(p);
    case Token.BraceOpen:
      return parseBraces(p);
    case Token.True:
    case Token.False:
      return constant(p, p.kind === Token.True);
    case Token.None:
      return constant(p, "none");
    case Token.Ellipsis:
      return constant(p, "ellipsis");
    case Token.Magic:
      p.next();
      return p.hole(start, "only IPython knows the value of this command");
    default:
      return p.missing("an expression is missing here");
  }
}

function constant(p: Parser, value: true | false | "none" | "ellipsis"): Expr {
  const { start, end } = p;
  p.next();
  return { kind: "constant", start, end, value };
}

function parseAttribute(p: Parser, object: Expr, start: number): Expr {
  p.next();
  const nameSpan = { start: p.start, end: p.end };
  if (p.kind !== Token.Name) {
    if (!isKeyword(p.kind) || p.startsLine) {
      p.problem("a name is missing after the dot");
      return p.hole(start, "an attribute without a name");
    }
    p.problem("a keyword can't be an attribute's name");
  }
  const name = p.name;
  p.next();
  return { kind: "attribute", start, end: nameSpan.end, object, name, nameSpan };
}

function parseCall(p: Parser, callee: Expr, start: number): CallExpr {
  const args = parseArguments(p);
  return { kind: "call", start, end: p.lastEnd, callee, args };
}

/** From the opening parenthesis to the closing one. */
export function parseArguments(p: Parser): Argument[] {
  return parseItems(p, ARGUMENT).items;
}

function parseIndex(p: Parser, object: Expr, start: number): IndexExpr {
  const open = { start: p.start, end: p.end };
  const { items, hasComma, isClosed, end: indexEnd } = parseItems(p, SUBSCRIPT);
  const [first] = items;
  const end = p.lastEnd;
  if (first === undefined) p.problem("an index is missing here", open);
  if (first === undefined || !isClosed) {
    const index = { kind: "hole", start: open.end, end: indexEnd, because: "an index that can't be read" } as const;
    return { kind: "index", start, end, object, index };
  }
  if (!hasComma && !first.spread) return { kind: "index", start, end, object, index: first.value };
  const index = { kind: "tuple", start: first.start, end: indexEnd, elements: items } as const;
  return { kind: "index", start, end, object, index };
}
