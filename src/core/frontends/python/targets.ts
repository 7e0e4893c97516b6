/**
 * Expressions that stand where something is assigned to.
 *
 *     a, (b.c, *d) = …      tuple-target(a, tuple-target(b.c, *d))
 */
import type { Expr, Target, TupleTarget } from "../../program/program.js";
import type { Parser } from "./parser.js";
import { Level, startsExpression, Token } from "./tokens.js";

/** An expression, read already, as a target; what can't be assigned to becomes a hole. */
export function targetOf(p: Parser, value: Expr): Target {
  switch (value.kind) {
    case "name":
    case "attribute":
    case "index":
    case "hole":
      return value;
    case "list":
    case "tuple": {
      const elements = value.elements.map(({ value: element, spread }) => ({ target: targetOf(p, element), spread }));
      return { kind: "tuple-target", start: value.start, end: value.end, elements };
    }
    default:
      p.problem("this can't be assigned to", value);
      return { kind: "hole", start: value.start, end: value.end, because: "something that can't be assigned to" };
  }
}

/** One target: what stands behind `as`. */
export function parseTarget(p: Parser): Target {
  return targetOf(p, p.grammar.operators(p, Level.BitOr));
}

/** The targets between `for` and `in`. */
export function parseTargetList(p: Parser): Target {
  const start = p.start;
  const elements: { target: Target; spread: boolean }[] = [];
  let hasComma = false;
  do {
    const spread = p.accept(Token.Star);
    elements.push({ target: parseTarget(p), spread });
    if (!p.accept(Token.Comma)) break;
    hasComma = true;
  } while (startsExpression(p.kind) || p.kind === Token.Star);
  const [only] = elements;
  if (!hasComma && only !== undefined && !only.spread) return only.target;
  return { kind: "tuple-target", start, end: p.lastEnd, elements } satisfies TupleTarget;
}
