/**
 * A constructor's arguments as the layer keeps them: sizes for each axis, the format that images have, paddings as pairs.
 *
 *     Conv2D(8, 3).kernel_size                (3, 3), and .data_format "channels_last"
 *     ZeroPadding2D((1, 2)).padding           ((1, 1), (2, 2))
 */
import { Sym, Unknown } from "../../../dims/dim.js";
import { signature } from "../../../layers/signature.js";
import { itemsOf } from "../../../values/convert.js";
import type { LayerObject } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { TupleValue, type Value } from "../../../values/value.js";

const PER_AXIS = new Set(["kernel_size", "strides", "dilation_rate", "pool_size", "size"]);
const MARGINS = new Set(["padding", "cropping"]);

/** An argument of the constructor, which most layers keep under its name. */
export function configured(runtime: Runtime, layer: LayerObject, name: string): Value | undefined {
  const given = layer.argumentsGiven.find((argument) => argument.name === name);
  const value = given ? given.value : defaultOf(layer, name);
  if (value === undefined || !layer.entry) return value;
  if (name === "data_format" && value === null) return runtime.settings.imageDataFormat;
  const rank = Number(/([123])D/.exec(layer.entry.name)?.[1] ?? 0);
  if (rank === 0) return value;
  if (name === "strides" && value === null) return configured(runtime, layer, "pool_size");
  if (PER_AXIS.has(name)) return layer.entry.name === "UpSampling1D" ? value : perAxis(value, rank);
  if (!MARGINS.has(name)) return value;
  return typeof value === "string" ? value.toLowerCase() : margins(value, rank);
}

function defaultOf(layer: LayerObject, name: string): Value | undefined {
  const value = layer.entry && signature(layer.entry.signature).byName.get(name)?.default;
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string")
    return value;
  return Array.isArray(value) && value.every((item) => typeof item === "number")
    ? new TupleValue(value as readonly number[])
    : undefined;
}

const isAmount = (value: Value): boolean =>
  typeof value === "number" || value instanceof Sym || value instanceof Unknown;

function perAxis(value: Value, rank: number): Value {
  if (isAmount(value)) return new TupleValue(Array<Value>(rank).fill(value));
  const items = itemsOf(value);
  return items ? new TupleValue(items) : value;
}

/** A pair for each axis; of one axis the pair alone. */
function margins(value: Value, rank: number): Value {
  const items = isAmount(value) ? Array<Value>(rank).fill(value) : itemsOf(value);
  if (!items) return value;
  if (rank === 1) return isAmount(value) ? new TupleValue([value, value]) : new TupleValue(items);
  return new TupleValue(items.map((item) => new TupleValue(isAmount(item) ? [item, item] : (itemsOf(item) ?? [item]))));
}
