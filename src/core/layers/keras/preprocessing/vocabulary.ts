/**
 * The vocabulary of a lookup layer: how many indices it has, and which lists the library refuses.
 *
 *     StringLookup(vocabulary=["a", "b"])       3: an index for whatever isn't in it, then the two
 *     StringLookup(vocabulary=["[UNK]", "a"])   2: the special token stands in the list already
 */
import { Float, showDim, Unknown, type Amount } from "../../../dims/dim.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { DictArgument, isNoNumber, isSequence, Opaque, type ArgumentValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { LayerError, LayerHandle } from "../../entry.js";

export interface Vocabulary {
  readonly kind: "string" | "integer";
  /** Takes index 0 where the output is integers, unless it is None. */
  readonly maskToken: ArgumentValue;
  readonly takesMaskIndex: boolean;
  /** Takes the next indices. */
  readonly oovToken: ArgumentValue;
  readonly oovIndices: Amount;
  readonly invert: boolean | Unknown;
}

/** How many indices there are, the special ones among them, for `vocabulary=` as it is given. Throws LayerError. */
export function vocabularySize(args: LayerArguments, vocabulary: Vocabulary): Amount {
  const given = args.value("vocabulary");
  if (given instanceof Unknown) return given;
  if (typeof given === "string") return new Unknown(`the vocabulary stands in the file "${given}"`);
  const items = given instanceof Opaque && given.kind === "array" ? given.items : undefined;
  if (items) return sizeOfList(args, items, vocabulary);
  if (!isSequence(given)) {
    const isPlain =
      given === null ||
      typeof given !== "object" ||
      given instanceof Float ||
      (given instanceof Opaque && given.kind !== "array" && isNoNumber(given));
    if (isPlain || given instanceof DictArgument || given instanceof LayerHandle)
      args.refuse("vocabulary", "a list of tokens or the path of a file of them");
    return new Unknown("the vocabulary is not known");
  }
  return sizeOfList(args, given, vocabulary);
}

function sizeOfList(args: LayerArguments, list: readonly ArgumentValue[], vocabulary: Vocabulary): Amount {
  if (list.length === 0) args.refuse("vocabulary", "a list of at least one token");
  const all = list.map((token) => keyOf(args, token, vocabulary.kind));
  if (vocabulary.kind === "string" && list.every((token) => typeof token === "number" || token instanceof Float))
    args.refuse("vocabulary", "a list of strings");
  const { oovIndices } = vocabulary;
  if (typeof oovIndices !== "number") return new Unknown("the number of indices for unknown tokens is not known");

  const mask = vocabulary.takesMaskIndex ? [specialKey(vocabulary.maskToken)] : [];
  const special = [...mask, ...Array<string | undefined>(oovIndices).fill(specialKey(vocabulary.oovToken))];
  const startsWithSpecial = sameKeys(special, all.slice(0, special.length));
  if (startsWithSpecial === undefined)
    return new Unknown("whether the vocabulary starts with special tokens is not known");
  const tokens = startsWithSpecial ? all.slice(special.length) : all;
  checkTokens(args, tokens, vocabulary);
  return special.length + tokens.length;
}

/** One text for each token, equal for equal tokens; undefined where the token isn't known. */
function keyOf(args: LayerArguments, token: ArgumentValue, kind: "string" | "integer"): string | undefined {
  if (token instanceof Float) return String(token.value);
  if (typeof token === "number" || typeof token === "boolean")
    return String(kind === "integer" ? Number(token) : token);
  if (typeof token === "string") {
    if (kind === "string") return token;
    return /^\s*[-+]?\d+\s*$/.test(token) ? String(Number(token)) : args.refuse("vocabulary", "a list of integers");
  }
  if (token === null || isSequence(token)) args.refuse("vocabulary", `a flat list of ${kind}s`);
  return undefined;
}

/** None is equal to no token. */
const NONE = "None is no token";

function specialKey(token: ArgumentValue): string | undefined {
  if (token === null) return NONE;
  if (typeof token === "string") return token;
  if (typeof token === "number" || typeof token === "boolean") return String(Number(token));
  return isSequence(token) || (token instanceof Opaque && token.kind !== "array") ? "no token" : undefined;
}

/** Undefined where it depends on a token that isn't known. */
function sameKeys(a: readonly (string | undefined)[], b: readonly (string | undefined)[]): boolean | undefined {
  if (a.length !== b.length) return false;
  if (a.some((key, i) => key !== undefined && b[i] !== undefined && key !== b[i])) return false;
  return a.includes(undefined) || b.includes(undefined) ? undefined : true;
}

function checkTokens(args: LayerArguments, tokens: readonly (string | undefined)[], vocabulary: Vocabulary): void {
  const known = tokens.filter((token) => token !== undefined);
  const repeated = known.find((token, i) => known.indexOf(token) < i);
  if (repeated !== undefined) refuseToken(args, `has the token "${repeated}" twice`);
  const mask = specialKey(vocabulary.maskToken);
  if (mask !== undefined && known.includes(mask)) refuseToken(args, `has the mask token "${mask}" after its start`);
  const oov = specialKey(vocabulary.oovToken);
  if (vocabulary.invert === true && oov !== undefined && known.includes(oov))
    refuseToken(args, `has the token for unknown ones, "${oov}", after its start`);
}

function refuseToken(args: LayerArguments, what: string): never {
  throw new LayerError(invalidArgument, `${args.layer}: the vocabulary ${what}.`, "vocabulary");
}

/** Throws where the vocabulary is larger than `max_tokens` allows. */
export function checkMaxTokens(args: LayerArguments, size: Amount): void {
  if (args.value("max_tokens") === null) return;
  const limit = args.number("max_tokens");
  if (typeof size !== "number" || typeof limit !== "number" || size <= limit) return;
  const message = `${args.layer}: the vocabulary has ${showDim(size)} indices, and \`max_tokens\` allows ${limit}.`;
  throw new LayerError(invalidArgument, message, "max_tokens");
}
