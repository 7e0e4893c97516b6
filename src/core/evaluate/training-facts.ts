/**
 * The calls of a text that train models.
 *
 *     for model in (a, b): model.fit(x, y)   one call, two models
 */
import type { TrainingFact } from "../model/facts.js";
import { spanKey, type Span } from "../text/span.js";
import type { Training } from "./recorder.js";

/** One for each call of this text, in its order; those of other files aren't its own. */
export function trainingFacts(trainings: readonly Training[]): readonly TrainingFact[] {
  const calls = new Map<number, { readonly span: Span; readonly models: Set<number> }>();
  for (const { model, place } of trainings) {
    if (place.file !== "") continue;
    const { start, end } = place;
    const call = calls.get(spanKey(place)) ?? { span: { start, end }, models: new Set() };
    calls.set(spanKey(place), call);
    call.models.add(model.id);
  }
  const facts = [...calls.values()].map(({ span, models }) => ({ span, models: [...models] }));
  return facts.sort((a, b) => a.span.start - b.span.start);
}
