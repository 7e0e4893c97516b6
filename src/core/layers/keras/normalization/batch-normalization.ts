/** `BatchNormalization()`: (None, 26, 26, 32) -> the same, gamma 32, beta 32, and 32 moving means and variances. */
import { add, Float, mul, Sym, Unknown, type Amount } from "../../../dims/dim.js";
import { amountOf, elements } from "../../../dims/tensor.js";
import { DictArgument } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { axesArgument, sizeAt } from "../../axes.js";
import { cost, defineLayer, weightIf, type Weight } from "../../entry.js";
import { sameShapes, single } from "../../inputs.js";

export const batchNormalization = defineLayer({
  name: "BatchNormalization",
  signature:
    'axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer="zeros", gamma_initializer="ones", moving_mean_initializer="zeros", moving_variance_initializer="ones", beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, renorm=False, renorm_clipping=None, renorm_momentum=0.99, synchronized=False, **kwargs',
  call: "inputs, training=None, mask=None",
  masking: "kept",
  configure: (args) => {
    const axis = axisArgument(args);
    checkFloat(args, "momentum");
    checkFloat(args, "epsilon");
    const renorm = args.truth("renorm");
    if (renorm === true) checkClipping(args);
    return { axis, center: args.truth("center"), scale: args.truth("scale"), renorm };
  },
  weights: ({ axis, center, scale, renorm }, call) => {
    const { shape } = single(call, "BatchNormalization");
    const size = sizeAt(shape, axis, "BatchNormalization");
    const weight = (name: string, trainable: boolean): Weight => ({ name, shape: [size], trainable });
    return [
      ...weightIf(scale, weight("gamma", true)),
      ...weightIf(center, weight("beta", true)),
      weight("moving_mean", false),
      weight("moving_variance", false),
      ...["moving_stddev", "renorm_mean", "renorm_stddev"].flatMap((name) => weightIf(renorm, weight(name, false))),
    ];
  },
  output: (_config, call) => sameShapes(call),
  cost: ({ axis, scale }, call) => {
    const { shape } = single(call, "BatchNormalization");
    // While the model infers: a product and a sum for each value, and five or six steps to prepare each channel.
    const steps = scale instanceof Unknown ? scale : scale ? 6 : 5;
    const channels = amountOf([sizeAt(shape, axis, "BatchNormalization")]);
    return cost(0, add(mul(2, elements(shape)), mul(steps, channels)));
  },
});

/** Keras 2 takes a list too, and wants integers. */
function axisArgument(args: LayerArguments): Amount {
  if (args.isSymbolic("axis")) args.refuse("axis", "an integer");
  if (args.settings.dialect !== "tf_keras") return truncated(args, "axis");
  const [axis, ...others] = axesOrUnknown(args);
  return others.length === 0 && axis !== undefined ? axis : new Unknown("several axes aren't followed");
}

function axesOrUnknown(args: LayerArguments): readonly Amount[] {
  const axes = axesArgument(args.notNumPy("axis", true));
  return axes instanceof Unknown ? [axes] : axes;
}

/** What Python's int() takes: a number, cut towards zero, or its digits in a string. */
function truncated(args: LayerArguments, name: string): Amount {
  const value = args.value(name);
  if (value instanceof Sym) return value;
  if (typeof value === "string")
    return /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : args.refuse(name, "an integer");
  const number = args.number(name);
  if (number instanceof Unknown) return number;
  return Number.isFinite(number) ? Math.trunc(number) : args.refuse(name, "an integer");
}

/** What Python's float() takes: also a string of a number. */
function checkFloat(args: LayerArguments, name: string): void {
  const value = args.value(name);
  const isNumeral =
    typeof value === "string" && /^\s*[+-]?(\d+\.?\d*(e[+-]?\d+)?|\.\d+(e[+-]?\d+)?|inf(inity)?|nan)\s*$/i.test(value);
  if (!isNumeral) args.number(name);
}

const CLIPPING_KEYS = ["rmax", "rmin", "dmax"];

function checkClipping(args: LayerArguments): void {
  const clipping = args.value("renorm_clipping");
  const absent = args.truth("renorm_clipping") === false;
  if (absent || clipping instanceof Unknown) return;
  if (!(clipping instanceof DictArgument)) return args.refuse("renorm_clipping", 'a dict of "rmax", "rmin" and "dmax"');
  const known = clipping.entries.every(([key]) => typeof key !== "string" || CLIPPING_KEYS.includes(key));
  if (!known) args.refuse("renorm_clipping", 'a dict with no other keys than "rmax", "rmin" and "dmax"');
  const number = (key: string): number | undefined => {
    const value = clipping.get(key);
    return value instanceof Float ? value.value : typeof value === "number" ? value : undefined;
  };
  const [rmax, rmin, dmax] = CLIPPING_KEYS.map(number);
  if (rmax !== undefined && rmin !== undefined && rmax < rmin)
    args.refuse("renorm_clipping", 'a dict whose "rmax" is at least its "rmin"');
  if (dmax !== undefined && dmax < 0) args.refuse("renorm_clipping", 'a dict whose "dmax" is not negative');
}
