/**
 * The cells of a notebook's joint text after it was rewritten: a rewrite changes what is in cells, not where they end.
 *
 *     cells "from keras import layers", "layers.Conv2D(8, 3)"   ──▶   each with the edits that fall into it
 */
import type { CellMap, CellSource } from "./cell-map.js";
import { differences } from "./text-difference.js";

export function cellsAfter({ cells, text }: CellMap, changedText: string): readonly CellSource[] {
  const edits = differences(text, changedText);
  const moved = (offset: number): number =>
    edits
      .filter((edit) => edit.end <= offset)
      .reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), offset);
  let start = 0;
  return cells.map(({ index, end }) => {
    const cellEnd = moved(end);
    const source = changedText.slice(start, cellEnd);
    // One line end of the joint text's own stands between two cells.
    start = cellEnd + 1;
    return { index, source };
  });
}
