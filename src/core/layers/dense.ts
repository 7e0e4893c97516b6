/** `Dense(10)`: (None, 64) -> (None, 10), kernel 64×10 and bias 10. */
import { isRanked, mul, Unknown } from "../dims/dim.js";
import { amountOf, elements, lastDim, withLastDim } from "../dims/tensor.js";
import { incompatibleShape } from "../problems/incompatible-shape.js";
import { undefinedDimension } from "../problems/undefined-dimension.js";
import { cost, defineLayer, LayerError, weightIf } from "./entry.js";
import { single } from "./inputs.js";

export const dense = defineLayer({
  name: "Dense",
  signature:
    'units, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, lora_rank=None, lora_alpha=None, quantization_config=None, **kwargs',
  configure: (args) => ({ units: args.positive("units"), useBias: args.truth("use_bias") }),
  weights: ({ units, useBias }, call) => {
    const { shape } = single(call, "Dense");
    if (isRanked(shape) && shape.length < 2)
      throw new LayerError(
        incompatibleShape,
        `Dense takes a tensor of at least 2 axes, and this one has ${shape.length}.`,
      );
    const features = lastDim(shape);
    if (features === null)
      throw new LayerError(undefinedDimension, "Dense needs the size of its input's last axis, which is None.");
    return [
      { name: "kernel", shape: [features, units], trainable: true },
      ...weightIf(useBias, { name: "bias", shape: [units], trainable: true }),
    ];
  },
  output: ({ units }, call) => ({ shape: withLastDim(single(call, "Dense").shape, units), dtype: call.dtype }),
  cost: ({ units, useBias }, call) => {
    const { shape } = single(call, "Dense");
    const outputs = elements(withLastDim(shape, units));
    const bias = useBias instanceof Unknown ? useBias : useBias ? outputs : 0;
    return cost(mul(outputs, amountOf([lastDim(shape)])), bias);
  },
});
