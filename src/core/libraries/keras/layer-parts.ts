/**
 * Layers that the library makes inside a layer, and that a program can get hold of: the copies that a Bidirectional has made,
 * the cell of an LSTM. They have the layer's weights, or a part of them.
 *
 *     bidirectional.forward_layer.trainable = False   the first half of the weights isn't trained
 *     lstm.cell.trainable = False                     none of them is
 */
import type { BidirectionalConfig } from "../../layers/keras/rnn/bidirectional.js";
import { findLayer } from "../../layers/catalogue.js";
import { Recurrence } from "../../layers/keras/rnn/rnn.js";
import type { LayerEntry, Weight } from "../../layers/entry.js";
import type { Place } from "../../text/span.js";
import { LayerObject, unconfigured } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { builtWeights } from "./weights/built-weights.js";
import { newLayer, update } from "./construct-layer.js";
import { ObjectHandle } from "./layer-handle.js";
import { isFrozen } from "./weights/weights.js";

const SIDES = ["forward_layer", "backward_layer"] as const;
/** The projections of an attention layer, in the order of its weights; each has as many of them. */
const DENSE = ["_query_dense", "_key_dense", "_value_dense", "_output_dense"] as const;
const HAS_DENSE = /^(MultiHead|GroupQuery)Attention$/;
const STACK = "StackedRNNCells";
const HAS_CELL = /^(SimpleRNN|LSTM|GRU|ConvLSTM[123]D)$/;

/** The part of that name; undefined where the layer has none. */
export function layerPart(runtime: Runtime, layer: LayerObject, name: string, place: Place): LayerObject | undefined {
  const made = layer.attributes.get(name) ?? layer.attributes.get(`_${name}`);
  if (made instanceof LayerObject && made.partOf === layer) return made;
  const given = partGiven(layer, name);
  if (given === undefined || given.isItself) return given?.layer;
  return addPart(runtime, layer, denseAt(name) >= 0 ? DENSE[denseAt(name)]! : name, given, place);
}

interface Given {
  readonly className: string;
  readonly entry: LayerEntry | undefined;
  readonly config: unknown;
  readonly trainable: LayerObject["state"]["trainable"];
  /** What the part is made after; the part itself where the layer is used as it was given. */
  readonly layer?: LayerObject;
  readonly argumentsGiven?: LayerObject["argumentsGiven"];
  readonly children?: readonly LayerObject[];
  readonly isItself?: boolean;
}

function partGiven({ entry, config, cls, state, argumentsGiven }: LayerObject, name: string): Given | undefined {
  if (!entry || cls) return undefined;
  if (name === "cell" && config instanceof Recurrence && config.isOwnStack) {
    const { cell } = config;
    const cells = argumentsGiven
      .filter((argument) => argument.name === "cell")
      .map((one) => ({ ...one, name: "cells" }));
    const { trainable, children } = state;
    return { className: STACK, entry: findLayer(STACK), config: cell, trainable, argumentsGiven: cells, children };
  }
  if (name === "cell" && HAS_CELL.test(entry.name)) {
    const className = `${entry.name}Cell`;
    const { cell } = config as { readonly cell?: unknown };
    return { className, entry: findLayer(className), config: cell, trainable: state.trainable };
  }
  if (HAS_DENSE.test(entry.name) && denseAt(name) >= 0) {
    const className = "EinsumDense";
    const trainable = isFrozen(state.variablesFrozen);
    return { className, entry: findLayer(className), config: unconfigured, trainable };
  }
  const side = SIDES.findIndex((one) => one === name);
  if (side < 0 || entry.name !== "Bidirectional") return undefined;
  const { forward, backward, isTrained } = config as BidirectionalConfig;
  const handle = side === 0 ? forward : backward;
  if (!(handle instanceof ObjectHandle)) return undefined;
  const { layer } = handle;
  const isItself = side === 1 && backward !== forward;
  const trainable = isTrained === true ? state.trainable : isTrained;
  return { className: layer.className, entry: layer.entry, config: layer.config, trainable, layer, isItself };
}

/** `query_dense` is a property that gives `_query_dense`. */
const denseAt = (name: string): number => DENSE.findIndex((one) => one === name || one === `_${name}`);

/** Every layer that stands directly inside a layer of the catalogue. */
export function layersInside(runtime: Runtime, layer: LayerObject, place: Place): readonly LayerObject[] {
  const made = [...SIDES, "cell", ...DENSE].flatMap((name) => layerPart(runtime, layer, name, place) ?? []);
  return made.length > 0 ? made : layer.state.children;
}

function addPart(runtime: Runtime, layer: LayerObject, name: string, given: Given, place: Place): LayerObject {
  const part = newLayer(runtime, "layer", given.className, given.entry, given.layer?.cls, place);
  part.edition = layer.edition;
  part.config = given.config;
  part.partOf = layer;
  part.inside = true;
  part.argumentsGiven = given.argumentsGiven ?? given.layer?.argumentsGiven ?? [];
  const { trainable, children = [] } = given;
  update(runtime, part, { trainable, variablesFrozen: isFrozen(trainable), children });
  runtime.heap.touch(layer);
  layer.attributes.set(name, part);
  update(runtime, layer, { children: [...layer.state.children, part] });
  if (layer.state.built) handOver(runtime, layer, name, part);
  return part;
}

/** The copy of a layer that isn't trained is not trained either. */
function addFrozenParts(runtime: Runtime, layer: LayerObject): void {
  if (layer.entry?.name !== "Bidirectional" || (layer.config as BidirectionalConfig).isTrained === true) return;
  for (const name of SIDES) layerPart(runtime, layer, name, layer.place);
}

/** The weights of a layer that has just been built go to those that have them: the parts, and the layers given to it. */
export function settleWeights(runtime: Runtime, layer: LayerObject): void {
  if (!layer.cls) addFrozenParts(runtime, layer);
  for (const [name, part] of layer.attributes)
    if (part instanceof LayerObject && part.partOf === layer) handOver(runtime, layer, name, part);
  const inside = new Map<LayerObject, Weight[]>();
  for (const { of, ...weight } of layer.state.weights) {
    const holder = of?.layer;
    if (!(holder instanceof LayerObject) || holder.cls || !holder.entry || holder.state.built) continue;
    const weights = inside.get(holder) ?? [];
    weights[of!.at] = weight;
    inside.set(holder, weights);
  }
  for (const [holder, weights] of inside) {
    const variablesFrozen = isFrozen(holder.state.trainable);
    update(runtime, holder, { built: true, ...builtWeights(holder, holder.entry!, weights), variablesFrozen });
    settleWeights(runtime, holder);
  }
  if (layer.entry?.name === "TimeDistributed" && !layer.state.unknownWeights)
    for (const inner of layer.state.children)
      if (inner.entry && !inner.cls && !inner.state.built && inner.state.children.length === 0)
        update(runtime, inner, { built: true });
}

/** A part that is made for a layer with weights has them, and the layer has them of it. */
function handOver(runtime: Runtime, layer: LayerObject, name: string, part: LayerObject): void {
  const { weights } = layer.state;
  const [from, to] = rangeOf(layer, name);
  update(runtime, part, { built: true, weights: weights.slice(from, to) });
  update(runtime, layer, {
    weights: weights.map((weight, i) =>
      weight.of || i < from || i >= to ? weight : { ...weight, of: { layer: part, at: i - from } },
    ),
  });
}

/** An explicit `backward_layer` may have another number of weights than the copy has. */
function rangeOf({ state: { weights }, config }: LayerObject, name: string): readonly [number, number] {
  if (name === "cell") return [0, weights.length];
  const dense = denseAt(name);
  if (dense >= 0) return [(dense * weights.length) / DENSE.length, ((dense + 1) * weights.length) / DENSE.length];
  const { forward, backward } = config as BidirectionalConfig;
  const own = weights.findIndex(({ of }) => backward instanceof ObjectHandle && of?.layer === backward.layer);
  const middle = forward !== backward && own >= 0 ? own : weights.length / 2;
  return name === "forward_layer" ? [0, middle] : [middle, weights.length];
}
