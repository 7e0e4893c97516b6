/**
 * Goes to a place in the editor that shows it already, else in the first column: a summary stands beside it.
 *
 *     file:///model.py 6:4                           the cursor is on line 7
 *     vscode-notebook-cell:/a.ipynb#W2sZmlsZQ 1:0    the cell is selected in its notebook
 */
import {
  NotebookRange,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
  type TextDocument,
} from "vscode";
import type { ProtocolLocation, ProtocolRange } from "../contract/protocol.js";
import { notebookOf } from "./documents.js";

export async function reveal({ uri, range }: ProtocolLocation): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const notebook = notebookOf(document);
  if (notebook !== undefined) {
    const index = notebook.getCells().findIndex((cell) => cell.document === document);
    const visible = window.visibleNotebookEditors.find((editor) => editor.notebook === notebook);
    const selections = [new NotebookRange(index, index + 1)];
    await window.showNotebookDocument(notebook, { viewColumn: visible?.viewColumn ?? ViewColumn.One, selections });
  } else {
    await revealInFile(document, range);
  }
}

/** Only the start has to be seen: a call that is wider than the editor would scroll the heads of its lines away. */
async function revealInFile(document: TextDocument, { start }: ProtocolRange): Promise<void> {
  const visible = window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await window.showTextDocument(document, { viewColumn: visible?.viewColumn ?? ViewColumn.One });
  editor.selection = new Selection(start.line, start.character, start.line, start.character);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
