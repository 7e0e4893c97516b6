/** `tf.layers.batchNormalization()`: [null, 26, 26, 32] -> the same, gamma, beta and two moving averages of 32. */
import { isRanked, showDim, Unknown, type Amount, type Dim } from "../../dims/dim.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { isSequence } from "../argument.js";
import { sizeAt } from "../axes.js";
import { batchNormalization } from "../keras/normalization/batch-normalization.js";
import { LayerError, weightIf, type LayerCall, type LayerEntry, type Weight } from "../entry.js";
import { single } from "../inputs.js";
import { layerNormalization } from "../keras/normalization/layer-normalization.js";
import type { ConfigArguments } from "./arguments.js";
import { tfjsLayer, type TfjsEntry } from "./define.js";

export const tfjsBatchNormalization: TfjsEntry = tfjsLayer(batchNormalization, {
  signature:
    'axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer="zeros", gamma_initializer="ones", moving_mean_initializer="zeros", moving_variance_initializer="ones", beta_constraint=None, gamma_constraint=None, beta_regularizer=None, gamma_regularizer=None',
  isConfigOptional: true,
  configure: (args) => {
    args.integer("axis");
    return batchNormalization.configure(args.with({ momentum: null, epsilon: null }));
  },
});

interface Config {
  readonly axes: readonly Amount[] | Unknown;
  readonly center: boolean | Unknown;
  readonly scale: boolean | Unknown;
}

/** Its weights have the sizes of the axes in the order in which the config names them. */
const inGivenOrder: LayerEntry = {
  ...layerNormalization,
  apply: (config, call) => ({
    ...layerNormalization.apply(config, call),
    weights: scaleAndOffset(config as Config, call),
  }),
};

export const tfjsLayerNormalization: TfjsEntry = tfjsLayer(inGivenOrder, {
  signature:
    'axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer="zeros", gamma_initializer="ones", beta_regularizer=None, gamma_regularizer=None',
  isConfigOptional: true,
  configure: (args) => {
    checkAxes(args);
    return layerNormalization.configure(args);
  },
});

function checkAxes(args: ConfigArguments): void {
  const value = args.value("axis");
  for (const item of isSequence(value) ? value : [value])
    if (typeof item === "boolean") args.refuse("axis", "an integer or an array of integers");
}

function scaleAndOffset({ axes, center, scale }: Config, call: LayerCall): readonly Weight[] {
  const { shape } = single(call, "LayerNormalization");
  const sizes: readonly Dim[] =
    axes instanceof Unknown ? [axes] : axes.map((axis) => sizeAt(shape, axis, "LayerNormalization"));
  if (!(axes instanceof Unknown) && isRanked(shape)) checkDistinct(axes, shape.length);
  return [
    ...weightIf(scale, { name: "gamma", shape: sizes, trainable: true }),
    ...weightIf(center, { name: "beta", shape: sizes, trainable: true }),
  ];
}

function checkDistinct(axes: readonly Amount[], rank: number): void {
  const known = axes.filter((axis) => typeof axis === "number").map((axis) => (axis < 0 ? axis + rank : axis));
  const twice = known.find((axis, i) => known.indexOf(axis) !== i);
  if (twice === undefined) return;
  const message = `LayerNormalization: \`axis\` names the axis ${showDim(twice)} twice.`;
  throw new LayerError(invalidArgument, message, "axis");
}
