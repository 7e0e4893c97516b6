/**
 * A layer's configuration in Keras 3's words, whichever library's program it comes from: what every format is written from.
 *
 *     tf.layers.leakyReLU({alpha: 0.2})   ──▶   LeakyReLU, { negative_slope: 0.2 }
 *     Conv2D(32, 3, activation=tf.nn.relu)  ──▶   Conv2D, { filters: 32, kernel_size: [3, 3]…, activation: "relu", … }
 *
 * Every argument of Keras' signature stands there, as given or as the program's library has it by default.
 */
import { findLayer, layerNames } from "../layers/catalogue.js";
import type { LayerEntry } from "../layers/entry.js";
import { plainArgument, type PlainValue } from "../layers/argument.js";
import { signature, type Signature } from "../layers/signature.js";
import type { TfjsEntry } from "../layers/tfjs/define.js";
import { tfjsLayers } from "../layers/tfjs/index.js";
import type { LanguageFact } from "../model/facts.js";
import type { LayerTopology, TopologyValue } from "../model/topology.js";
import { snakeCase } from "../text/case.js";
import { activationName } from "./activations.js";
import type { Json, LayerFindings } from "./findings.js";
import { kerasObject, type KerasObject, type ObjectKind } from "./library-objects.js";

/** A plain value, an object of the library's, or a layer that is wrapped. */
export type ConfigValue =
  Json | { readonly object: KerasObject } | { readonly layers: readonly LayerTopology[]; readonly isList: boolean };

export type Config = Map<string, ConfigValue>;

const OBJECTS: readonly (readonly [RegExp, ObjectKind])[] = [
  [/_initializer$/, "initializers"],
  [/_regularizer$/, "regularizers"],
  [/_constraint$/, "constraints"],
];

const ACTIVATION = /^(recurrent_)?activation$/;

/** Arguments that every layer takes, and which topologies tell otherwise or that change nothing of the graph. */
const OF_EVERY_LAYER = new Set([
  ...["name", "trainable", "dtype", "input_shape", "batch_input_shape", "batch_size", "input_dtype", "input_d_type"],
  ...["updatable", "autocast", "weights"],
]);

/** Of some layers only. */
const TOLD_OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  Dense: ["input_dim"],
  Embedding: ["input_length"],
};

/** Keras 3's names of what TensorFlow.js, as Keras 2 before it, calls otherwise. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = { LeakyReLU: { alpha: "negative_slope" } };

/** What TensorFlow.js does where it has no such argument, and Keras does something else unless it is told. */
const ALWAYS_IN_TFJS: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  GRU: { reset_after: false },
  GRUCell: { reset_after: false },
};

/** Texts that TensorFlow.js spells in camel case: "channelsLast". */
const SPELLED = /^(data_format|padding|interpolation|output_mode|merge_mode)$/;

const tfjsByClass: ReadonlyMap<string, TfjsEntry> = new Map(
  [...tfjsLayers.values()].map((entry) => [entry.className, entry]),
);

/** By the class of what they make: Keras has a name for a few that isn't their class'. */
const byClass: ReadonlyMap<string, LayerEntry> = new Map(
  layerNames.map((name) => findLayer(name)!).map((entry) => [entry.className, entry]),
);

/** Keras 3's layer of that class. */
export const kerasEntryOf = (className: string): LayerEntry | undefined => byClass.get(className);

/** TensorFlow.js' layer of that class. */
export const tfjsEntryOf = (className: string): TfjsEntry | undefined => tfjsByClass.get(className);

export const renamedInTfjs = (className: string): Readonly<Record<string, string>> => RENAMED[className] ?? {};

const NONE: Signature["byName"] = new Map();

/** Undefined, and told, where neither library has such a layer. */
export function canonicalConfig(
  layer: LayerTopology,
  language: LanguageFact,
  findings: LayerFindings,
): Config | undefined {
  const isTfjs = language === "javascript";
  const entry = kerasEntryOf(layer.layer) ?? (isTfjs ? tfjsEntryOf(layer.layer) : undefined);
  if (!entry) {
    findings.refuse("Keras 3 has no such layer");
    return undefined;
  }
  const given = isTfjs ? inKerasWords(layer) : layer.arguments;
  // TensorFlow.js counts with the length that its Embedding is told.
  const ignored = isTfjs && entry.name === "Embedding" ? [] : (TOLD_OTHERWISE[entry.name] ?? []);
  const { byName } = signature(entry.signature);
  const config = new Map<string, ConfigValue>();
  for (const [name, parameter] of byName) {
    if (OF_EVERY_LAYER.has(name) || name in given || parameter.kind.endsWith("rest")) continue;
    const standard = plainArgument(parameter.default);
    if (standard !== undefined) config.set(name, standard);
  }
  for (const [name, value] of Object.entries(given)) {
    if (OF_EVERY_LAYER.has(name) || ignored.includes(name)) continue;
    const told = configValue(name, value, isTfjs, findings, parameterDefault(entry, name));
    if (told !== undefined) config.set(name, told);
  }
  return config;
}

/** TensorFlow.js' arguments under Keras' names, with what it does by default. */
function inKerasWords({ layer, arguments: given }: LayerTopology): LayerTopology["arguments"] {
  const entry = tfjsEntryOf(layer);
  const nullable = entry?.nullable ?? [];
  const defaults = entry ? signature(entry.signature).byName : NONE;
  const names = renamedInTfjs(layer);
  const found: Record<string, TopologyValue> = {};
  for (const [name, value] of Object.entries(given)) {
    const standard = plainArgument(defaults.get(name)?.default);
    const told: TopologyValue = value === null && !nullable.includes(name) ? (standard ?? null) : value;
    found[names[name] ?? name] = typeof told === "string" && SPELLED.test(name) ? snakeCase(told) : told;
  }
  return { ...found, ...ALWAYS_IN_TFJS[layer] };
}

function configValue(
  name: string,
  value: TopologyValue,
  isTfjs: boolean,
  findings: LayerFindings,
  standard: Json | undefined,
): ConfigValue | undefined {
  const word = `\`${name}\``;
  if (ACTIVATION.test(name)) {
    const activation = activationName(value, isTfjs);
    return activation === undefined
      ? findings.refuse(`its ${word} ${why(value, "is no function of the library's")}`)
      : activation;
  }
  const kind = OBJECTS.find(([pattern]) => pattern.test(name))?.[1];
  if (kind !== undefined && value !== null) {
    const object = kerasObject(kind, value);
    if (object) return { object };
    findings.note(
      `its ${word} ${why(value, "is none of the library's")}; ${kind === "initializers" ? "the default's" : "none"} is written`,
    );
    return kind === "initializers" ? undefined : null;
  }
  const layers = layersOf(value);
  if (layers) return layers;
  const plain = plainValue(value);
  if (plain !== undefined) return plain;
  // A seed, say: what differs is the numbers that are drawn.
  if (name === "seed") return standard;
  return findings.refuse(`its ${word} ${why(value, "can't be written down")}`);
}

/** "isn't known: …" */
function why(value: TopologyValue, otherwise: string): string {
  const isUnknown = typeof value === "object" && value !== null && "unknown" in value;
  return isUnknown ? `isn't known: ${value.unknown}` : otherwise;
}

function layersOf(value: TopologyValue): ConfigValue | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("layer" in value) return { layers: [value.layer], isList: false };
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const layers = (value as readonly TopologyValue[]).map((item) =>
    typeof item === "object" && item !== null && "layer" in item ? item.layer : undefined,
  );
  return layers.every((layer) => layer !== undefined) ? { layers, isList: true } : undefined;
}

/** Undefined where it is none. */
export function plainValue(value: TopologyValue): Json | undefined {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const items = (value as readonly TopologyValue[]).map(plainValue);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!("dict" in value)) return undefined;
  const entries = Object.entries((value as { dict: Readonly<Record<string, TopologyValue>> }).dict);
  const plain = entries.map(([key, item]) => [key, plainValue(item)] as const);
  return plain.every(([, item]) => item !== undefined) ? (Object.fromEntries(plain) as Json) : undefined;
}

/** What Keras 3 takes where a layer of that class is given no such argument. */
export function keras3Default(layer: string, name: string): PlainValue | undefined {
  const entry = kerasEntryOf(layer);
  return entry && parameterDefault(entry, name);
}

/** What Keras 3 takes where the argument isn't given. */
function parameterDefault(entry: LayerEntry, name: string): PlainValue | undefined {
  return plainArgument(signature(entry.signature).byName.get(name)?.default);
}
