/**
 * What the compared runs came to, side by side.
 *
 *     Run                       loss     val_loss (best)     Parameters   Training time
 *     ──●── mnist.py 08:15      0.2211   0.3102 (0.2891)     206,602      41.2 s
 */
import type { ShownRun } from "../charts/curves.js";
import { swatch } from "../charts/legend.js";
import { metricSummaries } from "../../src/training/log/metrics.js";
import { countText, durationText, metricText } from "../../src/training/log/words.js";
import { element, setAttributes, setText } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";

interface Row {
  readonly run: ShownRun;
  readonly cells: readonly string[];
}

export class FinalTable {
  readonly #head = element("tr");
  readonly #body = element("tbody");
  readonly #rows = new KeyedChildren<Row, RowView>(
    this.#body,
    ({ run: { id, slot } }) => `${id} ${slot}`,
    ({ run }) => new RowView(run.slot),
  );
  readonly root = element(
    "section",
    { class: "section", "aria-label": "Compared runs" },
    element("div", { class: "section-head" }, element("h2", {}, "Compared runs")),
    element(
      "div",
      { class: "table-scroll", tabindex: 0, role: "group", "aria-label": "Table of compared runs" },
      element(
        "table",
        { class: "data" },
        element("caption", { class: "visually-hidden" }, "The last and best values of each run"),
        element("thead", {}, this.#head),
        this.#body,
      ),
    ),
  );
  #heads = "";

  show(runs: readonly ShownRun[]): void {
    setAttributes(this.root, { hidden: runs.length < 2 });
    if (runs.length < 2) return;
    const summaries = runs.map(({ record }) => new Map(metricSummaries(record).map((each) => [each.metric, each])));
    const metrics = [...new Set(summaries.flatMap((each) => [...each.keys()]))];
    const heads = ["Run", ...metrics, "Parameters", "Training time"];
    if (heads.join("\0") !== this.#heads) {
      this.#heads = heads.join("\0");
      this.#head.replaceChildren(
        ...heads.map((text, i) => element("th", { scope: "col", class: i === 0 ? undefined : "number" }, text)),
      );
    }
    this.#rows.show(
      runs.map((run, i) => {
        const { lastFit } = run.record;
        const { params } = lastFit?.model ?? {};
        const values = metrics.map((metric) => {
          const summary = summaries[i]?.get(metric);
          if (summary === undefined) return "–";
          const { last, best } = summary;
          return best === undefined || best === last
            ? metricText(last)
            : `${metricText(last)} (best ${metricText(best)})`;
        });
        return {
          run,
          cells: [
            ...values,
            params === undefined ? "–" : countText(params.total),
            lastFit?.seconds === undefined ? "–" : durationText(lastFit.seconds),
          ],
        };
      }),
    );
  }
}

class RowView implements ItemView<Row> {
  readonly #title = element("span");
  readonly root: HTMLTableRowElement;

  constructor(slot: number) {
    this.root = element("tr", {}, element("th", { scope: "row" }, swatch(slot, false), this.#title));
  }

  update({ run, cells }: Row): void {
    setText(this.#title, run.title);
    while (this.root.children.length > cells.length + 1) this.root.lastElementChild?.remove();
    cells.forEach((text, i) => {
      let cell = this.root.children[i + 1];
      if (cell === undefined) this.root.append((cell = element("td", { class: "number" })));
      setText(cell, text);
    });
  }
}
