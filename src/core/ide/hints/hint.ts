/**
 * The texts of line-end hints: the longest that fits into 25 characters.
 *
 *     Conv2D(32, 3)              26×26×32 · 896
 *     Dense(4096)                4096 · 102,764,544
 *     made three times           ×3 · 7×7×512 · 1.2M
 *
 * VS Code cuts all hints of a line at 43 characters by default, and other extensions write there too.
 */
import type { AmountFact, LanguageFact, LayerUse, ModelFact, ShapesFact, SiteFact } from "../../model/facts.js";
import { allParams } from "../amount.js";
import { isWaiting, outputsOf } from "../layer-text.js";
import { lastSite, paramsOf } from "../many-layers.js";
import { count, params, shortCount, shortParams, shortShapes, total, unknownPart } from "../text.js";

export const LONGEST_HINT = 25;

/** The first that fits; the last one always does. */
function firstThatFits(candidates: Iterable<string>): string {
  let last = "";
  for (const text of candidates) {
    if (text !== "" && text.length <= LONGEST_HINT) return text;
    last = text;
  }
  return last.slice(0, LONGEST_HINT);
}

/** For the layers of one line. */
export function layersHint(sites: readonly SiteFact[]): string {
  const uses = sites.flatMap((site) => site.uses);
  const outer = uses.filter((use) => !use.inside);
  const told = outer.length > 0 ? outer : uses;
  if (told.every(isWaiting)) return "no input yet";
  if (told.every((use) => use.applications.length === 0)) return notApplied(told);
  const last = lastSite(sites);
  const shapeTexts = outputTexts(last.uses);
  const paramTexts = paramsTexts(told);
  if (shapeTexts === undefined && (paramTexts === undefined || paramTexts[0] === "")) return "unknown";
  const times = sites.length === 1 && last.uses.length > 1 ? [`×${last.uses.length}`] : [];
  return firstThatFits(combinations(times, shapeTexts ?? ["?"], paramTexts ?? ["?"]));
}

/** Built and never called: its weights are all there is. */
function notApplied(uses: readonly LayerUse[]): string {
  const all = paramsOf(uses);
  if (all === undefined) return "unknown";
  return all === 0 ? "not applied" : firstThatFits([params(all), shortParams(all), "not applied"]);
}

/** From the fullest to the shortest; the shape goes before the count does. */
function* combinations(
  head: readonly string[],
  shapeTexts: readonly string[],
  paramTexts: readonly string[],
): Iterable<string> {
  const join = (parts: readonly string[]) => [...head, ...parts.filter((part) => part !== "")].join(" · ");
  for (const shape of shapeTexts) for (const params of paramTexts) yield join([shape, params]);
  for (const shape of shapeTexts) yield join([shape]);
  for (const params of paramTexts) yield join([params]);
  yield "see hover";
}

function outputTexts(uses: readonly LayerUse[]): string[] | undefined {
  const { language } = uses[0]!;
  const outputs = uses.flatMap(outputsOf);
  const known = outputs.filter((output) => unknownPart(output) !== "all");
  if (known.length === 0) return undefined;
  const texts = [...new Set(known.map((output) => shortShapes(output, language)))];
  const [first, last] = [texts[0]!, texts[texts.length - 1]!];
  const several = texts.length > 1 ? [`${first}…${last}`, `…${last}`] : [last];
  return [...several, ...lastAxis(known[known.length - 1]!, language)];
}

/** The axis that matters most where all don't fit: `…×512`. */
function lastAxis(output: ShapesFact, language: LanguageFact): string[] {
  const text = shortShapes(output, language);
  const at = text.lastIndexOf("×");
  return at < 0 ? [] : [`…${text.slice(at)}`];
}

/** Nothing to say of a layer without parameters. */
function paramsTexts(uses: readonly LayerUse[]): string[] | undefined {
  const all = uses.length === 1 ? uses[0]!.params && allParams(uses[0]!.params) : paramsOf(uses);
  if (all === undefined) return undefined;
  return all === 0 ? [""] : [count(all), shortCount(all)];
}

/** For a line on which a model is made: its parameters; of several the first's. */
export function modelsHint(models: readonly ModelFact[]): string {
  if (models.every((model) => !model.built)) return "no input yet";
  const all = models[0]!.params.total;
  if (typeof all === "object" && all.atLeast === 0) return "params unknown";
  const head = models.length > 1 ? `×${models.length} · ` : "";
  const tail = new Set(models.map((model) => JSON.stringify(model.params.total))).size > 1 ? " …" : "";
  const text = (write: (amount: AmountFact) => string) => head + total(all, write).replace("at least ", "≥ ");
  return firstThatFits([`${text(params)}${tail}`, `${text(shortParams)}${tail}`, text(shortCount) + tail, "see hover"]);
}
