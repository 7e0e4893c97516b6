/**
 * The construction of a layer of TensorFlow.js from the config of its factory.
 *
 *     {filters: 32, kernelSize: 3, inputShape: [28, 28, 1]}   filters 32, kernel_size 3; the input [null, 28, 28, 1]
 *     {filters: 32, kernel_size: 3}                           throws: no `kernelSize`; `kernel_size` is ignored
 */
import { Unknown, type Shape } from "../../dims/dim.js";
import { missingArgument } from "../../problems/missing-argument.js";
import type { ArgumentValue } from "../argument.js";
import { readSymbols, type BaseArguments, type Construction } from "../construct.js";
import { LayerError, type LayerEntry, type LayerSettings } from "../entry.js";
import { signature } from "../signature.js";
import { askFor, suggest } from "../suggest.js";
import { ConfigArguments, truthOf } from "./arguments.js";
import type { TfjsEntry } from "./define.js";
import { checkIdentifier } from "./identifiers.js";
import { sizes, wholeShape } from "./input.js";
import { camelCase } from "../../text/case.js";

/** What every layer takes besides its own keys. */
export const BASE_KEYS: readonly string[] = [
  ...["input_shape", "batch_input_shape", "batch_size", "dtype", "input_d_type", "name", "trainable", "weights"],
];

/** A key that is given and does nothing. */
export interface IgnoredKey {
  readonly key: string;
  /** The key that was probably meant. */
  readonly meant?: string;
}

export interface ReadConfig {
  /** By their names in the entry's signature. */
  readonly keywords: ReadonlyMap<string, ArgumentValue>;
  readonly ignored: readonly IgnoredKey[];
}

/** Keys whose value is undefined are left out of `config` by the caller; null stands for itself. */
export function readConfig(entry: LayerEntry, config: ReadonlyMap<string, ArgumentValue>): ReadConfig {
  const own = [...signature(entry.signature).byName.keys(), ...BASE_KEYS];
  const { nullable = [], unheard = [], misread = [] } = entry as Partial<TfjsEntry>;
  const known = new Map(own.filter((name) => !unheard.includes(name)).map((name) => [camelCase(name), name]));
  const keywords = new Map<string, ArgumentValue>();
  const ignored: IgnoredKey[] = [];
  for (const [key, value] of config) {
    const name = known.get(key);
    if (misread.includes(key)) keywords.set(key, value);
    else if (name === undefined) ignored.push(ignoredKey(key, [...known.keys()]));
    else if (value !== null || nullable.includes(name)) keywords.set(name, value);
  }
  return { keywords, ignored };
}

function ignoredKey(key: string, known: readonly string[]): IgnoredKey {
  const meant = known.find((name) => name === camelCase(key)) ?? suggest(key, known);
  return meant === undefined ? { key } : { key, meant };
}

export interface TfjsConstruction extends Construction {
  readonly ignored: readonly IgnoredKey[];
  /** The shape of the input that the config tells, with the batch axis; what `tf.sequential` makes an input layer of. */
  readonly batchInputShape: Shape | undefined;
}

/**
 * Throws LayerError where the library would. `config` is undefined where the factory is called without one; `spread`
 * stands for keys that can't be told (`...options` of unknown content).
 */
export function constructTfjsLayer(
  entry: LayerEntry,
  config: ReadonlyMap<string, ArgumentValue> | undefined,
  settings: LayerSettings,
  spread?: Unknown,
): TfjsConstruction {
  if (config === undefined && !(entry as Partial<TfjsEntry>).isConfigOptional) refuseNothing(entry);
  const { keywords, ignored } = readConfig(entry, config ?? new Map<string, ArgumentValue>());
  const construction = readSymbols(keywords, (given) => read(entry, given, ignored, settings, spread));
  return { ...construction, ignored };
}

function refuseNothing(entry: LayerEntry): never {
  const [first] = signature(entry.signature).required;
  const example = first === undefined ? "{}" : `{${camelCase(first)}: …}`;
  throw new LayerError(missingArgument, `${entry.name} needs a config: pass ${example}.`);
}

function read(
  entry: LayerEntry,
  given: ReadonlyMap<string, ArgumentValue>,
  ignored: readonly IgnoredKey[],
  settings: LayerSettings,
  spread: Unknown | undefined,
): Omit<TfjsConstruction, "ignored"> {
  const own = signature(entry.signature);
  const missing = own.required.find((name) => !given.has(name));
  if (missing !== undefined && spread === undefined) refuseMissing(entry, missing, ignored);
  const names = [...own.byName.keys(), ...BASE_KEYS];
  const defaults = spread === undefined ? own.defaults : new Map(names.map((name) => [name, spread]));
  const args = new ConfigArguments(entry.className, { ...settings, library: "tfjs" }, given, defaults);
  const { unread = [] } = entry as Partial<TfjsEntry>;
  for (const [name, value] of given) if (!unread.includes(name)) checkIdentifier(entry.className, name, value);
  const base = baseArguments(args, spread);
  return { config: entry.configure(args), arguments: args, base, batchInputShape: batchInputShape(entry, args) };
}

/** The key that was probably meant to be it is to blame, as it is written. */
function refuseMissing(entry: LayerEntry, name: string, ignored: readonly IgnoredKey[]): never {
  const key = camelCase(name);
  const needed = `${entry.className} needs \`${key}\`.`;
  const misspelt = ignored.find(({ meant }) => meant === key);
  if (!misspelt) throw new LayerError(missingArgument, needed, name);
  const message = `${needed} TensorFlow.js ignores \`${misspelt.key}\`.${askFor(key)}`;
  throw new LayerError(missingArgument, message, misspelt.key, key);
}

function baseArguments(args: ConfigArguments, spread: Unknown | undefined): BaseArguments {
  const name = args.given.get("name") ?? spread ?? null;
  const trainable = args.given.get("trainable") ?? spread ?? true;
  return {
    // An empty name is none.
    name: truthOf(name) === false ? undefined : typeof name === "string" ? name : new Unknown("the name is not known"),
    trainable: truthOf(trainable),
    // Whatever `dtype` says, weights and what is announced are float32.
    dtype: { compute: "float32", variable: "float32" },
    inputShape: args.given.get("input_shape"),
  };
}

/** Dense takes `inputDim` for one axis, Embedding has an input shape of its own making. */
function batchInputShape(entry: LayerEntry, args: ConfigArguments): Shape | undefined {
  if (args.value("batch_input_shape") !== null) return sizes(args, "batch_input_shape");
  const batchSize = args.value("batch_size");
  if (args.value("input_shape") !== null) return wholeShape(args, "input_shape", batchSize);
  if (entry.name === "Dense" && args.value("input_dim") !== null) return wholeShape(args, "input_dim", batchSize);
  if (entry.name !== "Embedding") return undefined;
  const given = args.value("input_length") === null ? args.with({ input_length: [null] }) : args;
  return wholeShape(given, "input_length", batchSize);
}
