/**
 * An editor for tests: the other end of a real stream to a real server.
 *
 *     const editor = await Editor.start({ "lamella.units": "macs" });
 *     editor.open("model.py", text); await editor.lenses("model.py");   ["2: (None, 10) · 330 params"]
 */
import { PassThrough } from "node:stream";
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CodeAction,
  type CodeLens,
  type Diagnostic,
  type Hover,
  type InlayHint,
  type InitializeParams,
  type NotebookDocument,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ServerRequests } from "../../src/contract/protocol.js";
import { analyze } from "../../src/core/analyze.js";
import { parseTypeScript } from "../../src/core/frontends/typescript/parse.js";
import { startServer } from "../../src/server/start-server.js";

/** A tree of settings: `{ lamella: { units: "macs" } }` is written `{ units: "macs" }`. */
type Settings = { readonly [name: string]: unknown };

export class Editor {
  readonly #documents = new Map<string, TextDocument>();
  readonly #diagnostics = new Map<string, readonly Diagnostic[]>();
  readonly #waiting: (() => void)[] = [];

  private constructor(
    readonly client: ProtocolConnection,
    public settings: Settings,
  ) {}

  static async start(settings: Settings = {}, files: { readonly [path: string]: string } = {}): Promise<Editor> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    startServer(server, () => ({
      analyze,
      loadTypeScript: () => Promise.resolve(parseTypeScript),
      pathOf: (uri) => uri.replace("file://", ""),
      uriOf: (path) => `file://${path}`,
      files: () => ({
        read: (path) => files[path],
        isDirectory: () => false,
        searchPaths: () => ["/project"],
      }),
      canTrain: () => false,
      forgetFiles: () => undefined,
    }));
    const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const editor = new Editor(client, settings);
    editor.#answer();
    client.listen();
    const capabilities: InitializeParams["capabilities"] = { workspace: { configuration: true } };
    await client.sendRequest("initialize", { processId: null, rootUri: null, capabilities });
    await client.sendNotification("initialized", {});
    return editor;
  }

  stop(): void {
    this.client.dispose();
  }

  /** Opens a document; again with another text, it is an edit of the whole. */
  async open(name: string, text: string): Promise<void> {
    const uri = uriOf(name);
    const known = this.#documents.get(uri);
    const version = (known?.version ?? 0) + 1;
    this.#documents.set(uri, TextDocument.create(uri, "python", version, text));
    if (known === undefined) {
      const textDocument = { uri, languageId: "python", version, text };
      await this.client.sendNotification("textDocument/didOpen", { textDocument });
    } else {
      const textDocument = { uri, version };
      await this.client.sendNotification("textDocument/didChange", { textDocument, contentChanges: [{ text }] });
    }
  }

  /** A notebook whose cells are documents of their own; one that starts with "#md" is Markdown. */
  async openNotebook(name: string, cells: readonly string[]): Promise<readonly string[]> {
    const uri = uriOf(name);
    const names = cells.map((_, index) => `${name}#${index}`);
    const kinds = cells.map((cell) => (cell.startsWith("#md") ? 1 : 2));
    const notebookDocument: NotebookDocument = {
      uri,
      notebookType: "jupyter-notebook",
      version: 1,
      cells: names.map((cell, index) => ({ kind: kinds[index] === 1 ? 1 : 2, document: uriOf(cell) })),
    };
    const cellTextDocuments = names.map((cell, index) => {
      const languageId = kinds[index] === 1 ? "markdown" : "python";
      const document = TextDocument.create(uriOf(cell), languageId, 1, cells[index] ?? "");
      this.#documents.set(document.uri, document);
      return { uri: document.uri, languageId, version: 1, text: document.getText() };
    });
    await this.client.sendNotification("notebookDocument/didOpen", { notebookDocument, cellTextDocuments });
    return names;
  }

  /** Puts the last cell of a notebook before another one. */
  async moveLastCell(name: string, cells: readonly string[], before: number): Promise<void> {
    const moved = [...cells.slice(0, before), cells.at(-1)!, ...cells.slice(before, -1)];
    const all = moved.map((cell) => ({ kind: 2 as const, document: uriOf(cell) }));
    await this.client.sendNotification("notebookDocument/didChange", {
      notebookDocument: { uri: uriOf(name), version: 2 },
      change: { cells: { structure: { array: { start: 0, deleteCount: cells.length, cells: all } } } },
    });
  }

  /** `LINE: TITLE`, lines from 1. */
  async lenses(name: string): Promise<readonly string[]> {
    const lenses: CodeLens[] = await this.#ask("textDocument/codeLens", name);
    return lenses.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);
  }

  codeLenses(name: string): Promise<CodeLens[]> {
    return this.#ask("textDocument/codeLens", name);
  }

  /** `LINE:COLUMN LABEL`, both from 1. */
  async hints(name: string): Promise<readonly string[]> {
    const end = { line: 10_000, character: 0 };
    const range = { start: { line: 0, character: 0 }, end };
    const hints: InlayHint[] = await this.#ask("textDocument/inlayHint", name, { range });
    return hints.map(({ position, label }) => `${position.line + 1}:${position.character + 1} ${String(label)}`);
  }

  /** At the first occurrence of some words. */
  hover(name: string, words: string): Promise<Hover | null> {
    return this.#ask("textDocument/hover", name, { position: this.position(name, words) });
  }

  actions(name: string, words: string): Promise<CodeAction[]> {
    const start = this.position(name, words);
    return this.#ask("textDocument/codeAction", name, { range: { start, end: start }, context: { diagnostics: [] } });
  }

  request<Method extends keyof ServerRequests>(
    method: Method,
    params: ServerRequests[Method]["params"],
  ): Promise<ServerRequests[Method]["result"]> {
    return this.client.sendRequest(method, params);
  }

  /** `LINE:COLUMN–COLUMN SEVERITY CODE` of what was published for a document, once something was. */
  async problems(name: string): Promise<readonly string[]> {
    const uri = uriOf(name);
    while (!this.#diagnostics.has(uri)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const found = this.#diagnostics.get(uri) ?? [];
    this.#diagnostics.delete(uri);
    return found.map(({ range: { start, end }, severity, code }) => {
      return `${start.line + 1}:${start.character + 1}–${end.character + 1} ${severity} ${code}`;
    });
  }

  async change(settings: Settings): Promise<void> {
    this.settings = settings;
    await this.client.sendNotification("workspace/didChangeConfiguration", { settings: null });
  }

  position(name: string, words: string): { line: number; character: number } {
    const document = this.#documents.get(uriOf(name));
    const offset = document?.getText().indexOf(words) ?? -1;
    if (document === undefined || offset < 0) throw new Error(`"${words}" is not in ${name}.`);
    return document.positionAt(offset);
  }

  #ask<Result>(method: string, name: string, params: object = {}): Promise<Result> {
    return this.client.sendRequest(method, { textDocument: { uri: uriOf(name) }, ...params });
  }

  #answer(): void {
    this.client.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) =>
      items.map(() => this.settings),
    );
    this.client.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      this.#diagnostics.set(params.uri, params.diagnostics);
      for (const go of this.#waiting.splice(0)) go();
    });
  }
}

export const uriOf = (name: string): string => `file:///project/${name}`;
