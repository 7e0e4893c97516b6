/**
 * Calls of layers and models: what comes out, what is built, and the node that it leaves in the graph.
 *
 *     y = Conv2D(64, 3)(x)   on a symbolic tensor a GraphNode; inside a user's `call` only a shape
 */
import { isRanked, sameDim, showShape, Sym, Unknown } from "../../dims/dim.js";
import type { Nest, TensorSpec } from "../../dims/tensor.js";
import { bindCall, type CallValue } from "../../layers/call.js";
import { LayerError, type Applied, type LayerEntry, type Weight } from "../../layers/entry.js";
import { isTensorSpec } from "../../layers/inputs.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import type { Place } from "../../text/span.js";
import { reasonFor, shapeValue, tensorsIn, toArgument, toSpecs } from "../../values/convert.js";
import { LayerObject, unconfigured, type GraphNode, type Operation } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, ListObject } from "../../values/objects.js";
import {
  BoundMethod,
  External,
  positionalArguments,
  TensorValue,
  TupleValue,
  type CallArguments,
  type Value,
} from "../../values/value.js";
import { failLayer, update } from "./construct-layer.js";
import { inputOrigins } from "./input-origins.js";
import { isFrozen } from "./weights.js";
import { ObjectHandle } from "./layer-handle.js";
import { callFunctional, callSequential } from "./models.js";

export function callLayer(runtime: Runtime, layer: LayerObject, args: CallArguments, place: Place): Value {
  if (layer.cls?.lookup("call") !== undefined) return callOwn(runtime, layer, args, place);
  if (layer.kind === "sequential") return callSequential(runtime, layer, args, place);
  if (layer.kind === "functional") return callFunctional(runtime, layer, args, place);
  if (layer.entry) return callEntry(runtime, layer, layer.entry, args, place);
  return finish(
    runtime,
    layer,
    args,
    runtime.unknown(`${layer.className} has no \`call\` that is known`, place),
    undefined,
    place,
  );
}

// ---------------------------------------------------------------- layers of the catalogue

function callEntry(runtime: Runtime, layer: LayerObject, entry: LayerEntry, args: CallArguments, place: Place): Value {
  if (layer.config === unconfigured)
    return runtime.unknown(`the constructor of ${entry.className} hasn't run to its end`, place);
  const convert = (value: Value): CallValue => toCallValue(runtime, value, place);
  let applied: Applied;
  let inputs: Nest<TensorSpec>;
  try {
    const keywords = [...args.keywords].map(([name, value]) => [name, convert(value)] as const);
    const bound = bindCall(entry, args.positional.map(convert), new Map(keywords), layer.dtype.compute);
    // Inside a `call`, and on arrays, the layer computes; on a symbolic tensor it only tells its output's shape.
    const call = { ...bound, executed: runtime.insideCall || !isSymbolicCall(args) };
    inputs = call.inputs;
    applied = withFunction(runtime, layer, args, entry.apply(layer.config, call), place);
    if (layer.state.built) checkBuilt(runtime, layer, applied.weights);
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return failLayer(runtime, error, place, inputOrigins(args));
  }
  const isFirst = !layer.state.built;
  if (isFirst) for (const hidden of entry.hiddenLayersAtBuild(layer.config)) runtime.automaticName(hidden);
  runtime.spend(applied.cost);
  const placed = placeOutput(runtime, layer, args, applied.output);
  update(runtime, layer, {
    lastInput: inputs,
    lastOutput: applied.output,
    ...(placed.node && { nodes: [...layer.state.nodes, placed.node] }),
    ...(isFirst && {
      built: true,
      weights: withDtype(applied.weights, layer.dtype.variable),
      variablesFrozen: isFrozen(layer.state.trainable),
    }),
  });
  runtime.layerApplied({ layer, place, inputs, output: applied.output, cost: applied.cost });
  return placed.value;
}

/** Lambda(f): where the catalogue can't tell the shape, the program's own function can. */
function withFunction(
  runtime: Runtime,
  layer: LayerObject,
  args: CallArguments,
  applied: Applied,
  place: Place,
): Applied {
  const fn =
    layer.entry?.name === "Lambda" ? layer.argumentsGiven.find(({ name }) => name === "function")?.value : undefined;
  if (fn === undefined || !isTensorSpec(applied.output) || isRanked(applied.output.shape)) return applied;
  const { result, cost } = runtime.metered(() =>
    runtime.call(fn, { ...args, positional: args.positional.map(withoutOrigin) }, place),
  );
  const output = toSpecs(result);
  return result instanceof TensorValue || !isTensorSpec(output) ? { ...applied, output, cost } : applied;
}

const withDtype = (weights: readonly Weight[], dtype: string | Unknown): readonly Weight[] =>
  dtype === "float32" || typeof dtype !== "string" ? weights : weights.map((weight) => ({ dtype, ...weight }));

/** Weights stay as the first call made them: an input that needs others doesn't fit. */
function checkBuilt(runtime: Runtime, layer: LayerObject, wanted: readonly Weight[]): void {
  const { weights, perhapsUnbuilt } = layer.state;
  const at = weights.findIndex((weight, i) =>
    wanted[i]?.shape.some((dim, axis) => sameDim(dim, weight.shape[axis] ?? dim) === false),
  );
  if (perhapsUnbuilt) {
    const unknownWeights = new Unknown("which of its inputs builds the layer can't be told", layer.place);
    update(runtime, layer, { perhapsUnbuilt: false, ...(at >= 0 && { unknownWeights }) });
  } else if (at >= 0) {
    const [weight, other] = [weights[at]!, wanted[at]!];
    const message = `${layer.className} was built with a ${weight.name} of ${showShape(weight.shape)}, and this input would need ${showShape(other.shape)}. A layer that is used again needs an input of the same size.`;
    throw new LayerError(incompatibleShape, message);
  }
}

/** An argument of a call as the catalogue's rules read it: tensors as specs, anything unknown as an unknown tensor. */
function toCallValue(runtime: Runtime, value: Value, place: Place): CallValue {
  if (value instanceof TensorValue) return { shape: value.shape, dtype: value.dtype };
  if (value instanceof Sym) return new Unknown(`\`${value}\` is known only when the program runs`, place);
  if (value instanceof External) return reasonFor(value);
  if ((value instanceof TupleValue || (value instanceof ListObject && !value.open)) && tensorsIn(value).length > 0)
    return value.items.map((item) => toCallValue(runtime, item, place)) as CallValue;
  if (value instanceof DictObject && tensorsIn(value).length > 0) return toSpecs(value);
  return toArgument(value, (inner) => new ObjectHandle(runtime, inner, place));
}

// ---------------------------------------------------------------- layers and models of the program

/** A class of the program's with a `call`: built by its `build`, then run on the shapes alone. */
function callOwn(runtime: Runtime, layer: LayerObject, args: CallArguments, place: Place): Value {
  const { result, cost } = runtime.metered(() => {
    buildOwn(runtime, layer, args.positional[0] ?? null, place);
    const plain = {
      ...args,
      positional: args.positional.map(withoutOrigin),
      keywords: mapValues(args.keywords, withoutOrigin),
    };
    const output = runtime.inCall(() => runtime.call(new BoundMethod(layer, layer.cls!.lookup("call")!), plain, place));
    return tellShape(runtime, layer, args, output, place);
  });
  return finish(runtime, layer, args, result, cost, place);
}

export function buildOwn(runtime: Runtime, layer: LayerObject, input: Value, place: Place): void {
  if (layer.state.built) return;
  const build = layer.cls?.lookup("build");
  if (build !== undefined) runtime.call(new BoundMethod(layer, build), positionalArguments(shapesOf(input)), place);
  update(runtime, layer, { built: true });
}

/** What `call` can't tell, the class' own compute_output_shape may. */
function tellShape(runtime: Runtime, layer: LayerObject, args: CallArguments, output: Value, place: Place): Value {
  const compute = layer.cls!.lookup("compute_output_shape");
  if (!(output instanceof Unknown) || compute === undefined) return output;
  const shape = runtime.call(
    new BoundMethod(layer, compute),
    positionalArguments(shapesOf(args.positional[0] ?? null)),
    place,
  );
  const items = runtime.iterate(shape, place);
  return items instanceof Unknown
    ? output
    : new TensorValue(
        items.map((item) => (typeof item === "number" || item === null ? item : reasonFor(item))),
        "float32",
      );
}

/** The shapes of a tensor, or of the tensors in a list or dict. */
function shapesOf(value: Value): Value {
  if (value instanceof TensorValue) return shapeValue(value.shape);
  if (value instanceof TupleValue || (value instanceof ListObject && !value.open))
    return new TupleValue(value.items.map(shapesOf));
  return reasonFor(value);
}

/** The tensor as it is inside a `call`: with its shape, outside of the graph. */
function withoutOrigin(value: Value): Value {
  if (value instanceof TensorValue)
    return value.origin ? new TensorValue(value.shape, value.dtype, undefined, { kind: "tensor" }) : value;
  if (value instanceof TupleValue) return new TupleValue(value.items.map(withoutOrigin), value.named);
  if (value instanceof ListObject && !value.open)
    return new ListObject(value.items.map(withoutOrigin), undefined, value.kind);
  if (value instanceof DictObject)
    return new DictObject(
      [...value.entries.values()].map(([key, item]) => [key, withoutOrigin(item)]),
      value.open,
    );
  return value;
}

const mapValues = (map: ReadonlyMap<string, Value>, f: (value: Value) => Value): ReadonlyMap<string, Value> =>
  new Map([...map].map(([key, value]) => [key, f(value)] as const));

/** Records a call whose result is known, and gives the result its place in the graph. */
export function finish(
  runtime: Runtime,
  layer: LayerObject,
  args: CallArguments,
  output: Value,
  cost: Applied["cost"],
  place: Place,
): Value {
  const inputs = toSpecs(args.positional[0] ?? [...args.keywords.values()][0] ?? null);
  const specs = toSpecs(output);
  // Where nothing enters the graph a call gives what `call` returns: sizes as they are, no tensors in their place.
  const isPlain = !entersGraph(runtime, args) || (output instanceof Unknown && !isSymbolicCall(args));
  const placed: Placed = isPlain ? { value: output } : placeOutput(runtime, layer, args, specs);
  update(runtime, layer, {
    built: true,
    lastInput: inputs,
    lastOutput: specs,
    ...(placed.node && { nodes: [...layer.state.nodes, placed.node] }),
  });
  runtime.layerApplied({ layer, place, inputs, output: specs, cost });
  return placed.value;
}

// ---------------------------------------------------------------- the graph

const argumentValues = (args: CallArguments): readonly Value[] => [...args.positional, ...args.keywords.values()];

const isSymbolicCall = (args: CallArguments): boolean =>
  argumentValues(args).some((value) => tensorsIn(value).some((tensor) => tensor.origin));

/** An argument that may be a tensor of the graph, and can't be told. */
function openArgument(args: CallArguments): Unknown | undefined {
  for (const value of args.positional) {
    if (value instanceof Unknown) return value;
    if (value instanceof External || value instanceof Sym) return reasonFor(value);
    if (value instanceof ListObject && value.open) return value.open;
    const ambiguous = tensorsIn(value).find((tensor) => tensor.facts.ambiguous);
    if (ambiguous) return ambiguous.facts.ambiguous;
  }
  return undefined;
}

/** Whether a call leaves a node in the layer graph. */
const entersGraph = (runtime: Runtime, args: CallArguments): boolean =>
  !runtime.insideCall && (isSymbolicCall(args) || openArgument(args) !== undefined);

/** What a call gives, and the node that it leaves in the graph. */
interface Placed {
  readonly value: Value;
  readonly node?: GraphNode;
}

/** Tensors for the outputs; symbolic ones where the call is. The caller adds the node to the layer. */
function placeOutput(runtime: Runtime, operation: LayerObject, args: CallArguments, output: Nest<TensorSpec>): Placed {
  if (!entersGraph(runtime, args)) return { value: plainOutput(runtime, output) };
  const inputs = argumentValues(args)
    .flatMap(tensorsIn)
    .filter((tensor) => tensor.origin);
  return newNode(runtime, operation, inputs, output, openArgument(args), args);
}

export function plainOutput(runtime: Runtime, output: Nest<TensorSpec>): Value {
  if (isTensorSpec(output)) return new TensorValue(output.shape, output.dtype);
  if (Array.isArray(output))
    return runtime.list((output as readonly Nest<TensorSpec>[]).map((item) => plainOutput(runtime, item)));
  return runtime.heap.adopt(
    new DictObject(Object.entries(output).map(([key, item]) => [key, plainOutput(runtime, item as Nest<TensorSpec>)])),
  );
}

/** A node, and its outputs as symbolic tensors. */
export function newNode(
  runtime: Runtime,
  operation: LayerObject | Operation,
  inputs: readonly TensorValue[],
  output: Nest<TensorSpec>,
  open?: Unknown,
  args?: CallArguments,
): Required<Placed> {
  const outputs: TensorValue[] = [];
  const node: GraphNode = {
    id: runtime.nextId(),
    operation,
    inputs,
    outputs,
    ...(open && { open }),
    ...(args && { args }),
  };
  const wrap = (nest: Nest<TensorSpec>): Value => {
    if (isTensorSpec(nest)) {
      const tensor = new TensorValue(nest.shape, nest.dtype, { node, index: outputs.length });
      outputs.push(tensor);
      return tensor;
    }
    if (Array.isArray(nest)) return runtime.list((nest as readonly Nest<TensorSpec>[]).map(wrap));
    return runtime.heap.adopt(
      new DictObject(Object.entries(nest).map(([key, item]) => [key, wrap(item as Nest<TensorSpec>)])),
    );
  };
  const value = wrap(output);
  return { value, node };
}
