/**
 * The composition root of the language server, the same in a process and in a worker.
 *
 *     startServer(connection, nodeWorld(connection))   ──▶   documents, analyses, one handler for each request
 */
import { CodeActionKind, TextDocumentSyncKind, type Connection, type ServerCapabilities } from "vscode-languageserver";
import { Analyses } from "./analyses.js";
import { Documents } from "./documents.js";
import { EditorSession } from "./editor-session.js";
import { registerCellStatus } from "./handlers/cell-status.js";
import { registerCodeAction } from "./handlers/code-action.js";
import { registerCodeLens } from "./handlers/code-lens.js";
import { registerConvertModel } from "./handlers/convert-model.js";
import { registerHover } from "./handlers/hover.js";
import { registerInlayHint } from "./handlers/inlay-hint.js";
import { registerLocate } from "./handlers/locate.js";
import { registerModels } from "./handlers/models.js";
import { registerPredicted } from "./handlers/predicted.js";
import { registerQuickModels } from "./handlers/quick-models.js";
import { registerSummary } from "./handlers/summary.js";
import { registerTextSummary } from "./handlers/text-summary.js";
import { registerVariants } from "./handlers/variants.js";
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
  registerPredicted,
  registerQuickModels,
  registerVariants,
  registerCellStatus,
];

/** `worldFor` is told how to say that files have arrived which an analysis asked for before. */
export function startServer(connection: Connection, worldFor: (filesArrived: () => void) => World): void {
  const editor = new EditorSession(connection);
  const world = worldFor(() => refreshAll());
  const documents = new Documents(connection, world.pathOf);
  const settings = new SettingsStore(connection, () => refreshAll());
  const settingsFor = (uri: string) => settings.for(uri);
  const workspaceFolders = () => editor.folders.map(world.pathOf);
  const analyses = new Analyses({ world, documents, settingsFor, workspaceFolders });
  const context: ServerContext = { connection, documents, analyses, world, settingsFor };
  const publisher = new ProblemPublisher(context);

  function refreshReaders(uris: readonly string[]): void {
    const readers = uris.flatMap((uri) => analyses.readersOf(world.pathOf(uri)));
    for (const reader of readers) publisher.schedule(reader);
    if (readers.length > 0) editor.refreshSoon();
  }

  function refreshAll(): void {
    for (const uri of documents.all()) publisher.schedule(uri);
    editor.refreshSoon();
  }

  connection.onInitialize((params) => {
    editor.initialize(params);
    settings.initialize(params.capabilities);
    return { capabilities: CAPABILITIES, serverInfo: { name: "Lamella" } };
  });
  connection.onInitialized(async () => {
    await settings.initialized(editor.capabilities);
    await editor.initialized(refreshAll);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    world.forgetFiles();
    refreshReaders(changes.map(({ uri }) => uri));
  });
  documents.onDidOpen((uri) => publisher.schedule(uri, "at once"));
  documents.onDidChange((uri) => {
    publisher.schedule(uri);
    refreshReaders([uri]);
    // An editor asks again for the cell that was edited, and what the cells below say has changed as well.
    if (documents.source(uri)?.cells !== undefined) editor.refreshSoon();
  });
  documents.onDidClose((uri) => {
    publisher.close(documents.source(uri), uri);
    analyses.forget(uri);
    settings.forget(uri);
  });
  onNotification(connection, "lamella/visibleDocuments", ({ uris }) => publisher.showing(uris));
  for (const register of REGISTRATIONS) register(context);
  connection.listen();
}
