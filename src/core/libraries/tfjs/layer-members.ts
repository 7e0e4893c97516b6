/**
 * Properties and methods of layers and models: `model.add`, `layer.apply`, `model.layers[2].output`, `layer.trainable = false`.
 */
import { isRanked, Unknown } from "../../dims/dim.js";
import { noSuchLayer } from "../../problems/no-such-layer.js";
import { notBuilt } from "../../problems/not-built.js";
import type { Place } from "../../text/span.js";
import { reasonFor, tensorsIn, toShape, toSpecs } from "../../values/convert.js";
import { LayerObject } from "../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { DictObject } from "../../values/objects.js";
import {
  BoundMethod,
  External,
  positionalArguments,
  TensorValue,
  Undefined,
  type CallArguments,
  type Value,
} from "../../values/value.js";
import { didYouMean } from "../../layers/suggest.js";
import { camelCase } from "../../text/case.js";
import { update } from "../keras/construct-layer.js";
import { buildEntry } from "../keras/built-by-hand.js";
import { allWeights } from "../keras/weights/weights.js";
import { applyLayer, buildOwn, shapeArray } from "./apply.js";
import { METHOD_NAMES } from "./names.js";
import { addLayer, popLayer, refuseEmpty } from "./models.js";
import { compile, evaluate, evaluateDataset, fit, fitDataset, predict } from "./training.js";

export function layerMember(runtime: Runtime, layer: LayerObject, name: string, place: Place): Value {
  const property = PROPERTIES[name];
  if (property) return property(layer, runtime, place);
  const method = METHODS.get(name);
  if (method && (layer.cls || METHOD_NAMES[layer.kind].has(name))) return new BoundMethod(layer, method);
  const given = layer.argumentsGiven.find((argument) => camelCase(argument.name) === name);
  if (given) return given.value;
  return layer.open ?? runtime.unknown(`what \`.${name}\` of a ${layer.className} is isn't known`, place);
}

/** Properties that mean something to the library. True where that is all there is to do. */
export function setLayerMember(runtime: Runtime, layer: LayerObject, name: string, value: Value): boolean {
  if (name === "trainable") {
    setTrainable(runtime, layer, typeof value === "boolean" ? value : reasonFor(value));
    return true;
  }
  if (name === "name") {
    update(runtime, layer, { name: typeof value === "string" ? value : undefined });
    return true;
  }
  return false;
}

/** A model hands the flag on to its layers. */
function setTrainable(runtime: Runtime, layer: LayerObject, trainable: boolean | Unknown): void {
  update(runtime, layer, { trainable, variablesFrozen: trainable instanceof Unknown ? trainable : !trainable });
  for (const inner of layer.kind === "layer" ? layer.state.children : layersOf(layer))
    setTrainable(runtime, inner, trainable);
  for (const inner of layer.state.sequential?.perhaps ?? [])
    setTrainable(runtime, inner, new Unknown("whether the layer belongs to the model can't be told", layer.place));
}

type Property = (layer: LayerObject, runtime: Runtime, place: Place) => Value;

const layersOf = ({ state: { sequential, functional } }: LayerObject): readonly LayerObject[] =>
  sequential?.layers ?? functional?.operations.filter((op) => op instanceof LayerObject) ?? [];

/** The tensors at one end of a model, or of a layer's calls. */
function endsOf(layer: LayerObject, end: "input" | "output"): readonly TensorValue[] | Unknown {
  const { sequential, functional, nodes } = layer.state;
  if (sequential) {
    const value = end === "input" ? sequential.input : sequential.output;
    if (sequential.open) return sequential.open;
    return value instanceof TensorValue ? [value] : [];
  }
  if (functional) return functional.open ?? tensorsIn(end === "input" ? functional.inputs : functional.outputs);
  return nodes.flatMap((node) => (end === "input" ? node.inputs : node.outputs));
}

function endOf(layer: LayerObject, end: "input" | "output", runtime: Runtime, place: Place): Value {
  const tensors = endsOf(layer, end);
  if (tensors instanceof Unknown) return tensors;
  if (tensors.length === 1) return tensors[0]!;
  if (tensors.length > 1) return runtime.list([...tensors]);
  if (layer.kind !== "layer" || layer.open || layer.state.lastInput)
    return runtime.unknown("the layer has no such tensor yet", place);
  const message = `${layer.className} has no \`${end}\` before it is applied to a tensor.`;
  return runtime.fail({ kind: notBuilt, place, message }, "Error", place);
}

function shapeAt(layer: LayerObject, end: "input" | "output", runtime: Runtime, place: Place): Value {
  const value = endOf(layer, end, runtime, place);
  return value instanceof TensorValue ? shapeArray(runtime, value.shape) : reasonFor(value);
}

const weightsOf = (layer: LayerObject, runtime: Runtime, wanted: (trainable: boolean) => boolean): Value => {
  const { weights, unknown } = allWeights(layer);
  const open = unknown ?? weights.map(({ frozen }) => frozen).find((frozen) => frozen instanceof Unknown);
  const kept = weights.filter(({ trainable, frozen }) => wanted(trainable && frozen === false));
  return runtime.list(
    kept.map(({ shape, dtype }) => new TensorValue(shape, dtype ?? "float32", undefined, { kind: "variable" })),
    open instanceof Unknown ? open : undefined,
  );
};

const PROPERTIES: Readonly<Record<string, Property>> = {
  name: (layer, runtime, place) => layer.state.name ?? runtime.unknown("the layer's name isn't known", place),
  trainable: (layer) => layer.state.trainable,
  built: (layer) => layer.state.built,
  dtype: (layer) => layer.dtype.variable,
  layers: (layer, runtime) =>
    layer.kind === "layer"
      ? Undefined.value
      : runtime.list([...layersOf(layer)], layer.state.sequential?.open ?? layer.state.functional?.open),
  input: (layer, runtime, place) => endOf(layer, "input", runtime, place),
  output: (layer, runtime, place) => endOf(layer, "output", runtime, place),
  inputs: (layer, runtime) => {
    const ends = endsOf(layer, "input");
    return ends instanceof Unknown ? runtime.list([], ends) : runtime.list([...ends]);
  },
  outputs: (layer, runtime) => {
    const ends = endsOf(layer, "output");
    return ends instanceof Unknown ? runtime.list([], ends) : runtime.list([...ends]);
  },
  inputShape: (layer, runtime, place) => shapeAt(layer, "input", runtime, place),
  outputShape: (layer, runtime, place) => shapeAt(layer, "output", runtime, place),
  batchInputShape: ({ state: { inputShapeArgument } }, runtime) =>
    inputShapeArgument ? shapeArray(runtime, inputShapeArgument.shape) : Undefined.value,
  weights: (layer, runtime) => weightsOf(layer, runtime, () => true),
  trainableWeights: (layer, runtime) => weightsOf(layer, runtime, (trainable) => trainable),
  nonTrainableWeights: (layer, runtime) => weightsOf(layer, runtime, (trainable) => !trainable),
};

// ---------------------------------------------------------------- methods

const METHODS = new Map<string, NativeFunction>();

interface MethodCall {
  readonly runtime: Runtime;
  readonly args: CallArguments;
  readonly place: Place;
  /** An argument by its place; undefined where it isn't given. */
  readonly at: (index: number) => Value;
}

function method(name: string, body: (self: LayerObject, call: MethodCall) => Value): void {
  METHODS.set(
    name,
    new NativeFunction(name, ({ runtime, args, place }) => {
      const [self, ...positional] = args.positional;
      if (!(self instanceof LayerObject)) return runtime.unknown(`\`${name}\` is called on no layer`, place);
      const own = { ...args, positional };
      const at = (index: number): Value => {
        const given = positional[index];
        return given === undefined ? (args.unknownRest ?? Undefined.value) : given;
      };
      return body(self, { runtime, args: own, place, at });
    }),
  );
}

const isGiven = (value: Value): boolean => value !== Undefined.value && value !== null;

method("apply", (layer, { runtime, args, place }) => applyLayer(runtime, layer, args, place));
method("call", (layer, { runtime, args, place }) =>
  layer.cls?.lookup("call") === undefined && layer.entry === undefined && layer.kind === "layer"
    ? (args.positional[0] ?? Undefined.value)
    : applyLayer(runtime, layer, args, place),
);

method("add", (model, { runtime, at, place }) => {
  if (model.kind === "sequential") addLayer(runtime, model, at(0), place);
  return Undefined.value;
});
method("pop", (model, { runtime, place }) =>
  model.kind === "sequential" ? popLayer(runtime, model, place) : Undefined.value,
);

method("build", (layer, { runtime, args, at, place }) => {
  if (layer.kind === "sequential") return refuseEmpty(runtime, layer, place) ?? Undefined.value;
  if (layer.entry) buildEntry(runtime, layer, layer.entry, args, place);
  else buildOwn(runtime, layer, at(0), place);
  return Undefined.value;
});

/** `addWeight(name, shape, dtype, initializer, regularizer, trainable, constraint)` */
method("addWeight", (layer, { runtime, at }) => {
  const [name, shape, dtype, trainable] = [at(0), toShape(at(1)), at(2), at(5)];
  const type = typeof dtype === "string" ? dtype : "float32";
  const isTrainable = isGiven(trainable) ? trainable : true;
  update(runtime, layer, {
    weights: [
      ...layer.state.weights,
      {
        name: typeof name === "string" ? name : "weight",
        shape: isRanked(shape) ? shape : [shape],
        trainable: isTrainable !== false,
        dtype: type,
      },
    ],
    ...(typeof isTrainable !== "boolean" && { unknownWeights: reasonFor(isTrainable) }),
  });
  return new TensorValue(shape, type, undefined, { kind: "variable", tracked: true });
});

method("compile", (model, { runtime, at, place }) => compile(runtime, model, at(0), place));
method("fit", (model, { runtime, at, place }) => {
  runtime.modelTrained(model, place);
  return fit(runtime, model, at(0), at(1), place);
});
method("fitDataset", (model, { runtime, place }) => {
  runtime.modelTrained(model, place);
  return fitDataset(runtime, model, place);
});
method("trainOnBatch", (model, { runtime, at, place }) => {
  runtime.modelTrained(model, place);
  return fit(runtime, model, at(0), at(1), place);
});
method("evaluate", (model, { runtime, at, place }) => evaluate(runtime, model, at(0), at(1), place));
method("evaluateDataset", (model, { runtime, place }) => evaluateDataset(runtime, model, place));
method("predict", (model, { runtime, at, place }) => predict(runtime, model, at(0), place));
method("predictOnBatch", (model, { runtime, at, place }) => predict(runtime, model, at(0), place));

method("getLayer", (model, { runtime, at, place }) => {
  const open = model.state.sequential?.open ?? model.state.functional?.open;
  const layers = layersOf(model);
  const [name, index] = typeof at(0) === "number" ? [null, at(0)] : [at(0), at(1)];
  if (typeof name === "string") {
    const found = layers.find(({ state }) => state.name === name);
    if (found) return found;
    if (open || layers.some(({ state }) => state.name === undefined))
      return open ?? runtime.unknown("the names of the layers aren't known", place);
    const names = layers.flatMap(({ state }) => (state.name === undefined ? [] : [state.name]));
    const message = `The model has no layer named "${name}".${didYouMean(name, names)}`;
    return runtime.fail({ kind: noSuchLayer, place, message }, "Error", place);
  }
  if (typeof index !== "number") return open ?? reasonFor(index);
  const found = layers[index];
  if (found) return found;
  if (open) return open;
  const message = `The model has ${layers.length} layers, and none at ${index}: they are counted from 0.`;
  return runtime.fail({ kind: noSuchLayer, place, message }, "Error", place);
});

method("countParams", (layer, { runtime, place }) => {
  const { weights, unknown } = allWeights(layer);
  let total = 0;
  for (const { shape } of weights)
    for (const size of [shape.reduce<number>((all, dim) => all * (typeof dim === "number" ? dim : Number.NaN), 1)])
      total += size;
  return unknown ?? (Number.isSafeInteger(total) ? total : runtime.unknown("the number of weights isn't known", place));
});

method("getWeights", (layer, { runtime }) => weightsOf(layer, runtime, () => true));
method("getInputAt", (layer, { runtime, place }) => endOf(layer, "input", runtime, place));
method("getOutputAt", (layer, { runtime, place }) => endOf(layer, "output", runtime, place));
method("getClassName", (layer) => layer.className);
method("getConfig", (layer, { runtime, place }) => {
  const entries = layer.argumentsGiven.map(({ name, value }) => [camelCase(name), value] as const);
  const open = runtime.unknown("the whole configuration of a layer isn't followed", place);
  return runtime.heap.adopt(new DictObject([["name", layer.state.name ?? open], ...entries], open));
});

method("computeOutputShape", (layer, { runtime, at, place }) => {
  if (!layer.entry) return at(0);
  const given = new TensorValue(toShape(at(0)), "float32");
  const output = runtime.quietly(() =>
    runtime.apart(() => applyLayer(runtime, layer, positionalArguments(given), place)),
  );
  const specs = toSpecs(output);
  return "shape" in specs
    ? shapeArray(runtime, specs.shape as never)
    : runtime.unknown("the shape can't be told", place);
});

/** What changes nothing that is told here. */
for (const name of [
  "summary",
  "dispose",
  "setWeights",
  "save",
  "addLoss",
  "resetStates",
  "setFastWeightInitDuringBuild",
  "setUserDefinedMetadata",
  "stopTraining",
  "clearCallHook",
  "setCallHook",
  "invokeCallHook",
  "addUpdate",
  "loadWeights",
])
  method(name, () => Undefined.value);
