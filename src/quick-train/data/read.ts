/**
 * The data of an order, ready for its model: the one door of this folder.
 *
 *     { kind: "csv", file: "iris.csv" }, takes 4, gives 3    ──▶   numbers to train with and some held back; what there is to tell
 *
 * A sentence is thrown, as a `Refusal`, where they can't be had.
 */
import type { QuickTrainOrder } from "../order.js";
import { readCsv } from "./csv.js";
import type { DataSet, ModelOfData, Tell } from "./dataset.js";
import { inWords } from "./dataset.js";
import { readDigits } from "./digits.js";
import { fitToModel } from "./fit-to-model.js";
import { readImages } from "./images.js";
import { readNpz } from "./npz.js";
import { makeRandom } from "./random.js";
import { withPartHeldBack } from "./split.js";

export interface PreparedData {
  readonly data: DataSet;
  /** What was left out, changed or decided: a sentence each. */
  readonly notes: readonly string[];
}

/** @param folder the one in which the digits ship */
export function readData(
  order: Pick<QuickTrainOrder, "data" | "seed" | "validationSplit">,
  model: ModelOfData,
  folder: string,
): PreparedData {
  const notes: string[] = [];
  const tell: Tell = (note) => notes.push(note);
  const found = read(order, model, folder, tell);
  const split = withPartHeldBack(found, order.validationSplit, order.seed);
  if (split.test !== undefined && split !== found)
    tell(`${inWords(split.test.count)} of ${inWords(found.train.count)} samples, drawn at random, are held back`);
  // Random numbers are made for the model.
  return { data: order.data.kind === "random" ? split : fitToModel(split, model, tell), notes };
}

function read(
  { data, seed }: Pick<QuickTrainOrder, "data" | "seed">,
  model: ModelOfData,
  folder: string,
  tell: Tell,
): DataSet {
  switch (data.kind) {
    case "digits":
      return readDigits(folder, data.samples, tell);
    case "images":
      return readImages(data.folder, model.inputs[0] ?? [], tell);
    case "csv":
      return readCsv(data.file, data.target, tell);
    case "npz":
      return readNpz(data.file, data.names, tell);
    case "random":
      return makeRandom(data.samples, model, seed, tell);
  }
}
