/**
 * A statement that isn't closed takes those that follow for its own; the layout of the text tells where it was to end.
 *
 *     m.add(f({units:          a statement without an end: it is set aside,
 *     m.add(f({units: 10}))    and this one, which is no further in, is read again
 */
import ts from "typescript";
import type { SyntaxProblem } from "../../program/program.js";
import type { Span } from "../../text/span.js";

export type ParsedFile = ts.SourceFile & { parseDiagnostics: readonly ts.DiagnosticWithLocation[] };

/** What was set aside: a statement's span, and what is wrong there. */
export interface SetAside extends Span {
  readonly problem: SyntaxProblem;
}

/** So many statements are set aside; a text with more is left as TypeScript mends it. */
const MOST = 8;
/** So many of a text's problems are looked at for one that does it. */
const LOOKED_AT = 4;

/** Reads a text without the statements that swallow others. The last tree, whose offsets are those of the text. */
export function readWithout(
  text: string,
  parse: (text: string) => ParsedFile,
): { readonly source: ParsedFile; readonly aside: readonly SetAside[] } {
  const aside: SetAside[] = [];
  let source = parse(text);
  for (let left = text; aside.length < MOST; source = parse(left)) {
    const found = source.parseDiagnostics.slice(0, LOOKED_AT).map((one) => swallowing(source, one));
    const next = found.find((one) => one !== undefined);
    if (!next) break;
    aside.push(next);
    // An empty statement keeps its place.
    left = `${left.slice(0, next.start)};${left.slice(next.start + 1, next.end).replace(/[^\n\r]/g, " ")}${left.slice(next.end)}`;
  }
  return { source, aside };
}

function swallowing(source: ParsedFile, diagnostic: ts.DiagnosticWithLocation): SetAside | undefined {
  const { text } = source;
  const opening = diagnostic.relatedInformation?.find(({ start }) => start !== undefined)?.start;
  const at = Math.min(opening ?? diagnostic.start, text.length);
  const statement = innermostStatement(source, at);
  if (!statement) return undefined;
  const start = statement.getStart(source);
  if (text[start] === ";") return undefined;
  const next = nextStatementLine(text, Math.max(start, opening ?? start), indentationAt(text, start));
  if (next === undefined || statement.end <= next) return undefined;
  const end = start + text.slice(start, next).trimEnd().length;
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
  const from = Math.min(Math.max(diagnostic.start, start), end - 1);
  const to = Math.min(Math.max(diagnostic.start + diagnostic.length, from + 1), end);
  return { start, end, problem: { start: from, end: to, message } };
}

function innermostStatement(source: ts.SourceFile, at: number): ts.Node | undefined {
  let found: ts.Node | undefined;
  let node: ts.Node | undefined = source;
  while (node) {
    if (ts.isStatement(node) && !ts.isBlock(node)) found = node;
    node = ts.forEachChild(node, (child) => (child.getFullStart() <= at && at <= child.end ? child : undefined));
  }
  return found;
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf("\n", offset - 1) + 1;

const indentationAt = (text: string, offset: number): number =>
  /^[ \t]*/.exec(text.slice(lineStart(text, offset)))![0].length;

/** The first line behind an offset that is no further in and looks like the beginning of a statement. */
function nextStatementLine(text: string, offset: number, indentation: number): number | undefined {
  for (let at = text.indexOf("\n", offset) + 1; at > 0; at = text.indexOf("\n", at) + 1) {
    const [, space = "", first = ""] = /^([ \t]*)([\p{L}_$@]?)/u.exec(text.slice(at, at + 400)) ?? [];
    if (first !== "" && space.length <= indentation) return at + space.length;
  }
  return undefined;
}
