/**
 * Calls of layers in the words of Keras 1 and 2, put into those of Keras 3.
 *
 *     Convolution2D(32, 3, 3, border_mode="same")      Conv2D(filters=32, kernel_size=(3, 3), padding="same")
 *     LSTM(8, batch_input_shape=(32, 10, 4))           LSTM(units=8) on an input of (32, 10, 4)
 *
 * A call is read in the words of the program's own Keras; where those don't cover its keywords, in the ones that cover the
 * most of them.
 */
import { Float } from "../../../dims/dim.js";
import type { ArgumentValue } from "../../../layers/argument.js";
import { earlierLayers, findLayer } from "../../../layers/catalogue.js";
import { BASE_KEYWORDS, refuseBinding } from "../../../layers/construct.js";
import type { Dialect } from "../../../layers/dialect.js";
import {
  KERAS_1_BASE,
  KERAS_1_CLASSES,
  KERAS_1_KERNEL_SIDES,
  KERAS_1_NAMES,
  KERAS_1_RECURRENT,
  KERAS_1_SIGNATURES,
} from "../../../layers/earlier/keras-1.js";
import {
  KERAS_2_BASE,
  KERAS_2_BEFORE_TENSORFLOW,
  KERAS_2_NAMES,
  KERAS_2_RANDOM,
  KERAS_2_RECURRENT,
  KERAS_2_SIGNATURES,
} from "../../../layers/earlier/keras-2.js";
import type { LayerEntry, LayerSettings } from "../../../layers/entry.js";
import { bind, signature, type BindingError, type Signature } from "../../../layers/signature.js";
import { itemsOf } from "../../../values/convert.js";
import { TupleValue, type CallArguments, type Value } from "../../../values/value.js";

export interface EarlierSpelling {
  /** The arguments as Keras 3 writes them. */
  readonly args: CallArguments;
  /** The words that it is written in. */
  readonly words: "keras1" | "keras2";
  /** What Keras 3 refuses or takes for something else: a keyword, or the sides of a kernel one by one. */
  readonly removed: { readonly keyword: string } | "kernel sides" | undefined;
  /** The shape of the input that a Sequential puts before the layer, batch axis included. */
  readonly batchInputShape?: Value;
  /** What it says that isn't followed. */
  readonly unfollowed?: string;
  /** The names of what it gives by position, in order. */
  readonly parameters: readonly string[];
  /** What Keras 3 calls an argument; undefined where it has none for it. */
  readonly now: (name: string) => string | undefined;
  /** The sides of a kernel are given one by one. */
  readonly hasSides: boolean;
  /** Names and order are all that differs from Keras 3: no default does, and no value. */
  readonly isOnlySpelling: boolean;
  /** How the program calls what Keras 3 calls otherwise. */
  readonly written: ReadonlyMap<string, string>;
}

/** The words of one Keras for one layer. */
interface Words {
  readonly signature: Signature;
  /** Keywords beyond the signature. */
  readonly beyond: readonly string[] | "any";
}

/** "mixed": Keras 2's order of arguments with names of Keras 1 among them, which Keras 2 took up to 2.3. */
type Spelling = "keras1" | "keras2" | "mixed" | "keras3";

/** What a program of each Keras is most likely written in. */
const ORDER: Readonly<Record<Dialect | "keras3", readonly Spelling[]>> = {
  tfjs: [],
  keras1: ["keras1", "keras2", "mixed", "keras3"],
  keras2: ["keras2", "keras1", "mixed", "keras3"],
  tf_keras: ["keras2", "keras1", "mixed", "keras3"],
  keras3: ["keras3", "keras2", "keras1", "mixed"],
};

/**
 * `spelledAs`: the class' name in the program, where it is one that the catalogue has another for. Undefined where it is
 * Keras 3's call.
 */
export function earlierSpelling(
  entry: LayerEntry,
  spelledAs: string,
  written: CallArguments,
  settings: Pick<LayerSettings, "dialect" | "isDialectSpelled">,
): EarlierSpelling | undefined {
  const { dialect } = settings;
  const modern = wordsOf("keras3", entry, spelledAs);
  if (dialect === undefined && modern && [...written.keywords.keys()].every((name) => knows(modern, name)))
    return undefined;
  // Keras 2 up to 2.3 looked for Keras 1's kernels itself.
  const sides = dialect === "keras2" ? kernelSides(entry, written) : 0;
  const args = sides > 0 ? withKernel(written, sides) : written;
  // What is installed has none of the words that came after it.
  const isStrict = dialect !== undefined && settings.isDialectSpelled !== true;
  const readings = ORDER[dialect ?? "keras3"].flatMap((spelling) => {
    if (isStrict && spelling === "keras3") return [];
    const words = wordsOf(spelling, entry, spelledAs);
    return words ? [{ spelling, words, misfits: misfits(words, args, supplied(entry, spelling, args)) }] : [];
  });
  const least = Math.min(...readings.map((reading) => reading.misfits));
  const reading = readings.find((candidate) => candidate.misfits === least);
  if (!reading || reading.spelling === "keras3") return undefined;
  const { words, spelling } = reading;
  return translate(entry, args, words, spelling, dialect, modern, sides > 0);
}

type WordsByName = Map<string, Words | undefined>;

const known: Readonly<Record<Spelling, WeakMap<LayerEntry, WordsByName>>> = {
  keras1: new WeakMap(),
  keras2: new WeakMap(),
  mixed: new WeakMap(),
  keras3: new WeakMap(),
};

function wordsOf(spelling: Spelling, entry: LayerEntry, spelledAs: string): Words | undefined {
  let ofEntry = known[spelling].get(entry);
  if (!ofEntry) known[spelling].set(entry, (ofEntry = new Map<string, Words | undefined>()));
  const before = ofEntry.get(spelledAs);
  if (before || ofEntry.has(spelledAs)) return before;
  const words = findWords(spelling, entry, spelledAs);
  ofEntry.set(spelledAs, words);
  return words;
}

function findWords(spelling: Spelling, entry: LayerEntry, spelledAs: string): Words | undefined {
  const isOfKeras1 = Object.hasOwn(KERAS_1_CLASSES, spelledAs);
  const isOurs = findLayer(entry.name) === entry && !isOfKeras1;
  const takesAny = entry.extraKeywords === "any";
  switch (spelling) {
    case "keras1": {
      const text = KERAS_1_SIGNATURES[spelledAs] ?? KERAS_1_SIGNATURES[entry.name];
      const beyond = RECURRENT.has(entry.name) ? [...KERAS_1_BASE, ...KERAS_1_RECURRENT] : KERAS_1_BASE;
      return text === undefined ? undefined : { signature: signature(text), beyond };
    }
    case "keras2": {
      const text = isOfKeras1 ? undefined : (KERAS_2_SIGNATURES[entry.name] ?? (isOurs ? entry.signature : undefined));
      const recurrent = RECURRENT.has(entry.name) ? KERAS_2_RECURRENT : [];
      const random = RANDOM.test(entry.name) ? KERAS_2_RANDOM : [];
      // It stands in the signature of the class that they inherit.
      const pooling = /^Global\w+Pooling1D$/.test(entry.name) ? ["keepdims"] : [];
      const beyond = takesAny ? "any" : [...KERAS_2_BASE, ...recurrent, ...random, ...pooling];
      return text === undefined ? undefined : { signature: signature(text), beyond };
    }
    case "mixed": {
      const [first, second] = [wordsOf("keras1", entry, spelledAs), wordsOf("keras2", entry, spelledAs)];
      if (!first || !second || second.beyond === "any") return undefined;
      const names = [...first.signature.byName.keys(), ...first.beyond];
      const renamed = names.filter((name) => !KERAS_1_KERNEL_SIDES.includes(name));
      return { signature: second.signature, beyond: [...second.beyond, ...renamed] };
    }
    case "keras3": {
      if (!isOurs) return undefined;
      return {
        signature: signature(entry.signature),
        beyond: takesAny ? "any" : [...BASE_KEYWORDS, ...(entry.extraKeywords as readonly string[])],
      };
    }
  }
}

/** The arguments that a layer's configuration names: those of the constructor, as the program's Keras has it. */
export function configuredNames(entry: LayerEntry, dialect: Dialect | undefined): readonly string[] {
  const words = dialect === undefined ? undefined : wordsOf("keras2", entry, entry.name);
  return [...(words?.signature ?? signature(entry.signature)).byName.keys()];
}

const RECURRENT = new Set("SimpleRNN LSTM GRU RNN CuDNNLSTM CuDNNGRU ConvLSTM1D ConvLSTM2D ConvLSTM3D".split(" "));

/** Classes that draw random numbers of their own. */
const RANDOM = /Dropout|Noise|^(Conv)?(LSTM|GRU)|Attention$/;

/** In whose words alone keywords of a layer are; Keras 2's where they stand in Keras 3 too, and not in Keras 1. Undefined where they tell nothing. */
export function spellingOf(name: string, keywords: readonly string[]): "keras1" | "keras2" | undefined {
  const entry = findLayer(name) ?? earlierLayers.get(name);
  if (entry === undefined) return undefined;
  const [first, second] = (["keras1", "keras2"] as const).map((spelling) => wordsOf(spelling, entry, name));
  const isFirst = (keyword: string): boolean => first !== undefined && knows(first, keyword);
  const isSecond = (keyword: string): boolean => second !== undefined && knows(second, keyword);
  if (keywords.some((keyword) => isFirst(keyword) && !isSecond(keyword))) return "keras1";
  return keywords.some((keyword) => isSecond(keyword) && !isFirst(keyword)) && first !== undefined
    ? "keras2"
    : undefined;
}

const knows = ({ signature: own, beyond }: Words, name: string): boolean =>
  own.byName.has(name) || (own.acceptsAnyKeyword && (beyond === "any" || beyond.includes(name)));

/** Keywords that are not known, and arguments that are missing. */
function misfits(words: Words, args: CallArguments, given: ReadonlySet<string>): number {
  const unknown = [...args.keywords.keys()].filter((name) => !knows(words, name)).length;
  if (args.unknownRest !== undefined) return unknown;
  const { errors } = bind(words.signature, args.positional, args.keywords);
  return unknown + errors.filter((error) => isMissing(error) && !isSupplied(error, given)).length;
}

/** What is given under a name of Keras 1, by the name that it has now: `nb_filter` is `filters`. */
function supplied(entry: LayerEntry, spelling: Spelling, { keywords }: CallArguments): ReadonlySet<string> {
  if (spelling !== "mixed") return new Set();
  const target = signature(entry.signature);
  return new Set([...keywords.keys()].map((name) => nameNow(name, entry, target, spelling) ?? name));
}

const isSupplied = (error: BindingError, given: ReadonlySet<string>): boolean =>
  error.kind === "missing" && given.has(error.name);

const isMissing = ({ kind }: BindingError): boolean => kind === "missing";

/** `Conv2D(32, 3, 3)`: one integer for each side of the kernel; 0 where it isn't given so. */
function kernelSides({ name }: LayerEntry, { positional }: CallArguments): number {
  const rank = Number(/^(?:Separable)?Conv(?:LSTM)?([23])D/.exec(name)?.[1] ?? 0);
  const sides = positional.slice(1, 1 + rank);
  return sides.length === rank && sides.every((side) => typeof side === "number") ? rank : 0;
}

const withKernel = (args: CallArguments, sides: number): CallArguments => ({
  ...args,
  positional: [
    args.positional[0]!,
    new TupleValue(args.positional.slice(1, 1 + sides)),
    ...args.positional.slice(1 + sides),
  ],
});

// ---------------------------------------------------------------- into the words of Keras 3

function translate(
  entry: LayerEntry,
  args: CallArguments,
  words: Words,
  spelling: Exclude<Spelling, "keras3">,
  dialect: Dialect | undefined,
  modern: Words | undefined,
  hasSides: boolean,
): EarlierSpelling {
  const binding = bind(words.signature, args.positional, args.keywords);
  const oldNames = supplied(entry, spelling, args);
  const error = binding.errors.find(
    (one) => !isSupplied(one, oldNames) && (args.unknownRest === undefined || !isMissing(one)),
  );
  const stranger = [...binding.extra.keys()].find((name) => !knows(words, name));
  const names = [...words.signature.byName.keys(), ...(words.beyond === "any" ? [] : words.beyond)];
  if (error) refuseBinding(entry.name, error, names);
  if (stranger !== undefined) refuseBinding(entry.name, { kind: "unknown", name: stranger }, names);

  const target = signature(entry.signature);
  const given = new Map([...binding.given, ...binding.extra]);
  const keywords = new Map<string, Value>();
  const written = new Map<string, string>();
  for (const [name, value] of given) {
    const now = nameNow(name, entry, target, spelling);
    if (now === undefined) continue;
    keywords.set(now, name === "dim_ordering" && now !== name ? dataFormat(value) : value);
    if (now !== name) written.set(now, name);
  }
  if (spelling === "keras1") putKernelTogether(target, given, keywords, written);
  const before = new Set(keywords.keys());
  if (args.unknownRest === undefined) addDefaults(entry, words.signature, target, spelling, dialect, keywords);
  if (entry.name === "ZeroPadding2D" && spelling === "keras1")
    keywords.set("padding", fourSides(keywords.get("padding")!));
  const batchInputShape = inputShape(entry, given, keywords, spelling);
  const defaulted = [...keywords.keys()].filter((name) => !before.has(name) && name !== "data_format");
  const sides = hasSides || (spelling === "keras1" && hasSeveralSides(given));
  const isOnlySpelling =
    modern !== undefined &&
    binding.rest.length === 0 &&
    defaulted.length === 0 &&
    !RECURRENT.has(entry.name) &&
    !isSequenceLayer(entry.name, "keras1") &&
    !CHANGED_OTHERWISE.test(entry.name);
  return {
    args: { ...args, positional: binding.rest, keywords },
    parameters: words.signature.positional.map(({ name }) => name),
    now: (name) => nameNow(name, entry, target, spelling),
    hasSides: sides,
    isOnlySpelling,
    words: spelling === "keras2" ? "keras2" : "keras1",
    removed: removedFrom(args, sides, modern),
    written,
    ...((given.get("time_major") ?? false) !== false && { unfollowed: "a sequence whose first axis is the time" }),
    ...(batchInputShape !== undefined && { batchInputShape }),
  };
}

function removedFrom(
  { keywords }: CallArguments,
  hasSides: boolean,
  modern: Words | undefined,
): EarlierSpelling["removed"] {
  // What has no form in Keras 3 at all is told where its name comes from.
  if (modern === undefined) return undefined;
  const keyword = [...keywords.keys()].find((name) => !knows(modern, name));
  if (keyword !== undefined) return { keyword };
  return hasSides ? "kernel sides" : undefined;
}

/** Forms of their sides have changed too, or what they say of their input. */
const CHANGED_OTHERWISE = /^ZeroPadding|^Embedding$/;

const hasSeveralSides = (given: ReadonlyMap<string, Value>): boolean =>
  KERAS_1_KERNEL_SIDES.filter((name) => given.has(name)).length > 1;

/** Undefined where it means nothing for shapes, or is looked at apart. */
function nameNow(
  name: string,
  entry: LayerEntry,
  target: Signature,
  spelling: Exclude<Spelling, "keras3">,
): string | undefined {
  if (target.byName.has(name)) return name;
  const first = spelling !== "keras2" && Object.hasOwn(KERAS_1_NAMES, name) ? KERAS_1_NAMES[name]! : [];
  const second = spelling !== "keras1" && Object.hasOwn(KERAS_2_NAMES, name) ? [KERAS_2_NAMES[name]!] : [];
  const renamed = [...first, ...second].find((candidate) => target.byName.has(candidate));
  if (renamed !== undefined) return renamed;
  if (!target.acceptsAnyKeyword) return undefined;
  return BASE_KEYWORDS.includes(name) || (entry.extraKeywords !== "any" && entry.extraKeywords.includes(name))
    ? name
    : undefined;
}

const dataFormat = (value: Value): Value =>
  value === "th" ? "channels_first" : value === "tf" ? "channels_last" : value === "default" ? null : value;

function putKernelTogether(
  target: Signature,
  given: ReadonlyMap<string, Value>,
  keywords: Map<string, Value>,
  written: Map<string, string>,
): void {
  const sides = KERAS_1_KERNEL_SIDES.filter((name) => given.has(name) && !target.byName.has(name));
  if (sides.length === 0 || !target.byName.has("kernel_size")) return;
  keywords.set("kernel_size", new TupleValue(sides.map((name) => given.get(name)!)));
  written.set("kernel_size", sides[0]!);
}

/** `ZeroPadding2D((1, 1, 2, 2))`: top, bottom, left and right. */
function fourSides(padding: Value): Value {
  const items = itemsOf(padding);
  if (items?.length !== 4) return padding;
  return new TupleValue([new TupleValue(items.slice(0, 2)), new TupleValue(items.slice(2))]);
}

/** What isn't given has the default of its own Keras. */
function addDefaults(
  { name: layer }: LayerEntry,
  from: Signature,
  target: Signature,
  spelling: Exclude<Spelling, "keras3">,
  dialect: Dialect | undefined,
  keywords: Map<string, Value>,
): void {
  const set = (name: string, value: Value | undefined): void => {
    if (value !== undefined && target.byName.has(name) && !keywords.has(name)) keywords.set(name, value);
  };
  const isOld = dialect === "keras1" || dialect === "keras2" || (dialect === undefined && spelling !== "keras2");
  if (isOld && Object.hasOwn(KERAS_2_BEFORE_TENSORFLOW, layer))
    for (const [name, value] of Object.entries(KERAS_2_BEFORE_TENSORFLOW[layer]!)) set(name, value);
  if (spelling === "keras1" && layer.endsWith("1D")) set("data_format", "channels_last");
  for (const { name, default: otherwise } of from.parameters) {
    if (otherwise === undefined || otherwise === null) continue;
    const now = target.byName.has(name) ? name : KERAS_1_NAMES[name]?.find((candidate) => target.byName.has(candidate));
    const theirs = now === undefined ? undefined : target.byName.get(now)!.default;
    if (now !== undefined && (theirs === undefined || (spelling !== "keras1" && !sameDefault(theirs, otherwise))))
      set(now, defaultValue(otherwise));
  }
}

const sameDefault = (a: ArgumentValue, b: ArgumentValue): boolean => String(a) === String(b);

function defaultValue(value: ArgumentValue): Value | undefined {
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string")
    return value;
  if (value instanceof Float) return value;
  return Array.isArray(value)
    ? new TupleValue(value.map((item: ArgumentValue) => defaultValue(item) ?? null))
    : undefined;
}

// ---------------------------------------------------------------- the input that a first layer brings along

/** Puts `input_shape` into the keywords where it is told in parts; gives the shape with its batch axis where that is told. */
function inputShape(
  entry: LayerEntry,
  given: ReadonlyMap<string, Value>,
  keywords: Map<string, Value>,
  spelling: Exclude<Spelling, "keras3">,
): Value | undefined {
  const value = (name: string): Value | undefined => given.get(name) ?? undefined;
  const whole = value("batch_input_shape");
  if (whole !== undefined && !signature(entry.signature).byName.has("batch_input_shape")) return whole;
  if (value("input_shape") !== undefined) return withBatch(value("input_shape")!, value("batch_size"));
  const [dim, length] = [value("input_dim"), value("input_length")];
  if (entry.name === "Embedding") {
    const items = length === undefined ? undefined : itemsOf(length);
    keywords.set("input_shape", new TupleValue(items ?? [length ?? null]));
  } else if (isSequenceLayer(entry.name, spelling) && (dim !== undefined || length !== undefined)) {
    keywords.delete("input_dim");
    keywords.set("input_shape", new TupleValue([length ?? null, dim ?? null]));
  } else if (dim !== undefined && spelling === "keras1") {
    keywords.delete("input_dim");
    keywords.set("input_shape", new TupleValue([dim]));
  }
  return undefined;
}

const isSequenceLayer = (name: string, spelling: Exclude<Spelling, "keras3">): boolean =>
  RECURRENT.has(name) || (spelling === "keras1" && ["Conv1D", "LocallyConnected1D"].includes(name));

function withBatch(shape: Value, batch: Value | undefined): Value | undefined {
  const items = batch === undefined ? undefined : itemsOf(shape);
  return items && new TupleValue([batch!, ...items]);
}
