/**
 * `match`, which is a keyword only where a line reads like one.
 *
 *     match command:
 *         case [name, *rest] if rest: …
 */
import type { MatchCase, MatchStmt } from "../../program/program.js";
import { parseHeaderEnd, skipToColon } from "./headers.js";
import { parseNamedTest } from "./items.js";
import type { Parser } from "./parser.js";
import { parseCasePattern, valuePattern } from "./patterns.js";
import { isLayout, startsExpression, Token } from "./tokens.js";

/** Whether the present name is `match`, has a subject, and its line ends with a colon. */
export function isMatch(p: Parser): boolean {
  if (p.end - p.start !== 5 || p.name !== "match") return false;
  if (!startsExpression(p.peek()) && p.peek() !== Token.Star) return false;
  let last = p.index;
  while (!isLayout(p.kindAt(last + 1))) last++;
  return p.kindAt(last) === Token.Colon;
}

export function parseMatch(p: Parser, start: number): MatchStmt {
  p.next();
  const subject = parseHeaderEnd(p, p.grammar.value);
  p.accept(Token.Colon);
  p.accept(Token.Newline);
  const cases: MatchCase[] = [];
  if (p.accept(Token.Indent)) {
    while (p.kind !== Token.Dedent && p.kind !== Token.EndOfText) parseMatchLine(p, cases);
    p.accept(Token.Dedent);
  }
  if (cases.length === 0) p.problem("this 'match' has no 'case'", { start, end: start + 5 });
  return { kind: "match", start, end: p.lastEnd, subject, cases };
}

function parseMatchLine(p: Parser, cases: MatchCase[]): void {
  const start = p.start;
  if (p.kind === Token.Name && p.name === "case") {
    p.next();
    const patternStart = p.start;
    const read = parseCasePattern(p);
    const guard = p.accept(Token.If) ? parseHeaderEnd(p, parseNamedTest) : undefined;
    const hole = skipToColon(p, patternStart);
    const pattern = hole === undefined ? read : valuePattern(hole);
    const body = p.grammar.block(p);
    cases.push({ start, end: p.lastEnd, pattern, guard, body });
    return;
  }
  p.problem("only a 'case' can stand here");
  p.skipHeader();
  if (p.kind === Token.Colon) p.grammar.block(p);
  else p.next();
}
