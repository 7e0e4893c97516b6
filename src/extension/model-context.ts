/**
 * Tells the editor's menus whether the active file has a model, so that the button to summarize it stands where it works.
 *
 *     when: "lamella.hasModel"
 */
import { commands, type Disposable, window } from "vscode";
import { isRead } from "./documents.js";
import type { ServerController } from "./server-controller.js";

export class ModelContext implements Disposable {
  readonly #listeners: readonly Disposable[];

  constructor(readonly server: ServerController) {
    const update = (): void => void this.#update();
    this.#listeners = [
      window.onDidChangeActiveTextEditor(update),
      window.onDidChangeActiveNotebookEditor(update),
      server.onDidChange(update),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  async #update(): Promise<void> {
    const uri = activeUri();
    // A server that was not needed so far is not started for a menu.
    const isAsked = uri !== undefined && this.server.isStarted;
    const hasModel = isAsked && (await this.server.request("lamella/models", { uri })).models.length > 0;
    if (uri !== activeUri()) return;
    await commands.executeCommand("setContext", "lamella.hasModel", hasModel);
  }
}

function activeUri(): string | undefined {
  const notebook = window.activeNotebookEditor?.notebook;
  if (notebook !== undefined) return notebook.uri.toString();
  const document = window.activeTextEditor?.document;
  return document !== undefined && isRead(document) ? document.uri.toString() : undefined;
}
