/**
 * The hover on an argument: only what it does to this layer, with this layer's numbers.
 *
 *     Conv2D(32, 3, strides=2)
 *                   ^?  strides: the window moves by 2×2, 28×28 → 13×13
 *
 * One explainer a parameter, in the files beside; a parameter that none knows gets no hover.
 */
import type { LayerUse } from "../../../model/facts.js";
import { code, plain } from "../../markdown.js";
import { argumentName } from "../../words.js";
import { argumentValue } from "../use-values.js";
import { generalExplainers } from "./general.js";
import { imageExplainers } from "./image.js";
import { sequenceExplainers } from "./sequence.js";
import { widthExplainers } from "./width.js";
import { windowExplainers } from "./window.js";

/** A sentence in plain words, or undefined where there is nothing to say for this layer. */
export type Explainer = (use: LayerUse, value: string, name: string) => string | undefined;
export type Explainers = Readonly<Record<string, Explainer>>;

const explainers: ReadonlyMap<string, Explainer> = new Map(
  [generalExplainers, imageExplainers, sequenceExplainers, widthExplainers, windowExplainers].flatMap((table) =>
    Object.entries(table),
  ),
);

/** Markdown; undefined where nothing is known of the argument. `uses` are the layers that the call makes. */
export function argumentHover(uses: readonly LayerUse[], name: string): string | undefined {
  const sentences = new Set(uses.flatMap((use) => explainArgument(use, name) ?? []));
  if (sentences.size === 0) return undefined;
  const shown = [...sentences].slice(0, 4).map(plain);
  if (sentences.size > 4) shown.push(`and ${sentences.size - 4} more`);
  const body = shown.length === 1 ? shown[0]! : `\n${shown.map((sentence) => `- ${sentence}`).join("\n")}`;
  return `${code(argumentName(name, uses[0]!.language))} of ${plain(uses[0]!.layer)}: ${body}`;
}

export function explainArgument(use: LayerUse, name: string): string | undefined {
  const value = argumentValue(use, name);
  if (value === undefined) return undefined;
  return explainers.get(name)?.(use, value, name);
}
