/**
 * lamella/textSummary: what the library's own `model.summary()` would print.
 *
 *     { uri, choice: { by: "position", position } }   ──▶   Model: "sequential" …
 */
import { textSummary } from "../../core/ide/summary/text-summary.js";
import { chooseModel } from "../model-choice.js";
import { onRequest, type ServerContext } from "../server-context.js";

export function registerTextSummary({ connection, analyses }: ServerContext): void {
  onRequest(connection, "lamella/textSummary", async ({ uri, choice }, token) => {
    const snapshot = await analyses.of(uri, token);
    const model = snapshot && chooseModel(snapshot, uri, choice);
    return model === undefined ? null : { text: textSummary(model) };
  });
}
