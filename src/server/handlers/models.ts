/**
 * lamella/models: the models of a file, for a list to pick from.
 *
 *     sequential · Sequential · line 6    206,602 params
 */
import { modelAt } from "../../core/ide/lookup.js";
import { modelParams } from "../../core/ide/model-text.js";
import { isTooLarge } from "../analyses.js";
import { tooLargeText } from "../diagnostics.js";
import { referenceTo } from "../model-choice.js";
import { modelTitle } from "../model-title.js";
import { onRequest, type ServerContext } from "../server-context.js";

export function registerModels({ connection, analyses, documents, settingsFor }: ServerContext): void {
  onRequest(connection, "lamella/models", async ({ uri, position }, token) => {
    const snapshot = await analyses.of(uri, token);
    if (snapshot === undefined) {
      const source = documents.source(uri);
      const settings = await settingsFor(source?.uri ?? uri);
      return source && isTooLarge(source, settings) ? { models: [], unread: tooLargeText(settings) } : { models: [] };
    }
    const { facts, text } = snapshot.analysis;
    const offset = position && snapshot.positions.offset(uri, position);
    const current = offset === undefined ? undefined : modelAt(facts, text, offset);
    const models = facts.models.map((model) => ({
      reference: referenceTo(model, facts.models),
      title: modelTitle(model, snapshot),
      detail: modelParams(model),
      location: snapshot.positions.location(model.span),
      atPosition: model === current,
    }));
    return { models };
  });
}
