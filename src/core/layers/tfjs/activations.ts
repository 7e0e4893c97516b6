/** `tf.layers.leakyReLU({alpha: 0.2})` and the other activations that are layers of their own: [null, 128] -> [null, 128]. */
import { Float, Sym, Unknown } from "../../dims/dim.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { isSequence } from "../argument.js";
import { thresholdedReLU } from "../earlier/thresholded-relu.js";
import { eLU } from "../keras/activations/elu.js";
import { LayerError, type LayerEntry } from "../entry.js";
import { leakyReLU } from "../keras/activations/leaky-relu.js";
import { pReLU } from "../keras/activations/prelu.js";
import { reLU } from "../keras/activations/relu.js";
import { softmax } from "../keras/activations/softmax.js";
import { sizeOf, type ConfigArguments } from "./arguments.js";
import { tfjsLayer, type TfjsEntry } from "./define.js";
import { NonsenseError } from "./nonsense.js";
import { inJavaScript, showValue } from "./words.js";

export const tfjsReLU: TfjsEntry = tfjsLayer(reLU, { signature: "max_value=None", isConfigOptional: true });
export const tfjsLeakyReLU: TfjsEntry = tfjsLayer(leakyReLU, { signature: "alpha=0.3", isConfigOptional: true });
export const tfjsThresholdedReLU: TfjsEntry = tfjsLayer(thresholdedReLU, {
  signature: "theta=1.0",
  isConfigOptional: true,
});
export const tfjsSoftmax: TfjsEntry = tfjsLayer(softmax, { signature: "axis=1", isConfigOptional: true });

export const tfjsELU: TfjsEntry = tfjsLayer(eLU, {
  signature: "alpha=1.0",
  isConfigOptional: true,
  configure: (args) => {
    const alpha = args.value("alpha");
    const value = alpha instanceof Float ? alpha.value : alpha;
    if (value === 1 || value instanceof Unknown || value instanceof Sym) return eLU.configure(args);
    const message = `ELU has no other \`alpha\` than 1 in TensorFlow.js, and this is ${showValue(alpha)}.`;
    throw new LayerError(invalidArgument, message, "alpha");
  },
});

/** An axis that isn't there is not found wrong. */
const laxPReLU: LayerEntry = {
  ...pReLU,
  apply: (config, call) => {
    try {
      return pReLU.apply(config, call);
    } catch (error) {
      const isAxis = error instanceof LayerError && error.argument === "shared_axes";
      throw isAxis ? new NonsenseError(inJavaScript(error.message), error.argument) : error;
    }
  },
};

export const tfjsPReLU: TfjsEntry = tfjsLayer(laxPReLU, {
  signature: 'alpha_initializer="zeros", alpha_regularizer=None, alpha_constraint=None, shared_axes=None',
  isConfigOptional: true,
  configure: (args) => pReLU.configure(args.with({ shared_axes: sharedAxes(args) })),
});

/** Counted from 1; those that are none of an example's are passed over. */
function sharedAxes(args: ConfigArguments) {
  const value = args.value("shared_axes");
  if (value === null || value instanceof Unknown) return value;
  const items = isSequence(value) ? value : [value];
  if (!isSequence(value) && sizeOf(value) === undefined && !(value instanceof Float))
    return args.refuse("shared_axes", "a number or an array of numbers");
  const axes = items.map(sizeOf).filter((axis) => axis !== undefined);
  return axes.filter((axis) => typeof axis !== "number" || axis > 0);
}
