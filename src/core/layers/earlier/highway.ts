/** `Highway()` of Keras 1: (None, 64) -> (None, 64), two kernels 64×64 and two biases 64. */
import { isRanked, mul, showShape, type Dim } from "../../dims/dim.js";
import { elements, lastDim } from "../../dims/tensor.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { cost, defineLayer, LayerError, weightIf, type LayerCall } from "../entry.js";
import { sameShapes, single } from "../inputs.js";
import { KERAS_1_SIGNATURES } from "./keras-1.js";

export const highway = defineLayer({
  name: "Highway",
  signature: KERAS_1_SIGNATURES["Highway"]!,
  call: "x, mask=None",
  configure: (args) => ({ useBias: args.truth("bias") }),
  weights: ({ useBias }, call) => {
    const features = featuresOf(call);
    const kernel = [features, features];
    return [
      { name: "W", shape: kernel, trainable: true },
      { name: "W_carry", shape: kernel, trainable: true },
      ...weightIf(useBias, { name: "b", shape: [features], trainable: true }),
      ...weightIf(useBias, { name: "b_carry", shape: [features], trainable: true }),
    ];
  },
  output: (_config, call) => sameShapes(call),
  cost: (_config, call) => {
    const { shape } = single(call, "Highway");
    const values = elements(shape);
    const features = featuresOf(call) ?? 0;
    // Both gates are products; each value is a mixture of the two by the carry gate.
    return cost(mul(2, mul(values, features)), mul(6, values));
  },
});

function featuresOf(call: LayerCall): Dim {
  const { shape } = single(call, "Highway");
  if (isRanked(shape) && shape.length !== 2)
    throw new LayerError(
      incompatibleShape,
      `Highway takes a tensor of 2 axes, and ${showShape(shape)} has ${shape.length}.`,
    );
  return lastDim(shape);
}
