/**
 * What a model is trained and asked with: `compile`, `fit`, `evaluate`, `predict`.
 *
 *     await model.fit(xs, ys)   the shapes of xs and ys are held against the model's ends
 *
 * Source of the rules: tfjs-layers/src/engine/training.ts.
 */
import { isRanked, showShape, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { notBuilt } from "../../problems/not-built.js";
import type { Problem } from "../../problems/problem.js";
import { didYouMean } from "../../layers/suggest.js";
import type { Place } from "../../text/span.js";
import { reasonFor, tensorsIn, toSpecs } from "../../values/convert.js";
import { flatten } from "../../layers/inputs.js";
import type { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, ListObject } from "../../values/objects.js";
import {
  External,
  positionalArguments,
  TensorValue,
  Undefined,
  type CallArguments,
  type Value,
} from "../../values/value.js";
import { callLayer } from "../keras/layer-calls.js";
import { refuseEmpty } from "./models.js";

const OPTIMIZERS = "Adagrad adagrad Adadelta adadelta Adam adam Adamax adamax RMSProp rmsprop SGD sgd".split(" ");

const LOSSES = (
  "meanSquaredError meanAbsoluteError meanAbsolutePercentageError meanSquaredLogarithmicError squaredHinge hinge categoricalHinge logcosh " +
  "categoricalCrossentropy sparseCategoricalCrossentropy binaryCrossentropy kullbackLeiblerDivergence poisson cosineProximity"
).split(" ");

/** Where an object of the model keeps what it was compiled with. */
const LOSS = "\u0000loss";

export function compile(runtime: Runtime, model: LayerObject, given: Value, _args: CallArguments, place: Place): Value {
  const config = given instanceof DictObject ? given : undefined;
  const [optimizer, loss] = [config?.get("optimizer"), config?.get("loss")];
  const refuse = (key: string, name: string, known: readonly string[]): void => {
    const at = runtime.argumentPlace(place, key);
    const message = `TensorFlow.js knows no ${key} "${name}".${didYouMean(name, known)}`;
    runtime.fail({ kind: invalidArgument, place: at, message }, "Error", place);
  };
  if (typeof optimizer === "string" && !OPTIMIZERS.includes(optimizer)) refuse("optimizer", optimizer, OPTIMIZERS);
  const losses = loss instanceof ListObject && !loss.open ? loss.items : [loss ?? Undefined.value];
  for (const item of losses) if (typeof item === "string" && !LOSSES.includes(item)) refuse("loss", item, LOSSES);
  runtime.heap.touch(model);
  model.attributes.set(LOSS, loss ?? reasonFor(given));
  return Undefined.value;
}

const history = (place: Place): External =>
  new External("tfjs.History", { args: { positional: [], keywords: new Map() }, place });

export function fit(runtime: Runtime, model: LayerObject, x: Value, y: Value, _options: Value, place: Place): Value {
  if (refuseEmpty(runtime, model, place)) return history(place);
  if (isUncompiled(model)) {
    const message = "The model is trained before it is compiled. Call `compile` with an optimizer and a loss first.";
    runtime.fail({ kind: notBuilt, place, message }, "Error", place);
    return history(place);
  }
  const problem = misfit(model, "input", x) ?? misfit(model, "output", y) ?? otherCount(x, y);
  if (problem !== undefined)
    runtime.fail(
      countedExamples(runtime, model, x, place) ?? { kind: incompatibleShape, place, message: problem },
      "Error",
      place,
    );
  return history(place);
}

/** Certainly: nothing unknown has had the model. */
const isUncompiled = (model: LayerObject): boolean =>
  !model.attributes.has(LOSS) && !model.open && model.cls === undefined && !model.state.sequential?.open;

export function fitDataset(runtime: Runtime, model: LayerObject, _dataset: Value, place: Place): Value {
  return refuseEmpty(runtime, model, place) ?? history(place);
}

export function evaluate(runtime: Runtime, model: LayerObject, x: Value, y: Value, place: Place): Value {
  const refused = refuseEmpty(runtime, model, place);
  if (refused) return refused;
  const problem =
    misfit(model, "input", x) ?? (y === Undefined.value ? undefined : (misfit(model, "output", y) ?? otherCount(x, y)));
  if (problem !== undefined) return runtime.fail({ kind: incompatibleShape, place, message: problem }, "Error", place);
  return new TensorValue([], "float32", undefined, { kind: "tensor" });
}

/** The first output for data, with their number of examples. */
export function predict(runtime: Runtime, model: LayerObject, x: Value, place: Place): Value {
  const refused = refuseEmpty(runtime, model, place);
  if (refused) return refused;
  const problem = misfit(model, "input", x);
  if (problem !== undefined) return runtime.fail({ kind: incompatibleShape, place, message: problem }, "Error", place);
  return runtime.quietly(() => runtime.apart(() => callLayer(runtime, model, positionalArguments(x), place)));
}

function endsOf(model: LayerObject, end: "input" | "output"): readonly TensorValue[] | undefined {
  const { sequential, functional } = model.state;
  if (sequential) {
    const value = end === "input" ? sequential.input : sequential.output;
    return value instanceof TensorValue && !sequential.open ? [value] : undefined;
  }
  return functional && !functional.open
    ? tensorsIn(end === "input" ? functional.inputs : functional.outputs)
    : undefined;
}

/** What doesn't fit of the data for one end of the model; undefined where it fits, or can't be told. */
function misfit(model: LayerObject, end: "input" | "output", data: Value): string | undefined {
  const ends = endsOf(model, end);
  const isTold = data instanceof TensorValue || (data instanceof ListObject && !data.open);
  if (!ends || !isTold) return undefined;
  const specs = flatten(toSpecs(data));
  if (specs.length !== ends.length) {
    if (data instanceof ListObject && !data.items.every((item) => item instanceof TensorValue)) return undefined;
    return `The model has ${count(ends.length, end)}, and gets ${count(specs.length, "tensor")} for ${ends.length === 1 ? "it" : "them"}.`;
  }
  for (const [i, tensor] of ends.entries()) {
    const wanted = end === "output" ? targetShape(model, i, tensor.shape) : tensor.shape;
    const has = specs[i]!.shape;
    if (wanted === undefined || fits(wanted, has)) continue;
    const what = end === "input" ? "input" : "target";
    return `The ${what} data have the shape ${shown(has)}, and the model's ${end} has ${shown(wanted)}: every axis but that of the examples has to agree.`;
  }
  return undefined;
}

/** The number of examples put into `inputShape`, which has one axis too many then. */
function countedExamples(runtime: Runtime, model: LayerObject, x: Value, place: Place): Problem | undefined {
  const [input] = endsOf(model, "input") ?? [];
  const wanted = input?.shape;
  if (!(x instanceof TensorValue) || !isRanked(x.shape) || !wanted || !isRanked(wanted)) return undefined;
  const example = x.shape.slice(1);
  const [, first, ...others] = wanted;
  const isCounted = others.length === example.length && others.every((dim, i) => !differs(dim, example[i]!));
  if (!isCounted || differs(first ?? null, x.shape[0]!)) return undefined;
  const [whole, one] = [shown([first ?? null, ...others]), shown(others)];
  const message = `\`inputShape\` is the shape of one example, without their number: for data of ${shown(x.shape)} it is ${one}, not ${whole}.`;
  const layer = model.state.sequential?.layers[0];
  const at = layer && runtime.argumentPlace(layer.place, "inputShape");
  if (!layer || !at || at === layer.place || at.file !== "") return { kind: incompatibleShape, place, message };
  return {
    kind: incompatibleShape,
    place,
    message,
    related: [{ place: at, message: `This should be ${one}.` }],
    fix: {
      title: `Change inputShape to ${one}`,
      edits: [{ start: at.start, end: at.end, newText: `inputShape: ${one}` }],
    },
  };
}

const count = (n: number, what: string): string => (n === 1 ? `one ${what}` : `${n} ${what}s`);

const shown = (shape: Shape): string =>
  showShape(shape)
    .replace(/^\((.*?),?\)$/, "[$1]")
    .replaceAll("None", "null");

/** Sparse labels are one number for each example. Undefined where the loss isn't known. */
function targetShape(model: LayerObject, index: number, shape: Shape): Shape | undefined {
  const loss = model.attributes.get(LOSS);
  const own = loss instanceof ListObject && !loss.open ? loss.items[index] : loss;
  if (typeof own !== "string" || !isRanked(shape)) return undefined;
  return own === "sparseCategoricalCrossentropy" ? [...shape.slice(0, -1), 1] : shape;
}

/** Data of one axis are taken for examples of one number. */
function fits(wanted: Shape, given: Shape): boolean {
  if (!isRanked(wanted) || !isRanked(given)) return true;
  const has = given.length === 1 ? [given[0]!, 1] : given;
  if (wanted.length !== has.length) return false;
  return wanted.every((dim, i) => i === 0 || !differs(dim, has[i]!));
}

const differs = (a: Dim, b: Dim): boolean => typeof a === "number" && typeof b === "number" && a !== b;

function otherCount(x: Value, y: Value): string | undefined {
  const examples = (value: Value): number | undefined => {
    const [shape] = flatten(toSpecs(value)).map((spec) => spec.shape);
    const first = shape && isRanked(shape) ? shape[0] : undefined;
    return typeof first === "number" ? first : undefined;
  };
  const [a, b] = [x, y].map((value) =>
    value instanceof TensorValue || value instanceof ListObject ? examples(value) : undefined,
  );
  return a === undefined || b === undefined || a === b
    ? undefined
    : `The input data hold ${a} examples, and the target data ${b}.`;
}
