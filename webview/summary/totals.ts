/**
 * The sums over all layers.
 *
 *     Total params   Trainable   Non-trainable   Weights     FLOPs
 *     206,602        206,602     0               807.04 KB   24.3 MFLOPs
 */
import type { SummaryTotal } from "../../src/contract/summary.js";
import { element, setAttributes, setText } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";

export class Totals {
  readonly root = element("dl", { class: "totals", "aria-label": "Totals" });
  readonly #totals = new KeyedChildren<SummaryTotal, TotalView>(
    this.root,
    ({ label }) => label,
    () => new TotalView(),
  );

  show(totals: readonly SummaryTotal[]): void {
    this.#totals.show(totals);
  }
}

class TotalView implements ItemView<SummaryTotal> {
  readonly #label = element("dt");
  readonly #value = element("dd", { class: "total-value" });
  readonly #detail = element("dd", { class: "visually-hidden" });
  readonly root = element("div", { class: "total" }, this.#label, this.#value, this.#detail);

  update({ label, value, detail }: SummaryTotal): void {
    setText(this.#label, label);
    setText(this.#value, value);
    setText(this.#detail, detail ?? "");
    setAttributes(this.root, { title: detail });
    setAttributes(this.#detail, { hidden: detail === undefined });
  }
}
