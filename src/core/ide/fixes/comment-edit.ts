/**
 * A comment put at the end of a line.
 *
 *     x = 1          x = 1  # lamella: ignore
 *     x = 1  # one   x = 1  # one  # lamella: ignore
 */
import type { Analysis } from "../../analyze.js";
import type { TextEdit } from "../../text/span.js";

/** Undefined where the line can't take a comment: it goes on after a backslash, or ends within a string. */
export function commentEdit({ text, program }: Analysis, offset: number, words: string): TextEdit | undefined {
  const line = /^[^\r\n]*/.exec(text.slice(offset))![0].trimEnd();
  const end = offset + line.length;
  const inComment = program.comments.some((comment) => comment.start < end && end <= comment.end);
  if (!inComment && (line.endsWith("\\") || endsInString(text, offset, end))) return undefined;
  const mark = program.language === "python" ? "#" : "//";
  return { start: end, end, newText: `  ${mark} ${words}` };
}

/** A string with three quotes that is opened and not closed in the rest of the line. */
function endsInString(text: string, start: number, end: number): boolean {
  const quotes = text.slice(start, end).match(/"""|'''|`/g) ?? [];
  return quotes.length % 2 === 1;
}
