/**
 * What each `evaluate` of the script's own came to.
 *
 *     Model        loss     accuracy   Time
 *     sequential   0.3102   0.9120     1.2 s
 */
import type { EvaluateEvent } from "../../src/training/log/events.js";
import type { RunRecord } from "../../src/training/log/run-record.js";
import { numberOf } from "../../src/training/log/series.js";
import { durationText, metricText } from "../../src/training/log/words.js";
import { element, setAttributes } from "../shared/element.js";

export class EvaluationsTable {
  readonly #head = element("tr");
  readonly #body = element("tbody");
  readonly root = element(
    "section",
    { class: "section", "aria-label": "Evaluations" },
    element("div", { class: "section-head" }, element("h2", {}, "Evaluations")),
    element(
      "div",
      { class: "table-scroll", tabindex: 0, role: "group", "aria-label": "Table of evaluations" },
      element(
        "table",
        { class: "data" },
        element("caption", { class: "visually-hidden" }, "Metrics of each evaluate of the script"),
        element("thead", {}, this.#head),
        this.#body,
      ),
    ),
  );
  #shown: EvaluateEvent | undefined;

  /** An evaluation that is through doesn't change. */
  show({ evaluations }: RunRecord): void {
    setAttributes(this.root, { hidden: evaluations.length === 0 });
    const latest = evaluations.at(-1);
    if (latest === this.#shown) return;
    this.#shown = latest;
    const metrics = [...new Set(evaluations.flatMap(({ logs }) => Object.keys(logs)))];
    this.#head.replaceChildren(
      element("th", { scope: "col" }, "Model"),
      ...[...metrics, "Time"].map((text) => element("th", { scope: "col", class: "number" }, text)),
    );
    this.#body.replaceChildren(...evaluations.map((evaluation) => rowOf(evaluation, metrics)));
  }
}

function rowOf({ model, logs, seconds }: EvaluateEvent, metrics: readonly string[]): HTMLTableRowElement {
  const values = metrics.map((metric) => {
    const value = logs[metric];
    return value === undefined ? "–" : metricText(numberOf(value));
  });
  const cells = [...values, durationText(seconds)].map((text) => element("td", { class: "number" }, text));
  return element("tr", {}, element("th", { scope: "row" }, model.name), ...cells);
}
