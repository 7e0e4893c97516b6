/**
 * lamella/summary: the whole state of the summary's webview.
 *
 *     { uri, choice: { by: "id", id: 0 }, unit: "macs" }   ──▶   rows, totals, graph of that model
 */
import { summaryState } from "../../core/ide/summary/summary-state.js";
import { chooseModel, referenceTo } from "../model-choice.js";
import { modelTitle } from "../model-title.js";
import { onRequest, type ServerContext } from "../server-context.js";

export function registerSummary({ connection, analyses }: ServerContext): void {
  onRequest(connection, "lamella/summary", async ({ uri, choice, unit }, token) => {
    const snapshot = await analyses.of(uri, token);
    if (snapshot === undefined) return null;
    const { facts, text } = snapshot.analysis;
    const model = chooseModel(snapshot, uri, choice);
    const shown = model === undefined ? {} : { model: model.id };
    const state = summaryState(facts, text, { unit: unit ?? snapshot.settings.units, ...shown });
    // Only the documents tell where a notebook's models are: the core sees its cells as one text.
    const titles = new Map(facts.models.map((each) => [each.id, modelTitle(each, snapshot)]));
    const models = state.models.map((each) => ({ ...each, title: titles.get(each.id) ?? each.title }));
    return { state: { ...state, models }, reference: model === undefined ? null : referenceTo(model, facts.models) };
  });
}
