/**
 * `with`, whose managers may stand in parentheses.
 *
 *     with (strategy.scope(), open(path) as file):      two items, the second with the target file
 */
import type { Expr, Target, WithStmt } from "../../program/program.js";
import { skipToColon } from "./headers.js";
import { type ItemKind, parseItems } from "./items.js";
import type { Parser } from "./parser.js";
import { parseTarget } from "./targets.js";
import { isCloser, isLayout, isOpener, Token } from "./tokens.js";

interface Item {
  readonly context: Expr;
  readonly target?: Target;
}

export function parseWith(p: Parser, start: number): WithStmt {
  p.next();
  const itemsStart = p.start;
  const read = isParenthesized(p) ? parseItems(p, ITEM).items : parseList(p);
  const hole = skipToColon(p, itemsStart);
  const body = p.grammar.block(p);
  return { kind: "with", start, end: p.lastEnd, items: hole === undefined ? read : [{ context: hole }], body };
}

/** Only an `as` in the parentheses tells a list of managers from an expression. */
function isParenthesized(p: Parser): boolean {
  if (p.kind !== Token.ParenOpen) return false;
  let depth = 0;
  for (let i = p.index; !isLayout(p.kindAt(i)); i++) {
    const kind = p.kindAt(i);
    if (isOpener(kind)) depth++;
    else if (isCloser(kind) && --depth <= 0) return false;
    else if (kind === Token.As && depth === 1) return true;
  }
  return false;
}

/** A tuple in parentheses, alone before the colon, is a list of managers too. */
function parseList(p: Parser): Item[] {
  const items: Item[] = [];
  do items.push(parseItem(p));
  while (p.accept(Token.Comma) && p.kind !== Token.Colon);
  const [only] = items;
  if (items.length > 1 || only?.target !== undefined || only?.context.kind !== "tuple") return items;
  return only.context.elements.map(({ value }) => ({ context: value }));
}

function parseItem(p: Parser): Item {
  const context = p.grammar.test(p);
  return p.accept(Token.As) ? { context, target: parseTarget(p) } : { context };
}

const ITEM: ItemKind<Item> = {
  parse: parseItem,
  spoil: (_item, hole) => ({ context: hole }),
  rest: (hole) => [{ context: hole }],
};
