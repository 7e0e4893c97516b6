/**
 * What a program's comments say to Lamella.
 *
 *     # lamella: ignore                         at the file's top: no hints and no problems in the whole file
 *     model.add(Dense(10))  # lamella: ignore   none on this line
 *     # lamella: ignore                         alone on a line further down: none on the next line of code
 *     # lamella: num_classes = 10               a value for a name that the text leaves open
 *     # lamella: height = 28, width = 28        several at once
 */
import type { Span } from "../text/span.js";
import type { Comment, Program, Stmt } from "./program.js";

export interface Directives {
  /** The whole file is silenced. */
  readonly ignoresFile: boolean;
  /** Whole lines (without their line ends) that are silenced; one span over the whole text where the file is. */
  readonly ignored: readonly Span[];
  readonly values: readonly GivenValue[];
}

/** `# lamella: num_classes = 10` */
export interface GivenValue {
  readonly name: string;
  /** An expression in the program's own language, not yet read. */
  readonly valueText: string;
  /** Where `valueText` stands. */
  readonly valueSpan: Span;
  /** The whole comment. */
  readonly span: Span;
  /** Nothing but the comment stands on its line: it belongs to the statement below. */
  readonly ownLine: boolean;
}

export function readDirectives(program: Program, text: string): Directives {
  const ignored: Span[] = [];
  const values: GivenValue[] = [];
  const codeStart = firstCodeOffset(program, text);
  for (const comment of program.comments) {
    const body = directiveBody(comment);
    if (!body) continue;
    const ownLine = text.slice(lineOf(text, comment.start).start, comment.start).trim() === "";
    if (isIgnore(body.text)) {
      if (ownLine && comment.start < codeStart) return { ignoresFile: true, ignored: [wholeText(text)], values };
      ignored.push(ownLine ? nextCodeLine(text, comment, program.comments) : lineOf(text, comment.start));
    } else {
      values.push(...givenValues(comment, body, ownLine));
    }
  }
  return { ignoresFile: false, ignored, values };
}

/** Whether hints and problems of something with this span are silenced: its first or its last line is. */
export function isIgnored(ignored: readonly Span[], span: Span): boolean {
  const covers = (offset: number) => ignored.some((line) => line.start <= offset && offset <= line.end);
  return ignored.length > 0 && (covers(span.start) || covers(span.end));
}

/** What a comment says after `lamella:`, if it speaks to Lamella at all, and where that starts. */
function directiveBody(comment: Comment): { readonly text: string; readonly start: number } | undefined {
  // It may stand behind another remark: `# noqa  # lamella: ignore`.
  const match = /(?:^|\s)(?:#+|\/\/+|\/\*+)\s*lamella\s*:\s*/.exec(comment.text);
  if (!match) return undefined;
  const from = match.index + match[0].length;
  const rest = comment.text.slice(from).replace(/\s*\*\/$/, "");
  const remark = /\s(?:#|\/\/)/.exec(rest);
  const text = (remark ? rest.slice(0, remark.index) : rest).trimEnd();
  return { text, start: comment.start + from };
}

function isIgnore(text: string): boolean {
  return /^ignore\b(?!\s*=)/.test(text);
}

function givenValues(
  comment: Comment,
  body: { readonly text: string; readonly start: number },
  ownLine: boolean,
): GivenValue[] {
  // A new value begins at a comma that a name and a single `=` follow: `size = (28, 28), classes = 10` holds two.
  const heads = [...body.text.matchAll(/(?:^|[,;])\s*([\p{L}_$][\p{L}\p{N}_$.]*)\s*=(?!=)\s*/gu)].filter(
    (head) => bracketDepth(body.text, head.index) === 0,
  );
  return heads.flatMap((head, i) => {
    const from = head.index + head[0].length;
    const valueText = body.text.slice(from, heads[i + 1]?.index ?? body.text.length).trimEnd();
    if (valueText === "") return [];
    const start = body.start + from;
    const valueSpan = { start, end: start + valueText.length };
    return [{ name: head[1]!, valueText, valueSpan, span: { start: comment.start, end: comment.end }, ownLine }];
  });
}

function bracketDepth(text: string, end: number): number {
  let depth = 0;
  for (const c of text.slice(0, end)) depth += "([{".includes(c) ? 1 : ")]}".includes(c) ? -1 : 0;
  return depth;
}

/** Where code begins: a docstring and `from __future__` imports still belong to the file's top. */
function firstCodeOffset(program: Program, text: string): number {
  // Functions that can be called before they are declared stand in front of the body.
  return program.body
    .filter((stmt) => !belongsToTop(stmt))
    .reduce((first, { start }) => Math.min(first, start), text.length + 1);
}

function belongsToTop(stmt: Stmt): boolean {
  if (stmt.kind === "import-from") return stmt.module === "__future__";
  return stmt.kind === "expr" && stmt.value.kind === "string";
}

/** The line that an offset lies on, without its line end. */
function lineOf(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  return { start, end };
}

function nextCodeLine(text: string, after: Comment, comments: readonly Comment[]): Span {
  let line = lineOf(text, after.start);
  while (line.end < text.length) {
    const next = text.startsWith("\r\n", line.end) ? line.end + 2 : line.end + 1;
    line = lineOf(text, next);
    const indent = text.slice(line.start, line.end).search(/\S/);
    const isCode = indent >= 0 && !comments.some((comment) => comment.start === line.start + indent);
    if (isCode) break;
  }
  return line;
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13;
const wholeText = (text: string): Span => ({ start: 0, end: text.length });
