/** `ZeroPadding2D(((0, 1), (0, 1)))`: (None, 224, 224, 3) -> (None, 225, 225, 3). */
import { add, sum } from "../../../dims/dim.js";
import { negativeDimension } from "../../../problems/negative-dimension.js";
import { defineLayer, LayerError, type LayerEntry } from "../../entry.js";
import { edgePairs, type EdgePair } from "./edges.js";
import { single } from "../../inputs.js";
import { type DataFormat, joinSpatial, SPATIAL_NAMES, type SpatialRank, splitSpatial } from "../../window.js";

export const zeroPadding1D: LayerEntry = zeroPadding(1, "1");
export const zeroPadding2D: LayerEntry = zeroPadding(2, "(1, 1)");
export const zeroPadding3D: LayerEntry = zeroPadding(3, "((1, 1), (1, 1), (1, 1))");

interface ZeroPadding {
  readonly edges: readonly EdgePair[];
  readonly format: DataFormat;
}

function zeroPadding(rank: SpatialRank, one: string): LayerEntry {
  const name = `ZeroPadding${SPATIAL_NAMES[rank]}`;
  return defineLayer<ZeroPadding>({
    name,
    signature: `padding=${one}, data_format=None, **kwargs`,
    call: "inputs",
    // A single negative integer passes, and takes away from the edges; nothing computes with it.
    configure: (args) => ({ edges: edgePairs(args, "padding", rank, rank > 1), format: args.dataFormat() }),
    output: ({ edges, format }, call) => {
      const { batch, spatial, channels } = splitSpatial(single(call, name), rank, format, name);
      const padded = spatial.map((length, axis) => add(length, sum(edges[axis]!)));
      if (padded.some((length) => typeof length === "number" && length < 0))
        throw new LayerError(
          negativeDimension,
          `${name}: a negative \`padding\` takes away more than there is.`,
          "padding",
        );
      if (call.executed && edges.flat().some((edge) => typeof edge === "number" && edge < 0))
        throw new LayerError(negativeDimension, `${name}: \`padding\` can't be negative.`, "padding");
      return { shape: joinSpatial({ batch, spatial: padded, channels }, format), dtype: call.dtype };
    },
  });
}
