/**
 * "Lamella: Convert to SeparableConv2D": every convolution of a model for which that saves parameters, as one undo step.
 */
import { Range, Uri, window, workspace, WorkspaceEdit } from "vscode";
import type { DocumentEdits } from "../../contract/protocol.js";
import { pickModel } from "../model-pick.js";
import type { ServerController } from "../server-controller.js";

export async function convertToSeparable(server: ServerController, given: readonly unknown[]): Promise<void> {
  const model = await pickModel(server, given);
  if (model === undefined) return;
  const choice = { by: "reference", reference: model.reference } as const;
  const documents = await server.request("lamella/convertModel", { uri: model.uri.toString(), choice });
  if (documents.length === 0) {
    void window.showInformationMessage("Lamella: this model has no Conv2D for which SeparableConv2D saves parameters.");
    return;
  }
  await workspace.applyEdit(workspaceEdit(documents));
}

function workspaceEdit(documents: readonly DocumentEdits[]): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { uri, edits } of documents) {
    for (const { range, newText } of edits) {
      const { start, end } = range;
      edit.replace(Uri.parse(uri), new Range(start.line, start.character, end.line, end.character), newText);
    }
  }
  return edit;
}
