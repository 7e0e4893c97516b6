/**
 * Where what belongs to a file opens: in the group beside its editor, which may be there already.
 *
 *     [ model.py ]                          ──▶   [ model.py ] [ summary ]
 *     [ model.py ] [ summary, focused ]     ──▶   [ model.py ] [ summary | as text ]
 */
import { type Uri, ViewColumn, window } from "vscode";

/** Where the file itself can't be seen, the group that has the focus takes what belongs to it. */
export function columnBeside(source: Uri): ViewColumn {
  const column = columnOf(source);
  return column === undefined ? ViewColumn.Active : Math.min(column + 1, ViewColumn.Nine);
}

/** Of the file's or the notebook's editor that can be seen. */
function columnOf(source: Uri): ViewColumn | undefined {
  const isSource = (uri: Uri): boolean => uri.toString() === source.toString();
  const editor =
    window.visibleTextEditors.find(({ document }) => isSource(document.uri)) ??
    window.visibleNotebookEditors.find(({ notebook }) => isSource(notebook.uri));
  return editor?.viewColumn;
}
