/** `LeakyReLU(negative_slope=0.2)`: (None, 128) -> (None, 128), no weights. */
import { defineLayer } from "../../entry.js";
import { sameShapes } from "../../inputs.js";

export const leakyReLU = defineLayer({
  name: "LeakyReLU",
  signature: "negative_slope=0.3, **kwargs",
  extraKeywords: ["alpha"],
  call: "inputs",
  masking: "kept",
  stacksLists: true,
  configure: (args) => {
    // The older name wins where both are given.
    args.notNegative(args.has("alpha") ? "alpha" : "negative_slope");
    return {};
  },
  output: (_config, call) => sameShapes(call),
});
