/** `Flatten()`: (None, 7, 7, 64) -> (None, 3136). */
import { isRanked, product, type Dim, type Shape } from "../../../dims/dim.js";
import { defineLayer } from "../../entry.js";
import { castDtype, single } from "../../inputs.js";

export const flatten = defineLayer({
  name: "Flatten",
  signature: "data_format=None, **kwargs",
  call: "inputs",
  // The data format says in which order the values come out, not how many.
  configure: (args) => ({ dataFormat: args.dataFormat() }),
  output: (_config, call) => {
    const tensor = single(call, "Flatten");
    return { shape: flattened(tensor.shape), dtype: castDtype(tensor, call) };
  },
});

function flattened(shape: Shape): readonly Dim[] {
  return isRanked(shape) ? [shape[0]!, product(shape.slice(1))] : [shape, shape];
}
