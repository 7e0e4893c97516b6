/**
 * A table of data, which scrolls by itself: a heading for each column and each row, and texts.
 *
 *     Run                       loss     Parameters
 *     ──●── mnist.py 08:15      0.2211   206,602
 */
import { swatch } from "../charts/legend.js";
import { element, setAttributes, setText } from "./element.js";
import { KeyedChildren, type ItemView } from "./keyed-children.js";

export interface DataRow {
  readonly key: string;
  readonly title: string;
  /** Behind the title, less important. */
  readonly detail?: string;
  /** Of the line that stands for it in the charts. */
  readonly slot?: number;
  readonly cells: readonly (string | DataCell)[];
  readonly isMarked?: boolean;
}

/** A number, or another kind of text. */
export interface DataCell {
  readonly text: string;
  readonly kind?: "words" | "number not-a-number";
  /** Told where the mouse rests. */
  readonly title?: string | undefined;
}

export class DataTable {
  readonly #head = element("tr");
  readonly #body = element("tbody");
  readonly #rows = new KeyedChildren<DataRow, RowView>(
    this.#body,
    ({ key, slot }) => `${key} ${slot}`,
    (row) => new RowView(row),
  );
  readonly root: HTMLElement;
  #heads = "";

  constructor(label: string, caption: string) {
    const table = element(
      "table",
      { class: "data" },
      element("caption", { class: "visually-hidden" }, caption),
      element("thead", {}, this.#head),
      this.#body,
    );
    this.root = element("div", { class: "table-scroll", tabindex: 0, role: "group", "aria-label": label }, table);
  }

  /** Columns without a heading are words, the others numbers. */
  show(heads: readonly string[], rows: readonly DataRow[]): void {
    if (heads.join("\0") !== this.#heads) {
      this.#heads = heads.join("\0");
      const isNumber = (text: string, i: number): boolean => i > 0 && text !== "";
      this.#head.replaceChildren(
        ...heads.map((text, i) =>
          element("th", { scope: "col", class: isNumber(text, i) ? "number" : undefined }, text),
        ),
      );
    }
    this.#rows.show(rows);
  }
}

class RowView implements ItemView<DataRow> {
  readonly #title = element("span");
  readonly #detail = element("span", { class: "row-detail" });
  readonly #cells: HTMLElement[] = [];
  readonly root: HTMLTableRowElement;

  constructor({ slot, detail }: DataRow) {
    const line = slot === undefined ? [] : [swatch(slot, false)];
    const more = detail === undefined ? [] : [" ", this.#detail];
    this.root = element("tr", {}, element("th", { scope: "row" }, ...line, this.#title, ...more));
  }

  update({ title, detail, cells, isMarked = false }: DataRow): void {
    setText(this.#title, title);
    setText(this.#detail, detail ?? "");
    this.root.classList.toggle("marked", isMarked);
    while (this.#cells.length > cells.length) this.#cells.pop()?.remove();
    cells.forEach((cell, i) => {
      const { text, kind = "number", title: hint } = typeof cell === "string" ? { text: cell } : cell;
      const shown = this.#cells[i] ?? this.#add();
      setText(shown, text);
      setAttributes(shown, { class: kind, title: hint });
    });
  }

  #add(): HTMLElement {
    const cell = element("td");
    this.root.append(cell);
    this.#cells.push(cell);
    return cell;
  }
}
