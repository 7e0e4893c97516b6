/**
 * One item taken out of a list in brackets, with its comma, and nothing else: comments stay.
 *
 *     Conv2D(32, 3, groups=1, name="a")    without "groups=1, "
 *     from keras.layers import Conv2D, Dense    without "Conv2D, "
 */
import type { Span, TextEdit } from "../../../text/span.js";

/** `items` are the spans of all items of the list, in order; `at` is the one to take out. */
export function removalOf(items: readonly Span[], at: number, text: string): TextEdit {
  const { start, end } = items[at]!;
  const comma = /^\s*,/.exec(text.slice(end, items[at + 1]?.start ?? text.length));
  if (!comma) return withoutCommaAfter(items, at, text);
  const afterComma = end + comma[0].length;
  const rest = /^[ \t]*(?:(\r\n|\n|\r)|)/.exec(text.slice(afterComma))!;
  const lineStart = start - /[ \t]*$/.exec(text.slice(0, start))![0].length;
  const isFirstOnLine = lineStart === 0 || /[\r\n]/.test(text[lineStart - 1]!);
  // Alone on its line: the whole line goes. Last on its line: the line break stays.
  if (isFirstOnLine && rest[1] !== undefined)
    return { start: lineStart, end: afterComma + rest[0].length, newText: "" };
  if (rest[1] !== undefined) return { start: lineStart, end: afterComma, newText: "" };
  return { start, end: afterComma + rest[0].length, newText: "" };
}

/** The last item: the comma before it goes too, unless something else stands between. */
function withoutCommaAfter(items: readonly Span[], at: number, text: string): TextEdit {
  const { start, end } = items[at]!;
  const before = items[at - 1];
  const onlyComma = before !== undefined && /^\s*,\s*$/.test(text.slice(before.end, start));
  return { start: onlyComma ? before.end : start, end, newText: "" };
}
