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

/** The ids of the models that a lens stands for; undefined where a command is about the whole file. */
export function modelsOf([, target]: readonly unknown[]): readonly number[] | undefined {
  const isOfLens = typeof target === "object" && target !== null && "models" in target && Array.isArray(target.models);
  return isOfLens ? (target.models as readonly number[]) : undefined;
}
