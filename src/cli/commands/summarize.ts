/**
 * `lamella summarize`: the models of each file as tables, and the layers that belong to none.
 *
 *     Sequential, line 6
 *     Model: "sequential"
 *     ┏━━━━ …
 */
import type { Analysis } from "../../core/analyze.js";
import { siteTitle } from "../../core/ide/layer-text.js";
import { defaultDisplay } from "../../core/ide/options.js";
import { textSummary } from "../../core/ide/summary/text-summary.js";
import type { Facts, SiteFact } from "../../core/model/facts.js";
import { isIgnored } from "../../core/program/directives.js";
import { analyzeFile, eachFile, read, sourceHost, type ReadingOptions } from "../each-file.js";
import { summaryJson } from "../json.js";
import { print, printJson } from "../output.js";
import { Positions } from "../positions.js";
import { problemLine } from "../problem-lines.js";

export interface SummarizeOptions extends ReadingOptions {
  readonly json?: boolean;
}

export async function summarize(names: readonly string[], options: SummarizeOptions): Promise<number> {
  const host = sourceHost(options);
  return eachFile(names, async (name) => {
    const analysis = analyzeFile(await read(name, options), host, options);
    if (options.json === true) {
      printJson(summaryJson(name, analysis.facts, new Positions(analysis)), names.length > 1);
    } else {
      print(summaryText(name, analysis, names.length > 1));
    }
  });
}

function summaryText(name: string, analysis: Analysis, isOneOfSeveral: boolean): string {
  const positions = new Positions(analysis);
  const { facts } = analysis;
  const models = facts.models.map(
    (model) => `${model.kind}, ${positions.words(model.span.start)}\n${textSummary(model)}`,
  );
  const loose = layersWithoutModel(facts).map((site) => layerLine(site, positions));
  const problems = facts.problems.map((problem) => problemLine(name, problem, positions));
  const blocks = [
    ...models,
    ...(loose.length === 0 ? [] : [`Layers that belong to no model\n${loose.join("")}`]),
    ...(problems.length === 0 ? [] : [`Problems\n${problems.join("")}`]),
  ];
  const body = blocks.length === 0 ? "No layers and no models.\n" : blocks.join("\n");
  return isOneOfSeveral ? `${name}\n${"─".repeat(name.length)}\n${body}\n` : body;
}

/** A model's row tells of its layers already, and of those inside them; an Input is no layer of its own. */
function layersWithoutModel({ sites, models, ignored }: Facts): readonly SiteFact[] {
  const inModels = new Set(models.flatMap((model) => model.layers.map((row) => row.id)));
  const isLoose = (site: SiteFact): boolean =>
    site.uses.some((use) => !use.inside && use.layer !== "InputLayer" && !inModels.has(use.id));
  return sites.filter((site) => isLoose(site) && !isIgnored(ignored, site.span));
}

function layerLine(site: SiteFact, positions: Positions): string {
  const { layer, name } = site.uses[0]!;
  const title = name === undefined ? layer : `${name} (${layer})`;
  return `  ${positions.words(site.span.start)}: ${title} ${siteTitle(site.uses, defaultDisplay)}\n`;
}
