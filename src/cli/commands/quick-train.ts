/**
 * `lamella quick-train`: trains a model as it was read, with nothing installed; the script isn't run.
 *
 *     $ lamella quick-train examples/mnist_cnn.py --epochs 3
 *     sequential, 34,826 parameters, on 9,000 digits of 28×28×1 …
 *
 * The run is recorded as that of a script, and stopped the same way.
 */
import { resolve } from "node:path";
import { predictedModel } from "../../core/ide/predicted.js";
import { listGpus } from "../../training/gpus.js";
import { writeQuickOrder } from "../../training/quick-order.js";
import { RunFolder, workspaceOf } from "../../training/run-folder.js";
import type { RunOrder } from "../../training/start.js";
import { chosenModel, type ModelChoice } from "../chosen-model.js";
import { quickOrder, usesGpu, type QuickOptions } from "../quick-order.js";
import { exitCodeOf } from "../unusable.js";
import { begin, follow } from "./train.js";

export interface QuickTrainOptions extends QuickOptions, ModelChoice {
  readonly seed?: number;
}

const SEED = 1;

export function quickTrain(name: string, options: QuickTrainOptions): Promise<number> {
  return exitCodeOf(async () => {
    const { facts, model } = await chosenModel(name, options);
    const seed = options.seed ?? SEED;
    const quick = quickOrder(name, model, options, seed);
    const base = await quickBase(name, options);
    const folder = new RunFolder(workspaceOf(base.script));
    const fact = facts.models.find(({ id }) => id === model.id);
    const order = writeQuickOrder(quick, folder.newId(base.script, new Date()), folder);
    return follow(await begin({ ...base, order, seed, predicted: fact ? [predictedModel(fact)] : [] }, name));
  });
}

/** What every quick training of the file has in common: this Node, and the GPU only where an engine uses one. */
export async function quickBase(name: string, options: QuickOptions): Promise<Omit<RunOrder, "predicted">> {
  const gpus = await listGpus();
  return {
    script: resolve(name),
    interpreter: process.execPath,
    arguments: [],
    environment: {},
    cwd: process.cwd(),
    gpus,
    device: gpus.length > 0 && usesGpu(name, options) ? "all" : "cpu",
  };
}
