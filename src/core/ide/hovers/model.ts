/**
 * The hover on a model's constructor: its totals.
 *
 *     model = Sequential([…])   **Sequential** `sequential`: 8 layers, (None, 28, 28, 3) → (None, 10)
 */
import type { ModelFact, RowFact, TotalFact } from "../../model/facts.js";
import { clipped } from "../layer-text.js";
import { code, plain } from "../markdown.js";
import { modelParams, modelsTitle } from "../model-text.js";
import type { DisplayOptions } from "../options.js";
import { bytes, cost, count, params, plural, shapes, share, total } from "../text.js";

/** The layers that weigh most are worth a line each. */
const HEAVIEST = 3;

export function modelsHover(models: readonly ModelFact[], options: DisplayOptions): string {
  if (models.length === 1) return modelHover(models[0]!);
  const lines = models.slice(0, 8).map((model) => `- ${code(model.name ?? model.kind)}: ${plain(modelParams(model))}`);
  if (models.length > 8) lines.push(`- and ${models.length - 8} more`);
  return `**${plain(modelsTitle(models, options))}**\n\n${lines.join("\n")}`;
}

function modelHover(model: ModelFact): string {
  const name = model.name === undefined ? "" : ` ${code(model.name)}`;
  const last = model.layers[model.layers.length - 1];
  const result =
    last && model.built && model.kind === "Sequential" ? `, ends in ${code(shapes(last.output, model.language))}` : "";
  const parts = [
    `**${plain(model.kind)}**${name}: ${plural(model.layers.length, "layer")}${result}`,
    ...(model.built ? [paramsLine(model), costLine(model), heaviest(model)] : [waiting(model)]),
    ...(model.assuming.length > 0
      ? [
          `*Assuming* ${model.assuming.map(({ what, value }) => `${code(what.replaceAll("`", ""))} is ${code(value)}`).join(", ")}`,
        ]
      : []),
    ...(model.because === undefined ? [] : [`*Unknown*: ${plain(clipped(model.because, 300))}`]),
    ...(model.uncalled ? ["Nothing in this file calls the function that builds it."] : []),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function waiting(model: ModelFact): string {
  if (model.kind !== "Sequential") return "It has no input yet: its first call builds it.";
  return model.language === "python"
    ? "It has no input yet: an `Input`, `build`, a call or `fit` builds it."
    : "It has no input yet: give its first layer an `inputShape`.";
}

function paramsLine(model: ModelFact): string {
  const { trainable, nonTrainable } = model.params;
  const size = model.bytes === undefined ? "" : `, ${plain(bytes(model.bytes))}`;
  const { total: all } = model.params;
  const split =
    nonTrainable === 0 ? "all trainable" : `${totalText(trainable)} trainable, ${totalText(nonTrainable)} not`;
  return `**${plain(typeof all === "object" ? modelParams(model) : params(all))}**: ${split}${size}`;
}

const totalText = (amount: TotalFact): string => plain(total(amount, count));

function costLine(model: ModelFact): string {
  if (model.flops === undefined || model.macs === undefined) return "";
  const flops = total(model.flops, (amount) => cost(amount, "flops"));
  const macs = total(model.macs, (amount) => cost(amount, "macs"));
  return `**${plain(flops)}**, ${plain(macs)} for one example`;
}

function heaviest(model: ModelFact): string {
  const weighed = model.layers.filter((row): row is RowFact & { params: number } => typeof row.params === "number");
  const all = model.params.total;
  if (typeof all !== "number" || all === 0 || weighed.length <= HEAVIEST) return "";
  const most = [...weighed].sort((a, b) => b.params - a.params).slice(0, HEAVIEST);
  const lines = most.map((row) => `${code(row.name ?? row.layer)} ${plain(share(row.params / all))}`);
  return `Most params: ${lines.join(", ")}`;
}
