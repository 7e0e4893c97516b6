/**
 * Masks: what layers make of them, and which calls the library hands them to. In the graph they are operations like others.
 *
 *     x = Embedding(100, 8, mask_zero=True)(i)     x carries a mask: NotEqual of i and 0
 *     y = LSTM(4)(x)                               LSTM(4)(x, mask=…), and the NotEqual is a row of the model
 *
 * Source of the rules: Layer.__call__ in keras/src/layers/layer.py. Earlier ones keep masks out of the graph.
 */
import { isRanked, Unknown } from "../../dims/dim.js";
import type { MaskRule } from "../../layers/mask-rule.js";
import { signature } from "../../layers/signature.js";
import type { Place } from "../../text/span.js";
import { itemsOf } from "../../values/convert.js";
import { LayerObject, Operation, unconfigured } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, FunctionObject, ListObject } from "../../values/objects.js";
import {
  BoundMethod,
  External,
  Float,
  positionalArguments,
  TensorValue,
  TupleValue,
  type CallArguments,
  type Mask,
  type Value,
} from "../../values/value.js";
import { parameterNames } from "./own/own-shapes.js";

export interface MaskedCall {
  /** The arguments as `call` gets them: with masks for those of its parameters that ask for them. */
  readonly given: CallArguments;
  /** The arguments as the graph keeps them. */
  readonly recorded: CallArguments;
  /** The masks of what comes in: of a list of tensors a list. */
  readonly previous: Value;
}

/** A call with the masks that its tensors carry. */
export function withMasks(runtime: Runtime, layer: LayerObject, args: CallArguments): MaskedCall {
  if (runtime.settings.dialect !== undefined || isPlain(layer, args))
    return { given: args, recorded: args, previous: null };
  const names = callParameters(layer);
  const bound = [...args.positional.map((value, i) => [names[i] ?? `${i}`, value] as const), ...args.keywords];
  const tensors = bound.filter(([, value]) => isTensors(value));
  const isAsked = (name: string): boolean =>
    names.includes(name) && (bound.find(([given]) => given === name)?.[1] ?? null) === null;
  const found = tensors.flatMap(([name, value]) => {
    const asked = tensors.length === 1 ? "mask" : `${name}_mask`;
    const mask = isAsked(asked) ? masksIn(runtime, value) : null;
    return mask === null ? [] : [[asked, mask] as const];
  });
  const given = found.length === 0 ? args : { ...args, keywords: new Map([...args.keywords, ...found]) };
  const previous = given.keywords.get("mask") ?? masksIn(runtime, firstArgument(layer, args));
  // The library works on a copy of the arguments where it has any of them to convert, and the graph keeps the original.
  const isOriginal =
    args.positional.length === 1 && args.keywords.size === 0 && isUnconverted(layer, args.positional[0]!);
  return { given, recorded: isOriginal ? given : args, previous };
}

/** Most calls: there is no mask in sight. */
const isPlain = ({ cls }: LayerObject, { positional, keywords }: CallArguments): boolean =>
  cls === undefined &&
  keywords.size === 0 &&
  positional.every((value) => value instanceof TensorValue && value.facts.mask === undefined);

const isUnconverted = ({ dtype }: LayerObject, value: Value): boolean =>
  value instanceof TensorValue && value.dtype === dtype.compute;

const MODEL_PARAMETERS = ["inputs", "training", "mask"];

/** The parameters of the layer's `call`. */
function callParameters(layer: LayerObject): readonly string[] {
  const own = layer.cls?.lookup("call");
  if (own !== undefined) return own instanceof FunctionObject ? parameterNames(own) : [];
  if (layer.entry) return signature(layer.entry.call).parameters.map(({ name }) => name);
  return layer.kind === "layer" ? [] : MODEL_PARAMETERS;
}

/** What the call is given for the first parameter of `call`. */
const firstArgument = (layer: LayerObject, { positional, keywords }: CallArguments): Value =>
  positional[0] ?? keywords.get(callParameters(layer)[0] ?? "") ?? [...keywords.values()][0] ?? null;

/** A tensor, or a container of tensors alone. */
function isTensors(value: Value): boolean {
  if (value instanceof TensorValue) return true;
  const items =
    value instanceof DictObject && !value.open ? [...value.entries.values()].map(([, item]) => item) : itemsOf(value);
  return items !== undefined && items.length > 0 && items.every((item) => item === null || isTensors(item));
}

/** The masks of the tensors in a value, in its form; None where a tensor has none. */
function masksIn(runtime: Runtime, value: Value): Value {
  const inner = (item: Value): Value => masksIn(runtime, item);
  if (value instanceof TensorValue) return value.facts.mask ?? null;
  if (value instanceof TupleValue) return new TupleValue(value.items.map(inner));
  if (value instanceof ListObject && !value.open) return runtime.list(value.items.map(inner));
  if (value instanceof DictObject && !value.open)
    return runtime.heap.adopt(new DictObject([...value.entries.values()].map(([key, item]) => [key, inner(item)])));
  return null;
}

const RULES_THAT_MAKE: ReadonlySet<unknown> = new Set<MaskRule>(["not zero", "not the value"]);

/** The masks of a call's outputs, in the order of these; an empty list where there are none. */
export function outputMasks(
  runtime: Runtime,
  layer: LayerObject,
  args: CallArguments,
  { previous }: MaskedCall,
  place: Place,
): readonly Mask[] {
  if (runtime.settings.dialect !== undefined) return [];
  const inputs = firstArgument(layer, args);
  const own = layer.cls?.lookup("compute_mask");
  if (own !== undefined) {
    const made = runtime.unmetered(() =>
      runtime.call(new BoundMethod(layer, own), positionalArguments(inputs, previous), place),
    );
    return flatMasks(made);
  }
  const rule = ruleOf(layer);
  if (rule === undefined || (!RULES_THAT_MAKE.has(rule) && flatMasks(previous).every((mask) => mask === undefined)))
    return [];
  if (rule instanceof Unknown) return [rule];
  return runtime.unmetered(() => flatMasks(byRule(runtime, rule, inputs, previous, place)));
}

/** `layer.compute_mask(inputs, mask)`, where the class has none of its own. */
export function computeMask(runtime: Runtime, layer: LayerObject, inputs: Value, previous: Value, place: Place): Value {
  const { entry, config } = layer;
  const rule = entry && config !== unconfigured ? entry.masking(config) : undefined;
  if (rule instanceof Unknown) return rule;
  if (runtime.settings.dialect !== undefined)
    return runtime.unknown("which mask a layer of an earlier Keras makes isn't followed", place);
  return rule === undefined ? previous : byRule(runtime, rule, inputs, previous, place);
}

/** The operations that layers of a stack have made for their masks at their last calls. */
export function maskOperations(layers: readonly LayerObject[]): ReadonlySet<Operation> {
  const found = new Set<Operation>();
  const collect = ({ origin }: TensorValue): void => {
    const operation = origin?.node.operation;
    if (!(operation instanceof Operation) || !operation.isOfMask || found.has(operation)) return;
    found.add(operation);
    origin!.node.inputs.forEach(collect);
  };
  for (const { state } of layers)
    for (const { facts } of state.nodes.at(-1)?.outputs ?? [])
      if (facts.mask instanceof TensorValue) collect(facts.mask);
  return found;
}

/** What the layer does with masks: as it says itself, else as its class in the catalogue does. */
function ruleOf(layer: LayerObject): MaskRule | Unknown | undefined {
  const told = layer.attributes.get("supports_masking");
  if (told === true)
    return layer.entry && layer.config !== unconfigured ? (layer.entry.masking(layer.config) ?? "kept") : "kept";
  if (told !== undefined)
    return told === false ? undefined : new Unknown("whether the layer hands masks on isn't known");
  if (
    layer.argumentsGiven.some(({ name, value }) => name === "mask" && value !== null) &&
    layer.entry?.name === "Lambda"
  )
    return new Unknown("the mask of a Lambda isn't followed");
  return layer.entry && layer.config !== unconfigured ? layer.entry.masking(layer.config) : undefined;
}

type Op = (name: string, values: readonly Value[], keywords?: Readonly<Record<string, Value>>) => Value;

function byRule(runtime: Runtime, rule: MaskRule, inputs: Value, previous: Value, place: Place): Value {
  const op: Op = (name, values, keywords = {}) => {
    const args = { positional: values, keywords: new Map(Object.entries(keywords)) };
    const made = runtime.call(new External(`keras.ops.${name}`), args, place);
    const operation = made instanceof TensorValue ? made.origin?.node.operation : undefined;
    if (operation instanceof Operation) operation.isOfMask = true;
    return made;
  };
  const masks = itemsOf(previous) ?? [];
  switch (rule) {
    case "kept":
      return previous;
    case "none":
      return null;
    case "for both":
      return new TupleValue([previous, previous]);
    case "not zero":
      return op("not_equal", [inputs, 0]);
    case "not the value":
      return op("any", [op("not_equal", [inputs, new Float(0)])], { axis: -1 });
    case "the query's":
      return masks.length === 0 || masks[0] === null ? null : op("convert_to_tensor", [masks[0]!]);
    case "any input's":
      if (masks.length === 0 || masks.includes(null)) return null;
      return masks.reduce((all, mask) => op("logical_or", [all, mask]));
    default:
      return joined(runtime, op, rule.joinedAlong, itemsOf(inputs) ?? [], masks);
  }
}

/** Each mask is brought to its input's shape, so that they are joined as the inputs are. */
function joined(runtime: Runtime, op: Op, axis: Value, inputs: readonly Value[], masks: readonly Value[]): Value {
  if (inputs.length !== masks.length || masks.every((mask) => mask === null)) return null;
  const wide = masks.map((mask, i) => {
    const input = inputs[i]!;
    if (mask === null) return op("ones_like", [input], { dtype: "bool" });
    if (!isNarrower(mask, input)) return mask;
    return op("logical_or", [op("expand_dims", [mask], { axis: -1 }), op("zeros_like", [input], { dtype: "bool" })]);
  });
  return op("any", [op("concatenate", [runtime.list(wide)], { axis })], { axis: -1 });
}

const isNarrower = (mask: Value, input: Value): boolean =>
  mask instanceof TensorValue &&
  input instanceof TensorValue &&
  isRanked(mask.shape) &&
  isRanked(input.shape) &&
  mask.shape.length < input.shape.length;

/** The masks that a layer tells, one after the other. */
function flatMasks(value: Value): readonly Mask[] {
  if (value === null) return [undefined];
  if (value instanceof TensorValue || value instanceof Unknown) return [value];
  const items = itemsOf(value);
  if (items) return items.flatMap(flatMasks);
  if (value instanceof DictObject && !value.open)
    return [...value.entries.values()].flatMap(([, item]) => flatMasks(item));
  return [new Unknown("what the layer tells of its mask isn't known")];
}
