/**
 * From the models of an evaluation to topologies: what would build them anew.
 *
 *     Sequential([Dense(10)]) at the program's end   { kind: "Sequential", layers: [{ layer: "Dense", arguments: { units: 10, … } }] }
 */
import { NumPyInteger } from "../dims/numpy-integer.js";
import { Float, isRanked, Sym, Unknown, type Dim, type Shape } from "../dims/dim.js";
import { signature, type Signature } from "../layers/signature.js";
import { plainArgument } from "../layers/argument.js";
import type { DimFact, LanguageFact } from "../model/facts.js";
import type {
  LayerTopology,
  ModelTopology,
  NoTopology,
  TensorFact,
  TensorReference,
  TopologyCall,
  TopologyValue,
} from "../model/topology.js";
import { isLeaf } from "../libraries/keras/weights/weights.js";
import { itemsOf, reasonFor } from "../values/convert.js";
import { LayerObject, Operation, unconfigured, type GraphNode } from "../values/layer-object.js";
import { NativeFunction } from "../values/native.js";
import { ClassObject, DictObject, FunctionObject } from "../values/objects.js";
import {
  External,
  positionalArguments,
  TensorValue,
  Undefined,
  type CallArguments,
  type Value,
} from "../values/value.js";

const isPart = (layer: LayerObject, value: Value): boolean => value instanceof LayerObject && value.partOf === layer;

/** What a configuration can't say: a layer inside that also stands elsewhere, a part that is frozen or adapted apart from the rest. */
function refuseInside(layers: readonly LayerObject[]): void {
  const held = new Set<LayerObject>(layers);
  for (const layer of layers.filter(isLeaf)) {
    const { children, trainable, unknownWeights, weights } = layer.state;
    const name = layer.state.name ?? layer.className;
    if (weights.some(({ set }) => set !== undefined && set !== trainable))
      throw new NoWay(`a weight of ${name} is frozen apart from the rest`);
    if (unknownWeights) throw new NoWay(unknownWeights.because);
    for (const inner of children) {
      if (held.has(inner) && inner.state.built)
        throw new NoWay(`what is inside ${name} also stands elsewhere in the model`);
      held.add(inner);
      if (hasOwnFlag(inner, layer, trainable)) throw new NoWay(`a part of ${name} is frozen apart from the rest`);
      if (isAdapted(inner, layer)) throw new NoWay(`a part of ${name} is adapted apart from the rest`);
    }
  }
}

const hasOwnFlag = (part: LayerObject, layer: LayerObject, flag: boolean | Unknown): boolean =>
  part.partOf === layer &&
  (part.state.trainable !== flag || part.state.children.some((inner) => hasOwnFlag(inner, part, flag)));

/** `attention._query_dense.enable_lora(4)`: the attention layer has no argument that would say so. */
const isAdapted = (part: LayerObject, layer: LayerObject): boolean =>
  part.partOf === layer && part.argumentsGiven.some(({ name, given }) => name === "lora_rank" && !given);

/** Why there is no topology; thrown from wherever it shows. */
class NoWay extends Error {}

/** The model's topology at the program's end, or the reason why there is none. */
export function topologyOf(model: LayerObject, language: LanguageFact, uncalled: boolean): ModelTopology | NoTopology {
  try {
    return new TopologyReader(language).model(model, uncalled);
  } catch (error) {
    if (!(error instanceof NoWay)) throw error;
    return { id: model.id, name: model.state.name ?? model.className, uncalled, because: error.message };
  }
}

const NONE: Signature["byName"] = new Map();

class TopologyReader {
  /** Operations of graphs have names of their own only in part. */
  readonly #names = new Map<LayerObject | Operation, string>();

  constructor(readonly language: LanguageFact) {}

  model(model: LayerObject, uncalled = false): ModelTopology {
    const { state, cls, kind } = model;
    const base = {
      id: model.id,
      name: state.name ?? model.className.toLowerCase(),
      language: this.language,
      uncalled,
      maskOperations: state.functional?.operations.filter(isOfMask).map(({ className }) => className) ?? [],
      trainable: flag(state.trainable, `whether ${state.name ?? "the model"} is trained`),
      assuming: model.assuming.map(({ what, value }) => `${what} = ${value}`),
    };
    if (cls) throw new NoWay(`${cls.name} is a class of the program's own, and only its code tells what it computes`);
    if (state.sequential) return { ...base, kind: "Sequential", ...this.#sequential(model) };
    if (state.functional) return { ...base, kind: "Functional", ...this.#functional(model) };
    throw new NoWay(kind === "model" ? "what it computes isn't known" : "it has no input yet");
  }

  #sequential(model: LayerObject): Pick<ModelTopology, "layers" | "inputs" | "outputs"> {
    const { layers, input, output, open } = model.state.sequential!;
    if (open) throw new NoWay(open.because);
    if (!input || output === undefined)
      throw new NoWay(
        "it has no input yet: begin it with keras.Input(shape=…), or give its first layer an input shape",
      );
    if (layers.length === 0) throw new NoWay("it has no layers");
    refuseInside(layers);
    const name = this.#nameOf(layers[0]!);
    const reference = (tensor: TensorValue, of: string): TopologyValue => ({
      tensor: { layer: of, call: 0, output: 0, ...tensorFacts(tensor) },
    });
    return {
      layers: layers.map((layer) => this.#layer(layer, [])),
      inputs: reference(input, model.state.sequential!.inputLayer?.state.name ?? `${name}_input`),
      outputs: output instanceof TensorValue ? reference(output, this.#nameOf(layers.at(-1)!)) : unknown(output),
    };
  }

  #functional(model: LayerObject): Pick<ModelTopology, "layers" | "inputs" | "outputs"> {
    const { inputs, outputs, operations, nodes, ordered, open } = model.state.functional!;
    if (open) throw new NoWay(open.because);
    const broken = ordered.find((node) => node.open)?.open;
    if (broken) throw new NoWay(broken.because);
    refuseInside(operations.filter((operation) => operation instanceof LayerObject));
    const graph = new Graph(ordered.filter((node) => nodes.has(node)));
    const tensor = (value: TensorValue): TopologyValue => {
      const { origin } = value;
      const call = origin && graph.callOf(origin.node);
      if (!origin || call === undefined) return { unknown: "a tensor comes from outside the model" };
      if (isOfMask(origin.node.operation)) return { unknown: "it computes with the mask of a tensor" };
      const reference: TensorReference = {
        layer: this.#nameOf(origin.node.operation),
        call,
        output: origin.index,
        ...tensorFacts(value),
      };
      return { tensor: reference };
    };
    return {
      layers: operations
        .filter((operation) => !isOfMask(operation))
        .map((operation) => {
          const calls = graph.nodesOf(operation).map((node) => this.#call(node, tensor));
          return operation instanceof LayerObject ? this.#layer(operation, calls) : this.#operation(operation, calls);
        }),
      inputs: this.#value(inputs, tensor),
      outputs: this.#value(outputs, tensor),
    };
  }

  #call(node: GraphNode, tensor: (value: TensorValue) => TopologyValue): TopologyCall {
    // An InputLayer's node has none: what comes in is given from outside.
    const args: CallArguments = node.args ?? positionalArguments(...node.inputs);
    return {
      positional: args.positional.map((value) => this.#value(value, tensor)),
      keywords: record(
        [...args.keywords].filter(([name, value]) => name !== "mask" || !isMask(value)),
        (value) => this.#value(value, tensor),
      ),
    };
  }

  #layer(layer: LayerObject, calls: readonly TopologyCall[]): LayerTopology {
    const { state, entry, cls, dtype } = layer;
    const name = this.#nameOf(layer);
    if (state.sequential ?? state.functional) {
      const model = this.model(layer);
      return { ...plainLayer(name, model.kind), trainable: model.trainable, dtype: "float32", calls, model };
    }
    if (cls) throw new NoWay(`${name} is a ${cls.name}, a class of the program's own`);
    if (!entry && layer.className !== "InputLayer")
      throw new NoWay(`what ${name} (${layer.className}) computes isn't known`);
    if (entry && layer.config === unconfigured && layer.className !== "InputLayer")
      throw new NoWay(`${name} (${layer.className}) can't be made with these arguments`);
    const [node] = state.nodes;
    const output = node?.outputs[0];
    const inputShape =
      layer.className === "InputLayer" ? output?.shape : (state.inputShapeArgument?.shape as Shape | undefined);
    return {
      ...plainLayer(name, layer.className),
      trainable: flag(state.trainable, `whether ${name} is trained`),
      dtype: typeof dtype.compute === "string" ? dtype.compute : "?",
      arguments: this.#arguments(layer),
      ...(inputShape !== undefined && { inputShape: shapeFact(inputShape) }),
      takes: node?.inputs.filter((tensor) => !isMask(tensor)).map(tensorFacts) ?? [],
      gives: node?.outputs.map(tensorFacts) ?? [],
      calls,
      ...(layer.className === "InputLayer" && output && { dtype: tensorFacts(output).dtype }),
    };
  }

  #operation(operation: Operation, calls: readonly TopologyCall[]): LayerTopology {
    return { ...plainLayer(this.#nameOf(operation), operation.className), isOperation: true, calls };
  }

  /** Those of the signature, as given or by default, and whatever else was given. */
  #arguments(layer: LayerObject): LayerTopology["arguments"] {
    const found: Record<string, TopologyValue> = {};
    const known = layer.entry ? signature(layer.entry.signature).byName : NONE;
    for (const [name, parameter] of known) {
      const standard = plainArgument(parameter.default);
      if (standard !== undefined) found[name] = standard;
    }
    for (const { name, value } of layer.argumentsGiven)
      if (value !== Undefined.value) found[name] = this.#value(value, undefined);
    if (known.has("data_format") && (found["data_format"] ?? null) === null)
      found["data_format"] = this.#value(layer.imageDataFormat, undefined);
    // `layer.activation = …` after it is made: what is there now isn't what it was made with.
    for (const name of Object.keys(found))
      if (layer.attributes.has(name) && !isPart(layer, layer.attributes.get(name)!))
        found[name] = { unknown: "it is set after the layer is made" };
    return found;
  }

  #value(value: Value, tensor: ((value: TensorValue) => TopologyValue) | undefined): TopologyValue {
    const inner = (item: Value): TopologyValue => this.#value(item, tensor);
    if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string")
      return value;
    if (value instanceof Float || value instanceof NumPyInteger) return value.value;
    if (value instanceof TensorValue && value.facts.ambiguous) return { unknown: value.facts.ambiguous.because };
    if (value instanceof TensorValue && tensor && value.origin) return tensor(value);
    if (value instanceof LayerObject) return { layer: this.#layer(value, []) };
    if (value instanceof External) return external(value, inner);
    if (value instanceof NativeFunction) return { function: value.path ?? value.name };
    const items = itemsOf(value);
    if (items) return items.map(inner);
    if (value instanceof DictObject && !value.open) {
      const entries = [...value.entries.values()];
      if (entries.every(([key]) => typeof key === "string"))
        return { dict: record(entries as [string, Value][], inner) };
    }
    return unknown(value);
  }

  #nameOf(operation: LayerObject | Operation): string {
    const told = operation instanceof LayerObject ? operation.state.name : operation.name;
    if (told !== undefined) return told;
    const known = this.#names.get(operation) ?? `${operation.className.toLowerCase()}_unnamed_${this.#names.size + 1}`;
    this.#names.set(operation, known);
    return known;
  }
}

/** Layers make masks, and are given them, wherever a model is built: they are no part of what has to be written down. */
const isOfMask = (operation: LayerObject | Operation): boolean => operation instanceof Operation && operation.isOfMask;

const isMask = (value: Value): boolean =>
  value instanceof TensorValue && value.origin !== undefined && isOfMask(value.origin.node.operation);

/** Which of its operation's calls in the model a node is. */
class Graph {
  readonly #calls = new Map<LayerObject | Operation, GraphNode[]>();

  constructor(nodes: readonly GraphNode[]) {
    for (const node of [...nodes].sort((a, b) => a.id - b.id)) {
      const known = this.#calls.get(node.operation);
      if (known) known.push(node);
      else this.#calls.set(node.operation, [node]);
    }
  }

  nodesOf(operation: LayerObject | Operation): readonly GraphNode[] {
    return this.#calls.get(operation) ?? [];
  }

  callOf(node: GraphNode): number | undefined {
    const at = this.nodesOf(node.operation).indexOf(node);
    return at < 0 ? undefined : at;
  }
}

const plainLayer = (name: string, layer: string): LayerTopology => ({
  name,
  layer,
  isOperation: false,
  trainable: true,
  dtype: "float32",
  arguments: {},
  takes: [],
  gives: [],
  calls: [],
});

function external({ path, instance }: External, inner: (value: Value) => TopologyValue): TopologyValue {
  if (!instance) return { function: path };
  const { positional, keywords, unknownRest } = instance.args;
  if (unknownRest) return { unknown: unknownRest.because };
  return { object: path, positional: positional.map(inner), keywords: record(keywords, inner) };
}

function unknown(value: Value): TopologyValue {
  if (value instanceof FunctionObject)
    return { unknown: `${value.name || "a lambda"} is a function of the program's own` };
  if (value instanceof ClassObject) return { unknown: `${value.name} is a class of the program's own` };
  if (value instanceof Sym) return { unknown: `${value.toString()} is known only when the program runs` };
  return { unknown: reasonFor(value).because };
}

function flag(value: boolean | Unknown, what: string): boolean {
  if (value instanceof Unknown) throw new NoWay(`${what} isn't known: ${value.because}`);
  return value;
}

function record<T>(
  entries: Iterable<readonly [string, Value]>,
  make: (value: Value) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].map(([key, value]) => [key, make(value)]));
}

const tensorFacts = ({ shape, dtype, facts }: TensorValue): TensorFact => ({
  shape: shapeFact(shape),
  dtype: typeof dtype === "string" ? dtype : "?",
  ...(facts.mask && { isMasked: true as const }),
});

const shapeFact = (shape: Shape): readonly DimFact[] | "?" => (isRanked(shape) ? shape.map(dimFact) : "?");

const dimFact = (dim: Dim): DimFact =>
  dim === null || typeof dim === "number" ? dim : dim instanceof Sym ? dim.toString() : "?";
