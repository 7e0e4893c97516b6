/**
 * Shapes that a layer's own methods are given, and those that they tell.
 *
 *     def build(self, x_shape, y_shape)      the shapes of the call's x and y
 *     def compute_output_shape(self, shape)  tensors of what it gives
 */
import { Unknown } from "../../../dims/dim.js";
import type { DType } from "../../../dims/tensor.js";
import type { Place } from "../../../text/span.js";
import { isSymbolic, itemsOf, reasonFor, tensorShape, tensorsIn, toDim } from "../../../values/convert.js";
import { isBuiltAndTold } from "../../../layers/building.js";
import { LayerError } from "../../../layers/entry.js";
import { isTensorSpec } from "../../../layers/inputs.js";
import { unconfigured, type LayerObject } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { DictObject, FunctionObject, ListObject } from "../../../values/objects.js";
import {
  BoundMethod,
  External,
  positionalArguments,
  TensorValue,
  TupleValue,
  type CallArguments,
  type Value,
} from "../../../values/value.js";

/** The shapes of the tensors that a call is given, by the names of `call`'s parameters. */
export function shapesByName(runtime: Runtime, layer: LayerObject, args: CallArguments): ReadonlyMap<string, Value> {
  const call = layer.cls?.lookup("call");
  const names = call instanceof FunctionObject ? parameterNames(call) : [];
  const given = new Map([...args.positional.map((value, i) => [names[i] ?? `${i}`, value] as const), ...args.keywords]);
  const shapes = new Map<string, Value>();
  for (const name of new Set([...names, ...given.keys()])) {
    const value = given.get(name);
    if (value === undefined || name === "mask" || !isTensors(value)) continue;
    shapes.set(`${name}_shape`, shapesOf(runtime, value));
  }
  return shapes;
}

export const parameterNames = (fn: FunctionObject): readonly string[] =>
  fn.definition.parameters
    .slice(1)
    .flatMap(({ target, kind }) =>
      target.kind === "name" && kind !== "rest" && kind !== "keyword-rest" ? [target.name] : [],
    );

/** A tensor, tensors in containers, or something that may be one. */
const isTensors = (value: Value): boolean =>
  value instanceof Unknown ||
  value instanceof External ||
  value instanceof TensorValue ||
  (value instanceof ListObject && value.open !== undefined) ||
  tensorsIn(value).length > 0;

/**
 * What `build` and `compute_output_shape` are given: the first shape where they take one argument, else by name; in Keras 2
 * the first argument's shape in any case.
 *
 * Source of the rule: keras/src/layers/layer.py, update_shapes_dict_for_target_fn.
 */
export function shapeArguments(runtime: Runtime, target: Value, shapes: ReadonlyMap<string, Value>): CallArguments {
  const [first = null] = shapes.values();
  const names = target instanceof FunctionObject ? parameterNames(target) : [];
  if (names.length <= 1 || runtime.settings.dialect !== undefined) return positionalArguments(first);
  return { positional: [], keywords: new Map([...shapes].filter(([name]) => names.includes(name))) };
}

/**
 * The output as the class' own `compute_output_spec` or `compute_output_shape` tells it: on a symbolic tensor Keras 3 asks
 * these, and not `call`.
 */
export function tellShape(
  runtime: Runtime,
  layer: LayerObject,
  shapes: ReadonlyMap<string, Value>,
  args: CallArguments,
  output: Value,
  place: Place,
): Value {
  const tellSpec = layer.cls!.lookup("compute_output_spec");
  const compute = layer.cls!.lookup("compute_output_shape");
  if (tellSpec !== undefined) {
    const told = runtime.call(new BoundMethod(layer, tellSpec), args, place);
    return told instanceof Unknown ? output : told;
  }
  if (compute === undefined) {
    // Keras 2 runs `call` in any case.
    const isAsked =
      runtime.settings.dialect === undefined && [...args.positional, ...args.keywords.values()].some(isSymbolic);
    return (isAsked ? toldByEntry(layer, shapes) : undefined) ?? output;
  }
  const shape = runtime.call(new BoundMethod(layer, compute), shapeArguments(runtime, compute, shapes), place);
  return tensorsOfShape(shape, layer.dtype.compute) ?? output;
}

/** What the class that it inherits announces; undefined where that asks `call`. */
function toldByEntry({ entry, config, dtype }: LayerObject, shapes: ReadonlyMap<string, Value>): Value | undefined {
  const [first] = shapes.values();
  const dims = itemsOf(first ?? null)?.map(toDim);
  if (!entry || !isBuiltAndTold(entry.name) || !dims || config === unconfigured) return undefined;
  const inputs = { shape: dims, dtype: dtype.compute };
  try {
    const { output } = entry.apply(config, { inputs, dtype: dtype.compute, others: new Map(), isBuilt: true });
    return isTensorSpec(output) ? new TensorValue(output.shape, output.dtype) : undefined;
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return undefined;
  }
}

/** Tensors for a shape, or for the shapes in a list, tuple or dict; undefined where they can't be told. */
function tensorsOfShape(shape: Value, dtype: DType): Value | undefined {
  if (shape instanceof DictObject && !shape.open) {
    const entries = [...shape.entries.values()].map(([key, item]) => [key, tensorsOfShape(item, dtype)] as const);
    const known = entries.filter((entry): entry is [Value, Value] => entry[1] !== undefined);
    return known.length === entries.length ? new DictObject(known) : undefined;
  }
  const items = itemsOf(shape);
  if (!items) return undefined;
  // As likely so many shapes as one of so many axes.
  if (shape instanceof ListObject && items.length > 0 && items.every((item) => item instanceof Unknown))
    return undefined;
  if (items.every((item) => itemsOf(item) === undefined))
    return new TensorValue(
      items.map((item) => toDim(item)),
      dtype,
    );
  const tensors = items.map((item) => tensorsOfShape(item, dtype));
  const known = tensors.filter((tensor): tensor is Value => tensor !== undefined);
  if (known.length < tensors.length) return undefined;
  return shape instanceof TupleValue ? new TupleValue(known) : new ListObject(known);
}

/** The shapes of a tensor, or of the tensors in a list, tuple or dict, in one of the same kind. */
function shapesOf(runtime: Runtime, value: Value): Value {
  if (value instanceof TensorValue) return tensorShape(value.shape, runtime.settings.dialect);
  const recurse = (item: Value): Value => shapesOf(runtime, item);
  if (value instanceof TupleValue) return new TupleValue(value.items.map(recurse));
  if (value instanceof ListObject && !value.open) return runtime.list(value.items.map(recurse));
  if (value instanceof DictObject && !value.open)
    return new DictObject([...value.entries.values()].map(([key, item]) => [key, recurse(item)]));
  return reasonFor(value);
}
