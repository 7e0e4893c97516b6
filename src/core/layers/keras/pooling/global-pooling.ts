/** `GlobalAveragePooling2D()`: (None, 7, 7, 512) -> (None, 512), an operation for each input. */
import { isRanked, Unknown, type Shape } from "../../../dims/dim.js";
import { elements, Unranked } from "../../../dims/tensor.js";
import { cost, defineLayer, type LayerCall, type LayerEntry } from "../../entry.js";
import { single } from "../../inputs.js";
import { shortPoolName, type PoolingKind } from "./pooling.js";
import {
  type DataFormat,
  joinSpatial,
  SPATIAL_NAMES,
  type SpatialRank,
  type SpatialShape,
  splitSpatial,
} from "../../window.js";

export const globalMaxPooling1D: LayerEntry = globalPooling("Max", 1, "inputs");
export const globalMaxPooling2D: LayerEntry = globalPooling("Max", 2, "inputs");
export const globalMaxPooling3D: LayerEntry = globalPooling("Max", 3, "inputs");
export const globalAveragePooling1D: LayerEntry = globalPooling("Average", 1, "inputs, mask=None");
export const globalAveragePooling2D: LayerEntry = globalPooling("Average", 2, "inputs");
export const globalAveragePooling3D: LayerEntry = globalPooling("Average", 3, "inputs");

interface GlobalPooling {
  readonly format: DataFormat;
  /** The spatial axes stay, each of size 1. */
  readonly keepDims: boolean | Unknown;
}

function globalPooling(kind: PoolingKind, rank: SpatialRank, call: string): LayerEntry {
  const dimension = SPATIAL_NAMES[rank];
  const name = `Global${kind}Pooling${dimension}`;
  return defineLayer<GlobalPooling>({
    name,
    aliases: [`Global${shortPoolName(kind)}${dimension}`],
    signature: "data_format=None, keepdims=False, **kwargs",
    call,
    configure: (args) => ({ format: args.dataFormat(), keepDims: args.truth("keepdims") }),
    output: (config, given) => {
      if (isListOfOne(given))
        return { shape: new Unknown(`what ${name} makes of a list isn't told`), dtype: given.dtype };
      const tensor = single(given, name);
      const spatialRank = given.isRankUnchecked && isRanked(tensor.shape) ? tensor.shape.length - 2 : rank;
      return { shape: pooled(splitSpatial(tensor, spatialRank, config.format, name), config), dtype: given.dtype };
    },
    cost: (_config, given) => cost(0, isListOfOne(given) ? 0 : elements(single(given, name).shape)),
  });
}

/** Which the library takes, and looks into as if the list were the shape. */
const isListOfOne = ({ inputs }: LayerCall): boolean => Array.isArray(inputs) && inputs.length === 1;

function pooled({ batch, spatial, channels }: SpatialShape, { format, keepDims }: GlobalPooling): Shape {
  if (keepDims === false) return [batch, channels];
  const kept = joinSpatial({ batch, spatial: spatial.map(() => 1), channels }, format);
  if (keepDims === true) return kept;
  // With the channels in the last place they are there whether the other axes are kept or not.
  return format === "channels_last" ? new Unranked(keepDims.because, keepDims.place, channels) : keepDims;
}
