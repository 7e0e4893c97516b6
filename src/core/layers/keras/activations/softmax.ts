/** `Softmax()`: (None, 10) -> (None, 10), five operations for each value. */
import { add, isRanked, mul, showShape, sum, Unknown, type Amount, type Shape } from "../../../dims/dim.js";
import { elements } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { isSequence, type ArgumentValue } from "../../argument.js";
import { activationOperations } from "../../activation-function.js";
import { rowsAlong } from "../../axes.js";
import { cost, defineLayer, LayerError } from "../../entry.js";
import { flatten, sameShapes } from "../../inputs.js";

export const softmax = defineLayer({
  name: "Softmax",
  signature: "axis=-1, **kwargs",
  call: "inputs, mask=None",
  masking: "kept",
  // The library checks the axis only when the model runs.
  configure: (args) => ({ axis: args.value("axis") }),
  output: ({ axis }, call) => {
    if (call.executed) flatten(call.inputs).forEach(({ shape }) => checkAxis(axis, shape));
    return sameShapes(call);
  },
  cost: ({ axis }, { inputs }) => cost(0, sum(flatten(inputs).map(({ shape }) => operations(axis, shape)))),
});

function checkAxis(axis: ArgumentValue, shape: Shape): void {
  if (!isRanked(shape) || typeof axis !== "number" || (axis >= -shape.length && axis < shape.length)) return;
  throw new LayerError(invalidArgument, `Softmax: there is no axis ${axis} in ${showShape(shape)}.`, "axis");
}

/** Over several axes at once there is no kernel: the values less the logarithm of their exponentials' sum. */
function operations(axis: ArgumentValue, shape: Shape): Amount {
  if (axis instanceof Unknown) return axis;
  if (!isSequence(axis) || axis.length < 2) return activationOperations("softmax", shape);
  const axes = axis.filter((item) => typeof item === "number");
  if (axes.length < axis.length) return new Unknown("the axes are not all known");
  return add(mul(3, elements(shape)), isRanked(shape) ? rowsAlong(shape, axes) : shape);
}
