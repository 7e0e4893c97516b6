/**
 * A comment put at the end of a line.
 *
 *     x = 1          x = 1  # lamella: ignore
 *     x = 1  # one   x = 1  # one  # lamella: ignore
 *     const x = 1;   const x = 1;  // lamella: ignore
 */
import type { Analysis } from "../../analyze.js";
import { applyEdits, type TextEdit } from "../../text/span.js";
import { commentMark } from "../words.js";
import type { Analyze } from "./separable/separable.js";

/** Undefined where the line can't take a comment: it goes on after a backslash, or ends within a string or the text of JSX. */
export function commentEdit(analysis: Analysis, offset: number, words: string, analyze: Analyze): TextEdit | undefined {
  const { text, program } = analysis;
  const line = /^[^\r\n]*/.exec(text.slice(offset))![0].trimEnd();
  const end = offset + line.length;
  const inComment = program.comments.some((comment) => comment.start < end && end <= comment.end);
  if (!inComment && (line.endsWith("\\") || endsInString(text, offset, end))) return undefined;
  const edit = { start: end, end, newText: `  ${commentMark(program.language)} ${words}` };
  return program.language === "python" || isComment(edit, analyze(applyEdits(text, [edit]))) ? edit : undefined;
}

/** Only the parser tells what is text in JSX and in templates. */
function isComment({ start, newText }: TextEdit, { program }: Analysis): boolean {
  return program.comments.some((comment) => comment.start <= start + 2 && start + newText.length <= comment.end);
}

/** A string with three quotes that is opened and not closed in the rest of the line. */
function endsInString(text: string, start: number, end: number): boolean {
  const quotes = text.slice(start, end).match(/"""|'''|`/g) ?? [];
  return quotes.length % 2 === 1;
}
