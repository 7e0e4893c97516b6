/**
 * Summaries as plain text, in read-only documents that follow their file.
 *
 *     lamella-summary:/sequential?{"uri":"file:///model.py","reference":{…}}
 */
import {
  EventEmitter,
  languages,
  Uri,
  window,
  workspace,
  type Disposable,
  type TextDocument,
  type TextDocumentContentProvider,
} from "vscode";
import type { ModelReference } from "../contract/protocol.js";
import { columnBeside } from "./columns.js";
import { openSource } from "./documents.js";
import type { PickedModel } from "./model-pick.js";
import type { ServerController } from "./server-controller.js";

const SCHEME = "lamella-summary";
const LANGUAGE = "lamella-summary";

interface Query {
  readonly uri: string;
  readonly reference: ModelReference;
}

export class TextSummaries implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #parts: readonly Disposable[];
  readonly onDidChange = this.#changed.event;

  constructor(readonly server: ServerController) {
    this.#parts = [
      this.#changed,
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      workspace.onDidOpenTextDocument((document) => void colour(document)),
      server.onDidChange((uri) => this.#fileChanged(uri)),
    ];
  }

  async show({ uri, reference }: PickedModel): Promise<void> {
    const query: Query = { uri: uri.toString(), reference };
    const path = `/${reference.name ?? reference.kind} summary`;
    const document = await workspace.openTextDocument(Uri.from({ scheme: SCHEME, path, query: JSON.stringify(query) }));
    await colour(document);
    await window.showTextDocument(document, { viewColumn: columnBeside(uri), preview: false });
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const { uri: file, reference } = queryOf(uri);
    // After a reload of the window the file may not be open yet, and the server reads only what is.
    await openSource(Uri.parse(file));
    const choice = { by: "reference", reference } as const;
    const summary = await this.server.request("lamella/textSummary", { uri: file, choice });
    return summary?.text ?? "This file has no model that can be read at the moment.\n";
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
  }

  #fileChanged(file: string): void {
    for (const { uri } of workspace.textDocuments) {
      if (uri.scheme === SCHEME && queryOf(uri).uri === file) this.#changed.fire(uri);
    }
  }
}

async function colour(document: TextDocument): Promise<void> {
  if (document.uri.scheme !== SCHEME || document.languageId === LANGUAGE) return;
  await languages.setTextDocumentLanguage(document, LANGUAGE);
}

/** The query is what `show` wrote. */
function queryOf(uri: Uri): Query {
  return JSON.parse(uri.query) as Query;
}
