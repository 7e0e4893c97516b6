/**
 * What stands beside the applications: the pictures before them and the names of the classes after.
 *
 *     x = preprocess_input(inputs)     on a symbolic tensor true_divide and subtract, as Keras leaves them in the graph
 */
import { isRanked, Unknown, type Dim } from "../../../dims/dim.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { Ellipsis, Float, TensorValue, TupleValue, type Value } from "../../../values/value.js";
import { fn, reasonFor, type Bound } from "../../native-helpers.js";
import type { NativeFunction } from "../../../values/native.js";
import { ops } from "../ops/ops.js";

/** `preprocess_input` of a module that does the same with every picture; without a mode the call names it. */
export const preprocessInput = (path: string, mode: string | undefined): NativeFunction =>
  mode === undefined
    ? fn("x, data_format=None, mode='caffe'", (bound) => processed(bound, bound.get("mode")))(path)
    : fn("x, data_format=None", (bound) => processed(bound, mode))(path);

function processed(bound: Bound, mode: Value): Value {
  const x = bound.get("x");
  if (mode === "none") return x;
  if (!(x instanceof TensorValue)) return reasonFor(x);
  if (x.origin === undefined) return scaled(x);
  const format = bound.get("data_format");
  const isLast = (format === null ? bound.runtime.settings.imageDataFormat : format) === "channels_last";
  if (!isLast || typeof mode !== "string")
    return bound.runtime.unknown("how the channels are taken apart isn't known here", bound.place);
  return inGraph(bound, x, mode);
}

/** Pictures outside of a graph: integers become floats. */
function scaled({ shape, dtype, facts: { kind } }: TensorValue): TensorValue {
  const isFloat = typeof dtype !== "string" || dtype.includes("float");
  return new TensorValue(shape, isFloat ? dtype : "float32", undefined, kind ? { kind } : {});
}

function inGraph({ runtime, place }: Bound, x: TensorValue, mode: string): Value {
  const channels = (count: number): Value => {
    const axes: Dim[] = isRanked(x.shape) ? x.shape.map(() => 1) : [];
    return new TensorValue([...axes.slice(1), count], x.dtype, undefined, { kind: "tensor" });
  };
  if (mode === "tf") {
    const divided = runtime.binary("/", x, new Float(127.5), place);
    return runtime.binary("-", divided, new Float(1), place);
  }
  if (mode === "torch") {
    const divided = runtime.binary("/", x, new Float(255), place);
    return runtime.binary("/", runtime.binary("+", divided, channels(3), place), channels(3), place);
  }
  const turned = [2, 1, 0].map((i) => runtime.index(x, new TupleValue([Ellipsis.value, i]), place));
  const args = { positional: [runtime.list(turned)], keywords: new Map<string, Value>([["axis", -1]]) };
  const stacked = runtime.call(ops["stack"]!("keras.ops.stack"), args, place);
  return runtime.binary("+", stacked, channels(3), place);
}

/** Names, scores: which, the data tells. Only predictions of the 1000 classes are taken. */
export const decodePredictions = fn("preds, top=5", ({ get, runtime, place }) => {
  const preds = get("preds");
  const classes = preds instanceof TensorValue && isRanked(preds.shape) ? preds.shape[1] : undefined;
  if (typeof classes === "number" && classes !== 1000) {
    const message = `decode_predictions names the 1000 classes of ImageNet, and these predictions have ${classes}.`;
    const problem = { kind: invalidArgument, place: runtime.argumentPlace(place, "preds"), message };
    return runtime.fail(problem, "ValueError", place);
  }
  return runtime.list([], new Unknown("which classes are predicted, the data tells", place));
});
