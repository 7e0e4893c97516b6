/**
 * The page of a run's results: takes the lines of logs as they come, and draws what they make of the runs once a frame.
 *
 *     ready  ──▶    history, show, log  ──▶  records  ──a frame──▶  header, progress, charts, tables, log
 */
import type { ResultsAnswer, ResultsMessage, RunListing } from "../../src/contract/results.js";
import { EventReader } from "../../src/training/log/event-reader.js";
import { RunRecord } from "../../src/training/log/run-record.js";
import { ChartBoard } from "../charts/board.js";
import type { ShownRun } from "../charts/curves.js";
import type { ChartColors } from "../charts/palette.js";
import { followTheme } from "../charts/theme.js";
import { ComparisonView } from "../comparison/comparison-view.js";
import { button, element, setAttributes, setText } from "../shared/element.js";
import { ExtensionHost } from "../shared/extension-host.js";
import { EpochsTable } from "./epochs-table.js";
import { EvaluationsTable } from "./evaluations-table.js";
import { FinalTable } from "./final-table.js";
import { Header } from "./header.js";
import { LogPane } from "./log-pane.js";
import { Machine } from "./machine.js";
import { ParametersTable } from "./parameters-table.js";
import { Problems } from "./problems.js";
import { ProgressBars } from "./progress-bars.js";
import { rememberedView, type ResultsView } from "./remembered-view.js";
import { RunPicker } from "./run-picker.js";
import { SaveButtons } from "./save-buttons.js";
import { inflated } from "../shared/inflated.js";
import { Slots } from "./slots.js";
import { statusOf, waitingText } from "./status.js";
import "../shared/styles/base.css";
import "../shared/styles/controls.css";
import "../shared/styles/notes.css";
import "../shared/styles/sections.css";
import "uplot/dist/uPlot.min.css";
import "../charts/charts.css";
import "../comparison/comparison.css";
import "./results.css";

class ResultsPage {
  readonly #host = new ExtensionHost<ResultsMessage, ResultsAnswer>(document.body);
  #view: ResultsView = rememberedView(this.#host.remembered());
  readonly #slots = new Slots(this.#view.slots);
  readonly #header = new Header((answer) => this.#host.tell(answer));
  readonly #problems = new Problems();
  readonly #progress = new ProgressBars();
  readonly #board = new ChartBoard(this.#view.board ?? {}, (board) => this.#keep({ board }));
  readonly #picker = new RunPicker((runs) => this.#host.tell({ type: "pick", runs }));
  readonly #final = new FinalTable();
  readonly #report = button("Save as HTML", "The comparison as one HTML file that any browser opens", () =>
    this.#saveReport(),
  );
  readonly #comparison = new ComparisonView(this.#report);
  readonly #machine = new Machine();
  readonly #epochs = new EpochsTable();
  readonly #evaluations = new EvaluationsTable();
  readonly #parameters = new ParametersTable();
  readonly #log = new LogPane();
  /** What there is of a run; each part shows itself or not where there is one. */
  readonly #parts = [
    this.#header,
    this.#problems,
    this.#progress,
    this.#board,
    this.#comparison,
    this.#final,
    this.#picker,
    this.#machine,
    this.#epochs,
    this.#evaluations,
    this.#parameters,
    this.#log,
  ];
  readonly #waiting = element("p", { class: "whole-page-message", role: "status" });
  readonly #main = element("main", { hidden: true });
  readonly #records = new Map<string, RunRecord>();
  readonly #readers = new Map<string, EventReader>();
  readonly #caughtUp = new Set<string>();
  #history: readonly RunListing[] = [];
  #shown: readonly string[] = [];
  #counted: readonly string[] = [];
  #colors: ChartColors | undefined;
  #isScheduled = false;
  /** Ends when all messages up to now have been taken in. */
  #taking: Promise<void> = Promise.resolve();

  constructor() {
    const save = new SaveButtons({
      runs: () => this.#runs(),
      charts: () => this.#board.printed(),
      tell: (answer) => this.#host.tell(answer),
    });
    this.#board.toolbar.append(save.root);
    this.#main.append(
      element("div", { class: "section charts-section" }, this.#waiting, this.#board.root),
      this.#comparison.root,
      this.#final.root,
      this.#picker.root,
      this.#machine.root,
      this.#epochs.root,
      this.#evaluations.root,
      this.#parameters.root,
      this.#log.root,
    );
    const header = element("header", {}, this.#header.root, this.#problems.root, this.#progress.root);
    document.body.append(header, this.#main);
    followTheme((colors) => {
      this.#colors = colors;
      this.#schedule();
    });
    this.#host.onMessage((message) => {
      const before = this.#taking;
      const text = message.type === "log" ? textOf(message.text) : "";
      this.#taking = Promise.all([text, before]).then(([text]) => this.#receive(message, text));
    });
    this.#host.tell({ type: "ready" });
    this.#schedule();
  }

  #receive(message: ResultsMessage, text: string): void {
    switch (message.type) {
      case "history":
        this.#history = message.runs;
        break;
      case "show":
        this.#showRuns(message.runs, message.counted);
        break;
      case "log": {
        const record = this.#records.get(message.run);
        // Lines may still come of a run that was taken away a moment ago.
        for (const event of this.#readers.get(message.run)?.take(text) ?? []) record?.take(event);
        if (message.isCaughtUp) this.#caughtUp.add(message.run);
        break;
      }
    }
    this.#schedule();
  }

  #showRuns(runs: readonly string[], counted: readonly string[]): void {
    const all = [...runs, ...counted];
    for (const run of this.#records.keys()) {
      if (all.includes(run)) continue;
      this.#records.delete(run);
      this.#readers.delete(run);
      this.#caughtUp.delete(run);
    }
    for (const run of all) {
      if (this.#records.has(run)) continue;
      this.#records.set(run, new RunRecord());
      this.#readers.set(run, new EventReader());
    }
    this.#shown = runs;
    this.#counted = counted;
    this.#slots.show(runs);
    this.#keep({ slots: this.#slots.kept });
  }

  #saveReport(): void {
    const [run] = this.#shown;
    if (run !== undefined) this.#host.tell({ type: "saveReport", run, runs: this.#shown });
  }

  #keep(part: ResultsView): void {
    this.#view = { ...this.#view, ...part };
    this.#host.keep(this.#view);
  }

  /** However many messages come, the page is drawn once a frame. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    requestAnimationFrame(() => {
      this.#isScheduled = false;
      this.#draw();
    });
  }

  #draw(): void {
    const [main] = this.#shown;
    const record = main === undefined ? undefined : this.#records.get(main);
    const listing = this.#history.find(({ run }) => run === main);
    const status = record === undefined ? "running" : statusOf(record, listing?.status);
    const waiting = waitingText(record, status, main !== undefined && this.#caughtUp.has(main));
    setText(this.#waiting, waiting ?? "");
    setAttributes(this.#waiting, { hidden: waiting === undefined });
    setAttributes(this.#main, { hidden: false });
    for (const { root } of this.#parts) setAttributes(root, { hidden: record === undefined });
    if (main === undefined || record === undefined || this.#colors === undefined) return;
    const runs = this.#runs();
    this.#header.show(main, record, status, listing);
    this.#problems.show(record, status);
    this.#progress.show(record, status);
    this.#board.show(runs, this.#colors);
    this.#comparison.show(
      runs,
      this.#counted.flatMap((id) => this.#records.get(id) ?? []),
    );
    this.#final.show(runs);
    this.#picker.show(this.#history, this.#shown, (run) => this.#slots.of(run));
    this.#machine.show(record, this.#colors);
    this.#epochs.show(main, record);
    this.#evaluations.show(record);
    this.#parameters.show(record);
    this.#log.show(main, record);
    document.body.dataset["events"] = String(record.eventCount);
  }

  #runs(): readonly ShownRun[] {
    return this.#shown.flatMap((id) => {
      const record = this.#records.get(id);
      return record === undefined ? [] : [{ id, title: this.#titleOf(id), slot: this.#slots.of(id), record }];
    });
  }

  /** What tells it from the others. */
  #titleOf(id: string): string {
    const listing = this.#history.find(({ run }) => run === id);
    if (listing === undefined) return id;
    if (listing.part !== undefined) return listing.part;
    const time = new Date(listing.started * 1000).toLocaleTimeString(undefined, { timeStyle: "short" });
    return `${listing.title} ${time}`;
  }
}

function textOf(text: string | Uint8Array<ArrayBuffer>): string | Promise<string> {
  return typeof text === "string" ? text : inflated(text);
}

new ResultsPage();
