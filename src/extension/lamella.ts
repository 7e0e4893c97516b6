/**
 * The composition root of the extension: every part is made here, once, with what it needs.
 *
 *     extension.ts (a process), extension.web.ts (a worker)   ──▶   activateLamella(context, a way to make a client)
 */
import { commands, type Disposable, type ExtensionContext, type LogOutputChannel, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { convertToSeparable } from "./commands/convert-to-separable.js";
import { summarizeModel } from "./commands/summarize-model.js";
import { summarizeModelAsText } from "./commands/summarize-model-as-text.js";
import { toggleHints } from "./commands/toggle-hints.js";
import { ModelContext } from "./model-context.js";
import { NotebookStatus } from "./notebook-status.js";
import { ServerController } from "./server-controller.js";
import { SummaryPanels } from "./summary-panels.js";
import { TextSummaries } from "./text-summaries.js";
import { VisibleDocuments } from "./visible-documents.js";

/** Command ids, as package.json contributes them. */
export type CommandId =
  | "lamella.summarizeModel"
  | "lamella.summarizeModelAsText"
  | "lamella.convertToSeparable"
  | "lamella.toggleHints"
  | "lamella.restartServer"
  | "lamella.showOutput";

export function activateLamella(
  context: ExtensionContext,
  createClient: (output: LogOutputChannel) => Promise<BaseLanguageClient>,
): ServerController {
  const output = window.createOutputChannel("Lamella", { log: true });
  const server = new ServerController(() => createClient(output), output);
  const texts = new TextSummaries(server);
  const panels = new SummaryPanels(server, texts, context);
  const actions: { readonly [id in CommandId]: (...given: readonly unknown[]) => unknown } = {
    "lamella.summarizeModel": (...given) => summarizeModel(server, panels, given),
    "lamella.summarizeModelAsText": (...given) => summarizeModelAsText(server, texts, given),
    "lamella.convertToSeparable": (...given) => convertToSeparable(server, given),
    "lamella.toggleHints": () => toggleHints(context.globalState),
    "lamella.restartServer": () => server.restart(),
    "lamella.showOutput": () => output.show(),
  };
  const registered: Disposable[] = Object.entries(actions).map(([id, run]) => commands.registerCommand(id, run));
  const followers = [new NotebookStatus(server), new VisibleDocuments(server), new ModelContext(server)];
  context.subscriptions.push(output, server, texts, panels, ...followers, ...registered);
  server.watchDocuments();
  return server;
}
