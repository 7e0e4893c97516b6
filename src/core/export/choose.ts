/**
 * Which model of a file is written in another form: the one that is named, else the only one that is no part of another. Of those that are
 * built in functions which nobody calls one is meant only where there is no other.
 *
 *     encoder, decoder, autoencoder(encoder, decoder)   ──▶   autoencoder
 */
import type { ModelTopology, NoTopology, TopologyValue } from "../model/topology.js";

export type Told = ModelTopology | NoTopology;

export interface Choice {
  readonly model: ModelTopology;
}

export interface NoChoice {
  /** A sentence. */
  readonly because: string;
}

export function chooseTopology(all: readonly Told[], name?: string): Choice | NoChoice {
  if (all.length === 0) return { because: "no model of it is built: name the call that builds one" };
  const named = name === undefined ? all : all.filter((model) => model.name === name);
  if (named.length === 0) return { because: `no model is called ${name}; there ${areCalled(all)}` };
  const called = named.filter(({ uncalled }) => !uncalled);
  const inside = new Set(all.flatMap((model) => ("layers" in model ? modelsIn(model) : [])));
  const meant = called.length > 0 ? called : named;
  const whole = meant.filter(({ id }) => !inside.has(id));
  const candidates = whole.length > 0 ? whole : meant;
  // Of those that can't be written none is meant where another can.
  const able = candidates.filter((model): model is ModelTopology => "layers" in model);
  const [only, ...others] = able.length > 0 ? able : candidates;
  if (others.length > 0 && name === undefined)
    return { because: `it builds several models: name one of them; there ${areCalled(all)}` };
  const last = others.at(-1) ?? only!;
  return "because" in last ? { because: `${last.name}: ${last.because}` } : { model: last };
}

function areCalled(all: readonly Told[]): string {
  const names = [...new Set(all.map(({ name }) => name))];
  return names.length === 1 ? `is ${names[0]}` : `are ${names.join(", ")}`;
}

/** The ids of the models that are its layers, at any depth. */
function modelsIn({ layers }: ModelTopology): readonly number[] {
  const wrapped = (value: TopologyValue): readonly number[] => {
    if (typeof value !== "object" || value === null || !("layer" in value)) return [];
    const { model, arguments: given } = value.layer;
    return [...(model ? [model.id, ...modelsIn(model)] : []), ...Object.values(given).flatMap(wrapped)];
  };
  return layers.flatMap(({ model, arguments: given }) => [
    ...(model ? [model.id, ...modelsIn(model)] : []),
    ...Object.values(given).flatMap(wrapped),
  ]);
}
