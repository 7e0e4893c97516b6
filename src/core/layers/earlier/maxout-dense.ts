/** `MaxoutDense(10, nb_feature=4)` of Keras 1: (None, 64) -> (None, 10), the largest of four products: kernel 4×64×10 and bias 4×10. */
import { mul, type Amount, type Dim, type Unknown } from "../../dims/dim.js";
import { amountOf } from "../../dims/tensor.js";
import { cost, defineLayer, weightIf, type LayerCall } from "../entry.js";
import { dimsOfRank, single } from "../inputs.js";
import { KERAS_1_SIGNATURES } from "./keras-1.js";

interface Config {
  readonly units: Amount;
  readonly features: Amount;
  readonly useBias: boolean | Unknown;
}

export const maxoutDense = defineLayer<Config>({
  name: "MaxoutDense",
  signature: KERAS_1_SIGNATURES["MaxoutDense"]!,
  call: "x, mask=None",
  configure: (args) => ({
    units: args.positive("output_dim"),
    features: args.positive("nb_feature"),
    useBias: args.truth("bias"),
  }),
  weights: ({ units, features, useBias }, call) => [
    { name: "W", shape: [features, inputOf(call)[1]!, units], trainable: true },
    ...weightIf(useBias, { name: "b", shape: [features, units], trainable: true }),
  ],
  output: ({ units }, call) => ({ shape: [inputOf(call)[0]!, units], dtype: call.dtype }),
  cost: ({ units, features }, call) => {
    const products = mul(features, units);
    return cost(mul(products, amountOf([inputOf(call)[1]!])), mul(2, products));
  },
});

const inputOf = (call: LayerCall): readonly Dim[] => dimsOfRank(single(call, "MaxoutDense"), 2, "MaxoutDense");
