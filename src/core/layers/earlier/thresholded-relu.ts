/** `ThresholdedReLU(theta=1.0)` of Keras 1 and 2: (None, 128) -> (None, 128), no weights. */
import { defineLayer } from "../entry.js";
import { costPerElement, sameShapes } from "../inputs.js";

export const thresholdedReLU = defineLayer({
  name: "ThresholdedReLU",
  signature: "theta=1.0, **kwargs",
  call: "inputs",
  configure: (args) => {
    args.realBetween("theta", 0, Infinity);
    return {};
  },
  output: (_config, call) => sameShapes(call),
  // Each value is compared and multiplied by the answer.
  cost: (_config, call) => costPerElement(call, 2),
});
