/**
 * Layers that learn something from data before they are used: vocabularies, means and variances, bins.
 *
 *     text.adapt(3)                    no texts
 *     Normalization(axis=5).adapt(x)   of an array of two axes
 *     TextVectorization()(["a"])       called before it has a vocabulary
 *
 * What Keras 3.15 refuses was asked of it: see scripts/oracle/training_forms.py.
 */
import { Float, isRanked, type Unknown } from "../../dims/dim.js";
import { refuseBinding } from "../../layers/construct.js";
import { LayerError } from "../../layers/entry.js";
import { bind, signature } from "../../layers/signature.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { notBuilt } from "../../problems/not-built.js";
import { removedInKeras3 } from "../../problems/removed-in-keras-3.js";
import { unknownAttribute } from "../../problems/unknown-attribute.js";
import type { ProblemKind } from "../../problems/problem.js";
import type { Place } from "../../text/span.js";
import { LayerObject, unconfigured } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, FunctionObject, ListObject } from "../../values/objects.js";
import { StreamValue, TensorValue, TupleValue, type CallArguments, type Value } from "../../values/value.js";
import type { Bound } from "../native-helpers.js";
import { failLayer } from "./construct-layer.js";
import { isSymbolic } from "./ops/symbolic-value.js";

/** What the methods take. */
const SIGNATURES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  adapt: {
    Discretization: "data, steps=None",
    IntegerLookup: "data, steps=None",
    Normalization: "data",
    StringLookup: "data, steps=None",
    TextVectorization: "data, batch_size=None, steps=None",
  },
  set_vocabulary: {
    IntegerLookup: "vocabulary, idf_weights=None",
    StringLookup: "vocabulary, idf_weights=None",
    TextVectorization: "vocabulary, idf_weights=None",
  },
};

/** What `adapt` of every class took in Keras 2. */
const OF_BEFORE = new Set(["batch_size", "steps"]);

/** Methods that give a layer a vocabulary or statistics. */
export const LEARNING = [
  ...Object.keys(SIGNATURES),
  "build_from_config",
  "finalize_state",
  "load_assets",
  "load_own_variables",
  "update_state",
];

/** Calls one of them: what depends on the data isn't known from here on. The Unknown of an error where it is refused. */
export function learn(
  layer: LayerObject,
  method: string,
  { runtime, rest, extra, args, place }: Bound,
): Unknown | undefined {
  const { unknownRest } = args;
  const given = { positional: rest, keywords: extra, ...(unknownRest && { unknownRest }) };
  const refused = refuseLearning(runtime, layer, method, given, place);
  runtime.heap.touch(layer);
  if (layer.entry && layer.config !== unconfigured) layer.config = layer.entry.adapted(layer.config);
  return refused;
}

function refuseLearning(
  runtime: Runtime,
  layer: LayerObject,
  method: string,
  args: CallArguments,
  place: Place,
): Unknown | undefined {
  const name = layer.entry?.name ?? "";
  const text = SIGNATURES[method]?.[name];
  if (text === undefined || layer.cls || runtime.settings.dialect !== undefined) return undefined;
  const own = signature(text);
  const { given, errors } = bind(own, args.positional, args.keywords);
  const error = errors.find(({ kind }) => !(kind === "missing" && args.unknownRest));
  if (error?.kind === "unknown" && method === "adapt" && OF_BEFORE.has(error.name)) {
    const message = `\`adapt\` has no argument \`${error.name}\` in Keras 3: it is of an earlier Keras.`;
    return runtime.fail({ kind: removedInKeras3, place, message }, "TypeError", place);
  }
  try {
    if (error) refuseBinding(`\`${method}\``, error, [...own.byName.keys()]);
  } catch (refusal) {
    if (!(refusal instanceof LayerError)) throw refusal;
    return failLayer(runtime, refusal, place, [], "TypeError");
  }
  const [value] = given.values();
  if (value === undefined || !runtime.isCalled) return undefined;
  const fail = (kind: ProblemKind, message: string, exception: string): Unknown =>
    runtime.fail({ kind, place, message }, exception, place);
  if (method === "set_vocabulary") {
    const message = refusedVocabulary(value);
    return message === undefined ? undefined : fail(invalidArgument, message, "ValueError");
  }
  if (isGiven(layer))
    return fail(
      unknownAttribute,
      "This Normalization has its `mean` and `variance`, and learns none.",
      "AttributeError",
    );
  const message = refusedData(name, value) ?? refusedAxes(layer, value);
  return message === undefined ? undefined : fail(invalidArgument, message, "TypeError");
}

const isGiven = ({ entry, config }: LayerObject): boolean =>
  entry?.name === "Normalization" && (config as { readonly isGiven?: unknown }).isGiven === true;

// ---------------------------------------------------------------- data

function refusedData(layer: string, data: Value): string | undefined {
  const odd = noData(data);
  const taken = layer === "Discretization" && !isSymbolic(data) ? undefined : odd;
  if (taken !== undefined && !(layer === "IntegerLookup" && typeof data === "number"))
    return `\`adapt\` takes data, as arrays are, and ${taken} is none.`;
  if (layer === "Normalization") return refusedBatches(data);
  if (layer === "StringLookup" || layer === "TextVectorization")
    return holdsNumbers(data) ? `The vocabulary of a ${layer} is one of texts, and these data are numbers.` : undefined;
  const isText = typeof data === "string" || holdsTexts(data);
  return isText && layer !== "Normalization" ? `${layer} takes numbers, and these data are texts.` : undefined;
}

function noData(data: Value): string | undefined {
  if (data === null) return "None";
  if (typeof data === "boolean") return data ? "True" : "False";
  if (typeof data === "number" || data instanceof Float) return "a number";
  if (data instanceof LayerObject) return `the layer ${data.className}`;
  if (data instanceof FunctionObject) return "a function";
  return isSymbolic(data) ? "a symbolic tensor" : undefined;
}

/** A Normalization goes over what is no array by batches, each of which has a shape. */
function refusedBatches(data: Value): string | undefined {
  if (typeof data === "string") return "A Normalization takes numbers, and this is text.";
  const items = itemsIn(data);
  if (!items) return undefined;
  if (items.length === 0) return "`adapt` needs data, and here are none.";
  const isPlain = items.some((item) => isNumber(item) || typeof item === "string" || itemsIn(item) !== undefined);
  return isPlain ? "`adapt` takes an array, and this is a list of numbers. Make one of it: np.array(…)." : undefined;
}

const itemsIn = (value: Value): readonly Value[] | undefined =>
  value instanceof TupleValue || (value instanceof ListObject && !value.open && value.kind === "list")
    ? value.items
    : undefined;

const isNumber = (value: Value): boolean =>
  typeof value === "number" || typeof value === "boolean" || value instanceof Float;

/** Numbers alone, in lists or in an array of NumPy's. */
function holdsNumbers(data: Value): boolean {
  if (data instanceof TensorValue)
    return (
      data.facts.kind === "array" && typeof data.dtype === "string" && /^(bool|u?int|b?float)\d*$/.test(data.dtype)
    );
  if (data instanceof StreamValue)
    return (
      data.item instanceof TensorValue &&
      typeof data.item.dtype === "string" &&
      /^(u?int|b?float)\d/.test(data.item.dtype)
    );
  const items = itemsIn(data);
  return items !== undefined && items.length > 0 && items.every((item) => isNumber(item) || holdsNumbers(item));
}

function holdsTexts(data: Value): boolean {
  const items = itemsIn(data);
  return items !== undefined && items.length > 0 && items.every((item) => typeof item === "string" || holdsTexts(item));
}

/** The axes of a Normalization are among those of the data. */
function refusedAxes({ entry, config }: LayerObject, data: Value): string | undefined {
  const axes = entry?.name === "Normalization" ? (config as { readonly axes?: unknown }).axes : undefined;
  if (!Array.isArray(axes) || !(data instanceof TensorValue) || !isRanked(data.shape)) return undefined;
  const rank = data.shape.length;
  const odd = (axes as readonly unknown[]).find((axis) => typeof axis === "number" && (axis >= rank || axis < -rank));
  return typeof odd === "number" ? `There is no axis ${odd} in these data, which have ${rank}.` : undefined;
}

// ---------------------------------------------------------------- vocabularies

function refusedVocabulary(value: Value): string | undefined {
  if (value === null || isNumber(value) || value instanceof DictObject)
    return "A vocabulary is a list of tokens, an array, or the path of a file.";
  const items = itemsIn(value);
  if (!items) return undefined;
  if (items.length === 0) return "A vocabulary can't be empty.";
  const texts = items.filter((item) => typeof item === "string" || typeof item === "number");
  const twice = texts.find((item, i) => texts.indexOf(item) < i);
  return texts.length === items.length && twice !== undefined
    ? `A vocabulary has each token once, and ${JSON.stringify(twice)} stands in this one twice.`
    : undefined;
}

// ---------------------------------------------------------------- calls

const OF_TEXTS = new Set(["StringLookup", "TextVectorization"]);

/** A lookup that is called on data: numbers where texts are meant, or before it has any vocabulary. */
export function refuseLookup(
  runtime: Runtime,
  layer: LayerObject,
  { positional, unknownRest }: CallArguments,
  place: Place,
): Unknown | undefined {
  const name = layer.entry?.name ?? "";
  const isLookup = OF_TEXTS.has(name) || name === "IntegerLookup";
  const [data] = positional;
  if (!isLookup || data === undefined || unknownRest || layer.cls || runtime.settings.dialect !== undefined)
    return undefined;
  if (runtime.insideCall || !runtime.isCalled || layer.config === unconfigured) return undefined;
  const fail = (kind: ProblemKind, message: string, exception: string): Unknown =>
    runtime.fail({ kind, place, message }, exception, place);
  const { depth, isPadded, isInverse } = layer.config as Record<string, unknown>;
  if (OF_TEXTS.has(name) && isInverse === false && (isNumber(data) || holdsNumbers(data)))
    return fail(invalidArgument, `${name} takes texts, and these data are numbers.`, "TypeError");
  // A function of a pipeline is only traced, and the vocabulary may come before it runs.
  const isData =
    typeof data === "string" ||
    itemsIn(data) !== undefined ||
    (data instanceof TensorValue && data.facts.kind === "array");
  if (depth !== null || isPadded !== false || !isData) return undefined;
  const message = `This ${name} has no vocabulary yet. Give it one, or call \`adapt\` on data.`;
  return fail(notBuilt, message, "FailedPreconditionError");
}
