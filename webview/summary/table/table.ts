/**
 * The layers as a table: one row each, in the model's order or the largest first.
 *
 *     Layer            Output shape            Params ▾     FLOPs
 *     conv2d  Conv2D   (None, 26, 26, 32)          896   1.2 MFLOPs
 *
 * Arrow keys move through the rows, Enter goes to the source. All rows are in the page, so that its search and screen
 * readers find them; those out of sight are neither laid out nor painted.
 */
import type { CostUnit, SummaryModel } from "../../../src/contract/summary.js";
import { element, setAttributes, setText } from "../../shared/element.js";
import { KeyedChildren } from "../../shared/keyed-children.js";
import type { Selection } from "../selection.js";
import { orderedRows, type RowOrder } from "./order.js";
import { RowView, type TableRow } from "./row.js";
import { RowsKeyboard } from "./rows-keyboard.js";

export interface TableEvents {
  readonly selection: Selection;
  /** A row was clicked, or Enter was pressed on it. */
  readonly reveal: (key: string) => void;
  readonly orderChanged: (order: RowOrder) => void;
}

/** A symbolic count may be longer than the page is wide: it may be cut, and stands whole in the row's tooltip. */
const NUMBER = /^[\d,.]+( \w+)?$/;

export class LayerTable {
  readonly #caption = element("caption", { class: "visually-hidden" });
  readonly #params = new SortableHeader("Params", () => this.#toggleOrder("params"));
  readonly #cost = new SortableHeader("FLOPs", () => this.#toggleOrder("cost"));
  readonly #body = element("tbody");
  readonly #table = element("table", { role: "grid", "aria-readonly": "true" });
  readonly #empty = element("p", { class: "empty", hidden: true }, "No layer of this model can be read.");
  readonly root = element("section", { class: "table-pane", "aria-label": "Layers" });
  readonly #rows = new KeyedChildren<TableRow, RowView>(
    this.#body,
    ({ row }) => row.key,
    () => new RowView(),
  );
  readonly #keyboard: RowsKeyboard;
  #order: RowOrder = "model";
  #shown: { readonly model: SummaryModel; readonly unit: CostUnit } | undefined;

  constructor(readonly events: TableEvents) {
    const titles = element("tr", { "aria-rowindex": 1 });
    titles.append(columnHeader("Layer", "layer"), columnHeader("Output shape", "output"));
    titles.append(this.#params.root, this.#cost.root);
    this.#table.append(this.#caption, element("thead", {}, titles), this.#body);
    this.root.append(this.#table, this.#empty);
    this.#keyboard = new RowsKeyboard(this.root, this.#body, {
      focused: (key) => events.selection.select(key, "table"),
      chosen: events.reveal,
    });
    this.#listen();
  }

  get scrollTop(): number {
    return this.root.scrollTop;
  }

  set scrollTop(pixels: number) {
    this.root.scrollTop = pixels;
  }

  set order(order: RowOrder) {
    this.#order = order;
    this.#render();
  }

  show(model: SummaryModel, unit: CostUnit): void {
    this.#shown = { model, unit };
    this.#render();
  }

  #render(): void {
    if (this.#shown === undefined) return;
    const { model, unit } = this.#shown;
    const families = new Map(model.graph.nodes.map(({ key, family }) => [key, family]));
    setText(this.#caption, `Layers of ${model.name}`);
    this.#params.update("Params", this.#order === "params");
    this.#cost.update(unit === "flops" ? "FLOPs" : "Multiply-adds", this.#order === "cost");
    const rows = orderedRows(model.rows, this.#order);
    const headerRows = 1;
    setAttributes(this.#table, { "aria-rowcount": rows.length + headerRows, hidden: rows.length === 0 });
    setAttributes(this.#empty, { hidden: rows.length > 0 });
    this.#fitColumns(model);
    this.#rows.show(
      rows.map((row, i) => ({ row, family: families.get(row.key) ?? "other", index: i + headerRows + 1 })),
    );
    this.#keyboard.rowsChanged();
  }

  /** The columns' widths follow from their longest texts; the page's style bounds them, and cuts no number. */
  #fitColumns({ rows }: SummaryModel): void {
    const longest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
    const layerTexts = rows.map(({ name, layer, trainable }) => `${name} ${layer}${trainable ? "" : " frozen"}`);
    const columns = {
      "--layer-characters": longest(layerTexts),
      "--output-characters": longest(rows.map(({ output }) => output)),
      "--params-characters": longest(rows.map(({ params }) => params).filter((text) => NUMBER.test(text))),
      "--cost-characters": longest(rows.map(({ cost }) => cost).filter((text) => NUMBER.test(text))),
    };
    for (const [name, length] of Object.entries(columns)) this.#table.style.setProperty(name, String(length));
  }

  #toggleOrder(order: RowOrder): void {
    this.order = this.#order === order ? "model" : order;
    this.events.orderChanged(this.#order);
  }

  #listen(): void {
    const { selection, reveal } = this.events;
    this.#body.addEventListener("click", (event) => {
      const key = keyOfRow(event.target);
      const isSelectingText = getSelection()?.isCollapsed === false;
      if (key !== undefined && !isSelectingText) reveal(key);
    });
    this.#body.addEventListener("pointerover", (event) => selection.hover(keyOfRow(event.target), "table"));
    this.#body.addEventListener("pointerleave", () => selection.hover(undefined, "table"));
    selection.listen(({ kind, before, now, source }) => {
      this.#mark(before, kind, false);
      this.#mark(now, kind, true);
      const row = now === undefined ? undefined : this.#rows.get(now)?.root;
      if (kind !== "selected" || row === undefined) return;
      this.#keyboard.current = row;
      if (source !== "table") row.scrollIntoView({ block: "nearest" });
    });
  }

  #mark(key: string | undefined, kind: "hovered" | "selected", isSo: boolean): void {
    const row = key === undefined ? undefined : this.#rows.get(key)?.root;
    if (row === undefined) return;
    if (kind === "hovered") setAttributes(row, { "data-hovered": isSo });
    else setAttributes(row, { "aria-selected": isSo ? "true" : undefined });
  }
}

function keyOfRow(target: EventTarget | null): string | undefined {
  const row = target instanceof Element ? target.closest("tr") : null;
  return row?.dataset["key"];
}

function columnHeader(title: string, column: string): HTMLTableCellElement {
  return element("th", { scope: "col", class: column }, title);
}

class SortableHeader {
  readonly #button = element("button", { type: "button" });
  readonly root = element("th", { scope: "col", class: "amount" }, this.#button);

  constructor(title: string, toggle: () => void) {
    setText(this.#button, title);
    this.#button.addEventListener("click", toggle);
  }

  update(title: string, isSorted: boolean): void {
    setText(this.#button, title);
    setAttributes(this.#button, { title: isSorted ? "In the model's order" : `By ${title}, the largest first` });
    setAttributes(this.root, { "aria-sort": isSorted ? "descending" : "none" });
  }
}
