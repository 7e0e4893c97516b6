/** `Dense(10)`: (None, 64) -> (None, 10), kernel 64×10 and bias 10. */
import { isRanked, mul, type Amount, type Dim, type Shape, type Unknown } from "../../../dims/dim.js";
import { amountOf, elements, lastDim, withLastDim } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { biasAndActivation } from "../../activation-function.js";
import type { ArgumentValue } from "../../argument.js";
import { cost, defineLayer, LayerError, weightIf, type LayerCall } from "../../entry.js";
import { single } from "../../inputs.js";
import { adaptationCost, adaptedKernel, addCosts, loraRank, type LoraRank } from "../../low-rank-adaptation.js";

interface Config {
  readonly units: Amount;
  readonly useBias: boolean | Unknown;
  readonly activation: ArgumentValue;
  readonly rank: LoraRank;
}

export const dense = defineLayer<Config>({
  name: "Dense",
  signature:
    'units, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None, lora_rank=None, lora_alpha=None, quantization_config=None, **kwargs',
  call: "inputs, training=None",
  masking: "kept",
  configure: (args) => ({
    units: args.positiveInt("units"),
    useBias: args.truth("use_bias"),
    activation: args.value("activation"),
    rank: loraRank(args, "kernel_constraint"),
  }),
  weights: (config, call) => {
    const { kernel, matrices } = adaptedKernel("kernel", kernelShape(config, call), config.rank);
    return [kernel, ...weightIf(config.useBias, { name: "bias", shape: [config.units], trainable: true }), ...matrices];
  },
  output: ({ units }, call) => ({ shape: withLastDim(inputShape(call), units), dtype: call.dtype }),
  cost: ({ units, useBias, activation, rank }, call) => {
    const shape = inputShape(call);
    const output = withLastDim(shape, units);
    const features = amountOf([lastDim(shape)]);
    const own = cost(mul(elements(output), features), biasAndActivation(useBias, activation, output));
    return addCosts(own, adaptationCost([features, units], rank));
  },
});

const kernelShape = ({ units }: Config, call: LayerCall): readonly Dim[] => [lastDim(inputShape(call)), units];

function inputShape(call: LayerCall): Shape {
  const { shape } = single(call, "Dense");
  if (!isRanked(shape) || shape.length >= 2) return shape;
  const message = `Dense takes a tensor of at least 2 axes, and this one has ${shape.length}.`;
  throw new LayerError(incompatibleShape, message);
}
