/**
 * From "Quick Train" to a run: a model as it stands in the editor is trained by Lamella's own process; the script isn't run.
 *
 *     sequential   ──▶   node … dist/quick-train.js .lamella/orders/20261128-081500-mnist.json
 */
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { Uri, window } from "vscode";
import type { QuickModel } from "../../contract/protocol.js";
import { listGpus } from "../../training/gpus.js";
import { hasGpuEngine, writeQuickOrder } from "../../training/quick-order.js";
import { RunFolder, workspaceOf } from "../../training/run-folder.js";
import type { RunEvent } from "../../training/log/events.js";
import type { RunOrder } from "../../training/start.js";
import { nodeOf } from "./interpreters.js";
import { pickQuickTraining } from "./quick-pick.js";
import { orderOf, QuickSettingsStore, wordsOf } from "./quick-settings.js";
import { folderOf, isReadyToRun, type TrainingNeeds } from "./start-training.js";

export interface QuickTraining {
  readonly order: RunOrder;
  /** The three forms are to be compared: of the command line. */
  readonly words?: readonly string[];
}

/** What the user decides to train; undefined where nothing can be, which is said, or they leave the list. */
export async function pickQuick(
  script: Uri,
  wanted: readonly number[] | undefined,
  needs: TrainingNeeds,
): Promise<QuickTraining | undefined> {
  if (!(await isReadyToRun(script))) return undefined;
  const model = await pickModel(await needs.server.request("lamella/quickModels", { uri: script.toString() }), wanted);
  if (model === undefined) return undefined;
  if (model.topology === undefined) {
    const [first = "", ...others] = model.because ?? [];
    const more = others.length === 0 ? "" : ` (and ${others.length} more reasons)`;
    void window.showErrorMessage(`Lamella: ${model.name} can't be trained without its script. ${first}${more}`);
    return undefined;
  }
  const store = new QuickSettingsStore(needs.context.workspaceState);
  const act = await pickQuickTraining(model, store);
  if (act === undefined) return undefined;
  const settings = store.get();
  const lookIn = [folderOf(script) ?? dirname(script.fsPath)];
  const base = await baseOf(script, model, settings.engine !== "embedded" && hasGpuEngine(lookIn));
  if (act === "compare") return { order: base, words: wordsOf(settings) };
  const folder = new RunFolder(folderOf(script) ?? workspaceOf(script.fsPath));
  const quick = orderOf(settings, model.topology, lookIn);
  const order = writeQuickOrder(quick, folder.newId(script.fsPath, new Date()), folder);
  return { order: { ...base, order, seed: quick.seed } };
}

/** The same once more: what it was to do stands in its order's file. Undefined, and said, where that is gone. */
export async function quickAgain({ script, order, predicted, seed }: RunEvent): Promise<RunOrder | undefined> {
  if (order === undefined || !existsSync(order)) {
    void window.showErrorMessage(`Lamella: what was trained is no longer there: ${order ?? ""}`);
    return undefined;
  }
  const uri = Uri.file(script);
  if (!(await isReadyToRun(uri))) return undefined;
  const base = await baseOf(uri, undefined, hasGpuEngine([folderOf(uri) ?? dirname(script)]));
  return { ...base, order, predicted, ...(seed === undefined ? {} : { seed }) };
}

async function baseOf(script: Uri, model: QuickModel | undefined, usesGpu: boolean): Promise<RunOrder> {
  const gpus = await listGpus();
  return {
    script: script.fsPath,
    interpreter: nodeOf(script)?.path ?? process.execPath,
    arguments: [],
    environment: {},
    cwd: folderOf(script) ?? dirname(script.fsPath),
    gpus,
    device: gpus.length > 0 && usesGpu ? "all" : "cpu",
    predicted: model === undefined ? [] : [model.predicted],
  };
}

async function pickModel(
  models: readonly QuickModel[],
  wanted: readonly number[] | undefined,
): Promise<QuickModel | undefined> {
  const meant = wanted === undefined ? models : models.filter(({ id }) => wanted.includes(id));
  const [only, ...others] = meant;
  if (only === undefined) {
    void window.showInformationMessage("Lamella: no model was found in this file.");
    return undefined;
  }
  if (others.length === 0) return only;
  const items = meant.map((model) => ({
    label: model.name,
    description: model.detail,
    ...(model.because && { detail: model.because[0] }),
    model,
  }));
  return (await window.showQuickPick(items, { title: "Quick Train", placeHolder: "Which model?" }))?.model;
}
