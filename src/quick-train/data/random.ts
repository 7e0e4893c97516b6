/**
 * Numbers without meaning, in the shapes that a model takes and gives: for the speed alone, as there is nothing to learn.
 *
 *     takes 28×28×1, gives 10, categoricalCrossentropy    ──▶    numbers from 0 to below 1, a class of ten at random
 */
import type { Loss } from "../order.js";
import { Refusal } from "../refusal.js";
import { seeded } from "../seeded.js";
import type { DataSet, ModelOfData, Shape, Tell } from "./dataset.js";
import { counted, refuseTooMany, shapeText, sizeOf } from "./dataset.js";

const OPEN_SIZE = 32;

type Draw = () => number;

export function makeRandom(samples: number, model: ModelOfData, seed: number, tell: Tell): DataSet {
  const output = model.output.filter((size) => size !== null);
  if (output.length < model.output.length)
    throw new Refusal(`the model gives ${shapeText(model.output)}, and random data needs to know the open sizes`);
  if (model.inputs.some((shape) => shape.includes(null)))
    tell(`sizes that the model leaves open are taken to be ${OPEN_SIZE}`);
  const inputShapes = model.inputs.map((shape) => shape.map((size) => size ?? OPEN_SIZE));
  const targetShape = model.loss === "sparseCategoricalCrossentropy" ? [...output.slice(0, -1), 1] : output;
  const numbers = [...inputShapes, targetShape].reduce((sum, shape) => sum + sizeOf(shape), 0);
  refuseTooMany(samples * numbers, counted(samples, "random sample"), "order fewer samples");
  const random = seeded(seed);
  const inputs = inputShapes.map((shape) => new Float32Array(samples * sizeOf(shape)));
  for (const values of inputs) fill(values, random);
  const y = new Float32Array(samples * sizeOf(targetShape));
  fillTargets(y, output, model.loss, random);
  return {
    description: `${counted(samples, "random sample")} of ${inputShapes.map(shapeText).join(" and ")}, which mean nothing`,
    inputShapes,
    targetShape,
    train: { count: samples, inputs, y },
    arePictures: false,
  };
}

function fillTargets(y: Float32Array, output: Shape, loss: Loss, random: Draw): void {
  const classes = output.at(-1) ?? 1;
  const drawClass = () => Math.floor(random() * classes);
  if (loss === "categoricalCrossentropy") {
    for (let start = 0; start < y.length; start += classes) y[start + drawClass()] = 1;
    return;
  }
  const draws: Readonly<Record<typeof loss, Draw>> = {
    sparseCategoricalCrossentropy: drawClass,
    binaryCrossentropy: () => Math.floor(random() * 2),
    meanSquaredError: random,
    meanAbsoluteError: random,
  };
  fill(y, draws[loss]);
}

function fill(values: Float32Array, draw: Draw): void {
  for (let index = 0; index < values.length; index++) values[index] = draw();
}
