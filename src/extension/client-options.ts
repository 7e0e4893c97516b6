/**
 * How the language client behaves, the same on a desktop, over a remote connection and in a browser.
 *
 *     git:/model.py opened in a diff   ──▶   not sent to the server, so it gets no lens and no problem
 */
import { type LogOutputChannel, type NotebookDocument, type TextDocument, Uri, workspace } from "vscode";
import { RevealOutputChannelOn, type BaseLanguageClient, type LanguageClientOptions } from "vscode-languageclient";
import type { ClientRequests } from "../contract/protocol.js";
import { isPresentState, isRead, LANGUAGES } from "./documents.js";

export const CLIENT_ID = "lamella";
export const CLIENT_NAME = "Lamella";

export function clientOptions(output: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: LANGUAGES.map((language) => ({ language })),
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: CLIENT_ID,
    // What is not looked at is not sent before something is asked of it.
    textSynchronization: { delayOpenNotifications: true },
    synchronize: { fileEvents: workspace.createFileSystemWatcher("**/*.py") },
    middleware: {
      didOpen: async (document: TextDocument, next) => {
        if (isRead(document)) await next(document);
      },
      notebooks: {
        didOpen: async (notebook: NotebookDocument, cells, next) => {
          if (isPresentState(notebook.uri)) await next(notebook, cells);
        },
      },
    },
  };
}

/** Reads files for a server that can't: it has no file system, or the workspace is not on one. */
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
