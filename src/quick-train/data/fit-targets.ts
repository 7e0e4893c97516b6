/**
 * What is to be told of a sample, as the model gives it and its loss wants it.
 *
 *     class 2 of 3, categoricalCrossentropy          0 0 1
 *     class 2 of 3, sparseCategoricalCrossentropy    2
 *     12.5, meanSquaredError                         12.5
 *     class 2 of 3, a model that gives its input's shape, meanSquaredError    the input itself
 */
import type { Loss } from "../order.js";
import { Refusal } from "../refusal.js";
import type { DataSet, ModelOfData, Part, Shape, Tell } from "./dataset.js";
import { counted, isSameShape, shapeText, sizeOf } from "./dataset.js";

interface TargetFit {
  readonly shape: Shape;
  readonly classes?: readonly string[];
  /** @param inputs of the part, as the model takes them */
  readonly convert: (part: Part, inputs: readonly Float32Array[]) => Float32Array;
}

/** Each sample's class by its number, and what they are called. */
interface Labels {
  readonly names: readonly string[];
  readonly indexOf: (value: number) => number;
}

/** @param data its inputs' shapes are already those that the model takes */
export function fitTargets(data: DataSet, model: ModelOfData, tell: Tell): TargetFit {
  const { loss } = model;
  const output = outputShape(data, model);
  const units = output.at(-1) ?? 1;
  if (sizeOf(data.targetShape) > 1) return fitSeveral(data, output, units, loss);
  const tellsClasses = loss === "categoricalCrossentropy" || loss === "sparseCategoricalCrossentropy";
  if (sizeOf(output) === 1 && !tellsClasses) return fitOne(data, output, loss, tell);
  const labels = output.length === 1 ? labelsOf(data, units) : undefined;
  if (!tellsClasses && labels?.names.length !== units && isSameShape(output, data.inputShapes[0]!)) {
    tell("the model gives what it takes: each sample itself is what is to be told");
    return { shape: output, convert: (_, [input]) => input! };
  }
  const areNumbers = data.classes === undefined && (loss === "meanSquaredError" || loss === "meanAbsoluteError");
  if (labels === undefined || (areNumbers && labels.names.length > units))
    throw new Refusal(`the model gives ${shapeText(output)} for a sample, the data has one class or number for each`);
  return fitClasses(data, labels, units, loss, tell);
}

/** Open sizes of the output are those of what is to be told, or of the sample. */
function outputShape(data: DataSet, { output }: ModelOfData): Shape {
  const alike = [data.targetShape, data.inputShapes[0]!].find((shape) => shape.length === output.length);
  return output.map((size, axis) => {
    const known = size ?? alike?.[axis];
    if (known === undefined)
      throw new Refusal(`the model gives ${shapeText(output)}, whose open sizes the data doesn't say`);
    return known;
  });
}

function fitSeveral(data: DataSet, output: Shape, units: number, loss: Loss): TargetFit {
  const numbers = sizeOf(data.targetShape);
  const differ = `the model gives ${shapeText(output)} for a sample, the data has ${shapeText(data.targetShape)}`;
  if (loss === "sparseCategoricalCrossentropy") {
    const shape = [...output.slice(0, -1), 1];
    if (numbers === sizeOf(output))
      return {
        shape,
        convert: ({ y }) => Float32Array.from({ length: y.length / units }, (_, row) => highest(y, row, units)),
      };
    if (numbers !== sizeOf(shape)) throw new Refusal(differ);
    const wrong = valuesOf(data).find((value) => !Number.isInteger(value) || value < 0 || value >= units);
    if (wrong !== undefined)
      throw new Refusal(`the model tells ${units} classes apart, the data has one numbered ${wrong}`);
    return { shape, convert: ({ y }) => y };
  }
  if (numbers !== sizeOf(output)) throw new Refusal(differ);
  return { shape: output, convert: ({ y }) => y };
}

/** The place of the highest of a row's numbers: of the one, where one is set. */
function highest(y: Float32Array, row: number, units: number): number {
  let best = row * units;
  for (let index = best + 1; index < (row + 1) * units; index++) if (y[index]! > y[best]!) best = index;
  return best - row * units;
}

function fitOne(data: DataSet, output: Shape, loss: Loss, tell: Tell): TargetFit {
  if (loss !== "binaryCrossentropy") {
    if (data.classes !== undefined)
      tell(`the number of the class, 0 to ${data.classes.length - 1}, is what is to be told`);
    return { shape: output, convert: ({ y }) => y };
  }
  if (data.classes === undefined && valuesOf(data).every((value) => value >= 0 && value <= 1))
    return { shape: output, convert: ({ y }) => y };
  const { names, indexOf } = labelsOf(data, 2);
  if (names.length > 2) throw tooManyClasses(2, names.length);
  if (data.classes === undefined) tell(`${names.join(" and ")} are told apart as 0 and 1`);
  return { shape: output, classes: names, convert: ({ y }) => y.map(indexOf) };
}

function fitClasses(data: DataSet, { names, indexOf }: Labels, units: number, loss: Loss, tell: Tell): TargetFit {
  if (names.length > units) throw tooManyClasses(units, names.length);
  if (names.length < units) tell(`the model tells ${units} classes apart, the data has ${names.length}`);
  if (loss === "sparseCategoricalCrossentropy")
    return { shape: [1], classes: names, convert: ({ y }) => y.map(indexOf) };
  return {
    shape: [units],
    classes: names,
    convert: ({ y, count }) => {
      const ones = new Float32Array(count * units);
      y.forEach((value, row) => (ones[row * units + indexOf(value)] = 1));
      return ones;
    },
  };
}

/** Whole numbers that the model has places for are the classes' own; other numbers are put in order, each a class. */
function labelsOf(data: DataSet, units: number): Labels {
  if (data.classes !== undefined) return { names: data.classes, indexOf: (value) => value };
  const values = [...new Set(valuesOf(data))].sort((a, b) => a - b);
  const last = values.at(-1)!;
  if (values.every((value) => Number.isInteger(value) && value >= 0) && last < units)
    return { names: Array.from({ length: last + 1 }, (_, index) => String(index)), indexOf: (value) => value };
  const indexes = new Map(values.map((value, index) => [value, index]));
  return { names: values.map(String), indexOf: (value) => indexes.get(value)! };
}

function valuesOf({ train, test }: DataSet): Float32Array {
  if (test === undefined) return train.y;
  const values = new Float32Array(train.y.length + test.y.length);
  values.set(train.y);
  values.set(test.y, train.y.length);
  return values;
}

function tooManyClasses(units: number, classes: number): Refusal {
  return new Refusal(`the model tells ${counted(units, "class apart", "classes apart")}, the data has ${classes}`);
}
