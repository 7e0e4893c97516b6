/**
 * Which model a command is about: the one that a lens names, the one at the cursor, the only one, or one picked from a list.
 *
 *     Lamella: Summarize Model   ──▶   [ sequential · line 6 | sequential_1 · line 20 ]
 */
import { Uri, window, workspace, type TextEditor } from "vscode";
import type { ModelListing, ModelReference, ProtocolPosition } from "../contract/protocol.js";
import { isRead, notebookOf } from "./documents.js";
import type { ServerController } from "./server-controller.js";

export interface PickedModel {
  /** Of the file or the notebook. */
  readonly uri: Uri;
  readonly reference: ModelReference;
}

/** Undefined where there is none or none was picked; why is said to the user. */
export async function pickModel(server: ServerController, given: readonly unknown[]): Promise<PickedModel | undefined> {
  const [target, wanted] = given;
  const document = documentOf(target);
  if (document === undefined) {
    void window.showInformationMessage("Lamella: open a file or a notebook that builds a model first.");
    return undefined;
  }
  const { uri, position } = document;
  const { models: listings, unread } = await server.request("lamella/models", {
    uri: uri.toString(),
    ...(position === undefined ? {} : { position }),
  });
  const references = referencesIn(wanted);
  if (listings.length === 0) {
    void window.showInformationMessage(`Lamella: ${unread ?? "no model was found in this file."}`);
    return undefined;
  }
  const meant = references === undefined ? [] : listings.filter((each) => isAmong(each, references));
  // A lens may be older than the text.
  const candidates = meant.length > 0 ? meant : listings;
  const reference = references?.length === 1 ? references[0] : await choose(candidates);
  return reference === undefined ? undefined : { uri: ownerOf(uri), reference };
}

async function choose(listings: readonly ModelListing[]): Promise<ModelReference | undefined> {
  const atCursor = listings.filter((listing) => listing.atPosition);
  if (atCursor.length === 1) return atCursor[0]?.reference;
  if (listings.length <= 1) return listings[0]?.reference;
  const items = listings.map(({ title, detail, reference }) => ({ label: title, description: detail, reference }));
  return (await window.showQuickPick(items, { placeHolder: "Which model?", matchOnDescription: true }))?.reference;
}

/** A lens and a cell's status give the document; the palette and the title menu mean the editor that has the focus. */
function documentOf(target: unknown): { readonly uri: Uri; readonly position?: ProtocolPosition } | undefined {
  if (typeof target === "string") return { uri: Uri.parse(target) };
  const editor = window.activeTextEditor;
  if (editor !== undefined && isRead(editor.document)) return { uri: editor.document.uri, position: cursorOf(editor) };
  const notebook = window.activeNotebookEditor?.notebook;
  return notebook === undefined ? undefined : { uri: notebook.uri };
}

function cursorOf({ selection: { active } }: TextEditor): ProtocolPosition {
  return { line: active.line, character: active.character };
}

function ownerOf(uri: Uri): Uri {
  const document = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  return (document && notebookOf(document)?.uri) ?? uri;
}

export function isAmong(
  { reference }: Pick<ModelListing, "reference">,
  references: readonly ModelReference[],
): boolean {
  return references.some((each) => each.index === reference.index && each.name === reference.name);
}

/** The second argument of a lens' command; other callers may give anything or nothing. */
export function referencesIn(wanted: unknown): readonly ModelReference[] | undefined {
  if (typeof wanted !== "object" || wanted === null || !("models" in wanted)) return undefined;
  const { models } = wanted;
  return Array.isArray(models) && models.every(isReference) ? models : undefined;
}

/** Of something that was written down by an earlier state of the extension, or comes from anywhere. */
export function isReference(value: unknown): value is ModelReference {
  return typeof value === "object" && value !== null && "kind" in value && "index" in value;
}
