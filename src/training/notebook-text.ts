/**
 * A notebook's file with other sources in some of its cells; everything else in it stays as it is.
 */

export interface ChangedCell {
  /** Among all cells, from 0. */
  readonly index: number;
  readonly source: string;
}

/** @param json a notebook that has been read before: nbformat 4, or 3 with its worksheets */
export function notebookWith(json: string, changed: readonly ChangedCell[]): string {
  const notebook = JSON.parse(json.replace(/^\ufeff/, "")) as Notebook;
  const cells = cellsOf(notebook);
  for (const { index, source } of changed) {
    const cell = cells[index];
    if (cell === undefined) continue;
    if ("input" in cell && !("source" in cell)) cell.input = source;
    else cell.source = source;
  }
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

interface Notebook {
  readonly cells?: Cell[];
  readonly worksheets?: readonly Notebook[];
}

interface Cell {
  source?: unknown;
  input?: unknown;
}

function cellsOf({ cells, worksheets }: Notebook): readonly Cell[] {
  return cells ?? (worksheets ?? []).flatMap(cellsOf);
}
