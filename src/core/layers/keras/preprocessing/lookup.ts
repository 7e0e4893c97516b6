/**
 * StringLookup and IntegerLookup: an index for each token, or a count of each.
 *
 *     StringLookup(vocabulary=["a", "b"])                           (None, 3) -> (None, 3) integers
 *     StringLookup(vocabulary=["a", "b"], output_mode="multi_hot")  (None, 5) -> (None, 3)
 */
import { Float, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import type { DType } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { unknownArgument } from "../../../problems/unknown-argument.js";
import { integerValue, isSequence } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import {
  checkSalt,
  checkSparse,
  computedShape,
  countedShape,
  FLOATX,
  oneHotShape,
  outputMode,
  type OutputMode,
} from "./categorical-encoding.js";
import { defineLayer, LayerError, type LayerEntry } from "../../entry.js";
import { single } from "../../inputs.js";
import { checkMaxTokens, vocabularySize, type Vocabulary } from "./vocabulary.js";

export const MODES = ["int", "one_hot", "multi_hot", "count", "tf_idf"] as const;

export interface Lookup {
  readonly mode: OutputMode | Unknown;
  /** How many categories the output has. None where there is no vocabulary yet. */
  readonly depth: Dim;
  /** The depth is `max_tokens`, whatever the vocabulary is. */
  readonly isPadded: boolean | Unknown;
  /** Tokens are looked up by their indices. */
  readonly isInverse: boolean | Unknown;
}

function lookup(
  kind: "string" | "integer",
  name: string,
  signature: string,
  extraKeywords: readonly string[],
): LayerEntry {
  return defineLayer<Lookup>({
    name,
    signature,
    call: "inputs",
    positionalValues: true,
    ...(kind === "integer" && { computesWith: "numbers" }),
    plainInputs: "whole",
    extraKeywords: ["vocabulary_size", "has_input_vocabulary", ...extraKeywords],
    baseKeywords: ["name"],
    configure: (args) => {
      checkOwnArguments(args, kind);
      const maskToken = args.value("mask_token");
      checkMaskToken(args, kind);
      const oovIndices = args.integer("num_oov_indices");
      if (typeof oovIndices === "number" && oovIndices < 0) args.refuse("num_oov_indices", "at least 0");
      const tokens = { kind, maskToken, oovToken: args.value("oov_token"), oovIndices, invert: args.truth("invert") };
      return configureLookup(args, tokens);
    },
    output: (config, call) => ({
      shape: lookupShape(single(call, name).shape, config, call.executed === true),
      dtype: lookupDtype(config),
    }),
    adapted: adaptedLookup,
  });
}

/** The arguments that TextVectorization hands on to the lookup inside it. */
export function configureLookup(args: LayerArguments, tokens: Omit<Vocabulary, "takesMaskIndex">): Lookup {
  const maxTokens = args.value("max_tokens") === null ? null : args.number("max_tokens");
  if (typeof maxTokens === "number" && maxTokens <= 1) args.refuse("max_tokens", "greater than 1");
  const isPadded = args.truth("pad_to_max_tokens");
  if (isPadded === true && maxTokens === null)
    throw new LayerError(invalidArgument, `${args.layer}: pad_to_max_tokens=True needs \`max_tokens\`.`, "max_tokens");
  const mode = outputMode(args, MODES);
  checkSparse(args, mode);
  checkWeights(args, mode);
  if (tokens.invert === true && typeof mode === "string" && mode !== "int")
    args.refuse("output_mode", '"int" where `invert` is true');

  const size = sizeOf(args, { ...tokens, takesMaskIndex: mode === "int" && tokens.maskToken !== null });
  if (size !== null) checkMaxTokens(args, size);
  const isInverse = tokens.invert;
  if (isPadded instanceof Unknown) return { mode, depth: isPadded, isPadded, isInverse };
  const padded = isPadded ? (integerValue(args.value("max_tokens")) ?? args.refuse("max_tokens", "an integer")) : size;
  return { mode, depth: padded, isPadded, isInverse };
}

function sizeOf(args: LayerArguments, vocabulary: Vocabulary): Dim {
  if (args.value("vocabulary") !== null) return vocabularySize(args, vocabulary);
  return args.optionalInteger("vocabulary_size");
}

/** Weights of tokens are of tf_idf's, which needs them with its vocabulary. */
function checkWeights(args: LayerArguments, mode: OutputMode | Unknown): void {
  const [weights, vocabulary] = [args.value("idf_weights"), args.value("vocabulary")];
  if (mode instanceof Unknown || weights instanceof Unknown) return;
  if (mode !== "tf_idf") {
    if (weights !== null) args.refuse("idf_weights", 'left out where output_mode isn\'t "tf_idf"');
  } else if (weights === null) {
    if (vocabulary !== null) args.refuse("idf_weights", "a weight for each token of the vocabulary");
  } else if (isSequence(weights) && isSequence(vocabulary) && weights.length !== vocabulary.length) {
    args.refuse("idf_weights", `a list of ${vocabulary.length} weights, one for each token`);
  }
}

/** What only the lookup layers themselves take, or don't. */
function checkOwnArguments(args: LayerArguments, kind: "string" | "integer"): void {
  for (const name of ["activity_regularizer", "autocast", "input_shape", "input_dim"])
    if (args.has(name)) throw new LayerError(unknownArgument, `${args.layer} has no argument \`${name}\`.`, name);
  const method =
    kind === "string" && !args.has("oov_method") ? "floormod" : args.choice("oov_method", ["floormod", "farmhash"]);
  checkSalt(args);
  if (kind === "string") return;
  const salt = args.value("salt");
  if (salt !== null && !(salt instanceof Unknown) && method === "floormod")
    args.refuse("salt", 'left out, unless oov_method is "farmhash"');
  const dtype = args.value("vocabulary_dtype");
  if (!(dtype instanceof Unknown) && dtype !== "int64") args.refuse("vocabulary_dtype", '"int64"');
}

function checkMaskToken(args: LayerArguments, kind: "string" | "integer"): void {
  const token = args.value("mask_token");
  if (token === null || (typeof token === "object" && !isSequence(token) && !(token instanceof Float))) return;
  const isString = typeof token === "string";
  if (isString !== (kind === "string"))
    args.refuse("mask_token", kind === "string" ? "a string or None" : "an integer or None");
}

export function lookupShape(shape: Shape, { mode, depth }: Lookup, isExecuted = false): Shape {
  if (mode instanceof Unknown) return mode;
  if (mode === "int") return shape;
  if (isExecuted) return computedShape(shape, mode, depth);
  return mode === "one_hot" ? oneHotShape(shape, depth) : countedShape(shape, depth);
}

export const lookupDtype = ({ mode }: Lookup): DType =>
  mode instanceof Unknown ? mode : mode === "int" ? "int64" : FLOATX;

/** The vocabulary comes from data then. */
export function adaptedLookup<L extends Lookup>(config: L): L {
  return config.isPadded === true ? config : { ...config, depth: LEARNED };
}

const LEARNED = new Unknown("the vocabulary is learned from data");

export const integerLookup: LayerEntry = lookup(
  "integer",
  "IntegerLookup",
  'max_tokens=None, num_oov_indices=1, mask_token=None, oov_token=-1, vocabulary=None, vocabulary_dtype="int64", idf_weights=None, invert=False, output_mode="int", sparse=False, pad_to_max_tokens=False, oov_method="floormod", salt=None, name=None, **kwargs',
  [],
);

export const stringLookup: LayerEntry = lookup(
  "string",
  "StringLookup",
  'max_tokens=None, num_oov_indices=1, mask_token=None, oov_token="[UNK]", vocabulary=None, idf_weights=None, invert=False, output_mode="int", pad_to_max_tokens=False, sparse=False, encoding="utf-8", name=None, salt=None, **kwargs',
  ["oov_method"],
);
