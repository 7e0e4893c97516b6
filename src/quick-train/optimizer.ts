/** Keras' optimizers by name, with the learning rates that Keras has for them. */
import type { Optimizer as TfOptimizer } from "@tensorflow/tfjs";
import type { Tf } from "./engine.js";
import type { Optimizer, QuickTrainOrder } from "./order.js";

/** keras/src/optimizers, 3.15. */
const RATES: Readonly<Record<Optimizer, number>> = {
  sgd: 0.01,
  momentum: 0.01,
  rmsprop: 0.001,
  adam: 0.001,
  adamax: 0.001,
  adagrad: 0.001,
  adadelta: 0.001,
};

const MOMENTUM = 0.9;

export function optimizerOf(tf: Tf, { optimizer, learningRate }: QuickTrainOrder): TfOptimizer {
  const rate = learningRate ?? RATES[optimizer];
  return optimizer === "momentum" ? tf.train.momentum(rate, MOMENTUM) : tf.train[optimizer](rate);
}
