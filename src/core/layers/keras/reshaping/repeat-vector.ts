/** `RepeatVector(3)`: (None, 64) -> (None, 3, 64). */
import { defineLayer } from "../../entry.js";
import { dimsOfRank, single } from "../../inputs.js";

export const repeatVector = defineLayer({
  name: "RepeatVector",
  signature: "n, **kwargs",
  call: "inputs",
  configure: (args) => ({ n: args.notBool("n").notNumPy("n", true).positive("n") }),
  output: ({ n }, call) => {
    const [batch, features] = dimsOfRank(single(call, "RepeatVector"), 2, "RepeatVector");
    return { shape: [batch!, n, features!], dtype: call.dtype };
  },
});
