/**
 * Which documents Lamella looks at.
 *
 *     file:///model.py          yes: a file, an untitled document, a notebook's cell, any virtual file system
 *     git:/model.py?HEAD        no: the left side of a diff is the past
 */
import { workspace, type NotebookDocument, type TextDocument, type Uri } from "vscode";

export const LANGUAGES = ["python", "typescript", "typescriptreact", "javascript", "javascriptreact"];
export const NOTEBOOK_TYPE = "jupyter-notebook";

/** File systems that hold former states of files, for diffs and histories. */
const HISTORY_SCHEMES = ["git", "gitlens", "gitfs", "svn", "hg", "pr", "review", "vscode-local-history"];
const LIBRARY = /\b(?:keras|tf_keras|tensorflow)\b|\btf\s*\.\s*(?:layers|sequential|model|input)\b/;

export function isRead(document: TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && isPresentState(notebookOf(document)?.uri ?? document.uri);
}

export function isPresentState({ scheme }: Uri): boolean {
  if (scheme === "untitled") return true;
  // What no file system is behind is made up by an extension for a diff, an output or a preview.
  return workspace.fs.isWritableFileSystem(scheme) !== undefined && !HISTORY_SCHEMES.includes(scheme);
}

export function mentionsLibrary(text: string): boolean {
  return LIBRARY.test(text);
}

/** The server knows what is open: a summary may outlive the editor of its file. One that is gone stays unknown. */
export async function openSource(uri: Uri): Promise<void> {
  const opened = uri.path.endsWith(".ipynb") ? workspace.openNotebookDocument(uri) : workspace.openTextDocument(uri);
  await opened.then(undefined, () => undefined);
}

/** The notebook that a cell's document belongs to. */
export function notebookOf(document: TextDocument): NotebookDocument | undefined {
  if (document.uri.scheme !== "vscode-notebook-cell") return undefined;
  return workspace.notebookDocuments.find((notebook) => notebook.getCells().some((cell) => cell.document === document));
}
