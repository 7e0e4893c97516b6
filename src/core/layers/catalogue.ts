/**
 * The catalogue of layers, by name.
 *
 *     findLayer("MaxPool2D")   the entry of MaxPooling2D
 */
import type { LayerEntry } from "./entry.js";
import { KERAS_1_CLASSES } from "./earlier/keras-1.js";
import * as earlierEntries from "./earlier/index.js";
import * as entries from "./keras/index.js";

const all: readonly LayerEntry[] = Object.values(entries);

/** Other names of classes that are still there. */
const EARLIER_ALIASES: Readonly<Record<string, string>> = {
  Deconv3D: "Conv3DTranspose",
  Deconvolution3D: "Conv3DTranspose",
};

const byName = new Map<string, LayerEntry>(
  all.flatMap((entry) => [entry.name, ...entry.aliases].map((name) => [name, entry] as const)),
);

/** By the class' name or one of its aliases, spelled exactly. */
export const findLayer = (name: string): LayerEntry | undefined => byName.get(name);

/** Every name under which a layer stands in keras.layers, sorted. */
export const layerNames: readonly string[] = [...byName.keys()].sort();

const earlier = new Map<string, LayerEntry>([
  ...Object.values(earlierEntries).map((entry): [string, LayerEntry] => [entry.name, entry]),
  ...Object.entries(KERAS_1_CLASSES).map(([name, now]): [string, LayerEntry] => [name, byName.get(now)!]),
  ["Deconv2D", earlierEntries.deconvolution2D],
  ...Object.entries(EARLIER_ALIASES).map(([name, now]): [string, LayerEntry] => [name, byName.get(now)!]),
]);

/** Names that stood in keras.layers and stand there no more, with what does their work. */
export const earlierLayers: ReadonlyMap<string, LayerEntry> = earlier;
