/**
 * Calls of layers and models: what comes out, what is built, and the node that it leaves in the graph.
 *
 *     y = Conv2D(64, 3)(x)   on a symbolic tensor a GraphNode; inside a user's `call` only a shape
 */
import { Failure, sameDim, showShape, Sym, Unknown } from "../../dims/dim.js";
import type { Nest, TensorSpec } from "../../dims/tensor.js";
import { isBuiltAndTold } from "../../layers/building.js";
import { bindCall, type CallValue } from "../../layers/call.js";
import { LayerError, type Applied, type LayerEntry, type Weight } from "../../layers/entry.js";
import { isTensorSpec } from "../../layers/inputs.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { layerClass } from "../../problems/layer-class.js";
import type { Place } from "../../text/span.js";
import { isSymbolic, itemsOf, reasonFor, tensorsIn, toSpecs } from "../../values/convert.js";
import { during } from "../../values/during.js";
import { LayerObject, unconfigured, type GraphNode } from "../../values/layer-object.js";
import { mayHoldLayers } from "../../values/layers-in.js";
import type { RunningCall, Runtime } from "../../values/native.js";
import { DictObject, FunctionObject, ListObject } from "../../values/objects.js";
import { BoundMethod, External, TensorValue, type CallArguments, type Mask, type Value } from "../../values/value.js";
import { buildEntry } from "./built-by-hand.js";
import { builtWeights } from "./weights/built-weights.js";
import { toCallValue, withTensorsByPosition } from "./call-values.js";
import { failLayer, update } from "./construct-layer.js";
import { inEditionOf, refuseTensors } from "./editions.js";
import { failed, failureAmong } from "./own/failed-calls.js";
import { inputOrigins } from "./graph/input-origins.js";
import { newNode, plainOutput, TENSOR_CLASS } from "./graph/graph-nodes.js";
import { settleWeights } from "./layer-parts.js";
import { withListedStates } from "./spelling/listed-states.js";
import { withFunction } from "./own/lambda-function.js";
import { outputMasks, withMasks } from "./masks.js";
import { objectAmong, refuseOutput, refuseOwnCall, refuseWithoutCall } from "./own/own-classes.js";
import { handedOn, withoutOrigin } from "./own/plain-values.js";
import { parameterNames, shapeArguments, shapesByName, tellShape } from "./own/own-shapes.js";
import { isUnbuilt, runsOf } from "./own/runs-of-call.js";
import { isFrozen } from "./weights/weights.js";
import { activate } from "./activation-layers.js";
import { callFunctional, callSequential } from "./models.js";
import { refuseInitializers } from "./arguments/initializers.js";
import { refuseLookup } from "./learned-data.js";
import { refuseModelCall } from "./refused-model-calls.js";
import { refusePositions } from "./refused-positions.js";

export function callLayer(runtime: Runtime, layer: LayerObject, args: CallArguments, place: Place): Value {
  const failure = runtime.insideCall || layer.cls ? failureAmong(args) : undefined;
  if (failure && runtime.settings.dialect === undefined) return failure;
  const foreign = refuseTensors(runtime, layer, args, place);
  if (foreign) return foreign;
  return inEditionOf(runtime, layer, () => callOfEdition(runtime, layer, args, place));
}

function callOfEdition(runtime: Runtime, layer: LayerObject, args: CallArguments, place: Place): Value {
  if (layer.cls?.lookup("call") !== undefined) return callOwn(runtime, layer, args, place);
  if (layer.kind === "sequential" || layer.kind === "functional" || layer.state.functional)
    return (
      refuseModelCall(runtime, layer, args, place) ??
      (layer.kind === "sequential" ? callSequential : callFunctional)(runtime, layer, args, place)
    );
  if (layer.entry) return callEntry(runtime, layer, layer.entry, withListedStates(runtime, layer.entry, args), place);
  const refused = refuseWithoutCall(runtime, layer, place);
  if (refused) return refused;
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
  const unlearned = refuseLookup(runtime, layer, args, place) ?? refuseObject(runtime, layer, args, place);
  if (unlearned) return unlearned;
  // A class of the program's own may build more than the one that it inherits.
  if (layer.cls?.lookup("build") !== undefined)
    traced(runtime, args, () => buildOwn(runtime, layer, shapesByName(runtime, layer, args), place));
  const convert = (value: Value): CallValue => toCallValue(runtime, value, place);
  let applied: Applied;
  let inputs: Nest<TensorSpec>;
  try {
    const keywords = mapValues(args.keywords, convert);
    const bound = bindCall(entry, args.positional.map(convert), keywords, layer.dtype.compute);
    if (runtime.settings.dialect === undefined) refusePositions(entry, args, bound);
    // Inside a `call`, and on arrays, the layer computes; on a symbolic tensor it only tells its output's shape.
    const isPlaced = !runtime.insideCall && isSymbolicCall(args);
    const executed = !isPlaced;
    const call = {
      inputs: bound.inputs,
      dtype: bound.dtype,
      others: bound.others,
      executed,
      isBuilt: layer.state.built,
    };
    inputs = call.inputs;
    applied = withFunction(runtime, layer, args, entry.apply(layer.config, call), isPlaced, place);
    const isAsked = isPlaced && entry.onlyAnnounces && runtime.settings.dialect === undefined;
    if (layer.state.built && !isAsked) checkBuilt(runtime, layer, applied.weights);
    for (const { problem: kind, message } of applied.warnings ?? []) runtime.report({ kind, place, message });
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    // A layer that is built looks into a list of one, and what it makes of it is its own affair.
    if (layer.state.built && isListOfOne(args)) return runtime.unknown("the layer is called on a list of one", place);
    return failLayer(runtime, error, place, inputOrigins(args));
  }
  const isFirst = !layer.state.built;
  const refused = isFirst ? refuseInitializers(runtime, layer, applied.weights, place) : undefined;
  if (refused) return refused;
  if (isFirst) for (const hidden of entry.hiddenLayersAtBuild(layer.config)) runtime.automaticName(hidden);
  runtime.spend(applied.cost);
  const masked = withMasks(runtime, layer, args);
  const masks = outputMasks(runtime, layer, args, masked, place);
  const placed = placeOutput(runtime, layer, masked.recorded, applied.output, masks);
  update(runtime, layer, {
    lastInput: inputs,
    lastOutput: applied.output,
    ...(placed.node && { nodes: [...layer.state.nodes, placed.node] }),
    ...(isFirst && {
      built: true,
      builtOutput: applied.output,
      ...builtWeights(layer, entry, applied.weights),
      // Layers that it makes only now don't hear of a flag that was set before.
      variablesFrozen: entry.hiddenLayersAtBuild(layer.config).length === 0 && isFrozen(layer.state.trainable),
    }),
  });
  if (isFirst) settleWeights(runtime, layer);
  runtime.layerApplied({ layer, place, inputs, output: applied.output, cost: applied.cost });
  const computes = runtime.insideCall || !isSymbolicCall(args) || runtime.settings.dialect === "tf_keras";
  if (layer.activation && computes) activate(runtime, layer, applied.output, place);
  return placed.value;
}

function refuseObject(runtime: Runtime, layer: LayerObject, args: CallArguments, place: Place): Unknown | undefined {
  const object = runtime.settings.dialect === undefined ? objectAmong(args.positional) : undefined;
  if (object === undefined) return undefined;
  const message = `${layer.className} is called with ${object}, where only tensors may stand.`;
  return runtime.fail({ kind: invalidArgument, place, message }, "ValueError", place);
}

const isListOfOne = ({ positional: [first] }: CallArguments): boolean =>
  first instanceof ListObject && !first.open && first.items.length === 1;

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

// ---------------------------------------------------------------- layers and models of the program

/** A class of the program's with a `call`: built by its `build`, then run on the shapes alone. */
function callOwn(runtime: Runtime, layer: LayerObject, given: CallArguments, place: Place): Value {
  const args = withTensorsByPosition(runtime, given, place);
  const refused = refuseOwnCall(runtime, layer, args, place);
  // What a call with other arguments gives is told all the same, for the lines that come after.
  if (refused && layer.isNeverInitialized) return refused;
  const masked = withMasks(runtime, layer, args);
  const run = (): Value => traced(runtime, args, () => buildAndRun(runtime, layer, masked.given, place));
  const { result, cost } = runtime.metered(() => (refused ? runtime.quietly(run, "uses") : run()));
  if (result instanceof Failure && runtime.settings.dialect === undefined) return failed(runtime, layer, result);
  const isPlaced = !refused && !runtime.insideCall && isSymbolicCall(args);
  const output = (isPlaced ? refuseOutput(runtime, layer, result, place) : undefined) ?? result;
  return finish(runtime, layer, args, output, cost, place, masked);
}

/** On symbolic tensors Keras 2 builds and runs a layer in a graph of its own, in which names are counted anew. */
function traced<T>(runtime: Runtime, args: CallArguments, work: () => T): T {
  const isTraced = runtime.settings.dialect === "tf_keras" && isSymbolicCall(args) && !runtime.insideCall;
  return isTraced ? runtime.countingNamesApart(work) : work();
}

function buildAndRun(runtime: Runtime, layer: LayerObject, args: CallArguments, place: Place): Value {
  const shapes = shapesByName(runtime, layer, args);
  const isKeras3 = runtime.settings.dialect === undefined;
  const told = isKeras3 && isSymbolicCall(args) && !runtime.insideCall;
  const runs = isKeras3 ? runsOf(layer, told) : 1;
  refuseBuild(runtime, layer, args, place);
  if (isKeras3 && runs > 0 && !layer.state.built && layer.cls!.lookup("build") === undefined)
    runtime.loseNames(TENSOR_CLASS);
  buildOwn(runtime, layer, shapes, place);
  const given = isKeras3 ? handedOn(layer.dtype.compute) : withoutOrigin;
  const plain = { ...args, positional: args.positional.map(given), keywords: mapValues(args.keywords, given) };
  const call: RunningCall = {};
  const run = (): Value =>
    running(layer, () =>
      runtime.inCall(call, () => runtime.call(new BoundMethod(layer, layer.cls!.lookup("call")!), plain, place)),
    );
  const named = runtime.namesTaken;
  const waits = runs === 0 && layer.state.children.some(isUnbuilt);
  const isTraced = (runtime.traces || told) && runs > 0;
  const output = during(runtime, { traces: isTraced }, () =>
    waits ? runtime.quietly(() => runtime.apart(run)) : runs === 0 ? runtime.apart(run) : run(),
  );
  // Layers that each run makes take names each time.
  if (runs === 2 && runtime.namesTaken > named) runtime.quietly(() => runtime.unmetered(run));
  if (waits) update(runtime, layer, { waiting: plain });
  holdUnread(runtime, layer, call);
  return told || output instanceof Unknown ? tellShape(runtime, layer, shapes, args, output, place) : output;
}

/** What its method has called may be a layer that it holds, where not all is known that it holds. */
export function holdUnread(runtime: Runtime, layer: LayerObject, { unread }: RunningCall): void {
  const { unknownWeights } = layer.state;
  if (!unread || unknownWeights) return;
  const isWholly = layer.isWhollyKnown && !layer.mayHoldMore;
  if (!isWholly || [...layer.attributes.values()].some(mayHoldLayers))
    update(runtime, layer, { unknownWeights: unread });
}

/** Runs the calls that a symbolic tensor didn't: data goes through the layer now. */
export function runWaiting(runtime: Runtime, layer: LayerObject, place: Place): void {
  const seen = new Set<LayerObject>();
  const visit = (at: LayerObject): void => {
    if (seen.has(at)) return;
    seen.add(at);
    const { waiting, children, sequential, functional, lastOutput } = at.state;
    if (at.activation && lastOutput) activate(runtime, at, lastOutput, place);
    const call = at.cls?.lookup("call");
    if (waiting && call !== undefined) {
      update(runtime, at, { waiting: undefined });
      const running: RunningCall = {};
      runtime.unmetered(() => runtime.inCall(running, () => runtime.call(new BoundMethod(at, call), waiting, place)));
      holdUnread(runtime, at, running);
    }
    const operations = functional?.operations.filter((operation) => operation instanceof LayerObject) ?? [];
    [...children, ...(sequential?.layers ?? []), ...operations].forEach(visit);
  };
  visit(layer);
}

/** Notes that the layer's own `call` runs. */
function running<T>(layer: LayerObject, work: () => T): T {
  layer.runningCalls++;
  try {
    return work();
  } finally {
    layer.runningCalls--;
  }
}

/** A `build` of several arguments gets the shapes of the call's by their names. */
function refuseBuild(runtime: Runtime, layer: LayerObject, args: CallArguments, place: Place): void {
  const build = layer.cls?.lookup("build");
  if (layer.state.built || !(build instanceof FunctionObject) || runtime.settings.dialect !== undefined) return;
  const names = parameterNames(build);
  const odd = names.length > 1 ? names.find((name) => !isNamedAfterArgument(layer, name)) : undefined;
  if (odd === undefined) return refuseShapes(runtime, layer, build, args, place);
  const message = `The \`build\` of ${layer.className} has several arguments, and each is to be named after one of \`call\`, as in \`x_shape\`: \`${odd}\` is not.`;
  runtime.fail({ kind: layerClass, place, message }, "ValueError", place);
}

function isNamedAfterArgument({ cls }: LayerObject, name: string): boolean {
  const call = cls?.lookup("call");
  if (!name.endsWith(SHAPE)) return false;
  return (
    !(call instanceof FunctionObject) || hasRest(call) || parameterNames(call).includes(name.slice(0, -SHAPE.length))
  );
}

const hasRest = ({ definition }: FunctionObject): boolean =>
  definition.parameters.some(({ kind }) => kind === "rest" || kind === "keyword-rest");

/** Reports a shape that `build` needs, of an argument that this call leaves out. */
function refuseShapes(
  runtime: Runtime,
  layer: LayerObject,
  build: FunctionObject,
  args: CallArguments,
  place: Place,
): void {
  const call = layer.cls?.lookup("call");
  if (!(call instanceof FunctionObject) || hasRest(build) || hasRest(call) || args.unknownRest) return;
  const [names, needed] = [parameterNames(call), build.definition.parameters.slice(1)];
  if (needed.length < 2) return;
  const isGiven = (name: string): boolean => args.keywords.has(name) || names.indexOf(name) < args.positional.length;
  const missing = needed
    .flatMap(({ target, default: otherwise }) => (target.kind === "name" && !otherwise ? [target.name] : []))
    .map((name) => name.slice(0, -SHAPE.length))
    .find((name) => !isGiven(name));
  if (missing === undefined) return;
  const message = `The \`build\` of ${layer.className} needs \`${missing}${SHAPE}\`, and this call has no \`${missing}\`.`;
  runtime.fail({ kind: layerClass, place, message }, "TypeError", place);
}

const SHAPE = "_shape";

/** Builds a layer of the program's with the shapes of its call's arguments: `{ "x_shape": (None, 8) }`. */
export function buildOwn(runtime: Runtime, layer: LayerObject, shapes: ReadonlyMap<string, Value>, place: Place): void {
  // What was built on one path is built from here on.
  if (layer.state.perhapsUnbuilt) update(runtime, layer, { perhapsUnbuilt: false });
  if (layer.state.built) return;
  const build = layer.cls?.lookup("build");
  if (build !== undefined) runtime.call(new BoundMethod(layer, build), shapeArguments(runtime, build, shapes), place);
  else if (runtime.settings.dialect === undefined && layer.entry && isBuiltAndTold(layer.entry.name) && shapes.size > 0)
    buildEntry(runtime, layer, layer.entry, shapeArguments(runtime, null, shapes), place);
  update(runtime, layer, { built: true, locked: true });
}

function mapValues<T>(map: ReadonlyMap<string, Value>, f: (value: Value) => T): ReadonlyMap<string, T> {
  const mapped = new Map<string, T>();
  for (const [key, value] of map) mapped.set(key, f(value));
  return mapped;
}

/** Records a call whose result is known, and gives the result its place in the graph. */
export function finish(
  runtime: Runtime,
  layer: LayerObject,
  args: CallArguments,
  output: Value,
  cost: Applied["cost"],
  place: Place,
  masked = withMasks(runtime, layer, args),
): Value {
  const inputs = toSpecs(args.positional[0] ?? [...args.keywords.values()][0] ?? null);
  const isNothing = output === null && runtime.givesNothing(layer.cls?.lookup("call"));
  const specs = toSpecs(
    isNothing ? runtime.unknown(`the \`call\` of ${layer.className} gives nothing`, place) : output,
  );
  // Where nothing enters the graph a call gives what `call` returns: sizes as they are, no tensors in their place.
  const isPlain = isNothing || !entersGraph(runtime, args) || (output instanceof Unknown && !isSymbolicCall(args));
  const masks = outputMasks(runtime, layer, args, masked, place);
  const placed: Placed = isPlain
    ? { value: withMask(output, masks) }
    : placeOutput(runtime, layer, masked.recorded, specs, masks);
  update(runtime, layer, {
    built: true,
    lastInput: inputs,
    lastOutput: specs,
    ...(layer.state.lastOutput === undefined && layer.cls && { builtOutput: specs }),
    ...(placed.node && { nodes: [...layer.state.nodes, placed.node] }),
  });
  runtime.layerApplied({ layer, place, inputs, output: specs, cost });
  return placed.value;
}

// ---------------------------------------------------------------- the graph

/** A call's arguments in the order in which the library flattens them: keywords by name. */
const argumentValues = ({ positional, keywords }: CallArguments): readonly Value[] =>
  keywords.size === 0
    ? positional
    : [...positional, ...[...keywords].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)];

function isSymbolicCall({ positional, keywords }: CallArguments): boolean {
  if (positional.some(isSymbolic)) return true;
  for (const value of keywords.values()) if (isSymbolic(value)) return true;
  return false;
}

/** An argument that may be a tensor of the graph, and can't be told. */
function openArgument(args: CallArguments): Unknown | undefined {
  for (const value of args.positional) {
    const open = openIn(value);
    if (open) return open;
    const ambiguous = tensorsIn(value).find((tensor) => tensor.facts.ambiguous);
    if (ambiguous) return ambiguous.facts.ambiguous;
  }
  return undefined;
}

/** What isn't known may stand among the items of a list. */
function openIn(value: Value): Unknown | undefined {
  if (value instanceof Unknown) return value;
  if (value instanceof External || value instanceof Sym) return reasonFor(value);
  if ((value instanceof ListObject || value instanceof DictObject) && value.open) return value.open;
  const items = value instanceof DictObject ? [...value.entries.values()].map(([, item]) => item) : itemsOf(value);
  for (const item of items ?? []) {
    const open = openIn(item);
    if (open) return open;
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
function placeOutput(
  runtime: Runtime,
  operation: LayerObject,
  args: CallArguments,
  output: Nest<TensorSpec>,
  masks: readonly Mask[],
): Placed {
  if (!entersGraph(runtime, args)) return { value: plainOutput(runtime, output, masks) };
  const inputs: TensorValue[] = [];
  for (const value of argumentValues(args))
    for (const tensor of tensorsIn(value)) if (tensor.origin) inputs.push(tensor);
  const mask = args.keywords.get("mask");
  const open = openArgument(args) ?? (mask instanceof Unknown ? mask : undefined);
  if (makesMoreTensors(operation)) runtime.loseNames(TENSOR_CLASS);
  return newNode(runtime, operation, inputs, output, { open, args, masks });
}

/** Keras runs some calls on symbolic tensors of its own, and those take names too. */
const makesMoreTensors = ({ cls, entry }: LayerObject): boolean =>
  entry?.name === "Lambda" || (cls !== undefined && cls.lookup("build") === undefined);

/** A tensor that has come out of a `call` with a mask, where it has none yet. */
function withMask(output: Value, [mask]: readonly Mask[]): Value {
  if (!(output instanceof TensorValue) || output.facts.mask || !mask) return output;
  return new TensorValue(output.shape, output.dtype, output.origin, { ...output.facts, mask });
}
