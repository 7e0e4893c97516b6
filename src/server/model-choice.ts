/**
 * Which model of a file is meant: by the cursor, by what was shown before, or the first.
 *
 *     a = Sequential([…])     index 0, "sequential"
 *     b = Sequential([…])|    index 1, "sequential_1": the one at the cursor
 */
import { nearestModel } from "../core/ide/lookup.js";
import type { ModelFact } from "../core/model/facts.js";
import type { ModelChoice, ModelReference } from "../contract/protocol.js";
import type { Snapshot } from "./snapshot.js";

export function referenceTo(model: ModelFact, models: readonly ModelFact[]): ModelReference {
  const { kind, name } = model;
  return { kind, index: models.indexOf(model), ...(name === undefined ? {} : { name }) };
}

/** Undefined only where the file has no models. */
export function chooseModel(
  snapshot: Snapshot,
  documentUri: string,
  choice: ModelChoice | undefined,
): ModelFact | undefined {
  const { facts, text } = snapshot.analysis;
  const first = facts.models[0];
  if (choice === undefined) return first;
  if (choice.by === "id") return facts.models.find((model) => model.id === choice.id) ?? first;
  if (choice.by === "reference") return referred(facts.models, choice.reference);
  const offset = snapshot.positions.offset(documentUri, choice.position);
  if (offset === undefined) return first;
  return nearestModel(facts, text, offset);
}

function referred(models: readonly ModelFact[], { kind, name, index }: ModelReference): ModelFact | undefined {
  const same = models.filter((model) => model.name === name && model.kind === kind);
  return same.find((model) => models.indexOf(model) === index) ?? same[0] ?? models[index] ?? models[0];
}
