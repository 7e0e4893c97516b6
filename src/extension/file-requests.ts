/**
 * Reads files for a server that can't: it has no file system, or the workspace is not on one.
 *
 *     lamella/readFiles ["vscode-vfs://github/a/nets/blocks.py"]   ──▶   [its text, or null]
 */
import { Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { ClientRequests } from "../contract/protocol.js";

export function answerFileRequests(client: BaseLanguageClient): void {
  type Files = ClientRequests["lamella/readFiles"];
  const answer = ({ uris }: Files["params"]): Promise<Files["result"]> => Promise.all(uris.map(readText));
  client.onRequest("lamella/readFiles" satisfies keyof ClientRequests, answer);
}

async function readText(uri: string): Promise<string | null> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await workspace.fs.readFile(Uri.parse(uri)));
  } catch {
    return null;
  }
}
