/** `RMSNormalization()`: (None, 50, 512) -> the same, scale 512. */
import { anything } from "../../late-refusal.js";
import { add, mul } from "../../../dims/dim.js";
import { elements } from "../../../dims/tensor.js";
import { axesArgument, rowsAlong, sizesAt } from "../../axes.js";
import { cost, defineLayer } from "../../entry.js";
import { sameShapes, single } from "../../inputs.js";

export const rMSNormalization = defineLayer({
  name: "RMSNormalization",
  signature: "axis=-1, epsilon=1e-06, **kwargs",
  call: "x",
  late: { axis: anything },
  onlyAnnounces: true,
  configure: (args) => ({ axes: axesArgument(args) }),
  weights: ({ axes }, call) => {
    const shape = sizesAt(single(call, "RMSNormalization").shape, axes, "RMSNormalization");
    return [{ name: "scale", shape, trainable: true }];
  },
  output: (_config, call) => sameShapes(call),
  cost: ({ axes }, call) => {
    const { shape } = single(call, "RMSNormalization");
    return cost(0, add(mul(4, elements(shape)), mul(3, rowsAlong(shape, axes))));
  },
});
