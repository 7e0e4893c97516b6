/**
 * `tf.layers.add()` and the others that make one tensor of several.
 *
 *     add            [null, 28, 28, 8], [null, 1, 1, 8]   [null, 28, 28, 8]
 *     concatenate    [null, 28, 8], [null, 28, 4]         [null, 28, 12]
 *     dot axes 2     [null, 4, 5], [null, 6, 5]           [null, 4, 6]
 */
import { add as plus, Float, isRanked, mul, sameDim, showDim, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import { amountOf, elements, Unranked, lastDim } from "../../dims/tensor.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { isSequence } from "../argument.js";
import { concatenate } from "../keras/merging/concatenate.js";
import { dot, twoShapes } from "../keras/merging/dot.js";
import { add, average, maximum, minimum, multiply } from "../keras/merging/elementwise-merge.js";
import { cost, defineLayer, LayerError, type LayerCall, type LayerEntry } from "../entry.js";
import { flatten, isTensorSpec, several } from "../inputs.js";
import { operationsToUnitLength } from "../keras/normalization/unit-normalization.js";
import { sizeOf, type ConfigArguments } from "./arguments.js";
import { tfjsLayer, type TfjsEntry } from "./define.js";
import { NonsenseError } from "./nonsense.js";
import { showSizes } from "./words.js";

const merge = (like: LayerEntry): TfjsEntry =>
  tfjsLayer(like, { signature: "", isConfigOptional: true, prepare: (call) => atLeastTwo(call, like.name) });

export const tfjsAdd: TfjsEntry = merge(add);
export const tfjsMultiply: TfjsEntry = merge(multiply);
export const tfjsAverage: TfjsEntry = merge(average);
export const tfjsMaximum: TfjsEntry = merge(maximum);
export const tfjsMinimum: TfjsEntry = merge(minimum);

function atLeastTwo(call: LayerCall, layer: string): LayerCall {
  const isUntold = isTensorSpec(call.inputs) && call.inputs.shape instanceof Unknown;
  if (isUntold || flatten(call.inputs).length > 1) return call;
  const message = `${layer} takes an array of at least 2 tensors, as in tf.layers.${layer.toLowerCase()}().apply([a, b]).`;
  throw new LayerError(incompatibleShape, message);
}

// ---------------------------------------------------------------- concatenate

interface ConcatenateConfig {
  readonly axis: number | Unknown;
}

const strictConcatenate: LayerEntry = defineLayer<ConcatenateConfig>({
  name: concatenate.name,
  signature: concatenate.signature,
  configure: (args) => {
    const value = args.value("axis");
    if (typeof value === "number") return { axis: value };
    if (value instanceof Float && Number.isFinite(value.value)) return { axis: value.value };
    if (sizeOf(value) !== undefined) return { axis: new Unknown("the axis is not known") };
    throw (args as ConfigArguments).nonsense("axis", "an integer");
  },
  output: ({ axis }, call) => {
    const tensors = several(call, "Concatenate");
    const shape =
      tensors instanceof Unknown
        ? tensors
        : concatenated(
            tensors.map((tensor) => tensor.shape),
            axis,
          );
    return { shape, dtype: call.dtype };
  },
  warnings: ({ axis }, call) => {
    const tensors = several(call, "Concatenate");
    const short =
      tensors instanceof Unknown ? undefined : tensors.find(({ shape }) => isRanked(shape) && isBeyond(axis, shape));
    return short ? [beyond("Concatenate", "axis", axis, short.shape)] : [];
  },
});

const isBeyond = (axis: number | Unknown, { length }: readonly Dim[]): boolean =>
  typeof axis === "number" && (axis >= length || axis < -length || !Number.isInteger(axis));

function beyond(layer: string, argument: string, axis: number | Unknown, shape: Shape): NonsenseError {
  const message = `${layer}: there is no axis ${String(axis)} in ${showSizes(shape)}, and TensorFlow.js doesn't check that.`;
  return new NonsenseError(message, argument);
}

export const tfjsConcatenate: TfjsEntry = tfjsLayer(strictConcatenate, {
  signature: "axis=-1",
  isConfigOptional: true,
  prepare: (call) => atLeastTwo(call, "Concatenate"),
});

/** Unlike in Keras null agrees with null only, but along the axis; what an input has no axis for is null. */
function concatenated(shapes: readonly Shape[], axis: number | Unknown): Shape {
  const ranked = shapes.filter(isRanked);
  const first = ranked[0];
  if (first === undefined || ranked.length < shapes.length) return unranked(shapes, axis);
  if (axis instanceof Unknown) {
    if (ranked.some(({ length }) => length !== first.length)) return axis;
    return first.map((dim) => (dim === null ? null : axis));
  }
  const at = axis < 0 ? axis + first.length : axis;
  const others = ranked.map((shape) => without(shape, Math.trunc(axis)));
  const fits = others.every(
    (dims) => dims.length === others[0]!.length && dims.every((dim, i) => agree(dim, others[0]![i]!)),
  );
  if (!fits) refuseShapes(ranked, axis);
  if (at < 0 || !Number.isInteger(at)) return first;
  const joined = ranked.map((shape) => shape[at] ?? null).reduce(plus);
  return Array.from({ length: Math.max(first.length, at + 1) }, (_, i) => (i === at ? joined : (first[i] ?? null)));
}

/** All but the axis, which may not be there. */
const without = (shape: readonly Dim[], axis: number): readonly Dim[] =>
  shape.filter((_, i) => i !== (axis < 0 ? Math.max(0, axis + shape.length) : axis));

const agree = (a: Dim, b: Dim): boolean =>
  a === null || b === null ? a === b || a instanceof Unknown || b instanceof Unknown : sameDim(a, b) !== false;

function unranked(shapes: readonly Shape[], axis: number | Unknown): Shape {
  const unknown = shapes.find((shape) => shape instanceof Unknown) as Unknown;
  if (axis !== -1) return unknown;
  const last = shapes.map(lastDim).reduce(plus);
  return last instanceof Unknown ? unknown : new Unranked(unknown.because, unknown.place, last);
}

function refuseShapes(shapes: readonly Shape[], axis: number | Unknown): never {
  const along = axis instanceof Unknown ? "one axis" : `axis ${axis}`;
  const message = `Concatenate takes tensors that are equal but for ${along}, and these are ${shapes.map(showSizes).join(", ")}.`;
  throw new LayerError(incompatibleShape, message);
}

// ---------------------------------------------------------------- dot

interface DotConfig {
  /** One axis for both tensors, or one for each; undefined for what is none. */
  readonly axes: number | readonly [number, number] | Unknown | undefined;
  readonly normalize: boolean | Unknown;
}

const strictDot: LayerEntry = defineLayer<DotConfig>({
  name: dot.name,
  signature: dot.signature,
  configure: (args) => ({ axes: dotAxes(args as ConfigArguments), normalize: args.truth("normalize") }),
  output: ({ axes }, call) => {
    const pair = operands(axes, call);
    return { shape: pair instanceof Unknown ? pair : contracted(pair), dtype: call.dtype };
  },
  warnings: ({ axes }, call) => {
    const pair = operands(axes, call);
    if (pair instanceof Unknown) return [];
    const [{ shape, axis }, other] = pair;
    const sizes = [shape.at(axis ?? 0), other.shape.at(other.axis ?? 0)];
    if (axis !== undefined && axis < 0 && sizes.every((size) => size !== undefined) && !agree(sizes[0]!, sizes[1]!))
      return [new NonsenseError(`${differing(pair)} TensorFlow.js finds that only when the model runs.`, "axes")];
    if (axis === undefined)
      return [
        new NonsenseError("Dot needs `axes`, an integer or an array of two; TensorFlow.js doesn't check that.", "axes"),
      ];
    return axis >= shape.length ? [beyond("Dot", "axes", axis, shape)] : [];
  },
  cost: ({ axes, normalize }, call) => {
    const pair = operands(axes, call);
    if (pair instanceof Unknown) return cost(pair);
    if (normalize instanceof Unknown) return cost(normalize);
    const [a, b] = pair;
    if (a.axis === undefined || b.axis === undefined) return cost(new Unknown("the axes are none"));
    const macs = mul(elements(contracted(pair)), amountOf([a.shape[a.axis] ?? null]));
    const lengths = plus(operationsToUnitLength(a.shape, [a.axis]), operationsToUnitLength(b.shape, [b.axis]));
    return cost(macs, normalize ? lengths : 0);
  },
});

export const tfjsDot: TfjsEntry = tfjsLayer(strictDot, { signature: "axes=None, normalize=False" });

function dotAxes(args: ConfigArguments): DotConfig["axes"] {
  const value = args.value("axes");
  const items = (isSequence(value) ? value : [value]).map(sizeOf);
  if (value instanceof Float || typeof value === "boolean")
    throw args.nonsense("axes", "an integer, or an array of two");
  if (isSequence(value) && (items.length !== 2 || items.includes(undefined)))
    throw args.nonsense("axes", "an integer, or an array of two");
  if (items.includes(undefined)) return undefined;
  const known = items.filter((axis) => typeof axis === "number");
  if (known.length < items.length) return new Unknown("the axes are not known");
  return isSequence(value) ? (known as [number, number]) : known[0]!;
}

interface Operand {
  readonly shape: readonly Dim[];
  readonly axis: number | undefined;
}

function operands(axes: DotConfig["axes"], call: LayerCall): readonly [Operand, Operand] | Unknown {
  const both = twoShapes(call);
  if (both instanceof Unknown) return both;
  const [a, b] = both;
  if (a.length > 3 || b.length > 3)
    throw new LayerError(
      incompatibleShape,
      `Dot takes tensors of at most 3 axes in TensorFlow.js, and these are ${showSizes(a)} and ${showSizes(b)}.`,
    );
  if (axes instanceof Unknown) return axes;
  const pair = [operand(a, axes, 0), operand(b, axes, 1)] as const;
  checkAxes(pair);
  return pair;
}

function operand(shape: readonly Dim[], axes: number | readonly [number, number] | undefined, which: 0 | 1): Operand {
  if (axes === undefined) return { shape, axis: undefined };
  if (typeof axes !== "number") return { shape, axis: axes[which] };
  // One negative axis for both wraps around as often as it takes.
  return { shape, axis: axes < 0 && shape.length > 0 ? ((axes % shape.length) + shape.length) % shape.length : axes };
}

function checkAxes([a, b]: readonly [Operand, Operand]): void {
  if (a.axis === undefined || b.axis === undefined) return;
  const [one, other] = [a.shape[a.axis], b.shape[b.axis]];
  // Both have no such axis: nothing is summed over.
  if (one === undefined && other === undefined) return;
  if (one !== undefined && other !== undefined && agree(one, other)) return;
  throw new LayerError(incompatibleShape, differing([a, b]));
}

function differing([a, b]: readonly [Operand, Operand]): string {
  const size = ({ shape, axis = 0 }: Operand): string => {
    const dim = shape.at(axis);
    return dim === undefined ? "none" : dim === null ? "null" : showDim(dim);
  };
  return `Dot sums over axis ${a.axis} of ${showSizes(a.shape)} and axis ${b.axis} of ${showSizes(b.shape)}, whose sizes ${size(a)} and ${size(b)} must be equal.`;
}

/** What is left of the first tensor, then of the second but for its first axis; two vectors give one value. */
function contracted([a, b]: readonly [Operand, Operand]): readonly Dim[] {
  const left = without(a.shape, a.axis ?? 0);
  const right = without(b.shape, b.axis ?? 0).slice(1);
  const output = [...left, ...right];
  return output.length === 1 ? [...output, 1] : output;
}
