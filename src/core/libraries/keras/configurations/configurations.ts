/**
 * Configurations of layers and models, and copies made from them: new layers with new weights and the old names.
 *
 *     copy = keras.models.clone_model(model)
 *     again = keras.Sequential.from_config(model.get_config())
 */
import { Failure, Unknown } from "../../../dims/dim.js";
import { findLayer } from "../../../layers/catalogue.js";
import type { LayerEntry } from "../../../layers/entry.js";
import { BASE_KEYWORDS } from "../../../layers/construct.js";
import { didYouMean } from "../../../layers/suggest.js";
import { flatten } from "../../../layers/inputs.js";
import { signature } from "../../../layers/signature.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { layerClass } from "../../../problems/layer-class.js";
import type { Place } from "../../../text/span.js";
import { reasonFor, tensorsIn, toSpecs, withReplaced, withTensors } from "../../../values/convert.js";
import { LayerObject, unconfigured, Operation, type GraphNode } from "../../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../../values/native.js";
import { ClassObject, DictObject, FunctionObject, ListObject } from "../../../values/objects.js";
import {
  Float,
  noArguments,
  positionalArguments,
  TensorValue,
  TupleValue,
  type CallArguments,
  type Value,
} from "../../../values/value.js";
import { automaticConfiguration } from "./automatic-configurations.js";
import { configureCopy, newLayer, update } from "../construct-layer.js";
import { configured } from "./kept-arguments.js";
import { callLayer } from "../layer-calls.js";
import { newNode, TENSOR_CLASS, tensorName } from "../graph/graph-nodes.js";
import { keywordsOf } from "./made-of-configuration.js";
import { makerEdition } from "../editions.js";
import { configuredNames } from "../spelling/earlier-spelling.js";
import { refuseCopy } from "./unregistered.js";
import { makeFunctional } from "../functional.js";
import { addLayer, countRebuild, newInput, untoldName } from "../models.js";

/** A model's configuration: what is in it isn't followed, but whose it is is known while nobody changes it. */
class ModelConfiguration extends DictObject {
  readonly #entries: number;
  constructor(readonly model: LayerObject) {
    super(
      [["name", model.state.name ?? new Unknown("the model's name isn't known")]],
      new Unknown("a model's configuration isn't followed"),
    );
    this.#entries = this.entries.size;
  }

  get isUnchanged(): boolean {
    return this.entries.size === this.#entries && this.get("name") === this.model.state.name;
  }
}

/** A layer's configuration. Classes and functions are names in it. */
class LayerConfiguration extends DictObject {
  constructor(
    readonly layer: LayerObject,
    entries: readonly [string, Value][],
  ) {
    super(entries);
  }
}

/** `layer.get_config()`: the arguments that make the same layer again. */
export function configurationOf(runtime: Runtime, layer: LayerObject): DictObject {
  const { sequential, functional, name, trainable } = layer.state;
  if (sequential ?? functional) return runtime.heap.adopt(new ModelConfiguration(layer));
  const base: [string, Value][] = [
    ["name", name ?? new Unknown("the layer's name isn't known")],
    ["trainable", trainable],
    ["dtype", policyName(layer)],
  ];
  const { dialect } = runtime.settings;
  const names = layer.entry ? configuredNames(layer.entry, dialect) : [];
  const isToday = layer.entry && signature(layer.entry.signature).byName;
  const valueOf = (parameter: string): Value | undefined =>
    dialect === undefined || isToday?.has(parameter)
      ? configured(runtime, layer, parameter)
      : new Unknown(`\`${parameter}\` is Keras 2's`);
  const own = names.map((parameter) => [parameter, valueOf(parameter)] as const);
  return runtime.heap.adopt(
    new LayerConfiguration(layer, [
      ...base,
      ...own.filter((entry): entry is [string, Value] => entry[1] !== undefined),
    ]),
  );
}

const policyName = ({ dtype: { compute, variable, isQuantized } }: LayerObject): Value => {
  if (isQuantized || typeof compute !== "string") return new Unknown("the layer's dtype policy isn't known");
  return compute === variable ? compute : `mixed_${compute}`;
};

/** `SomeLayer.from_config(config)`. */
export function fromConfiguration(runtime: Runtime, cls: Value, config: Value, place: Place): Value {
  const isOfStack = config instanceof ModelConfiguration && config.model.state.sequential !== undefined;
  const isForOther = isOfStack && cls instanceof NativeFunction && cls.className === "Model";
  if (config instanceof ModelConfiguration && config.isUnchanged && !isForOther)
    return cloneOf(runtime, config.model, place);
  const refused = runtime.settings.dialect === undefined ? refuseFor(runtime, cls, config, place) : undefined;
  if (refused) return refused;
  if (!(config instanceof DictObject)) return reasonFor(config);
  // Its layers are configurations too.
  if (cls instanceof NativeFunction && Object.hasOwn(PARTS, cls.className ?? ""))
    return runtime.unknown("what is made of a model's configuration isn't followed", place);
  const lost =
    config instanceof LayerConfiguration && cls instanceof NativeFunction
      ? refuseCopy(runtime, config.layer, place, "its class", (name) => config.get(name))
      : undefined;
  if (lost) return lost;
  const args: CallArguments = { positional: [], keywords: keywordsOf(config) };
  // The library makes the object, in a line of its own.
  const elsewhere = { ...place, file: "keras" };
  const made = runtime.call(cls, config.open ? { ...args, unknownRest: config.open } : args, elsewhere);
  if (!(made instanceof Failure)) return made;
  const message = `The layer can't be made of this configuration. ${made.message ?? "One of its values is refused."}`;
  return runtime.fail({ kind: invalidArgument, place, message }, "TypeError", place);
}

/** What `get_config` of a stack, and of a functional model, has in it at least. */
const PARTS = { Sequential: ["name", "layers"], Model: ["name", "layers", "input_layers", "output_layers"] } as const;

/** Why it is no configuration of a model. A Model may be made of fewer parts, but for its layers. */
function refusedOfModel(name: keyof typeof PARTS, config: Value): string | undefined {
  const isNone =
    config === null || ["boolean", "number", "string"].includes(typeof config) || config instanceof LayerObject;
  if (isNone || config instanceof Float || config instanceof ListObject || config instanceof TupleValue)
    return `${name}.from_config takes a dict, as \`get_config\` of such a model gives it.`;
  if (config instanceof ModelConfiguration)
    return name === "Model" && config.model.state.sequential && config.isUnchanged
      ? "This is the configuration of a Sequential. Give it to Sequential.from_config."
      : undefined;
  if (!(config instanceof DictObject) || config.open) return undefined;
  const isWhole = name === "Sequential" || config.get("layers") !== undefined;
  const missing = isWhole ? PARTS[name].find((part) => config.get(part) === undefined) : undefined;
  return missing === undefined ? undefined : `This configuration of a ${name} model lacks \`${missing}\`.`;
}

/** Reports what no configuration of the class can be. */
function refuseFor(runtime: Runtime, cls: Value, config: Value, place: Place): Unknown | undefined {
  if (cls instanceof ClassObject) return refuseConfiguration(runtime, cls, config, place);
  const fail = (message: string, exception: string): Unknown =>
    runtime.fail({ kind: layerClass, place, message }, exception, place);
  const name = cls instanceof NativeFunction ? cls.className : undefined;
  const ofModel = name === "Sequential" || name === "Model" ? refusedOfModel(name, config) : undefined;
  if (ofModel !== undefined) return fail(ofModel, "ValueError");
  const entry = findLayer(name ?? "");
  if (!entry) return undefined;
  if (config === null || typeof config === "string" || typeof config === "number" || config instanceof LayerObject)
    return fail(`${entry.className}.from_config takes a dict, as \`get_config\` gives it.`, "AttributeError");
  if (!(config instanceof DictObject) || config.open) return undefined;
  const keys = [...config.entries.values()].map(([key]) => key);
  const { parameters, byName } = signature(entry.signature);
  const missing = parameters.find(
    ({ kind, name, default: otherwise }) =>
      otherwise === undefined && kind !== "rest" && kind !== "keyword-rest" && !keys.includes(name),
  );
  if (missing) return fail(`This configuration of a ${entry.className} lacks \`${missing.name}\`.`, "TypeError");
  const { extraKeywords } = entry;
  const isHeard = (key: Value): boolean =>
    typeof key !== "string" ||
    extraKeywords === "any" ||
    [...byName.keys(), ...extraKeywords, ...BASE_KEYWORDS, "quantization_config"].includes(key);
  const odd = keys.find((key) => !isHeard(key));
  if (typeof odd !== "string") return undefined;
  const hint = didYouMean(odd, byName.keys());
  return fail(
    `This configuration of a ${entry.className} has \`${odd}\`, which it has no argument for.${hint}`,
    "TypeError",
  );
}

/** `clone_model(model)`. */
export const cloneModel = (runtime: Runtime, model: LayerObject, place: Place): LayerObject | Unknown =>
  !model.cls && model.state.sequential
    ? cloneSequential(runtime, model, place)
    : !model.cls && model.state.functional
      ? cloneFunctional(runtime, model, place, tensorName)
      : cloneOf(runtime, model, place);

/** A layer or model made of the configuration of another one, with weights of its own. */
function cloneOf(runtime: Runtime, layer: LayerObject, place: Place): LayerObject | Unknown {
  if (layer.cls) return cloneOfClass(runtime, layer, place);
  if (layer.state.sequential) return cloneSequential(runtime, layer, place, "layer by layer");
  if (layer.state.functional) return cloneFunctional(runtime, layer, place);
  const refused = refuseCopy(runtime, layer, place);
  if (refused) return refused;
  if (!layer.entry) return runtime.unknown(`how a ${layer.className} is copied isn't known`, place);
  const copy = newLayer(runtime, "layer", layer.className, layer.entry, undefined, place);
  copy.edition = layer.edition;
  copy.config = layer.config;
  copy.dtype = layer.dtype;
  copy.imageDataFormat = layer.imageDataFormat;
  copy.argumentsGiven = layer.argumentsGiven;
  const lost = copyInside(runtime, layer, copy, layer.entry, place);
  if (lost) return lost;
  const { name, trainable, inputShapeArgument } = layer.state;
  update(runtime, copy, { name, trainable, ...(inputShapeArgument && { inputShapeArgument }) });
  if (layer.config !== unconfigured)
    for (const hidden of layer.entry.hiddenLayers(layer.config, true)) runtime.automaticName(hidden);
  return copy;
}

/** A copy has copies of the layers that the layer was given. The Unknown of one that can't be copied. */
function copyInside(
  runtime: Runtime,
  layer: LayerObject,
  copy: LayerObject,
  entry: LayerEntry,
  place: Place,
): Unknown | undefined {
  if (layer.madeWith === undefined) return undefined;
  const copies = new Map<LayerObject, LayerObject | Unknown>();
  const replaced = (value: Value): Value =>
    withReplaced(runtime.heap, value, (item) => {
      if (!(item instanceof LayerObject)) return undefined;
      if (!copies.has(item)) copies.set(item, cloneOf(runtime, item, place));
      return copies.get(item);
    });
  const { positional, keywords, ...rest } = layer.madeWith;
  const args: CallArguments = {
    ...rest,
    positional: positional.map(replaced),
    keywords: new Map([...keywords].map(([name, value]) => [name, replaced(value)])),
  };
  // What a Bidirectional tells of the layer that it was given is its own copy of that.
  const [pattern] = layer.state.children;
  const [own, again] = [layer.attributes.get("forward_layer"), pattern && copies.get(pattern)];
  if (own instanceof LayerObject && own.partOf === layer && again instanceof LayerObject)
    update(runtime, again, { trainable: own.state.trainable });
  const lost = [...copies.values()].find((inner) => inner instanceof Unknown);
  if (lost === undefined) configureCopy(runtime, copy, entry, args);
  return lost;
}

/** A layer of a model whose configuration is a text: a class of the program's is looked up by its name, where it is registered. */
function fromText(runtime: Runtime, layer: LayerObject, place: Place): LayerObject | Unknown {
  if (!layer.cls) return cloneOf(runtime, layer, place);
  const refused = refuseCopy(runtime, layer, place, "nothing");
  if (refused) return refused;
  runtime.loseNames();
  return runtime.unknown(`whether ${layer.className} is found by its name can't be told`, place);
}

/** The library asks an object of the program's class for its configuration, and the class for an object. */
function cloneOfClass(runtime: Runtime, layer: LayerObject, place: Place): LayerObject | Unknown {
  const isOwn = layer.cls!.lookup("get_config") !== undefined;
  const config = isOwn
    ? runtime.call(runtime.attribute(layer, "get_config", place), noArguments, place)
    : automaticConfiguration(runtime, layer, configurationOf(runtime, layer));
  if (config === "none") {
    const why = layer.kind === "layer" ? "made with what isn't plain values" : "a model that is made with arguments";
    const message = `${layer.className} can't be made again: it is ${why}, and has no \`get_config\` that tells them. Define one.`;
    return runtime.fail({ kind: layerClass, place, message }, "NotImplementedError", place);
  }
  if (config === undefined) {
    // The class is called again with what it was called with, which may make any layers.
    runtime.loseNames();
    return runtime.unknown(`${layer.className} has no \`get_config\`, so that a copy isn't followed`, place);
  }
  const refused = layer.cls!.lookup("from_config")
    ? undefined
    : refuseConfiguration(runtime, layer.cls!, config, place);
  if (refused) return refused;
  const make = runtime.attribute(layer.cls!, "from_config", place);
  const made = runtime.call(make, positionalArguments(config), place);
  return made instanceof LayerObject ? made : reasonFor(made);
}

/** Reports a configuration that the class' own `__init__` can't be called with: the library hands it on by name. */
function refuseConfiguration(runtime: Runtime, cls: ClassObject, config: Value, place: Place): Unknown | undefined {
  const init = cls.lookup("__init__");
  if (!(init instanceof FunctionObject) || !(config instanceof DictObject) || config.open) return undefined;
  if (runtime.settings.dialect !== undefined) return undefined;
  const parameters = init.definition.parameters.slice(1);
  const names = parameters.map(({ target }) => (target.kind === "name" ? target.name : undefined));
  const needed = parameters.findIndex(
    ({ kind, default: otherwise }, i) =>
      kind !== "rest" &&
      kind !== "keyword-rest" &&
      otherwise === undefined &&
      config.get(names[i] ?? null) === undefined,
  );
  if (needed >= 0 && names[needed] !== undefined) {
    const message = `${cls.name} can't be made again from its configuration: its \`__init__\` needs \`${names[needed]}\`, which isn't in it.`;
    return runtime.fail({ kind: layerClass, place, message }, "TypeError", place);
  }
  if (parameters.some(({ kind }) => kind === "keyword-rest")) return undefined;
  const odd = [...config.entries.values()].map(([key]) => key).find((key) => !names.some((name) => name === key));
  if (typeof odd !== "string") return undefined;
  const message = `${cls.name} can't be made again from its configuration: its \`__init__\` has no argument \`${odd}\`. Let it take \`**kwargs\`, and hand them to \`super().__init__\`.`;
  return runtime.fail({ kind: layerClass, place, message }, "TypeError", place);
}

function cloneSequential(
  runtime: Runtime,
  model: LayerObject,
  place: Place,
  built: "at once" | "layer by layer" = "at once",
): LayerObject {
  const { name, trainable, sequential } = model.state;
  const copy = newLayer(runtime, "sequential", model.className, undefined, undefined, place);
  copy.edition = model.edition;
  const open = sequential!.open;
  update(runtime, copy, { name, trainable, sequential: { layers: [], ...(open && { open }) } });
  runtime.modelBuilt(copy, place);
  const { inputLayer, input } = sequential!;
  if (inputLayer && input) {
    const spec = { shape: input.shape, dtype: input.dtype };
    const name = inputLayer.state.name ?? untoldName;
    addLayer(runtime, copy, newInput(runtime, spec, name, place, model.edition).layer, place);
  }
  for (const layer of sequential!.layers) {
    const again = built === "at once" ? cloneOf(runtime, layer, place) : fromText(runtime, layer, place);
    addLayer(runtime, copy, again, place);
    if (built === "layer by layer") countRebuild(runtime, copy, copy.state.sequential?.layers.slice(0, -1));
  }
  if (built === "at once") countRebuild(runtime, copy);
  keepCompilation(runtime, model, copy);
  return copy;
}

/** What an input of the copy is named after: by `clone_model` after the tensor, of a configuration after the input itself. */
type InputName = (runtime: Runtime, tensor: TensorValue) => string | undefined;

const inputName: InputName = (_runtime, { origin }) =>
  origin?.node.operation instanceof LayerObject ? origin.node.operation.state.name : undefined;

function cloneFunctional(
  runtime: Runtime,
  model: LayerObject,
  place: Place,
  nameOf = inputName,
): LayerObject | Unknown {
  const { inputs, outputs, operations, ordered, open } = model.state.functional!;
  const copy = newLayer(runtime, "functional", model.className, undefined, undefined, place);
  copy.edition = model.edition;
  update(runtime, copy, { name: model.state.name, trainable: model.state.trainable });
  const graph = new CopiedGraph(runtime, place, nameOf);
  for (const tensor of tensorsIn(inputs)) graph.addInput(tensor);
  if (nameOf === inputName) graph.addByLayer(operations, ordered);
  else for (const node of ordered) graph.add(node);
  const failed =
    open ?? graph.failed ?? makeFunctional(runtime, copy, graph.moved(inputs), graph.moved(outputs), place);
  keepCompilation(runtime, model, copy);
  return failed ?? copy;
}

/** A copy is compiled as the model is in Keras 3; what it was compiled with isn't followed. */
function keepCompilation(runtime: Runtime, { state }: LayerObject, copy: LayerObject): void {
  if (state.compiled && runtime.settings.dialect === undefined)
    update(runtime, copy, { compiled: new Unknown("how a copy is compiled isn't known") });
}

/** The nodes of a graph once more, on copies of their layers. */
class CopiedGraph {
  readonly #tensors = new Map<string, Value>();
  readonly #operations = new Map<LayerObject | Operation, LayerObject | Operation | Unknown>();
  failed: Unknown | undefined;

  constructor(
    readonly runtime: Runtime,
    readonly place: Place,
    readonly nameOf: InputName,
  ) {}

  addInput(tensor: TensorValue): void {
    const spec = { shape: tensor.shape, dtype: tensor.dtype };
    const name = this.nameOf(this.runtime, tensor) ?? untoldName;
    this.#tensors.set(keyOf(tensor), newInput(this.runtime, spec, name, this.place, makerEdition(tensor)).tensor);
  }

  /**
   * As the library makes the nodes of a configuration: layer after layer, each as far as its inputs are there, until all are made. What
   * an attempt reads of the arguments are tensors, and they take names (keras/src/models/functional.py, functional_from_config).
   */
  addByLayer(operations: readonly (LayerObject | Operation)[], nodes: readonly GraphNode[]): void {
    const byOperation = new Map<LayerObject | Operation, GraphNode[]>(operations.map((operation) => [operation, []]));
    for (const node of [...nodes].sort((a, b) => a.id - b.id))
      if (!this.#isMade(node.outputs)) byOperation.get(node.operation)?.push(node);
    for (const [operation, { length }] of byOperation) if (length > 0) this.#copyOf(operation);
    let waiting = [...byOperation.values()].flat().length;
    for (let before = Infinity; waiting > 0 && waiting < before;) {
      before = waiting;
      for (const queue of byOperation.values()) while (queue[0] !== undefined && this.#addNext(queue[0])) queue.shift();
      waiting = [...byOperation.values()].flat().length;
    }
  }

  /** False where an input isn't made yet. */
  #addNext(node: GraphNode): boolean {
    for (const _ of node.inputs) this.runtime.automaticName(TENSOR_CLASS);
    const isReady = this.#isMade(node.inputs);
    if (isReady) this.add(node);
    return isReady;
  }

  #isMade(tensors: readonly TensorValue[]): boolean {
    return tensors.every((tensor) => this.#tensors.has(keyOf(tensor)));
  }

  #copyOf(original: LayerObject | Operation): LayerObject | Operation | Unknown {
    const copy = this.#operations.get(original) ?? this.#copy(original);
    this.#operations.set(original, copy);
    return copy;
  }

  add(node: GraphNode): void {
    if (this.#isMade(node.outputs)) return;
    const operation = this.#copyOf(node.operation);
    if (operation instanceof Unknown) {
      this.failed ??= operation;
      return;
    }
    const result = operation instanceof LayerObject ? this.#call(operation, node) : this.#apply(operation, node);
    const made = tensorsIn(result);
    node.outputs.forEach((tensor, i) => this.#tensors.set(keyOf(tensor), made[i] ?? reasonFor(result)));
  }

  /** A value with the graph's tensors in the place of the old ones. */
  moved(value: Value): Value {
    return withTensors(
      this.runtime.heap,
      value,
      (tensor) => (tensor.origin && this.#tensors.get(keyOf(tensor))) ?? tensor,
    );
  }

  #copy(operation: LayerObject | Operation): LayerObject | Operation | Unknown {
    if (operation instanceof LayerObject)
      return (this.nameOf === inputName ? fromText : cloneOf)(this.runtime, operation, this.place);
    const copy = new Operation(operation.className, operation.name, operation.infer, operation.cost);
    copy.isOfMask = operation.isOfMask;
    return copy;
  }

  #call(layer: LayerObject, node: GraphNode): Value {
    const { positional, keywords } = node.args ?? positionalArguments(...node.inputs);
    const args = {
      positional: positional.map((value) => this.moved(value)),
      keywords: new Map([...keywords].map(([name, value]) => [name, this.moved(value)])),
    };
    return callLayer(this.runtime, layer, args, this.place);
  }

  #apply(operation: Operation, node: GraphNode): Value {
    const inputs = node.inputs.flatMap((tensor) => tensorsIn(this.moved(tensor)));
    const output = operation.infer(inputs.flatMap((tensor) => flatten(toSpecs(tensor))));
    return newNode(this.runtime, operation, inputs, output, { open: node.open }).value;
  }
}

const keyOf = ({ origin }: TensorValue): string => `${origin?.node.id}/${origin?.index}`;
