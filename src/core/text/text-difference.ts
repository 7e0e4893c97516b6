/**
 * The edits between two states of a text, however an editor reported them: lines first, then characters within a line.
 *
 *     "a = 1\nb = 2\n", "a = 1\nb = 23\n"   [{ start: 11, end: 11, newText: "3" }]
 *
 * Two edits far apart (a rename, several cursors) come out as two, so that what lies between them has not moved.
 */
import type { TextEdit } from "./span.js";

/** Non-overlapping and in order; applied to `before` they give `after`. */
export function differences(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const old = linesOf(before);
  const fresh = linesOf(after);
  const head = commonStart(old, fresh);
  const tail = commonEnd(old, fresh, head);
  const matches = matchLines(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail));
  const edits: TextEdit[] = [];
  let start = lengthOf(old.slice(0, head));
  let [o, f] = [head, head];
  for (const { oldLine, freshLine } of [
    ...matches,
    { oldLine: old.length - tail - head, freshLine: fresh.length - tail - head },
  ]) {
    const oldGap = old.slice(o, head + oldLine);
    edits.push(...gapEdits(start, oldGap, fresh.slice(f, head + freshLine)));
    start += lengthOf(oldGap) + (old[head + oldLine]?.length ?? 0);
    [o, f] = [head + oldLine + 1, head + freshLine + 1];
  }
  return edits;
}

interface LineMatch {
  readonly oldLine: number;
  readonly freshLine: number;
}

/** Lines with equal text, in order. Blank lines say nothing of what lies around them. */
function matchLines(old: readonly string[], fresh: readonly string[]): readonly LineMatch[] {
  if (old.length === fresh.length) return [];
  const places = new Map<string, number[]>();
  fresh.forEach((text, line) => places.set(text, [...(places.get(text) ?? []), line]));
  const matches: LineMatch[] = [];
  let from = 0;
  old.forEach((text, oldLine) => {
    const freshLine = text.trim() === "" ? undefined : places.get(text)?.find((line) => line >= from);
    if (freshLine === undefined) return;
    matches.push({ oldLine, freshLine });
    from = freshLine + 1;
  });
  return matches;
}

/** As many lines as before are the same lines, edited; otherwise the gap is one edit. */
function gapEdits(start: number, old: readonly string[], fresh: readonly string[]): readonly TextEdit[] {
  if (old.length !== fresh.length) return edit(start, old.join(""), fresh.join(""));
  let offset = start;
  return old.flatMap((line, i) => {
    const edits = edit(offset, line, fresh[i]!);
    offset += line.length;
    return edits;
  });
}

/** What is equal at both ends is no part of the edit. */
function edit(start: number, old: string, fresh: string): readonly TextEdit[] {
  if (old === fresh) return [];
  const head = commonStart(old, fresh);
  const tail = commonEnd(old, fresh, head);
  const newText = fresh.slice(head, fresh.length - tail);
  return [{ start: start + head, end: start + old.length - tail, newText }];
}

function commonStart(a: ArrayLike<string>, b: ArrayLike<string>): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a[length] === b[length]) length++;
  return length;
}

function commonEnd(a: ArrayLike<string>, b: ArrayLike<string>, head: number): number {
  const limit = Math.min(a.length, b.length) - head;
  let length = 0;
  while (length < limit && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}

/** With their line ends, so that they join to the text. */
const linesOf = (text: string): readonly string[] => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
const lengthOf = (lines: readonly string[]): number => lines.reduce((length, line) => length + line.length, 0);
