/**
 * The client of a server in another process.
 *
 *     dist/extension.js   ──ipc──   dist/server.js
 */
import type { ExtensionContext, LogOutputChannel } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { SERVER_FLAGS } from "./server-flags.js";
import { CLIENT_ID, CLIENT_NAME, clientOptions } from "./client-options.js";

export function nodeClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const server = { module: context.asAbsolutePath("dist/server.js"), transport: TransportKind.ipc };
  const run = { ...server, options: { execArgv: [...SERVER_FLAGS] } };
  const debug = { ...server, options: { execArgv: [...SERVER_FLAGS, "--nolazy", "--inspect=6129"] } };
  return new LanguageClient(CLIENT_ID, CLIENT_NAME, { run, debug }, clientOptions(output));
}
