/**
 * `TextVectorization(output_sequence_length=20)`: a text each -> (None, 20) integers, one for each word.
 *
 *     output_mode="multi_hot", vocabulary=["a", "b"]   (None, 1) -> (None, 1, 3)
 */
import { Float, isRanked, showShape, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import { Unranked } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { DictArgument, integerValue, isSequence, Opaque } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { defineLayer, LayerError } from "../../entry.js";
import { single } from "../../inputs.js";
import { adaptedLookup, configureLookup, lookupDtype, lookupShape, type Lookup } from "./lookup.js";

const NAME = "TextVectorization";

interface Config extends Lookup {
  readonly length: Dim;
  /** Each text becomes an axis of words. */
  readonly splits: boolean | Unknown;
}

export const textVectorization = defineLayer<Config>({
  name: NAME,
  signature:
    'max_tokens=None, standardize="lower_and_strip_punctuation", split="whitespace", ngrams=None, output_mode="int", output_sequence_length=None, pad_to_max_tokens=False, vocabulary=None, idf_weights=None, sparse=False, ragged=False, encoding="utf-8", name=None, **kwargs',
  call: "inputs",
  positionalValues: true,
  computesWith: "texts",
  plainInputs: "whole",
  extraKeywords: ["has_input_vocabulary", "vocabulary_size"],
  configure: (args) => {
    textFunction(args, "standardize", ["lower_and_strip_punctuation", "lower", "strip_punctuation"]);
    textFunction(args, "split", ["whitespace", "character"]);
    checkNgrams(args);
    const tokens = { kind: "string", maskToken: "", oovToken: "[UNK]", oovIndices: 1, invert: false } as const;
    const lookup = configureLookup(args, tokens);
    const split = args.value("split");
    return { ...lookup, length: lengthOf(args, lookup), splits: split instanceof Unknown ? split : split !== null };
  },
  output: (config, call) => ({
    shape: vectorized(single(call, NAME).shape, config, call.executed === true),
    dtype: lookupDtype(config),
  }),
  hiddenLayers: () => ["StringLookup"],
  adapted: adaptedLookup,
});

/** The name of a function of the library's, a callable, or None. */
function textFunction(args: LayerArguments, name: string, names: readonly string[]): void {
  const value = args.value(name);
  if (value === null) return;
  const isNoFunction =
    typeof value !== "object" ||
    isSequence(value) ||
    value instanceof Float ||
    value instanceof DictArgument ||
    (value instanceof Opaque && (value.isInert || value.kind === "array"));
  if (isNoFunction) args.choice(name, names);
}

function checkNgrams(args: LayerArguments): void {
  const value = args.value("ngrams");
  if (value === null) return;
  const sizes = isSequence(value) ? value : [value];
  if (sizes.some((size) => integerValue(size) === undefined))
    args.refuse("ngrams", "an integer or a tuple of integers");
}

function lengthOf(args: LayerArguments, { mode }: Lookup): Dim {
  const given = args.value("output_sequence_length") !== null;
  if (mode instanceof Unknown) return mode;
  if (mode !== "int") {
    if (given) args.refuse("output_sequence_length", 'left out where output_mode isn\'t "int"');
    if (args.truth("ragged") === true) args.refuse("ragged", 'False where output_mode isn\'t "int"');
    return null;
  }
  const length = args.notNumPy("output_sequence_length", true).optionalInteger("output_sequence_length");
  if (typeof length === "number" && length < 0) args.refuse("output_sequence_length", "a positive integer");
  return length;
}

/**
 * What is split where the layer computes: a batch of texts, or texts that stand alone in their rows. A symbolic tensor of other
 * shapes is taken.
 *
 * Source: keras/src/layers/preprocessing/text_vectorization.py, _preprocess.
 */
function textsIn(shape: Shape, splits: boolean | Unknown): Shape {
  if (splits !== true || !isRanked(shape) || shape.length < 2) return shape;
  const last = shape.at(-1)!;
  if (last === 1) return shape.slice(0, -1);
  if (typeof last !== "number") return new Unknown("whether each text stands in a row of its own isn't known");
  throw new LayerError(
    incompatibleShape,
    `${NAME} splits a batch of texts, or texts in rows of one; this is ${showShape(shape)}.`,
  );
}

/** The words of each text are counted; what it makes of texts in several axes has ragged rows. */
function countedTexts(shape: readonly Dim[], depth: Dim): Shape {
  if (shape.length < 2) return [...shape, depth];
  return new Unranked("the words of texts in several axes aren't counted here", undefined, depth);
}

function vectorized(given: Shape, config: Config, isExecuted: boolean): Shape {
  const { mode, length, splits, depth } = config;
  const shape = isExecuted ? textsIn(given, splits) : given;
  if (mode === "int") {
    // A single text has no batch axis, and is taken where the layer computes.
    if (!isRanked(shape)) return isExecuted ? new Unranked(shape.because, shape.place, length) : [shape, length];
    const [batch] = shape;
    // With the texts at hand, the longest of them decides.
    const isData = isExecuted && typeof batch !== "object" && length === null;
    const words = isData ? new Unknown("how many words the longest text has isn't known") : length;
    if (isExecuted && splits === true) return [...shape, words];
    if (batch !== undefined) return [batch, words];
    if (isExecuted) return [words];
    throw new LayerError(incompatibleShape, `${NAME} takes a batch of texts, and this is a single one.`);
  }
  if (splits instanceof Unknown) return new Unranked(splits.because, splits.place, depth);
  if (!isRanked(shape)) return lookupShape(shape, config);
  if (splits && isExecuted) return countedTexts(shape, depth);
  if (splits) return lookupShape([...shape, null], config);
  return lookupShape(shape.length <= 1 ? [...shape, 1] : shape, config);
}
