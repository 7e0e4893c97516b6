/** `Dot(axes=2)`: [(None, 4, 5), (None, 6, 5)] -> (None, 4, 6), five multiply-adds for each value. */
import { add, isRanked, mul, sameDim, showDim, showShape, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import { amountOf, elements } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { isSequence } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { axesArgument, checkAxis } from "../../axes.js";
import { cost, defineLayer, LayerError, type LayerCall } from "../../entry.js";
import { several } from "../../inputs.js";
import { operationsToUnitLength } from "../normalization/unit-normalization.js";

/** One axis for both tensors, or one for each. */
type Axes = number | readonly [number, number] | Unknown;

interface Config {
  readonly axes: Axes;
  readonly normalize: boolean | Unknown;
}

export const dot = defineLayer<Config>({
  name: "Dot",
  signature: "axes, normalize=False, **kwargs",
  call: "inputs",
  masking: "none",
  configure: (args) => ({ axes: axesOfBoth(args), normalize: args.truthInUse("normalize") }),
  output: ({ axes }, call) => {
    const pair = operands(axes, call);
    return { shape: pair instanceof Unknown ? pair : contracted(pair), dtype: call.dtype };
  },
  cost: ({ axes, normalize }, call) => {
    const pair = operands(axes, call);
    if (pair instanceof Unknown) return cost(pair);
    if (normalize instanceof Unknown) return cost(normalize);
    const [a, b] = pair;
    const lengths = add(operationsToUnitLength(a.shape, [a.axis]), operationsToUnitLength(b.shape, [b.axis]));
    const macs = mul(elements(contracted(pair)), amountOf([a.shape[a.axis]!]));
    return cost(macs, normalize ? lengths : 0);
  },
});

interface Operand {
  readonly shape: readonly Dim[];
  /** From 0, the batch axis being that. */
  readonly axis: number;
}

function axesOfBoth(args: LayerArguments): Axes {
  const axes = axesArgument(args.notNumPy("axes", true).noItemOfNumPy("axes"), "axes");
  if (axes instanceof Unknown) return axes;
  const [first, second] = axes;
  const isPair = isSequence(args.value("axes"));
  if (isPair && axes.length !== 2) return args.refuse("axes", "one integer, or two");
  if (axes.some((axis) => typeof axis !== "number")) return new Unknown("the axes are not known");
  return isPair ? [first as number, second as number] : (first as number);
}

/** Those of the two tensors; Unknown where a rank is. */
export function twoShapes(call: LayerCall): readonly [readonly Dim[], readonly Dim[]] | Unknown {
  const tensors = several(call, "Dot");
  if (tensors instanceof Unknown) return tensors;
  if (tensors.length !== 2)
    throw new LayerError(incompatibleShape, `Dot takes exactly 2 tensors, and it was given ${tensors.length}.`);
  const [a, b] = tensors.map(({ shape }) => shape) as [Shape, Shape];
  if (!isRanked(a)) return a;
  if (!isRanked(b)) return b;
  return [a, b];
}

/** Both tensors with the axis that is summed over. */
function operands(axes: Axes, call: LayerCall): readonly [Operand, Operand] | Unknown {
  const both = twoShapes(call);
  if (both instanceof Unknown) return both;
  const [a, b] = both;
  if (axes instanceof Unknown) return axes;
  const pair = [operand(a, axes, 0), operand(b, axes, 1)] as const;
  checkSizes(pair);
  return pair;
}

function operand(shape: readonly Dim[], axes: number | readonly [number, number], which: 0 | 1): Operand {
  const single = typeof axes === "number";
  const axis = single ? axes : axes[which];
  // A single negative axis wraps around as often as it takes.
  if (single && axis < 0 && shape.length > 0)
    return { shape, axis: ((axis % shape.length) + shape.length) % shape.length };
  checkAxis(shape, axis, "Dot");
  return { shape, axis: axis < 0 ? axis + shape.length : axis };
}

function checkSizes([a, b]: readonly [Operand, Operand]): void {
  const [one, other] = [a.shape[a.axis]!, b.shape[b.axis]!];
  const hasOther = b.shape.length > 1;
  if (sameDim(one, other) !== false && hasOther) return;
  const message = `Dot sums over axis ${a.axis} of ${showShape(a.shape)} and axis ${b.axis} of ${showShape(b.shape)}, whose sizes ${showDim(one)} and ${showDim(other)} must be equal.`;
  throw new LayerError(incompatibleShape, message);
}

/** What is left of the first tensor, then of the second but for its first axis; two vectors give one value. */
function contracted([a, b]: readonly [Operand, Operand]): readonly Dim[] {
  const left = a.shape.filter((_, index) => index !== a.axis);
  const right = b.shape.filter((_, index) => index !== b.axis).slice(1);
  const output = [...left, ...right];
  return output.length === 1 ? [...output, 1] : output;
}
