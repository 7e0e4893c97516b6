/**
 * What the suites ask of the editor.
 *
 *     const document = await openExample("sequential_conv.py");
 *     await lensesOf(document);     ["6: Sequential: 206,602 params · …", "6: Summarize", "7: (None, 26, 26, 32) · …", …]
 */
import {
  commands,
  Position,
  Range,
  Uri,
  window,
  workspace,
  type CodeAction,
  type CodeLens,
  type Hover,
  type InlayHint,
  type MarkdownString,
  type NotebookDocument,
  type TextDocument,
} from "vscode";

const LIMIT_MILLISECONDS = 15_000;
const PAUSE_MILLISECONDS = 50;
const MOST_LENSES = 1_000;

/** Looks again and again until what is seen is right; fails with the last that was seen. */
export async function eventually<Seen>(
  what: string,
  look: () => Thenable<Seen> | Seen,
  isRight: (seen: Seen) => boolean,
): Promise<Seen> {
  const end = Date.now() + LIMIT_MILLISECONDS;
  for (;;) {
    const seen = await look();
    if (isRight(seen)) return seen;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
  }
}

export function exampleUri(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error("The window has no folder.");
  return Uri.joinPath(folder.uri, name);
}

export async function openExample(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(exampleUri(name));
  await window.showTextDocument(document, { preview: false });
  return document;
}

export async function openText(content: string, language = "python"): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ content, language });
  await window.showTextDocument(document, { preview: false });
  return document;
}

export async function openNotebook(name: string): Promise<NotebookDocument> {
  const notebook = await workspace.openNotebookDocument(exampleUri(name));
  await window.showNotebookDocument(notebook);
  return notebook;
}

/** Closes every editor; what was typed into files is dropped first. */
export async function closeEditors(): Promise<void> {
  for (const document of workspace.textDocuments.filter((each) => each.isDirty)) {
    await window.showTextDocument(document);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await commands.executeCommand("workbench.action.closeAllEditors");
}

/** `LINE: TITLE` of each lens, lines from 1, in the order of the lines. */
export async function lensesOf({ uri }: TextDocument): Promise<string[]> {
  const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri, MOST_LENSES);
  const sorted = [...lenses].sort((a, b) => a.range.start.line - b.range.start.line);
  return sorted.map((lens) => `${lens.range.start.line + 1}: ${lens.command?.title ?? "not resolved"}`);
}

/** The lenses once there are some. */
export function firstLensesOf(document: TextDocument): Promise<string[]> {
  return eventually(
    "lenses",
    () => lensesOf(document),
    (lenses) => lenses.length > 0,
  );
}

/** `LINE: LABEL` of each inlay hint. */
export async function hintsOf(document: TextDocument): Promise<string[]> {
  const whole = new Range(new Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  const hints = await commands.executeCommand<InlayHint[]>("vscode.executeInlayHintProvider", document.uri, whole);
  return hints.map(({ position, label }) => {
    const text = typeof label === "string" ? label : label.map((part) => part.value).join("");
    return `${position.line + 1}: ${text}`;
  });
}

/** The Markdown of the hovers at the first occurrence of a text. */
export async function hoverOn(document: TextDocument, text: string): Promise<string> {
  const position = positionOf(document, text);
  const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", document.uri, position);
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (isMarkdown(content) ? content.value : String(content))).join("\n\n");
}

/** The code actions offered with the cursor at the first occurrence of a text. */
export function actionsOn(document: TextDocument, text: string): Thenable<CodeAction[]> {
  const position = positionOf(document, text);
  return commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    new Range(position, position),
  );
}

export function positionOf(document: TextDocument, text: string): Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`"${text}" is not in ${document.uri.toString()}.`);
  return document.positionAt(offset);
}

function isMarkdown(content: Hover["contents"][number]): content is MarkdownString {
  return typeof content === "object" && "value" in content;
}
