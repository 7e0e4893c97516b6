/**
 * What each epoch came to.
 *
 *     Epoch   loss     accuracy   val_loss   Learning rate   Time
 *     1       0.8121   0.7211     0.6021     0.001           7.9 s
 */
import type { EpochEvent } from "../../src/training/log/events.js";
import { metricSummaries } from "../../src/training/log/metrics.js";
import type { RunRecord } from "../../src/training/log/run-record.js";
import { numberOf } from "../../src/training/log/series.js";
import { durationText, metricText, valueText } from "../../src/training/log/words.js";
import { DataTable, type DataCell } from "../shared/data-table.js";
import { element, setAttributes, setText } from "../shared/element.js";
import { section } from "../shared/section.js";

export class EpochsTable {
  readonly #table = new DataTable("Table of epochs", "Metrics of each epoch");
  readonly #best = element("p", { class: "fine" });
  readonly root = section("Epochs", [this.#table.root], { beside: [this.#best] });
  #shown = "";

  show(run: string, record: RunRecord): void {
    const events = record.fits.flatMap(({ epochEvents }) => epochEvents);
    setAttributes(this.root, { hidden: events.length === 0 });
    // Rows of epochs that are through don't change.
    const state = `${run} ${events.length}`;
    if (state === this.#shown) return;
    this.#shown = state;
    const metrics = [...new Set(events.flatMap(({ logs }) => Object.keys(logs)))];
    const hasRate = events.some(({ learningRate }) => learningRate !== undefined);
    const hasFits = record.fits.length > 1;
    this.#table.show(
      ["Epoch", ...metrics, ...(hasRate ? ["Learning rate"] : []), "Time"],
      events.map((event) => ({
        key: `${run} ${event.fit} ${event.epoch}`,
        title: hasFits ? `${event.epoch + 1} of fit ${event.fit + 1}` : String(event.epoch + 1),
        cells: [
          ...metrics.map((metric) => cellOf(loggedText(event.logs[metric]))),
          ...(hasRate ? [cellOf(rateText(event.learningRate))] : []),
          durationText(event.seconds),
        ],
      })),
    );
    setText(this.#best, bestText(record));
  }
}

function cellOf(text: string): DataCell {
  return text === "NaN" || text.endsWith("∞") ? { text, kind: "number not-a-number" } : { text };
}

function loggedText(value: EpochEvent["learningRate"]): string {
  return value === undefined ? "–" : metricText(numberOf(value));
}

function rateText(value: EpochEvent["learningRate"]): string {
  return value === undefined ? "–" : valueText(numberOf(value));
}

/** Of what decides: the validation where there is one. */
function bestText(record: RunRecord): string {
  const summaries = metricSummaries(record).filter(({ best }) => best !== undefined);
  const validation = summaries.filter(({ metric }) => metric.startsWith("val_"));
  const shown = (validation.length > 0 ? validation : summaries).slice(0, 2);
  return shown
    .map(({ metric, best = NaN, bestEpoch }) => `Best ${metric} ${metricText(best)} in epoch ${bestEpoch}`)
    .join(" · ");
}
