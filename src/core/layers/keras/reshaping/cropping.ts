/** `Cropping2D(((2, 2), (4, 4)))`: (None, 28, 28, 3) -> (None, 24, 20, 3). */
import { showDim, showShape, sub, sum, type Dim, type Shape } from "../../../dims/dim.js";
import { negativeDimension } from "../../../problems/negative-dimension.js";
import { edgePairs, type EdgePair } from "./edges.js";
import { defineLayer, LayerError, type LayerEntry } from "../../entry.js";
import { single } from "../../inputs.js";
import { type DataFormat, joinSpatial, SPATIAL_NAMES, type SpatialRank, splitSpatial } from "../../window.js";

export const cropping1D: LayerEntry = cropping(1, "cropping=(1, 1)");
export const cropping2D: LayerEntry = cropping(2, "cropping=((0, 0), (0, 0)), data_format=None");
export const cropping3D: LayerEntry = cropping(3, "cropping=((1, 1), (1, 1), (1, 1)), data_format=None");

interface Cropping {
  readonly edges: readonly EdgePair[];
  readonly format: DataFormat;
}

function cropping(rank: SpatialRank, parameters: string): LayerEntry {
  const name = `Cropping${SPATIAL_NAMES[rank]}`;
  return defineLayer<Cropping>({
    name,
    signature: `${parameters}, **kwargs`,
    call: "inputs",
    configure: (args) => ({
      edges: edgePairs(args, "cropping", rank, false),
      format: rank === 1 ? "channels_last" : args.dataFormat(),
    }),
    output: ({ edges, format }, call) => {
      const input = single(call, name);
      const { batch, spatial, channels } = splitSpatial(input, rank, format, name);
      const cropped = spatial.map((length, axis) => cut(name, length, edges[axis]!, input.shape));
      return { shape: joinSpatial({ batch, spatial: cropped, channels }, format), dtype: call.dtype };
    },
  });
}

function cut(layer: string, length: Dim, edges: EdgePair, input: Shape): Dim {
  const left = sub(length, sum(edges));
  if (typeof left !== "number" || left > 0) return left;
  const message = `${layer}: cropping ${showDim(sum(edges))} leaves nothing of the ${showDim(length)} in ${showShape(input)}.`;
  throw new LayerError(negativeDimension, message, "cropping");
}
