/**
 * Calls of what TensorFlow.js doesn't have, with the name that was probably meant.
 *
 *     tf.sequental()   tf.layers.Dense({units: 1})   model.addLayer(layer)   x.print() of a symbolic tensor
 */
import { askFor, suggest } from "../../layers/suggest.js";
import { tfjsLayers } from "../../layers/tfjs/index.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { symbolicValue } from "../../problems/symbolic-value.js";
import { unknownLayer } from "../../problems/unknown-layer.js";
import type { Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import type { LayerObject } from "../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import type { External } from "../../values/value.js";
import { FUNCTIONS, METHOD_NAMES } from "./names.js";

/** Classes that stand among the functions that make layers. */
const CLASSES: readonly string[] = ["Layer", "RNN", "RNNCell"];

/** Functions before classes where the name begins in lower case; `addLayer` is an `add`. */
function meantBy(name: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  const isLower = (text: string): boolean => /^[a-z]/.test(text);
  const begun = names.filter((one) => name.startsWith(one) && /^[A-Z]/.test(name.slice(one.length)));
  const alike = names.filter((one) => isLower(one) === isLower(name));
  return suggest(name, alike) ?? suggest(name, names) ?? begun.sort((a, b) => b.length - a.length)[0];
}

/** `place`: of an expression that ends with the name. */
function refuse(runtime: Runtime, what: string, name: string, known: Iterable<string>, place: Place): Unknown {
  const meant = meantBy(name, known);
  const at = { ...place, start: Math.max(place.start, place.end - name.length) };
  const fix = meant !== undefined && {
    fix: { title: `Change to ${meant}`, edits: [{ start: at.start, end: at.end, newText: meant }] },
  };
  const message = `${what} has no \`${name}\`.${askFor(meant)}`;
  return runtime.fail({ kind: unknownLayer, place: at, message, ...fix }, "TypeError", place);
}

export const noSuchLayer = (runtime: Runtime, name: string, place: Place): Unknown =>
  refuse(runtime, "tf.layers", name, tfjsLayers.keys(), place);

/**
 * A function of the library's that is none. Other releases have others: only what resembles one is certainly a slip.
 */
export function refuseUnknownFunction(
  runtime: Runtime,
  { path, instance }: External,
  place: Place,
): Unknown | undefined {
  const [, module, name] = /^tfjs\.(layers\.)?(\w+)$/.exec(path) ?? [];
  if (name === undefined || instance || runtime.replaced.has(path)) return undefined;
  if (module !== undefined) return CLASSES.includes(name) ? undefined : noSuchLayer(runtime, name, place);
  if (FUNCTIONS.has(name) || suggest(name, FUNCTIONS) === undefined) return undefined;
  return refuse(runtime, "tf", name, FUNCTIONS, place);
}

/** A method of a layer that neither the library nor the program has given to it. */
export function refuseUnknownMethod(
  runtime: Runtime,
  layer: LayerObject,
  name: string,
  place: Place,
): Unknown | undefined {
  const known = METHOD_NAMES[layer.kind];
  if (layer.cls !== undefined || layer.open || known.has(name) || runtime.replaced.size > 0) return undefined;
  return refuse(runtime, layer.kind === "layer" ? "A layer" : "A model", name, known, place);
}

/** `dense(x)`, as in Keras. */
export function refuseLayerAsFunction(runtime: Runtime, layer: LayerObject, place: Place): Unknown {
  const what = layer.kind === "layer" ? "A layer" : "A model";
  const message = `${what} is no function in TensorFlow.js: call \`apply\` with the tensor.`;
  return runtime.fail({ kind: invalidArgument, place, message }, "TypeError", place);
}

/** What a tensor with values can do and a symbolic one can't. */
export const ofValuesOnly = (name: string): NativeFunction =>
  new NativeFunction(name, ({ runtime, place }) => {
    const message = `A symbolic tensor has no \`${name}\`: it stands for what will come through the model. Apply a layer to it, or ask what \`model.predict\` gives.`;
    return runtime.fail({ kind: symbolicValue, place, message }, "TypeError", place);
  });
