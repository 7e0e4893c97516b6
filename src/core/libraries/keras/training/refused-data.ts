/**
 * Data that `fit`, `evaluate`, `predict` and their kin refuse as they are.
 *
 *     fit(x of 100, y of 90)            all need as many samples
 *     fit([1, 2], [0, 1])               lists of numbers are no arrays
 *     fit(x, y, validation_data=x)      inputs without labels
 *     train_on_batch(dataset)           a batch is arrays
 */
import { Float, isRanked, Unknown } from "../../../dims/dim.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import type { Place } from "../../../text/span.js";
import { itemsOf, tensorsIn } from "../../../values/convert.js";
import { LayerObject } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { DictObject, ListObject } from "../../../values/objects.js";
import { StreamValue, TensorValue, TupleValue, type Value } from "../../../values/value.js";
import { isSymbolic } from "../ops/symbolic-value.js";
import { nonTensor } from "../own/own-classes.js";
import { isValidated } from "./feed.js";
import { holdsLabels, type TrainingCall } from "./labels.js";
import { misvalued } from "./refused-callbacks.js";

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
  const isHeld = dialect === undefined && holdsLabels(model);
  if (x instanceof StreamValue) {
    const message = refuseStream(x, y, extra, isHeld);
    return message === undefined ? undefined : refuse(message[0], message[1]);
  }
  const plain =
    dialect === undefined
      ? ["x", "y", "sample_weight"].find((name) => isPlainList(name in DATA ? get(name) : (extra.get(name) ?? null)))
      : undefined;
  if (plain !== undefined)
    return refuse(plain, `\`${plain}\` is a list of numbers; Keras takes arrays. Make one of it: np.array(…).`);
  const odd = dialect === undefined ? noDataIn(get, extra) : undefined;
  if (odd !== undefined) return refuse(odd.name, `\`${odd.name}\` takes data, as arrays are, and ${odd.is} is none.`);
  if (dialect === undefined && isHeld && isNothing(y)) return refuse("y", NO_LABELS);
  const wrong = dialect === undefined ? misvalued(extra) : undefined;
  if (wrong)
    return runtime.fail(
      { kind: invalidArgument, place: runtime.argumentPlace(place, wrong.name), message: wrong.message },
      wrong.exception,
      place,
    );
  if (isHeld && y === null && areArrays(x)) return refuse("x", NO_LABELS);
  const validation = extra.get("validation_data");
  if (isHeld && isValidated(extra) && isWithoutLabels(validation))
    return refuse("validation_data", "`validation_data` is a tuple of inputs and labels: (x, y).");
  const rows = [[x, y, extra.get("sample_weight") ?? null], validation instanceof TupleValue ? validation.items : []];
  const counts = rows.map((data) => [...new Set(data.flatMap(countsIn))]).find(({ length }) => length > 1);
  return counts && refuse("", `All arrays need as many samples: here are some with ${counts.join(" and some with ")}.`);
}

const DATA = { x: true, y: true };

const NO_LABELS = "The loss compares outputs with labels, and there are none: give them as `y`.";

/** One array, or several side by side. */
const areArrays = (value: Value): boolean =>
  value instanceof TensorValue ||
  ((value instanceof TupleValue || value instanceof ListObject) &&
    itemsOf(value)?.every((item) => item instanceof TensorValue) === true);

/** Inputs alone. */
const isWithoutLabels = (data: Value | undefined): boolean =>
  (data instanceof TensorValue && data.facts.kind === "array") ||
  (data instanceof TupleValue && data.items.length === 1 && data.items[0] instanceof TensorValue);

/** What a dataset can't be given together with, and items that hold no labels, or more than labels and weights; the argument first. */
function refuseStream(
  { item, dataset }: StreamValue,
  y: Value,
  extra: TrainingCall["extra"],
  isHeld: boolean,
): readonly [string, string] | undefined {
  if (dataset === undefined) return undefined;
  if (y !== null && !(y instanceof Unknown))
    return ["y", "A dataset holds the labels beside the inputs, and can't be given together with `y`."];
  if (extra.get("sample_weight") instanceof TensorValue)
    return ["sample_weight", "A dataset holds the weights of samples as the third part of its items."];
  if (isHeld && item instanceof TensorValue)
    return ["x", "The loss compares outputs with labels, and the items of this dataset are inputs alone."];
  return isHeld && item instanceof TupleValue && item.items.length > 3
    ? ["x", `An item holds inputs, labels and weights, and those of this dataset have ${item.items.length} parts.`]
    : undefined;
}

/** Reports what a single batch can't be: nothing, a dataset, arrays of different counts, no labels for a loss. */
export function refuseBatch({ runtime, get, args, place }: TrainingCall, model: LayerObject): Unknown | undefined {
  if (model.cls || runtime.settings.dialect !== undefined || args.unknownRest || args.unknownPositional)
    return undefined;
  const [x, y] = [get("x"), get("y")];
  const refuse = (argument: string, message: string): Unknown =>
    runtime.fail(
      { kind: incompatibleShape, place: runtime.argumentPlace(place, argument), message },
      "ValueError",
      place,
    );
  if (x === null && runtime.isCalled) return refuse("x", "There are no data: give them as `x`.");
  if (x instanceof StreamValue && x.dataset)
    return refuse("x", "A batch is arrays, and this is a whole dataset: take its items one by one, or call `fit`.");
  const odd = nonTensor(x) ?? nonTensor(y);
  if (odd !== undefined && [x, y].some((data) => isPlainValue(data)))
    return refuse("x", `A batch is arrays, and ${odd} is none.`);
  if (holdsLabels(model) && y === null && runtime.isCalled && areArrays(x)) return refuse("x", NO_LABELS);
  const counts = [...new Set([x, y].flatMap(countsIn))];
  return counts.length > 1
    ? refuse("", `All arrays need as many samples: here are some with ${counts.join(" and some with ")}.`)
    : undefined;
}

const isPlainValue = (value: Value): boolean => typeof value === "string" || value instanceof LayerObject;

/** Reports data in the place of `batch_size`. */
export function refuseSize(runtime: Runtime, size: Value, place: Place): Unknown | undefined {
  if (runtime.settings.dialect !== undefined || !(size instanceof TensorValue) || !isRanked(size.shape))
    return undefined;
  if (size.shape.length === 0) return undefined;
  const message = "`predict` takes the inputs alone: what follows them is `batch_size`, and this is an array.";
  const problem = { kind: invalidArgument, place: runtime.argumentPlace(place, "batch_size"), message };
  return runtime.fail(problem, "ValueError", place);
}

/** What can't be given together, and what is missing from all that is given. */
function refuseTogether(
  x: Value,
  y: Value,
  extra: TrainingCall["extra"],
  { unknownRest, unknownPositional }: TrainingCall["args"],
): { readonly name: string; readonly message: string } | undefined {
  if (x === null && !unknownRest && !unknownPositional)
    return { name: "x", message: "There are no data: give them as `x`." };
  if (isNothing(x)) return { name: "x", message: "There are no data here: this holds no array." };
  const validation = extra.get("validation_data") ?? null;
  const parts = validation instanceof TensorValue ? undefined : itemsOf(validation);
  if (parts && parts.length > 3) {
    const message = `\`validation_data\` holds inputs, labels and weights of samples, and here are ${parts.length} parts.`;
    return { name: "validation_data", message };
  }
  if (parts && parts.length > 0 && parts[0] === null && validation instanceof TupleValue)
    return { name: "validation_data", message: "`validation_data` holds inputs and labels, and here are no inputs." };
  if (!(x instanceof TensorValue) || (extra.get("class_weight") ?? null) === null) return undefined;
  if (extra.get("sample_weight") instanceof TensorValue)
    return { name: "class_weight", message: "`class_weight` can't be given together with `sample_weight`." };
  const isNested = y instanceof ListObject || y instanceof TupleValue || y instanceof DictObject;
  return isNested && tensorsIn(y).length > 1
    ? { name: "class_weight", message: "`class_weight` is for a model of one output, and here are labels for more." }
    : undefined;
}

const isNothing = (value: Value): boolean =>
  (value instanceof ListObject && !value.open && value.items.length === 0) ||
  (value instanceof TupleValue && value.items.length === 0) ||
  (value instanceof DictObject && !value.open && value.entries.size === 0);

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
  if (model.cls || runtime.settings.dialect !== undefined) return undefined;
  const is = noData(x) ?? (x === null && runtime.isCalled ? "None" : undefined);
  const counts = [...new Set(countsIn(x))];
  if (is === undefined && counts.length < 2) return undefined;
  const message =
    is === undefined
      ? `All arrays need as many samples: here are some with ${counts.join(" and some with ")}.`
      : `\`x\` takes data, as arrays are, and ${is} is none.`;
  return runtime.fail(
    { kind: incompatibleShape, place: runtime.argumentPlace(place, "x"), message },
    "ValueError",
    place,
  );
}

/** What holds no data: a symbolic tensor has none either. */
const noData = (value: Value): string | undefined => (isSymbolic(value) ? "a symbolic tensor" : nonTensor(value));

/** The first argument for data that certainly is none. */
function noDataIn(
  get: TrainingCall["get"],
  extra: TrainingCall["extra"],
): { readonly name: string; readonly is: string } | undefined {
  for (const name of ["x", "y", "validation_data", "sample_weight"]) {
    const is = noData(name === "x" || name === "y" ? get(name) : (extra.get(name) ?? null));
    if (is !== undefined) return { name, is };
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
