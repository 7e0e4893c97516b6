/** `GaussianNoise(0.1)`: (None, 128) -> (None, 128). Noise is added while the model trains. */
import { checkNoise } from "./dropout.js";
import { defineLayer } from "../../entry.js";
import { sameShapes } from "../../inputs.js";

export const gaussianNoise = defineLayer({
  name: "GaussianNoise",
  signature: "stddev, seed=None, **kwargs",
  call: "inputs, training=False",
  masking: "kept",
  configure: (args) => {
    checkNoise(args, "stddev");
    return {};
  },
  output: (_config, call) => sameShapes(call),
});
