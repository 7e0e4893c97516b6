/**
 * Tells the server which documents can be seen: problems of the others wait until they can.
 *
 *     two editors side by side   ──▶   lamella/visibleDocuments [file:///a.py, file:///b.py]
 */
import { type Disposable, type Uri, window } from "vscode";
import type { ServerController } from "./server-controller.js";

export class VisibleDocuments implements Disposable {
  readonly #listeners: readonly Disposable[];

  constructor(server: ServerController) {
    const tell = (): void => void server.notify("lamella/visibleDocuments", { uris: visibleUris() });
    this.#listeners = [
      window.onDidChangeVisibleTextEditors(tell),
      window.onDidChangeVisibleNotebookEditors(tell),
      server.onDidStart(tell),
    ];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }
}

function visibleUris(): readonly string[] {
  const uris: readonly Uri[] = [
    ...window.visibleTextEditors.map((editor) => editor.document.uri),
    ...window.visibleNotebookEditors.map((editor) => editor.notebook.uri),
  ];
  return uris.map((uri) => uri.toString());
}
