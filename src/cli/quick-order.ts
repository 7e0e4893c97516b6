/**
 * What a quick training does, from the command line's words.
 *
 *     --data digits --epochs 3                    ──▶   { data: { kind: "digits" }, epochs: 3, … }
 *     --data house-prices.csv --target price      ──▶   { data: { kind: "csv", file: "/home/me/house-prices.csv", target: "price" }, … }
 */
import { statSync } from "node:fs";
import { extname, resolve } from "node:path";
import type { ModelTopology } from "../core/model/topology.js";
import { exportModel } from "../core/export/formats.js";
import type { JsonObject } from "../core/export/findings.js";
import {
  DEFAULT_ORDER,
  type DataOrder,
  type Engine,
  type Loss,
  type Optimizer,
  type QuickTrainOrder,
} from "../quick-train/order.js";
import { hasGpuEngine } from "../training/quick-order.js";
import { workspaceOf } from "../training/run-folder.js";
import { printError } from "./output.js";
import { Unusable } from "./unusable.js";

export interface QuickOptions {
  readonly data?: string;
  readonly samples?: number;
  readonly target?: string;
  readonly validationSplit?: number;
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly optimizer?: Optimizer;
  readonly learningRate?: number;
  readonly loss?: Loss | "auto";
  readonly engine?: Engine;
  readonly tfjsNode?: string;
}

const RANDOM_SAMPLES = 1_000;

/** @throws Unusable, with the reasons, where TensorFlow.js can't have the model. */
export function quickOrder(file: string, model: ModelTopology, options: QuickOptions, seed: number): QuickTrainOrder {
  const { epochs, batchSize, optimizer, learningRate, loss, engine, validationSplit } = options;
  return {
    ...DEFAULT_ORDER,
    topology: topologyOf(file, model),
    lookIn: lookIn(file, options),
    data: dataOf(options),
    seed,
    ...given({ epochs, batchSize, optimizer, learningRate, loss, engine, validationSplit }),
  };
}

/** Where TensorFlow's own library may be installed. */
export function lookIn(file: string, { tfjsNode }: QuickOptions): readonly string[] {
  return [...(tfjsNode === undefined ? [] : [resolve(tfjsNode)]), workspaceOf(resolve(file))];
}

/** Only the library for GPUs uses one. */
export const usesGpu = (file: string, options: QuickOptions): boolean =>
  options.engine !== "embedded" && hasGpuEngine(lookIn(file, options));

function topologyOf(file: string, model: ModelTopology): QuickTrainOrder["topology"] {
  const exported = exportModel(model, "tfjs");
  if ("because" in exported)
    throw new Unusable(file, `TensorFlow.js can't have ${model.name}: ${exported.because.join("; ")}`);
  for (const note of exported.notes) printError(note);
  const { model_config: config } = exported.json["modelTopology"] as JsonObject;
  return config as unknown as QuickTrainOrder["topology"];
}

function dataOf({ data = "digits", samples, target }: QuickOptions): DataOrder {
  if (data === "digits") return { kind: "digits", ...given({ samples }) };
  if (data === "random") return { kind: "random", samples: samples ?? RANDOM_SAMPLES };
  const path = resolve(data);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined)
    throw new Unusable(data, "there is no such file or folder; digits and random are there without one");
  if (found.isDirectory()) return { kind: "images", folder: path };
  const ending = extname(path).toLowerCase();
  if (ending === ".csv" || ending === ".tsv") return { kind: "csv", file: path, ...given({ target }) };
  if (ending === ".npz") return { kind: "npz", file: path };
  throw new Unusable(data, "data is a folder of images by class, a .csv or an .npz, digits or random");
}

/** Without what isn't given. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
