/**
 * The history of runs, a line each; those of a comparison stand together.
 *
 *     ● mnist.py       running · 08:15
 *     ✓ mnist.py       finished · 27 Nov, 17:02
 *     ⚖ compared: cifar.py   3 variants
 */
import { basename } from "node:path";
import { EventEmitter, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type TreeDataProvider } from "vscode";
import { chosenDeviceText } from "../../training/command.js";
import { commandText } from "../../training/log/command-line.js";
import type { RunState } from "../../training/run-status.js";
import type { KnownRun, RunHistory } from "./run-history.js";

interface RunItem {
  readonly run: KnownRun;
}

interface ComparisonItem {
  readonly comparison: string;
  readonly runs: readonly KnownRun[];
}

export type RunsViewItem = RunItem | ComparisonItem;

const ICONS: Readonly<Record<RunState, ThemeIcon>> = {
  running: new ThemeIcon("sync~spin", new ThemeColor("charts.blue")),
  finished: new ThemeIcon("pass", new ThemeColor("charts.green")),
  failed: new ThemeIcon("error", new ThemeColor("charts.red")),
  stopped: new ThemeIcon("debug-stop"),
  killed: new ThemeIcon("error", new ThemeColor("charts.red")),
  interrupted: new ThemeIcon("debug-disconnect", new ThemeColor("charts.yellow")),
  "not-started": new ThemeIcon("circle-slash", new ThemeColor("charts.red")),
};

export class RunsView implements TreeDataProvider<RunsViewItem> {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(readonly history: RunHistory) {
    history.onDidChange(() => this.#changed.fire());
  }

  getChildren(item?: RunsViewItem): readonly RunsViewItem[] & RunsViewItem[] {
    if (item !== undefined) return "runs" in item ? item.runs.map((run) => ({ run })) : [];
    const groups = new Map<string, KnownRun[]>();
    const items: RunsViewItem[] = [];
    for (const run of this.history.all) {
      const comparison = run.header.comparison?.id;
      if (comparison === undefined) {
        items.push({ run });
        continue;
      }
      const group = groups.get(comparison);
      if (group !== undefined) group.push(run);
      else {
        const runs = [run];
        groups.set(comparison, runs);
        items.push({ comparison, runs });
      }
    }
    return items;
  }

  getTreeItem(item: RunsViewItem): TreeItem {
    return "run" in item ? runItem(item) : comparisonItem(item);
  }
}

function runItem(item: RunItem): TreeItem {
  const { header, state } = item.run;
  const part = header.comparison;
  const shown = new TreeItem(part ? `${part.variant} · seed ${part.seed}` : basename(header.script));
  shown.id = header.id;
  shown.description = `${state} · ${when(header.t)}`;
  shown.accessibilityInformation = { label: `${String(shown.label)}, ${shown.description}` };
  shown.tooltip = `${commandText(header.command)}\n${chosenDeviceText(header)} · in ${header.cwd}`;
  shown.iconPath = ICONS[state];
  shown.contextValue = state === "running" ? "running" : "ended";
  shown.command = { command: "lamella.showResults", title: "Show Results", arguments: [item] };
  return shown;
}

function comparisonItem({ comparison, runs }: ComparisonItem): TreeItem {
  const [newest] = runs;
  const script = newest === undefined ? "" : basename(newest.header.script);
  const shown = new TreeItem(`Compared: ${script}`, TreeItemCollapsibleState.Collapsed);
  shown.id = `comparison ${comparison}`;
  shown.description = `${runs.length} ${runs.length === 1 ? "run" : "runs"} · ${when(newest?.header.t ?? 0)}`;
  shown.iconPath = new ThemeIcon("graph");
  shown.contextValue = "comparison";
  shown.command = { command: "lamella.showResults", title: "Show Results", arguments: [{ comparison, runs }] };
  return shown;
}

/** Of today the time is enough. */
function when(seconds: number): string {
  const date = new Date(seconds * 1000);
  const isToday = date.toDateString() === new Date().toDateString();
  const time = date.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  return isToday ? time : `${date.toLocaleDateString(undefined, { day: "numeric", month: "short" })}, ${time}`;
}
