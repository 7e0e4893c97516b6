/**
 * What TensorFlow.js takes without a check and answers with nonsense.
 *
 *     tf.layers.conv2d({filters: 8, kernelSize: 5}) on [null, 3, 3, 1]   announces [null, -1, -1, 8]
 *
 * It is told as a warning, and nothing is said of the result.
 */
import { meaninglessResult } from "../../problems/meaningless-result.js";
import { LayerError } from "../entry.js";

/** A warning in place of an answer: the layer is there, what a call of it gives is unknown. */
export class NonsenseError extends LayerError {
  constructor(message: string, argument?: string) {
    super(meaninglessResult, message, argument);
  }
}
