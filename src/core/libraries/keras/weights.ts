/**
 * Weights of a layer object and of everything inside it, each object counted once.
 *
 *     model.count_params()   the sum over the distinct layers, however often one is used
 */
import { mul, Unknown, type Amount } from "../../dims/dim.js";
import type { Weight } from "../../layers/entry.js";
import { LayerObject, type LayerState } from "../../values/layer-object.js";
import { layersIn } from "../../values/layers-in.js";

export interface WeightSum {
  readonly weights: readonly CountedWeight[];
  /** There are weights that can't be told. */
  readonly unknown: Unknown | undefined;
}

export interface CountedWeight extends Weight {
  readonly frozen: boolean | Unknown;
  /** How many numbers it holds. */
  readonly count: Amount;
}

/**
 * A layer that isn't trainable has no trainable weight; of one that is, those are trainable whose own flag says so. The
 * flags of layers in between don't count: setting `trainable` has passed its value on to the variables at that time.
 *
 * Source of the rule: keras/src/layers/layer.py, trainable_weights and the setter of trainable.
 */
export function allWeights(layer: LayerObject): WeightSum {
  if (isLeaf(layer)) return ownWeights(layer.state);
  const seen = new Set<LayerObject>();
  const weights: CountedWeight[] = [];
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
    weights.push(...counted(state, whole));
    unknown ??= state.unknownWeights ?? state.sequential?.open ?? state.functional?.open;
    const isGraph = state.functional !== undefined || state.sequential !== undefined;
    partsOf(at).forEach((part) => visit(part, isGraph));
  };
  visit(layer, true);
  return { weights, unknown };
}

/** The weights of a layer that holds no other. */
function ownWeights(state: LayerState): WeightSum {
  return { weights: counted(state, isFrozen(state.trainable)), unknown: state.unknownWeights };
}

/** A state doesn't change; its weights are asked for by the layer's line, its row, and each model that it is in. */
const known = new WeakMap<readonly Weight[], readonly CountedWeight[]>();

/** `whole`: whether the layer or model whose weights are counted is frozen, which a variable's own flag doesn't change. */
function counted({ weights, variablesFrozen }: LayerState, whole: boolean | Unknown): readonly CountedWeight[] {
  if (weights.length === 0) return [];
  const frozen = whole === false ? variablesFrozen : whole;
  const own = weights.map(({ set }) => (whole === false && set !== undefined ? isFrozen(set) : frozen));
  const before = known.get(weights);
  if (before?.every((weight, i) => weight.frozen === own[i])) return before;
  const made = weights.map((weight, i): CountedWeight => {
    const { name, shape, trainable, dtype } = weight;
    const plain = { name, shape, trainable, frozen: own[i]!, count: countOf(weight) };
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
