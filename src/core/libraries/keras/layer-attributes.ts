/**
 * Attributes and methods of layers and models: `model.add`, `layer.output`, `model.layers[-2]`, `base.trainable = False`.
 */
import { isRanked, Unknown } from "../../dims/dim.js";
import { invalidModel } from "../../problems/invalid-model.js";
import { notBuilt } from "../../problems/not-built.js";
import type { Place } from "../../text/span.js";
import { dtypeOf } from "../tensors/dtypes.js";
import { itemsOf, reasonFor, shapeValue, tensorsIn, toShape } from "../../values/convert.js";
import { LayerObject, unconfigured } from "../../values/layer-object.js";
import { NativeFunction, type NativeCall, type Runtime } from "../../values/native.js";
import { DictObject, ListObject } from "../../values/objects.js";
import { BoundMethod, External, noArguments, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { fn, type Bound, type Native } from "../native-helpers.js";
import { signature } from "../../layers/signature.js";
import { waitsForItsInput } from "../../layers/building.js";
import { isTensorSpec } from "../../layers/inputs.js";
import { refuseBatch, refuseNoData, refuseSize, refuseTrainingData } from "./training/refused-data.js";
import { refuseSchedule } from "./training/refused-callbacks.js";
import { checkLabels } from "./training/labels.js";
import { isUntouched, lacksAttribute, refuseAttribute, refuseEarlier } from "./model-attributes.js";
import { refuseArguments } from "./arguments/call-signatures.js";
import { historyOf, resultOf } from "./training/results.js";
import { compile, optimizerOf, refuseTraining } from "./training/compiling.js";
import { refuseUnbuiltModel } from "./unbuilt.js";
import { arraysOf, variableAt, variables, withSeeds } from "./weights/layer-variables.js";
import { enableLora, quantize } from "./weights/changed-weights.js";
import { configurationOf } from "./configurations/configurations.js";
import { update } from "./construct-layer.js";
import { computeOutputShape } from "./asked-shapes.js";
import { asGiven } from "./given-values.js";
import { configured } from "./configurations/kept-arguments.js";
import { evenBatch, feed, firstBatch, fit, train } from "./training/feed.js";
import { buildEntry, refuseBuildArguments } from "./built-by-hand.js";
import { buildOwn, callLayer } from "./layer-calls.js";
import { layerPart, layersInside } from "./layer-parts.js";
import { computeMask } from "./masks.js";
import { learn, LEARNING } from "./learned-data.js";
import { addLayer, buildByShape, countRebuild, untold } from "./models.js";
import { refuseReserved } from "./own/own-classes.js";
import { lacksOwnAttribute, refuseOwnAttribute } from "./own/own-attributes.js";
import { refuseWeight } from "./own/own-weights.js";
import { getLayer } from "./get-layer.js";
import { refuseMethodBinding } from "./method-arguments.js";
import { seedGenerators } from "./weights/seed-generators.js";
import { setWeights } from "./weights/set-weights.js";
import { noteHolder, setSharedTrainable, trackAttribute } from "./own/tracking.js";
import { allWeights, holdingOf, isFrozen, isLeaf, partsOf } from "./weights/weights.js";

export function layerAttribute(runtime: Runtime, layer: LayerObject, name: string, place: Place): Value {
  const property = PROPERTIES[name];
  if (property) {
    if (layer.kind === "layer" && isGone(runtime, layer, name)) refuseAttribute(runtime, layer, name, place);
    return property(layer, runtime, place);
  }
  const method = METHODS.get(name);
  if (method && !lacksAttribute(runtime, layer, name)) return new BoundMethod(layer, method);
  if (OPENING.has(name)) layer.open ??= openedBy(runtime, layer, name, place);
  const part = layerPart(runtime, layer, name, place);
  if (part) return part;
  if (lacksOwnAttribute(runtime, layer, name)) return refuseOwnAttribute(runtime, layer, name, place);
  const at = layer.state.weights.findIndex((w) => w.name === name);
  if (at >= 0) return variableAt(layer, at);
  if (lacksAttribute(runtime, layer, name)) refuseAttribute(runtime, layer, name, place);
  const value = configured(runtime, layer, name);
  if (name === "activation" && layer.entry && (value === null || typeof value === "string"))
    return new External(`keras.activations.${value ?? "linear"}`);
  if (value !== undefined) return value;
  const optimizer = name === "optimizer" && layer.kind !== "layer" ? optimizerOf(layer) : undefined;
  if (optimizer) return optimizer;
  return layer.open ?? runtime.unknown(`what \`.${name}\` of a ${layer.className} is isn't known`, place);
}

/** With these any attribute can be set. */
const OPENING = new Set(["__dict__", "__setattr__"]);

function openedBy(runtime: Runtime, layer: LayerObject, name: string, place: Place): Unknown {
  runtime.heap.touch(layer);
  return runtime.unknown(`what is set by way of \`${name}\` isn't followed`, place);
}

/** What Keras 3 has of models only; what it would be is read on all the same. */
const isGone = (runtime: Runtime, layer: LayerObject, name: string): boolean =>
  (name === "input_shape" || name === "output_shape" || name === "layers") && lacksAttribute(runtime, layer, name);

// ---------------------------------------------------------------- properties

type Property = (layer: LayerObject, runtime: Runtime, place: Place) => Value;

const layersOf = (layer: LayerObject): readonly LayerObject[] => {
  const { sequential, functional } = layer.state;
  if (sequential) return sequential.layers;
  if (functional) return functional.operations.filter((op) => op instanceof LayerObject);
  return partsOf(layer);
};

/** The tensor at one end of a model, or of a layer's first call. */
function endOf(layer: LayerObject, end: "input" | "output", runtime: Runtime, place: Place): Value {
  const { sequential, functional, nodes } = layer.state;
  const isKeras3 = runtime.settings.dialect === undefined;
  if (sequential && nodes.length === 0 && ((isKeras3 && sequential.input) || isUnbuiltStack(layer))) {
    const instead = sequential.input ? ` Use \`model.${end}s\` instead.` : " Give the model an Input first.";
    const message = `${layer.className} has no \`${end}\` before its first call.${instead}`;
    return runtime.fail({ kind: notBuilt, place, message }, "AttributeError", place);
  }
  if (!sequential && !functional && isUntouched(layer) && runtime.settings.dialect !== "keras2") {
    const message = `${layer.className} has no \`${end}\` before its first call. Call it on a tensor first.`;
    return runtime.fail({ kind: notBuilt, place, message }, "AttributeError", place);
  }
  // A stack has no ends of its own in Keras 3: like any layer it has those of its first call.
  if (sequential && (nodes.length === 0 || runtime.settings.dialect !== undefined))
    return (
      (end === "input" ? sequential.input : sequential.output) ??
      sequential.open ??
      runtime.unknown("the model has no input yet", place)
    );
  if (functional) {
    const value = end === "input" ? functional.inputs : functional.outputs;
    const tensors = tensorsIn(value);
    const isNamed = value instanceof DictObject && runtime.settings.dialect === undefined;
    return tensors.length === 1 && !functional.open && !isNamed ? tensors[0]! : givenEnds(runtime, value);
  }
  const node = nodes[0];
  if (!node) return runtime.unknown(`${layer.className} wasn't called on a symbolic tensor`, place);
  const tensors = end === "input" ? node.inputs : node.outputs;
  return tensors.length === 1 ? tensors[0]! : runtime.list([...tensors]);
}

/** The tensors at an end of a model, in a container that isn't the one that the program has made it of. */
function givenEnds(runtime: Runtime, ends: Value): Value {
  if (ends instanceof TupleValue) return asGiven(ends, "tensor");
  if (ends instanceof ListObject) return asGiven(runtime.list([...ends.items], ends.open), "tensor");
  if (!(ends instanceof DictObject)) return ends;
  return asGiven(runtime.heap.adopt(new DictObject([...ends.entries.values()], ends.open)), "tensor");
}

/** A Sequential that has no input yet, for certain. */
const isUnbuiltStack = (layer: LayerObject): boolean => {
  const { sequential } = layer.state;
  return sequential !== undefined && !sequential.open && !sequential.inputLayer && isUntouched(layer);
};

/** A Sequential of nothing but an input, for certain: no model that is built. */
const isEmptied = ({ state: { sequential, built } }: LayerObject, { settings }: Runtime): boolean =>
  sequential?.layers.length === 0 && !sequential.open && !built && settings.dialect === undefined;

/** Reports that a model without an input is asked for what comes with one. */
function refuseUnbuilt(runtime: Runtime, layer: LayerObject, name: string, place: Place): Unknown | undefined {
  if (!isUnbuiltStack(layer) || runtime.settings.dialect !== undefined) return undefined;
  const message = `This model has no \`${name}\` yet: nothing has told its input. Put an Input first, or call build.`;
  return runtime.fail({ kind: notBuilt, place, message }, "AttributeError", place);
}

/** `model.inputs`, `model.outputs`. */
function endsOf(layer: LayerObject, end: "input" | "output", runtime: Runtime, place: Place): Value {
  const refused = refuseUnbuilt(runtime, layer, `${end}s`, place);
  if (refused) return runtime.list([], refused);
  const { sequential } = layer.state;
  const own = end === "input" ? sequential?.input : sequential?.output;
  const value = sequential
    ? (own ?? runtime.unknown("the model has no input yet", place))
    : endOf(layer, end, runtime, place);
  return value instanceof Unknown ? runtime.list([], value) : asGiven(runtime.list([...tensorsIn(value)]), "tensor");
}

function shapeAt(layer: LayerObject, end: "input" | "output", runtime: Runtime, place: Place): Value {
  const { sequential } = layer.state;
  const refused = refuseUnbuilt(runtime, layer, `${end}_shape`, place);
  if (refused) return refused;
  const value = sequential
    ? ((end === "input" ? sequential.input : sequential.output) ?? runtime.unknown("the model has no input yet", place))
    : endOf(layer, end, runtime, place);
  if (value instanceof TensorValue) return asGiven(shapeValue(value.shape), "size");
  const last = end === "input" ? layer.state.lastInput : layer.state.lastOutput;
  if (value instanceof Unknown && last && isTensorSpec(last)) return shapeValue(last.shape);
  const items = itemsOf(value);
  if (!items) return reasonFor(value);
  const shapes = items.map((item) => (item instanceof TensorValue ? shapeValue(item.shape) : reasonFor(item)));
  return asGiven(runtime.list(shapes), "shape");
}

const PROPERTIES: Readonly<Record<string, Property>> = {
  name: (layer, runtime, place) => layer.state.name ?? runtime.unknown("the layer's name isn't known", place),
  trainable: (layer) => layer.state.trainable,
  built: (layer) => layer.state.built,
  dtype: (layer) => layer.dtype.variable,
  compute_dtype: (layer) => layer.dtype.compute,
  layers: (layer, runtime) => {
    const { sequential, functional, trainable } = layer.state;
    const list = runtime.list([...layersOf(layer)], sequential?.open ?? functional?.open);
    const isTold = layer.cls === undefined && layer.kind !== "layer" && !(trainable instanceof Unknown);
    return isTold ? asGiven(list, "layer") : list;
  },
  input: (layer, runtime, place) => endOf(layer, "input", runtime, place),
  output: (layer, runtime, place) => endOf(layer, "output", runtime, place),
  inputs: (layer, runtime, place) => endsOf(layer, "input", runtime, place),
  outputs: (layer, runtime, place) => endsOf(layer, "output", runtime, place),
  input_shape: (layer, runtime, place) => shapeAt(layer, "input", runtime, place),
  output_shape: (layer, runtime, place) => shapeAt(layer, "output", runtime, place),
  weights: (layer, runtime) => variables(layer, runtime, () => true),
  variables: (layer, runtime) =>
    withSeeds(
      layer,
      runtime,
      variables(layer, runtime, () => true),
    ),
  trainable_weights: (layer, runtime) => variables(layer, runtime, (trainable) => trainable),
  trainable_variables: (layer, runtime) => variables(layer, runtime, (trainable) => trainable),
  non_trainable_weights: (layer, runtime) => variables(layer, runtime, (trainable) => !trainable),
  non_trainable_variables: (layer, runtime) =>
    withSeeds(
      layer,
      runtime,
      variables(layer, runtime, (trainable) => !trainable),
    ),
  // Regularizers, calls and a training step add to them.
  losses: (_layer, runtime, place) => runtime.list([], runtime.unknown("what losses there are isn't followed", place)),
  metrics: (_layer, runtime, place) =>
    runtime.list([], runtime.unknown("what metrics there are isn't followed", place)),
};

/** Assigned attributes that mean something to the library. What the attribute is then; undefined where that is all there is to do. */
export function setLayerAttribute(
  runtime: Runtime,
  layer: LayerObject,
  name: string,
  value: Value,
  place: Place,
): Value | undefined {
  if (refuseReserved(runtime, layer, name, place)) return undefined;
  if (name === "trainable") {
    setTrainable(runtime, layer, typeof value === "boolean" ? value : reasonFor(value));
    return undefined;
  }
  if (name === "compiled") update(runtime, layer, { compiled: reasonFor(value) });
  if (name === "built" && typeof value === "boolean") update(runtime, layer, { built: value });
  if (name === "name" || name === "_name") {
    update(runtime, layer, { name: typeof value === "string" ? value : undefined });
    return undefined;
  }
  return trackAttribute(runtime, layer, value, place);
}

/**
 * Passes the flag on to the layer's variables and to everything inside it. A layer that has the flag already keeps what is
 * inside it as it is, on TensorFlow, where setting an attribute to the value that it has does nothing.
 */
function setTrainable(runtime: Runtime, layer: LayerObject, trainable: boolean | Unknown): void {
  if (layer.state.trainable === trainable) return;
  // What the program has set on a variable is undone.
  const weights = layer.state.weights.map(({ set: _set, ...weight }) => weight);
  const isSet = layer.state.weights.some(({ set }) => set !== undefined);
  update(runtime, layer, { trainable, variablesFrozen: isFrozen(trainable), ...(isSet && { weights }) });
  if (layer.cls) setSharedTrainable(runtime, layer, trainable);
  for (const inner of new Set([...partsOf(layer), ...layer.state.children])) setTrainable(runtime, inner, trainable);
  for (const inner of layer.state.sequential?.perhaps ?? [])
    setTrainable(runtime, inner, new Unknown("whether the layer belongs to the model can't be told", layer.place));
}

// ---------------------------------------------------------------- methods

const METHODS = new Map<string, NativeFunction>();

/** A method of layers and models: `self` comes first. */
function method(name: string, parameters: string, body: (self: LayerObject, bound: Bound) => Value): void {
  const native: Native = (bound) => {
    const self = bound.get("self");
    return self instanceof LayerObject
      ? body(self, bound)
      : bound.runtime.unknown(`\`${name}\` is called on no layer`, bound.place);
  };
  const bind = fn(parameters === "" ? "self" : `self, ${parameters}`, native)(name);
  const own = signature(parameters);
  const invoke = (call: NativeCall): Value =>
    refuseMethod(call, name) ?? refuseMethodBinding(call, name, own) ?? bind.invoke(call);
  METHODS.set(name, new NativeFunction(name, invoke, bind.className, bind.path));
}

/** A call of a model's method that the library refuses. */
function refuseMethod({ runtime, args, place }: NativeCall, name: string): Unknown | undefined {
  const [self, ...positional] = args.positional;
  if (!(self instanceof LayerObject) || self.kind === "layer") return undefined;
  const kind = self.kind === "sequential" && (name === "add" || name === "pop") ? "Sequential" : "Model";
  const refused = refuseArguments(runtime, `keras.${kind}.${name}`, { ...args, positional }, place);
  if (refused && name === "compile") update(runtime, self, { compiled: refused });
  return refused;
}

method("add", "layer, rebuild=True", (model, { runtime, get, place }) => {
  addLayer(runtime, model, get("layer"), place);
  countRebuild(runtime, model, model.state.sequential?.layers.slice(0, -1));
  return null;
});

method("pop", "rebuild=True", (model, { runtime, place }) => {
  const { sequential } = model.state;
  const top = sequential?.layers.at(-1);
  const isLast =
    sequential !== undefined && !sequential.open && !sequential.inputLayer && sequential.layers.length <= 1;
  if (isLast || (sequential && !sequential.open && !top)) {
    update(runtime, model, { built: false, sequential: { layers: [] } });
    const message = "This takes the last thing out of the Sequential model, and the library can't do without one.";
    return runtime.fail({ kind: invalidModel, place, message }, "IndexError", place);
  }
  if (!sequential || !top) return null;
  const { open, gap } = sequential;
  if (open && gap === sequential.layers.length) return open;
  const layers = sequential.layers.slice(0, -1);
  const isBelowTold = !open || gap !== layers.length;
  const below = isBelowTold ? (layers.at(-1)?.state.nodes.at(-1)?.outputs[0] ?? sequential.input) : untold(open);
  const { output: _output, ...rest } = sequential;
  update(runtime, model, {
    // An input alone is no model that is built.
    ...(layers.length === 0 && runtime.settings.dialect === undefined && { built: false }),
    sequential: { ...rest, layers, ...(sequential.output !== undefined && below && { output: below }) },
  });
  countRebuild(runtime, model, layers);
  return top;
});

method("compute_mask", "inputs, mask=None", (layer, { runtime, get, place }) =>
  computeMask(runtime, layer, get("inputs"), get("mask"), place),
);

method("build", "*args, **kwargs", (layer, { runtime, rest, extra, place }) => {
  const args = { positional: rest, keywords: extra };
  const shape = rest[0] ?? extra.get("input_shape") ?? null;
  const isModel = layer.kind !== "layer" && !layer.cls;
  if (isModel && rest.length > 1 && refuseBuildArguments(runtime, undefined, args, place)) return null;
  if (layer.kind === "sequential") {
    // What isn't one shape leaves a stack unbuilt.
    if (shape !== null && typeof shape !== "number") buildByShape(runtime, layer, toShape(shape), place);
  } else if (layer.entry) buildEntry(runtime, layer, layer.entry, args, place);
  else if (refuseBuildArguments(runtime, undefined, args, place)) return null;
  else if (layer.cls) buildOwn(runtime, layer, new Map([["input_shape", shape]]), place);
  return null;
});

method("add_weight", "*args, **kwargs", (layer, { runtime, rest, extra, place }) => {
  const refused = refuseWeight(runtime, layer, rest, extra, place);
  if (refused) return refused;
  const byName = (name: string, at: number): Value | undefined => extra.get(name) ?? rest[at];
  // Keras 2 has the name first, Keras 3 the shape.
  const nameFirst = typeof rest[0] === "string";
  const shape = toShape(byName("shape", nameFirst ? 1 : 0) ?? new TupleValue([]));
  const name = extra.get("name") ?? (nameFirst ? rest[0] : undefined);
  const trainable = extra.get("trainable") ?? true;
  const dims = isRanked(shape) ? shape : [shape];
  const dtype = dtypeOf(byName("dtype", 2) ?? null, "float32");
  // One of floats is cast to what the layer computes in.
  const computed = typeof dtype === "string" && /^b?float/.test(dtype) ? "float32" : dtype;
  const facts = { kind: "variable", trainable: trainable !== false } as const;
  const variable = new TensorValue(shape, computed, undefined, facts);
  const named = typeof name === "string" ? name : "variable";
  const weight = { name: named, shape: dims, trainable: trainable !== false, variable, ...ownFlag(layer, runtime) };
  noteHolder(layer, variable);
  update(runtime, layer, {
    weights: [...layer.state.weights, weight],
    ...(typeof trainable !== "boolean" && trainable !== null && { unknownWeights: reasonFor(trainable) }),
  });
  return variable;
});
/** A weight that is added while the layer is frozen is so itself. */
const ownFlag = ({ state: { trainable } }: LayerObject, { settings }: Runtime): { readonly set?: boolean | Unknown } =>
  trainable === true || settings.dialect !== undefined ? {} : { set: trainable };

METHODS.set("add_variable", METHODS.get("add_weight")!);

/** The layer and those inside it, each once. */
method("_flatten_layers", "include_self=True, recursive=True", (layer, { runtime, get, place }) => {
  const found: LayerObject[] = get("include_self") === true ? [layer] : [];
  const seen = new Set<LayerObject>();
  const inside = (at: LayerObject) => (isLeaf(at) ? layersInside(runtime, at, place) : layersOf(at));
  const waiting = [...inside(layer)];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    found.push(next);
    if (get("recursive") === true) waiting.unshift(...inside(next));
  }
  return runtime.list(found, layer.state.sequential?.open ?? layer.state.functional?.open);
});

method("get_layer", "name=None, index=None", (model, bound) => getLayer(model, layersOf(model), bound));

method("count_params", "", (layer, { runtime, place }) => {
  if ((isUnbuiltStack(layer) || isEmptied(layer, runtime)) && runtime.settings.dialect !== "keras2") {
    const message = "Parameters can't be counted before the model has its input. Put an Input first, or call build.";
    return runtime.fail({ kind: notBuilt, place, message }, "ValueError", place);
  }
  const { weights, unknown } = allWeights(layer);
  if (unknown) return unknown;
  const isYetToBuild = layer.cls ? layer.isWhollyKnown : waitsForItsInput(layer.entry?.name);
  if (isYetToBuild && isUntouched(layer) && runtime.settings.dialect === undefined) {
    const message = `Parameters can't be counted before ${layer.className} is built. Call it, or its \`build\`.`;
    return runtime.fail({ kind: notBuilt, place, message }, "ValueError", place);
  }
  return weights.reduce<Value>(
    (sum, w) =>
      runtime.binary(
        "+",
        sum,
        w.shape.reduce<Value>((p, d) => runtime.binary("*", p, d, place), 1),
        place,
      ),
    0,
  );
});

method("compile", "*args, **kwargs", (model, { runtime, args, place }) =>
  compile(runtime, model, { ...args, positional: args.positional.slice(1) }, place),
);
// It is compiled as it was before, which isn't followed.
method("compile_from_config", "config", (model, { runtime, place }) => {
  update(runtime, model, { compiled: runtime.unknown("how it was compiled before isn't known", place) });
  return null;
});
method("fit", "x=None, y=None, batch_size=None, *args, **kwargs", (model, bound) => {
  bound.runtime.modelTrained(model, bound.place);
  update(bound.runtime, model, { fitted: true });
  const refused =
    refuseTraining(bound.runtime, model, "fit", bound.place) ??
    refuseTrainingData(bound, model) ??
    (model.cls ? undefined : refuseSchedule(bound));
  if (refused) return refused;
  if (!fit(bound.runtime, model, bound)) checkLabels(bound, model);
  return historyOf(bound.runtime, model, bound.args, bound.place);
});
method("evaluate", "x=None, y=None, batch_size=None, *args, **kwargs", (model, bound) => {
  const { runtime, get, place } = bound;
  const refused = refuseTraining(runtime, model, "evaluate", place) ?? refuseTrainingData(bound, model);
  if (refused) return refused;
  const failed = feed(runtime, model, evenBatch(runtime, get("x"), get("batch_size")), place, get("x"));
  if (!failed) checkLabels(bound, model);
  return resultOf(runtime, model, "evaluate", bound.args, place);
});
method("predict", "x=None, batch_size=None, *args, **kwargs", (model, { runtime, get, place }) => {
  const refused = refuseNoData(runtime, model, get("x"), place) ?? refuseSize(runtime, get("batch_size"), place);
  if (refused) return refused;
  feed(runtime, model, firstBatch(runtime, get("x"), get("batch_size")), place, get("x"));
  return new Unknown("the result of `predict` is known only when the program runs", place);
});
method("train_on_batch", "x=None, y=None, *args, **kwargs", (model, bound) => {
  const { runtime, get, place } = bound;
  runtime.modelTrained(model, place);
  const refused = refuseTraining(runtime, model, "train_on_batch", place) ?? refuseBatch(bound, model);
  if (refused) return refused;
  if (!train(runtime, model, get("x"), get("y"), place)) checkLabels(bound, model);
  return resultOf(runtime, model, "train_on_batch", bound.args, place);
});
for (const name of ["test_on_batch", "predict_on_batch"])
  method(name, "x=None, y=None, *args, **kwargs", (model, bound) => {
    const { runtime, get, place } = bound;
    const isTest = name === "test_on_batch";
    const refused = isTest
      ? (refuseTraining(runtime, model, name, place) ?? refuseBatch(bound, model))
      : refuseNoData(runtime, model, get("x"), place);
    if (refused) return refused;
    feed(runtime, model, get("x"), place);
    return isTest
      ? resultOf(runtime, model, name, bound.args, place)
      : new Unknown(`the result of \`${name}\` is known only when the program runs`, place);
  });

method("compute_output_shape", "input_shape, *args, **kwargs", (layer, { runtime, get, place }) =>
  computeOutputShape(runtime, layer, get("input_shape"), place),
);

for (const name of LEARNING) method(name, "*args, **kwargs", (layer, bound) => learn(layer, name, bound) ?? null);

/** They change neither the layers of a model nor their shapes. */
const READING_METHODS = ["summary", "save", "save_weights", "load_weights", "export", "to_json"];
for (const name of READING_METHODS)
  method(name, "*args, **kwargs", (model, bound) => {
    const { runtime, place } = bound;
    const text = name === "to_json" ? runtime.unknown("the model's configuration as text isn't followed", place) : null;
    return refuseUnbuiltModel(runtime, model, name, bound) ?? text;
  });
method("add_metric", "*args, **kwargs", (layer, { runtime, place }) => {
  refuseEarlier(runtime, place, "add_metric", "Give it to `compile(metrics=[…])`, or update a metric in `call`.");
  return null;
});
method("add_loss", "*args, **kwargs", (layer, { runtime, place }) => {
  if (layer.state.functional)
    refuseEarlier(runtime, place, "add_loss", "Call `self.add_loss` in the `call` of a layer.");
  update(runtime, layer, { hasLoss: true });
  return null;
});
method("set_weights", "weights", (layer, { runtime, get, place }) => setWeights(runtime, layer, get("weights"), place));
method("get_weights", "", (layer, { runtime }) => arraysOf(layer, runtime));
method("enable_lora", "rank, lora_alpha=None, a_initializer='he_uniform', b_initializer='zeros'", enableLora);
method("quantize", "mode=None, *args, **kwargs", quantize);
method("get_config", "", (layer, { runtime }) => configurationOf(runtime, layer));
