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
    args.realBetween(args.has("alpha") ? "alpha" : "negative_slope", 0, Infinity);
    return {};
  },
  output: (_config, call) => sameShapes(call),
});
