/** A 5×5 kernel on 3×3 pixels, which TensorFlow.js takes for a negative size. */
import type { ProblemKind } from "./problem.js";

export const meaninglessResult: ProblemKind = {
  code: "meaningless-result",
  severity: "warning",
  explanation:
    "TensorFlow.js takes this without a check, and what it announces can't be, or can't be meant: a negative or fractional size, none at all, or a layer that fails as soon as it runs.",
  language: "typescript",
  example: `import * as tf from "@tensorflow/tfjs";
const x = tf.input({ shape: [3, 3, 1] });
tf.layers.conv2d({ filters: 8, kernelSize: 5 }).apply(x);
`,
};
