/** `RMSNormalization()`: (None, 50, 512) -> the same, scale 512. */
import { anything } from "../../late-refusal.js";
import { add, mul } from "../../../dims/dim.js";
import { elements } from "../../../dims/tensor.js";
import { axesArgument, rowsAlong, sizesAt } from "../../axes.js";
import { broadcast } from "../../broadcast.js";
import { cost, defineLayer } from "../../entry.js";
import { sameShapes, single } from "../../inputs.js";

const NAME = "RMSNormalization";

export const rMSNormalization = defineLayer({
  name: NAME,
  signature: "axis=-1, epsilon=1e-06, **kwargs",
  call: "x",
  late: { axis: anything },
  onlyAnnounces: true,
  configure: (args) => ({ axes: axesArgument(args) }),
  weights: ({ axes }, call) => {
    const shape = sizesAt(single(call, NAME).shape, axes, NAME);
    return [{ name: "scale", shape, trainable: true }];
  },
  output: ({ axes }, call) => {
    // Where it computes, the scale meets the last axes, whichever it was made for.
    if (!call.executed) return sameShapes(call);
    const { shape } = single(call, NAME);
    return { shape: broadcast(NAME, shape, sizesAt(shape, axes, NAME)), dtype: call.dtype };
  },
  cost: ({ axes }, call) => {
    const { shape } = single(call, NAME);
    return cost(0, add(mul(4, elements(shape)), mul(3, rowsAlong(shape, axes))));
  },
});
