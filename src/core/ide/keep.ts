/**
 * While a text can't be read, what was said last stays where it was.
 *
 *     model.add(Conv2D(32,         half typed: this line's lens and those below stay on their lines
 *     model.add(Dense(10))
 *
 * Items are lenses or hints, each with the span that it speaks of.
 */
import type { Span, TextEdit } from "../text/span.js";

export interface Anchored {
  readonly anchor: Span;
  /** It says only that something isn't known. */
  readonly weak: boolean;
}

/**
 * The items to show: the new ones, and in a text that can't be read also the old ones that have no new one in their place.
 * `place` says where an item is shown (a line); `old` is already moved to where it stands in the new text.
 */
export function keepItems<T extends Anchored>(
  old: readonly T[],
  fresh: readonly T[],
  broken: boolean,
  place: (item: T) => number,
): readonly T[] {
  if (!broken) return fresh;
  const strong = new Set(fresh.filter((item) => !item.weak).map(place));
  const kept = old.filter((item) => !strong.has(place(item)));
  const keptPlaces = new Set(kept.map(place));
  const shown = [...kept, ...fresh.filter((item) => strong.has(place(item)) || !keptPlaces.has(place(item)))];
  return shown.sort((a, b) => a.anchor.start - b.anchor.start);
}

/** The items at the places that they have after an edit; one whose own words were edited is gone. */
export function moveItems<T extends Anchored>(items: readonly T[], edit: TextEdit): readonly T[] {
  return items.flatMap((item) => {
    const anchor = moveSpan(item.anchor, edit);
    return anchor ? [{ ...item, anchor }] : [];
  });
}

/** Where a span stands after an edit; undefined where the edit reaches into it. */
export function moveSpan(span: Span, edit: TextEdit): Span | undefined {
  if (edit.start >= span.end) return span;
  if (edit.end > span.start) return undefined;
  const shift = edit.newText.length - (edit.end - edit.start);
  return { start: span.start + shift, end: span.end + shift };
}
