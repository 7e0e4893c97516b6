/**
 * The status bar of a notebook's cell: what the model has come to when the cell has run.
 *
 *     [ model.add(layers.Dense(10)) ]   Sequential: 93,322 params
 */
import {
  EventEmitter,
  NotebookCellStatusBarAlignment,
  NotebookCellStatusBarItem,
  notebooks,
  type CancellationToken,
  type Disposable,
  type NotebookCell,
  type NotebookCellStatusBarItemProvider,
} from "vscode";
import { isRead, NOTEBOOK_TYPE } from "./documents.js";
import type { ServerController } from "./server-controller.js";

export class NotebookStatus implements NotebookCellStatusBarItemProvider, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #parts: readonly Disposable[];
  readonly onDidChangeCellStatusBarItems = this.#changed.event;

  constructor(readonly server: ServerController) {
    this.#parts = [
      this.#changed,
      server.onDidChange(() => this.#changed.fire()),
      notebooks.registerNotebookCellStatusBarItemProvider(NOTEBOOK_TYPE, this),
    ];
  }

  async provideCellStatusBarItems(cell: NotebookCell, token: CancellationToken): Promise<NotebookCellStatusBarItem[]> {
    if (!this.server.isStarted || !isRead(cell.document)) return [];
    const status = await this.server.request("lamella/cellStatus", { uri: cell.document.uri.toString() });
    if (status === null || token.isCancellationRequested) return [];
    const item = new NotebookCellStatusBarItem(status.text, NotebookCellStatusBarAlignment.Right);
    item.tooltip = status.tooltip;
    if (status.reference !== null) {
      const given = [cell.document.uri.toString(), { models: [status.reference] }];
      item.command = { title: "Summarize Model", command: "lamella.summarizeModel", arguments: given };
    }
    return [item];
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
  }
}
