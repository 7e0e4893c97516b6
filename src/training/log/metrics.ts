/**
 * The last and the best value of each metric.
 *
 *     val_loss: last 0.31, best 0.28 in epoch 4
 */
import type { RunRecord } from "./run-record.js";

export interface MetricSummary {
  readonly metric: string;
  readonly last: number;
  readonly best?: number;
  /** Counted from 1, in its fit. */
  readonly bestEpoch?: number;
}

/** Larger is better where the name says so; of names that say nothing, smaller isn't taken to be better. */
const LARGER_IS_BETTER = /acc|auc|precision|recall|f1|f_?score|iou|dice|r2|cosine|hits|true_(posi|nega)tives/i;
const SMALLER_IS_BETTER = /loss|error|mse|mae|mape|msle|rmse|divergence|crossentropy|perplexity|hinge|poisson|false_/i;

/** Of epochs; of batches where no epoch is through. */
export function metricSummaries(record: RunRecord): readonly MetricSummary[] {
  const summaries = new Map<string, MetricSummary>();
  for (const { epochs, batches } of record.fits) {
    for (const [metric, { values }] of batches) {
      const last = values.last;
      if (last !== undefined && !epochs.has(metric)) summaries.set(metric, { metric, last });
    }
    for (const [metric, series] of epochs) {
      const best = bestIndex(metric, series.values.values);
      summaries.set(metric, {
        metric,
        last: series.values.last ?? NaN,
        ...(best !== undefined && { best: series.values.at(best) ?? NaN, bestEpoch: series.placeAt(best).epoch + 1 }),
      });
    }
  }
  return [...summaries.values()];
}

function bestIndex(metric: string, values: Float64Array): number | undefined {
  const sign = SMALLER_IS_BETTER.test(metric) ? -1 : LARGER_IS_BETTER.test(metric) ? 1 : 0;
  if (sign === 0) return undefined;
  let best: number | undefined;
  values.forEach((value, i) => {
    if (Number.isFinite(value) && (best === undefined || sign * value > sign * (values[best] ?? 0))) best = i;
  });
  return best;
}
