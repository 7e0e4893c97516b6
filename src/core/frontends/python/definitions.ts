/**
 * Functions and classes with their decorators.
 *
 *     @tf.function
 *     def call(self, x): …        define call, a function whose decorators are [tf.function]
 */
import type { Argument, ClassExpr, DefineStmt, Expr, FunctionExpr, Stmt } from "../../program/program.js";
import type { Span } from "../../text/span.js";
import { parseNamedTest } from "./items.js";
import { parseDefParameters } from "./parameters.js";
import type { Parser } from "./parser.js";
import { parseArguments } from "./primaries.js";
import { isLayout, Token } from "./tokens.js";
import { parseTypeParameters } from "./type-parameters.js";

/** The decorators before the present token, one a line. */
export function parseDecorators(p: Parser): Expr[] {
  const decorators: Expr[] = [];
  while (p.accept(Token.At)) {
    const start = p.start;
    const value = parseNamedTest(p);
    if (isLayout(p.kind)) decorators.push(value);
    else {
      p.problem("this can't be read");
      p.skipStatement();
      decorators.push(p.hole(start, "a decorator that can't be read"));
    }
    p.accept(Token.Newline);
  }
  return decorators;
}

/** `start` is that of the first decorator, or of `async`, or of `def`, which is the present token. */
export function parseDef(p: Parser, start: number, decorators: readonly Expr[], isAsync?: true): DefineStmt {
  const { name, nameSpan } = parseDefinedName(p);
  parseTypeParameters(p);
  const parameters = parseDefParameters(p);
  if (p.accept(Token.Arrow)) p.grammar.test(p);
  const outerYield = p.sawYield;
  p.sawYield = false;
  const body = p.grammar.block(p);
  const isGenerator = p.sawYield || undefined;
  p.sawYield = outerYield;
  const end = p.lastEnd;
  const value: FunctionExpr = {
    kind: "function",
    start,
    end,
    name,
    nameSpan,
    parameters,
    body,
    decorators,
    isAsync,
    isGenerator,
    docstring: docstringOf(body),
  };
  return { kind: "define", start, end, name, value };
}

export function parseClass(p: Parser, start: number, decorators: readonly Expr[]): DefineStmt {
  const { name, nameSpan } = parseDefinedName(p);
  parseTypeParameters(p);
  const bases: Argument[] = p.kind === Token.ParenOpen ? parseArguments(p) : [];
  const body = p.grammar.block(p);
  const end = p.lastEnd;
  const value: ClassExpr = { kind: "class", start, end, name, nameSpan, bases, body, decorators };
  return { kind: "define", start, end, name, value };
}

/** While the name is still to be typed it is "", so that the body is read all the same. */
function parseDefinedName(p: Parser): { name: string; nameSpan: Span } {
  p.next();
  if (p.kind !== Token.Name) {
    p.problem("a name is missing here");
    return { name: "", nameSpan: { start: p.lastEnd, end: p.lastEnd } };
  }
  const nameSpan = { start: p.start, end: p.end };
  const name = p.name;
  p.next();
  return { name, nameSpan };
}

function docstringOf(body: readonly Stmt[]): string | undefined {
  const first = body[0];
  if (first?.kind !== "expr" || first.value.kind !== "string" || first.value.bytes) return undefined;
  return first.value.value;
}
