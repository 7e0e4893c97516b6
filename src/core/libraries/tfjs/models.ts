/**
 * Models: `tf.sequential`, `tf.model`, and a stack that grows by `add`.
 *
 *     tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [4]})]})   sequential_1, built as it grows
 *     tf.model({inputs, outputs})                                                model1
 *
 * Source of the rules: tfjs-layers/src/models.ts and engine/container.ts.
 */
import { Unknown } from "../../dims/dim.js";
import { ignoredKey } from "../../problems/ignored-key.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { invalidModel } from "../../problems/invalid-model.js";
import { missingArgument } from "../../problems/missing-argument.js";
import { notBuilt } from "../../problems/not-built.js";
import type { ProblemKind } from "../../problems/problem.js";
import type { Place } from "../../text/span.js";
import { reasonFor, tensorsIn } from "../../values/convert.js";
import { LayerObject, type SequentialState } from "../../values/layer-object.js";
import { OWN_MODEL, type Runtime } from "../../values/native.js";
import { ListObject } from "../../values/objects.js";
import { positionalArguments, TensorValue, Undefined, type CallArguments, type Value } from "../../values/value.js";
import { newLayer, update } from "../keras/construct-layer.js";
import { makeFunctional } from "../keras/functional.js";
import { inputTensor, mayBeLayer, newInput, untoldName } from "../keras/models.js";
import { applyLayer } from "./apply.js";
import { configurationOf } from "./layers.js";
import { native } from "./native.js";

const fail = (runtime: Runtime, kind: ProblemKind, message: string, place: Place): Unknown =>
  runtime.fail({ kind, place, message }, "Error", place);

function nameModel(runtime: Runtime, model: LayerObject, name: Value | undefined, open: Unknown | undefined): void {
  model.named = true;
  const isAutomatic = name === undefined || name === null || name === Undefined.value;
  update(runtime, model, {
    name: isAutomatic
      ? open
        ? undefined
        : runtime.automaticName(automaticClass(model))
      : typeof name === "string"
        ? name
        : undefined,
  });
}

/** What its automatic name is counted by: a stack by that alone, another model by its class in small letters. */
const automaticClass = ({ kind, className }: LayerObject): string =>
  kind === "sequential" ? "Sequential" : className === "Model" ? className : `${OWN_MODEL}${className}`;

function sequential(runtime: Runtime, { positional, unknownRest }: CallArguments, place: Place): Value {
  const model = newLayer(runtime, "sequential", "Sequential", undefined, undefined, place);
  const given = positional[0] ?? unknownRest;
  initializeSequential(runtime, model, given, place);
  return model;
}

export function initializeSequential(
  runtime: Runtime,
  model: LayerObject,
  given: Value | undefined,
  place: Place,
): void {
  if (given instanceof ListObject) {
    const message = "tf.sequential takes its layers as `{layers: [...]}`, and ignores an array.";
    runtime.report({ kind: ignoredKey, place, message });
  }
  const { values, open } = configurationOf(runtime, given instanceof ListObject ? undefined : given, place);
  nameModel(runtime, model, values.get("name"), open);
  update(runtime, model, { sequential: { layers: [], ...(open && { open }) } });
  runtime.modelBuilt(model, place);
  const layers = values.get("layers");
  if (layers === undefined || layers === null) return;
  const items = runtime.iterate(layers, place);
  if (items instanceof Unknown) {
    update(runtime, model, { sequential: { layers: [], open: items } });
    return;
  }
  for (const item of items) addLayer(runtime, model, item, item instanceof LayerObject ? item.place : place);
}

export function addLayer(runtime: Runtime, model: LayerObject, layer: Value, place: Place): Unknown | undefined {
  runtime.adds(model, layer instanceof LayerObject ? layer : undefined, place);
  const stack = model.state.sequential ?? { layers: [] };
  if (!(layer instanceof LayerObject)) return addOther(runtime, model, stack, layer, place);
  if (stack.open && stack.output === undefined) {
    update(runtime, model, { sequential: { ...stack, layers: [...stack.layers, layer] } });
    return undefined;
  }
  return stack.output === undefined
    ? addFirst(runtime, model, stack, layer, place)
    : extend(runtime, model, layer, place);
}

function addOther(
  runtime: Runtime,
  model: LayerObject,
  stack: SequentialState,
  layer: Value,
  place: Place,
): Unknown | undefined {
  if (!mayBeLayer(layer)) {
    const what = layer instanceof TensorValue ? "a tensor, and takes layers" : "something that is no layer";
    const failed = fail(runtime, invalidModel, `A sequential model is given ${what}.`, place);
    update(runtime, model, { sequential: { ...stack, open: stack.open ?? failed } });
    return failed;
  }
  const reason = reasonFor(layer);
  // What it makes of its input isn't known, but the layers above it are applied in any case.
  const output = new TensorValue(reason, reason, undefined, { ambiguous: reason });
  update(runtime, model, { sequential: { ...stack, open: stack.open ?? reason, output } });
  return undefined;
}

/** The first layer brings the input along, or is one, or is a model that has one. */
function addFirst(
  runtime: Runtime,
  model: LayerObject,
  stack: SequentialState,
  layer: LayerObject,
  place: Place,
): Unknown | undefined {
  if (layer.className === "InputLayer" && layer.state.nodes.length > 0) {
    const tensor = inputTensor(layer)!;
    update(runtime, model, {
      built: true,
      sequential: { ...stack, layers: [layer], input: tensor, output: tensor },
    });
    return undefined;
  }
  const ends = endsOf(layer);
  if (ends) {
    update(runtime, model, { built: true, sequential: { ...stack, layers: [layer], ...ends } });
    return undefined;
  }
  const { inputShapeArgument, misshapenInput } = layer.state;
  if (misshapenInput !== undefined) {
    const open = runtime.unknown(`\`inputShape\` is ${misshapenInput}`, place);
    update(runtime, model, { sequential: { ...stack, layers: [layer], open } });
    return open;
  }
  if (!inputShapeArgument) {
    const message =
      "The first layer of a sequential model needs an `inputShape`: the sizes of one example, without the number of examples.";
    const failed = fail(runtime, missingArgument, message, layer.place);
    update(runtime, model, { sequential: { ...stack, open: stack.open ?? failed } });
    return failed;
  }
  const name = layer.state.name === undefined ? untoldName : `${layer.state.name}_input`;
  const { layer: inputLayer, tensor } = newInput(runtime, inputShapeArgument, name, place);
  update(runtime, model, { sequential: { ...stack, inputLayer, input: tensor, output: tensor } });
  return extend(runtime, model, layer, place);
}

/** The ends of a model, or of a layer that was applied once. */
function endsOf({ kind, state }: LayerObject): { input: TensorValue; output: Value } | undefined {
  const { sequential: stack, functional, nodes } = state;
  if (stack?.input && stack.output !== undefined) return { input: stack.input, output: stack.output };
  if (functional) {
    const [input] = tensorsIn(functional.inputs);
    const outputs = tensorsIn(functional.outputs);
    return input && outputs.length === 1 ? { input, output: outputs[0]! } : undefined;
  }
  const [node] = nodes;
  return kind === "layer" && node && nodes.length === 1 && node.inputs.length === 1
    ? { input: node.inputs[0]!, output: node.outputs[0]! }
    : undefined;
}

/** Puts a layer on top, which is applied to what the stack gives. */
function extend(runtime: Runtime, model: LayerObject, layer: LayerObject, place: Place): Unknown | undefined {
  const stack = model.state.sequential ?? { layers: [] };
  const given = positionalArguments(stack.output ?? Undefined.value);
  const output = runtime.unmetered(() => applyLayer(runtime, layer, given, place));
  const several = output instanceof ListObject;
  const failed = several
    ? fail(
        runtime,
        invalidModel,
        "A layer of a sequential model has to give one tensor, and this one gives several.",
        place,
      )
    : output instanceof Unknown
      ? output
      : undefined;
  update(runtime, model, {
    built: true,
    sequential: {
      ...stack,
      layers: [...stack.layers, layer],
      output: several ? failed! : output,
      ...(failed && { open: stack.open ?? failed }),
    },
  });
  return failed;
}

export function popLayer(runtime: Runtime, model: LayerObject, place: Place): Value {
  const stack = model.state.sequential;
  if (!stack || stack.open) return stack?.open ?? Undefined.value;
  if (stack.layers.length === 0) return fail(runtime, invalidModel, "There are no layers in the model.", place);
  const layers = stack.layers.slice(0, -1);
  const below = layers.at(-1)?.state.nodes.at(-1)?.outputs[0];
  update(runtime, model, {
    sequential: layers.length === 0 ? { layers } : { ...stack, layers, ...(below && { output: below }) },
  });
  return Undefined.value;
}

function functional(runtime: Runtime, { positional, unknownRest }: CallArguments, place: Place): Value {
  const model = newLayer(runtime, "functional", "Model", undefined, undefined, place);
  return initializeFunctional(runtime, model, positional[0] ?? unknownRest, place) ?? model;
}

export function initializeFunctional(
  runtime: Runtime,
  model: LayerObject,
  given: Value | undefined,
  place: Place,
): Unknown | undefined {
  const { values, open } = configurationOf(runtime, given, place);
  nameModel(runtime, model, values.get("name"), open);
  const end = (name: string): Value | undefined => values.get(name) ?? open;
  const [inputs, outputs] = [end("inputs"), end("outputs")];
  if (inputs === undefined || outputs === undefined) {
    const missing = inputs === undefined ? "inputs" : "outputs";
    return fail(runtime, missingArgument, `tf.model needs \`${missing}\`.`, place);
  }
  const wrong = refuseEnds(runtime, inputs, outputs, place);
  return wrong ?? makeFunctional(runtime, model, inputs, outputs, place);
}

function refuseEnds(runtime: Runtime, inputs: Value, outputs: Value, place: Place): Unknown | undefined {
  for (const [value, what] of [
    [inputs, "inputs"],
    [outputs, "outputs"],
  ] as const) {
    const items = value instanceof ListObject && !value.open ? value.items : [value];
    const layer = items.find((item) => item instanceof LayerObject);
    if (layer instanceof LayerObject) {
      const message = `tf.model takes symbolic tensors for its \`${what}\`, and ${layer.className} is a layer: apply it to a tensor, and give what comes out.`;
      return fail(runtime, invalidArgument, message, place);
    }
  }
  const inner = tensorsIn(inputs).find(({ origin }) => origin && origin.node.inputs.length > 0);
  if (!inner) return undefined;
  const { operation } = inner.origin!.node;
  const message = `The inputs of a model have to come from tf.input, and one of these is what ${operation.className} gives.`;
  return fail(runtime, invalidModel, message, place);
}

/** Reports what an empty stack is asked for. */
export function refuseEmpty(runtime: Runtime, model: LayerObject, place: Place): Unknown | undefined {
  const { sequential: stack } = model.state;
  if (!stack || stack.open || stack.layers.length > 0) return undefined;
  return fail(runtime, notBuilt, "This sequential model is empty. Add some layers first.", place);
}

export const modelMembers: ReadonlyMap<string, Value> = new Map([
  native("tfjs.sequential", sequential),
  native("tfjs.Sequential", sequential),
  native("tfjs.model", functional),
  native("tfjs.LayersModel", functional),
]);
