/**
 * One model in words: its totals in one line.
 *
 *     model = Sequential([…])        Sequential: 206,602 params · 24.3 MFLOPs
 *     Model(base.input, y)           Functional: at least 1,234 params, vgg16 unknown
 *     for n in (8, 16): build(n)     2 models: 1,234 … 4,567 params
 */
import type { AmountFact, ModelFact } from "../model/facts.js";
import { clipped } from "./layer-text.js";
import type { DisplayOptions } from "./options.js";
import { cost, count, listed, namesIn, params, total, type CostUnit } from "./text.js";

const LONGEST_EXPRESSION = 60;
/** Beside the parameters there is less room. */
const LONGEST_COST = 40;

export function modelsTitle(models: readonly ModelFact[], options: DisplayOptions): string {
  return models.length === 1 ? modelTitle(models[0]!, options) : severalTitle(models);
}

/** At most a lower bound is known of it: while the text can't be read, what was said before is better. */
export function isWeakModel(model: ModelFact): boolean {
  return !model.built || typeof model.params.total === "object";
}

function modelTitle(model: ModelFact, { unit }: DisplayOptions): string {
  const content = [modelParams(model), ...(model.built ? modelCost(model, unit) : []), ...circumstances(model)];
  return `${model.kind}: ${content.join(" · ")}`;
}

/** A Sequential without input knows its layers but not their sizes. */
function waitingText(model: ModelFact): string {
  if (model.because !== undefined) return `unknown: ${clipped(model.because)}`;
  return model.layers.length === 0 && model.kind === "Sequential" ? "no layers yet" : "no input yet";
}

/** `206,602 params (1,024 not trainable)`, `at least 1,234 params, vgg16 unknown`. */
export function modelParams(model: ModelFact): string {
  if (!model.built) return waitingText(model);
  const { total: all, nonTrainable } = model.params;
  if (typeof all === "object" && all.atLeast === 0) return `params of ${unknownRows(model)} unknown`;
  if (typeof all === "object") return `${total(all, params)}, ${unknownRows(model)} unknown`;
  if (typeof all === "string" && all.length > LONGEST_EXPRESSION) return `params depend on ${listed(namesIn(all))}`;
  const fixed = typeof nonTrainable !== "object" && nonTrainable !== 0;
  return fixed ? `${params(all)} (${nonTrainable === all ? "all" : count(nonTrainable)} not trainable)` : params(all);
}

/** The layers whose count is missing from the total. */
function unknownRows(model: ModelFact): string {
  const names = model.layers.filter((row) => row.params === undefined).map((row) => row.name ?? row.layer);
  return names.length === 0 ? "the rest" : listed([...new Set(names)]);
}

function modelCost(model: ModelFact, unit: CostUnit): string[] {
  const amount = unit === "flops" ? model.flops : model.macs;
  if (amount === undefined || amount === 0) return [];
  if (typeof amount === "string" && amount.length > LONGEST_COST) return [];
  return [total(amount, (known: AmountFact) => cost(known, unit))];
}

function circumstances(model: ModelFact): string[] {
  return model.uncalled ? ["in a function that is not called here"] : [];
}

/** A loop's or a helper's models: from the smallest to the largest. */
function severalTitle(models: readonly ModelFact[]): string {
  const kinds = new Set(models.map((model) => model.kind));
  const noun = kinds.size === 1 ? `${models.length} × ${models[0]!.kind}` : `${models.length} models`;
  const totals = models.map((model) => model.params.total);
  const numbers = totals.filter((all) => typeof all === "number").sort((a, b) => a - b);
  if (numbers.length !== totals.length)
    return `${noun}: ${[...new Set(models.map(modelParams))].slice(0, 2).join(" … ")}`;
  const [least, most] = [numbers[0]!, numbers[numbers.length - 1]!];
  return `${noun}: ${least === most ? `${params(least)} each` : `${count(least)} … ${params(most)}`}`;
}
