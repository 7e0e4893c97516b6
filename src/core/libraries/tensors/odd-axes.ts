/**
 * Axes that are no whole numbers, which Keras 3 and TensorFlow refuse.
 *
 *     ops.mean(x, axis="a")      ops.concatenate([x, y], axis=1.0)
 *
 * Found by calling each function so, in the graph and in a `call`: the tables name those that don't look, or make a whole number of it.
 */
import { Float } from "../../dims/dim.js";
import { showArgument } from "../../layers/argument.js";
import { LayerError } from "../../layers/entry.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { itemsOf } from "../../values/convert.js";
import type { Value } from "../../values/value.js";
import type { OperationCall } from "./operation.js";

/** Of symbolic tensors these announce a shape that has nothing to do with the axis. */
const ANNOUNCED = /\.(argpartition|nancum(prod|sum)|\w*crossentropy|(layer|rms)_normalization)$/;
/** These compute with the whole number that a float is. */
const TAKING_FLOATS = /\.((arg)?sort|(log_)?softmax|one_hot|stack)$/;
/** These look for one axis, and in the graph alone take several. */
const ONE_AXIS = /\.arg(max|min)$/;
/** TensorFlow's functions that don't. */
const OF_TENSORFLOW =
  /^tensorflow\.(math\.)?(reduce_\w+|argm(ax|in)|expand_dims|concat|split|squeeze|gather|cum(sum|prod))$/;

/** Throws LayerError where the axis of the function at the path is refused. */
export function refuseOddAxis(call: OperationCall, path: string): void {
  const axis = call.value("axis");
  if (axis === null || call.runtime.settings.dialect !== undefined) return;
  const isKeras = path.startsWith("keras.ops.");
  if (!(isKeras || path.startsWith("tensorflow.")) || (call.isSymbolic && ANNOUNCED.test(path))) return;
  if (!call.isSymbolic && ONE_AXIS.test(path) && itemsOf(axis))
    throw new LayerError(invalidArgument, `${call.name}: \`axis\` is one whole number.`, "axis");
  const takesFloats = isKeras ? !call.isSymbolic && TAKING_FLOATS.test(path) : !OF_TENSORFLOW.test(path);
  const isOdd = (value: Value): value is string | Float =>
    typeof value === "string" || (value instanceof Float && !takesFloats);
  const odd = isOdd(axis) ? axis : itemsOf(axis)?.find(isOdd);
  if (odd !== undefined)
    throw new LayerError(invalidArgument, `${call.name}: an axis is a whole number, not ${showArgument(odd)}.`, "axis");
}
