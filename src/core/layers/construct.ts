/**
 * The construction of a layer: its arguments bound by its signature, the ones that every layer takes, and its configuration.
 *
 *     constructLayer(conv2D, [32, 3], new Map([["name", "a"]]), settings)   filters 32, kernel_size (3, 3), name "a"
 *     constructLayer(conv2D, [32, 3], new Map([["kernal", 1]]), settings)   throws: no argument `kernal`
 */
import { Sym, Unknown } from "../dims/dim.js";
import { invalidArgument } from "../problems/invalid-argument.js";
import { missingArgument } from "../problems/missing-argument.js";
import { unknownArgument } from "../problems/unknown-argument.js";
import { isSequence, showArgument, withoutNumPyIntegers, type ArgumentValue } from "./argument.js";
import { LayerArguments } from "./arguments.js";
import { checkMade, uncallable } from "./called-arguments.js";
import { dtypePolicy, type DTypePolicy } from "./dtype-policy.js";
import { LayerError, type LayerEntry, type LayerSettings } from "./entry.js";
import { leniencyOfKeras2 } from "./earlier/taken-values.js";
import { Refused } from "./late-refusal.js";
import { refusedTensors } from "./refused-tensors.js";
import { checkIdentifier, needsFloats } from "./identifiers.js";
import { constructionKey, Remembered } from "./remembered.js";
import { bind, signature, type BindingError, type Signature } from "./signature.js";
import { askFor, suggest } from "./suggest.js";

export interface Construction {
  /** What the entry's `configure` made of the arguments. */
  readonly config: unknown;
  readonly arguments: LayerArguments;
  readonly base: BaseArguments;
}

/** What the arguments that every layer takes say. */
export interface BaseArguments {
  /** Undefined where the library makes the name. */
  readonly name: string | Unknown | undefined;
  readonly trainable: boolean | Unknown;
  readonly dtype: DTypePolicy;
  /** `input_shape=`, or `input_dim=` as a shape of one axis: the `shape` of the Input that Sequential puts before it. */
  readonly inputShape: ArgumentValue | undefined;
}

/** What every layer takes, through **kwargs where its signature doesn't say so. */
export const BASE_KEYWORDS: readonly string[] = [
  "name",
  "dtype",
  "trainable",
  "autocast",
  "activity_regularizer",
  "input_shape",
  "input_dim",
];

/** The names that a keyword argument of the layer may have, for completion and for suggestions. */
function keywordNames(entry: LayerEntry): readonly string[] {
  const own = signature(entry.signature);
  const named = own.parameters.filter((p) => p.kind === "normal" || p.kind === "keyword-only").map((p) => p.name);
  const beyond = entry.extraKeywords === "any" ? [] : [...entry.extraKeywords, ...BASE_KEYWORDS];
  return [...new Set([...named, ...(own.acceptsAnyKeyword ? beyond : [])])];
}

/**
 * Throws LayerError where the library would raise. `spread` stands for arguments that can't be told (`**options` of unknown content):
 * whatever is not given may then be among them.
 */
export function constructLayer(
  entry: LayerEntry,
  positional: readonly ArgumentValue[],
  keywords: ReadonlyMap<string, ArgumentValue>,
  settings: LayerSettings,
  spread?: Unknown,
): Construction {
  const key = spread === undefined ? constructionKey(positional, keywords, settings) : undefined;
  if (key === undefined) return constructNow(entry, positional, keywords, settings, spread);
  const known = constructions.get(entry) ?? new Remembered<Construction>();
  constructions.set(entry, known);
  return known.of(key, () => {
    const construction = constructNow(entry, positional, keywords, settings);
    entry.rememberCalls(construction.config);
    return construction;
  });
}

const constructions = new WeakMap<LayerEntry, Remembered<Construction>>();

function constructNow(
  entry: LayerEntry,
  positional: readonly ArgumentValue[],
  keywords: ReadonlyMap<string, ArgumentValue>,
  settings: LayerSettings,
  spread?: Unknown,
): Construction {
  const own = signature(entry.signature);
  const binding = bind(own, positional, keywords);
  const error = binding.errors.find(({ kind }) => kind !== "missing" || spread === undefined);
  if (error) refuseBinding(entry.name, error, keywordNames(entry));
  checkExtraKeywords(entry, binding.extra);

  const all = binding.extra.size === 0 ? binding.given : new Map([...binding.given, ...binding.extra]);
  const { plain, ofNumPy } = withoutNumPyIntegers(all);
  return readSymbols(plain, (settled) => read(entry, own, settled, settings, spread, ofNumPy));
}

/** A symbol stands for any value: one that a rule has no reading for is told as unknown, and the rules run again. */
export function readSymbols<T>(
  given: ReadonlyMap<string, ArgumentValue>,
  read: (given: ReadonlyMap<string, ArgumentValue>) => T,
): T {
  try {
    return read(given);
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    const blamed = [...given].filter(([name, value]) => (error.argument ?? name) === name && hasSymbol(value));
    if (blamed.length === 0) throw error;
    const again = new Map([...given, ...blamed.map(([name, value]) => [name, withoutSymbols(value)] as const)]);
    return readSymbols(again, read);
  }
}

const hasSymbol = (value: ArgumentValue): boolean =>
  value instanceof Sym || (isSequence(value) && value.some(hasSymbol));

function withoutSymbols(value: ArgumentValue): ArgumentValue {
  if (value instanceof Sym) return new Unknown(`\`${value}\` is known only when the program runs`);
  return isSequence(value) ? value.map(withoutSymbols) : value;
}

function read(
  entry: LayerEntry,
  own: Signature,
  given: ReadonlyMap<string, ArgumentValue>,
  settings: LayerSettings,
  spread: Unknown | undefined,
  ofNumPy: ReadonlyMap<string, ArgumentValue> | undefined,
): Construction {
  const args = new LayerArguments(entry.name, settings, given, defaultsOf(own, spread), ofNumPy);
  try {
    return readNow(entry, own, args, spread);
  } catch (error) {
    const rest = error instanceof LayerError ? takenEarlier(error, args) : undefined;
    if (!rest) throw error;
    const made = read(entry, own, rest.args.given, settings, spread, rest.args.ofNumPy);
    return rest.isLate ? { ...made, config: new Refused(error as LayerError) } : made;
  }
}

/** The same without a value that Keras 2 takes: what it makes of it isn't told. */
function takenEarlier(
  { argument }: LayerError,
  args: LayerArguments,
): { readonly args: LayerArguments; readonly isLate: boolean } | undefined {
  const { dialect, library } = args.settings;
  // What Keras 2 makes of NumPy's integers, the rules know themselves.
  if (argument === undefined || dialect === undefined || library === "tfjs" || args.ofNumPy?.has(argument))
    return undefined;
  const value = args.given.get(argument);
  const leniency = value === undefined ? undefined : leniencyOfKeras2(args.layer, argument, value);
  if (leniency === undefined) return undefined;
  const untold = new Unknown(
    `Keras 2 takes \`${argument}=${showArgument(value!)}\`, and what it makes of it isn't told`,
  );
  return { args: args.replacing(argument, untold), isLate: leniency === "late" };
}

function readNow(entry: LayerEntry, own: Signature, args: LayerArguments, spread: Unknown | undefined): Construction {
  const { given } = args;
  for (const [name, value] of given) if (isRead(entry, own, name)) checkIdentifier(entry.name, name, value);
  const base = readBase(entry, args, spread);
  checkWeightDtype(own, args, base.dtype);
  const isKeras3 = args.settings.dialect === undefined;
  if (isKeras3) checkMade(args);
  const config = entry.configure(args);
  refuseTensors(entry, args);
  const late = isKeras3 ? uncallable(args) : undefined;
  return { config: late ? new Refused(late) : config, arguments: args, base };
}

/** A tensor of the graph where the library takes none, as in `Hashing(x)` for `Hashing(8)(x)`. */
function refuseTensors({ name: layer }: LayerEntry, args: LayerArguments): void {
  const isRefused = (name: string): boolean =>
    Object.hasOwn(refusedTensors, layer) && refusedTensors[layer]!.split(" ").includes(name);
  for (const name of args.given.keys())
    if (args.isSymbolic(name) && isRefused(name))
      throw new LayerError(invalidArgument, `${layer}: \`${name}\` can't be a tensor.`, name);
}

/** Whether the library does anything with the argument while it makes the layer. */
function isRead(entry: LayerEntry, { byName }: Signature, name: string): boolean {
  if (BASE_KEYWORDS.includes(name)) return handsOn(entry, name);
  return byName.has(name) || entry.extraKeywords !== "any";
}

const handsOn = ({ baseKeywords }: LayerEntry, name: string): boolean =>
  baseKeywords === "all" || baseKeywords.includes(name);

function defaultsOf(own: Signature, spread: Unknown | undefined): ReadonlyMap<string, ArgumentValue> {
  return spread === undefined ? own.defaults : new Map(own.parameters.map(({ name }) => [name, spread]));
}

/** `names`: what may have been meant by a keyword that isn't known. */
export function refuseBinding(layer: string, error: BindingError, names: readonly string[]): never {
  switch (error.kind) {
    case "missing":
      throw new LayerError(missingArgument, `${layer} needs the argument \`${error.name}\`.`, error.name);
    case "unknown":
      return refuseKeyword(layer, error.name, names);
    case "duplicate":
      throw new LayerError(invalidArgument, `${layer} was given \`${error.name}\` twice.`, error.name);
    case "too-many":
      throw new LayerError(invalidArgument, `${layer} takes at most ${error.limit} positional arguments.`);
  }
}

function refuseKeyword(layer: string, name: string, names: readonly string[]): never {
  const meant = suggest(name, names);
  throw new LayerError(unknownArgument, `${layer} has no argument \`${name}\`.${askFor(meant)}`, name, meant);
}

function checkExtraKeywords(entry: LayerEntry, extra: ReadonlyMap<string, ArgumentValue>): void {
  if (entry.extraKeywords === "any") return;
  for (const name of extra.keys())
    if (!BASE_KEYWORDS.includes(name) && !entry.extraKeywords.includes(name))
      refuseKeyword(entry.name, name, keywordNames(entry));
  // The library takes the shape from one of the two and finds the other left over.
  if ((extra.get("input_dim") ?? null) === null || !extra.has("input_shape")) return;
  const message = `${entry.name} takes \`input_dim\` or \`input_shape\`, not both.`;
  throw new LayerError(unknownArgument, message, "input_shape");
}

function readBase(entry: LayerEntry, args: LayerArguments, spread: Unknown | undefined): BaseArguments {
  const value = (name: string, otherwise: ArgumentValue): ArgumentValue => {
    const given = handsOn(entry, name) ? args.given.get(name) : otherwise;
    return given === undefined ? (spread ?? otherwise) : given;
  };
  return {
    name: nameArgument(entry.name, value("name", null), args.settings.dialect !== undefined),
    trainable: trainableArgument(entry.name, value("trainable", true)),
    dtype: dtypePolicy(entry.name, value("dtype", null), args.settings),
    inputShape: inputShapeOf(entry, args, spread),
  };
}

function checkWeightDtype({ parameters }: Signature, args: LayerArguments, { variable }: DTypePolicy): void {
  if (variable instanceof Unknown || variable.includes("float")) return;
  const drawn = parameters.find(({ name }) => needsFloats(name, args.value(name)));
  if (!drawn) return;
  const message = `${args.layer}: \`${drawn.name}\` draws real numbers, and the layer's weights would be ${variable}; take a float dtype.`;
  throw new LayerError(invalidArgument, message, "dtype");
}

/** Throws LayerError where the library refuses the name. */
export function nameArgument(layer: string, value: ArgumentValue, isKeras2 = false): string | Unknown | undefined {
  if (value === null) return undefined;
  if (value instanceof Unknown) return value;
  if (typeof value === "string" && (isKeras2 || !value.includes("/"))) return value;
  const message = `${layer}: \`name\` must be a string without "/", not ${showArgument(value)}.`;
  throw new LayerError(invalidArgument, message, "name");
}

function trainableArgument(layer: string, value: ArgumentValue): boolean | Unknown {
  if (typeof value === "boolean" || value instanceof Unknown) return value;
  throw new LayerError(
    invalidArgument,
    `${layer}: \`trainable\` must be True or False, not ${showArgument(value)}.`,
    "trainable",
  );
}

function inputShapeOf(
  entry: LayerEntry,
  { given }: LayerArguments,
  spread: Unknown | undefined,
): ArgumentValue | undefined {
  const named = signature(entry.signature).byName;
  const free = (name: string): ArgumentValue | undefined =>
    named.has(name) ? undefined : (given.get(name) ?? undefined);
  const dim = free("input_dim");
  return dim === undefined ? (free("input_shape") ?? spread) : [dim];
}
