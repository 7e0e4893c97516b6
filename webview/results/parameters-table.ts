/**
 * Parameters as they were read from the code beside those that the library counts.
 *
 *     Model        Predicted   Measured   Trainable
 *     sequential   206,602     206,602    206,602     As predicted.
 */
import type { ParameterCounts } from "../../src/training/log/events.js";
import { parameterComparisons, type ParameterComparison } from "../../src/training/log/parameters.js";
import type { RunRecord } from "../../src/training/log/run-record.js";
import { countText } from "../../src/training/log/words.js";
import { element, setAttributes, setText } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";

export class ParametersTable {
  readonly #body = element("tbody");
  readonly #rows = new KeyedChildren<ParameterComparison, RowView>(
    this.#body,
    ({ model, kind }) => `${kind} ${model}`,
    () => new RowView(),
  );
  readonly root: HTMLElement;

  constructor() {
    const heads = ["Model", "Predicted", "Measured", "Trainable", ""].map((text, i) =>
      element("th", { scope: "col", class: i > 0 && i < 4 ? "number" : undefined }, text),
    );
    const head = element("tr");
    head.append(...heads);
    this.root = element(
      "section",
      { class: "section", "aria-label": "Parameters" },
      element("div", { class: "section-head" }, element("h2", {}, "Parameters")),
      element(
        "div",
        { class: "table-scroll", tabindex: 0, role: "group", "aria-label": "Table of parameters" },
        element(
          "table",
          { class: "data" },
          element("caption", { class: "visually-hidden" }, "Predicted and measured parameters of each model"),
          element("thead", {}, head),
          this.#body,
        ),
      ),
    );
  }

  show(record: RunRecord): void {
    const comparisons = parameterComparisons(record);
    setAttributes(this.root, { hidden: comparisons.length === 0 });
    this.#rows.show(comparisons);
  }
}

class RowView implements ItemView<ParameterComparison> {
  readonly #model = element("span");
  readonly #kind = element("span", { class: "model-kind" });
  readonly #predicted = element("td", { class: "number" });
  readonly #measured = element("td", { class: "number" });
  readonly #trainable = element("td", { class: "number" });
  readonly #sentence = element("td", { class: "words" });
  readonly root = element(
    "tr",
    {},
    element("th", { scope: "row" }, this.#model, " ", this.#kind),
    this.#predicted,
    this.#measured,
    this.#trainable,
    this.#sentence,
  );

  update({ model, kind, predicted, measured, isDifferent, sentence }: ParameterComparison): void {
    setText(this.#model, model);
    setText(this.#kind, kind === model ? "" : kind);
    setText(this.#predicted, totalText(predicted));
    setText(this.#measured, totalText(measured));
    setText(this.#trainable, measured === undefined ? "–" : countText(measured.trainable));
    setText(this.#sentence, sentence);
    this.root.classList.toggle("differs", isDifferent);
  }
}

function totalText(counts: ParameterCounts | undefined): string {
  return counts === undefined ? "–" : countText(counts.total);
}
