/**
 * `layer.apply(x, kwargs)`: what comes out, what is built, and the node that a symbolic tensor leaves in the graph.
 *
 *     tf.layers.dense({units: 10}).apply(x)   x is of tf.input: a SymbolicTensor; x is a tensor: a tensor
 */
import { isRanked, Unknown, type Shape } from "../../dims/dim.js";
import { showSizes } from "../../layers/tfjs/words.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { meaninglessResult } from "../../problems/meaningless-result.js";
import type { Place } from "../../text/span.js";
import { itemsOf, reasonFor, tensorsIn, toDim, withTensors } from "../../values/convert.js";
import { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, FunctionObject, ListObject } from "../../values/objects.js";
import {
  BoundMethod,
  positionalArguments,
  TensorValue,
  Undefined,
  type CallArguments,
  type Value,
} from "../../values/value.js";
import { update } from "../keras/construct-layer.js";
import { callLayer, finish } from "../keras/layer-calls.js";

export function applyLayer(runtime: Runtime, layer: LayerObject, args: CallArguments, place: Place): Value {
  const inputs = args.positional[0] ?? args.unknownRest ?? Undefined.value;
  const refused = refuseInputs(runtime, layer, inputs, place);
  if (refused) return refused;
  const given = withChangedShapes(runtime, inputs);
  if (isOwn(layer)) return applyOwn(runtime, layer, given, args.positional[1], place);
  const output = callLayer(runtime, layer, { positional: [given], keywords: keywordsOf(args.positional[1]) }, place);
  if (CHANGING.has(layer.className)) changeShape(runtime, layer, given, output);
  warnOfNothing(runtime, layer, given, output, place);
  return output;
}

/** Layers that write the shape of what they give into the array that is the shape of what they are applied to. */
const CHANGING = new Set(["CenterCrop", "CategoryEncoding"]);

function changeShape(runtime: Runtime, layer: LayerObject, input: Value, output: Value): void {
  if (!(input instanceof TensorValue) || !(output instanceof TensorValue)) return;
  const source = input.origin?.node.operation;
  if (!(source instanceof LayerObject) || String(input.shape) === String(output.shape)) return;
  const because = runtime.unknown(
    `${layer.className} changes the shape of the tensor that it is applied to`,
    layer.place,
  );
  update(runtime, source, { unplaced: because });
}

/** Why the shape of a tensor isn't what it was given as. */
export function changedShape({ origin }: TensorValue): Unknown | undefined {
  const source = origin?.node.operation;
  return source instanceof LayerObject ? source.state.unplaced : undefined;
}

function withChangedShapes(runtime: Runtime, inputs: Value): Value {
  if (!tensorsIn(inputs).some(changedShape)) return inputs;
  return withTensors(runtime.heap, inputs, (tensor) => {
    const because = changedShape(tensor);
    return because ? new TensorValue(because, tensor.dtype, tensor.origin, tensor.facts) : tensor;
  });
}

/** TensorFlow.js computes with nothing where a window is as large as what it moves over and one more. */
function warnOfNothing(runtime: Runtime, layer: LayerObject, input: Value, output: Value, place: Place): void {
  const isEmpty = (value: Value): boolean =>
    value instanceof TensorValue && isRanked(value.shape) && value.shape.includes(0);
  if (!isEmpty(output) || tensorsIn(input).some(isEmpty)) return;
  const shape = showSizes((output as TensorValue).shape);
  const message = `${layer.className}: nothing is left of the input here, the output is ${shape}. TensorFlow.js goes on with it.`;
  runtime.report({ kind: meaninglessResult, place, message });
}

const isOwn = ({ cls, entry, kind }: LayerObject): boolean =>
  cls !== undefined && entry === undefined && kind === "layer";

/** All tensors of a call are symbolic, or none is. */
function refuseInputs(runtime: Runtime, layer: LayerObject, inputs: Value, place: Place): Unknown | undefined {
  const items = inputs instanceof ListObject && !inputs.open ? inputs.items : [inputs];
  const isTensor = (value: Value): value is TensorValue => value instanceof TensorValue;
  const kinds = new Set(items.filter(isTensor).map(({ origin }) => origin !== undefined));
  const other = items.find((item) => !isTensor(item) && !isUntold(item));
  if (kinds.size < 2 && (other === undefined || kinds.size === 0)) {
    if (other === undefined) return undefined;
    const what = other instanceof LayerObject ? "a layer, not a tensor: apply that to something first" : "no tensor";
    const message = `${layer.className} is applied to ${what}.`;
    return runtime.fail({ kind: invalidArgument, place, message }, "Error", place);
  }
  const message = `${layer.className} is applied to symbolic tensors and others at once: all must be of one kind.`;
  return runtime.fail({ kind: invalidArgument, place, message }, "Error", place);
}

const isUntold = (value: Value): boolean => value instanceof Unknown || typeof value === "object";

function keywordsOf(value: Value | undefined): ReadonlyMap<string, Value> {
  const keywords = new Map<string, Value>();
  if (value instanceof DictObject)
    for (const [key, item] of value.entries.values())
      if (typeof key === "string" && item !== Undefined.value) keywords.set(KEYWORDS[key] ?? key, item);
  return keywords;
}

const KEYWORDS: Readonly<Record<string, string>> = { initialState: "initial_state" };

/** The shape of a tensor as an array of numbers, or the shapes of several. */
export function shapesOf(runtime: Runtime, value: Value): Value {
  if (value instanceof TensorValue) return shapeArray(runtime, value.shape);
  if (value instanceof ListObject && !value.open)
    return runtime.list(value.items.map((item) => shapesOf(runtime, item)));
  return reasonFor(value);
}

export const shapeArray = (runtime: Runtime, shape: Shape): Value =>
  isRanked(shape) ? runtime.list([...shape]) : shape;

/** A class of the program's: `build`, then `computeOutputShape` for symbolic tensors, `call` for others. */
function applyOwn(runtime: Runtime, layer: LayerObject, inputs: Value, kwargs: Value | undefined, place: Place): Value {
  const shapes = shapesOf(runtime, single(inputs));
  buildOwn(runtime, layer, shapes, place);
  const tensors = tensorsIn(inputs);
  const isSymbolic = tensors.some(({ origin }) => origin !== undefined);
  const isKnown = tensors.length > 0;
  const args = positionalArguments(inputs);
  if (isSymbolic || (!isKnown && inputs instanceof Unknown)) {
    const told = isSymbolic ? outputOf(runtime, layer, inputs, shapes, place) : reasonFor(inputs);
    return finish(runtime, layer, args, told, undefined, place);
  }
  const call = layer.cls?.lookup("call");
  const result =
    call === undefined
      ? inputs
      : runtime.inCall({}, () =>
          runtime.call(
            new BoundMethod(layer, call),
            positionalArguments(inputs, kwargs ?? runtime.heap.adopt(new DictObject())),
            place,
          ),
        );
  return finish(runtime, layer, args, result, undefined, place);
}

/** An array of one tensor is that tensor. */
const single = (value: Value): Value =>
  value instanceof ListObject && !value.open && value.items.length === 1 ? value.items[0]! : value;

export function buildOwn(runtime: Runtime, layer: LayerObject, shapes: Value, place: Place): void {
  if (layer.state.built) return;
  const build = layer.cls?.lookup("build");
  if (build instanceof FunctionObject) runtime.call(new BoundMethod(layer, build), positionalArguments(shapes), place);
  update(runtime, layer, { built: true });
}

function outputOf(runtime: Runtime, layer: LayerObject, inputs: Value, shapes: Value, place: Place): Value {
  const compute = layer.cls?.lookup("computeOutputShape");
  const shape =
    compute instanceof FunctionObject
      ? runtime.call(new BoundMethod(layer, compute), positionalArguments(shapes), place)
      : shapes;
  const dtype = tensorsIn(inputs)[0]?.dtype ?? "float32";
  const items = itemsOf(shape);
  if (!items) return new TensorValue(reasonFor(shape), dtype);
  if (items.length > 0 && items.every((item) => itemsOf(item) !== undefined))
    return runtime.list(items.map((item) => new TensorValue(itemsOf(item)!.map(sizeOf), dtype)));
  return new TensorValue(items.map(sizeOf), dtype);
}

const sizeOf = (value: Value): ReturnType<typeof toDim> => toDim(value === Undefined.value ? null : value);
