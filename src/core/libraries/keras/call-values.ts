/**
 * What a layer is called on, from the program's values: tensors, and what may be one.
 *
 *     dense(x)      a tensor, or what code that isn't read has made
 *     mine(n)       n is open in the text: a tensor, for a layer is called on it
 */
import { Sym, Unknown } from "../../dims/dim.js";
import type { CallValue } from "../../layers/call.js";
import type { Place } from "../../text/span.js";
import { reasonFor, toArgument, toSpecs } from "../../values/convert.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, ListObject } from "../../values/objects.js";
import { External, TensorValue, TupleValue, type CallArguments, type Value } from "../../values/value.js";
import { ObjectHandle } from "./layer-handle.js";

/** An argument of a call as the catalogue's rules read it: tensors as specs, anything unknown as an unknown tensor. */
export function toCallValue(runtime: Runtime, value: Value, place: Place): CallValue {
  if (value instanceof TensorValue) return { shape: value.shape, dtype: value.dtype };
  if (value instanceof Sym) return openTensor(value, place);
  if (value instanceof External) return reasonFor(value);
  if ((value instanceof TupleValue || (value instanceof ListObject && !value.open)) && mayHoldTensors(value))
    return value.items.map((item) => toCallValue(runtime, item, place)) as CallValue;
  if (value instanceof DictObject && mayHoldTensors(value)) return toSpecs(value);
  return toArgument(value, (inner) => new ObjectHandle(runtime, inner, place));
}

/** Whether there is a tensor in it, or what code that isn't read has made and may be one. */
function mayHoldTensors(value: Value): boolean {
  if (value instanceof TupleValue || value instanceof ListObject) return value.items.some(mayHoldTensors);
  if (value instanceof DictObject) return [...value.entries.values()].some(([, item]) => mayHoldTensors(item));
  return value instanceof TensorValue || value instanceof External;
}

/** What the text leaves open is a tensor where a layer is called on it, and no number. Keras 3 takes nothing else by position. */
export function withTensorsByPosition(runtime: Runtime, args: CallArguments, place: Place): CallArguments {
  const isTensor = (value: Value, at: number): value is Sym =>
    value instanceof Sym && (at === 0 || runtime.settings.dialect === undefined);
  if (!args.positional.some(isTensor)) return args;
  const positional = args.positional.map((value, at) => (isTensor(value, at) ? openTensor(value, place) : value));
  return { ...args, positional };
}

const openTensor = (value: Sym, place: Place): Unknown =>
  new Unknown(`\`${value}\` is known only when the program runs`, place);
