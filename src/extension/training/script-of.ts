/**
 * Which script a command is about: the one that a lens, the Explorer or a title menu gives, else the one in the editor that has the focus.
 */
import { Uri, window } from "vscode";
import { notebookOf } from "../documents.js";

/** Undefined where there is none. */
export function scriptOf([target]: readonly unknown[]): Uri | undefined {
  if (typeof target === "string") return Uri.parse(target);
  if (target instanceof Uri) return target;
  const document = window.activeTextEditor?.document;
  if (document !== undefined && /^(python|(java|type)script(react)?)$/.test(document.languageId))
    return notebookOf(document)?.uri ?? document.uri;
  return window.activeNotebookEditor?.notebook.uri;
}
