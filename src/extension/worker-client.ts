/**
 * The client of a server in a browser's worker.
 *
 *     dist/web/extension.js   ──messages──   dist/web/server.js
 */
import { type ExtensionContext, type LogOutputChannel, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { CLIENT_ID, CLIENT_NAME, clientOptions } from "./client-options.js";

/** The host's own constructor: this project is compiled with Node's types, which know only the instances. */
declare const Worker: new (script: string) => Worker;

export function workerClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const script = Uri.joinPath(context.extensionUri, "dist", "web", "server.js").toString(true);
  return new LanguageClient(CLIENT_ID, CLIENT_NAME, async () => new Worker(script), clientOptions(output));
}
