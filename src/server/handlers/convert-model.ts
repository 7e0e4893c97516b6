/**
 * lamella/convertModel: the rewrite of all convolutions of a model, for the command that does it without a cursor.
 *
 *     layers.Conv2D(64, 3)   ──▶   layers.SeparableConv2D(64, 3)
 */
import { isConv2DSite } from "../../core/ide/fixes/separable/candidates.js";
import { separableRewrite } from "../../core/ide/fixes/separable/separable.js";
import { sitesOf } from "../../core/ide/fixes/separable/separable-actions.js";
import { isIgnored } from "../../core/program/directives.js";
import { documentEdits } from "../document-edits.js";
import { chooseModel } from "../model-choice.js";
import { onRequest, type ServerContext } from "../server-context.js";

export function registerConvertModel({ connection, analyses }: ServerContext): void {
  onRequest(connection, "lamella/convertModel", async ({ uri, choice }, token) => {
    const snapshot = await analyses.of(uri, token);
    const model = snapshot && chooseModel(snapshot, uri, choice);
    if (snapshot === undefined || model === undefined) return [];
    const { analysis, positions } = snapshot;
    const sites = sitesOf(model, analysis).filter(
      (site) => isConv2DSite(site) && !isIgnored(analysis.facts.ignored, site.span),
    );
    const { edits } = separableRewrite(analysis, sites, (text) => analyses.ofOtherText(snapshot, text));
    return documentEdits(edits, positions);
  });
}
