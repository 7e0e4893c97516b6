/**
 * What TensorFlow's datasets are asked for and don't have, and what they refuse to be made of.
 *
 *     dataset.shape                          there is none: `element_spec` tells what its items are
 *     dataset.batch(None)                    a count is a whole number
 *     Dataset.from_tensor_slices(3)          a number has no slices
 *     Dataset.zip([a, b])                    datasets stand in a tuple
 */
import { Float, isRanked, sameDim, Unknown } from "../../dims/dim.js";
import { bind, signature } from "../../layers/signature.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import type { Place } from "../../text/span.js";
import { tensorsIn } from "../../values/convert.js";
import { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, FunctionObject, ListObject } from "../../values/objects.js";
import {
  External,
  noArguments,
  StreamValue,
  TensorValue,
  TupleValue,
  type CallArguments,
  type Value,
} from "../../values/value.js";
import { refusedValue } from "../keras/arguments/argument-values.js";
import { bindObjectCall, refuseObjectAttribute } from "../keras/library-objects.js";
import { isSymbolic } from "../keras/ops/symbolic-value.js";
import { isTold } from "../tensorflow/first-release.js";

const DATASET = "tensorflow.data.Dataset";

export const isDataset = (value: Value): value is StreamValue =>
  value instanceof StreamValue && value.dataset?.isTensorFlows === true;

/** What those have besides that are read from folders. */
const OF_FOLDERS = new Set(["class_names", "file_paths"]);

/** The Unknown of an error where a dataset is asked for what it hasn't got. */
export function refuseDatasetAttribute(
  runtime: Runtime,
  stream: StreamValue,
  name: string,
  place: Place,
): Unknown | undefined {
  if (!isDataset(stream) || OF_FOLDERS.has(name) || !isTold(runtime, place)) return undefined;
  return refuseObjectAttribute(runtime, new External(DATASET, { args: noArguments, place }), name, place);
}

export const refuse = (runtime: Runtime, message: string, exception: string, place: Place): Unknown | undefined =>
  isTold(runtime, place) ? runtime.fail({ kind: invalidArgument, place, message }, exception, place) : undefined;

/** Arguments of a dataset's method that it hasn't got, that it lacks, or whose values it refuses. */
export function refuseMethodCall(
  runtime: Runtime,
  name: string,
  args: CallArguments,
  place: Place,
): Unknown | undefined {
  if (!isTold(runtime, place)) return undefined;
  const given = bindObjectCall(runtime, DATASET, name, args, place);
  if (!given || given instanceof Unknown) return given;
  const [first] = given.values();
  if (TAKING_FUNCTIONS.has(name) && first !== undefined && isNoFunction(first))
    return refuse(runtime, `\`${name}\` takes a function, and this is none.`, "ValueError", place);
  if (name === "concatenate" && first !== undefined && isNoDataset(first))
    return refuse(runtime, "`concatenate` takes a dataset, and this is none.", "AttributeError", place);
  if (given.get("name") instanceof TensorValue)
    return refuse(runtime, `The \`name\` of \`${name}\` is a text, and here stands an array.`, "ValueError", place);
  const value = runtime.isCalled ? refusedValue(`${DATASET}().${name}`, given, undefined) : undefined;
  return value && refuse(runtime, value.message, value.exception, place);
}

const TAKING_FUNCTIONS = new Set(["apply", "filter", "flat_map", "interleave", "map"]);

const isPlain = (value: Value): boolean =>
  value === null || ["boolean", "number", "string"].includes(typeof value) || value instanceof Float;

const isNoFunction = (value: Value): boolean =>
  isPlain(value) ||
  value instanceof TensorValue ||
  value instanceof ListObject ||
  value instanceof TupleValue ||
  value instanceof DictObject;

const isNoDataset = isNoFunction;

// ---------------------------------------------------------------- where they come from

const FROM = "data are arrays, or tuples and dicts of arrays";

/** What can't be taken apart row by row, or be made a tensor of at all; `slices` where it is to be taken apart. */
export function refuseTensors(runtime: Runtime, given: Value, place: Place, slices: boolean): Unknown | undefined {
  if (given === null && !runtime.isCalled) return undefined;
  const why = wrongIn(given, slices);
  return why === undefined ? undefined : refuse(runtime, why, "ValueError", place);
}

function wrongIn(value: Value, slices: boolean): string | undefined {
  if (value === null) return `There are no data here: ${FROM}.`;
  if (value instanceof LayerObject) return `A layer is none: ${FROM}.`;
  if (value instanceof FunctionObject) return `A function is none: ${FROM}.`;
  if (isSymbolic(value)) return `A symbolic tensor has no values: ${FROM}.`;
  if (slices && isPlain(value)) return "A single value has no rows that could be taken one by one.";
  if (slices && value instanceof TensorValue && isRanked(value.shape) && value.shape.length === 0)
    return "A tensor without axes has no rows that could be taken one by one.";
  if (value instanceof TupleValue || value instanceof DictObject) return wrongAmong(value, slices);
  const isUneven = value instanceof ListObject && !value.open && areUneven(value.items);
  return isUneven
    ? "A list becomes one tensor, and what is in this one is of different shapes. Several arrays stand in a tuple."
    : undefined;
}

/** What stands beside the data is a name: several arrays are given in one tuple. */
export const refuseArrayAsName = (runtime: Runtime, name: Value, place: Place): Unknown | undefined =>
  name instanceof TensorValue
    ? refuse(
        runtime,
        "Several arrays are given in one tuple, ((x, y)): here one stands in the place of a name.",
        "ValueError",
        place,
      )
    : undefined;

/** None among others is passed over. */
function wrongAmong(value: TupleValue | DictObject, slices: boolean): string | undefined {
  if (value instanceof DictObject && value.open) return undefined;
  const parts = value instanceof TupleValue ? value.items : [...value.entries.values()].map(([, item]) => item);
  if (parts.length === 0) return `There are no data here: ${FROM}.`;
  return parts
    .filter((part) => part !== null)
    .map((part) => wrongIn(part, slices))
    .find((why) => why !== undefined);
}

function areUneven(items: readonly Value[]): boolean {
  const tensors = items.filter((item): item is TensorValue => item instanceof TensorValue);
  const [first] = tensors;
  if (!first || tensors.length < items.length || !isRanked(first.shape)) return false;
  const { shape } = first;
  return tensors.some(
    (tensor) =>
      isRanked(tensor.shape) &&
      (tensor.shape.length !== shape.length || tensor.shape.some((dim, i) => sameDim(dim, shape[i]!) === false)),
  );
}

const GENERATOR = signature(
  "generator, output_types=None, output_shapes=None, args=None, output_signature=None, name=None",
);

export function refuseGenerator(runtime: Runtime, args: CallArguments, place: Place): Unknown | undefined {
  if (args.unknownRest) return undefined;
  const { given, errors } = bind(GENERATOR, args.positional, args.keywords);
  const generator = given.get("generator");
  if (errors.length > 0 || generator === undefined) return undefined;
  if (isNoFunction(generator) && (generator !== null || runtime.isCalled))
    return refuse(
      runtime,
      "`from_generator` takes a function that gives a generator, and this is none.",
      "TypeError",
      place,
    );
  const isTyped = (given.get("output_types") ?? null) !== null;
  const isSigned = (given.get("output_signature") ?? null) !== null;
  if (isTyped && isSigned)
    return refuse(runtime, "`output_types` and `output_signature` aren't given together.", "TypeError", place);
  return isTyped || isSigned
    ? undefined
    : refuse(runtime, "`from_generator` needs `output_signature`: what the items are.", "TypeError", place);
}

export function refuseRange(runtime: Runtime, args: CallArguments, place: Place): Unknown | undefined {
  const { positional, unknownRest } = args;
  if (unknownRest) return undefined;
  if (positional.length === 0 || positional.length > 3)
    return refuse(runtime, "`range` takes from one to three numbers.", "ValueError", place);
  const odd = positional.some(
    (value) => typeof value === "string" || value instanceof Float || (value === null && runtime.isCalled),
  );
  return odd ? refuse(runtime, "`range` takes whole numbers.", "TypeError", place) : undefined;
}

/** Several of one length, in a tuple or a dict. */
export function refuseZip(
  runtime: Runtime,
  { positional, keywords, unknownRest }: CallArguments,
  place: Place,
): Unknown | undefined {
  if (unknownRest) return undefined;
  const given = [...positional, ...keywords.values()];
  if (given.length === 0) return refuse(runtime, "`zip` takes datasets, and here are none.", "TypeError", place);
  const why = given.map(oddIn).find((found) => found !== undefined);
  return why === undefined ? undefined : refuse(runtime, why, "TypeError", place);
}

function oddIn(value: Value): string | undefined {
  if (value instanceof ListObject && value.kind === "list")
    return "Datasets that are zipped stand in a tuple, and this is a list.";
  if (isPlain(value) || value instanceof TensorValue || value instanceof LayerObject)
    return "`zip` takes datasets, and there is something else among these.";
  const parts =
    value instanceof TupleValue
      ? value.items
      : value instanceof DictObject && !value.open
        ? [...value.entries.values()].map(([, item]) => item)
        : [];
  return parts.map(oddIn).find((found) => found !== undefined);
}

/** The axes that are taken apart have as many rows in each part of an item. */
export function refuseUnbatch(runtime: Runtime, { item }: StreamValue, place: Place): Unknown | undefined {
  const counts = tensorsIn(item).flatMap(({ shape }) =>
    isRanked(shape) && typeof shape[0] === "number" ? [shape[0]] : [],
  );
  const [first] = counts;
  return counts.some((count) => count !== first)
    ? refuse(
        runtime,
        `\`unbatch\` takes parts of as many rows: here are some with ${[...new Set(counts)].join(" and some with ")}.`,
        "ValueError",
        place,
      )
    : undefined;
}

/** What the function of `filter`, `map` or `flat_map` gave and shouldn't. */
export function refuseResult(runtime: Runtime, name: string, result: Value, place: Place): Unknown | undefined {
  if (name === "map")
    return result === null
      ? refuse(
          runtime,
          "`map` takes what its function gives, and this one gives nothing.",
          "InvalidArgumentError",
          place,
        )
      : undefined;
  if (name === "filter") {
    const isTensor = result instanceof TensorValue;
    const isOther = isTensor && typeof result.dtype === "string" && result.dtype !== "bool";
    const isLarge = isTensor && isRanked(result.shape) && result.shape.length > 0;
    return isOther || isLarge || (isPlain(result) && typeof result !== "boolean")
      ? refuse(runtime, "The function of `filter` gives one truth, and this one something else.", "ValueError", place)
      : undefined;
  }
  return isPlain(result) || result instanceof TensorValue
    ? refuse(runtime, `The function of \`${name}\` gives a dataset, and this one something else.`, "TypeError", place)
    : undefined;
}
