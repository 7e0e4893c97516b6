/**
 * The variables of a layer, as its properties give them to the program.
 *
 *     dense.weights   [kernel, bias]: on an attribute of another layer they are the same two weights
 */
import { Unknown } from "../../../dims/dim.js";
import { itemsOf } from "../../../values/convert.js";
import type { LayerObject } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { ListObject } from "../../../values/objects.js";
import { TensorValue, type Value } from "../../../values/value.js";
import { seedGenerators } from "./seed-generators.js";
import { asGiven } from "../given-values.js";
import { allWeights, holdingOf, partsOf } from "./weights.js";

/** The variable of a weight, which knows whose it is. */
export function variableAt(layer: LayerObject, at: number): TensorValue {
  const held = holdingOf(layer, at);
  const { variable, shape, dtype, trainable } = held.weight;
  const of = { layer: held.layer, at: held.at };
  return variable ?? new TensorValue(shape, dtype ?? "float32", undefined, { kind: "variable", trainable, of });
}

/** Weights as a list of variables. */
export const variables = (layer: LayerObject, runtime: Runtime, wanted: (trainable: boolean) => boolean): Value => {
  const { weights, unknown } = allWeights(layer);
  // A weight of which not even the rank is known may stand for several.
  const untold = weights.map(({ shape }) => (shape.length === 1 ? shape[0] : undefined));
  const open = unknown ?? [...untold, ...weights.map((w) => w.frozen)].find((part) => part instanceof Unknown);
  const kept = weights.filter((w) => wanted(w.trainable && w.frozen === false));
  const list = runtime.list(
    kept.map(({ of }) => variableAt(of.layer, of.at)),
    open instanceof Unknown ? open : undefined,
  );
  // Where parameters are spread over servers, a weight is several variables.
  const mayBeSpread = runtime.settings.spreadsVariables === true;
  return isWhollyBuilt(layer) && !mayBeSpread ? asGiven(list, "weight") : list;
};

/** Nothing of it is built later: layers of the library's own, all of which have been called. */
const isWhollyBuilt = (layer: LayerObject): boolean => {
  const { built, perhapsUnbuilt, waiting, trainable, unknownWeights } = layer.state;
  const isTold = built && !perhapsUnbuilt && !waiting && !unknownWeights && !(trainable instanceof Unknown);
  return isTold && !layer.cls && !layer.open && partsOf(layer).every(isWhollyBuilt);
};

/** `variables` and `non_trainable_variables` have the states of seed generators too. */
export const withSeeds = (layer: LayerObject, runtime: Runtime, list: Value): Value => {
  if (!(list instanceof ListObject) || runtime.settings.dialect !== undefined) return list;
  const seeds = seedGenerators(layer);
  if (seeds instanceof Unknown) return runtime.list([...list.items], list.open ?? seeds);
  const states = Array.from({ length: seeds }, () => new TensorValue([2], "uint32", undefined, { kind: "variable" }));
  const all = runtime.list([...list.items, ...states], list.open);
  return list.given === undefined ? all : asGiven(all, list.given);
};

/** `get_weights()`: what the weights hold now, which is no variable. */
export function arraysOf(layer: LayerObject, runtime: Runtime): Value {
  const list = variables(layer, runtime, () => true);
  const arrays = (itemsOf(list) ?? []).map((value) =>
    value instanceof TensorValue ? new TensorValue(value.shape, value.dtype, undefined, { kind: "array" }) : value,
  );
  const arraysGiven = runtime.list(arrays, list instanceof ListObject ? list.open : undefined);
  return isWhollyBuilt(layer) ? asGiven(arraysGiven, "array") : arraysGiven;
}
