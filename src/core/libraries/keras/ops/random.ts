/**
 * keras.random: tensors drawn at random, of a shape that is given.
 *
 *     keras.random.normal((32, 10)), keras.random.dropout(x, 0.5), keras.random.categorical(logits, 1)
 */
import type { Shape } from "../../../dims/dim.js";
import { LayerError } from "../../../layers/entry.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { checking, sequence, whole } from "./refused-arguments.js";
import type { Natives } from "../../native-helpers.js";
import { unary } from "../../tensors/elementwise.js";
import { filling } from "../../tensors/create.js";
import { dtypeOf } from "../../tensors/dtypes.js";
import { operations, type OperationCall, type Rule } from "../../tensors/operation.js";
import { asDim } from "../../tensors/sizes.js";
import { onAxes } from "../../tensors/spec.js";

/** They draw at once, and a symbolic tensor has nothing to draw for. */
const executed = (call: OperationCall): void => {
  if (call.isSymbolic && call.runtime.settings.dialect === undefined)
    throw new LayerError(
      invalidArgument,
      `keras.random.${call.name} takes no symbolic tensor. Use a layer, or call it inside the \`call\` of one.`,
    );
};

const drawn = (parameters: string, dtype = "float32"): { readonly signature: string; readonly rule: Rule } => ({
  signature: `shape, ${parameters}, dtype=None, seed=None`,
  rule: checking(filling(dtype), sequence("shape"), whole("shape")),
});

/** So many classes for each row of logits. */
export const categorical =
  (otherwise: string): Rule =>
  (call: OperationCall) => ({
    shape: onAxes(call.tensor("logits").shape, (dims): Shape => [
      ...dims.slice(0, -1),
      asDim(call.value("num_samples")),
    ]),
    dtype: dtypeOf(call.value("dtype"), otherwise),
  });

export const randomNatives: Natives = Object.fromEntries(
  Object.entries(
    operations({
      normal: drawn("mean=0.0, stddev=1.0"),
      truncated_normal: drawn("mean=0.0, stddev=1.0"),
      uniform: drawn("minval=0.0, maxval=1.0"),
      randint: { signature: 'shape, minval, maxval, dtype="int32", seed=None', rule: filling("int32") },
      gamma: drawn("alpha"),
      beta: drawn("alpha, beta"),
      binomial: drawn("counts, probabilities"),
      categorical: {
        signature: 'logits, num_samples, dtype="int32", seed=None',
        rule: checking(categorical("int32"), executed),
      },
      dropout: {
        signature: "inputs, rate, noise_shape=None, seed=None",
        rule: checking(unary(undefined, "inputs"), executed),
      },
      shuffle: { signature: "x, axis=0, seed=None", rule: checking(unary(), executed) },
    }),
  ).map(([name, make]) => [`keras.random.${name}`, make]),
);
