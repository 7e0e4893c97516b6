/**
 * What an f-string holds: text and the values between.
 *
 *     f"{x!r:>{width}} of {n=}"       {x !r, ">" {width}}, " of n=", {n !r}
 */
import type { Expr, FormatExpr, FormatPart } from "../../program/program.js";
import { tokenize } from "./lexer.js";
import type { Parser } from "./parser.js";
import { decodeLiteral } from "./string-escapes.js";
import { afterNamedEscape, scanField, type Field, type Quotes } from "./string-ends.js";
import { Token } from "./tokens.js";

/** Python reads a format spec inside a format spec and no deeper. */
const DEEPEST_SPEC = 2;

/** Appends the parts of the body that ends at `bodyEnd`. Gives a reason where they can't be told. */
export function formatParts(p: Parser, quotes: Quotes, bodyEnd: number, parts: FormatPart[]): string | undefined {
  return readParts(p, quotes, quotes.bodyStart, bodyEnd, parts, 0);
}

function readParts(
  p: Parser,
  quotes: Quotes,
  start: number,
  end: number,
  parts: FormatPart[],
  specDepth: number,
): string | undefined {
  let textStart = start;
  const flush = (to: number): string | undefined => {
    const value = decodeLiteral(p.text, textStart, to, quotes);
    if (value === undefined) return "a character given by its Unicode name";
    addText(parts, value);
    return undefined;
  };
  for (let i = start; i < end; i++) {
    const c = p.text.charCodeAt(i);
    if (c === 92 && !quotes.raw) i = afterNamedEscape(p.text, i, end) - 1;
    if (c !== 123 && c !== 125) continue;
    const isDoubled = specDepth === 0 && p.text.charCodeAt(i + 1) === c && i + 1 < end;
    const because = flush(isDoubled ? i + 1 : i);
    if (because !== undefined) return because;
    if (isDoubled) i++;
    else {
      const field = c === 123 ? scanField(p.text, i + 1, end) : undefined;
      if (field === undefined) return broken(p, i, "a brace in an f-string that has no partner");
      const inside = readField(p, quotes, field, parts, specDepth);
      if (inside !== undefined) return inside;
      i = field.close;
    }
    textStart = i + 1;
  }
  return flush(end);
}

function readField(
  p: Parser,
  quotes: Quotes,
  field: Field,
  parts: FormatPart[],
  specDepth: number,
): string | undefined {
  if (specDepth > DEEPEST_SPEC) return broken(p, field.expressionStart, "format specs nested too deeply");
  const { specStart, selfDocumentEnd } = field;
  let format: FormatExpr | undefined;
  if (specStart !== undefined) {
    const specParts: FormatPart[] = [];
    const because = readParts(p, quotes, specStart, field.close, specParts, specDepth + 1);
    if (because !== undefined) return because;
    format = { kind: "format", start: specStart, end: field.close, parts: specParts };
  }
  if (selfDocumentEnd !== undefined) addText(parts, p.text.slice(field.expressionStart, selfDocumentEnd));
  const implied = selfDocumentEnd !== undefined && format === undefined ? "r" : undefined;
  const conversion = field.conversion ?? implied;
  const value = readExpression(p, field);
  parts.push({ value, ...(conversion && { conversion }), ...(format && { format }) });
  return undefined;
}

function readExpression(p: Parser, field: Field): Expr {
  const span = { start: field.expressionStart, end: field.expressionEnd };
  const inner = p.inner(tokenize(p.text, span, { inBrackets: true }));
  const value = inner.grammar.value(inner);
  p.sawYield ||= inner.sawYield;
  if (inner.kind === Token.EndOfText) return value;
  inner.problem("this can't be read");
  return { kind: "hole", ...span, because: "a field that can't be read" };
}

function broken(p: Parser, at: number, because: string): string {
  p.problem(because, { start: at, end: at + 1 });
  return because;
}

/** Text follows text in one part; the empty text is none. */
export function addText(parts: FormatPart[], value: string): void {
  const last = parts.at(-1);
  if (typeof last === "string") parts[parts.length - 1] = last + value;
  else if (value !== "") parts.push(value);
}
