/**
 * How Keras 1 and 2 spelled a layer's arguments, put into the words of Keras 3.
 *
 *     Convolution2D(32, 3, 3, border_mode="same")      Conv2D(32, (3, 3), padding="same")
 *     LSTM(8, batch_input_shape=(32, 10, 4))           LSTM(8) on an input of (32, 10, 4)
 *
 * Sources of the rules: keras/legacy/interfaces.py of Keras 2.2, and the base layer of tf_keras.
 */
import type { LayerEntry } from "../../layers/entry.js";
import { signature } from "../../layers/signature.js";
import { TupleValue, type CallArguments, type Value } from "../../values/value.js";

export interface EarlierSpelling {
  /** The arguments as Keras 3 writes them. */
  readonly args: CallArguments;
  /** A keyword that Keras 3 refuses; absent where all of this is Keras 2's ordinary way. */
  readonly removed: string | undefined;
  /** The shape of the input that a Sequential puts before the layer, batch axis included. */
  readonly batchInputShape?: Value;
}

/** What every layer of Keras 2 took: the weights to start from say nothing of their shapes. */
const KERAS_2 = ["batch_input_shape", "weights"];

/** Keras 1's name, and what is looked for in the layer's signature in its place; no name where it meant nothing for shapes. */
const KERAS_1: Readonly<Record<string, readonly string[]>> = {
  W_constraint: ["kernel_constraint"],
  W_regularizer: ["kernel_regularizer"],
  U_regularizer: ["recurrent_regularizer"],
  b_constraint: ["bias_constraint"],
  b_regularizer: ["bias_regularizer"],
  beta_init: ["beta_initializer"],
  bias: ["use_bias"],
  border_mode: ["padding"],
  consume_less: [],
  dim_ordering: ["data_format"],
  dropout_U: ["recurrent_dropout"],
  dropout_W: ["dropout"],
  filter_length: ["kernel_size"],
  gamma_init: ["gamma_initializer"],
  init: ["kernel_initializer", "embeddings_initializer"],
  inner_activation: ["recurrent_activation"],
  inner_init: ["recurrent_initializer"],
  nb_filter: ["filters"],
  output_dim: ["units"],
  pool_length: ["pool_size"],
  subsample: ["strides"],
  subsample_length: ["strides"],
};

/** Keras 1 gave the sides of a kernel one by one. */
const KERNEL_SIDES = ["nb_row", "nb_col"];

/** Undefined where the call has no earlier spelling in it. */
export function earlierSpelling(
  entry: LayerEntry,
  args: CallArguments,
  isKeras2: boolean,
): EarlierSpelling | undefined {
  const { byName } = signature(entry.signature);
  if (entry.extraKeywords === "any" && !byName.has("units")) return undefined;
  const isOurs = (name: string): boolean => byName.has(name) || entry.extraKeywords.includes(name);
  const keras1 = [...args.keywords.keys()].filter(
    (name) => !isOurs(name) && (KERNEL_SIDES.includes(name) || newNames(name, byName) !== undefined),
  );
  const keras2 = [...args.keywords.keys()].filter((name) => !isOurs(name) && KERAS_2.includes(name));
  const inputLength = isKeras2 && byName.has("input_dim") ? args.keywords.get("input_length") : undefined;
  if (keras1.length === 0 && keras2.length === 0 && inputLength === undefined) return undefined;

  const keywords = new Map<string, Value>();
  for (const [name, value] of args.keywords) {
    if (keras2.includes(name) || KERNEL_SIDES.includes(name)) continue;
    const [renamed] = keras1.includes(name) ? newNames(name, byName)! : [name];
    if (renamed !== undefined) keywords.set(renamed, name === "dim_ordering" ? dataFormat(value) : value);
  }
  const positional = keras1.length > 0 ? kernelInOne(entry, args, keywords) : args.positional;
  if (inputLength !== undefined && inputLength !== null && !keywords.has("input_shape"))
    keywords.set("input_shape", new TupleValue([inputLength]));
  const batchInputShape = keras2.includes("batch_input_shape") ? args.keywords.get("batch_input_shape") : undefined;
  return {
    args: { ...args, positional, keywords },
    removed: keras1[0] ?? (isKeras2 ? undefined : keras2[0]),
    ...(batchInputShape !== undefined && batchInputShape !== null && { batchInputShape }),
  };
}

/** What one of Keras 1's names is called in this layer: nothing where it was dropped, undefined where it is no such name. */
function newNames(name: string, byName: ReadonlyMap<string, unknown>): readonly string[] | undefined {
  const candidates = Object.hasOwn(KERAS_1, name) ? KERAS_1[name]! : undefined;
  if (candidates === undefined || candidates.length === 0) return candidates;
  const found = candidates.filter((candidate) => byName.has(candidate));
  return found.length > 0 ? found : undefined;
}

/** `Convolution2D(32, 3, 3)`: the sides of the kernel as one argument. */
function kernelInOne(entry: LayerEntry, args: CallArguments, keywords: Map<string, Value>): readonly Value[] {
  const rank = Number(/Conv(\d)D/.exec(entry.name)?.[1] ?? 0);
  const sides = KERNEL_SIDES.map((name) => args.keywords.get(name)).filter((side) => side !== undefined);
  if (sides.length > 0) keywords.set("kernel_size", new TupleValue(sides));
  const [filters, ...rest] = args.positional;
  const given = rest.slice(0, rank);
  const isApart = rank > 1 && given.length === rank && given.every((side) => typeof side === "number");
  return filters !== undefined && isApart ? [filters, new TupleValue(given), ...rest.slice(rank)] : args.positional;
}

const dataFormat = (value: Value): Value =>
  value === "th" ? "channels_first" : value === "tf" ? "channels_last" : value;
