/**
 * The library's classes as bases of the program's own: what `class Block(keras.Layer)` inherits.
 *
 *     super().__init__(name="block")   names the object; super().call(x) applies the catalogued layer
 */
import { Float, Unknown } from "../../../dims/dim.js";
import { earlierLayers, findLayer } from "../../../layers/catalogue.js";
import { constructLayer } from "../../../layers/construct.js";
import { defineLayer, LayerError, type LayerEntry } from "../../../layers/entry.js";
import { invalidModel } from "../../../problems/invalid-model.js";
import type { Place } from "../../../text/span.js";
import { toArgument } from "../../../values/convert.js";
import { LayerObject, type LayerKind } from "../../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../../values/native.js";
import { ClassObject, FunctionObject } from "../../../values/objects.js";
import { External, type CallArguments, type Value } from "../../../values/value.js";
import { configurationOf, fromConfiguration } from "../configurations/configurations.js";
import { configure, failLayer, inputShapeState, newLayer, update } from "../construct-layer.js";
import { ObjectHandle } from "../layer-handle.js";
import { editionOfClass } from "../editions.js";
import { buildEntry, refuseBuildArguments } from "../built-by-hand.js";
import { callLayer } from "../layer-calls.js";
import { makeFunctional } from "../functional.js";
import { addLayer, countRebuild } from "../models.js";

/** A class of the library that the program's classes can derive from. */
export interface NativeClass {
  readonly kind: LayerKind;
  readonly entry: LayerEntry | undefined;
  method(name: string): NativeFunction | undefined;
}

const BASES = new Map<string, NativeClass>();

function nativeClass(kind: LayerKind, entry: LayerEntry | undefined): NativeClass {
  const methods = new Map<string, NativeFunction>();
  const define = (
    name: string,
    invoke: (self: LayerObject, runtime: Runtime, args: CallArguments, place: Place) => Value,
  ): void => {
    const body = new NativeFunction(name, ({ runtime, args, place }) => {
      const [self, ...positional] = args.positional;
      return self instanceof LayerObject
        ? invoke(self, runtime, { ...args, positional }, place)
        : runtime.unknown(`\`${name}\` is called on no layer`, place);
    });
    methods.set(name, body);
  };
  define("__init__", (self, runtime, args, place) => (initializeNative(runtime, self, entry, args, place), null));
  define("build", (self, runtime, args, place) => {
    if (entry) buildEntry(runtime, self, entry, args, place);
    else if (self.kind === "layer" && refuseBuildArguments(runtime, undefined, args, place)) return null;
    else update(runtime, self, { built: true });
    return null;
  });
  define("call", (self, runtime, args, place) => callInherited(runtime, self, entry, args, place));
  define("__call__", (self, runtime, args, place) => callLayer(runtime, self, args, place));
  define("get_config", (self, runtime) => configurationOf(runtime, self));
  methods.set("from_config", fromConfig);
  return { kind, entry, method: (name) => methods.get(name) };
}

/** A class method: its first argument is the class. */
const fromConfig = new NativeFunction("from_config", ({ runtime, args, place }) => {
  const [cls, config, ...others] = args.positional;
  if (others.length > 0 || args.keywords.has("custom_objects")) runtime.changeSettings({ registersObjects: true });
  return fromConfiguration(runtime, cls ?? null, config ?? args.keywords.get("config") ?? null, place);
});

/** The class that a base of the program's class stands for; undefined where it is none of the library's layers or models. */
export function nativeBaseOf(base: Value): NativeClass | undefined {
  if (base instanceof NativeFunction) return base.className === undefined ? undefined : forName(base.className);
  return base instanceof External && !base.instance ? forName(base.path) : undefined;
}

function forName(name: string): NativeClass | undefined {
  const known = BASES.get(name);
  if (known) return known;
  const kind = KINDS[name];
  const entry = kind ? undefined : (findLayer(name) ?? earlierLayers.get(name));
  if (!kind && !entry) return undefined;
  const made = nativeClass(kind ?? "layer", entry);
  BASES.set(name, made);
  return made;
}

const KINDS: Readonly<Record<string, LayerKind>> = {
  Layer: "layer",
  "keras.layers.Layer": "layer",
  Model: "model",
  "keras.Model": "model",
  Functional: "model",
  Sequential: "sequential",
  "keras.Sequential": "sequential",
};

/** `Block(64)`: an object of the program's class on the library's, before its `__init__` runs. */
export function allocateNative(runtime: Runtime, native: NativeClass, cls: ClassObject, place: Place): LayerObject {
  const layer = newLayer(runtime, native.kind, cls.name, native.entry, cls, place);
  layer.edition = editionOfClass(cls);
  layer.isWhollyKnown = isWhollyKnown(cls);
  if (native.kind === "layer" && !native.entry) runtime.layerConstructed(layer, place);
  if (native.kind !== "layer") runtime.modelBuilt(layer, place);
  return layer;
}

export function initializeLayer(runtime: Runtime, layer: LayerObject, args: CallArguments, place: Place): void {
  layer.madeWith = args;
  if (layer.cls?.lookup("__init__") !== undefined)
    runtime.call(runtime.attribute(layer, "__init__", place), args, place);
  else initializeNative(runtime, layer, layer.entry, args, place);
  if (layer.named) return;
  // Where all of the class is known, nothing else can have run the library's __init__.
  layer.isNeverInitialized = layer.isWhollyKnown;
  nameObject(runtime, layer, undefined);
}

/** All of the class is known: the program's own bases, and the library's. */
const isWhollyKnown = (cls: ClassObject): boolean =>
  cls.linearization.every((own) => own.bases.every((base) => base instanceof ClassObject || nativeBaseOf(base)));

/** It is known, and a class of the library's layers or models is among its bases. */
export const isWhollyOfLayers = (cls: ClassObject): boolean =>
  isWhollyKnown(cls) && cls.linearization.some(({ bases }) => bases.some((base) => nativeBaseOf(base) !== undefined));

function nameObject(runtime: Runtime, layer: LayerObject, name: Value | undefined): void {
  runtime.heap.touch(layer);
  layer.named = true;
  const given = typeof name === "string" ? name : undefined;
  const automatic = name === undefined || name === null;
  update(runtime, layer, { name: automatic ? runtime.automaticName(layer.className) : given });
}

/** Whether the base is one of the library's layers, and not Layer or a model. */
export const isCatalogued = (base: Value): boolean => nativeBaseOf(base)?.entry !== undefined;

/** `super(GRU, self).__init__(cell)`: an `__init__` further up in the library. What it makes of the layer isn't followed. */
export const initializerBeyond = (self: LayerObject, because: Unknown): NativeFunction =>
  new NativeFunction("__init__", ({ runtime, args }) => {
    nameObject(runtime, self, args.keywords.get("name") ?? args.unknownRest);
    runtime.layerConstructed(self, self.place);
    self.open ??= because;
    update(runtime, self, { unknownWeights: because });
    return null;
  });

/** `super().__init__(…)` of the library's class. */
function initializeNative(
  runtime: Runtime,
  layer: LayerObject,
  entry: LayerEntry | undefined,
  args: CallArguments,
  place: Place,
): void {
  if (entry) {
    runtime.heap.touch(layer);
    layer.named = true;
    configure(runtime, layer, entry, args, place);
    return;
  }
  const { keywords, positional } = args;
  nameObject(runtime, layer, keywords.get("name") ?? args.unknownRest);
  if (checkBase(runtime, layer, args, place)) return;
  const trainable = keywords.get("trainable");
  if (trainable !== undefined)
    update(runtime, layer, {
      trainable:
        trainable === false
          ? false
          : trainable === true || trainable === null
            ? true
            : new Unknown("`trainable` isn't known"),
    });
  if (layer.kind === "sequential") {
    const layers = keywords.get("layers") ?? positional[0];
    if (layers !== undefined && layers !== null) fillSequential(runtime, layer, layers, place);
  } else if (layer.kind === "model") {
    const inputs = keywords.get("inputs") ?? positional[0];
    const outputs = keywords.get("outputs") ?? positional[1];
    if (inputs !== undefined && outputs !== undefined) makeFunctional(runtime, layer, inputs, outputs, place);
  }
}

const SIGNATURES: Readonly<Record<LayerKind, string>> = {
  layer: "*, activity_regularizer=None, trainable=True, dtype=None, autocast=True, name=None, **kwargs",
  model: "*, activity_regularizer=None, trainable=True, dtype=None, autocast=True, name=None, **kwargs",
  functional: "inputs, outputs, name=None, trainable=True, **kwargs",
  sequential: "layers=None, trainable=True, name=None",
};

/** What is told besides of a model that is given its graph goes nowhere. */
const OF_A_GRAPH = { extraKeywords: "any", baseKeywords: ["name", "trainable"] } as const;

/** What the library's own constructor refuses, and what it takes of the arguments that every layer has. */
function checkBase(runtime: Runtime, layer: LayerObject, args: CallArguments, place: Place): Unknown | undefined {
  if (runtime.settings.dialect !== undefined) return undefined;
  const { keywords, positional } = args;
  const isFunctional =
    layer.kind === "model" &&
    (positional.length === 2 || (keywords.has("outputs") && (positional.length === 1 || keywords.has("inputs"))));
  const kind = isFunctional ? "functional" : layer.kind;
  const own = defineLayer({
    name: layer.className,
    signature: SIGNATURES[kind],
    ...(kind === "functional" && OF_A_GRAPH),
    configure: () => ({}),
    output: () => [],
  });
  const handle = (inner: LayerObject): ObjectHandle => new ObjectHandle(runtime, inner, place);
  try {
    const given = [...keywords].map(([name, value]) => [name, toArgument(value, handle)] as const);
    const { base } = constructLayer(
      own,
      positional.map((value) => toArgument(value, handle)),
      new Map(given),
      runtime.settings,
      args.unknownRest,
    );
    runtime.heap.touch(layer);
    layer.dtype = base.dtype;
    update(runtime, layer, inputShapeState(base.inputShape));
    return undefined;
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return failLayer(runtime, error, place);
  }
}

/** What is false is as good as nothing. */
const isNoIterable = (value: Value): boolean =>
  (typeof value === "number" && value !== 0) ||
  (value instanceof Float && value.value !== 0) ||
  value === true ||
  value instanceof NativeFunction ||
  value instanceof FunctionObject ||
  value instanceof ClassObject;

/** The layers that a Sequential is made with; they are stacked first and built as one. */
export function fillSequential(runtime: Runtime, model: LayerObject, layers: Value, place: Place): void {
  const isOne = layers instanceof LayerObject;
  if (isOne || isNoIterable(layers)) {
    const message = `Sequential takes a list of layers${isOne ? ": put this one in brackets" : ""}.`;
    runtime.fail({ kind: invalidModel, place, message }, "TypeError", place);
    return;
  }
  const items = runtime.iterate(layers, place);
  if (items instanceof Unknown) {
    update(runtime, model, { sequential: { layers: [], open: items } });
    return;
  }
  for (const item of items) addLayer(runtime, model, item, placeIn(place, item));
  countRebuild(runtime, model);
}

/** Where a layer of the list is to blame: where it is made, but for a model that was made before and is only used here. */
function placeIn(list: Place, item: Value): Place {
  if (!(item instanceof LayerObject)) return list;
  const { place, kind } = item;
  const isWithin = place.file === list.file && place.start >= list.start && place.end <= list.end;
  // Where it is made in another file, the text at hand shows nothing of that.
  const isElsewhere = place.file !== "" && place.file !== list.file;
  return (kind === "layer" && !isElsewhere) || isWithin ? place : list;
}

/** `super().call(x)`: what the catalogued base makes of it. */
function callInherited(
  runtime: Runtime,
  layer: LayerObject,
  entry: LayerEntry | undefined,
  args: CallArguments,
  place: Place,
): Value {
  if (!entry) return runtime.unknown("the base class has no `call` of its own", place);
  const plain = newLayer(runtime, "layer", entry.className, entry, undefined, place);
  plain.config = layer.config;
  plain.dtype = layer.dtype;
  const result = runtime.quietly(() => callLayer(runtime, plain, args, place));
  if (layer.state.weights.length === 0) update(runtime, layer, { weights: plain.state.weights });
  return result;
}
