/**
 * Samples made into what a model takes and gives, as far as that keeps their meaning; what was done is told.
 *
 *     digits, 28×28×1, for a model that takes 32×32×3 and tells 10 classes apart
 *     ──▶   samples of 32×32×3 from 0 to 1, a one for the class of each of ten
 *           "the samples are 28×28×1, the model takes 32×32×3: resized, and the channel repeated"
 */
import { Refusal } from "../refusal.js";
import type { DataSet, ModelOfData, Part, Tell } from "./dataset.js";
import { counted } from "./dataset.js";
import { fitInput } from "./fit-input.js";
import { fitTargets } from "./fit-targets.js";

export function fitToModel(data: DataSet, model: ModelOfData, tell: Tell): DataSet {
  if (data.inputShapes.length !== model.inputs.length) {
    const inputs = counted(model.inputs.length, "input");
    throw new Refusal(
      `the model has ${inputs}, the data has ${data.inputShapes.length}: only random data and arrays of an .npz fit several`,
    );
  }
  const count = data.train.count + (data.test?.count ?? 0);
  const scale = data.arePictures && !model.rescales ? 1 / 255 : 1;
  const fits = model.inputs.map((shape, index) =>
    fitInput({ shape: data.inputShapes[index]!, arePictures: data.arePictures, scale, count }, shape, tell),
  );
  if (scale !== 1) tell("values from 0 to 255 are scaled to 0 to 1");
  const inputShapes = fits.map(({ shape }) => shape);
  const inputsOf = ({ inputs, count }: Part) => inputs.map((values, index) => fits[index]!.convert(values, count));
  const targets = fitTargets({ ...data, inputShapes }, model, tell);
  const fit = (part: Part): Part => {
    const inputs = inputsOf(part);
    return { count: part.count, inputs, y: targets.convert(part, inputs) };
  };
  const { test, classes: _, ...rest } = data;
  return {
    ...rest,
    inputShapes,
    targetShape: targets.shape,
    train: fit(data.train),
    ...(test && { test: fit(test) }),
    ...(targets.classes && { classes: targets.classes }),
  };
}
