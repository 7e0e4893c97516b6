/**
 * The labels that a model is trained with, held against its outputs by the rules of its loss, and against the samples by count.
 *
 *     "categorical_crossentropy"           (None, 1) for an output (None, 10): refused
 *     "sparse_categorical_crossentropy"    (None, 10) for an output (None, 10): refused
 *     fit(x of 100, y of 90)               refused
 *
 * Source of the rules: keras/src/backend/tensorflow/nn.py and keras/src/losses/losses.py.
 */
import { Float, isRanked, showShape, Unknown, type Dim } from "../../../dims/dim.js";
import { showArgument } from "../../../layers/argument.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { snakeCase } from "../../../text/case.js";
import type { Place } from "../../../text/span.js";
import { itemsOf, tensorsIn } from "../../../values/convert.js";
import { LayerObject } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { DictObject, FunctionObject, ListObject } from "../../../values/objects.js";
import { External, StreamValue, TensorValue, TupleValue, type Value } from "../../../values/value.js";
import type { Bound } from "../../native-helpers.js";
import { isValidated } from "./feed.js";
import { nonTensor } from "../own/own-classes.js";
import { byOutput, checkOutputs } from "./trained-outputs.js";

type Dims = readonly Dim[];

/** Reports labels that the model's loss refuses for its outputs. */
export function checkLabels({ runtime, get, extra, place }: TrainingCall, model: LayerObject): void {
  const validation = isValidated(extra) ? validationLabels(extra.get("validation_data")) : null;
  const refused =
    checkOutputs(runtime, model, labelsOf(get("x"), get("y")), place) ??
    (validation === null ? undefined : checkOutputs(runtime, model, validation, place, "validation_data"));
  if (refused) return;
  const { compiled } = model.state;
  const { dialect } = runtime.settings;
  if (!compiled || compiled instanceof Unknown || model.cls || (dialect !== undefined && dialect !== "tf_keras"))
    return;
  const outputs = outputsOf(model);
  const losses = byOutput(model, compiled.loss) ?? outputs.map(() => compiled.loss);
  if (losses.length !== outputs.length) return;
  for (const labels of [labelsOf(get("x"), get("y")), validation]) {
    const given = outputs.length === 1 ? [labels] : [...(byOutput(model, labels) ?? [])];
    const refused = outputs.flatMap((output, i) => misfit(losses[i]!, given[i] ?? null, output, dialect !== undefined));
    if (refused.length === 0) continue;
    runtime.fail({ kind: incompatibleShape, place, message: refused[0]! }, "ValueError", place);
    return;
  }
}

export type TrainingCall = Pick<Bound, "runtime" | "get" | "has" | "extra" | "args" | "place">;

/** Those of a dataset stand beside the inputs. */
const labelsOf = (x: Value, y: Value): Value =>
  x instanceof StreamValue ? (x.item instanceof TupleValue ? (x.item.items[1] ?? null) : null) : y;

const validationLabels = (data: Value = null): Value => {
  const parts = data instanceof TensorValue ? undefined : itemsOf(data);
  return parts ? (parts[1] ?? null) : labelsOf(data, null);
};

function misfit(loss: Value, label: Value, output: TensorValue, isKeras2: boolean): readonly string[] {
  const name = lossName(loss);
  const rule = name === undefined ? undefined : RULES[name];
  if (!rule || !(label instanceof TensorValue) || !isRanked(label.shape) || !isRanked(output.shape)) return [];
  const wanted = rule(...sameRank(label.shape, output.shape), isKeras2);
  if (wanted === undefined) return [];
  const shapes = [label.shape, output.shape].map(([, ...rest]) => showShape([null, ...rest]));
  return [`${name!}: the labels are ${shapes[0]!}, and the model gives ${shapes[1]!}. ${wanted}`];
}

/** The outputs of a model that are known all. */
function outputsOf({ state: { sequential, functional } }: LayerObject): readonly TensorValue[] {
  if (sequential) return !sequential.open && sequential.output instanceof TensorValue ? [sequential.output] : [];
  return functional && !functional.open ? tensorsIn(functional.outputs) : [];
}

/** `"CategoricalCrossentropy"`, `losses.CategoricalCrossentropy()` and `losses.categorical_crossentropy` alike. */
function lossName(loss: Value): string | undefined {
  const path = loss instanceof External ? /^keras\.losses\.(\w+)$/.exec(loss.path)?.[1] : undefined;
  const name = typeof loss === "string" ? loss : path;
  return name === undefined ? undefined : snakeCase(name).replace(/^_/, "");
}

/** What is to be changed; undefined where nothing is wrong. The first axis is the batch's. */
type Rule = (labels: Dims, output: Dims, isKeras2: boolean) => string | undefined;

const areDifferent = (a: Dim | undefined, b: Dim | undefined): boolean =>
  typeof a === "number" && typeof b === "number" && a !== b;

const differ = (labels: Dims, output: Dims): boolean =>
  labels.length !== output.length || labels.slice(1).some((dim, i) => areDifferent(dim, output[i + 1]));

const categorical: Rule = (labels, output) =>
  differ(labels, output)
    ? "It takes one-hot labels of the same shape: use to_categorical, or sparse_categorical_crossentropy for whole numbers."
    : undefined;

const binary: Rule = (labels, output, isKeras2) => {
  if (isKeras2) return broadcast(labels, output, isKeras2);
  return differ(labels, output) ? "It takes labels of the same shape." : undefined;
};

const sparse: Rule = (labels, output, isKeras2) => {
  const classes = labels.length === output.length && labels.at(-1) === 1 ? labels.slice(0, -1) : labels;
  const isWrong = isKeras2
    ? labels.length === 2 && output.length === 2 && typeof labels[1] === "number" && labels[1] !== 1
    : differ(classes, output.slice(0, -1));
  return isWrong ? "It takes one whole number for each; one-hot labels are for categorical_crossentropy." : undefined;
};

/** Axes are stretched from one; how many samples a batch has isn't told. */
const broadcast: Rule = (labels, output) => {
  const axes = Math.min(labels.length, output.length) - (labels.length === output.length ? 1 : 0);
  const isWrong = Array.from({ length: axes }, (_, i) => [labels.at(-1 - i), output.at(-1 - i)] as const).some(
    ([a, b], i) => a !== 1 && b !== 1 && i < labels.length - 1 && i < output.length - 1 && areDifferent(a, b),
  );
  return isWrong ? "It takes labels of the same shape." : undefined;
};

const ELEMENTWISE =
  "mse mae mape msle mean_squared_error mean_absolute_error mean_absolute_percentage_error mean_squared_logarithmic_error huber log_cosh hinge squared_hinge categorical_hinge kl_divergence poisson cosine_similarity";

const RULES: Readonly<Record<string, Rule>> = {
  categorical_crossentropy: categorical,
  binary_crossentropy: binary,
  sparse_categorical_crossentropy: sparse,
  ...Object.fromEntries(ELEMENTWISE.split(" ").map((name) => [name, broadcast])),
};

/** What losses do first: a last axis of one is added or dropped where only one of the two has it. */
function sameRank(labels: Dims, output: Dims): readonly [Dims, Dims] {
  if (labels.length === output.length + 1 && labels.at(-1) === 1)
    return output.length === 1 ? [labels, [...output, 1]] : [labels.slice(0, -1), output];
  if (output.length === labels.length + 1 && output.at(-1) === 1)
    return labels.length === 1 ? [[...labels, 1], output] : [labels, output.slice(0, -1)];
  return [labels, output];
}

// ---------------------------------------------------------------- data

/** Reports data that `fit` and `evaluate` refuse as they are: lists of numbers, and arrays of different counts of samples. */
export function refuseTrainingData(
  { runtime, get, extra, args, place }: TrainingCall,
  model: LayerObject,
): Unknown | undefined {
  const { dialect } = runtime.settings;
  if (model.cls || (dialect !== undefined && dialect !== "tf_keras")) return undefined;
  const refuse = (argument: string, message: string): Unknown =>
    runtime.fail(
      { kind: incompatibleShape, place: runtime.argumentPlace(place, argument), message },
      "ValueError",
      place,
    );
  const [x, y] = [get("x"), get("y")];
  const unsplit = refuseSplit(x, extra);
  if (unsplit !== undefined) return refuse("validation_split", unsplit);
  const lacking = dialect === undefined ? refuseTogether(x, y, extra, args) : undefined;
  if (lacking !== undefined) return refuse(lacking.name, lacking.message);
  if (x instanceof StreamValue) {
    const isTwice = x.dataset !== undefined && y !== null && !(y instanceof Unknown);
    return isTwice
      ? refuse("y", "A dataset holds the labels beside the inputs, and can't be given together with `y`.")
      : undefined;
  }
  const plain = dialect === undefined ? (["x", "y"] as const).find((name) => isPlainList(get(name))) : undefined;
  if (plain !== undefined)
    return refuse(plain, `\`${plain}\` is a list of numbers; Keras takes arrays. Make one of it: np.array(…).`);
  const odd = dialect === undefined ? noDataIn(get, extra) : undefined;
  if (odd !== undefined) return refuse(odd.name, `\`${odd.name}\` takes data, as arrays are, and ${odd.is} is none.`);
  const wrong = dialect === undefined ? misvalued(extra) : undefined;
  if (wrong)
    return runtime.fail(
      { kind: invalidArgument, place: runtime.argumentPlace(place, wrong.name), message: wrong.message },
      wrong.exception,
      place,
    );
  const { compiled } = model.state;
  const isHeld = compiled && !(compiled instanceof Unknown) && RULES[lossName(compiled.loss) ?? ""] !== undefined;
  if (isHeld && dialect === undefined && y === null && x instanceof TensorValue)
    return refuse("x", "The loss compares outputs with labels, and there are none: give them as `y`.");
  const validation = extra.get("validation_data");
  const rows = [[x, y, extra.get("sample_weight") ?? null], validation instanceof TupleValue ? validation.items : []];
  const counts = rows.map((data) => [...new Set(data.flatMap(countsIn))]).find(({ length }) => length > 1);
  return counts && refuse("", `All arrays need as many samples: here are some with ${counts.join(" and some with ")}.`);
}

/** What can't be given together, and what is missing from all that is given. */
function refuseTogether(
  x: Value,
  y: Value,
  extra: TrainingCall["extra"],
  { unknownRest, unknownPositional }: TrainingCall["args"],
): { readonly name: string; readonly message: string } | undefined {
  if (x === null && y === null && !unknownRest && !unknownPositional)
    return { name: "x", message: "There are no data: give them as `x`." };
  const validation = extra.get("validation_data") ?? null;
  const parts = validation instanceof TensorValue ? undefined : itemsOf(validation);
  if (parts && parts.length > 3) {
    const message = `\`validation_data\` holds inputs, labels and weights of samples, and here are ${parts.length} parts.`;
    return { name: "validation_data", message };
  }
  if (!(x instanceof TensorValue) || (extra.get("class_weight") ?? null) === null) return undefined;
  if (extra.get("sample_weight") instanceof TensorValue)
    return { name: "class_weight", message: "`class_weight` can't be given together with `sample_weight`." };
  const isNested = y instanceof ListObject || y instanceof TupleValue || y instanceof DictObject;
  return isNested && tensorsIn(y).length > 1
    ? { name: "class_weight", message: "`class_weight` is for a model of one output, and here are labels for more." }
    : undefined;
}

/** Why `validation_split` takes nothing off the data, or all of it. */
function refuseSplit(x: Value, extra: TrainingCall["extra"]): string | undefined {
  const split = extra.get("validation_split");
  const share = split instanceof Float ? split.value : split;
  if (typeof share !== "number" || share === 0 || (extra.get("validation_data") ?? null) !== null) return undefined;
  if (x instanceof StreamValue)
    return "`validation_split` is for arrays and tensors. What hands out batches is to be split before, and one part given as `validation_data`.";
  const [rows] = countsIn(x);
  if (rows === undefined) return undefined;
  const kept = Math.floor(rows * (1 - share));
  return kept === 0 || kept === rows
    ? `Of ${rows} samples, \`validation_split\` leaves ${kept} to train on and ${rows - kept} to validate with. Both need some.`
    : undefined;
}

/** Reports what `predict` is given and certainly is no data. */
export function refuseNoData(runtime: Runtime, model: LayerObject, x: Value, place: Place): Unknown | undefined {
  const is = model.cls || runtime.settings.dialect !== undefined ? undefined : nonTensor(x);
  if (is === undefined) return undefined;
  const message = `\`x\` takes data, as arrays are, and ${is} is none.`;
  return runtime.fail(
    { kind: incompatibleShape, place: runtime.argumentPlace(place, "x"), message },
    "ValueError",
    place,
  );
}

/** The first argument for data that certainly is none. */
function noDataIn(
  get: TrainingCall["get"],
  extra: TrainingCall["extra"],
): { readonly name: string; readonly is: string } | undefined {
  for (const name of ["x", "y", "validation_data"]) {
    const is = nonTensor(name === "validation_data" ? (extra.get(name) ?? null) : get(name));
    if (is !== undefined) return { name, is };
  }
  return undefined;
}

interface Misvalued {
  readonly name: string;
  readonly message: string;
  readonly exception: string;
}

/** `epochs` that are no whole number, and callbacks that nobody has made. */
function misvalued(extra: ReadonlyMap<string, Value>): Misvalued | undefined {
  const epochs = extra.get("epochs");
  if (typeof epochs === "string" || epochs instanceof Float)
    return { name: "epochs", message: "`epochs` is a whole number.", exception: "TypeError" };
  const callbacks = itemsOf(extra.get("callbacks") ?? null) ?? [];
  const named = callbacks.find((callback) => typeof callback === "string");
  if (named !== undefined)
    return {
      name: "callbacks",
      message: `A callback is an object, and ${showArgument(named)} is none.`,
      exception: "AttributeError",
    };
  const other = callbacks.find(isNoCallback);
  if (other !== undefined)
    return {
      name: "callbacks",
      message: `A callback is an object of a class of callbacks, and ${other instanceof FunctionObject ? "a function" : "this"} is none.`,
      exception: "AttributeError",
    };
  const made = callbacks.find(
    (callback) =>
      callback instanceof External && !callback.instance && /^keras\.callbacks\.[A-Z]\w*$/.test(callback.path),
  );
  if (!(made instanceof External)) return undefined;
  const name = made.path.slice(made.path.lastIndexOf(".") + 1);
  return {
    name: "callbacks",
    message: `A callback is an object, and this is the class of one. Make one: ${name}().`,
    exception: "TypeError",
  };
}

const isNoCallback = (value: Value): boolean =>
  value instanceof FunctionObject ||
  value instanceof LayerObject ||
  (value instanceof External &&
    value.instance !== undefined &&
    /^keras\.(initializers|losses|metrics|optimizers|regularizers)(\.schedules)?\.[A-Z]\w*$/.test(value.path));

/** Reports a schedule that is no function, which shows when `fit` calls it. */
export function refuseSchedule({ runtime, extra, place }: TrainingCall): Unknown | undefined {
  const epochs = extra.get("epochs");
  if (typeof epochs === "number" && epochs < 1) return undefined;
  for (const callback of itemsOf(extra.get("callbacks") ?? null) ?? []) {
    if (!(callback instanceof External) || callback.path !== "keras.callbacks.LearningRateScheduler") continue;
    const { args, place: made } = callback.instance ?? {};
    const schedule = args?.positional[0] ?? args?.keywords.get("schedule");
    if (!made || !(typeof schedule === "number" || typeof schedule === "string" || schedule instanceof Float)) continue;
    const message = `LearningRateScheduler: \`schedule\` must be a function of the epoch, not ${showArgument(schedule)}.`;
    const related = [{ place, message: "It is called here." }];
    const at = runtime.argumentPlace(made, "schedule");
    return runtime.fail({ kind: invalidArgument, place: at, message, related }, "TypeError", place);
  }
  return undefined;
}

/** How many rows the arrays have that certainly are some. */
function countsIn(value: Value): readonly number[] {
  if (value instanceof TensorValue) {
    const count = isRanked(value.shape) ? value.shape[0] : undefined;
    return typeof count === "number" ? [count] : [];
  }
  if (value instanceof DictObject)
    return value.open ? [] : [...value.entries.values()].flatMap(([, item]) => countsIn(item));
  return (itemsOf(value) ?? []).flatMap((item) => (item instanceof TensorValue ? countsIn(item) : []));
}

/** A list with a number somewhere in it: no list of arrays. */
const isPlainList = (value: Value): boolean =>
  value instanceof ListObject &&
  !value.open &&
  value.items.some((item) => typeof item === "number" || item instanceof Float || isPlainList(item));
