/**
 * What an operation on symbolic tensors is recorded as.
 *
 *     x + y    Keras 3: Add, add; Keras 2 on TensorFlow: TFOpLambda, tf.__operators__.add
 */
import type { Runtime } from "../../values/native.js";

/** TensorFlow's names of the functions behind Python's operators. */
const OF_TENSORFLOW: Readonly<Record<string, string>> = {
  Absolute: "tf.math.abs",
  Add: "tf.__operators__.add",
  FloorDivide: "tf.compat.v1.floor_div",
  GetItem: "tf.__operators__.getitem",
  Greater: "tf.math.greater",
  GreaterEqual: "tf.math.greater_equal",
  Less: "tf.math.less",
  LessEqual: "tf.math.less_equal",
  LogicalNot: "tf.math.logical_not",
  Matmul: "tf.linalg.matmul",
  Mod: "tf.math.floormod",
  Multiply: "tf.math.multiply",
  Negative: "tf.math.negative",
  NotEqual: "tf.__operators__.ne",
  Power: "tf.math.pow",
  Subtract: "tf.math.subtract",
  TrueDivide: "tf.math.truediv",
};

/** TensorFlow's own functions that are named as they are called. */
const BY_FUNCTION: Readonly<Record<string, string>> = {
  concat: "tf.concat",
  expand_dims: "tf.expand_dims",
  reshape: "tf.reshape",
  transpose: "tf.compat.v1.transpose",
};

/** The name is undefined where only TensorFlow's table of its symbols tells it. */
export function recordedAs(
  runtime: Runtime,
  className: string,
  functionName: string,
): { readonly className: string; readonly name: string | undefined } {
  if (runtime.settings.dialect === undefined) return { className, name: runtime.automaticName(className) };
  const short = functionName.slice(functionName.lastIndexOf(".") + 1);
  const name = told(OF_TENSORFLOW, className) ?? told(BY_FUNCTION, short);
  return {
    className: className === "GetItem" ? "SlicingOpLambda" : "TFOpLambda",
    name: name === undefined ? undefined : runtime.automaticName(name),
  };
}

const told = (names: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(names, key) ? names[key] : undefined;
