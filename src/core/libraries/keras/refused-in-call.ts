/**
 * What Python and TensorFlow refuse of a tensor in a `call` of Keras 3, while it is traced and on data alike.
 *
 *     x + "a"            no text goes together with numbers
 *     x[:, [0, 1]]       an index is a number or a slice, and no list
 *     f"{x:.2f}"         a tensor has no such format
 *     x in [1, 2]        whether it equals 1 is a tensor, and neither true nor false
 */
import { Failure, Float, isRanked, type Unknown } from "../../dims/dim.js";
import { symbolicValue } from "../../problems/symbolic-value.js";
import type { BinaryOp } from "../../program/program.js";
import type { Place } from "../../text/span.js";
import { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, FunctionObject, ListObject } from "../../values/objects.js";
import { BoundMethod, Bytes, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { isEquality, mixedDtypes, unfitFor, type TensorOp } from "./mixed-dtypes.js";
import { isOnOtherBackend, isSymbolic, isTraced, refuseValue } from "./ops/symbolic-value.js";

/** A tensor of TensorFlow's in a `call`, of which the values aren't known; on other backends another one may do what this one refuses. */
export const isComputed = (runtime: Runtime, value: Value): value is TensorValue =>
  isOfTensorFlow(runtime, value) && value.facts.values === undefined;

/** The same, or a constant: one that has axes, since of a single value it isn't known whether it is a number of Python's. */
const isOperand = (runtime: Runtime, value: Value): value is TensorValue =>
  isOfTensorFlow(runtime, value) &&
  (value.facts.values === undefined || (isRanked(value.shape) && value.shape.length > 0));

const isOfTensorFlow = (runtime: Runtime, value: Value): value is TensorValue =>
  value instanceof TensorValue &&
  runtime.insideCall &&
  runtime.settings.dialect === undefined &&
  !value.origin &&
  !value.facts.ambiguous &&
  (value.facts.kind ?? "tensor") === "tensor" &&
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
export function refuseOperand(runtime: Runtime, op: TensorOp, a: Value, b: Value, place: Place): Unknown | undefined {
  const [tensor, other] = isOperand(runtime, a) ? [a, b] : [b, a];
  if (!isOperand(runtime, tensor)) return undefined;
  const what = isEquality(op) && other instanceof LayerObject ? undefined : unfit(tensor, other);
  const isMixing = !(other instanceof TensorValue) || isOperand(runtime, other);
  const because =
    what !== undefined
      ? `a tensor goes together with tensors and numbers, not ${what}`
      : isMixing
        ? mixedDtypes(op, tensor, other)
        : undefined;
  return because === undefined ? undefined : refuseInCall(runtime, "TypeError", because, place);
}

function unfit({ dtype }: TensorValue, other: Value): string | undefined {
  if (typeof other === "string") return typeof dtype === "string" && dtype !== "string" ? `"${other}"` : undefined;
  if (other instanceof DictObject && !other.open) return "a dict";
  if (other instanceof ListObject) return other.kind === "set" ? "a set" : undefined;
  if (other instanceof FunctionObject || other instanceof BoundMethod) return "a function";
  if (other instanceof Bytes) return "bytes";
  return other instanceof LayerObject && other.cls === undefined ? `the layer ${other.className}` : undefined;
}

/** Operators that NumPy's arrays have, and no tensor. */
const OF_ARRAYS: ReadonlySet<BinaryOp> = new Set(["<<", ">>"]);

/** An operator that tensors lack: `x << 1`. What the program's own class makes of it is its own. */
export function refuseOperator(
  runtime: Runtime,
  op: BinaryOp,
  operands: readonly Value[],
  place: Place,
): Unknown | undefined {
  if (!OF_ARRAYS.has(op)) return undefined;
  const tensor = operands.find((operand) => isTensor(runtime, operand));
  const others = operands.filter((operand) => operand !== tensor);
  return tensor && others.every(hasNoSay)
    ? refuseTensor(runtime, tensor as TensorValue, "TypeError", `a tensor has no operator \`${op}\``, place)
    : undefined;
}

/** `+x`, which no tensor has, `~x` of floats, and `-x` of truths. */
export function refuseUnary(runtime: Runtime, op: string, value: Value, place: Place): Unknown | undefined {
  if (op === "+")
    return isTensor(runtime, value)
      ? refuseTensor(runtime, value, "TypeError", "a tensor has no sign `+` before it", place)
      : undefined;
  const unfit = isComputed(runtime, value) ? unfitFor(op, value) : undefined;
  return unfit === undefined ? undefined : refuseInCall(runtime, "TypeError", unfit, place);
}

const isTensor = (runtime: Runtime, value: Value): value is TensorValue =>
  isComputed(runtime, value) || isSymbolic(value);

/** A value of a type of Python's, or a tensor: it has no operator of its own that takes a tensor. */
const hasNoSay = (value: Value): boolean =>
  value === null ||
  typeof value !== "object" ||
  value instanceof Float ||
  value instanceof ListObject ||
  value instanceof TupleValue ||
  value instanceof DictObject ||
  (value instanceof TensorValue && value.facts.kind !== "array" && !value.facts.ambiguous);

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
  const isHashed = container instanceof DictObject || (container instanceof ListObject && container.kind === "set");
  if (isHashed && isComputed(runtime, item))
    return refuseInCall(runtime, "TypeError", "a tensor can't be hashed", place);
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

/** Several values, in a tensor on data or an array of NumPy's, are neither true nor false, and no number. */
function refuseSeveral(
  runtime: Runtime,
  value: Value,
  because: string,
  exception: string,
  place: Place,
): Unknown | undefined {
  if (runtime.settings.dialect !== undefined || !hasSeveral(value)) return undefined;
  const isArray = value.facts.kind === "array" && !value.origin && !value.facts.ambiguous;
  return isArray || (isComputed(runtime, value) && !isTraced(runtime, value))
    ? refuseInCall(runtime, exception, because, place)
    : undefined;
}

/** The truth of a tensor that has none. */
export const refuseTruth = (runtime: Runtime, value: Value, place: Place): Unknown | undefined =>
  refuseValue(runtime, value, "truth", place) ??
  refuseSeveral(
    runtime,
    value,
    "several values are neither true nor false. Take keras.ops.any or keras.ops.all of them",
    "ValueError",
    place,
  );

/** A tensor in the place of a number. */
export const refuseNumber = (runtime: Runtime, value: Value, place: Place): Unknown | undefined =>
  refuseValue(runtime, value, "number", place) ??
  refuseSeveral(runtime, value, "several values are no number", "TypeError", place);

/** Certainly more values than one. */
export const hasSeveral = (value: Value): value is TensorValue => value instanceof TensorValue && isSeveral(value);

const isSeveral = ({ shape }: TensorValue): boolean =>
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

/** Labels in a tensor: one of the graph has none, and in others the classes aren't counted. */
export function refuseLabels(runtime: Runtime, labels: Value, classes: Value, place: Place): Unknown | undefined {
  if (isSymbolic(labels)) return refuseValue(runtime, labels, "array", place);
  const because = "how many classes there are isn't counted in a tensor. Pass `num_classes`";
  return isComputed(runtime, labels) && classes === null
    ? refuseInCall(runtime, "ValueError", because, place)
    : undefined;
}

/** What TensorFlow computes of a tensor, and doesn't let be set. */
const FIXED = new Set(["shape", "dtype", "name", "op", "graph", "device"]);

export function refuseSetting(runtime: Runtime, value: Value, name: string, place: Place): Unknown | undefined {
  const isFixed = isComputed(runtime, value) ? FIXED.has(name) : name === "shape" && isSymbolic(value);
  return isFixed
    ? refuseTensor(runtime, value as TensorValue, "AttributeError", `the \`${name}\` of a tensor can't be set`, place)
    : undefined;
}
