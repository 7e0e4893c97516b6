/**
 * A comparison's report: the page of an HTML file that carries the events of its runs, and needs nothing else.
 *
 *     <script type="application/json" id="lamella-events">[[{"type":"run",…},…],…]</script>   ──▶   figures, table, curves
 */
import type { TrainingEvent } from "../../src/training/log/events.js";
import { EVENTS_ELEMENT } from "../../src/training/log/report-html.js";
import { RunRecord } from "../../src/training/log/run-record.js";
import { commandText } from "../../src/training/log/command-line.js";
import { deviceText, fileName } from "../../src/training/log/words.js";
import { ChartBoard } from "../charts/board.js";
import type { ShownRun } from "../charts/curves.js";
import { followTheme } from "../charts/theme.js";
import { ComparisonView } from "../comparison/comparison-view.js";
import { element, setAttributes } from "../shared/element.js";
import { section } from "../shared/section.js";
import "./theme.css";
import "../shared/styles/base.css";
import "../shared/styles/controls.css";
import "../shared/styles/notes.css";
import "../shared/styles/sections.css";
import "uplot/dist/uPlot.min.css";
import "../charts/charts.css";
import "../comparison/comparison.css";
import "./report.css";

const MOST_SLOTS = 7;

function show(): void {
  const runs = shownRuns(embeddedEvents());
  const comparison = new ComparisonView();
  const board = new ChartBoard({ axis: "epoch", showBatches: false }, () => {});
  const curves = section("Learning curves", [board.root]);
  document.body.append(
    element("header", {}, element("h1", {}, document.title), element("p", { class: "fine" }, subtitleOf(runs))),
    element("main", {}, comparison.root, curves, runsSection(runs)),
  );
  comparison.show(runs);
  followTheme((colors) => board.show(runs, colors));
}

function embeddedEvents(): readonly (readonly TrainingEvent[])[] {
  return JSON.parse(
    document.getElementById(EVENTS_ELEMENT)?.textContent ?? "[]",
  ) as readonly (readonly TrainingEvent[])[];
}

/** Runs of one variant have its colour. */
function shownRuns(all: readonly (readonly TrainingEvent[])[]): readonly ShownRun[] {
  const slots = new Map<string, number>();
  return all.map((events, i) => {
    const record = new RunRecord();
    for (const event of events) record.take(event);
    const part = record.header?.comparison;
    const variant = part?.variant ?? String(i);
    if (!slots.has(variant)) slots.set(variant, slots.size % MOST_SLOTS);
    const title = part === undefined ? (record.header?.id ?? `Run ${i + 1}`) : `${part.variant} · seed ${part.seed}`;
    return { id: record.header?.id ?? String(i), title, slot: slots.get(variant) ?? 0, record };
  });
}

function subtitleOf(runs: readonly ShownRun[]): string {
  const [first] = runs;
  if (first?.record.header === undefined) return "There are no runs in this file.";
  const { header, library } = first.record;
  const versions = Object.entries(library?.versions ?? {}).map(([name, version]) => `${name} ${version}`);
  const when = new Date(header.t * 1000).toLocaleString(undefined, { dateStyle: "long", timeStyle: "short" });
  return [fileName(header.script), when, deviceText(header, library), ...versions].join(" · ");
}

function runsSection(runs: readonly ShownRun[]): HTMLElement {
  const items = runs.map(({ title, record: { header } }) =>
    element("li", {}, `${title}: `, element("code", {}, header === undefined ? "" : commandText(header.command))),
  );
  const list = element("ul", { class: "plain-list commands" });
  list.append(...items);
  const made = section("Runs", [list]);
  setAttributes(made, { hidden: runs.length === 0 });
  return made;
}

show();
