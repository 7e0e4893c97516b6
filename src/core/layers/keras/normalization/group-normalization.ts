/** `GroupNormalization(groups=8)`: (None, 28, 28, 64) -> the same, gamma 64 and beta 64; groups=-1 is one for each channel. */
import { anything } from "../../late-refusal.js";
import { mul, sum, Unknown, type Amount, type Dim } from "../../../dims/dim.js";
import { amountOf, elements } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { undefinedDimension } from "../../../problems/undefined-dimension.js";
import { sizeAt } from "../../axes.js";
import { cost, defineLayer, LayerError, weightIf, type LayerCall } from "../../entry.js";
import { sameShapes, single } from "../../inputs.js";

interface Config {
  readonly groups: Amount;
  readonly axis: Amount;
  readonly center: boolean | Unknown;
  readonly scale: boolean | Unknown;
}

export const groupNormalization = defineLayer<Config>({
  name: "GroupNormalization",
  signature:
    'groups=32, axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer="zeros", gamma_initializer="ones", beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, **kwargs',
  call: "inputs",
  masking: "kept",
  late: { axis: anything },
  configure: (args) => {
    const groups = args.notNumPy("groups").integer("groups");
    if (typeof groups === "number" && groups <= 0 && groups !== -1)
      args.refuse("groups", "a positive integer, or -1 for one group for each channel");
    return { groups, axis: args.integer("axis"), center: args.truth("center"), scale: args.truth("scale") };
  },
  weights: (config, call) => {
    const channels = channelsOf(config, call);
    checkGroups(config.groups, channels);
    return [
      ...weightIf(config.scale, { name: "gamma", shape: [channels], trainable: true }),
      ...weightIf(config.center, { name: "beta", shape: [channels], trainable: true }),
    ];
  },
  output: (_config, call) => sameShapes(call),
  cost: (config, call) => {
    const { groups, center, scale } = config;
    if (scale instanceof Unknown) return cost(0, scale);
    if (center instanceof Unknown) return cost(0, center);
    const channels = amountOf([channelsOf(config, call)]);
    const rows = groups === -1 ? channels : groups;
    const values = elements(single(call, "GroupNormalization").shape);
    // gamma enters the factor and the offset of each channel, beta the offset.
    const perChannel = (scale ? 2 : 0) + (center ? 1 : 0);
    return cost(0, sum([mul(6, values), mul(perChannel, channels), mul(scale ? 4 : 5, rows)]));
  },
});

function channelsOf({ axis }: Config, call: LayerCall): Dim {
  const channels = sizeAt(single(call, "GroupNormalization").shape, axis, "GroupNormalization");
  if (channels !== null) return channels;
  const message = `GroupNormalization needs the size of axis ${String(axis)} of its input, which is None.`;
  throw new LayerError(undefinedDimension, message);
}

function checkGroups(groups: Amount, channels: Dim): void {
  if (typeof channels !== "number" || typeof groups !== "number") return;
  const count = groups === -1 ? channels : groups;
  if (count > 0 && channels >= count && channels % count === 0) return;
  const message = `GroupNormalization can't part ${channels} channels into ${count} groups of equal size; take a number of groups that divides ${channels}.`;
  throw new LayerError(incompatibleShape, message, "groups");
}
