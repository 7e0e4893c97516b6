/**
 * The documents that an editor has open: files, and notebooks as one text each.
 *
 *     vscode-notebook-cell:/a.ipynb#W0sZmlsZQ   ──▶   the notebook /a.ipynb with all its Python cells, in order
 *
 * What is open here wins over the disk, also where another file imports it.
 */
import {
  Emitter,
  NotebookCellKind,
  NotebookDocuments,
  TextDocuments,
  type Connection,
  type Event,
  type NotebookDocument,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { NotebookCellInput } from "../core/analyze.js";

/** What is analysed as one text. */
export interface Source {
  /** Of the file or the notebook. */
  readonly uri: string;
  readonly language: "python" | "typescript";
  /** Changes whenever the text does. */
  readonly stamp: string;
  /** One for a file; one for each code cell of a notebook. */
  readonly documents: readonly TextDocument[];
  /** Only of a notebook, one for each of the documents. */
  readonly cells?: readonly NotebookCellInput[];
}

const LANGUAGES: { readonly [languageId: string]: Source["language"] } = {
  python: "python",
  typescript: "typescript",
  typescriptreact: "typescript",
  javascript: "typescript",
  javascriptreact: "typescript",
};

/** What a package brings along, and declarations without code. */
const isForeign = (uri: string): boolean => /\/node_modules\/|\.d\.[cm]?ts$/.test(uri);

export class Documents {
  readonly #files = new TextDocuments(TextDocument);
  readonly #notebooks = new NotebookDocuments(TextDocument);
  readonly #opened = new Emitter<string>();
  readonly #changed = new Emitter<string>();
  readonly #closed = new Emitter<string>();
  readonly #fileByPath = new Map<string, TextDocument>();

  constructor(
    connection: Connection,
    readonly pathOf: (uri: string) => string,
  ) {
    this.#files.onDidOpen(({ document }) => {
      this.#fileByPath.set(pathOf(document.uri), document);
      this.#opened.fire(document.uri);
    });
    const known = new WeakSet<TextDocument>();
    this.#files.onDidChangeContent(({ document }) => {
      // The first content of a document is reported here too.
      if (known.has(document)) this.#changed.fire(document.uri);
      else known.add(document);
    });
    this.#files.onDidClose(({ document }) => {
      this.#fileByPath.delete(pathOf(document.uri));
      this.#closed.fire(document.uri);
    });
    this.#notebooks.onDidOpen(({ uri }) => this.#opened.fire(uri));
    this.#notebooks.onDidClose(({ uri }) => this.#closed.fire(uri));
    this.#files.listen(connection);
    this.#notebooks.listen(withChangesHeard(connection, (uri) => this.#changed.fire(uri)));
  }

  /** Each event has the URI of a file or a notebook. */
  get onDidOpen(): Event<string> {
    return this.#opened.event;
  }

  get onDidChange(): Event<string> {
    return this.#changed.event;
  }

  get onDidClose(): Event<string> {
    return this.#closed.event;
  }

  /** Of a file, a notebook or one of its cells; undefined where it is not open or not in a language that is read. */
  source(uri: string): Source | undefined {
    const notebook = this.#notebooks.findNotebookDocumentForCell(uri) ?? this.#notebooks.getNotebookDocument(uri);
    if (notebook !== undefined) return this.#notebookSource(notebook);
    const document = this.#files.get(uri);
    const language = document && LANGUAGES[document.languageId];
    if (document === undefined || language === undefined || isForeign(uri)) return undefined;
    return { uri, language, stamp: String(document.version), documents: [document] };
  }

  /** The open file that has a path; notebooks can't be imported. */
  file(path: string): TextDocument | undefined {
    return this.#fileByPath.get(path);
  }

  /** The URIs of all sources. */
  all(): readonly string[] {
    const cells = this.#notebooks.cellTextDocuments.all();
    const notebooks = cells.flatMap(({ uri }) => this.#notebooks.findNotebookDocumentForCell(uri)?.uri ?? []);
    return [...this.#files.all().map(({ uri }) => uri), ...new Set(notebooks)];
  }

  #notebookSource({ uri, cells }: NotebookDocument): Source {
    const code = cells.flatMap((cell, index) => {
      const document = cell.kind === NotebookCellKind.Code ? this.#notebooks.getCellTextDocument(cell) : undefined;
      return document !== undefined && LANGUAGES[document.languageId] === "python" ? [{ document, index }] : [];
    });
    return {
      uri,
      language: "python",
      stamp: code.map(({ document, index }) => `${index} ${document.uri} ${document.version}`).join("\n"),
      documents: code.map(({ document }) => document),
      cells: code.map(({ document, index }) => ({ index, source: document.getText() })),
    };
  }
}

/**
 * The same connection, on which every change of a notebook is told once it is taken in: NotebookDocuments says nothing of
 * cells that only changed places, and their order is what the program is.
 */
function withChangesHeard(connection: Connection, hear: (uri: string) => void): Connection {
  const { synchronization } = connection.notebooks;
  const onDidChangeNotebookDocument: typeof synchronization.onDidChangeNotebookDocument = (takeIn) =>
    synchronization.onDidChangeNotebookDocument(async (params) => {
      await takeIn(params);
      hear(params.notebookDocument.uri);
    });
  const notebooks = { synchronization: { ...synchronization, onDidChangeNotebookDocument } };
  return Object.create(connection, { notebooks: { value: notebooks } });
}
