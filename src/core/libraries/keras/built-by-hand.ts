/**
 * Layers that the program builds itself.
 *
 *     Dense(8).build((None, 4))      its weights, without a call
 *     super().build(input_shape)     the same, from a class of the program's
 */
import { Unknown } from "../../dims/dim.js";
import {
  buildChecksShape,
  buildReadsOneShape,
  buildReadsSeveralShapes,
  buildReadsShape,
  buildSignature,
  buildsNothing,
  isBuiltOnce,
  shapeOfWeights,
} from "../../layers/building.js";
import { bindCall, type CallValue } from "../../layers/call.js";
import { refuseBinding } from "../../layers/construct.js";
import { lastDim } from "../../dims/tensor.js";
import { LayerError, type LayerEntry } from "../../layers/entry.js";
import { RecurrentCell } from "../../layers/keras/rnn/recurrent-cell.js";
import { bind } from "../../layers/signature.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { layerClass } from "../../problems/layer-class.js";
import { undefinedDimension } from "../../problems/undefined-dimension.js";
import type { Place } from "../../text/span.js";
import { itemsOf, reasonFor, toDim, toShape } from "../../values/convert.js";
import { unconfigured, type LayerObject } from "../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { ListObject } from "../../values/objects.js";
import { TensorValue, TupleValue, type CallArguments, type Value } from "../../values/value.js";
import { withDtype } from "./weights/built-weights.js";
import { failLayer, update } from "./construct-layer.js";
import { settleWeights } from "./layer-parts.js";

/** `layer.build(shape)` of a catalogued layer: the weights that such an input asks for. A call checks more of its input. */
export function buildEntry(
  runtime: Runtime,
  layer: LayerObject,
  entry: LayerEntry,
  args: CallArguments,
  place: Place,
): void {
  if (refuseBuildArguments(runtime, entry, args, place) || refuseRebuild(runtime, layer, entry, place)) return;
  const first = args.positional.length > 0 ? args.positional[0] : args.keywords.get("input_shape");
  if (layer.state.built || buildsNothing(entry.name, first === null)) return;
  const specs = ([name, shape]: readonly [string, Value]): readonly [string, CallValue] => [
    name.replace(/_shape$/, ""),
    specsOfShape(shape),
  ];
  const named = new Map([...args.keywords].filter(([name]) => name !== "input_shape").map(specs));
  // Other arguments may be named after those of a call: `query_shape`.
  const told = first ?? (first === null || named.size === 0 ? notTold : undefined);
  const positional = [...(told === undefined ? [] : [told]), ...args.positional.slice(1)].map(specsOfShape);
  const made = runtime.quietly(() => {
    // Its constructor hasn't run: the program's own doesn't call it.
    if (layer.config === unconfigured) return undefined;
    // A cell is built without the states that a call needs.
    if (layer.config instanceof RecurrentCell && first !== undefined)
      return lacksSize(entry, first) ?? { weights: layer.config.weights(lastDim(toShape(first))), output: undefined };
    try {
      return entry.apply(layer.config, bindCall(entry, positional, named, layer.dtype.compute));
    } catch (error) {
      if (!(error instanceof LayerError)) throw error;
      return error;
    }
  });
  const refusal = made instanceof LayerError ? refusalOf(runtime, entry, made, first) : undefined;
  if (refusal) failLayer(runtime, refusal, place);
  const { weights, output: builtOutput } = (made instanceof LayerError ? undefined : made) ?? {};
  update(
    runtime,
    layer,
    weights
      ? { built: true, builtOutput, weights: [...layer.state.weights, ...withDtype(weights, layer.dtype.variable)] }
      : { built: true, unknownWeights: new Unknown("the shape that it is built with doesn't fit") },
  );
  settleWeights(runtime, layer);
}

/** What has weights gets no others. */
function refuseRebuild(runtime: Runtime, layer: LayerObject, entry: LayerEntry, place: Place): Unknown | undefined {
  const { built, perhapsUnbuilt, weights } = layer.state;
  const isBuilt = built && !perhapsUnbuilt && weights.length > 0 && layer.cls === undefined && !layer.open;
  if (!isBuilt || !isBuiltOnce(entry.name) || !runtime.isCalled || runtime.settings.dialect !== undefined)
    return undefined;
  const message = `This ${entry.className} is built already, and its \`build\` would make its weights once more.`;
  return runtime.fail({ kind: layerClass, place, message }, "ValueError", place);
}

const notTold = new Unknown("it is built without a shape");

/** What `build` raises where a call on such a shape raises `error`. */
function refusalOf(
  { settings: { dialect } }: Runtime,
  entry: LayerEntry,
  error: LayerError,
  shape: Value | undefined,
): LayerError | undefined {
  if (error.problem === undefinedDimension) return dialect === "tfjs" ? undefined : error;
  if (dialect !== undefined) return undefined;
  return buildChecksShape(entry.name, itemsOf(shape ?? null)?.map(toDim)) ? error : lacksSize(entry, shape);
}

function lacksSize(entry: LayerEntry, shape: Value | undefined): LayerError | undefined {
  const dims = itemsOf(shape ?? null)?.map(toDim);
  if (dims === undefined || shapeOfWeights(entry.name, dims)?.at(-1) !== null) return undefined;
  const message = `The \`build\` of ${entry.name} needs the size of the last axis, and the shape has None there.`;
  return new LayerError(undefinedDimension, message);
}

/** Reports where the library's `build` can't be called so: `entry` is absent for a layer that only has the one of every layer. */
export function refuseBuildArguments(
  runtime: Runtime,
  entry: LayerEntry | undefined,
  args: CallArguments,
  place: Place,
): Unknown | undefined {
  if (runtime.settings.dialect !== undefined) return undefined;
  const own = buildSignature(entry?.name);
  const { given, errors } = bind(own, args.positional, args.keywords);
  const error = errors.find(({ kind }) => !(kind === "missing" && args.unknownRest));
  try {
    if (error) refuseBinding("`build`", error, [...own.byName.keys()]);
    if (entry && given.size > 0) checkIsShape(entry, given.get(own.parameters[0]!.name) ?? null);
    return undefined;
  } catch (refusal) {
    if (!(refusal instanceof LayerError)) throw refusal;
    return failLayer(runtime, refusal, place, [], "TypeError");
  }
}

function checkIsShape(entry: LayerEntry, shape: Value): void {
  const items = itemsOf(shape);
  const isList = items?.some((item) => itemsOf(item) !== undefined) === true;
  if (isList && buildReadsOneShape(entry.name))
    throw new LayerError(incompatibleShape, `The \`build\` of ${entry.name} takes one shape, not a list of shapes.`);
  // A list of sizes passes for one of shapes.
  if (buildReadsSeveralShapes(entry.name) && (shape instanceof TupleValue || items?.length === 1))
    throw new LayerError(
      incompatibleShape,
      `The \`build\` of ${entry.name} takes a list of shapes: of query, value and key.`,
    );
  const isNone = shape === null || typeof shape === "number" || typeof shape === "string" || typeof shape === "boolean";
  const isTensor = shape instanceof TensorValue && shape.origin !== undefined;
  if (!buildReadsShape(entry.name) || !(isNone || isTensor || items?.length === 0)) return;
  const found = isTensor ? "a tensor" : shape === null ? "None" : isNone ? JSON.stringify(shape) : "one without axes";
  throw new LayerError(
    incompatibleShape,
    `The \`build\` of ${entry.name} takes a shape, as in (None, 4), not ${found}.`,
  );
}

/** Tensors of the shapes in a value. */
function specsOfShape(shape: Value): CallValue {
  if (shape === null) return null;
  const items = itemsOf(shape);
  // A list that may have grown is one all the same.
  return items && items.some((item) => item instanceof TupleValue || item instanceof ListObject)
    ? (items.map(specsOfShape) as CallValue)
    : { shape: items ? items.map(toDim) : reasonFor(shape), dtype: "float32" };
}

/** `layer.build(shape)`, written by the program: Keras 3 takes the layer to be built afterwards, Keras 2 doesn't. */
export function builtBy(runtime: Runtime, layer: LayerObject, build: Value): Value {
  if (runtime.settings.dialect !== undefined) return build;
  return new NativeFunction("build", ({ args, place }) => {
    runtime.call(build, args, place);
    update(runtime, layer, { built: true, locked: true });
    return null;
  });
}
