/**
 * What Python and TensorFlow refuse of a tensor in a `call` of Keras 3, while it is traced and on data alike.
 *
 *     x + "a"            no text goes together with numbers
 *     x[:, [0, 1]]       an index is a number or a slice, and no list
 *     f"{x:.2f}"         a tensor has no such format
 *     x in [1, 2]        whether it equals 1 is a tensor, and neither true nor false
 */
import { Failure, isRanked, type Unknown } from "../../dims/dim.js";
import { symbolicValue } from "../../problems/symbolic-value.js";
import type { Place } from "../../text/span.js";
import { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, ListObject } from "../../values/objects.js";
import { TensorValue, TupleValue, type Value } from "../../values/value.js";
import { isOnOtherBackend, isSymbolic, isTraced, refuseValue } from "./ops/symbolic-value.js";

/** A tensor of TensorFlow's in a `call`, of which the values aren't known; on other backends another one may do what this one refuses. */
export const isComputed = (runtime: Runtime, value: Value): value is TensorValue =>
  value instanceof TensorValue &&
  runtime.insideCall &&
  runtime.settings.dialect === undefined &&
  !value.origin &&
  !value.facts.ambiguous &&
  (value.facts.kind ?? "tensor") === "tensor" &&
  value.facts.values === undefined &&
  !isOnOtherBackend(runtime);

/** Undefined where it isn't told: what comes of it is read on. */
export function refuseInCall(runtime: Runtime, exception: string, because: string, place: Place): Unknown | undefined {
  const failed = runtime.raised(exception, because, place);
  return failed instanceof Failure ? failed : undefined;
}

/** The same of a symbolic tensor in the graph, whose use raises by the library. */
function refuseTensor(
  runtime: Runtime,
  tensor: TensorValue,
  exception: string,
  because: string,
  place: Place,
): Unknown | undefined {
  if (!isSymbolic(tensor)) return refuseInCall(runtime, exception, because, place);
  if (runtime.settings.dialect !== undefined) return undefined;
  const message = `${because.charAt(0).toUpperCase()}${because.slice(1)}.`;
  return runtime.fail({ kind: symbolicValue, place, message }, exception, place);
}

/** Arithmetic and orders of a tensor with what no tensor can be made of. */
export function refuseOperand(runtime: Runtime, a: Value, b: Value, place: Place): Unknown | undefined {
  const [tensor, other] = isComputed(runtime, a) ? [a, b] : [b, a];
  if (!isComputed(runtime, tensor)) return undefined;
  const what = unfit(tensor, other);
  if (what === undefined) return undefined;
  return refuseInCall(runtime, "TypeError", `a tensor goes together with tensors and numbers, not ${what}`, place);
}

function unfit({ dtype }: TensorValue, other: Value): string | undefined {
  if (typeof other === "string") return typeof dtype === "string" && dtype !== "string" ? `"${other}"` : undefined;
  if (other instanceof DictObject && !other.open) return "a dict";
  return other instanceof LayerObject && other.cls === undefined ? `the layer ${other.className}` : undefined;
}

/** An index that a tensor doesn't take; one by a mask alone TensorFlow has. */
export function refuseIndex(runtime: Runtime, tensor: TensorValue, key: Value, place: Place): Unknown | undefined {
  if (!isComputed(runtime, tensor)) return undefined;
  const parts = key instanceof TupleValue ? key.items : [key];
  const isAlone = parts.length === 1 && !(key instanceof TupleValue);
  const odd = parts.some((part) =>
    part instanceof TensorValue
      ? isVector(part) && !(isAlone && part.dtype === "bool") && part.dtype !== "string"
      : typeof part === "boolean" || (!isAlone && (part instanceof ListObject || part instanceof TupleValue)),
  );
  const because = "a tensor is indexed by numbers and slices. keras.ops.take picks by a list";
  return odd ? refuseInCall(runtime, "TypeError", because, place) : undefined;
}

const isVector = ({ shape }: TensorValue): boolean => isRanked(shape) && shape.length === 1;

/** `x in [1, 2]`: the first item that it is compared with decides. */
export function refuseMember(runtime: Runtime, container: Value, item: Value, place: Place): Unknown | undefined {
  const ofGraph = refuseValue(runtime, container, "iteration", place);
  if (ofGraph) return ofGraph;
  if (isComputed(runtime, container))
    return refuseInCall(runtime, "TypeError", "a tensor isn't gone over for an item", place);
  const isSequence = container instanceof TupleValue || (container instanceof ListObject && !container.open);
  const [first] = isSequence ? container.items : [];
  if (first === undefined || first === item || !(isCompared(runtime, item, first) || isCompared(runtime, first, item)))
    return undefined;
  return refuseInCall(
    runtime,
    "TypeError",
    "whether a tensor equals an item is a tensor, and neither true nor false",
    place,
  );
}

const isCompared = (runtime: Runtime, tensor: Value, other: Value): boolean =>
  isComputed(runtime, tensor) &&
  (isTraced(runtime, tensor) || hasSeveral(tensor)) &&
  (typeof other === "number" || isComputed(runtime, other));

/** Certainly more values than one. */
const hasSeveral = ({ shape }: TensorValue): boolean =>
  isRanked(shape) && shape.every((size) => typeof size === "number") && shape.reduce((all, size) => all * size, 1) > 1;

/** A format other than the plain one, `f"{x:.2f}"` or `"%d" % x`: of several values none is told. */
export function refuseFormat(runtime: Runtime, value: Value, format: string, place: Place): Unknown | undefined {
  const isRefused =
    isSymbolic(value) || (isComputed(runtime, value) && (isTraced(runtime, value) || hasSeveral(value)));
  return isRefused
    ? refuseTensor(runtime, value, "TypeError", `a tensor can't be formatted with \`${format}\``, place)
    : undefined;
}

/** `"%d" % x`: what formats numbers. A text can be made of any tensor. */
export function refusePercent(runtime: Runtime, text: string, value: Value, place: Place): Unknown | undefined {
  const format = /%[-+0 #]*\d*(?:\.\d+)?[diuoxXeEfFgGc]/.exec(text.replaceAll("%%", ""))?.[0];
  return format === undefined ? undefined : refuseFormat(runtime, value, format, place);
}

/** What TensorFlow computes of a tensor, and doesn't let be set. */
const FIXED = new Set(["shape", "dtype", "name", "op", "graph", "device"]);

export function refuseSetting(runtime: Runtime, value: Value, name: string, place: Place): Unknown | undefined {
  const isFixed = isComputed(runtime, value) ? FIXED.has(name) : name === "shape" && isSymbolic(value);
  return isFixed
    ? refuseTensor(runtime, value as TensorValue, "AttributeError", `the \`${name}\` of a tensor can't be set`, place)
    : undefined;
}
