/**
 * The functions of `keras.layers` that make a merging layer and call it at once.
 *
 *     add([a, b], name="sum")   Add(name="sum")([a, b])
 */
import { concatenate } from "./concatenate.js";
import { dot } from "./dot.js";
import { add, average, maximum, minimum, multiply, subtract } from "./elementwise-merge.js";
import type { LayerEntry } from "./entry.js";

export interface FunctionalForm {
  readonly name: string;
  /** What it takes: `inputs` are the tensors, everything else goes to the layer's constructor. */
  readonly signature: string;
  readonly makes: LayerEntry;
}

const merging = (name: string, makes: LayerEntry): FunctionalForm => ({ name, signature: "inputs, **kwargs", makes });

export const functionalForms: readonly FunctionalForm[] = [
  merging("add", add),
  merging("subtract", subtract),
  merging("multiply", multiply),
  merging("average", average),
  merging("maximum", maximum),
  merging("minimum", minimum),
  { name: "concatenate", signature: "inputs, axis=-1, **kwargs", makes: concatenate },
  { name: "dot", signature: "inputs, axes=-1, **kwargs", makes: dot },
];
