/**
 * The editor at the other end: what it can do, which folders it has open, and how it is asked to show things anew.
 *
 *     blocks.py is edited, train.py imports it   ──▶   workspace/codeLens/refresh, once typing rests
 */
import {
  CodeLensRefreshRequest,
  DidChangeWatchedFilesNotification,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
} from "vscode-languageserver";
import { unlessClosed } from "./server-context.js";

const REST_MS = 250;

export class EditorSession {
  #capabilities: ClientCapabilities = {};
  #folders: readonly string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly connection: Connection) {}

  /** The URIs of the workspace's folders. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  get capabilities(): ClientCapabilities {
    return this.#capabilities;
  }

  initialize({ capabilities, workspaceFolders }: InitializeParams): void {
    this.#capabilities = capabilities;
    this.#folders = workspaceFolders?.map(({ uri }) => uri) ?? [];
  }

  /** Asks to be told of files and folders; only possible once the connection is initialized. */
  async initialized(onFoldersChange: () => void): Promise<void> {
    const { workspace } = this.#capabilities;
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      const watchers = [{ globPattern: "**/*.{py,ts,tsx,mts,cts,js,jsx,mjs,cjs}" }];
      await this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (workspace?.workspaceFolders !== true) return;
    this.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = removed.map(({ uri }) => uri);
      this.#folders = [...this.#folders.filter((uri) => !gone.includes(uri)), ...added.map(({ uri }) => uri)];
      onFoldersChange();
    });
  }

  /** What is shown may have changed without an edit of the document that shows it. */
  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { codeLens, inlayHint } = this.#capabilities.workspace ?? {};
      if (codeLens?.refreshSupport === true) unlessClosed(this.connection.sendRequest(CodeLensRefreshRequest.type));
      if (inlayHint?.refreshSupport === true) unlessClosed(this.connection.languages.inlayHint.refresh());
    }, REST_MS);
  }
}
