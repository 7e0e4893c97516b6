/**
 * Offsets of an analysed text as the command line writes them: from 1, columns in UTF-16 units, in a notebook by cell.
 *
 *     offset 120   { line: 7, column: 11 }        in a notebook { cell: 3, line: 2, column: 1 }
 */
import type { Analysis } from "../core/analyze.js";
import { LineIndex } from "../core/text/line-index.js";

export interface Position {
  readonly line: number;
  readonly column: number;
  /** The place of the cell among all cells, from 0. */
  readonly cell?: number;
}

export class Positions {
  readonly #lines: LineIndex;

  constructor(readonly analysis: Analysis) {
    this.#lines = new LineIndex(analysis.text);
  }

  at(offset: number): Position {
    const cell = this.analysis.cells?.at(offset);
    const { line, column } = this.#lines.at(offset);
    if (cell === undefined) return { line: line + 1, column: column + 1 };
    // No two cells share a line, so a cell's first line is where its first offset is.
    const firstLine = this.#lines.lineAt(this.analysis.cells?.offset({ ...cell, offset: 0 }) ?? 0);
    return { line: line - firstLine + 1, column: column + 1, cell: cell.cell };
  }

  /** `line 7`, `cell 4, line 2`: for people cells count from 1, as lines do. */
  words(offset: number): string {
    const { line, cell } = this.at(offset);
    return cell === undefined ? `line ${line}` : `cell ${cell + 1}, line ${line}`;
  }
}
