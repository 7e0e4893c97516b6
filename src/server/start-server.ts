/**
 * The composition root of the language server, the same in a process and in a worker.
 *
 *     startServer(connection, nodeWorld(connection))   ──▶   documents, analyses, one handler for each request
 */
import {
  CodeActionKind,
  CodeLensRefreshRequest,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
} from "vscode-languageserver";
import { Analyses } from "./analyses.js";
import { Documents } from "./documents.js";
import { registerCellStatus } from "./handlers/cell-status.js";
import { registerCodeAction } from "./handlers/code-action.js";
import { registerCodeLens } from "./handlers/code-lens.js";
import { registerConvertModel } from "./handlers/convert-model.js";
import { registerHover } from "./handlers/hover.js";
import { registerInlayHint } from "./handlers/inlay-hint.js";
import { registerLocate } from "./handlers/locate.js";
import { registerModels } from "./handlers/models.js";
import { registerSummary } from "./handlers/summary.js";
import { registerTextSummary } from "./handlers/text-summary.js";
import { ProblemPublisher } from "./problem-publisher.js";
import { onNotification, type ServerContext } from "./server-context.js";
import { SettingsStore } from "./settings-store.js";
import type { World } from "./world.js";

const CAPABILITIES: ServerCapabilities = {
  positionEncoding: "utf-16",
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  notebookDocumentSync: { notebookSelector: [{ notebook: { notebookType: "jupyter-notebook" } }] },
  codeLensProvider: { resolveProvider: false },
  inlayHintProvider: true,
  hoverProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

const REGISTRATIONS: readonly ((context: ServerContext) => void)[] = [
  registerCodeLens,
  registerInlayHint,
  registerHover,
  registerCodeAction,
  registerSummary,
  registerTextSummary,
  registerModels,
  registerLocate,
  registerConvertModel,
  registerCellStatus,
];

/** `worldFor` is told how to say that files have arrived which an analysis asked for before. */
export function startServer(connection: Connection, worldFor: (filesArrived: () => void) => World): void {
  let client: ClientCapabilities = {};
  let folders: readonly string[] = [];
  const world = worldFor(() => refreshAll());
  const documents = new Documents(connection, world.pathOf);
  const settings = new SettingsStore(connection, () => refreshAll());
  const settingsFor = (uri: string) => settings.for(uri);
  const analyses = new Analyses({ world, documents, settingsFor, workspaceFolders: () => folders.map(world.pathOf) });
  const context: ServerContext = { connection, documents, analyses, world, settingsFor };
  const publisher = new ProblemPublisher(context);

  /** What is shown may have changed without an edit of the document that shows it. */
  function refreshEditors(): void {
    const { codeLens, inlayHint } = client.workspace ?? {};
    if (codeLens?.refreshSupport === true) void connection.sendRequest(CodeLensRefreshRequest.type);
    if (inlayHint?.refreshSupport === true) void connection.languages.inlayHint.refresh();
  }

  function refreshAll(): void {
    for (const uri of documents.all()) publisher.schedule(uri);
    refreshEditors();
  }

  connection.onInitialize(({ capabilities, workspaceFolders }: InitializeParams) => {
    client = capabilities;
    folders = workspaceFolders?.map(({ uri }) => uri) ?? [];
    settings.initialize(capabilities);
    return { capabilities: CAPABILITIES, serverInfo: { name: "Lamella" } };
  });
  connection.onInitialized(async () => {
    await settings.initialized(client);
    if (client.workspace?.workspaceFolders !== true) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = removed.map(({ uri }) => uri);
      folders = [...folders.filter((uri) => !gone.includes(uri)), ...added.map(({ uri }) => uri)];
      refreshAll();
    });
  });
  connection.onDidChangeWatchedFiles(() => {
    world.forgetFiles();
    refreshAll();
  });
  onNotification(connection, "lamella/visibleDocuments", ({ uris }) => publisher.showing(uris));
  documents.onDidOpen((uri) => publisher.schedule(uri, "at once"));
  documents.onDidChange((uri) => {
    const readers = analyses.readersOf(world.pathOf(uri));
    for (const each of [uri, ...readers]) publisher.schedule(each);
    if (readers.length > 0) refreshEditors();
  });
  documents.onDidClose((uri) => {
    publisher.close(documents.source(uri), uri);
    analyses.forget(uri);
    settings.forget(uri);
  });
  for (const register of REGISTRATIONS) register(context);
  connection.listen();
}
