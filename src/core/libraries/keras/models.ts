/**
 * Models: Sequential stacks, and calls of them and of functional models as layers.
 *
 *     Sequential([Input((28, 28, 1)), Conv2D(32, 3)])   built as it grows
 *     Sequential([Conv2D(32, 3)])                       built by build(), a call, or fit(x)
 */
import { refuseInStack, warnInStack } from "./editions.js";
import { isRanked, sameDim, showShape, Sym, Unknown, type Shape } from "../../dims/dim.js";
import type { Nest, TensorSpec } from "../../dims/tensor.js";
import { findLayer } from "../../layers/catalogue.js";
import { KERAS_1_CLASS_NAMES } from "../../layers/earlier/keras-1.js";
import { flatten, isTensorSpec } from "../../layers/inputs.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { invalidModel } from "../../problems/invalid-model.js";
import type { Place } from "../../text/span.js";
import { itemsOf, reasonFor, tensorsIn, toSpecs } from "../../values/convert.js";
import { LayerObject, type GraphNode, type SequentialState } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, InstanceObject, ListObject } from "../../values/objects.js";
import {
  External,
  firstGiven,
  positionalArguments,
  TensorValue,
  TupleValue,
  type CallArguments,
  type Value,
} from "../../values/value.js";
import { newNode, plainOutput, TENSOR_CLASS } from "./graph/graph-nodes.js";
import { callLayer, finish, runWaiting } from "./layer-calls.js";
import { untoldBefore } from "./passed-over.js";
import { newLayer, update } from "./construct-layer.js";
import { inputOfModel, refusedByStack } from "./graph/fitting-shapes.js";
import { fitInputs } from "./graph/functional-inputs.js";
import { isSymbolic as isOfGraph } from "./ops/symbolic-value.js";
import { maskOperations } from "./masks.js";
import { rerun } from "./rerun.js";

// ---------------------------------------------------------------- inputs

export const untoldName = new Unknown("the name isn't known");

/** An InputLayer and the symbolic tensor it stands for. It has an automatic name where none is given; a given one may be unknown. */
export function newInput(
  runtime: Runtime,
  spec: TensorSpec,
  name: string | Unknown | undefined,
  place: Place,
  edition = runtime.edition,
): { readonly layer: LayerObject; readonly tensor: TensorValue } {
  const entry = findLayer("InputLayer");
  const layer = newLayer(runtime, "layer", "InputLayer", entry, undefined, place);
  layer.edition = edition;
  layer.config = spec;
  const given = name instanceof Unknown ? undefined : name;
  const { value, node } = newNode(runtime, layer, [], spec, name === undefined ? {} : { names: [given] });
  update(runtime, layer, {
    name: name === undefined ? runtime.automaticName("InputLayer") : given,
    built: true,
    nodes: [node],
    lastInput: spec,
    lastOutput: spec,
  });
  return { layer, tensor: value as TensorValue };
}

const isInputLayer = (layer: LayerObject): boolean => layer.className === "InputLayer";

/** The tensor of an InputLayer. */
export const inputTensor = (layer: LayerObject): TensorValue | undefined => layer.state.nodes[0]?.outputs[0];

/** What a layer or model gave last, as the tensor that others go on from. */
export function outputTensor(layer: LayerObject): TensorValue | undefined {
  const { sequential, functional, nodes } = layer.state;
  if (sequential) return sequential.output instanceof TensorValue ? sequential.output : undefined;
  if (functional) return tensorsIn(functional.outputs)[0];
  return nodes.at(-1)?.outputs[0];
}

// ---------------------------------------------------------------- Sequential

export function addLayer(runtime: Runtime, model: LayerObject, layer: Value, place: Place): Unknown | undefined {
  const stack = model.state.sequential ?? { layers: [] };
  const isKeras2 = runtime.settings.dialect !== undefined;
  const source = layer instanceof TensorValue ? layer.origin?.node.operation : undefined;
  const added = source instanceof LayerObject && isInputLayer(source) ? source : layer;
  if (!(added instanceof LayerObject)) return addOther(runtime, model, stack, layer, place);
  const foreign = stack.foreign ?? refuseInStack(runtime, model, added, added !== layer, place);
  if (foreign) {
    update(runtime, model, { sequential: { ...stack, foreign, open: stack.open ?? foreign } });
    return foreign;
  }
  if (isInputLayer(added)) return addInput(runtime, model, stack, added, place);
  if (added.className === "Merge" && stack.layers.length === 0 && added.state.nodes.length > 0)
    return addMerged(runtime, model, stack, added);
  const twin =
    added.state.name === undefined
      ? undefined
      : stack.layers.find((other) => other !== added && other.state.name === added.state.name);
  if (twin !== undefined && !stack.open) {
    const message = `Sequential takes layers of different names, and there is a layer named "${added.state.name}" in it already. Give one of them another \`name\`.`;
    return runtime.fail({ kind: invalidModel, place, message }, "ValueError", place);
  }
  if (!stack.inputLayer && stack.layers.length === 0) {
    const { misshapenInput } = added.state;
    if (misshapenInput !== undefined && !isKeras2) {
      const message = `The input shape of a Sequential is a tuple of sizes, as in (4,), and ${misshapenInput} at its first layer is none.`;
      return runtime.fail({ kind: invalidArgument, place, message }, "ValueError", place);
    }
    const spec = ownInput(added, isKeras2);
    if (spec) {
      const { layer: inputLayer, tensor } = newInput(
        runtime,
        spec,
        stackInputName(runtime, added),
        place,
        model.edition,
      );
      update(runtime, model, { sequential: { ...stack, inputLayer, input: tensor, output: tensor } });
    }
  }
  const [first] = stack.layers;
  const spec = !stack.inputLayer && !isKeras2 && stack.layers.length === 1 ? inputOfModel(first!.state) : undefined;
  // A model at the bottom gives the stack its input once something stands on it.
  if (spec) takeInput(runtime, model, spec, place);
  return extend(runtime, model, added, place);
}

/** Keras 2 calls the input of a stack after its first layer, Keras 1 after its class; Keras 3 takes the next automatic name. */
function stackInputName(runtime: Runtime, first: LayerObject | undefined): string | undefined {
  const { dialect } = runtime.settings;
  if (dialect === undefined || first === undefined) return undefined;
  if (dialect === "keras1")
    return runtime.automaticName(`${KERAS_1_CLASS_NAMES[first.className] ?? first.className}_input`);
  return first.state.name === undefined ? undefined : `${first.state.name}_input`;
}

/** Something that may be a layer, and can't be told: what it makes of its input isn't known, but what follows is. */
function addOther(
  runtime: Runtime,
  model: LayerObject,
  stack: SequentialState,
  layer: Value,
  place: Place,
): Unknown | undefined {
  if (!mayBeLayer(layer)) {
    const message = "Only layers can be added to a Sequential model.";
    const failed = runtime.fail({ kind: invalidModel, place, message }, "ValueError", place);
    update(runtime, model, { sequential: { ...stack, open: stack.open ?? failed } });
    return failed;
  }
  warnInStack(runtime, model, layer, place);
  const reason = reasonFor(layer);
  // It may have an input of its own, so that the layers above it are applied in any case.
  const gap = stack.gap ?? stack.layers.length;
  update(runtime, model, { sequential: { ...stack, open: stack.open ?? reason, gap, output: untold(reason) } });
  return undefined;
}

/** What stands above a layer that isn't known. */
export const untold = (reason: Unknown): TensorValue =>
  new TensorValue(reason, reason, undefined, { ambiguous: reason });

export const mayBeLayer = (value: Value): boolean =>
  value instanceof Unknown ||
  (value instanceof External && !(value.instance && NO_LAYER.test(value.path))) ||
  value instanceof Sym ||
  (value instanceof InstanceObject && value.open !== undefined);

/** Objects of the library's that are called for something else. */
const NO_LAYER = /^keras\.(callbacks|constraints|initializers|losses|metrics|optimizers|regularizers)\.[A-Z]\w*$/;

function addInput(
  runtime: Runtime,
  model: LayerObject,
  stack: SequentialState,
  layer: LayerObject,
  place: Place,
): Unknown | undefined {
  const tensor = inputTensor(layer);
  if (stack.inputLayer) {
    const message = "This Sequential model has an input already; another one can't be added.";
    return runtime.fail({ kind: invalidModel, place, message }, "ValueError", place);
  }
  // Behind another layer it is a layer like others, and one that can't be called: such a stack is never built.
  if (stack.layers.length > 0 && runtime.settings.dialect === undefined) return extend(runtime, model, layer, place);
  update(runtime, model, {
    sequential: { ...stack, inputLayer: layer, ...(tensor && { input: tensor, output: tensor }) },
  });
  return undefined;
}

/** Keras 1: a stack that goes on from what other models give, whose weights are its own too. */
function addMerged(runtime: Runtime, model: LayerObject, stack: SequentialState, layer: LayerObject): undefined {
  const output = outputTensor(layer);
  const sources = layer.argumentsGiven.flatMap(({ value }) => itemsOf(value) ?? []);
  update(runtime, model, {
    built: true,
    children: [...model.state.children, ...sources.filter((source) => source instanceof LayerObject)],
    sequential: { ...stack, layers: [layer], ...(output && { output }) },
  });
  runtime.modelBuilt(model, layer.place);
  return undefined;
}

/** The input that a first layer brings along: its `input_shape`, or that of a model that has one. */
function ownInput(layer: LayerObject, isKeras2: boolean): TensorSpec | undefined {
  const { inputShapeArgument } = layer.state;
  // In Keras 3 a stack of one model waits for what comes after it.
  if (inputShapeArgument || !isKeras2) return inputShapeArgument;
  // An Embedding of Keras 2 takes rows of any length for its input where nothing else is said.
  return layer.entry?.name === "Embedding" ? { shape: [null, null], dtype: "float32" } : inputOfModel(layer.state);
}

/** Puts a layer on top; where there is an input it is applied at once. */
function extend(runtime: Runtime, model: LayerObject, layer: LayerObject, place: Place): Unknown | undefined {
  const stack = model.state.sequential ?? { layers: [] };
  const layers = [...stack.layers, layer];
  if (stack.output === undefined) {
    update(runtime, model, { sequential: { ...stack, layers } });
    return undefined;
  }
  if (isInputLayer(layer)) {
    const message = "This Sequential has an Input behind another layer, where none can be called. Put it first.";
    const related = [{ place: layer.place, message: "It is made here." }];
    return runtime.fail({ kind: invalidModel, place, message, related }, "ValueError", place);
  }
  // To be put on the stack is no run of the layer, also where a call of the stack is what builds it.
  const untold = untoldBefore(runtime, layer, place);
  if (untold) {
    const { output: _, ...others } = stack;
    update(runtime, model, { built: true, sequential: { ...others, layers, open: stack.open ?? untold } });
    return untold;
  }
  const output = runtime.unmetered(() => callLayer(runtime, layer, positionalArguments(stack.output ?? null), place));
  const failed = output instanceof Unknown ? output : undefined;
  update(runtime, model, {
    built: true,
    sequential: { ...stack, layers, output, ...(failed && { open: stack.open ?? failed }) },
  });
  return failed;
}

/**
 * The names that go each time that the library rebuilds the stack: one of a hidden Functional model, and those of the masks that
 * layers make which it calls once more.
 */
export function countRebuild(runtime: Runtime, model: LayerObject, again: readonly LayerObject[] = []): void {
  const { sequential } = model.state;
  if (runtime.settings.dialect !== undefined || !sequential?.inputLayer || sequential.layers.length === 0) return;
  runtime.automaticName("Functional");
  const masks = maskOperations(again);
  for (const operation of masks) runtime.automaticName(operation.className);
  for (let tensors = masks.size + again.length; tensors > 0; tensors--) runtime.automaticName(TENSOR_CLASS);
}

/** build(), a first call, fit(x): gives a stack its input. */
export function buildSequential(
  runtime: Runtime,
  model: LayerObject,
  input: TensorSpec,
  place: Place,
): Unknown | undefined {
  const stack = model.state.sequential ?? { layers: [] };
  if (stack.inputLayer) return undefined;
  // Also inside another's call, the layers are built on symbolic tensors of the stack's own.
  const failed = runtime.inCall(undefined, () => takeInput(runtime, model, input, place));
  countRebuild(runtime, model);
  runtime.modelBuilt(model, place);
  return failed;
}

/** Puts an input below the layers that are there, which are applied to it. */
function takeInput(runtime: Runtime, model: LayerObject, input: TensorSpec, place: Place): Unknown | undefined {
  const stack = model.state.sequential ?? { layers: [] };
  const name = stackInputName(runtime, stack.layers[0]);
  const { layer: inputLayer, tensor } = newInput(runtime, input, name, place, model.edition);
  update(runtime, model, {
    built: true,
    sequential: { ...stack, layers: [], inputLayer, input: tensor, output: tensor },
  });
  let failed: Unknown | undefined;
  try {
    stack.layers.forEach((layer, i) => {
      if (i === stack.gap) openOutput(runtime, model);
      failed ??= extend(runtime, model, layer, place);
    });
    if (stack.gap === stack.layers.length) openOutput(runtime, model);
  } finally {
    // What comes before a late input is built then, and the stack is not.
    if (stack.layers.some(isInputLayer))
      update(runtime, model, { built: false, sequential: { ...stack, ...(failed && { open: stack.open ?? failed }) } });
  }
  return failed;
}

/** Above a layer that isn't known. */
function openOutput(runtime: Runtime, model: LayerObject): void {
  const { sequential } = model.state;
  if (sequential?.open) update(runtime, model, { sequential: { ...sequential, output: untold(sequential.open) } });
}

/** `model.build(shape)`. A shape that isn't one, such as a number, leaves the model as it is. */
export function buildByShape(runtime: Runtime, model: LayerObject, shape: Shape, place: Place): Unknown | undefined {
  const stack = model.state.sequential ?? { layers: [] };
  if (runtime.settings.dialect !== undefined || stack.open)
    return buildSequential(runtime, model, { shape, dtype: "float32" }, place);
  if (stack.layers.length === 0 && !stack.inputLayer) {
    const message = "This Sequential model has no layers to build yet. Add them first.";
    return runtime.fail({ kind: invalidModel, place, message }, "ValueError", place);
  }
  if (stack.input && !mayBeSame(stack.input.shape, shape)) {
    const [has, wanted] = [showShape(stack.input.shape), showShape(shape)];
    const message = `This Sequential model has the input shape ${has} already, and can't be built with ${wanted}.`;
    return runtime.fail({ kind: invalidModel, place, message }, "ValueError", place);
  }
  return buildSequential(runtime, model, { shape, dtype: "float32" }, place);
}

const mayBeSame = (a: Shape, b: Shape): boolean =>
  !isRanked(a) || !isRanked(b) || (a.length === b.length && a.every((dim, i) => sameDim(dim, b[i]!) !== false));

export function callSequential(runtime: Runtime, model: LayerObject, args: CallArguments, place: Place): Value {
  const { result, cost } = runtime.metered(() => outputOfStack(runtime, model, inputOf(args), place));
  return finish(runtime, model, args, result, cost, place);
}

/** What a model is called on, by position or by name. */
const inputOf = ({ positional, keywords }: CallArguments): Value =>
  firstGiven([positional[0], keywords.get("inputs"), [...keywords.values()][0]], null);

function outputOfStack(runtime: Runtime, model: LayerObject, input: Value, place: Place): Value {
  const specs = toSpecs(input);
  const spec = isTensorSpec(specs) ? specs : flatten(specs).length === 1 ? flatten(specs)[0]! : undefined;
  // Of several arrays a stack takes the first, of several symbolic tensors none.
  const tensors = !spec && model.state.sequential?.inputLayer ? tensorsIn(input) : [];
  if (tensors.length > 1 && tensors.every(isOfGraph) && runtime.settings.dialect === undefined) {
    const message = `This model has one input, and it is called on ${tensors.length} tensors.`;
    return runtime.fail({ kind: incompatibleShape, place, message }, "ValueError", place);
  }
  const unfit = refuseDict(runtime, model, input, place);
  if (unfit) return unfit;
  if (!spec) return severalThroughLayers(runtime, model, input, place);
  if (!model.state.sequential?.inputLayer) buildSequential(runtime, model, spec, place);
  const { sequential } = model.state;
  if (!sequential) return runtime.unknown("the model's layers aren't known", place);
  if (sequential.open) return sequential.open;
  const own = sequential.input;
  const isSymbolic = tensorsIn(input).some((tensor) => tensor.origin);
  const isKeras3 = runtime.settings.dialect === undefined && !model.state.perhapsUnbuilt;
  const message = isKeras3 && own ? refusedByStack(own.shape, spec.shape, isSymbolic) : undefined;
  if (message !== undefined) return runtime.fail({ kind: incompatibleShape, place, message }, "ValueError", place);
  const throughLayers = (): Value => {
    let x: Nest<TensorSpec> = spec;
    for (const layer of sequential.layers)
      x = toSpecs(callLayer(runtime, layer, positionalArguments(plainOutput(runtime, x)), place));
    return plainOutput(runtime, x);
  };
  if (model.state.perhapsUnbuilt) {
    // This may be the call that builds it.
    update(runtime, model, { perhapsUnbuilt: false });
    return throughLayers();
  }
  if (!own || !sameShape(own, spec)) {
    runtime.loseNames(TENSOR_CLASS);
    // Of a symbolic tensor of another rank, or last axis, the layers are only asked for their outputs' shapes.
    return runtime.quietly(throughLayers, isKeras3 && isSymbolic && !sameEnds(own, spec) ? "nothing" : "problems");
  }
  spendAgain(runtime, model);
  return plainOf(sequential.output ?? null, runtime);
}

/** A stack that has its input takes none by name: of arrays none at all, of symbolic tensors only by the input's own name. */
export function refuseDict(runtime: Runtime, model: LayerObject, input: Value, place: Place): Unknown | undefined {
  const { sequential, perhapsUnbuilt } = model.state;
  const own = sequential?.inputLayer?.state.name;
  if (!(input instanceof DictObject) || input.open || input.entries.size === 0) return undefined;
  if (!sequential?.inputLayer || sequential.open || perhapsUnbuilt || runtime.settings.dialect !== undefined)
    return undefined;
  const tensors = tensorsIn(input);
  const isOfTensors = tensors.length === input.entries.size;
  const isMisnamed = own !== undefined && input.get(own) === undefined;
  const isTold = isMisnamed || !(runtime.insideCall || tensors.some(isOfGraph));
  if (!isOfTensors || !isTold) return undefined;
  const message = "A Sequential takes its one tensor as it is, and here stands a dict.";
  return runtime.fail({ kind: incompatibleShape, place, message }, "ValueError", place);
}

/** A stack without an input isn't built by several tensors: its layers are called one after the other, the first on all of them. */
function severalThroughLayers(runtime: Runtime, model: LayerObject, input: Value, place: Place): Value {
  const { sequential, perhapsUnbuilt } = model.state;
  const isUnbuilt = sequential && !sequential.open && !sequential.inputLayer && !perhapsUnbuilt && !model.cls;
  const isList = (input instanceof ListObject && !input.open) || input instanceof TupleValue;
  if (!isUnbuilt || !isList || runtime.settings.dialect !== undefined || tensorsIn(input).length < 2)
    return runtime.unknown("a Sequential model is called on several tensors", place);
  return sequential.layers.reduce<Value>(
    (x, layer) => (x instanceof Unknown ? x : callLayer(runtime, layer, positionalArguments(x), place)),
    input,
  );
}

/** As many axes, and the last of one size: an input with a last axis of one is taken for any. */
const sameEnds = (a: TensorSpec | undefined, b: TensorSpec): boolean =>
  !a ||
  !isRanked(a.shape) ||
  !isRanked(b.shape) ||
  (a.shape.length === b.shape.length && sameDim(a.shape.at(-1) ?? null, b.shape.at(-1) ?? null) !== false);

const sameShape = (a: TensorSpec, b: TensorSpec): boolean =>
  isRanked(a.shape) &&
  isRanked(b.shape) &&
  a.shape.length === b.shape.length &&
  a.shape.every((dim, i) => sameDim(dim, (b.shape as typeof a.shape & readonly never[])[i]!) === true);

const plainOf = (value: Value, runtime: Runtime): Value =>
  value instanceof Unknown ? value : plainOutput(runtime, toSpecs(value));

/** The cost of a model whose call needs no second look at its layers. */
function spendAgain(runtime: Runtime, model: LayerObject): void {
  runtime.spend(runtime.costOf(model));
}

// ---------------------------------------------------------------- calls of functional models

export function callFunctional(runtime: Runtime, model: LayerObject, args: CallArguments, place: Place): Value {
  const { functional } = model.state;
  if (!functional) return runtime.unknown("the model isn't complete", place);
  const given = inputOf(args);
  const isSymbolic = tensorsIn(given).some((tensor) => tensor.origin);
  const fitting =
    given === null || functional.open ? { specs: flatten(toSpecs(given)) } : fitInputs(functional, given, isSymbolic);
  if ("refused" in fitting)
    return runtime.fail({ kind: incompatibleShape, place, message: fitting.refused }, "ValueError", place);
  if (!isSymbolic && !runtime.insideCall) runWaiting(runtime, model, place);
  const { specs } = fitting;
  const own = tensorsIn(functional.inputs);
  const { result, cost } = runtime.metered(() => {
    if (functional.open && tensorsIn(functional.outputs).length === 0) return functional.open;
    const isSame = own.length === specs.length && own.every((tensor, i) => sameShape(tensor, specs[i]!));
    if (isSame && !functional.ordered.some(computesSizes)) {
      spendAgain(runtime, model);
      return plainOf(functional.outputs, runtime);
    }
    return rerun(runtime, model, specs, place);
  });
  return finish(runtime, model, args, single(result), cost, place);
}

/** What Keras 2 makes of computed sizes holds for the call in which the graph was made. */
const computesSizes = ({ outputs }: GraphNode): boolean => outputs.some(({ facts }) => facts.values !== undefined);

/** A list of one output is handed out as that output. */
const single = (value: Value): Value =>
  value instanceof ListObject && value.items.length === 1 ? value.items[0]! : value;
