/**
 * The lenses of a file: models first, then the layers of the line.
 *
 *     Sequential: 320 params | Summarize | Train | Quick Train
 *     model = keras.Sequential([
 *         (None, 26, 26, 32) · 320 params · 0.4 MFLOPs
 *         layers.Conv2D(32, 3),
 *         Dense (None, 64) · 4,160 params | ReLU (None, 64) · 0 params
 *         layers.ReLU()(layers.Dense(64)(x))
 */
import type { AssumptionFact, Facts, ModelFact, SiteFact } from "../../model/facts.js";
import { assumptionsText, clipped, siteTitle } from "../layer-text.js";
import { linesOfCode, type LineOfCode } from "../lines.js";
import { manyLayersText } from "../many-layers.js";
import { isIgnored } from "../../program/directives.js";
import type { Span } from "../../text/span.js";
import { isWeakModel, modelsTitle } from "../model-text.js";
import type { DisplayOptions } from "../options.js";
import { unknownPart } from "../text.js";
import { callHead, type Lens } from "./lens.js";

/** More lenses than this on one line are put together: an editor cuts what is wider than the window. */
const MOST_ON_A_LINE = 3;
/** In characters: wider ones leave out the cost, which the hover has. */
const WIDEST_LINE = 120;

export function lenses(facts: Facts, text: string, options: DisplayOptions): readonly Lens[] {
  const said = new Set<string>();
  const ofLines = linesOfCode(facts, text, options).flatMap((line) => {
    const ofModels = modelLenses(line, text, options, said);
    const left = WIDEST_LINE - ofModels.reduce((width, { title }) => width + title.length, 0);
    return [...ofModels, ...layerLenses(line, text, options, said, left)];
  });
  return options.canTrain ? [...ofLines, ...trainingLenses(facts, text)] : ofLines;
}

/** Above the call that trains. */
function trainingLenses({ trainings, ignored }: Facts, text: string): Lens[] {
  const shown = trainings.filter(({ span }) => !isIgnored(ignored, span));
  return shown.map(({ span, models }) => trainLens(callHead(text, span), models, false));
}

function trainLens(anchor: Span, models: readonly number[], weak: boolean): Lens {
  return { anchor, title: "Train", command: { command: "lamella.train", arguments: [{ models }] }, weak };
}

function modelLenses(line: LineOfCode, text: string, options: DisplayOptions, said: Set<string>): Lens[] {
  return line.models.flatMap((models) => {
    const anchor = callHead(text, models[0]!.span);
    const weak = models.every(isWeakModel);
    const ids = models.map((model) => model.id);
    const summarize = {
      command: "lamella.summarizeModel",
      arguments: [{ models: ids }],
    } as const;
    return [
      { anchor, title: modelsTitle(models, options) + newAssumptions(models, said), weak },
      { anchor, title: "Summarize", command: summarize, weak },
      ...(options.canTrain && models.some(({ trained }) => trained) ? [trainLens(anchor, ids, weak)] : []),
      ...(options.canTrain && models.some(isWritable) ? [quickTrainLens(anchor, ids, weak)] : []),
    ];
  });
}

function quickTrainLens(anchor: Span, models: readonly number[], weak: boolean): Lens {
  return { anchor, title: "Quick Train", command: { command: "lamella.quickTrain", arguments: [{ models }] }, weak };
}

/** Of a class of the program's own only the script itself can be trained. */
const isWritable = ({ kind, built }: ModelFact): boolean => built && /^(Sequential|Functional|Model)$/.test(kind);

function layerLenses(line: LineOfCode, text: string, options: DisplayOptions, said: Set<string>, left: number): Lens[] {
  const { sites } = line;
  if (sites.length > MOST_ON_A_LINE) {
    const weak = sites.every((site) => isWeak(site));
    return [{ anchor: callHead(text, sites[0]!.span), title: manyLayersText(sites, options), weak }];
  }
  const isAlone = sites.length + line.models.length === 1;
  // Beside its neighbours a layer needs its name.
  const titled = (room: "wide" | "narrow") =>
    sites.map(({ uses }) => (isAlone ? "" : `${uses[0]!.layer} `) + siteTitle(uses, options, room));
  const wide = titled("wide");
  const fits = isAlone || wide.reduce((width, title) => width + title.length, 0) <= left;
  const titles = fits ? wide : titled("narrow");
  return sites.map((site, index) => {
    const title = titles[index]!;
    const news = newReason(site, title, said) + newAssumptions(site.uses, said);
    return { anchor: callHead(text, site.span), title: title + news, weak: isWeak(site) };
  });
}

/** Why an axis is "?" is said where it first is so; after that the hover has it. */
function newReason(site: SiteFact, title: string, said: Set<string>): string {
  const partly = site.uses.find(
    (use) => use.because !== undefined && use.applications.some(({ output }) => unknownPart(output) !== "none"),
  );
  if (partly?.because === undefined || said.has(partly.because)) return "";
  said.add(partly.because);
  const reason = clipped(partly.because);
  return title.includes(reason) ? "" : ` · ?: ${reason}`;
}

/** The same for assumptions. */
function newAssumptions(of: readonly { readonly assuming: readonly AssumptionFact[] }[], said: Set<string>): string {
  const key = ({ what, value }: AssumptionFact) => `${what}=${value}`;
  const fresh: AssumptionFact[] = [];
  // Thousands of layers share a few lists.
  for (const list of new Set(of.map(({ assuming }) => assuming)))
    for (const assumption of list) {
      if (said.has(key(assumption))) continue;
      said.add(key(assumption));
      fresh.push(assumption);
    }
  return fresh.length === 0 ? "" : ` · assuming ${assumptionsText(fresh)}`;
}

function isWeak(site: SiteFact): boolean {
  return site.uses.every((use) => use.certainty === "unknown" || use.applications.length === 0);
}
