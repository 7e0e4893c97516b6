/**
 * A notebook's code cells as one text, and the way back from an offset in it to a cell.
 *
 *     cells 1 "a = 1" and 3 "b"      text "a = 1\nb\n"      offset 6 is offset 0 of cell 3
 *
 * Each cell ends with one line end of the text's own, so that no two cells share a line. It belongs to the cell before it.
 */
import type { Span } from "./span.js";

/** A cell's place among all cells of the notebook, text cells counted, from 0; and its source. */
export interface CellSource {
  readonly index: number;
  readonly source: string;
}

/** Where a cell's source stands in the text. */
export interface CellSpan extends Span {
  readonly index: number;
}

export interface CellPlace {
  readonly cell: number;
  /** In the cell's own source. */
  readonly offset: number;
}

export class CellMap {
  readonly text: string;
  /** In the order of the text. */
  readonly cells: readonly CellSpan[];

  constructor(sources: readonly CellSource[]) {
    const cells: CellSpan[] = [];
    let start = 0;
    for (const { index, source } of sources) {
      cells.push({ index, start, end: start + source.length });
      start += source.length + 1;
    }
    this.cells = cells;
    this.text = sources.map(({ source }) => source + "\n").join("");
  }

  /** The cell at an offset of the text; an offset outside is taken for the nearest. Undefined where there are no cells. */
  at(offset: number): CellPlace | undefined {
    let low = 0;
    let high = this.cells.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.cells[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    const cell = this.cells[low];
    if (cell === undefined) return undefined;
    return { cell: cell.index, offset: Math.max(0, Math.min(offset, cell.end) - cell.start) };
  }

  /** The offset in the text; an offset past the cell's end is taken for its end. Undefined where the text has no such cell. */
  offset(place: CellPlace): number | undefined {
    const cell = this.cellSpan(place.cell);
    return cell && Math.max(cell.start, Math.min(cell.start + place.offset, cell.end));
  }

  cellSpan(index: number): CellSpan | undefined {
    return this.cells.find((cell) => cell.index === index);
  }

  /** A span of the text in the offsets of the cell that it starts in. */
  spanInCell(span: Span): (Span & { readonly cell: number }) | undefined {
    const from = this.at(span.start);
    const cell = from && this.cellSpan(from.cell);
    if (from === undefined || cell === undefined) return undefined;
    return {
      cell: from.cell,
      start: from.offset,
      end: Math.max(from.offset, Math.min(span.end, cell.end) - cell.start),
    };
  }
}
