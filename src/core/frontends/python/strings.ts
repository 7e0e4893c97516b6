/**
 * String literals, decoded; literals side by side are joined.
 *
 *     "a\n" r'\d' b''      f"{x}" "tail"
 */
import type { Expr, FormatPart } from "../../program/program.js";
import { addText, formatParts } from "./format-strings.js";
import type { Parser } from "./parser.js";
import { decodeLiteral } from "./string-escapes.js";
import { quotesOfToken, type Quotes } from "./string-ends.js";
import { Token } from "./tokens.js";

export function parseStrings(p: Parser): Expr {
  const start = p.start;
  const parts: FormatPart[] = [];
  let isFormat = false;
  let bytesCount = 0;
  let count = 0;
  let because: string | undefined;
  for (; p.kind === Token.String || p.kind === Token.BrokenString; count++) {
    if (p.kind === Token.BrokenString) {
      p.problem("this string is not closed");
      because ??= "a string that is not closed";
      p.next();
      continue;
    }
    const quotes = quotesOfToken(p.text, p.start, p.end);
    const bodyEnd = p.end - quotes.length;
    p.next();
    if (quotes.bytes) bytesCount++;
    if (quotes.format) isFormat = true;
    because ??= addParts(p, quotes, bodyEnd, parts);
  }
  const end = p.lastEnd;
  if (because === undefined && bytesCount > 0 && (isFormat || bytesCount < count)) {
    p.problem("bytes and text can't be joined", { start, end });
    because = "bytes and text side by side";
  }
  if (because !== undefined) return { kind: "hole", start, end, because };
  if (isFormat) return { kind: "format", start, end, parts };
  const value = typeof parts[0] === "string" ? parts[0] : "";
  return bytesCount > 0 ? { kind: "string", start, end, value, bytes: true } : { kind: "string", start, end, value };
}

/** Appends what one literal holds; text follows text in one part. Gives a reason where the value can't be told. */
function addParts(p: Parser, quotes: Quotes, bodyEnd: number, parts: FormatPart[]): string | undefined {
  if (quotes.format) return formatParts(p, quotes, bodyEnd, parts);
  const value = decodeLiteral(p.text, quotes.bodyStart, bodyEnd, quotes);
  if (value === undefined) return "a character given by its Unicode name";
  addText(parts, value);
  return undefined;
}
