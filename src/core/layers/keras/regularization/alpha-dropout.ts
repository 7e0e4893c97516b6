/** `AlphaDropout(0.1)`: (None, 128) -> (None, 128). Mean and variance are kept while the model trains. */
import { checkNoise } from "./dropout.js";
import { defineLayer } from "../../entry.js";
import { sameShapes } from "../../inputs.js";

export const alphaDropout = defineLayer({
  name: "AlphaDropout",
  signature: "rate, noise_shape=None, seed=None, **kwargs",
  call: "inputs, training=False",
  masking: "kept",
  configure: (args) => {
    // Unlike Dropout it takes any noise_shape.
    checkNoise(args, "rate");
    return {};
  },
  output: (_config, call) => sameShapes(call),
});
