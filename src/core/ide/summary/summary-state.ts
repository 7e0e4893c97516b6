/**
 * The summary's webview, as one plain object: every text in it is final.
 *
 *     summaryState(facts, text, { model: 0, unit: "flops" })   rows, totals, graph, remarks of the first model
 */
import type {
  SummaryChoice,
  SummaryGraph,
  SummaryModel,
  SummaryRemark,
  SummaryRow,
  SummaryState,
  SummaryTotal,
} from "../../../contract/summary.js";
import type { AmountFact, Facts, ModelFact, ProblemFact, TotalFact } from "../../model/facts.js";
import { LineIndex } from "../../text/line-index.js";
import { costOf } from "../layer-text.js";
import { containsSpan } from "../lookup.js";
import { bytes, cost, count, params, share, shapes, shortShapes, total, type CostUnit } from "../text.js";
import { layerFamily } from "./layer-family.js";
import { keyedRows, type KeyedRow } from "./rows.js";

export interface SummaryRequest {
  /** The id of a model; the first of the file where there is none such. */
  readonly model?: number;
  readonly unit: CostUnit;
}

export function summaryState(facts: Facts, text: string, { model: wanted, unit }: SummaryRequest): SummaryState {
  const index = new LineIndex(text);
  const model = facts.models.find(({ id }) => id === wanted) ?? facts.models[0];
  const models = facts.models.map((one) => choice(one, one === model, index));
  if (!model) return { models, unit, message: "No model is built in this file." };
  const message = facts.broken ? "Part of the file can't be read at the moment." : undefined;
  return { models, unit, model: summaryModel(model, facts, unit), ...(message === undefined ? {} : { message }) };
}

function choice(model: ModelFact, selected: boolean, index: LineIndex): SummaryChoice {
  const line = index.lineAt(model.span.start) + 1;
  const name = model.name === undefined ? "" : `${model.name} · `;
  return { id: model.id, title: `${name}${model.kind} · line ${line}`, selected };
}

function summaryModel(model: ModelFact, facts: Facts, unit: CostUnit): SummaryModel {
  const rows = keyedRows(model);
  const reasons = reasonsById(facts);
  return {
    id: model.id,
    name: model.name ?? model.kind,
    kind: model.kind,
    place: { file: "", ...model.span },
    built: model.built,
    rows: rows.map((row) => summaryRow(row, model, { unit, because: reasons.get(row.row.id) })),
    totals: totals(model),
    graph: graph(rows, model),
    assumptions: model.assuming.map(({ what, value, place }) => remark(`${what} = ${value}`, place)),
    problems: problemsOf(model, facts),
    remarks: remarks(model),
  };
}

/** Why a part of a layer is unknown, by the layer's id. */
function reasonsById({ sites }: Facts): ReadonlyMap<number, string> {
  const uses = sites.flatMap((site) => site.uses);
  return new Map(uses.flatMap(({ id, because }) => (because === undefined ? [] : [[id, because]])));
}

function summaryRow(
  { key, row, inputs }: KeyedRow,
  model: ModelFact,
  { unit, because }: { readonly unit: CostUnit; readonly because: string | undefined },
): SummaryRow {
  const part = partOf(row.params, model.params.total);
  const amount = costOf(row, unit);
  const costPart = partOf(amount, costOf(model, unit));
  const name = row.name ?? "?";
  const output = model.built ? shapes(row.output, model.language) : "?";
  const paramText = row.params === undefined ? "?" : count(row.params);
  const costText = amount === undefined ? "?" : cost(amount, unit);
  const shareText = part === undefined ? "" : share(part);
  const words = [
    `${row.layer} ${name}`,
    `output ${output}`,
    row.params === undefined ? "params unknown" : params(row.params),
    ...(shareText === "" ? [] : [`${shareText} of the model`]),
    ...(amount === undefined ? [] : [costText]),
    ...(row.trainable ? [] : ["frozen"]),
    ...(because === undefined ? [] : [`unknown because ${because}`]),
  ];
  return {
    key,
    name,
    layer: row.layer,
    output,
    params: paramText,
    ...(part === undefined ? {} : { share: part }),
    shareText,
    cost: costText,
    ...(costPart === undefined ? {} : { costShare: costPart }),
    costShareText: costPart === undefined ? "" : share(costPart),
    trainable: row.trainable,
    inputs,
    ...(row.place === undefined ? {} : { place: row.place }),
    description: words.join(", "),
  };
}

/** From 0 to 1; undefined where one of the two is not a number. */
function partOf(amount: AmountFact | undefined, all: TotalFact | undefined): number | undefined {
  return typeof amount === "number" && typeof all === "number" && all > 0 ? amount / all : undefined;
}

function totals(model: ModelFact): readonly SummaryTotal[] {
  if (!model.built) return [{ label: "Total params", value: "no input yet" }];
  const { params: sums, flops, macs } = model;
  return [
    { label: "Total params", value: total(sums.total) },
    { label: "Trainable", value: total(sums.trainable) },
    { label: "Non-trainable", value: total(sums.nonTrainable) },
    ...(model.bytes === undefined
      ? []
      : [{ label: "Weights", value: bytes(model.bytes), detail: `${count(model.bytes)} bytes` }]),
    ...costTotal(flops, "flops", "two for each multiply-add, and biases, sums, normalisations; one example"),
    ...costTotal(macs, "macs", "multiply-adds; one example"),
  ];
}

function costTotal(amount: TotalFact | undefined, unit: CostUnit, counted: string): SummaryTotal[] {
  if (amount === undefined) return [];
  const label = unit === "flops" ? "FLOPs" : "Multiply-adds";
  return [{ label, value: total(amount, (known) => cost(known, unit)), detail: `${total(amount)}: ${counted}` }];
}

function graph(rows: readonly KeyedRow[], model: ModelFact): SummaryGraph {
  return {
    nodes: rows.map(({ key, row }) => ({
      key,
      title: row.layer,
      lines: [
        model.built ? shortShapes(row.output, model.language) : "",
        row.params === undefined || row.params === 0 ? "" : params(row.params),
      ] as const,
      family: layerFamily(row.layer),
      ...(row.place === undefined ? {} : { place: row.place }),
    })),
    edges: rows.flatMap(({ key, inputs }) => inputs.map((from) => ({ from, to: key }))),
  };
}

const SEVERITIES = ["error", "warning", "info", "hint"] as const;

/** Those in the model's call or in the calls of its layers. */
function problemsOf(model: ModelFact, facts: Facts): SummaryModel["problems"] {
  const spans = [model.span, ...model.layers.flatMap(({ place }) => (place?.file === "" ? [place] : []))];
  const concerns = (problem: ProblemFact) =>
    spans.some((span) => containsSpan(span, problem.span) || containsSpan(problem.span, span));
  return facts.problems
    .filter(concerns)
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map(({ message, severity, span }) => ({ text: message, severity, place: { file: "", ...span } }));
}

function remarks(model: ModelFact): readonly SummaryRemark[] {
  return [
    ...(model.because === undefined ? [] : [{ text: `Unknown: ${model.because}` }]),
    ...(model.uncalled ? [{ text: "Nothing in this file calls the function that builds it." }] : []),
  ];
}

function remark(text: string, place: SummaryRemark["place"]): SummaryRemark {
  return place === undefined ? { text } : { text, place };
}
