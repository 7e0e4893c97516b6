/** `LayerNormalization()`: (None, 50, 512) -> the same, gamma 512 and beta 512. */
import { anySequence } from "../../late-refusal.js";
import { add, mul, Unknown, type Amount } from "../../../dims/dim.js";
import { elements } from "../../../dims/tensor.js";
import { axesArgument, rowsAlong, sizesAt } from "../../axes.js";
import { cost, defineLayer, weightIf } from "../../entry.js";
import { sameShapes, single } from "../../inputs.js";

interface Config {
  readonly axes: readonly Amount[] | Unknown;
  readonly center: boolean | Unknown;
  readonly scale: boolean | Unknown;
  /** The deprecated scaling by the variance alone: it always has a gamma and never a beta. */
  readonly rmsScaling: boolean | Unknown;
}

export const layerNormalization = defineLayer<Config>({
  name: "LayerNormalization",
  signature:
    'axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer="zeros", gamma_initializer="ones", beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, **kwargs',
  extraKeywords: ["rms_scaling"],
  call: "inputs",
  masking: "kept",
  late: { axis: anySequence },
  onlyAnnounces: true,
  configure: (args) => ({
    axes: axesArgument(args.notNumPy("axis", true)),
    center: args.truth("center"),
    scale: args.truth("scale"),
    rmsScaling: args.truth("rms_scaling"),
  }),
  weights: ({ axes, center, scale, rmsScaling }, call) => {
    const shape = sizesAt(single(call, "LayerNormalization").shape, axes, "LayerNormalization");
    return [
      ...weightIf(rmsScaling === false ? scale : rmsScaling, { name: "gamma", shape, trainable: true }),
      ...weightIf(rmsScaling === false ? center : negated(rmsScaling), { name: "beta", shape, trainable: true }),
    ];
  },
  output: (_config, call) => sameShapes(call),
  cost: ({ axes, center, scale, rmsScaling }, call) => {
    const { shape } = single(call, "LayerNormalization");
    const undecided = [center, scale, rmsScaling].find((flag) => flag instanceof Unknown);
    if (undecided instanceof Unknown) return cost(0, undecided);
    const values = elements(shape);
    const rows = rowsAlong(shape, axes);
    // Mean and variance take four steps for each value, a difference and a product two; gamma and beta are spread over the rows.
    const each = rmsScaling ? 6 : 6 + (center ? 1 : 0) + (scale ? 2 : 0);
    const perRow = rmsScaling ? 3 : scale ? 4 : 5;
    return cost(0, add(mul(each, values), mul(perRow, rows)));
  },
});

const negated = (flag: boolean | Unknown): boolean | Unknown => (flag instanceof Unknown ? flag : !flag);
