/**
 * A model in a list of models: its name, its kind and where it is.
 *
 *     sequential · Sequential · line 6        in a notebook: sequential · Sequential · cell 3, line 2
 */
import type { ModelFact } from "../core/model/facts.js";
import type { Snapshot } from "./snapshot.js";

export function modelTitle(model: ModelFact, { source, positions }: Snapshot): string {
  const { uri, range } = positions.location(model.span);
  const line = `line ${range.start.line + 1}`;
  const cell = source.documents.findIndex((document) => document.uri === uri);
  const index = source.cells?.[cell]?.index;
  const place = index === undefined ? line : `cell ${index + 1}, ${line}`;
  return [...(model.name === undefined ? [] : [model.name]), model.kind, place].join(" · ");
}
