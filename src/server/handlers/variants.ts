/**
 * lamella/variants: the forms of a model that a comparison trains, with what is known of them before.
 *
 *     RegularConv  1,199,882 params      BothConv  734,002 params      SeparableConv  612,330 params
 */
import { modelParams } from "../../core/ide/model-text.js";
import { modelVariants, type ModelVariant } from "../../core/ide/variants/variants.js";
import { onRequest, type ServerContext } from "../server-context.js";

export function registerVariants({ connection, analyses }: ServerContext): void {
  onRequest(connection, "lamella/variants", async ({ uri }, token) => {
    const snapshot = await analyses.of(uri, token);
    if (snapshot === undefined) return { problem: "This file is not read." };
    const found = modelVariants(snapshot.analysis, (text) => analyses.ofOtherText(snapshot, text));
    if ("problem" in found) return found;
    return { notes: found.notes, variants: found.variants.map(listing) };
  });
}

function listing({ name, model }: ModelVariant) {
  return { name, detail: model === undefined ? "" : modelParams(model) };
}
