/**
 * One row: a layer, its output, and its two amounts, each with its share of the whole as a bar.
 *
 *     ▌conv2d  Conv2D    (None, 26, 26, 32)    0.4%      896    5%  1.2 MFLOPs
 *                                              ▁▁▁▁▁▁▁▁▁▁▁▁▁    ▃▁▁▁▁▁▁▁▁▁▁▁▁▁
 */
import type { LayerFamily, SummaryRow } from "../../../src/contract/summary.js";
import { element, setAttributes, setText } from "../../shared/element.js";
import type { ItemView } from "../../shared/keyed-children.js";

export interface TableRow {
  readonly row: SummaryRow;
  readonly family: LayerFamily;
  /** From 1 within the table; the header is the first. */
  readonly index: number;
}

export class RowView implements ItemView<TableRow> {
  readonly root = element("tr", { tabindex: -1 });
  readonly #name = element("span", { class: "layer-name" });
  readonly #layer = element("span", { class: "layer-class" });
  readonly #frozen = element("span", { class: "frozen" }, "frozen");
  readonly #output = element("td", { class: "output" });
  readonly #params = new AmountCell("params");
  readonly #cost = new AmountCell("cost");

  constructor() {
    const head = element("th", { scope: "row", class: "layer" });
    head.append(element("span", { class: "swatch", "aria-hidden": "true" }), this.#name, this.#layer, this.#frozen);
    this.root.append(head, this.#output, this.#params.root, this.#cost.root);
  }

  update({ row, family, index }: TableRow): void {
    setAttributes(this.root, {
      "data-key": row.key,
      "data-family": family,
      "aria-rowindex": index,
      "aria-label": row.description,
      title: row.place === undefined ? `${row.description}\nMade in another file` : row.description,
      class: row.place === undefined ? "without-source" : undefined,
    });
    setText(this.#name, row.name);
    setText(this.#layer, row.layer);
    setAttributes(this.#frozen, { hidden: row.trainable });
    setText(this.#output, row.output);
    this.#params.update(row.params, row.shareText, row.share);
    this.#cost.update(row.cost, row.costShareText, row.costShare);
  }
}

/** `0`, `0 FLOPs` */
const NOTHING = /^0( |$)/;

class AmountCell {
  readonly root: HTMLTableCellElement;
  readonly #value = element("span", { class: "value" });
  readonly #share = element("span", { class: "share" });
  readonly #bar = element("span", { class: "bar", "aria-hidden": "true" });
  readonly #filled = element("span", { class: "filled" });

  constructor(kind: "params" | "cost") {
    this.#bar.append(this.#filled);
    this.root = element("td", { class: `amount ${kind}` }, this.#share, this.#value, this.#bar);
  }

  update(value: string, shareText: string, share: number | undefined): void {
    setText(this.#value, value);
    setText(this.#share, shareText);
    setAttributes(this.root, { "data-is": value === "?" ? "unknown" : NOTHING.test(value) ? "nothing" : undefined });
    setAttributes(this.#bar, { hidden: share === undefined });
    this.#filled.style.inlineSize = `${(share ?? 0) * 100}%`;
  }
}
