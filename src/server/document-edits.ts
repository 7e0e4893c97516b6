/**
 * Edits of the analysed text as edits of the documents that it is made of.
 *
 *     an import in the notebook's first cell, a call in its third   ──▶   two documents, one step to undo
 */
import type { DocumentEdits } from "../contract/protocol.js";
import type { TextEdit } from "../core/text/span.js";
import type { Positions } from "./positions.js";

export function documentEdits(edits: readonly TextEdit[], positions: Positions): readonly DocumentEdits[] {
  const byDocument = new Map<string, DocumentEdits["edits"]>();
  for (const { newText, ...span } of edits) {
    const { uri, range } = positions.location(span);
    byDocument.set(uri, [...(byDocument.get(uri) ?? []), { range, newText }]);
  }
  return [...byDocument].map(([uri, ofDocument]) => ({ uri, edits: ofDocument }));
}
