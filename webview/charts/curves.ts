/**
 * Which lines a metric's chart has.
 *
 *     batch points, thin       ~~~~~~      one run: its colour
 *     epochs, with markers     ──●──●
 *     validation, dashed       ╌╌○╌╌○
 */
import type { FitRecord } from "../../src/training/log/fit-record.js";
import { validationName, type RunRecord } from "../../src/training/log/run-record.js";
import type { AxisName, Series } from "../../src/training/log/series.js";
import { smoothed } from "../../src/training/log/smoothing.js";

export interface ShownRun {
  readonly id: string;
  readonly title: string;
  /** Its colour and marker. */
  readonly slot: number;
  readonly record: RunRecord;
}

export interface CurveOptions {
  readonly axis: AxisName;
  /** From 0, which is none, to below 1. */
  readonly smoothing: number;
  readonly showBatches: boolean;
  /** The only fit that is drawn, by its place in the run. */
  readonly fit?: number;
}

/** One fit's part of a curve. */
export interface Stretch {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** As measured, where `y` is smoothed. */
  readonly raw?: Float64Array;
}

export interface Curve {
  /** Of what can be switched off: a run, or one's training and its validation where it is alone. */
  readonly key: string;
  readonly label: string;
  readonly slot: number;
  readonly isValidation: boolean;
  readonly kind: "batch" | "epoch" | "sample";
  readonly stretches: readonly Stretch[];
  /** The first value of each fit that isn't a number. */
  readonly breaks: readonly { readonly x: number; readonly value: number }[];
}

export function curvesOf(metric: string, runs: readonly ShownRun[], options: CurveOptions): readonly Curve[] {
  return runs.flatMap((run) => {
    const isAlone = runs.length === 1;
    const curve = (kind: "batch" | "epoch", isValidation: boolean): Curve => {
      const name = isValidation ? validationName(metric) : metric;
      const part = isValidation ? "validation" : "training";
      const fits = run.record.fits.filter((_, i) => options.fit === undefined || options.fit === i);
      const all = fits.flatMap((fit) => seriesOf(fit, kind, name));
      return {
        key: isAlone ? `${run.id} ${part}` : run.id,
        label: isAlone ? part : run.title,
        slot: run.slot,
        isValidation,
        kind,
        stretches: all.map((series) => stretchOf(series, options)),
        breaks: all.flatMap((series) => breaksOf(series, options.axis)),
      };
    };
    const epochs = [curve("epoch", false), curve("epoch", true)];
    const hasEpochs = epochs.some(({ stretches }) => stretches.length > 0);
    const curves = options.showBatches || !hasEpochs ? [curve("batch", false), ...epochs] : epochs;
    return curves.filter(({ stretches }) => stretches.length > 0);
  });
}

function seriesOf({ batches, epochs }: FitRecord, kind: "batch" | "epoch", name: string): readonly Series[] {
  const series = (kind === "batch" ? batches : epochs).get(name);
  return series === undefined ? [] : [series];
}

function stretchOf(series: Series, { axis, smoothing }: CurveOptions): Stretch {
  const [x, raw] = [series.x(axis), series.values.values];
  return smoothing === 0 ? { x, y: raw } : { x, y: smoothedOnce(series, smoothing), raw };
}

/** Of most runs nothing new comes from one frame to the next. */
const SMOOTHED = new WeakMap<Series, { readonly weight: number; readonly y: Float64Array }>();

function smoothedOnce(series: Series, weight: number): Float64Array {
  const before = SMOOTHED.get(series);
  if (before?.weight === weight && before.y.length === series.length) return before.y;
  const y = smoothed(series.values.values, weight);
  SMOOTHED.set(series, { weight, y });
  return y;
}

function breaksOf(series: Series, axis: AxisName): Curve["breaks"] {
  if (series.firstNotFinite === undefined) return [];
  const index = series.values.values.findIndex((value) => !Number.isFinite(value));
  return [{ x: series.x(axis)[index] ?? 0, value: series.firstNotFinite.value }];
}

/** From the first to the last point of all. Undefined where there is none. */
export function extentOf(curves: readonly Curve[]): readonly [number, number] | undefined {
  let [least, most] = [Infinity, -Infinity];
  for (const { stretches } of curves) {
    for (const { x } of stretches) {
      least = Math.min(least, x[0] ?? Infinity);
      most = Math.max(most, x.at(-1) ?? -Infinity);
    }
  }
  return least > most ? undefined : [least, most];
}
