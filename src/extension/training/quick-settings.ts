/**
 * How quick trainings are to be done: what the user set for them once, remembered in the workspace, as an order and as the command line's words.
 *
 *     { data: { kind: "digits" }, epochs: 5, batchSize: 64, optimizer: "adam", engine: "auto" }
 */
import type { Memento } from "vscode";
import {
  DEFAULT_ORDER,
  type DataOrder,
  type Engine,
  type Optimizer,
  type QuickTrainOrder,
} from "../../quick-train/order.js";

export interface QuickSettings {
  readonly data: DataOrder;
  readonly epochs: number;
  readonly batchSize: number;
  readonly optimizer: Optimizer;
  readonly engine: Engine;
}

const { data, epochs, batchSize, optimizer, engine } = DEFAULT_ORDER;
const DEFAULTS: QuickSettings = { data, epochs, batchSize, optimizer, engine };
const KEY = "lamella.quickTrain";

export class QuickSettingsStore {
  constructor(readonly memento: Memento) {}

  get(): QuickSettings {
    return { ...DEFAULTS, ...this.memento.get<Partial<QuickSettings>>(KEY) };
  }

  async set(settings: QuickSettings): Promise<void> {
    await this.memento.update(KEY, settings);
  }
}

export function orderOf(
  settings: QuickSettings,
  topology: QuickTrainOrder["topology"],
  lookIn: readonly string[],
): QuickTrainOrder {
  return { ...DEFAULT_ORDER, ...settings, topology, lookIn };
}

/** Of `lamella compare --quick`. */
export function wordsOf({
  data: told,
  epochs: times,
  batchSize: size,
  optimizer: name,
  engine: by,
}: QuickSettings): readonly string[] {
  const others = ["--epochs", String(times), "--batch-size", String(size), "--optimizer", name, "--engine", by];
  return ["--quick", ...dataWords(told), ...others];
}

function dataWords(told: DataOrder): readonly string[] {
  if (told.kind === "images") return ["--data", told.folder];
  if (told.kind === "npz") return ["--data", told.file];
  if (told.kind === "csv")
    return ["--data", told.file, ...(told.target === undefined ? [] : ["--target", told.target])];
  return ["--data", told.kind, ...(told.samples === undefined ? [] : ["--samples", String(told.samples)])];
}
