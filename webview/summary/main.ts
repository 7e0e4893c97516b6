/**
 * The page of a model's summary: tells the extension that it is ready and shows each state that it is sent.
 *
 *     ready  ──▶    { type: "show", state, identity }  ──▶  header, totals, notes, table, graph
 */
import type { SummaryAnswer, SummaryMessage, SummaryModel, SummaryState } from "../../src/contract/summary.js";
import { element, setAttributes, setText } from "../shared/element.js";
import { ExtensionHost } from "../shared/extension-host.js";
import { GraphPane } from "./graph/graph-pane.js";
import { Header } from "./header.js";
import { Notes } from "./notes.js";
import { Selection } from "./selection.js";
import { Split } from "./split.js";
import { isRowOrder } from "./table/order.js";
import { LayerTable } from "./table/table.js";
import { Totals } from "./totals.js";
import { ViewMemory } from "./view-memory.js";
import "../shared/styles/base.css";
import "../shared/styles/controls.css";
import "../shared/styles/notes.css";
import "./styles/page.css";
import "./styles/header.css";
import "./styles/table.css";
import "./styles/graph.css";

class SummaryPage {
  readonly #host = new ExtensionHost<SummaryMessage, SummaryAnswer>(document.body);
  readonly #memory = new ViewMemory(this.#host);
  readonly #selection = new Selection();
  readonly #header = new Header({
    pick: (model) => this.#host.tell({ type: "pick", model }),
    setUnit: (unit) => this.#host.tell({ type: "setUnit", unit }),
    showText: () => this.#host.tell({ type: "showText" }),
    reveal: () => this.#model && this.#host.tell({ type: "reveal", place: this.#model.place }),
  });
  readonly #totals = new Totals();
  readonly #notes = new Notes((place) => this.#host.tell({ type: "reveal", place }));
  readonly #table = new LayerTable({
    selection: this.#selection,
    reveal: (key) => this.#reveal(key),
    orderChanged: (order) => this.#memory.change({ order }),
  });
  readonly #graph = new GraphPane({
    selection: this.#selection,
    reveal: (key) => this.#reveal(key),
    cameraChanged: (camera) => this.#memory.change({ camera }),
  });
  readonly #split: Split;
  readonly #message = element("p", { class: "whole-page-message", role: "status" }, "Reading the file…");
  readonly #news = element("p", { class: "visually-hidden", role: "status" });
  #shown: SummaryState | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const { split, order } = this.#memory.view;
    this.#split = new Split([this.#table.root, this.#graph.root], {
      share: split,
      changed: (share) => this.#memory.change({ split: share }),
    });
    if (isRowOrder(order)) this.#table.order = order;
    const header = element("header", {}, this.#header.root, this.#totals.root, this.#notes.root);
    document.body.append(header, this.#message, this.#split.root, this.#news);
    this.#table.root.addEventListener("scroll", () => this.#memory.change({ scrollTop: this.#table.scrollTop }));
    this.#showOrHide();
    this.#host.onMessage((message) => {
      if (message.type === "show") this.#receive(message.state);
    });
    this.#host.tell({ type: "ready" });
  }

  get #model(): SummaryModel | undefined {
    return this.#shown?.model;
  }

  #receive(state: SummaryState): void {
    clearTimeout(this.#waiting);
    if (this.#shown !== undefined && isHalfTyped(this.#shown, state))
      this.#waiting = setTimeout(() => this.#show(state), QUIET_MILLISECONDS);
    else this.#show(state);
  }

  #show(state: SummaryState): void {
    const before = this.#model;
    const { model } = state;
    this.#shown = state;
    this.#header.show(state);
    this.#notes.show(state);
    this.#totals.show(model?.totals ?? []);
    setText(this.#message, model === undefined ? (state.message ?? "") : "");
    this.#showOrHide();
    if (model === undefined) return;
    this.#table.show(model, state.unit);
    if (before !== undefined && isSameModel(before, model)) this.#graph.show(model);
    else this.#open(model);
    this.#tellNews(before, model);
  }

  /** Another model begins at its top; the one that was shown before the page was hidden, where it was left. */
  #open(model: SummaryModel): void {
    const identity = `${model.kind} ${model.name}`;
    const { view } = this.#memory;
    const isLeftOff = view.model === identity;
    this.#selection.select(undefined, "table");
    this.#table.scrollTop = isLeftOff ? (view.scrollTop ?? 0) : 0;
    this.#graph.open(model, isLeftOff ? view.camera : undefined);
    if (!isLeftOff) this.#memory.change({ model: identity, camera: undefined, scrollTop: 0 });
  }

  #showOrHide(): void {
    setAttributes(this.#split.root, { hidden: this.#model === undefined });
    setAttributes(this.#message, { hidden: this.#model !== undefined });
  }

  #reveal(key: string): void {
    const place = this.#model?.rows.find((row) => row.key === key)?.place;
    if (place !== undefined) this.#host.tell({ type: "reveal", place });
  }

  /** Said aloud where a person is in the page; while they write, the editor speaks. */
  #tellNews(before: SummaryModel | undefined, { name, totals: [total] }: SummaryModel): void {
    const isNews = before !== undefined && total?.value !== before.totals[0]?.value;
    if (isNews && document.hasFocus()) setText(this.#news, `${name}: ${total?.label ?? ""} ${total?.value ?? ""}`);
  }
}

/** While someone types, the page doesn't come and go with each bracket. */
const QUIET_MILLISECONDS = 1000;

/** The text could be read a moment ago and mostly can be again after the next key. */
function isHalfTyped(before: SummaryState, { message, unit }: SummaryState): boolean {
  return message !== undefined && before.message === undefined && before.unit === unit;
}

/** An edit may change a model's id or its name, hardly both at once. */
function isSameModel(a: SummaryModel, b: SummaryModel): boolean {
  return a.id === b.id || (a.name === b.name && a.kind === b.kind);
}

new SummaryPage();
