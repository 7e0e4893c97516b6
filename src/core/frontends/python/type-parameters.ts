/**
 * Type parameters, which are read and dropped: no value depends on them.
 *
 *     def first[T: int, *Ts](x: T): …
 */
import { type ItemKind, parseItems } from "./items.js";
import type { Parser } from "./parser.js";
import { Token } from "./tokens.js";

export function parseTypeParameters(p: Parser): void {
  if (p.kind === Token.BracketOpen) parseItems(p, TYPE_PARAMETER);
}

const TYPE_PARAMETER: ItemKind<null> = {
  parse: (p) => {
    if (!p.accept(Token.Star)) p.accept(Token.Power);
    if (!p.accept(Token.Name)) p.problem("a type parameter's name is missing here");
    if (p.accept(Token.Colon)) p.grammar.test(p);
    if (p.accept(Token.Assign)) p.grammar.test(p);
    return null;
  },
  spoil: () => null,
  rest: () => [],
};
