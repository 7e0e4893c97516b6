/**
 * Windows that slide over the spatial axes of a tensor: what convolutions and poolings have in common.
 *
 *     (None, 28, 28, 3) in channels_last   batch None, spatial [28, 28], channels 3
 *     a 3-wide window, stride 2, "valid"   28 -> floor((28 - 3) / 2) + 1 = 13
 */
import {
  add,
  floorDiv,
  mul,
  showDim,
  showShape,
  sub,
  Unknown,
  type Amount,
  type Dim,
  type Shape,
} from "../dims/dim.js";
import type { TensorSpec } from "../dims/tensor.js";
import { negativeDimension } from "../problems/negative-dimension.js";
import { LayerError } from "./entry.js";
import { dimsOfRank } from "./inputs.js";

/** How classes are named by the number of their spatial axes. */
export const SPATIAL_NAMES = { 1: "1D", 2: "2D", 3: "3D" } as const;
export type SpatialRank = keyof typeof SPATIAL_NAMES;

export type DataFormat = "channels_last" | "channels_first" | Unknown;
export type WindowPadding = "valid" | "same" | "causal" | Unknown;

/** A tensor's shape, its axes told apart. */
export interface SpatialShape {
  readonly batch: Dim;
  readonly spatial: readonly Dim[];
  readonly channels: Dim;
}

/** Takes apart a tensor that must have `rank` spatial axes. Where the format is unknown, so is all but the batch axis. */
export function splitSpatial(tensor: TensorSpec, rank: number, format: DataFormat, layer: string): SpatialShape {
  const dims = dimsOfRank(tensor, rank + 2, layer);
  const [batch, ...others] = dims as readonly [Dim, ...Dim[]];
  if (format instanceof Unknown) return { batch, spatial: Array<Dim>(rank).fill(format), channels: format };
  if (format === "channels_last") return { batch, spatial: others.slice(0, rank), channels: others[rank]! };
  return { batch, spatial: others.slice(1), channels: others[0]! };
}

/** The shape with its axes in the order of the format; where that is unknown, so is all but the batch axis. */
export function joinSpatial({ batch, spatial, channels }: SpatialShape, format: DataFormat): Shape {
  if (format instanceof Unknown) return [batch, ...Array<Dim>(spatial.length + 1).fill(format)];
  return format === "channels_last" ? [batch, ...spatial, channels] : [batch, channels, ...spatial];
}

export interface Window {
  readonly size: readonly Amount[];
  readonly strides: readonly Amount[];
  readonly padding: WindowPadding;
  readonly dilation?: readonly Amount[];
  /** The library announces what the arithmetic gives, also where no window fits. */
  readonly isUnchecked?: boolean;
}

/** How far a window reaches with gaps of `dilation` between its elements. */
export const extent = (size: Amount, dilation: Amount): Amount => add(mul(dilation, sub(size, 1)), 1);

/** The spatial axes of what a window gives. Throws where it is larger than what it slides over. */
export function slide(window: Window, input: TensorSpec, spatial: readonly Dim[], layer: string): readonly Dim[] {
  const { size, strides, padding, dilation } = window;
  return spatial.map((length, i) => {
    if (length === null) return null;
    if (padding instanceof Unknown) return padding;
    if (padding !== "valid") return add(floorDiv(sub(length, 1), strides[i]!), 1);
    const reach = dilation ? extent(size[i]!, dilation[i]!) : size[i]!;
    if (typeof length === "number" && typeof reach === "number" && length < reach && !window.isUnchecked)
      throw new LayerError(negativeDimension, tooLarge(layer, reach, length, input.shape));
    return add(floorDiv(sub(length, reach), strides[i]!), 1);
  });
}

function tooLarge(layer: string, reach: number, length: number, input: Shape): string {
  return `${layer}: its window spans ${showDim(reach)}, and an axis of its input ${showShape(input)} has only ${showDim(length)}. Use a smaller window, padding="same" or a larger input.`;
}
