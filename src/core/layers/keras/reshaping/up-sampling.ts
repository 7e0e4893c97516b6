/** `UpSampling2D(2)`: (None, 14, 14, 8) -> (None, 28, 28, 8). */
import { positiveFloats } from "../../late-refusal.js";
import { mul, Unknown, type Amount } from "../../../dims/dim.js";
import { isBytes } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { defineLayer, type LayerEntry } from "../../entry.js";
import { single } from "../../inputs.js";
import { type DataFormat, joinSpatial, SPATIAL_NAMES, type SpatialRank, splitSpatial } from "../../window.js";

export const upSampling1D: LayerEntry = upSampling(1, "size=2");
export const upSampling2D: LayerEntry = upSampling(2, 'size=(2, 2), data_format=None, interpolation="nearest"');
export const upSampling3D: LayerEntry = upSampling(3, "size=(2, 2, 2), data_format=None");

interface UpSampling {
  readonly size: readonly Amount[];
  readonly format: DataFormat;
}

function upSampling(rank: SpatialRank, parameters: string): LayerEntry {
  const name = `UpSampling${SPATIAL_NAMES[rank]}`;
  return defineLayer<UpSampling>({
    name,
    signature: `${parameters}, **kwargs`,
    call: "inputs",
    ...(rank > 1 && { late: { size: positiveFloats(rank) } }),
    configure: (args) => {
      if (rank === 1) return { size: [args.notBool("size").positiveInt("size")], format: "channels_last" };
      if (rank === 2) checkInterpolation(args);
      return { size: args.tuple("size", rank), format: args.dataFormat() };
    },
    output: ({ size, format }, call) => {
      const { batch, spatial, channels } = splitSpatial(single(call, name), rank, format, name);
      const larger = spatial.map((length, axis) => mul(length, size[axis]!));
      return { shape: joinSpatial({ batch, spatial: larger, channels }, format), dtype: call.dtype };
    },
  });
}

/** Any string passes; the library looks for its meaning only when the model runs. */
function checkInterpolation(args: LayerArguments): void {
  const value = args.value("interpolation");
  if (typeof value !== "string" && !isBytes(value) && !(value instanceof Unknown))
    args.refuse("interpolation", "a string");
}
