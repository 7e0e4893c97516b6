/**
 * The extension where VS Code runs extensions in a process: the language server is another process.
 *
 *     dist/extension.js   ──ipc──   dist/server.js
 */
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { CLIENT_ID, CLIENT_NAME, clientOptions } from "./client-options.js";
import { activateLamella } from "./lamella.js";
import type { ServerController } from "./server-controller.js";

let server: ServerController | undefined;

export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath("dist/server.js");
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6129"] } };
  server = activateLamella(
    context,
    (output) => new LanguageClient(CLIENT_ID, CLIENT_NAME, { run, debug }, clientOptions(output)),
  );
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
