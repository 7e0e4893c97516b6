/**
 * TensorFlow: what model code uses of it beside Keras.
 *
 *     tf.concat, tf.nn.conv2d, tf.image.resize, tf.random.normal, tf.Variable
 */
import type { Natives } from "../native-helpers.js";
import type { Value } from "../../values/value.js";
import { arrayNatives } from "./arrays.js";
import { backendNatives } from "./backend.js";
import { controlNatives } from "./control.js";
import { debuggingNatives } from "./debugging.js";
import { imageNatives } from "./image.js";
import { linalgNatives } from "./linalg.js";
import { mathNatives } from "./math.js";
import { nnNatives } from "./nn.js";
import { randomNatives } from "./random.js";
import { signalNatives } from "./signal.js";
import { variableNatives } from "./variables.js";

export const tensorFlowNatives: Natives = {
  ...mathNatives,
  ...arrayNatives,
  ...linalgNatives,
  ...nnNatives,
  ...imageNatives,
  ...randomNatives,
  ...signalNatives,
  ...controlNatives,
  ...debuggingNatives,
  ...variableNatives,
  ...backendNatives,
};

/** Names that are no functions. */
export const tensorFlowConstants: readonly (readonly [string, Value])[] = [["tensorflow.newaxis", null]];
