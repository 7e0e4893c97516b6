/**
 * textDocument/codeAction: fixes of problems, and the rewrite of a convolution with its saving first.
 *
 *     Convert to SeparableConv2D: 18,496 → 2,400 params (−87%), −87% FLOPs
 */
import type { CodeAction, Diagnostic, WorkspaceEdit } from "vscode-languageserver";
import type { CodeAction as OfferedAction } from "../../core/ide/fixes/action.js";
import { codeActions } from "../../core/ide/fixes/actions.js";
import { DIAGNOSTIC_SOURCE } from "../diagnostics.js";
import { documentEdits } from "../document-edits.js";
import type { ServerContext } from "../server-context.js";
import type { Snapshot } from "../snapshot.js";

export function registerCodeAction({ connection, analyses }: ServerContext): void {
  connection.onCodeAction(async ({ textDocument: { uri }, range, context }, token): Promise<CodeAction[]> => {
    const snapshot = await analyses.of(uri, token);
    const start = snapshot?.positions.offset(uri, range.start);
    const end = snapshot?.positions.offset(uri, range.end);
    if (snapshot === undefined || start === undefined || end === undefined) return [];
    const analyze = (text: string) => analyses.ofOtherText(snapshot, text);
    return codeActions(snapshot.analysis, { start, end }, { ...snapshot.display, analyze })
      .filter(({ kind }) => isWanted(kind, context.only))
      .map((action) => shownAction(action, snapshot, context.diagnostics));
  });
}

/** A kind that is asked for stands for all kinds below it: "refactor" for "refactor.rewrite". */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((wanted) => wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`));
}

function shownAction(action: OfferedAction, snapshot: Snapshot, diagnostics: readonly Diagnostic[]): CodeAction {
  const { title, kind, edits, command, problem, disabled } = action;
  if (disabled !== undefined) return { title, kind, disabled: { reason: disabled } };
  if (command !== undefined) return { title, kind, command: { title, command, arguments: [snapshot.source.uri] } };
  const mended = diagnostics.filter(({ source, code }) => source === DIAGNOSTIC_SOURCE && code === problem);
  const documents = documentEdits(edits, snapshot.positions);
  const changes = Object.fromEntries(documents.map(({ uri, edits: ofDocument }) => [uri, [...ofDocument]]));
  const edit: WorkspaceEdit = { changes };
  return mended.length === 0 ? { title, kind, edit } : { title, kind, edit, diagnostics: mended };
}
