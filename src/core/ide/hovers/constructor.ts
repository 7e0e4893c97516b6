/**
 * The hover on a layer's constructor: what comes out, how its count comes about, what it costs.
 *
 *     layers.Conv2D(32, 3)
 *            ^?  **Conv2D** `conv2d`: (None, 28, 28, 3) → (None, 26, 26, 32)
 *                896 params: kernel 3×3×3×32 + bias 32 = 896
 *                1.2 MFLOPs, 584 kMACs for one example: 2 × 584,064 MACs + 21,632 for the bias = 1,189,760 FLOPs
 */
import type {
  ApplicationFact,
  AssumptionFact,
  LanguageFact,
  LayerUse,
  ShapesFact,
  SiteFact,
} from "../../model/facts.js";
import { LineIndex } from "../../text/line-index.js";
import type { Place } from "../../text/span.js";
import { allParams } from "../amount.js";
import { costOf, isWaiting, siteTitle } from "../layer-text.js";
import { code, picture, plain } from "../markdown.js";
import type { DisplayOptions } from "../options.js";
import { allShapes, bytes, cost, count, params, shapes, unknownPart, type CostUnit } from "../text.js";
import { paramsFormula, weightBytes } from "./formula.js";
import { tensorPicture } from "./picture.js";
import { channelsFirst, dtypeBytes, elementsOf, windowOf } from "./use-values.js";

/** More layers or applications than this are counted, not listed. */
const MOST_LISTED = 6;

export interface HoverContext {
  readonly text: string;
  readonly options: DisplayOptions;
  /** What the separable form would cost, in words; asked only for a Conv2D. */
  readonly separable?: (site: SiteFact) => string | undefined;
  /** The library refuses the call: the problem there says why. */
  readonly refused?: boolean;
}

export function constructorHover(site: SiteFact, context: HoverContext): string {
  const use = site.uses[0]!;
  const separable = use.layer === "Conv2D" ? context.separable?.(site) : undefined;
  const [head, ...body] = site.uses.length === 1 ? useParts(use, context) : usesParts(site.uses, context);
  const drawn = site.uses.length === 1 && !isInput(use) ? pictureOf(use) : "";
  const lines = [...body, separable ?? ""];
  return [head, ...closeTogether(lines), ...remarks(site.uses, context.text), drawn].filter(isWritten).join("\n\n");
}

/** A hover shows some ten lines before one has to scroll: single lines stand without room between them. */
function closeTogether(parts: readonly string[]): string[] {
  const written = parts.filter(isWritten);
  return written.some((part) => part.includes("\n")) ? written : [written.join("  \n")];
}

const isWritten = (part: string | undefined): part is string => part !== undefined && part !== "";

/** What `Input(…)` makes: the same goes in and comes out, and nothing is computed. */
const isInput = (use: LayerUse): boolean => use.layer === "InputLayer";

function useParts(use: LayerUse, context: HoverContext): string[] {
  if (isInput(use)) return [head(use, context), memoryLine(use)];
  const { unit } = context.options;
  return [head(use, context), applicationsList(use), paramsLine(use), costLine(use, unit), memoryLine(use)];
}

function head(use: LayerUse, { refused }: HoverContext): string {
  const name = use.name === undefined ? "" : ` ${code(use.name)}`;
  const application = use.applications[0];
  if (isInput(use) && application)
    return `**${plain(use.layer)}**${name}: ${shapeCode(application.output, use.language)}`;
  const state = application
    ? arrow(application, use.language)
    : refused
      ? "not applied, as the problem says"
      : waitingText(use);
  return `**${plain(use.layer)}**${name}: ${state}`;
}

function waitingText(use: LayerUse): string {
  if (use.inside) return "applied by the layer around it";
  return isWaiting(use) ? "no input yet" : "not applied";
}

function arrow({ inputs, output }: ApplicationFact, language: LanguageFact): string {
  return `${shapeCode(inputs, language)} → ${shapeCode(output, language)}`;
}

function shapeCode(value: ShapesFact, language: LanguageFact): string {
  return unknownPart(value) === "all" && allShapes(value).includes("?")
    ? "unknown shape"
    : code(shapes(value, language));
}

function pictureOf(use: LayerUse): string {
  const application = use.applications[0];
  const [input, output] = [application?.inputs, application?.output].map((s) => (s === undefined ? [] : allShapes(s)));
  if (!input?.[0] || !output?.[0]) return "";
  const drawn = tensorPicture({
    layer: use.layer,
    language: use.language,
    input: input[0],
    output: output[0],
    channelsFirst: channelsFirst(use),
    window: windowOf(use),
  });
  return drawn ? picture(drawn.svg, drawn.width, drawn.height, drawn.words) : "";
}

/** A shared layer is applied several times; its weights stay the same. */
function applicationsList({ applications, language }: LayerUse): string {
  if (applications.length < 2) return "";
  const lines = applications.slice(0, MOST_LISTED).map((application) => `- ${arrow(application, language)}`);
  if (applications.length > MOST_LISTED) lines.push(`- and ${applications.length - MOST_LISTED} more`);
  return `Applied ${applications.length} times with the same weights:\n${lines.join("\n")}`;
}

function paramsLine(use: LayerUse): string {
  if (use.params === undefined) return isWaiting(use) ? "" : "**params unknown**";
  const { trainable, nonTrainable } = use.params;
  const formula = paramsFormula(use);
  const split = nonTrainable === 0 ? "" : ` (${count(trainable)} trainable, ${count(nonTrainable)} not)`;
  return `**${params(allParams(use.params))}**${split}${formula ? `: ${plain(formula)}` : ""}`;
}

function costLine(use: LayerUse, unit: CostUnit): string {
  const { macs, flops } = use;
  if (macs === undefined || flops === undefined) return "";
  if (macs === 0 && flops === 0) return "**0 FLOPs**: it does no arithmetic that counts";
  const other = unit === "flops" ? "macs" : "flops";
  const both = `**${plain(cost(costOf(use, unit)!, unit))}**, ${plain(cost(costOf(use, other)!, other))}`;
  return `${both} for one example${whatIsCounted(use)}`;
}

/** Multiply-adds count two FLOPs; the rest is the bias, sums, the steps of a normalisation or a softmax. */
function whatIsCounted(use: LayerUse): string {
  const { macs, flops } = use;
  if (typeof macs !== "number" || typeof flops !== "number") return "";
  const rest = flops - 2 * macs;
  if (macs === 0) return `: ${count(flops)} operations, no multiply-add`;
  const biases = use.weights.filter(({ name }) => /(^|\/)bias$/.test(name)).length;
  const outputs = use.applications[0] && elementsOf(use.applications[0].output);
  const what = biases === 1 && rest === outputs ? "for the bias" : "other operations";
  return `: 2 × ${count(macs)} MACs${rest === 0 ? "" : ` + ${count(rest)} ${what}`} = ${count(flops)} FLOPs`;
}

function memoryLine(use: LayerUse): string {
  const weights = use.weights.length === 0 ? undefined : weightBytes(use.weights);
  const application = use.applications[0];
  const itemBytes = dtypeBytes(application?.dtype);
  const elements = application && elementsOf(application.output);
  const output = elements === undefined || itemBytes === undefined ? undefined : elements * itemBytes;
  const parts = [
    ...(weights === undefined ? [] : [`weights ${plain(bytes(weights))}`]),
    ...(output === undefined ? [] : [`output ${bytes(output)} for one example (${application!.dtype!})`]),
  ];
  return parts.length === 0 ? "" : `**Memory**: ${parts.join(", ")}`;
}

/** Several layers made here: one row each. */
function usesParts(uses: readonly LayerUse[], { options }: HoverContext): string[] {
  const rows = uses.slice(0, MOST_LISTED).map((use) => {
    const application = use.applications[0];
    const amount = costOf(use, options.unit);
    const cells = [
      use.name === undefined ? plain(use.layer) : code(use.name),
      application ? arrow(application, use.language) : "no input yet",
      use.params === undefined ? "?" : plain(paramsFormula(use) ?? count(allParams(use.params))),
      amount === undefined ? "?" : plain(cost(amount, options.unit)),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const more = uses.length > MOST_LISTED ? [`and ${uses.length - MOST_LISTED} more`] : [];
  const table = ["| | shape | params | cost |", "|---|---|---|---|", ...rows].join("\n");
  return [`**${plain(uses[0]!.layer)}** ${plain(siteTitle(uses, options))}`, table, ...more];
}

function remarks(uses: readonly LayerUse[], text: string): string[] {
  const index = new LineIndex(text);
  const assumptions = distinctAssumptions(uses).map(
    ({ what, value, place }) => `${code(what.replaceAll("`", ""))} is ${code(value)}${lineText(place, index)}`,
  );
  const reasons = [...new Set(uses.flatMap((use) => (use.because === undefined ? [] : [use.because])))];
  return [
    ...(assumptions.length > 0 ? [`*Assuming* ${assumptions.join(", ")}`] : []),
    ...reasons.slice(0, 3).map((reason) => `*Unknown*: ${plain(reason)}`),
    ...(uses.some((use) => use.inside) ? ["The layer around it counts its params."] : []),
    ...(uses.every((use) => use.uncalled) ? ["Nothing in this file calls the function that makes it."] : []),
  ];
}

function distinctAssumptions(uses: readonly LayerUse[]): readonly AssumptionFact[] {
  const all = uses.flatMap((use) => use.assuming);
  return [...new Map(all.map((assumption) => [`${assumption.what}=${assumption.value}`, assumption])).values()];
}

function lineText(place: Place | undefined, index: LineIndex): string {
  return place && place.file === "" ? ` (line ${index.lineAt(place.start) + 1})` : "";
}
