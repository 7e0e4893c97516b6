/**
 * What there is to say on each line: its layers and its models, without what is silenced.
 *
 *     x = ReLU()(BatchNormalization()(x))      one line, two sites
 *     model = Sequential([Dense(4), Dense(2)]) one line, a model and two sites
 */
import type { Facts, ModelFact, SiteFact } from "../model/facts.js";
import { isIgnored } from "../program/directives.js";
import { LineIndex } from "../text/line-index.js";
import { spanKey, type Span } from "../text/span.js";
import { hasNoParams, isWaiting } from "./layer-text.js";
import type { DisplayOptions } from "./options.js";

export interface LineOfCode {
  /** From 0. */
  readonly line: number;
  /** In the order of the text. */
  readonly sites: readonly SiteFact[];
  /** In the order of the text; those of one call together. */
  readonly models: readonly (readonly ModelFact[])[];
}

/** Of the last options that were asked for: lenses and hints ask one after the other. */
const known = new WeakMap<Facts, { readonly options: DisplayOptions; readonly lines: readonly LineOfCode[] }>();

/** Lines from top to bottom. A call stands on the line that it starts on. */
export function linesOfCode(facts: Facts, text: string, options: DisplayOptions): readonly LineOfCode[] {
  const before = known.get(facts);
  if (before?.options === options) return before.lines;
  const lines = findLines(facts, text, options);
  known.set(facts, { options, lines });
  return lines;
}

function findLines(facts: Facts, text: string, options: DisplayOptions): readonly LineOfCode[] {
  const index = new LineIndex(text);
  const lines = new Map<number, { sites: SiteFact[]; models: ModelFact[][] }>();
  const lineAt = (span: Span) => {
    const line = index.lineAt(span.start);
    const found = lines.get(line) ?? { sites: [], models: [] };
    lines.set(line, found);
    return found;
  };
  for (const models of modelsBySpan(facts)) {
    if (!isIgnored(facts.ignored, models[0]!.span)) lineAt(models[0]!.span).models.push(models);
  }
  for (const site of layerSites(facts)) {
    if (isIgnored(facts.ignored, site.span)) continue;
    if (options.leaveOutWithoutParams && hasNoParams(site.uses)) continue;
    lineAt(site.span).sites.push(site);
  }
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([line, { sites, models }]) => withoutInside(line, withoutWaiting(sites, models), models))
    .filter(({ sites, models }) => sites.length + models.length > 0);
}

/** The calls that make layers; one that makes a model has the model's own line instead. */
function layerSites(facts: Facts): readonly SiteFact[] {
  const models = new Set(facts.models.map(({ span }) => spanKey(span)));
  return facts.sites
    .filter(({ uses, span }) => uses.length > 0 && !models.has(spanKey(span)))
    .filter((site) => !(site.uses.every(isWaiting) && hasError(site, facts)))
    .sort((a, b) => a.span.start - b.span.start);
}

/** The library refuses it: the problem says why, and nothing is waiting for an input. */
export function hasError({ span }: SiteFact, { problems }: Facts): boolean {
  return problems.some(
    (problem) => problem.severity === "error" && problem.span.start < span.end && span.start < problem.span.end,
  );
}

/** A call in a loop, or one that builds several models elsewhere, has them all. */
export function modelsBySpan(facts: Facts): readonly ModelFact[][] {
  const groups = new Map<number, ModelFact[]>();
  for (const model of facts.models) {
    const key = spanKey(model.span);
    groups.set(key, [...(groups.get(key) ?? []), model]);
  }
  return [...groups.values()].sort((a, b) => a[0]!.span.start - b[0]!.span.start);
}

/** Of a model without an input it is said once, not for each of its layers again. */
function withoutWaiting(sites: readonly SiteFact[], models: readonly ModelFact[][]): readonly SiteFact[] {
  const isSaid = models.length > 0 && models.flat().every((model) => !model.built);
  return isSaid ? sites.filter((site) => !site.uses.every(isWaiting)) : sites;
}

/** `Bidirectional(GRU(8))`: the wrapper counts the GRU too, so beside it the GRU has nothing to add. */
function withoutInside(line: number, sites: readonly SiteFact[], models: readonly ModelFact[][]): LineOfCode {
  const outer = sites.filter((site) => site.uses.some((use) => !use.inside));
  const inner = sites.filter((site) => !site.uses.every(isWaiting));
  return { line, sites: outer.length > 0 ? outer : inner, models };
}
