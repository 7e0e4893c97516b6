/**
 * What a convolution would cost in its separable form, for its hover.
 *
 *     Conv2D(64, 3)   As SeparableConv2D: 2,400 params (−87%), 5.9 MFLOPs (−87%)
 *     Conv2D(64, 1)   No separable form: a 1×1 convolution has no smaller one
 */
import type { Analysis } from "../../analyze.js";
import type { AmountFact, SiteFact } from "../../model/facts.js";
import { separableRewrite, type Analyze } from "../fixes/separable/separable.js";
import { spellingOf } from "../fixes/separable/spelling.js";
import { costOf } from "../layer-text.js";
import { plain } from "../markdown.js";
import { change, cost, params, type CostUnit } from "../text.js";

/** Markdown; undefined where there is nothing to compare. */
export function separableLine(
  analysis: Analysis,
  site: SiteFact,
  analyze: Analyze,
  unit: CostUnit,
): string | undefined {
  const { before, after, refused } = separableRewrite(analysis, [site], analyze);
  if (refused[0]) return `**No separable form**: ${plain(refused[0].because)}`;
  if (before?.params === undefined || after?.params === undefined) return undefined;
  const [old, now] = [costOf(before, unit), costOf(after, unit)];
  const work = old === undefined || now === undefined ? "" : `, ${plain(cost(now, unit) + percent(old, now))}`;
  const layers = site.uses.length > 1 ? `, all ${site.uses.length} together` : "";
  return `**As ${spellingOf(analysis.facts.language).separable}**: ${plain(params(after.params) + percent(before.params, after.params))}${work}${layers}`;
}

function percent(before: AmountFact, after: AmountFact): string {
  return typeof before === "number" && typeof after === "number" ? ` (${change(before, after)})` : "";
}
