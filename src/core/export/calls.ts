/**
 * What a layer is called with, as both formats need it: tensors first, and the rest by name.
 *
 *     decoder(x, initial_state=[h, c])   { inputs: x, others: { initial_state: [h, c] } }
 */
import type { ModelTopology, TensorReference, TopologyCall, TopologyValue } from "../model/topology.js";
import type { LayerFindings } from "./findings.js";

/** A tensor, or lists and dicts of them. */
export type Tensors =
  { readonly tensor: TensorReference } | readonly Tensors[] | { readonly dict: Readonly<Record<string, Tensors>> };

export const isTensor = (value: TopologyValue): value is { readonly tensor: TensorReference } =>
  typeof value === "object" && value !== null && "tensor" in value;

/** In the order in which the libraries flatten them. */
export function tensorsIn(value: TopologyValue): readonly TensorReference[] {
  if (typeof value !== "object" || value === null) return [];
  if (isTensor(value)) return [value.tensor];
  if (Array.isArray(value)) return (value as readonly TopologyValue[]).flatMap(tensorsIn);
  if ("dict" in value) {
    const { dict } = value as { readonly dict: Readonly<Record<string, TopologyValue>> };
    return Object.keys(dict)
      .sort()
      .flatMap((key) => tensorsIn(dict[key]!));
  }
  return [];
}

export interface PlainCall {
  /** The first argument. */
  readonly inputs: TopologyValue;
  /** Other positional ones. */
  readonly rest: readonly TopologyValue[];
  readonly keywords: readonly (readonly [string, TopologyValue])[];
}

/** Undefined, and told, where a part isn't known. */
export function plainCall({ positional, keywords }: TopologyCall, findings: LayerFindings): PlainCall | undefined {
  const named = Object.entries(keywords);
  const unknown = [...positional, ...named.map(([, value]) => value)]
    .map(firstUnknown)
    .find((reason) => reason !== undefined);
  if (unknown !== undefined) {
    findings.refuse(`what it is called with isn't known: ${unknown}`);
    return undefined;
  }
  const first = positional.length === 0 ? named.find(([name]) => name === "inputs") : undefined;
  return {
    inputs: first ? first[1] : (positional[0] ?? []),
    rest: positional.slice(1),
    keywords: named.filter((entry) => entry !== first && entry[1] !== null),
  };
}

/** A model begins and ends with tensors of its own graph. */
export function checkEnds({ inputs, outputs }: ModelTopology, findings: LayerFindings): void {
  for (const [what, value] of [
    ["input", inputs],
    ["output", outputs],
  ] as const) {
    const unknown = firstUnknown(value);
    if (unknown !== undefined) findings.refuse(`its ${what} isn't known: ${unknown}`);
    else if (tensorsIn(value).length === 0) findings.refuse(`it has no ${what}`);
  }
}

function firstUnknown(value: TopologyValue): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("unknown" in value) return value.unknown;
  const inner = Array.isArray(value)
    ? (value as readonly TopologyValue[])
    : "dict" in value
      ? Object.values((value as { readonly dict: Readonly<Record<string, TopologyValue>> }).dict)
      : [];
  return inner.map(firstUnknown).find((reason) => reason !== undefined);
}
