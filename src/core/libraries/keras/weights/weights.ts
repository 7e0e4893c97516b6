/**
 * Weights of a layer object and of everything inside it, each object counted once.
 *
 *     model.count_params()   the sum over the distinct layers, however often one is used
 */
import { mul, Unknown, type Amount } from "../../../dims/dim.js";
import type { Weight, WeightPlace } from "../../../layers/entry.js";
import { LayerObject, type HeldWeight } from "../../../values/layer-object.js";
import { layersIn } from "../../../values/layers-in.js";

export interface WeightSum {
  readonly weights: readonly CountedWeight[];
  /** There are weights that can't be told. */
  readonly unknown: Unknown | undefined;
}

export interface CountedWeight extends Weight {
  readonly frozen: boolean | Unknown;
  /** How many numbers it holds. */
  readonly count: Amount;
  /** The layer whose it is, and where it stands there. */
  readonly of: WeightPlace & { readonly layer: LayerObject };
}

/**
 * A layer that isn't trainable has no trainable weight; of one that is, those are trainable whose own flag says so. The
 * flags of layers in between don't count: setting `trainable` has passed its value on to the variables at that time.
 *
 * Source of the rule: keras/src/layers/layer.py, trainable_weights and the setter of trainable.
 */
export function allWeights(layer: LayerObject): WeightSum {
  if (isLeaf(layer)) return ownWeights(layer);
  const seen = new Set<LayerObject>();
  const weights: CountedWeight[] = [];
  const isNew = onceEach();
  let unknown: Unknown | undefined;
  const whole = isFrozen(layer.state.trainable);
  // A program that asks for a layer that is built on one path has come that way, and so has what is inside.
  const isBuilt = !layer.state.perhapsUnbuilt;
  const visit = (at: LayerObject, inGraph: boolean): void => {
    if (seen.has(at)) return;
    seen.add(at);
    const { state } = at;
    if (isBuilt && !inGraph && state.perhapsUnbuilt instanceof Unknown && allWeights(at).weights.length > 0) {
      unknown ??= state.perhapsUnbuilt;
      return;
    }
    for (const weight of counted(at, whole)) if (isNew(weight)) weights.push(weight);
    unknown ??= state.unknownWeights ?? state.sequential?.open ?? state.functional?.open;
    const isGraph = state.functional !== undefined || state.sequential !== undefined;
    partsOf(at).forEach((part) => visit(part, isGraph));
  };
  visit(layer, true);
  return { weights, unknown };
}

/** Tells of each weight whether it comes for the first time: another layer may have the same variable. */
function onceEach(): (weight: CountedWeight) => boolean {
  const seen = new Set<number>();
  return ({ of: { layer, at } }) => {
    const key = layer.id * MANY_WEIGHTS + at;
    return !seen.has(key) && seen.add(key) !== undefined;
  };
}

/** More than a layer has. */
const MANY_WEIGHTS = 2 ** 20;

/** The weights of a layer that holds no other. */
function ownWeights(layer: LayerObject): WeightSum {
  const weights = counted(layer, isFrozen(layer.state.trainable));
  const isShared = layer.state.weights.some(({ of }) => of !== undefined);
  return { weights: isShared ? weights.filter(onceEach()) : weights, unknown: layer.state.unknownWeights };
}

/** A weight as the layer has it whose it is. */
interface Holding {
  readonly layer: LayerObject;
  readonly at: number;
  readonly weight: HeldWeight;
}

/** Whose a layer's weight is: its own, or that of a layer inside it or beside it, as it is there now. */
export function holdingOf(layer: LayerObject, at: number): Holding {
  const weight = layer.state.weights[at]!;
  const { of } = weight;
  if (!(of?.layer instanceof LayerObject) || of.layer === layer) return { layer, at, weight };
  const there = of.layer.state.weights;
  const found = of.variable === undefined ? -1 : there.findIndex(({ variable }) => variable === of.variable);
  const index = found >= 0 ? found : of.at;
  return there[index] === undefined ? { layer, at, weight } : holdingOf(of.layer, index);
}

/** A state doesn't change; its weights are asked for by the layer's line, its row, and each model that it is in. */
const known = new WeakMap<readonly Weight[], readonly CountedWeight[]>();

/** `whole`: whether the layer or model whose weights are counted is frozen, which a variable's own flag doesn't change. */
function counted(layer: LayerObject, whole: boolean | Unknown): readonly CountedWeight[] {
  const own = countedOf(layer, whole);
  const later = laterInside(layer);
  return later.length === 0 ? own : [...own, ...later.flatMap(({ of, at }) => countedOf(of, whole)[at] ?? [])];
}

/** Weights that a layer inside has got since the layer around it was built: those of `enable_lora`. */
function laterInside({ state: { weights, children } }: LayerObject): readonly { of: LayerObject; at: number }[] {
  return children.flatMap((child) => {
    const known = new Set(weights.flatMap(({ of }) => (of?.layer === child ? [of.at] : [])));
    if (known.size === 0) return [];
    return child.state.weights.flatMap((_, at) => (known.has(at) ? [] : [{ of: child, at }]));
  });
}

function countedOf(layer: LayerObject, whole: boolean | Unknown): readonly CountedWeight[] {
  const { weights } = layer.state;
  if (weights.length === 0) return [];
  const held = weights.map((_, at) => holdingOf(layer, at));
  const own = held.map(({ layer: holder, weight: { set } }) =>
    whole !== false ? whole : set === undefined ? holder.state.variablesFrozen : isFrozen(set),
  );
  const before = known.get(weights);
  const isSame = ({ frozen, trainable, of }: CountedWeight, i: number): boolean =>
    frozen === own[i] && of.layer === held[i]!.layer && trainable === held[i]!.weight.trainable;
  if (before?.every(isSame)) return before;
  const made = weights.map((weight, i): CountedWeight => {
    const { name, shape, dtype } = weight;
    const { layer: holder, at, weight: there } = held[i]!;
    const of = { layer: holder, at, ...(there.variable && { variable: there.variable }) };
    const plain = { name, shape, trainable: there.trainable, frozen: own[i]!, count: countOf(weight), of };
    return dtype === undefined ? plain : { ...plain, dtype };
  });
  known.set(weights, made);
  return made;
}

function countOf({ shape }: Weight): Amount {
  let total: Amount = 1;
  for (const dim of shape) total = dim === null ? new Unknown("a weight's axis is None") : mul(total, dim);
  return total;
}

/** What a catalogued wrapper holds is among its own weights already. */
export const isLeaf = ({ entry, cls, activation }: LayerObject): boolean =>
  entry !== undefined && !cls && activation === undefined;

/** The opposite of a `trainable` flag. */
export const isFrozen = (trainable: boolean | Unknown): boolean | Unknown =>
  typeof trainable === "boolean" ? !trainable : trainable;

/** The layers directly inside a layer or model. */
export function partsOf(layer: LayerObject): readonly LayerObject[] {
  const { state } = layer;
  if (isLeaf(layer)) return [];
  const graph = state.functional?.operations.filter((op) => op instanceof LayerObject) ?? [];
  const held = layer.cls && !state.tracks ? [...layer.attributes.values()].flatMap(layersIn) : [];
  const own = layer.activation instanceof LayerObject ? [layer.activation] : [];
  return [...new Set([...(state.sequential?.layers ?? []), ...graph, ...held, ...state.children, ...own])].filter(
    (inner) => inner !== layer,
  );
}
