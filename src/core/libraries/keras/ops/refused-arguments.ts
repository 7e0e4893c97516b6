/**
 * What functions of keras.ops refuse in their arguments, whatever the tensors are.
 *
 *     ops.top_k(x, k=2.0)          sizes are whole numbers
 *     ops.cast(x, "float")         no dtype of the library's
 *     ops.norm(x, ord="l2")        one of a few words
 */
import { Float, isRanked } from "../../../dims/dim.js";
import { showArgument } from "../../../layers/argument.js";
import { LayerError } from "../../../layers/entry.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { itemsOf } from "../../../values/convert.js";
import { TensorValue, type Value } from "../../../values/value.js";
import { hasSeveral } from "../refused-in-call.js";
import { isOnOtherBackend, isTraced } from "./symbolic-value.js";
import { axisIn } from "../../tensors/axes.js";
import type { OperationCall, Rule } from "../../tensors/operation.js";

type Check = (call: OperationCall) => void;

/** The rule, after the arguments were looked at. */
export const checking =
  (rule: Rule, ...checks: readonly Check[]): Rule =>
  (call) => {
    for (const check of checks) check(call);
    return rule(call);
  };

export const refuse = (call: OperationCall, argument: string, message: string): never => {
  throw new LayerError(invalidArgument, `${call.name}: ${message}`, argument);
};

/** Sizes and counts, alone or in a sequence: a float that happens to be whole is none. */
export const whole =
  (...names: readonly string[]): Check =>
  (call) => {
    for (const name of names) {
      const value = call.value(name);
      const odd = (typeof value === "string" ? undefined : itemsOf(value))?.find(isNoInteger) ?? value;
      if (isNoInteger(odd)) refuse(call, name, `\`${name}\` takes whole numbers, not ${showArgument(odd)}.`);
    }
  };

const isNoInteger = (value: Value): value is Float | string => value instanceof Float || typeof value === "string";

/** What is refused where the function computes; of symbolic tensors of the graph it only tells a shape. */
export const computing =
  (check: Check): Check =>
  (call) => {
    if (!call.isSymbolic) check(call);
  };

/** Indices, which are whole numbers when they pick something. Of an array of NumPy's some functions make such themselves. */
export const indices =
  (name: string): Check =>
  (call) => {
    const value = call.value(name);
    const { dtype } = call.tensor(name);
    const isTensor = value instanceof TensorValue && value.facts.kind !== "array";
    if (isTensor && typeof dtype === "string" && /^b?float\d/.test(dtype))
      refuse(call, name, `\`${name}\` are whole numbers, and these are of ${dtype}. Cast them first.`);
  };

/** An axis that the tensor has. */
export const axisAmong =
  (name: string, tensor: string): Check =>
  (call) => {
    const { shape } = call.tensor(tensor);
    if (isRanked(shape) && call.value(name) !== null) axisIn(call.name, call.value(name), shape.length, shape);
  };

/** One axis: another tensor in its place was to stand in the list of them. */
export const oneAxis =
  (name: string): Check =>
  (call) => {
    const axis = call.value(name);
    if (axis instanceof TensorValue && isRanked(axis.shape) && axis.shape.length > 0)
      refuse(call, name, `\`${name}\` is a number. The tensors stand together in one list.`);
  };

/** No more of the last axis than there are. */
export const amongLast =
  (count: string, tensor: string): Check =>
  (call) => {
    const { shape } = call.tensor(tensor);
    const [wanted, size] = [call.value(count), isRanked(shape) ? shape.at(-1) : undefined];
    if (typeof wanted === "number" && typeof size === "number" && wanted > size)
      refuse(call, count, `${wanted} are wanted, and the last axis has ${size}.`);
  };

/** What TensorFlow 2 refuses; programs for Keras 1 and 2 may be for a Python that divides otherwise. */
export const inKeras3 =
  (check: Check): Check =>
  (call) => {
    if (call.runtime.settings.dialect === undefined) check(call);
  };

/** Something has to be given. */
export const notNone =
  (name: string): Check =>
  (call) => {
    if (call.isNone(name)) refuse(call, name, `\`${name}\` can't be None.`);
  };

/** A sequence, as a shape or a size is, and no number. */
export const sequence =
  (name: string): Check =>
  (call) => {
    const value = call.value(name);
    if (typeof value === "number" || value instanceof Float)
      refuse(call, name, `\`${name}\` is a sequence of sizes, not ${showArgument(value)}.`);
  };

/** As many sizes as there are axes. */
export const sizesFor =
  (name: string, axes: number): Check =>
  (call) => {
    const value = call.value(name);
    const items = typeof value === "string" || value instanceof TensorValue ? undefined : itemsOf(value);
    if (items && items.length !== axes)
      refuse(call, name, `\`${name}\` takes ${axes} sizes, and ${items.length} are given.`);
  };

export const oneOf =
  (name: string, ...words: readonly string[]): Check =>
  (call) => {
    const value = call.value(name);
    if (typeof value === "string" && !words.includes(value))
      refuse(call, name, `\`${name}\` is one of ${words.map((word) => `'${word}'`).join(", ")}, not '${value}'.`);
  };

const DTYPES =
  /^(bool|string|int|u?int(8|16|32|64)|int4|float(16|32|64)|bfloat16|float8_e4m3fn|float8_e5m2|complex(64|128))$/;

/** The library's own names: TensorFlow's 'double' is none. */
export const isDtype = (name: string): boolean => DTYPES.test(name);

export const knownDtype: Check = (call) => {
  const value = call.value("dtype");
  const isNumber = typeof value === "number" || value instanceof Float;
  if (isNumber || (typeof value === "string" && !isDtype(value)))
    refuse(call, "dtype", `${isNumber ? showArgument(value) : `'${value}'`} is no dtype.`);
};

/** A list of tensors, where one tensor would be taken for a list of its rows. */
export const severalTensors = (name: string) => (call: OperationCall) => {
  const given = call.value(name);
  const isSeveral = name === "xs" && hasSeveral(given);
  const isTold = call.isSymbolic || ((isTraced(call.runtime, given) || isSeveral) && !isOnOtherBackend(call.runtime));
  if (isTold && given instanceof TensorValue && isRanked(given.shape))
    refuse(call, name, `\`${name}\` is a list of tensors, and one tensor alone is given.`);
};

export const axisOfTensors: Check = (call) => {
  const axis = call.value("axis");
  if (axis === null || typeof axis === "string" || (axis instanceof TensorValue && axis.origin))
    refuse(call, "axis", "`axis` is a number. The tensors stand together in one list.");
};
