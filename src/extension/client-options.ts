/**
 * How the language client behaves, the same on a desktop, over a remote connection and in a browser.
 *
 *     git:/model.py opened in a diff   ──▶   not sent to the server, so it gets no lens and no problem
 */
import type { LogOutputChannel, NotebookDocument, TextDocument } from "vscode";
import { RevealOutputChannelOn, type LanguageClientOptions } from "vscode-languageclient";
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
