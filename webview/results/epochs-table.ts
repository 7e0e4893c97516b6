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
import { element, setAttributes, setText } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";

interface Row {
  readonly key: string;
  readonly cells: readonly string[];
}

export class EpochsTable {
  readonly #head = element("tr");
  readonly #body = element("tbody");
  readonly #rows = new KeyedChildren<Row, RowView>(
    this.#body,
    ({ key }) => key,
    () => new RowView(),
  );
  readonly #best = element("p", { class: "fine" });
  readonly root = element(
    "section",
    { class: "section", "aria-label": "Epochs" },
    element("div", { class: "section-head" }, element("h2", {}, "Epochs"), this.#best),
    element(
      "div",
      { class: "table-scroll", tabindex: 0, role: "group", "aria-label": "Table of epochs" },
      element(
        "table",
        { class: "data" },
        element("caption", { class: "visually-hidden" }, "Metrics of each epoch"),
        element("thead", {}, this.#head),
        this.#body,
      ),
    ),
  );
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
    const heads = ["Epoch", ...metrics, ...(hasRate ? ["Learning rate"] : []), "Time"];
    this.#head.replaceChildren(
      ...heads.map((text, i) => element("th", { scope: "col", class: i === 0 ? undefined : "number" }, text)),
    );
    const hasFits = record.fits.length > 1;
    this.#rows.show(
      events.map((event) => ({
        key: `${run} ${event.fit} ${event.epoch}`,
        cells: [
          hasFits ? `${event.epoch + 1} of fit ${event.fit + 1}` : String(event.epoch + 1),
          ...metrics.map((metric) => loggedText(event.logs[metric])),
          ...(hasRate ? [rateText(event.learningRate)] : []),
          durationText(event.seconds),
        ],
      })),
    );
    setText(this.#best, bestText(record));
  }
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

class RowView implements ItemView<Row> {
  readonly root = element("tr");

  update({ cells }: Row): void {
    while (this.root.children.length > cells.length) this.root.lastElementChild?.remove();
    cells.forEach((text, i) => {
      const cell = this.root.children[i] ?? this.#add(i === 0);
      setText(cell, text);
      cell.classList.toggle("not-a-number", text === "NaN" || text.endsWith("∞"));
    });
  }

  #add(isFirst: boolean): Element {
    const cell = isFirst ? element("th", { scope: "row" }) : element("td", { class: "number" });
    this.root.append(cell);
    return cell;
  }
}
