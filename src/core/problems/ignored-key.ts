/** `tf.layers.dense({unit: 10})`: TensorFlow.js ignores keys that it doesn't know. */
import type { ProblemKind } from "./problem.js";

export const ignoredKey: ProblemKind = {
  code: "ignored-key",
  severity: "warning",
  explanation:
    "TensorFlow.js ignores this without a word: the layer is made as if it weren't there. It may be spelled otherwise, or not exist in TensorFlow.js.",
  language: "typescript",
  example: `import * as tf from "@tensorflow/tfjs";
tf.layers.dense({ units: 8, useBais: false });
`,
};
