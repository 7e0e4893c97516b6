/** `PReLU(shared_axes=[1, 2])`: (None, 28, 28, 8) -> the same, alpha 1×1×8. */
import { anything } from "../../late-refusal.js";
import { add, mul, Unknown, type Amount, type Dim } from "../../../dims/dim.js";
import { amountOf, elements, perExample } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { axesArgument } from "../../axes.js";
import { cost, defineLayer, LayerError, type LayerCall } from "../../entry.js";
import { sameShapes, single } from "../../inputs.js";

export const pReLU = defineLayer({
  name: "PReLU",
  signature: 'alpha_initializer="Zeros", alpha_regularizer=None, alpha_constraint=None, shared_axes=None, **kwargs',
  call: "inputs",
  masking: "kept",
  late: { shared_axes: anything },
  onlyAnnounces: true,
  configure: (args) => ({
    sharedAxes: args.value("shared_axes") === null ? [] : axesArgument(args, "shared_axes"),
  }),
  weights: (config, call) => {
    const shape = alphaShape(config, call);
    return [{ name: "alpha", shape: shape instanceof Unknown ? [shape] : shape, trainable: true }];
  },
  output: (_config, call) => sameShapes(call),
  cost: (config, call) => {
    const shape = alphaShape(config, call);
    const alphas = shape instanceof Unknown ? shape : amountOf(shape);
    // Each value is negated, multiplied by its alpha and added; each alpha is negated too.
    return cost(0, add(mul(3, elements(single(call, "PReLU").shape)), alphas));
  },
});

interface Config {
  readonly sharedAxes: readonly Amount[] | Unknown;
}

/** One value for each position of an example; the shared axes have the size 1. */
function alphaShape({ sharedAxes }: Config, call: LayerCall): readonly Dim[] | Unknown {
  const { shape } = single(call, "PReLU");
  const dims = perExample(shape);
  if (dims instanceof Unknown) return dims;
  if (sharedAxes instanceof Unknown) return dims.map(() => sharedAxes);
  const undecided = sharedAxes.find((axis) => typeof axis !== "number");
  if (undecided !== undefined) return dims.map(() => new Unknown("the shared axes are not all known"));
  const alpha = [...dims];
  for (const axis of sharedAxes as readonly number[]) {
    // Axis 1 is the first one after the batch. Zero and below count from the end, as Python's indices do.
    const index = axis >= 1 ? axis - 1 : axis - 1 + dims.length;
    if (index < 0 || index >= dims.length) refuseAxis(axis, dims.length);
    alpha[index] = 1;
  }
  return alpha;
}

function refuseAxis(axis: number, axes: number): never {
  const message = `PReLU: the shared axis ${axis} is not there: an example has ${axes} axes, counted from 1.`;
  throw new LayerError(invalidArgument, message, "shared_axes");
}
