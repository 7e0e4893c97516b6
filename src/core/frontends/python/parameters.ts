/**
 * The parameters of `def` and `lambda`.
 *
 *     (a, /, b: int = 1, *, c, **rest)      a positional-only, b normal, c keyword-only, rest keyword-rest
 */
import type { Expr, FunctionExpr, Parameter } from "../../program/program.js";
import { neverClosed, openBracket } from "./items.js";
import type { Parser } from "./parser.js";
import { isLayout, Token } from "./tokens.js";

/** From the opening parenthesis of a `def` to the closing one. */
export function parseDefParameters(p: Parser): Parameter[] {
  if (p.kind !== Token.ParenOpen) {
    p.problem("a '(' is missing here");
    return [];
  }
  const open = openBracket(p);
  const parameters = parseParameters(p, Token.ParenClose);
  if (!p.accept(Token.ParenClose)) neverClosed(p, open);
  return parameters;
}

/** A lambda's body is one `return`. */
export function parseLambda(p: Parser): FunctionExpr {
  const start = p.start;
  p.next();
  const parameters = parseParameters(p, Token.Colon);
  if (!p.accept(Token.Colon)) p.problem("a ':' is missing here");
  const outerYield = p.sawYield;
  p.sawYield = false;
  const bodyStart = p.start;
  const value = p.grammar.test(p);
  const isGenerator = p.sawYield || undefined;
  p.sawYield = outerYield;
  const end = p.lastEnd;
  const body = [{ kind: "return", start: Math.min(bodyStart, end), end, value }] as const;
  return { kind: "function", start, end, parameters, body, decorators: [], isGenerator };
}

function parseParameters(p: Parser, terminator: Token): Parameter[] {
  const parameters: Parameter[] = [];
  let afterStar = false;
  while (p.kind !== terminator && !isLayout(p.kind)) {
    const { start, index } = p;
    if (p.accept(Token.Slash)) makePositionalOnly(parameters);
    else if (p.kind === Token.Star && p.peek() === Token.Comma) {
      p.next();
      afterStar = true;
    } else {
      const parameter = parseParameter(p, start, afterStar, terminator === Token.ParenClose);
      parameters.push(parameter);
      afterStar ||= parameter.kind === "rest";
    }
    if (p.accept(Token.Comma) || p.kind === terminator || isLayout(p.kind)) continue;
    p.problem("this can't be read");
    const isNextLine = p.index > index && p.kind === Token.Name && p.startsLine;
    if (!isNextLine) p.skipItem(terminator);
    if (!isNextLine && !p.accept(Token.Comma)) break;
  }
  return parameters;
}

function parseParameter(p: Parser, start: number, afterStar: boolean, isAnnotated: boolean): Parameter {
  const isRest = p.accept(Token.Star);
  const isKeywordRest = !isRest && p.accept(Token.Power);
  if (p.kind !== Token.Name) {
    const target = p.missing("a parameter's name is missing here");
    return { kind: "normal", start: target.start, end: target.end, target };
  }
  const target = { kind: "name", start: p.start, end: p.end, name: p.name } as const;
  p.next();
  const annotation = isAnnotated && p.accept(Token.Colon) ? parseAnnotation(p) : undefined;
  const isDefaulted = p.accept(Token.Assign);
  const value = isDefaulted ? p.grammar.test(p) : undefined;
  const kind = isRest ? "rest" : isKeywordRest ? "keyword-rest" : afterStar ? "keyword-only" : "normal";
  return { kind, start, end: p.lastEnd, target, default: value, annotation };
}

/** `*args: *Ts` has a star before the annotation. */
function parseAnnotation(p: Parser): Expr {
  p.accept(Token.Star);
  return p.grammar.test(p);
}

function makePositionalOnly(parameters: Parameter[]): void {
  for (const [i, parameter] of parameters.entries()) {
    if (parameter.kind === "normal") parameters[i] = { ...parameter, kind: "positional-only" };
  }
}
