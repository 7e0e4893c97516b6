/**
 * What each `evaluate` of the script's own came to.
 *
 *     Model        loss     accuracy   Time
 *     sequential   0.3102   0.9120     1.2 s
 */
import type { EvaluateEvent, LoggedNumber } from "../../src/training/log/events.js";
import type { RunRecord } from "../../src/training/log/run-record.js";
import { numberOf } from "../../src/training/log/series.js";
import { durationText, metricText } from "../../src/training/log/words.js";
import { DataTable } from "../shared/data-table.js";
import { setAttributes } from "../shared/element.js";
import { section } from "../shared/section.js";

export class EvaluationsTable {
  readonly #table = new DataTable("Table of evaluations", "Metrics of each evaluate of the script");
  readonly root = section("Evaluations", [this.#table.root]);
  #shown: EvaluateEvent | undefined;

  /** An evaluation that is through doesn't change. */
  show({ evaluations }: RunRecord): void {
    setAttributes(this.root, { hidden: evaluations.length === 0 });
    const latest = evaluations.at(-1);
    if (latest === this.#shown) return;
    this.#shown = latest;
    const metrics = [...new Set(evaluations.flatMap(({ logs }) => Object.keys(logs)))];
    this.#table.show(
      ["Model", ...metrics, "Time"],
      evaluations.map(({ model, logs, seconds }, i) => ({
        key: String(i),
        title: model.name,
        cells: [...metrics.map((metric) => loggedText(logs[metric])), durationText(seconds)],
      })),
    );
  }
}

function loggedText(value: LoggedNumber | undefined): string {
  return value === undefined ? "–" : metricText(numberOf(value));
}
