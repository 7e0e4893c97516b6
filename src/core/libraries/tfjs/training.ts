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
import { missingArgument } from "../../problems/missing-argument.js";
import type { Problem, ProblemKind } from "../../problems/problem.js";
import { didYouMean } from "../../layers/suggest.js";
import type { Place } from "../../text/span.js";
import { reasonFor, tensorsIn, toSpecs } from "../../values/convert.js";
import { flatten } from "../../layers/inputs.js";
import { LayerObject } from "../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { DictObject, FunctionObject, ListObject } from "../../values/objects.js";
import {
  External,
  positionalArguments,
  TensorValue,
  Undefined,
  type CallArguments,
  type Value,
} from "../../values/value.js";
import { callLayer } from "../keras/layer-calls.js";
import { changedShape } from "./apply.js";
import { refuseEmpty } from "./models.js";

const OPTIMIZERS = "Adagrad adagrad Adadelta adadelta Adam adam Adamax adamax RMSProp rmsprop SGD sgd".split(" ");

const LOSSES = (
  "meanSquaredError meanAbsoluteError meanAbsolutePercentageError meanSquaredLogarithmicError squaredHinge hinge categoricalHinge logcosh " +
  "categoricalCrossentropy sparseCategoricalCrossentropy binaryCrossentropy kullbackLeiblerDivergence poisson cosineProximity"
).split(" ");

/** Where an object of the model keeps what it was compiled with. */
const LOSS = "\u0000loss";

/** What a metric may be called: tfjs-layers/src/metrics.ts, and what `compile` takes for one of them by the loss. */
const METRICS = (
  "accuracy acc crossentropy ce binaryAccuracy categoricalAccuracy precision categoricalCrossentropy " +
  "sparseCategoricalCrossentropy mse MSE mae MAE mape MAPE cosine"
).split(" ");

/** The first thing that is wrong is what the library raises. */
export function compile(runtime: Runtime, model: LayerObject, given: Value, place: Place): Value {
  if (refuseEmpty(runtime, model, place)) return Undefined.value;
  const config = given instanceof DictObject ? given : undefined;
  const loss = config?.get("loss");
  const wrong =
    given === Undefined.value
      ? { kind: missingArgument, key: undefined, message: "`compile` needs an optimizer and a loss." }
      : config && (wrongOptimizer(config) ?? wrongLoss(model, config) ?? wrongMetrics(model, config.get("metrics")));
  if (wrong) {
    const at = runtime.argumentPlace(place, wrong.key);
    runtime.fail({ kind: wrong.kind, place: at, message: wrong.message }, "Error", place);
  }
  runtime.heap.touch(model);
  model.attributes.set(LOSS, loss ?? reasonFor(given));
  return Undefined.value;
}

interface Wrong {
  readonly kind: ProblemKind;
  readonly key: string | undefined;
  readonly message: string;
}

const invalid = (key: string, message: string): Wrong => ({ kind: invalidArgument, key, message });

const unknownName = (key: string, name: string, known: readonly string[]): Wrong =>
  invalid(key, `TensorFlow.js knows no ${key.replace(/ics$/, "ic")} "${name}".${didYouMean(name, known)}`);

const isNothing = (value: Value | undefined): boolean =>
  value === undefined || value === null || value === Undefined.value;

function wrongOptimizer(config: DictObject): Wrong | undefined {
  const optimizer = config.get("optimizer");
  if (optimizer === undefined && config.open) return undefined;
  if (typeof optimizer === "string")
    return OPTIMIZERS.includes(optimizer) ? undefined : unknownName("optimizer", optimizer, OPTIMIZERS);
  const message = "`compile` needs an `optimizer`: the name of one, or what tf.train makes.";
  if (isNothing(optimizer)) return { kind: missingArgument, key: undefined, message };
  const isOther =
    (optimizer instanceof External && !optimizer.instance && optimizer.path.startsWith("tfjs.train.")) ||
    typeof optimizer === "number" ||
    typeof optimizer === "boolean" ||
    optimizer instanceof ListObject ||
    optimizer instanceof DictObject ||
    optimizer instanceof FunctionObject ||
    optimizer instanceof NativeFunction;
  return isOther ? invalid("optimizer", message) : undefined;
}

function wrongLoss(model: LayerObject, config: DictObject): Wrong | undefined {
  const loss = config.get("loss");
  if (loss === undefined && config.open) return undefined;
  const outputs = endsOf(model, "output");
  if (isNothing(loss)) {
    if (!outputs || outputs.length === 0) return undefined;
    return {
      kind: missingArgument,
      key: undefined,
      message: "`compile` needs a `loss`: the name of one, or a function.",
    };
  }
  if (loss instanceof ListObject) {
    if (loss.open || !outputs) return undefined;
    if (loss.items.length !== outputs.length) {
      const message = `The model has ${count(outputs.length, "output")}, and \`loss\` ${count(loss.items.length, "entry")}.`;
      return invalid("loss", message);
    }
    return firstOf(loss.items, wrongLossName);
  }
  if (!(loss instanceof DictObject)) return wrongLossName(loss!);
  const names = outputNames(model, outputs);
  if (loss.open || !names) return undefined;
  const keys = [...loss.entries.values()].map(([key]) => key).filter((key) => typeof key === "string");
  const stranger = keys.find((key) => !names.includes(key));
  if (stranger !== undefined) {
    const message = `The model has no output named "${stranger}".${didYouMean(stranger, names)} Its outputs are ${names.join(", ")}.`;
    return invalid("loss", message);
  }
  return firstOf(
    names.map((name) => loss.get(name) ?? Undefined.value),
    wrongLossName,
  );
}

const wrongLossName = (loss: Value): Wrong | undefined =>
  typeof loss === "string" && !LOSSES.includes(loss) ? unknownName("loss", loss, LOSSES) : undefined;

/** Metrics of all outputs, or of each by its name; what stands under other names is passed over. */
function wrongMetrics(model: LayerObject, metrics: Value | undefined): Wrong | undefined {
  const outputs = endsOf(model, "output");
  if (isNothing(metrics) || !outputs || outputs.length === 0) return undefined;
  if (typeof metrics === "number" || typeof metrics === "boolean")
    return invalid("metrics", "`metrics` are names or functions, in an array or by the outputs' names.");
  if (!(metrics instanceof DictObject)) return wrongMetric(metrics!);
  const names = metrics.open ? undefined : outputNames(model, outputs);
  return firstOf(
    (names ?? []).map((name) => metrics.get(name)).filter((value) => value !== undefined),
    wrongMetric,
  );
}

function wrongMetric(metric: Value): Wrong | undefined {
  if (metric instanceof ListObject) return metric.open ? undefined : firstOf(metric.items, wrongMetric);
  if (isNothing(metric)) return invalid("metrics", "A metric is the name of one, or a function, and this is nothing.");
  return typeof metric === "string" && !METRICS.includes(metric) ? unknownName("metrics", metric, METRICS) : undefined;
}

function firstOf<T>(items: readonly T[], wrong: (item: T) => Wrong | undefined): Wrong | undefined {
  for (const item of items) {
    const found = wrong(item);
    if (found) return found;
  }
  return undefined;
}

/** What the outputs are called, which is what the layers are that give them; undefined where that isn't known. */
function outputNames(model: LayerObject, outputs: readonly TensorValue[] | undefined): readonly string[] | undefined {
  const { sequential } = model.state;
  const last = sequential?.layers.at(-1)?.state.name;
  if (sequential) return sequential.open || last === undefined ? undefined : [last];
  const names = outputs?.map(({ origin }) => {
    const operation = origin?.node.operation;
    return operation instanceof LayerObject ? operation.state.name : operation?.name;
  });
  return names?.every((name) => name !== undefined) ? names : undefined;
}

const history = (place: Place): External =>
  new External("tfjs.History", { args: { positional: [], keywords: new Map() }, place });

export function fit(runtime: Runtime, model: LayerObject, x: Value, y: Value, place: Place): Value {
  if (refuseEmpty(runtime, model, place) ?? refuseUncompiled(runtime, model, "trained", place)) return history(place);
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

function refuseUncompiled(runtime: Runtime, model: LayerObject, done: string, place: Place): Unknown | undefined {
  if (!isUncompiled(model)) return undefined;
  const message = `The model is ${done} before it is compiled. Call \`compile\` with an optimizer and a loss first.`;
  return runtime.fail({ kind: notBuilt, place, message }, "Error", place);
}

export function fitDataset(runtime: Runtime, model: LayerObject, place: Place): Value {
  return refuseEmpty(runtime, model, place) ?? refuseUncompiled(runtime, model, "trained", place) ?? history(place);
}

/** One scalar, or one for the loss and each metric. */
export function evaluateDataset(runtime: Runtime, model: LayerObject, place: Place): Value {
  const refused = refuseEmpty(runtime, model, place) ?? refuseUncompiled(runtime, model, "evaluated", place);
  return refused ?? new TensorValue([], "float32", undefined, { kind: "tensor" });
}

export function evaluate(runtime: Runtime, model: LayerObject, x: Value, y: Value, place: Place): Value {
  const refused = refuseEmpty(runtime, model, place) ?? refuseUncompiled(runtime, model, "evaluated", place);
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
    if (wanted === undefined || changedShape(tensor) || fits(wanted, has)) continue;
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

const count = (n: number, what: string): string => (n === 1 ? `one ${what}` : `${n} ${what.replace(/y$/, "ie")}s`);

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
