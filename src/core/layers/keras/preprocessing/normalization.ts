/**
 * `Normalization()`: (None, 10) -> (None, 10), with a mean and a variance of 10 and a count that adapt() sets.
 *
 *     Normalization(mean=[0, 1], variance=[1, 2])   no weights: the values are given
 */
import { anySequence, anyText, either } from "../../late-refusal.js";
import {
  add,
  isRanked,
  mul,
  product,
  sameDim,
  showDim,
  showShape,
  Sym,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../../dims/dim.js";
import { elements, lastDim } from "../../../dims/tensor.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { undefinedDimension } from "../../../problems/undefined-dimension.js";
import { DictArgument, isNoNumber, isSequence, Opaque, type ArgumentValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { axesArgument, checkAxis } from "../../axes.js";
import { cost, defineLayer, LayerError, LayerHandle, weightIf, type Weight } from "../../entry.js";
import { sameShapes, single } from "../../inputs.js";

const NAME = "Normalization";

interface Config {
  /** The axes that are kept apart; a mean is taken over all others. */
  readonly axes: readonly Amount[] | Unknown;
  /** Mean and variance are arguments; adapt() finds them otherwise. */
  readonly isGiven: boolean | Unknown;
  /** The shape of the mean that is given. */
  readonly given: Shape;
  /** Of these two the one of which no tensor can be made, where there is one. */
  readonly misfit: string | undefined;
}

export const normalization = defineLayer<Config>({
  name: NAME,
  signature: "axis=-1, mean=None, variance=None, invert=False, **kwargs",
  call: "inputs",
  masking: "kept",
  positionalValues: true,
  late: { axis: either(anySequence, anyText) },
  configure: (args) => {
    const axes = args.value("axis") === null ? [] : axesArgument(args.notNumPy("axis", true));
    const isGiven = meanIsGiven(args);
    const misfit = isGiven === true ? ["mean", "variance"].find((name) => isNoTensor(args.value(name))) : undefined;
    return { axes, isGiven, given: isGiven === true ? givenShape(args, axes) : [], misfit };
  },
  weights: ({ axes, isGiven, given, misfit }, call) => {
    const { shape } = single(call, NAME);
    if (misfit !== undefined)
      throw new LayerError(
        invalidArgument,
        `${NAME}: \`${misfit}\` takes numbers, and no tensor can be made of this.`,
        misfit,
      );
    const sizes = keptSizes(shape, axes);
    checkFits(given, sizes);
    if (isGiven === false) checkDistinct(axes, shape);
    const adapted = isGiven instanceof Unknown ? isGiven : !isGiven;
    const weight = (name: string, dims: readonly Dim[]): Weight => ({ name, shape: dims, trainable: false });
    const weights = [weight("mean", sizes), weight("variance", sizes), { ...weight("count", []), dtype: "int64" }];
    return weights.flatMap((one) => weightIf(adapted, one));
  },
  output: (_config, call) => sameShapes(call),
  // A difference and a quotient for each value; each variance is kept above zero.
  cost: ({ axes }, call) => {
    const { shape } = single(call, NAME);
    const kept = product(keptSizes(shape, axes).map((size) => size ?? new Unknown("an axis is None")));
    return cost(0, add(mul(2, elements(shape)), kept));
  },
});

function meanIsGiven(args: LayerArguments): boolean | Unknown {
  const [mean, variance] = [args.value("mean"), args.value("variance")];
  if (mean instanceof Unknown) return variance instanceof Unknown ? mean : variance !== null;
  if (variance instanceof Unknown || (mean === null) === (variance === null)) return mean !== null;
  const absent = mean === null ? "mean" : "variance";
  const message = `${NAME}: \`mean\` and \`variance\` are given together, and \`${absent}\` is missing.`;
  throw new LayerError(invalidArgument, message, absent);
}

function givenShape(args: LayerArguments, axes: readonly Amount[] | Unknown): Shape {
  const [shape, other] = [shapeOf(args.value("mean")), shapeOf(args.value("variance"))];
  if (
    isRanked(shape) &&
    isRanked(other) &&
    (shape.length !== other.length || shape.some((dim, i) => sameDim(dim, other[i]!) === false))
  )
    throw new LayerError(
      invalidArgument,
      `${NAME}: \`mean\` and \`variance\` must have one shape, and they have ${showShape(shape)} and ${showShape(other)}.`,
      "variance",
    );
  if (isRanked(shape) && !(axes instanceof Unknown) && shape.length > axes.length)
    throw new LayerError(
      invalidArgument,
      `${NAME}: \`mean\` has ${shape.length} axes, and \`axis\` names only ${axes.length}.`,
      "mean",
    );
  return shape;
}

/** Certainly neither numbers nor what holds such. */
function isNoTensor(value: ArgumentValue): boolean {
  if (isSequence(value)) return value.some((item) => item === null || isNoTensor(item));
  if (typeof value === "string" || value instanceof DictArgument || value instanceof LayerHandle) return true;
  return value instanceof Opaque && value.kind !== "array" && value.kind !== "tensor" && isNoNumber(value);
}

/** The shape of a number, of nested lists of them, or of an array. */
function shapeOf(value: ArgumentValue): Shape {
  if (value instanceof Unknown) return value;
  if (value instanceof Opaque) return value.shape ?? new Unknown(`the shape of ${value.description} is not known`);
  if (!isSequence(value)) return [];
  const inner = value.length === 0 ? [] : shapeOf(value[0]!);
  return isRanked(inner) ? [value.length, ...inner] : inner;
}

/** The sizes of the kept axes, in the order that they have in the shape. */
function keptSizes(shape: Shape, axes: readonly Amount[] | Unknown): readonly Dim[] {
  if (axes instanceof Unknown) return [axes];
  if (!isRanked(shape)) return axes.map((axis) => (axis === -1 ? lastDim(shape) : shape));
  const open = axes.find((axis) => typeof axis !== "number");
  if (open !== undefined)
    return axes.map(() => (open instanceof Sym ? new Unknown(`the axis ${open} is not known`) : open));
  const kept = (axes as readonly number[]).map((axis) => {
    checkAxis(shape, axis, NAME);
    return axis < 0 ? axis + shape.length : axis;
  });
  return kept
    .sort((a, b) => a - b)
    .map((axis) => {
      const size = shape[axis]!;
      if (size !== null) return size;
      const message = `${NAME} needs the size of axis ${axis} of ${showShape(shape)}, which is None.`;
      throw new LayerError(undefinedDimension, message, "axis");
    });
}

/** What adapt() finds is stretched to the input, in which an axis stands once. */
function checkDistinct(axes: readonly Amount[] | Unknown, shape: Shape): void {
  if (axes instanceof Unknown || !isRanked(shape)) return;
  const at = axes.map((axis) => (typeof axis === "number" && axis < 0 ? axis + shape.length : axis));
  const twice = at.find((axis, i) => typeof axis === "number" && at.indexOf(axis) < i && shape[axis] !== 1);
  if (twice === undefined) return;
  throw new LayerError(invalidArgument, `${NAME}: \`axis\` names the axis ${showDim(twice)} twice.`, "axis");
}

/** The given values stretch to the kept axes, the last to the last. */
function checkFits(given: Shape, sizes: readonly Dim[]): void {
  if (!isRanked(given)) return;
  given.forEach((dim, i) => {
    const size = sizes[sizes.length - given.length + i]!;
    if (dim === 1 || sameDim(dim, size) !== false) return;
    const message = `${NAME}: \`mean\` has ${showDim(dim)} values where the input has ${showDim(size)}.`;
    throw new LayerError(invalidArgument, message, "mean");
  });
}
