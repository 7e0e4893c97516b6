/**
 * The functions of `keras.layers` that make a merging layer and call it at once.
 *
 *     add([a, b], name="sum")   Add(name="sum")([a, b])
 *     concatenate([a, b], 1)    Concatenate(axis=1)([a, b])
 */
import { concatenate } from "./keras/merging/concatenate.js";
import { dot } from "./keras/merging/dot.js";
import { add, average, maximum, minimum, multiply, subtract } from "./keras/merging/elementwise-merge.js";
import type { LayerEntry } from "./entry.js";

export interface FunctionalForm {
  readonly name: string;
  readonly makes: LayerEntry;
  /** What it takes after the tensors, with its own defaults; any other keyword goes to the constructor as it is. */
  readonly defaults: ReadonlyMap<string, number>;
}

const form = (name: string, makes: LayerEntry, defaults: Readonly<Record<string, number>> = {}): FunctionalForm => ({
  name,
  makes,
  defaults: new Map(Object.entries(defaults)),
});

export const functionalForms: readonly FunctionalForm[] = [
  form("add", add),
  form("subtract", subtract),
  form("multiply", multiply),
  form("average", average),
  form("maximum", maximum),
  form("minimum", minimum),
  form("concatenate", concatenate, { axis: -1 }),
  form("dot", dot, { axes: -1 }),
];

/** What the constructor is given, `after` being the positional arguments behind the tensors. */
export function constructorArguments<T>(
  { defaults }: FunctionalForm,
  after: readonly T[],
  keywords: ReadonlyMap<string, T>,
): { readonly positional: readonly T[]; readonly keywords: ReadonlyMap<string, T | number> } {
  const named = [...defaults.keys()].slice(0, after.length).map((name, i) => [name, after[i]!] as const);
  return {
    positional: after.slice(defaults.size),
    keywords: new Map<string, T | number>([...defaults, ...named, ...keywords]),
  };
}
