/**
 * What TensorFlow.js takes without a check and answers with nonsense.
 *
 *     tf.layers.conv2d({filters: 8, kernelSize: 5}) on [null, 3, 3, 1]   announces [null, -1, -1, 8]
 *
 * It is told as a warning, and nothing is said of the result.
 */
import type { ProblemKind } from "../../problems/problem.js";
import { LayerError } from "../entry.js";

const meaninglessResult: ProblemKind = {
  code: "meaningless-result",
  severity: "warning",
  explanation:
    "TensorFlow.js takes this without a check, and what it announces can't be: a negative or fractional size, or a layer that fails as soon as it runs.",
  example: `import * as tf from "@tensorflow/tfjs";
const x = tf.input({ shape: [3, 3, 1] });
tf.layers.conv2d({ filters: 8, kernelSize: 5 }).apply(x);
`,
};

/** A warning in place of an answer: the layer is there, what a call of it gives is unknown. */
export class NonsenseError extends LayerError {
  constructor(message: string, argument?: string) {
    super(meaninglessResult, message, argument);
  }
}
