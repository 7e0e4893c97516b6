/**
 * One layer in words: the line over its code, and its pieces for other surfaces.
 *
 *     Conv2D(32, 3)                (None, 26, 26, 32) · 896 params · 1.2 MFLOPs
 *     Conv2D(n_filters, 3)         unknown: n_filters is an argument (line 3)
 *     a shared layer               applied 2×: 28×28×8 … 14×14×8 · 584 params
 *     a layer made in a loop       ×3: 56×56×64 … 7×7×512 · 1.2M params
 */
import type { AssumptionFact, DimFact, LanguageFact, LayerUse, ShapesFact } from "../model/facts.js";
import { addAmounts, allParams } from "./amount.js";
import type { DisplayOptions } from "./options.js";
import {
  allShapes,
  cost,
  count,
  isShape,
  listed,
  namesIn,
  params,
  shape,
  shapes,
  shortParams,
  shortShapes,
  unknownPart,
  type CostUnit,
} from "./text.js";

/** Longer expressions are no help in one line; the hover has them in full. */
const LONGEST_EXPRESSION = 40;
const LONGEST_AXIS = 28;
const LONGEST_REASON = 120;

/** What a site's layers come to, in one line; without the cost where there is little room. */
export function siteTitle(
  uses: readonly LayerUse[],
  { unit }: DisplayOptions,
  room: "wide" | "narrow" = "wide",
): string {
  const shown = room === "wide" ? unit : undefined;
  return uses.length === 1 ? useTitle(uses[0]!, shown) : usesTitle(uses, shown);
}

/** What was told of a layer before is told again after each edit elsewhere, on the same fact. */
const titles = new WeakMap<LayerUse, Map<CostUnit | undefined, string>>();

function useTitle(use: LayerUse, unit: CostUnit | undefined): string {
  const known = titles.get(use) ?? new Map<CostUnit | undefined, string>();
  titles.set(use, known);
  const title = known.get(unit) ?? newTitle(use, unit);
  known.set(unit, title);
  return title;
}

function newTitle(use: LayerUse, unit: CostUnit | undefined): string {
  if (isWaiting(use)) return "no input yet";
  const output = outputText(use);
  const paramsKnown = use.params !== undefined;
  const outputKnown = output !== undefined;
  if (!outputKnown && !paramsKnown) return withReason("unknown", use);
  const parts = outputKnown ? [output] : [];
  if (paramsKnown && use.layer !== "InputLayer") parts.push(paramsText(use));
  if (unit !== undefined) parts.push(...costText(use, unit));
  parts.push(...missingText(use, outputKnown, paramsKnown), ...longAxes(use));
  return parts.join(" · ");
}

/** Made, and waiting for the input that builds it: nothing about it is unknown for another reason. */
export function isWaiting(use: LayerUse): boolean {
  return use.applications.length === 0 && use.params === undefined && use.because === undefined;
}

/** Undefined where nothing of the output is known. */
function outputText(use: LayerUse): string | undefined {
  if (use.applications.length === 0) return "not applied";
  const outputs = outputsOf(use);
  if (outputs.every((output) => unknownPart(output) === "all")) return undefined;
  const times = use.applications.length;
  const first = outputs[0]!;
  if (outputs.length > 1) return `applied ${times}×: ${range(outputs, use.language)}`;
  const written = shapes(withoutLongAxes(first), use.language);
  return times === 1 ? written : `${written} · applied ${times}×`;
}

const isLong = (dim: DimFact): dim is string => typeof dim === "string" && dim.length > LONGEST_AXIS;

/** An axis that is a long expression is "…" in a line. */
function withoutLongAxes(value: ShapesFact): ShapesFact {
  if (value === "?") return value;
  if (isShape(value)) return value.map((dim) => (isLong(dim) ? "…" : dim));
  if ("list" in value) return { list: value.list.map(withoutLongAxes) };
  return { dict: Object.fromEntries(Object.entries(value.dict).map(([key, item]) => [key, withoutLongAxes(item)])) };
}

/** What the axes depend on that are left out. */
function longAxes(use: LayerUse): string[] {
  const [first, ...others] = outputsOf(use);
  if (first === undefined || others.length > 0) return [];
  const long = allShapes(first).flatMap((shape) => (shape === "?" ? [] : shape.filter(isLong)));
  return long.length === 0 ? [] : [`… from ${listed([...new Set(long.flatMap(namesIn))])}`];
}

/** The outputs of a layer's applications, equal ones once. */
export function outputsOf(use: LayerUse): readonly ShapesFact[] {
  if (use.applications.length === 1) return [use.applications[0]!.output];
  const byText = new Map(
    use.applications.map((application) => [shapes(application.output, use.language), application.output]),
  );
  return [...byText.values()];
}

/** `896 params`, `128 params (64 trainable)`, `896 params (frozen)`. */
function paramsText(use: LayerUse): string {
  const { trainable, nonTrainable } = use.params!;
  const all = allParams(use.params!);
  if (typeof all === "string" && all.length > LONGEST_EXPRESSION) return `params depend on ${listed(namesIn(all))}`;
  if (nonTrainable === 0) return params(all);
  return `${params(all)} (${trainable === 0 ? "frozen" : `${count(trainable)} trainable`})`;
}

function costText(use: LayerUse, unit: CostUnit): string[] {
  const amount = costOf(use, unit);
  if (amount === undefined || amount === 0) return [];
  if (typeof amount === "string" && amount.length > LONGEST_EXPRESSION) return [];
  const times = use.applications.length;
  const when = times < 2 ? "" : outputsOf(use).length > 1 ? " the first time" : " each time";
  return [cost(amount, unit) + when];
}

export function costOf<Amount>(
  of: { readonly macs?: Amount; readonly flops?: Amount },
  unit: CostUnit,
): Amount | undefined {
  return unit === "flops" ? of.flops : of.macs;
}

function missingText(use: LayerUse, outputKnown: boolean, paramsKnown: boolean): string[] {
  if (!outputKnown) return [withReason("shape unknown", use)];
  if (!paramsKnown) return [withReason("params unknown", use)];
  return [];
}

function withReason(what: string, use: LayerUse): string {
  return use.because === undefined ? what : `${what}: ${clipped(use.because)}`;
}

/** A reason cut to a length that a line can take; the line that it names stays. */
export function clipped(text: string, longest = LONGEST_REASON): string {
  if (text.length <= longest) return text;
  const end = / \(line \d+\)$/.exec(text)?.[0] ?? "";
  return `${text.slice(0, longest - 1 - end.length).trimEnd()}…${end}`;
}

/** Several layers made at one place: `×3: 56×56×64 … 7×7×512 · 1.2M params`. */
function usesTitle(uses: readonly LayerUse[], unit: CostUnit | undefined): string {
  const titles = [...new Set(uses.map((use) => useTitle(use, unit)))];
  if (titles.length === 1) return `×${uses.length}, each ${titles[0]!}`;
  const outputs = rangeText(uses);
  const unsure = uses.find((use) => use.because !== undefined) ?? uses[0]!;
  const parts = [outputs, ...sumText(uses, unsure), ...(unit === undefined ? [] : sumCostText(uses, unit))].filter(
    (part) => part !== undefined,
  );
  const shapeless = outputs === undefined && !parts.some((part) => part.includes("unknown"));
  return `×${uses.length}: ${[...parts, ...(shapeless ? [withReason("shape unknown", unsure)] : [])].join(" · ")}`;
}

function rangeText(uses: readonly LayerUse[]): string | undefined {
  const known = uses.flatMap(outputsOf).filter((output) => unknownPart(output) !== "all");
  if (known.length === 0) return uses.every(isWaiting) ? "no input yet" : undefined;
  return range(known, uses[0]!.language);
}

/** The first output and the last that differs: `56×56×64 … 7×7×512`. */
function range(outputs: readonly ShapesFact[], language: LanguageFact): string {
  const distinct = [...new Set(outputs.map((output) => exampleShape(output, language)))];
  return distinct.length === 1 ? distinct[0]! : `${distinct[0]!} … ${distinct[distinct.length - 1]!}`;
}

/** `7×7×512`; of one axis, which alone would be a mere number, `(10,)` or `[10]`. */
function exampleShape(output: ShapesFact, language: LanguageFact): string {
  if (isShape(output) && output !== "?" && output.length === 2) return shape(output.slice(1), language);
  return shortShapes(output, language);
}

function sumText(uses: readonly LayerUse[], unsure: LayerUse): string[] {
  const all = addAmounts(uses.map((use) => use.params && allParams(use.params)));
  if (all === undefined) return uses.every(isWaiting) ? [] : [withReason("params unknown", unsure)];
  if (typeof all === "string" && all.length > LONGEST_EXPRESSION) return [`params depend on ${listed(namesIn(all))}`];
  return [typeof all === "number" && all >= 1_000_000 ? shortParams(all) : params(all)];
}

function sumCostText(uses: readonly LayerUse[], unit: CostUnit): string[] {
  const all = addAmounts(uses.map((use) => costOf(use, unit)));
  const tooLong = typeof all === "string" && all.length > LONGEST_EXPRESSION;
  return all === undefined || all === 0 || tooLong ? [] : [cost(all, unit)];
}

/** `image_data_format() = channels_last`, `a = 1, b = 2 and 3 more`. */
export function assumptionsText(assumptions: readonly AssumptionFact[]): string {
  return listed(assumptions.map(({ what, value }) => `${what.replaceAll("`", "")} = ${value}`));
}

/** Whether nothing but the shape is worth a line. */
export function hasNoParams(uses: readonly LayerUse[]): boolean {
  return uses.every((use) => use.params !== undefined && allParams(use.params) === 0);
}
