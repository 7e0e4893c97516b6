/** `Rescaling(1 / 255)`: (None, 224, 224, 3) -> (None, 224, 224, 3), a product and a sum for each element. */
import { defineLayer } from "../../entry.js";
import { costPerElement, sameShapes } from "../../inputs.js";

export const rescaling = defineLayer({
  name: "Rescaling",
  signature: "scale, offset=0.0, **kwargs",
  call: "inputs",
  masking: "kept",
  stacksLists: true,
  positionalValues: true,
  computesWith: "numbers",
  plainInputs: "whole",
  configure: () => ({}),
  output: (_config, call) => sameShapes(call),
  cost: (_config, call) => costPerElement(call, 2),
});
