/**
 * An activation, however the program names it, by the name that Keras 3 has for it.
 *
 *     "relu", tf.nn.relu, keras.activations.relu, Activation of TensorFlow.js "relu"   ──▶   "relu"
 */
import { operationsOfActivation } from "../layers/activation-function.js";
import type { TopologyValue } from "../model/topology.js";
import { snakeCase } from "../text/case.js";

/** Where a function of one of those names is the library's own; a program may have its own `relu`. */
const LIBRARY_FUNCTION = /^(?:tf|tensorflow|keras|tensorflow\.keras|tf_keras)(?:\.\w+)*\.(\w+)$/;

/** Keras' own names of what has two. */
const ONE_NAME: Readonly<Record<string, string>> = { swish: "silu", hard_swish: "hard_silu" };

/** TensorFlow.js' names that say something else in Keras, or nothing. */
const OF_TFJS: Readonly<Record<string, string>> = {
  gelu_new: "gelu (approximate)",
  hard_sigmoid: "hard_sigmoid of Keras 2",
};

/** Null for none; undefined where it isn't known, or none of the library's functions. */
export function activationName(value: TopologyValue, isTfjs: boolean): string | null | undefined {
  if (value === null) return null;
  if (typeof value === "string") return named(value, isTfjs);
  if (typeof value !== "object") return undefined;
  if ("function" in value) {
    const name = LIBRARY_FUNCTION.exec(value.function)?.[1];
    return name === undefined ? undefined : named(name, false);
  }
  if ("dict" in value) {
    const name = value.dict["className"] ?? value.dict["class_name"];
    return typeof name === "string" ? named(name, isTfjs) : undefined;
  }
  return undefined;
}

function named(name: string, isTfjs: boolean): string | undefined {
  const plain = isTfjs ? snakeCase(name) : name;
  if (isTfjs && OF_TFJS[plain] !== undefined) return OF_TFJS[plain];
  const one = ONE_NAME[plain] ?? plain;
  return operationsOfActivation.has(one) ? one : undefined;
}
