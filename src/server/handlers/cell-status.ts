/**
 * lamella/cellStatus: what the status bar of a notebook's cell shows: the models that are built or extended there.
 *
 *     [ model.add(layers.Dense(10)) ]   sequential: 93,322 params
 */
import type { ModelFact } from "../../core/model/facts.js";
import type { Span } from "../../core/text/span.js";
import { modelParams, modelsTitle } from "../../core/ide/model-text.js";
import { referenceTo } from "../model-choice.js";
import { onRequest, type ServerContext } from "../server-context.js";

export function registerCellStatus({ connection, analyses }: ServerContext): void {
  onRequest(connection, "lamella/cellStatus", async ({ uri }, token) => {
    const snapshot = await analyses.of(uri, token);
    if (snapshot === undefined || snapshot.settings.hintLocation === "off") return null;
    const { models } = snapshot.analysis.facts;
    const isHere = (span: Span): boolean => snapshot.positions.location(span).uri === uri;
    const here = models.filter((model) => placesOf(model).some(isHere));
    const last = here.at(-1);
    if (last === undefined) return null;
    const more = here.length > 1 ? ` and ${here.length - 1} more` : "";
    return {
      text: `${last.name ?? last.kind}: ${last.built ? modelParams(last) : "no input yet"}${more}`,
      tooltip: here.map((model) => modelsTitle([model], snapshot.display)).join("\n"),
      reference: referenceTo(last, models),
    };
  });
}

function placesOf({ span, layers }: ModelFact): readonly Span[] {
  return [span, ...layers.flatMap(({ place }) => (place?.file === "" ? [place] : []))];
}
