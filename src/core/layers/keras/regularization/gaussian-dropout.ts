/** `GaussianDropout(0.2)`: (None, 128) -> (None, 128). Values are multiplied by noise while the model trains. */
import { checkNoise } from "./dropout.js";
import { defineLayer } from "../../entry.js";
import { sameShapes } from "../../inputs.js";

export const gaussianDropout = defineLayer({
  name: "GaussianDropout",
  signature: "rate, seed=None, **kwargs",
  call: "inputs, training=False",
  masking: "kept",
  configure: (args) => {
    checkNoise(args, "rate");
    return {};
  },
  output: (_config, call) => sameShapes(call),
});
