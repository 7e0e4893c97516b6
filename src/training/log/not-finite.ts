/**
 * Sentences about metrics that stopped being numbers.
 *
 *     "loss became NaN in epoch 2, batch 31."
 */
import type { RunRecord } from "./run-record.js";
import { valueText } from "./words.js";

export function notFiniteSentences({ fits }: RunRecord): readonly string[] {
  const first = new Map<string, string>();
  for (const { batches, epochs } of fits) {
    for (const all of [batches, epochs]) {
      for (const [metric, { firstNotFinite }] of all) {
        if (firstNotFinite === undefined || first.has(metric)) continue;
        const { epoch, step, value } = firstNotFinite;
        const batch = Number.isFinite(step) ? `, batch ${step + 1}` : "";
        first.set(metric, `${metric} became ${valueText(value)} in epoch ${epoch + 1}${batch}.`);
      }
    }
  }
  return [...first.values()];
}
