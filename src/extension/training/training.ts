/**
 * The part of the extension that trains: made once, where VS Code runs extensions in a process.
 *
 *     "Train" on a lens   ──▶   a run: its terminal, its row in the view, its page
 */
import { commands, Uri, window, workspace, type Disposable, type ExtensionContext } from "vscode";
import { requestStop } from "../../training/run-folder.js";
import type { RunOrder } from "../../training/start.js";
import type { ServerController } from "../server-controller.js";
import { ResultsPanels } from "./results-panels.js";
import { RunHistory, type KnownRun } from "./run-history.js";
import { RunOptionsStore } from "./run-options.js";
import { pickOptions } from "./run-options-pick.js";
import { RunTerminals } from "./run-terminals.js";
import { RunsView, type RunsViewItem } from "./runs-view.js";
import { saveReport } from "./save.js";
import { pickQuick, quickAgain } from "./quick-train.js";
import { modelsOf, scriptOf } from "./script-of.js";
import { pickSeeds, startComparison } from "./start-comparison.js";
import { orderFor, start, type TrainingNeeds } from "./start-training.js";

/** Command ids, as package.json contributes them. */
export type TrainingCommandId =
  | "lamella.train"
  | "lamella.trainWith"
  | "lamella.quickTrain"
  | "lamella.showResults"
  | "lamella.showTrainingTerminal"
  | "lamella.stopTraining"
  | "lamella.stopTrainingAfterEpoch"
  | "lamella.trainAgain"
  | "lamella.compareVariants"
  | "lamella.saveReport"
  | "lamella.removeRun";

export function activateTraining(context: ExtensionContext, server: ServerController): void {
  const needs: TrainingNeeds = { context, server, options: new RunOptionsStore(context.workspaceState) };
  const history = new RunHistory();
  const terminals = new RunTerminals();
  // Those that a former window has left behind.
  for (const left of history.all) if (left.state === "running") terminals.offer(left);
  const results = new ResultsPanels({ context, history, terminals, runAgain });
  const view = window.createTreeView("lamella.runs", { treeDataProvider: new RunsView(history) });

  async function run(order: RunOrder | undefined): Promise<void> {
    const started = order === undefined ? undefined : await start(order, needs);
    if (started === undefined) return;
    history.look();
    terminals.show(started);
    results.show([started.id], Uri.file(started.header.script));
  }

  /** With what was set for it then; text, interpreter and device are those of now. */
  async function runAgain({ header }: KnownRun): Promise<void> {
    if (header.order !== undefined) return run(await quickAgain(header));
    const script = Uri.file(header.script);
    const { arguments: words, environment, device, cwd, module } = header;
    await needs.options.set(script, { ...needs.options.of(script), arguments: words, environment, device });
    const order = await orderFor(script, needs);
    await run(order && { ...order, cwd, ...(module === undefined ? {} : { module }) });
  }

  const onScript =
    (work: (script: Uri) => Promise<RunOrder | undefined>) =>
    async (...given: readonly unknown[]): Promise<void> => {
      const script = scriptOf(given);
      if (script === undefined)
        void window.showInformationMessage("Lamella: open a script or a notebook that trains a model first.");
      else await run(await work(script));
    };
  async function quickTrain(...given: readonly unknown[]): Promise<void> {
    const script = scriptOf(given);
    const chosen = script && (await pickQuick(script, modelsOf(given), needs));
    if (script === undefined || chosen === undefined) return;
    if (chosen.words === undefined) return run(chosen.order);
    const seeds = await pickSeeds(script, needs);
    if (seeds !== undefined) results.showComparison(startComparison(chosen.order, seeds, needs, chosen.words), script);
  }
  async function compareVariants(...given: readonly unknown[]): Promise<void> {
    const script = scriptOf(given);
    const order = script && (await orderFor(script, needs));
    if (script === undefined || order === undefined) return;
    const seeds = await pickSeeds(script, needs);
    if (seeds !== undefined) results.showComparison(startComparison(order, seeds, needs), script);
  }

  const onRun =
    (work: (run: KnownRun) => unknown, isMeant: (run: KnownRun) => boolean) =>
    async (item?: RunsViewItem): Promise<void> => {
      const chosen = item === undefined ? await pickRun(history.all.filter(isMeant)) : runsOf(item);
      for (const each of chosen) await work(each);
    };
  const isCompared = ({ header }: KnownRun): boolean => header.comparison !== undefined;
  const isRunning = ({ state }: KnownRun): boolean => state === "running";

  const actions: { readonly [id in TrainingCommandId]: (...given: never[]) => unknown } = {
    "lamella.train": onScript((script) => orderFor(script, needs)),
    "lamella.trainWith": onScript((script) => pickOptions(script, needs)),
    "lamella.quickTrain": quickTrain,
    "lamella.showResults": async (item?: RunsViewItem) => {
      const runs = item === undefined ? await pickRun(history.all) : runsOf(item);
      if (runs.length > 0) results.show(runs.map(({ header }) => header.id));
    },
    "lamella.showTrainingTerminal": onRun(
      (known) => terminals.show(known),
      () => true,
    ),
    "lamella.stopTraining": onRun(({ log }) => requestStop(log, "now"), isRunning),
    "lamella.stopTrainingAfterEpoch": onRun(({ log }) => requestStop(log, "epoch"), isRunning),
    "lamella.trainAgain": onRun(runAgain, () => true),
    "lamella.compareVariants": compareVariants,
    "lamella.saveReport": async (item?: RunsViewItem) => {
      const runs = item === undefined ? await pickRun(history.all.filter(isCompared)) : runsOf(item);
      if (runs.length > 0)
        await saveReport(
          runs.map(({ header }) => header.id),
          { context, history },
        );
    },
    "lamella.removeRun": onRun(
      (known) => history.remove(known),
      (known) => !isRunning(known),
    ),
  };
  // Only now: a browser's own extension host has no processes, and no such commands.
  void commands.executeCommand("setContext", "lamella.canTrain", true);
  const registered: Disposable[] = Object.entries(actions).map(([id, act]) => commands.registerCommand(id, act));
  context.subscriptions.push(history, terminals, results, view, ...registered);
}

function runsOf(item: RunsViewItem): readonly KnownRun[] {
  return "run" in item ? [item.run] : item.runs;
}

/** The only one, or one of a list; empty where there is none, which is said, or none was picked. */
async function pickRun(runs: readonly KnownRun[]): Promise<readonly KnownRun[]> {
  const [only, ...others] = runs;
  if (only === undefined) {
    void window.showInformationMessage("Lamella: there is no such run in this workspace.");
    return [];
  }
  if (others.length === 0) return [only];
  const items = runs.map((run) => ({
    label: workspace.asRelativePath(run.header.script),
    description: `${run.state} · ${new Date(run.header.t * 1000).toLocaleString()}`,
    run,
  }));
  const picked = await window.showQuickPick(items, { placeHolder: "Which run?" });
  return picked === undefined ? [] : [picked.run];
}
