/**
 * What stands at an offset: a layer's constructor, one of its arguments, a model.
 *
 *     model.add(layers.Conv2D(32, kernel_size=3))
 *               ^^^^^^^^^^^^^ callee   ^^^^^^^^^^^^^ argument kernel_size
 */
import type { ArgumentSite, Facts, ModelFact, SiteFact } from "../model/facts.js";
import type { Span } from "../text/span.js";
import { modelsBySpan } from "./lines.js";

/** A cursor behind the last character still belongs to it. */
export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

export function containsSpan(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The innermost call that makes layers around an offset. */
export function siteAt(facts: Facts, offset: number): SiteFact | undefined {
  return innermost(
    facts.sites.filter((site) => site.uses.length > 0 && contains(site.span, offset)),
    (site) => site.span,
  );
}

export function argumentAt(site: SiteFact, offset: number): ArgumentSite | undefined {
  return site.arguments.find((argument) => contains(argument.span, offset));
}

/** The models made by the call whose head (`keras.Sequential`) is at an offset. */
export function modelsWithHeadAt(facts: Facts, text: string, offset: number): readonly ModelFact[] | undefined {
  const found = innermost(
    modelsBySpan(facts).filter((models) => contains(headOf(models[0]!.span, text), offset)),
    (models) => models[0]!.span,
  );
  return found;
}

/** The text before the call's parenthesis. */
export function headOf(span: Span, text: string): Span {
  const parenthesis = text.slice(span.start, span.end).indexOf("(");
  return { start: span.start, end: parenthesis < 0 ? span.end : span.start + parenthesis };
}

/** The model that a cursor is in: that has a layer made there, whose call holds it, or one of both on its line. */
export function modelAt(facts: Facts, text: string, offset: number): ModelFact | undefined {
  const line = lineAround(text, offset);
  return (
    innermost(
      facts.models.filter((model) => layersOf(model).some((place) => contains(place, offset))),
      (model) => model.span,
    ) ??
    innermost(
      facts.models.filter((model) => contains(model.span, offset)),
      (model) => model.span,
    ) ??
    facts.models.find((model) => contains(line, model.span.start)) ??
    facts.models.find((model) => layersOf(model).some((place) => contains(line, place.start)))
  );
}

/** Where there is none, the one made last before; undefined only in a file without models. */
export function nearestModel(facts: Facts, text: string, offset: number): ModelFact | undefined {
  const before = facts.models.filter((model) => model.span.start <= offset);
  return modelAt(facts, text, offset) ?? before[before.length - 1] ?? facts.models[0];
}

/** The calls in this file that make its layers. */
function layersOf({ layers }: ModelFact): readonly Span[] {
  return layers.flatMap(({ place }) => (place?.file === "" ? [place] : []));
}

function lineAround(text: string, offset: number): Span {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return { start, end: start + /^[^\r\n]*/.exec(text.slice(start))![0].length };
}

function innermost<T>(items: readonly T[], spanOf: (item: T) => Span): T | undefined {
  const length = (item: T) => spanOf(item).end - spanOf(item).start;
  return items.reduce<T | undefined>(
    (best, item) => (best === undefined || length(item) < length(best) ? item : best),
    undefined,
  );
}
