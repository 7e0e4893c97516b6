/** `AdaptiveAveragePooling2D(3)`: (None, 10, 10, 8) -> (None, 3, 3, 8), windows as large as that takes. */
import {
  add,
  isRanked,
  product,
  showDim,
  showShape,
  sub,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../../../dims/dim.js";
import { amountOf, lastDim, type TensorSpec } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { negativeDimension } from "../../../problems/negative-dimension.js";
import { undefinedDimension } from "../../../problems/undefined-dimension.js";
import { integerValue, isSequence } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { cost, defineLayer, LayerError, type Cost, type LayerEntry } from "../../entry.js";
import { single } from "../../inputs.js";
import type { PoolingKind } from "./pooling.js";
import { type DataFormat, joinSpatial, SPATIAL_NAMES, type SpatialRank } from "../../window.js";

export const adaptiveMaxPooling1D: LayerEntry = adaptivePooling("Max", 1);
export const adaptiveMaxPooling2D: LayerEntry = adaptivePooling("Max", 2);
export const adaptiveMaxPooling3D: LayerEntry = adaptivePooling("Max", 3);
export const adaptiveAveragePooling1D: LayerEntry = adaptivePooling("Average", 1);
export const adaptiveAveragePooling2D: LayerEntry = adaptivePooling("Average", 2);
export const adaptiveAveragePooling3D: LayerEntry = adaptivePooling("Average", 3);

interface AdaptivePooling {
  readonly layer: string;
  readonly format: DataFormat;
  readonly size: readonly Dim[];
}

function adaptivePooling(kind: PoolingKind, rank: SpatialRank): LayerEntry {
  return defineLayer<AdaptivePooling>({
    name: `Adaptive${kind}Pooling${SPATIAL_NAMES[rank]}`,
    signature: "output_size, data_format=None, **kwargs",
    call: "inputs",
    late: { output_size: (value) => isSequence(value) && value.length === rank },
    configure: (args) => ({ layer: args.layer, size: outputSize(args, rank), format: formatArgument(args) }),
    output: (config, call) => {
      const negative = config.size.some((size) => typeof size === "number" && size < 0);
      if (negative)
        throw new LayerError(invalidArgument, `${config.layer}: \`output_size\` can't be negative.`, "output_size");
      const input = single(call, config.layer);
      if (call.executed) checkExecutable(config, input);
      return { shape: outputShape(config, input), dtype: call.dtype };
    },
    cost: (config, call) => costOf(config, single(call, config.layer)),
  });
}

/** An axis of None stays None. */
function outputSize(args: LayerArguments, rank: SpatialRank): readonly Dim[] {
  const value = args.notNumPy("output_size").value("output_size");
  const one = integerValue(value);
  if (one !== undefined) return Array<Dim>(rank).fill(one);
  const wanted = `an integer or a tuple of ${rank} integers`;
  if (!isSequence(value) || value.length !== rank) return args.refuse("output_size", wanted);
  return value.map((item) => (item === null ? null : (integerValue(item) ?? args.refuse("output_size", wanted))));
}

/** Spelled exactly here; what Python takes for false stands for the library's setting. */
function formatArgument(args: LayerArguments): DataFormat {
  const isLeftOut = args.truth("data_format") === false;
  return isLeftOut ? args.settings.imageDataFormat : args.choice("data_format", ["channels_last", "channels_first"]);
}

/**
 * Where it computes, it slides two windows over each axis, one of them an element longer than the other: too long in a graph where there
 * is one window for the whole axis. With data at hand nobody looks.
 *
 * Source: keras/src/backend/tensorflow/nn.py, _adaptive_average_pool1d and its kin.
 */
function checkExecutable({ layer, size, format }: AdaptivePooling, { shape }: TensorSpec): void {
  if (!isRanked(shape) || format instanceof Unknown) return;
  const spatial = format === "channels_last" ? shape.slice(1, -1) : shape.slice(2);
  const isData = shape.every((dim) => typeof dim === "number");
  if (spatial.length !== size.length)
    throw new LayerError(
      incompatibleShape,
      `${layer} computes with ${size.length} axes between batch and channels, and ${showShape(shape)} has ${spatial.length}.`,
    );
  if (spatial.includes(null))
    throw new LayerError(
      undefinedDimension,
      `${layer} computes with axes of known sizes only, and ${showShape(shape)} has one of None.`,
    );
  const odd = size.find((one) => one === 0 || one === null);
  if (odd !== undefined)
    throw new LayerError(
      invalidArgument,
      `${layer} computes at least one value of each axis, not ${showDim(odd)}.`,
      "output_size",
    );
  if (!isData && size.includes(1))
    throw new LayerError(
      negativeDimension,
      `${layer} can't compute a single value of an axis here: its longer window spans one element more than the axis has. Use a global pooling, or an output size above 1.`,
    );
}

/** The library doesn't look at the spatial axes of the input here, nor how many there are. */
function outputShape({ layer, size, format }: AdaptivePooling, { shape }: TensorSpec): Shape {
  const channels = channelsOf(shape, format);
  if (isRanked(shape) && shape.length === 0)
    throw new LayerError(incompatibleShape, `${layer} takes a tensor with a batch axis.`);
  const batch = isRanked(shape) ? shape[0]! : shape;
  if (channels === undefined)
    throw new LayerError(incompatibleShape, `${layer} finds no axis of channels in its input.`);
  return joinSpatial({ batch, spatial: size, channels }, format);
}

function channelsOf(shape: Shape, format: DataFormat): Dim | undefined {
  if (format instanceof Unknown) return format;
  if (format === "channels_last") return lastDim(shape);
  return isRanked(shape) ? shape[1] : shape;
}

/** The sum of the windows' lengths along an axis: neighbours overlap where the one size is no multiple of the other. */
function windowLengths(length: Dim, size: Dim): Amount {
  if (typeof length === "number" && typeof size === "number")
    return sub(add(length, size), greatestCommonDivisor(length, size));
  if (length instanceof Unknown) return length;
  if (size instanceof Unknown) return size;
  return new Unknown("how the windows overlap depends on sizes that are known only when the model runs");
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function costOf({ size, format }: AdaptivePooling, { shape }: TensorSpec): Cost {
  if (!isRanked(shape)) return cost(0, shape);
  if (format instanceof Unknown) return cost(0, format);
  const spatial = format === "channels_last" ? shape.slice(1, -1) : shape.slice(2);
  if (spatial.length !== size.length) return cost(0, new Unknown("the input has another number of spatial axes"));
  const windows = product(spatial.map((length, axis) => windowLengths(length, size[axis]!)));
  return cost(0, amountOf([windows, channelsOf(shape, format)!]));
}
