/**
 * Attributes that the library's models don't have: mistyped ones, and those that only models of earlier releases had.
 *
 *     model.layer               Did you mean layers?
 *     model.fit_generator(…)    of Keras 2; `fit` takes generators
 */
import { Unknown } from "../../dims/dim.js";
import { askFor, suggest } from "../../layers/suggest.js";
import { removedInKeras3 } from "../../problems/removed-in-keras-3.js";
import { unknownAttribute } from "../../problems/unknown-attribute.js";
import type { Place } from "../../text/span.js";
import type { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { attributeNames, earlierAttributeNames } from "./public-names.js";

/** Methods of models that Keras 3 has no more, and what does their work now. */
const METHODS_OF_BEFORE: Readonly<Record<string, string>> = {
  fit_generator: "`fit` takes generators.",
  evaluate_generator: "`evaluate` takes generators.",
  predict_generator: "`predict` takes generators.",
  predict_classes: "take the largest of what `predict` gives.",
  predict_proba: "`predict` gives the same.",
};

const split = (table: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(table).map(([model, names]) => [model, new Set(names.split(" "))]));

const [OWN, EARLIER] = [split(attributeNames), split(earlierAttributeNames)] as const;
const ofModel = (names: typeof OWN, { kind }: LayerObject): ReadonlySet<string> =>
  names.get(kind === "sequential" ? "keras.Sequential" : "keras.Functional") ?? new Set();

/**
 * Nothing on the model's way can have set it, and the library doesn't have it. On PyTorch a model has what that library's modules
 * have too, so that only a name that is near to one of Keras', or was one before, is told.
 */
export function lacksAttribute(runtime: Runtime, layer: LayerObject, name: string): boolean {
  if (layer.kind === "layer" || layer.open !== undefined || runtime.settings.dialect !== undefined) return false;
  if (Object.hasOwn(METHODS_OF_BEFORE, name)) return true;
  const isPlain = layer.cls === undefined && layer.kind !== "model" && !(layer.state.trainable instanceof Unknown);
  const own = ofModel(OWN, layer);
  if (!isPlain || name.startsWith("_") || own.has(name)) return false;
  return ofModel(EARLIER, layer).has(name) || suggest(name, own) !== undefined;
}

export function refuseAttribute(runtime: Runtime, layer: LayerObject, name: string, place: Place): void {
  const instead = Object.hasOwn(METHODS_OF_BEFORE, name) ? METHODS_OF_BEFORE[name]! : undefined;
  const isEarlier = instead !== undefined || ofModel(EARLIER, layer).has(name);
  const message = isEarlier
    ? `A model has no \`${name}\` in Keras 3: ${instead ?? "it is of an earlier Keras."}`
    : `A ${layer.className} model has no \`${name}\`.${askFor(suggest(name, ofModel(OWN, layer)))}`;
  runtime.fail({ kind: isEarlier ? removedInKeras3 : unknownAttribute, place, message }, "AttributeError", place);
}
