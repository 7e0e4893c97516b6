/**
 * What runs of one comparison came to: five figures for each variant, with mean and spread over its seeds.
 *
 *                    val. loss      val. accuracy   params    time     FLOPs
 *     RegularConv    0.31 ± 0.02    0.912 ± 0.004   1.39 M    41.2 s   0.024 G
 *     SeparableConv  0.33 ± 0.03    0.906 ± 0.006   0.26 M    53.6 s   0.006 G
 */
import type { FitRecord } from "./fit-record.js";
import { numberOf } from "./series.js";
import { predictionOf } from "./parameters.js";
import type { RunRecord } from "./run-record.js";
import { deviceText, valueText } from "./words.js";

export type FigureName = "loss" | "accuracy" | "parameters" | "seconds" | "flops";

export interface Figure {
  /** One for each seed that has it. */
  readonly values: readonly number[];
  /** Absent where nothing was measured. */
  readonly mean?: number;
  /** The sample's standard deviation; absent with one value. */
  readonly spread?: number;
  /** Why values are missing: "not measured: …". */
  readonly missing?: string;
}

export interface Variant {
  readonly name: string;
  readonly seeds: readonly number[];
  readonly figures: Readonly<Record<FigureName, Figure>>;
}

export interface Comparison {
  readonly id: string;
  /** In the order in which they were begun: the first is what the others are held against. */
  readonly variants: readonly Variant[];
  /** In words. Undefined where the runs used different ones. */
  readonly device: string | undefined;
  /** What keeps the figures from being compared as they are. */
  readonly cautions: readonly string[];
}

export const FIGURES: readonly { readonly name: FigureName; readonly title: string; readonly unit: string }[] = [
  { name: "loss", title: "Validation loss", unit: "" },
  { name: "accuracy", title: "Validation accuracy", unit: "" },
  { name: "parameters", title: "Trainable parameters", unit: "M" },
  { name: "seconds", title: "Training time", unit: "s" },
  { name: "flops", title: "FLOPs", unit: "G" },
];

/** Undefined where the runs are no parts of one comparison. Runs of another comparison than the first one's are left out. */
export function comparisonOf(records: readonly RunRecord[]): Comparison | undefined {
  const id = records.find(({ header }) => header?.comparison !== undefined)?.header?.comparison?.id;
  const parts = records.filter(({ header }) => header?.comparison?.id === id && id !== undefined);
  if (id === undefined || parts.length === 0) return undefined;
  const byVariant = new Map<string, RunRecord[]>();
  for (const record of [...parts].sort((a, b) => a.start - b.start)) {
    const name = record.header?.comparison?.variant ?? "";
    byVariant.set(name, [...(byVariant.get(name) ?? []), record]);
  }
  const devices = new Set(parts.map(({ header, library }) => deviceText(header, library)));
  return {
    id,
    variants: [...byVariant].map(([name, runs]) => variantOf(name, runs)),
    device: devices.size === 1 ? [...devices][0] : undefined,
    cautions: cautionsOf(parts, byVariant, devices),
  };
}

function variantOf(name: string, runs: readonly RunRecord[]): Variant {
  const measured = runs.map((run) => measure(run));
  const figure = (figureName: FigureName): Figure => summed(measured.map((figures) => figures[figureName]));
  return {
    name,
    seeds: runs.map(({ header }) => header?.comparison?.seed ?? 0),
    figures: {
      loss: figure("loss"),
      accuracy: figure("accuracy"),
      parameters: figure("parameters"),
      seconds: figure("seconds"),
      flops: figure("flops"),
    },
  };
}

/** A number, or why there is none. */
type Measured = number | string;

function summed(measured: readonly Measured[]): Figure {
  const values = measured.filter((value) => typeof value === "number");
  const reasons = [...new Set(measured.filter((value) => typeof value === "string"))];
  const missing = reasons.length === 0 ? {} : { missing: `not measured: ${reasons.join("; ")}` };
  if (values.length === 0) return { values, ...missing };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    values,
    mean,
    ...(values.length > 1 && { spread: Math.sqrt(squares / (values.length - 1)) }),
    ...missing,
  };
}

/** Of the last fit's last epoch. */
function measure(record: RunRecord): Readonly<Record<FigureName, Measured>> {
  const fit = record.lastFit;
  const why = unfinished(record);
  if (fit === undefined || why !== undefined) {
    const reason = why ?? "nothing was fitted";
    return {
      loss: reason,
      accuracy: reason,
      parameters: parametersOf(fit) ?? reason,
      seconds: reason,
      flops: flopsOf(record),
    };
  }
  return {
    loss: validation(record, fit, (name) => name === "loss", "loss"),
    accuracy: validation(record, fit, isAccuracy, "accuracy"),
    parameters: parametersOf(fit) ?? "the model wasn't built",
    seconds: fit.seconds ?? "the training didn't come to its end",
    flops: flopsOf(record),
  };
}

/** Undefined where the run came to its end. */
function unfinished({ end, header, fits }: RunRecord): string | undefined {
  if (end?.reason === "finished") return undefined;
  const seed = header?.comparison?.seed;
  const run = seed === undefined ? "a run" : `the run with seed ${seed}`;
  if (end !== undefined)
    return `${run} ${end.reason === "not-started" ? "couldn't be started" : `${WAYS_TO_END[end.reason]}`}`;
  return fits.length === 0 ? `${run} hasn't come to its training` : `${run} has no end yet`;
}

const WAYS_TO_END = { failed: "failed", stopped: "was stopped", killed: "was killed" } as const;

function isAccuracy(name: string): boolean {
  return /(^|_)acc(uracy)?$/.test(name);
}

function validation(
  { evaluations }: RunRecord,
  { lastEpoch, event: { t }, model }: FitRecord,
  isMeant: (name: string) => boolean,
  what: string,
): Measured {
  const logs = lastEpoch?.logs ?? {};
  const name = Object.keys(logs).find((each) => each.startsWith("val_") && isMeant(each.slice("val_".length)));
  if (name !== undefined) return finite(numberOf(logs[name] ?? NaN), name);
  const evaluation = evaluations.findLast((each) => each.t >= t && each.model.name === model.name);
  const evaluated = Object.keys(evaluation?.logs ?? {}).find(isMeant);
  if (evaluation !== undefined && evaluated !== undefined)
    return finite(numberOf(evaluation.logs[evaluated] ?? NaN), evaluated);
  return what === "loss"
    ? "there was no validation data and no evaluate"
    : lastEpoch !== undefined && Object.keys(logs).some((each) => each.startsWith("val_"))
      ? "accuracy isn't among the metrics"
      : "there was no validation data and no evaluate with an accuracy";
}

function finite(value: number, name: string): Measured {
  return Number.isFinite(value) ? value : `${name} is ${valueText(value)}`;
}

/** In millions. */
function parametersOf(fit: FitRecord | undefined): number | undefined {
  const params = fit?.model.params;
  return params && params.trainable / 1e6;
}

/** In thousands of millions. */
function flopsOf({ header, lastFit }: RunRecord): Measured {
  const predicted = header?.predicted ?? [];
  const prediction = lastFit === undefined ? undefined : predictionOf(lastFit.model, predicted);
  if (prediction?.flops === undefined) return "FLOPs can't be read from the code";
  const counted = lastFit?.model.params?.total;
  // A prediction that is wrong about the parameters may be wrong about the cost.
  if (counted !== undefined && prediction.params !== undefined && counted !== prediction.params.total)
    return "the model isn't the one that was read from the code";
  return prediction.flops / 1e9;
}

function cautionsOf(
  parts: readonly RunRecord[],
  byVariant: ReadonlyMap<string, readonly RunRecord[]>,
  devices: ReadonlySet<string>,
): readonly string[] {
  const finished = parts.filter(({ end }) => end?.reason === "finished");
  const epochs = new Set(finished.map(({ lastFit }) => lastFit?.epochEvents.length ?? 0));
  const counts = new Set([...byVariant.values()].map((runs) => runs.length));
  return [
    ...(devices.size > 1
      ? [`The runs were on different devices (${[...devices].join("; ")}): times can't be compared.`]
      : []),
    ...(haveOverlap(parts)
      ? ["Some runs went on at the same time and shared the machine, so times are longer than alone."]
      : []),
    ...(epochs.size > 1 ? ["Not all runs trained for the same number of epochs."] : []),
    ...(counts.size > 1 ? ["Not all variants have the same number of runs."] : []),
  ];
}

function haveOverlap(parts: readonly RunRecord[]): boolean {
  const sorted = [...parts].sort((a, b) => a.start - b.start);
  let latest = -Infinity;
  for (const { start, time } of sorted) {
    // A second for the start of the next process.
    if (start < latest - 1) return true;
    latest = Math.max(latest, time);
  }
  return false;
}
