/**
 * The catalogue of layers, by name.
 *
 *     findLayer("MaxPool2D")   the entry of MaxPooling2D
 */
import type { LayerEntry } from "./entry.js";
import * as entries from "./index.js";

const all: readonly LayerEntry[] = Object.values(entries);

const byName = new Map<string, LayerEntry>(
  all.flatMap((entry) => [entry.name, ...entry.aliases].map((name) => [name, entry] as const)),
);

/** By the class' name or one of its aliases, spelled exactly. */
export const findLayer = (name: string): LayerEntry | undefined => byName.get(name);

/** Every name under which a layer stands in keras.layers, sorted. */
export const layerNames: readonly string[] = [...byName.keys()].sort();
