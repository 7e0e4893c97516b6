/**
 * tf.random: tensors drawn at random.
 *
 *     tf.random.normal((32, 10)), tf.random.uniform(tf.shape(x)), tf.random.categorical(logits, 1)
 */
import type { Natives } from "../native-helpers.js";
import { categorical } from "../keras/ops/random.js";
import { isRanked } from "../../dims/dim.js";
import { filling } from "../tensors/create.js";
import { dtypeOf } from "../tensors/dtypes.js";
import { broadcastAll, unary } from "../tensors/elementwise.js";
import type { Rule } from "../tensors/operation.js";
import { asDims } from "../tensors/sizes.js";
import { named, tensorFlow, under } from "./function.js";

/** As many numbers as the shape says for each value of the parameters, which are broadcast together. */
const perParameter =
  (...names: readonly string[]): Rule =>
  (call) => {
    const shape = asDims(call.value("shape"));
    const parameters = names.filter((name) => call.value(name) !== null).map((name) => call.tensor(name).shape);
    const each = broadcastAll(call.name, parameters);
    const whole = isRanked(shape) && isRanked(each) ? [...shape, ...each] : isRanked(shape) ? each : shape;
    return { shape: whole, dtype: dtypeOf(call.value("dtype"), "float32") };
  };

/** Floats, or integers where that is asked for. */
const uniform: Rule = (call) => ({
  shape: asDims(call.value("shape")),
  dtype: dtypeOf(call.value("dtype"), "float32"),
});

/** So many for each value of a distribution's own parameter. */
const forEach =
  (parameter: string): Rule =>
  (call) => {
    const [sizes, { shape }] = [asDims(call.value("shape")), call.tensor(parameter)];
    return {
      shape: isRanked(sizes) && isRanked(shape) ? [...sizes, ...shape] : isRanked(sizes) ? shape : sizes,
      dtype: dtypeOf(call.value("dtype"), "float32"),
    };
  };

const RANDOM: Natives = {
  ...named("normal truncated_normal", tensorFlow("shape, mean=0.0, stddev=1.0, dtype=None, seed=None", filling())),
  uniform: tensorFlow("shape, minval=0, maxval=None, dtype=None, seed=None", uniform),
  gamma: tensorFlow("shape, alpha, beta=None, dtype=None, seed=None", forEach("alpha")),
  poisson: tensorFlow("shape, lam, dtype=None, seed=None", forEach("lam")),
  shuffle: tensorFlow("value, seed=None", unary(undefined, "value")),
  categorical: tensorFlow("logits, num_samples, dtype=None, seed=None", categorical("int64")),
  ...named(
    "stateless_normal stateless_truncated_normal",
    tensorFlow("shape, seed, mean=0.0, stddev=1.0, dtype=None", filling()),
  ),
  stateless_uniform: tensorFlow("shape, seed, minval=0, maxval=None, dtype=None", uniform),
};

export const randomNatives: Natives = {
  ...under(["tensorflow.random"], RANDOM),
  // TensorFlow 1's names.
  "tensorflow.random_normal": RANDOM["normal"]!,
  "tensorflow.random_uniform": RANDOM["uniform"]!,
  "tensorflow.truncated_normal": RANDOM["truncated_normal"]!,
  "tensorflow.random_shuffle": RANDOM["shuffle"]!,
};
