/**
 * The function of a Lambda, which tells the output where the catalogue can't.
 *
 *     Lambda(lambda x: x[:, 0])(x)     (None, 5, 8) → (None, 8)
 *     Lambda(lambda x: print(x))(x)    gives nothing, which Keras 3 refuses
 *
 * Source of the rules: keras/src/layers/core/lambda_layer.py.
 */
import { isRanked, Unknown } from "../../../dims/dim.js";
import type { TensorSpec } from "../../../dims/tensor.js";
import type { Applied } from "../../../layers/entry.js";
import { isTensorSpec, mapTensors } from "../../../layers/inputs.js";
import { layerClass } from "../../../problems/layer-class.js";
import type { Place } from "../../../text/span.js";
import { toSpecs } from "../../../values/convert.js";
import { during } from "../../../values/during.js";
import type { LayerObject } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { DictObject, FunctionObject } from "../../../values/objects.js";
import { TensorValue, type CallArguments, type Value } from "../../../values/value.js";
import { nonTensor } from "./own-classes.js";
import { inDtype, withoutOrigin } from "./plain-values.js";

/** `isPlaced`: the call leaves a node in the graph, where only tensors may go on. */
export function withFunction(
  runtime: Runtime,
  layer: LayerObject,
  args: CallArguments,
  applied: Applied,
  isPlaced: boolean,
  place: Place,
): Applied {
  const argument = (wanted: string): Value | undefined =>
    layer.argumentsGiven.find(({ name }) => name === wanted)?.value;
  const fn = layer.entry?.name === "Lambda" ? argument("function") : undefined;
  if (fn === undefined || !isTensorSpec(applied.output) || isRanked(applied.output.shape)) return applied;
  const always = argument("arguments");
  const fixed = always instanceof DictObject ? [...always.entries.values()] : [];
  const named = fixed.filter((entry): entry is [string, Value] => typeof entry[0] === "string");
  const open = always instanceof DictObject ? always.open : always instanceof Unknown ? always : undefined;
  const isKeras3 = runtime.settings.dialect === undefined;
  const lacking = isKeras3 && !open ? refuseParameters(runtime, fn, new Map(named), isPlaced, place) : undefined;
  if (lacking) return { ...applied, output: { ...applied.output, shape: lacking } };
  // A second tensor is its mask, which the function gets where it asks for it.
  const positional = isKeras3 ? args.positional.slice(0, 1) : args.positional;
  const isAnnounced = isPlaced && isKeras3;
  const given = {
    positional: positional.map(isAnnounced ? inDtype(layer.dtype.compute) : withoutOrigin),
    keywords: new Map([...named, ...args.keywords]),
    ...(open && { unknownRest: open }),
  };
  const call = (): Value => runtime.call(fn, given, place);
  // To tell the output's shape the library traces the function, and raises on what is raised there.
  const traced = (): Value => during(runtime, { traces: true }, () => runtime.inCall({}, call));
  const { result, cost } = runtime.metered(isAnnounced ? traced : call);
  const refused = isPlaced && runtime.settings.dialect === undefined ? refuse(runtime, fn, result, place) : undefined;
  const unknown = refused ?? (result instanceof Unknown ? result : undefined);
  if (unknown) return { ...applied, output: { ...applied.output, shape: unknown } };
  const specs = toSpecs(result);
  // Of what the function gives the library keeps the shape.
  const announce = (spec: TensorSpec): TensorSpec =>
    isRanked(spec.shape) ? { shape: spec.shape, dtype: layer.dtype.compute } : spec;
  const output = isAnnounced ? mapTensors(specs, announce) : specs;
  return result instanceof TensorValue || !isTensorSpec(output) ? { ...applied, output, cost } : applied;
}

/** Handed to a function that has a parameter of that name. */
const OFFERED = ["mask", "training"];

/** Reports a function that can't be called on the layer's input alone. */
function refuseParameters(
  runtime: Runtime,
  fn: Value,
  fixed: ReadonlyMap<string, Value>,
  isPlaced: boolean,
  place: Place,
): Unknown | undefined {
  if (!(fn instanceof FunctionObject) || fixed.size > 0) return undefined;
  const { parameters } = fn.definition;
  const needed = parameters.slice(1).find(({ kind, target, default: otherwise }) => {
    const isOpen = kind === "rest" || kind === "keyword-rest" || otherwise !== undefined;
    return !isOpen && !(target.kind === "name" && OFFERED.includes(target.name));
  });
  if (parameters.length > 0 && needed === undefined) return undefined;
  const wish = needed?.target.kind === "name" ? `needs \`${needed.target.name}\` besides` : "takes none";
  const message = `A Lambda calls its function on its input alone, which may be a list of tensors, and this function ${wish}.`;
  return runtime.fail({ kind: layerClass, place, message }, isPlaced ? "NotImplementedError" : "TypeError", place);
}

function refuse(runtime: Runtime, fn: Value, result: Value, place: Place): Unknown | undefined {
  const other = result === null && runtime.givesNothing(fn) ? "nothing" : nonTensor(result);
  if (other === undefined) return undefined;
  const message = `The function of this Lambda gives ${other}, and only tensors can go on from here.`;
  return runtime.fail({ kind: layerClass, place, message }, "NotImplementedError", place);
}
