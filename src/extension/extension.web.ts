/**
 * The extension where VS Code runs in a browser: extension and language server are workers.
 *
 *     dist/web/extension.js   ──messages──   dist/web/server.js
 */
import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { CLIENT_ID, CLIENT_NAME, clientOptions } from "./client-options.js";
import { activateLamella } from "./lamella.js";
import type { ServerController } from "./server-controller.js";

/** The host's own constructor: this project is compiled with Node's types, which know only the instances. */
declare const Worker: new (script: string) => Worker;

let server: ServerController | undefined;

export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, "dist", "web", "server.js").toString(true);
  server = activateLamella(
    context,
    (output) => new LanguageClient(CLIENT_ID, CLIENT_NAME, async () => new Worker(script), clientOptions(output)),
  );
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
