/**
 * Attributes that the library's models and layers don't have: mistyped ones, and those that only earlier releases had.
 *
 *     model.layer               Did you mean layers?
 *     dense.kernal              Did you mean kernel?
 *     model.fit_generator(…)    of Keras 2; `fit` takes generators
 */
import { Unknown } from "../../dims/dim.js";
import { askFor, suggest } from "../../layers/suggest.js";
import { notBuilt } from "../../problems/not-built.js";
import { notCompiled } from "../../problems/not-compiled.js";
import { removedInKeras3 } from "../../problems/removed-in-keras-3.js";
import { unknownAttribute } from "../../problems/unknown-attribute.js";
import type { Place } from "../../text/span.js";
import type { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { update } from "./construct-layer.js";
import { isOnOtherBackend } from "./ops/symbolic-value.js";
import { isOfOtherBackend } from "./recorded/layer-names.js";
import {
  attributeNames,
  builtAttributeNames,
  earlierAttributeNames,
  earlierLayerAttributeNames,
  layerAttributeNames,
  privateLayerAttributeNames,
} from "./recorded/public-attributes.js";

/** Methods of models that Keras 3 has no more, and what does their work now. */
const METHODS_OF_BEFORE: Readonly<Record<string, string>> = {
  fit_generator: "`fit` takes generators.",
  evaluate_generator: "`evaluate` takes generators.",
  predict_generator: "`predict` takes generators.",
  predict_classes: "take the largest of what `predict` gives.",
  predict_proba: "`predict` gives the same.",
};

/** The names in a row, which are taken apart when someone asks. */
type Names = (row: string) => ReadonlySet<string>;

function split(table: Readonly<Record<string, string>>): Names {
  const rows = new Map<string, ReadonlySet<string>>();
  return (row) => {
    const found = rows.get(row) ?? new Set(Object.hasOwn(table, row) ? table[row]!.split(" ") : []);
    rows.set(row, found);
    return found;
  };
}

interface Tables {
  readonly own: Names;
  readonly earlier: Names;
}

const OF_MODELS: Tables = { own: split(attributeNames), earlier: split(earlierAttributeNames) };
const OF_LAYERS: Tables = { own: split(layerAttributeNames), earlier: split(earlierLayerAttributeNames) };
const OF_BUILT = split(builtAttributeNames);
const PRIVATE = new Set(privateLayerAttributeNames.split(" "));

/** What is told of the library's object, and which rows; undefined for what is no model or catalogued layer. */
function recordOf({
  kind,
  entry,
}: LayerObject): { readonly tables: Tables; readonly rows: readonly string[] } | undefined {
  if (kind === "model") return { tables: OF_MODELS, rows: [] };
  if (kind !== "layer")
    return { tables: OF_MODELS, rows: [kind === "sequential" ? "keras.Sequential" : "keras.Functional"] };
  const own = entry && `keras.layers.${entry.name}`;
  return own !== undefined && OF_LAYERS.own(own).size > 0
    ? { tables: OF_LAYERS, rows: ["keras.layers.Layer", own] }
    : undefined;
}

const namesIn = (table: Names, rows: readonly string[]): readonly string[] => rows.flatMap((row) => [...table(row)]);
const isAmong = (table: Names, rows: readonly string[], name: string): boolean =>
  rows.some((row) => table(row).has(name));

/** Objects of the program's class on the library's have such an attribute, or may have it. */
export function libraryMayHave({ kind, entry }: LayerObject, name: string): boolean {
  if (PRIVATE.has(name)) return true;
  const { own, earlier } = kind === "layer" ? OF_LAYERS : OF_MODELS;
  const rows =
    kind === "layer"
      ? ["keras.layers.Layer", ...(entry ? [`keras.layers.${entry.name}`] : [])]
      : ["keras.Functional", "keras.Sequential"];
  return isAmong(own, rows, name) || isAmong(earlier, rows, name);
}

/**
 * Nothing on the object's way can have set it, and the library doesn't have it. On other backends it has what that library's
 * modules have too; a name that is near to one of Keras', or was one before, is told nonetheless.
 */
export function lacksAttribute(runtime: Runtime, layer: LayerObject, name: string): boolean {
  if (layer.open !== undefined || runtime.settings.dialect !== undefined) return false;
  const record = recordOf(layer);
  if (!record) return false;
  const { tables, rows } = record;
  if (layer.kind !== "layer" && Object.hasOwn(METHODS_OF_BEFORE, name)) return true;
  const isPlain = layer.cls === undefined && layer.kind !== "model" && !(layer.state.trainable instanceof Unknown);
  if (!isPlain || name.startsWith("_")) return false;
  if (isSetLater(runtime, layer, name)) return true;
  if (isAmong(tables.own, rows, name)) return runtime.isCalled && isYetToCome(layer, name);
  if (isAmong(tables.earlier, rows, name) || isOfStack(layer, name)) return true;
  const names = [tables.own, tables.earlier].flatMap((table) => namesIn(table, rows));
  return suggest(name, names) !== undefined || isForeign(runtime, name);
}

/** What a Sequential has, and a functional model hasn't. */
export const isOfStack = ({ kind }: LayerObject, name: string): boolean =>
  kind === "functional" && isAmong(OF_MODELS.own, ["keras.Sequential"], name);

/** Neither the modules of another backend have it, where the program has chosen one, nor can the program have set it unseen. */
const isForeign = (runtime: Runtime, name: string): boolean =>
  !(isOfOtherBackend(name) && isOnOtherBackend(runtime)) &&
  !isSetOnClasses(runtime, name) &&
  !runtime.attributeSetters(undefined, name).elsewhere;

/** `keras.layers.Layer.tag = …`: on a class of the library. */
export function isSetOnClasses({ replaced }: Runtime, name: string): boolean {
  for (const path of replaced) if (path.endsWith(`.${name}`)) return true;
  return false;
}

/** What no layer of the library has for itself, and the program hasn't set on this one. */
export function lacksPrivateAttribute({ settings }: Runtime, layer: LayerObject, name: string): boolean {
  const { cls, entry, state } = layer;
  if (!name.startsWith("_") || name.startsWith("__") || settings.dialect !== undefined) return false;
  const isKnown = !layer.mayHoldMore && !(state.trainable instanceof Unknown) && (!cls || layer.isWhollyKnown);
  const isFromLibrary = entry !== undefined && !cls?.lookup("__getattr__") && !cls?.lookup(name);
  return isKnown && isFromLibrary && layer.own(name) === undefined && !PRIVATE.has(name);
}

/** A weight that `build` makes, of a layer that nothing has built; what nobody calls may run after something has. */
function isYetToCome(layer: LayerObject, name: string): boolean {
  if (layer.kind !== "layer" || layer.inside || !isUntouched(layer)) return false;
  return !/^(in|out)put$/.test(name) && isAmong(OF_BUILT, [`keras.layers.${layer.entry!.name}`], name);
}

/** What `compile` or `fit` sets, of a model that neither has been called on; what nobody calls may run after something has. */
function isSetLater(runtime: Runtime, layer: LayerObject, name: string): boolean {
  const { compiled, fitted } = layer.state;
  const isMissing = Object.hasOwn(SETTERS, name) && (SETTERS[name] === "fit" ? !fitted : compiled === undefined);
  return isMissing && layer.kind !== "layer" && runtime.isCalled && !isSetOnClasses(runtime, name);
}

/** The methods that set an attribute of models. */
const SETTERS: Readonly<Record<string, "compile" | "fit">> = {
  history: "fit",
  optimizer: "compile",
  stop_training: "compile",
};

/** Nothing has built or called the layer, on any path. */
export function isUntouched(layer: LayerObject): boolean {
  const { built, perhapsUnbuilt, lastInput, nodes, trainable } = layer.state;
  const isKnown = !layer.open && !(trainable instanceof Unknown);
  return isKnown && !built && !perhapsUnbuilt && lastInput === undefined && nodes.length === 0;
}

export function refuseAttribute(runtime: Runtime, layer: LayerObject, name: string, place: Place): void {
  const { tables, rows } = recordOf(layer)!;
  if (isSetLater(runtime, layer, name)) {
    const method = SETTERS[name]!;
    const message = `A model has no \`${name}\` before \`${method}\` is called.`;
    const kind = method === "compile" ? notCompiled : unknownAttribute;
    runtime.fail({ kind, place, message }, "AttributeError", place);
    return;
  }
  if (isAmong(tables.own, rows, name)) {
    const message = `${layer.className} has no \`${name}\` before it is built. Call it on a tensor first.`;
    runtime.fail({ kind: notBuilt, place, message }, "AttributeError", place);
    return;
  }
  const instead = Object.hasOwn(METHODS_OF_BEFORE, name) ? METHODS_OF_BEFORE[name]! : undefined;
  // Whoever has the earlier Keras has a history from here on: one warning is enough.
  if (name === "fit_generator") update(runtime, layer, { fitted: true });
  const isEarlier = instead !== undefined || isAmong(tables.earlier, rows, name);
  const what = layer.kind === "layer" ? layer.className : `A ${layer.className} model`;
  const message = isEarlier
    ? `A ${layer.kind === "layer" ? "layer" : "model"} has no \`${name}\` in Keras 3: ${instead ?? insteadOf(layer, name)}`
    : isOfStack(layer, name)
      ? `A functional model has no \`${name}\`: only a Sequential has. Go on from its output: Model(model.input, layer(model.output)).`
      : `${what} has no \`${name}\`.${askFor(suggest(name, namesIn(tables.own, rows)))}`;
  runtime.fail({ kind: isEarlier ? removedInKeras3 : unknownAttribute, place, message }, "AttributeError", place);
}

/** `layer.output_shape`: the tensors are still there. */
function insteadOf({ kind }: LayerObject, name: string): string {
  const [, end] = /^(input|output)_shape$/.exec(name) ?? [];
  return kind === "layer" && end !== undefined ? `\`${end}.shape\` says it.` : "it is of an earlier Keras.";
}

/** Reports a method of Keras 2 that is still there to raise; what else the program does is read all the same. */
export function refuseEarlier(runtime: Runtime, place: Place, method: string, instead: string): void {
  if (runtime.settings.dialect !== undefined) return;
  const message = `\`${method}\` isn't implemented here in Keras 3. ${instead}`;
  runtime.fail({ kind: removedInKeras3, place, message }, "NotImplementedError", place);
}
