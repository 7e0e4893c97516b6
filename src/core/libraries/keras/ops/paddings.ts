/**
 * keras.ops.pad, which takes less where TensorFlow computes than where a symbolic tensor's shape is announced.
 *
 *     ops.pad(x, 1)                     in the graph one before and after each axis; in a `call` refused
 *     ops.pad(x, ((0, 0), (1, 1)))      a pair for each axis, anywhere
 */
import type { Dim, Shape } from "../../../dims/dim.js";
import { itemsOf } from "../../../values/convert.js";
import type { Value } from "../../../values/value.js";
import { paddedShape } from "../../tensors/join.js";
import type { OperationCall } from "../../tensors/operation.js";
import { oneOf, refuse } from "./refused-arguments.js";
import { isOnOtherBackend } from "./symbolic-value.js";

/** Announced, one pair of paddings is that of each axis; TensorFlow computes with a pair for each. */
export function padded(call: OperationCall, dims: readonly Dim[]): Shape {
  const isBroadcast = call.isSymbolic || call.runtime.settings.dialect !== undefined || isOnOtherBackend(call.runtime);
  const paddings = call.value("pad_width");
  if (call.runtime.settings.dialect === undefined) checkPaddings(call, paddings);
  if (!isBroadcast) checkForTensorFlow(call, paddings, dims.length);
  return paddedShape(call.name, dims, paddings, isBroadcast || dims.length === 1);
}

function checkPaddings(call: OperationCall, paddings: Value): void {
  if (typeof paddings === "string" || call.isNone("pad_width"))
    refuse(call, "pad_width", "paddings are numbers, a pair of them for each axis.");
  const odd = itemsOf(paddings)?.find((pair) => (itemsOf(pair)?.length ?? 2) !== 2);
  if (odd !== undefined) refuse(call, "pad_width", "an axis has two paddings, before it and after it.");
}

function checkForTensorFlow(call: OperationCall, paddings: Value, axes: number): void {
  const rows = itemsOf(paddings);
  const isOnePair = typeof paddings === "number" || rows?.some((row) => typeof row === "number") === true;
  if (isOnePair && axes !== 1) refuse(call, "pad_width", `a pair of paddings is needed for each of the ${axes} axes.`);
  if (rows?.flatMap((row) => itemsOf(row) ?? [row]).some((size) => typeof size === "number" && size < 0))
    refuse(call, "pad_width", "no padding is negative.");
  oneOf("mode", "constant", "reflect", "symmetric")(call);
  if (
    call.value("mode") !== "constant" &&
    typeof call.value("mode") === "string" &&
    call.value("constant_values") !== null
  )
    refuse(call, "constant_values", "only the mode 'constant' has a value.");
}
