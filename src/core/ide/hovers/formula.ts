/**
 * How a parameter count comes about, with its numbers.
 *
 *     Conv2D            kernel 3×3×3×32 + bias 32 = 896
 *     SeparableConv2D   depthwise 3×3×3×1 + pointwise 1×1×3×32 + bias 32 = 27 + 96 + 32 = 155
 */
import type { AmountFact, LayerUse, WeightFact } from "../../model/facts.js";
import { addAmounts, allParams, timesAmount } from "../amount.js";
import { count, product } from "../text.js";

/** More weights than this are summed up: a user's own layer may have hundreds. */
const MOST_WEIGHTS = 8;

/** Undefined for a layer without weights. */
export function paramsFormula(use: LayerUse): string | undefined {
  const { weights } = use;
  if (weights.length === 0) return undefined;
  const names = shortNames(weights);
  const shown = weights.slice(0, MOST_WEIGHTS).map((weight, i) => `${names[i]!} ${product(weight.shape)}`);
  if (weights.length > MOST_WEIGHTS) shown.push(`${weights.length - MOST_WEIGHTS} more weights`);
  const all = use.params && allParams(use.params);
  const end = all === undefined ? "?" : count(all);
  return [shown.join(" + "), ...middle(weights), end].join(" = ");
}

/** The weights' own counts, where more than one of them is a product: `27 + 96 + 32`. */
function middle(weights: readonly WeightFact[]): string[] {
  const products = weights.filter((weight) => weight.shape.length > 1);
  if (products.length < 2 || weights.length > MOST_WEIGHTS) return [];
  const counts = weights.map((weight) => weight.count);
  return counts.every((c) => typeof c === "number") ? [counts.map(count).join(" + ")] : [];
}

/** `depthwise_kernel` is "depthwise"; the last part of a path, more of it where two would be the same. */
function shortNames(weights: readonly WeightFact[]): readonly string[] {
  const last = (name: string, parts: number) => name.split("/").slice(-parts).join(" ");
  for (const parts of [1, 2, 3]) {
    const names = weights.map(({ name }) => last(name, parts).replace(/^(depthwise|pointwise)_kernel$/, "$1"));
    if (new Set(names).size === names.length || parts === 3) return names;
  }
  return [];
}

/** Bytes of all weights; undefined where a size is unknown. */
export function weightBytes(weights: readonly WeightFact[]): AmountFact | undefined {
  return addAmounts(
    weights.map(({ count, itemBytes }) =>
      count === undefined || itemBytes === undefined ? undefined : timesAmount(count, itemBytes),
    ),
  );
}
