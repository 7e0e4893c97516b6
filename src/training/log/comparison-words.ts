/**
 * What a comparison comes to, in a sentence for each variant, and never more than was measured.
 *
 *     "SeparableConv: −81% parameters, −0.6 points of accuracy (within the spread of 3 seeds), 1.3× the time on this CPU."
 */
import type { Comparison, Figure, FigureName, Variant } from "./comparison.js";
import { signedText } from "./words.js";

/** With one run of each, a difference below this is what another seed could make alone. */
const SMALL_POINTS = 3;

/** Each variant against the first one. */
export function comparisonSentences(comparison: Comparison): readonly string[] {
  const [base, ...others] = comparison.variants;
  if (base === undefined) return [];
  if (others.length === 0) return [`There is only ${base.name} so far: nothing to compare it with.`];
  return others.map((variant) => sentenceOf(variant, base, comparison));
}

function sentenceOf(variant: Variant, base: Variant, { device }: Comparison): string {
  const parts = [
    shareText(variant, base, "parameters", "parameters"),
    accuracyText(variant.figures.accuracy, base.figures.accuracy),
    timeText(variant.figures.seconds, base.figures.seconds, device),
  ];
  return `${variant.name}: ${parts.join(", ")}.`;
}

function shareText(variant: Variant, base: Variant, name: FigureName, noun: string): string {
  const [mean, baseMean] = [variant.figures[name].mean, base.figures[name].mean];
  if (mean === undefined || baseMean === undefined || baseMean === 0) return `${noun} not measured`;
  const percent = (mean / baseMean - 1) * 100;
  if (percent === 0) return `as many ${noun}`;
  const digits = Math.abs(percent) < 1 ? 1 : 0;
  return Number(Math.abs(percent).toFixed(digits)) === 0
    ? `about as many ${noun}`
    : `${signedText(percent, digits)}% ${noun}`;
}

function accuracyText(figure: Figure, base: Figure): string {
  if (figure.mean === undefined || base.mean === undefined) return "accuracy not measured";
  const points = (figure.mean - base.mean) * 100;
  const text = `${signedText(points, 1)} points of accuracy`;
  const doubt = doubtText(figure, base, points);
  return doubt === undefined ? text : `${text} (${doubt})`;
}

/** Undefined where the means are further apart than the seeds' spreads. */
function doubtText(figure: Figure, base: Figure, points: number): string | undefined {
  const seeds = Math.min(figure.values.length, base.values.length);
  if (figure.spread !== undefined && base.spread !== undefined) {
    const isWithin = Math.abs(points) / 100 <= figure.spread + base.spread;
    return isWithin ? `within the spread of ${seeds} seeds` : undefined;
  }
  return Math.abs(points) < SMALL_POINTS ? "one seed: differences this small may be chance" : "one seed";
}

function timeText(figure: Figure, base: Figure, device: string | undefined): string {
  if (figure.mean === undefined || base.mean === undefined || base.mean === 0) return "time not measured";
  if (device === undefined) return "times of different devices not compared";
  const ratio = figure.mean / base.mean;
  const place = /^cpu\b/i.test(device) ? "this CPU" : `this ${device}`;
  return `${ratio.toFixed(ratio < 0.95 && ratio.toFixed(1) === "0.9" ? 2 : 1)}× the time on ${place}`;
}

/** `0.906 ± 0.006`, or why there is none. */
export function figureText(name: FigureName, { mean, spread }: Figure): string {
  if (mean === undefined) return "not measured";
  const digits = DIGITS[name](mean);
  // What is the same with every seed has no spread worth a word.
  return spread === undefined || spread === 0
    ? mean.toFixed(digits)
    : `${mean.toFixed(digits)} ± ${spread.toFixed(digits)}`;
}

const DIGITS: Readonly<Record<FigureName, (value: number) => number>> = {
  loss: () => 4,
  accuracy: () => 4,
  parameters: () => 3,
  seconds: (value) => (value < 100 ? 1 : 0),
  flops: (value) => (value < 0.1 ? 4 : 3),
};
