/**
 * Where something stands in a text: half-open offsets in UTF-16 units, as JavaScript strings and editors count them.
 *
 *     model.add(Dense(10))
 *               ^^^^^^^^^   { start: 10, end: 19 }
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same number for equal spans alone, to look things up by; for texts of up to 64 million characters. */
export const spanKey = ({ start, end }: Span): number => start * 2 ** 27 + end;

/** A span in a named file. `file` is the host's own name for it (a path or a URI); "" is the file under analysis. */
export interface Place extends Span {
  readonly file: string;
}

/** One replacement; offsets are those of the text before any edit of the same list. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/** Applies non-overlapping edits. Edits at the same offset keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.map((edit, index) => ({ edit, index }));
  sorted.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
  let result = "";
  let last = 0;
  for (const { edit } of sorted) {
    result += text.slice(last, edit.start) + edit.newText;
    last = edit.end;
  }
  return result + text.slice(last);
}
