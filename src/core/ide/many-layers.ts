/**
 * A line with more layers than can be told one by one: what comes out at its end, and what they have together.
 *
 *     [Dense(64), ReLU(), Dense(32), ReLU(), Dense(10)]   5 layers: (None, 10) · 7,210 params · 14.3 kFLOPs
 */
import type { LayerUse, SiteFact } from "../model/facts.js";
import { addAmounts, allParams } from "./amount.js";
import { costOf, outputsOf } from "./layer-text.js";
import type { DisplayOptions } from "./options.js";
import { cost, params, shapes, unknownPart } from "./text.js";

export function manyLayersText(sites: readonly SiteFact[], { unit }: DisplayOptions): string {
  const uses = sites.flatMap((site) => site.uses);
  const outputs = lastSite(sites).uses.flatMap(outputsOf);
  const output = outputs[outputs.length - 1];
  const all = paramsOf(uses);
  const work = addAmounts(uses.map((use) => costOf(use, unit)));
  const parts = [
    output === undefined || unknownPart(output) === "all" ? "shape unknown" : shapes(output, uses[0]!.language),
    all === undefined ? "params unknown" : params(all),
    ...(work === undefined || work === 0 ? [] : [cost(work, unit)]),
  ];
  return `${uses.length} layers: ${parts.join(" · ")}`;
}

/** What the layers have together; the layer inside a wrapper is counted by the wrapper. */
export function paramsOf(uses: readonly LayerUse[]) {
  return addAmounts(uses.filter((use) => !use.inside).map((use) => use.params && allParams(use.params)));
}

/**
 * The layer whose output leaves the line: in a chain `A()(B()(x))` the one whose application holds the others, in a
 * list the last.
 */
export function lastSite(sites: readonly SiteFact[]): SiteFact {
  const reach = (site: SiteFact) => {
    const place = site.uses[0]?.applications[0]?.place;
    return place && place.file === "" ? place : site.span;
  };
  return sites.reduce((last, site) => {
    const [a, b] = [reach(last), reach(site)];
    return a.start <= b.start && a.end >= b.end ? last : site;
  });
}
