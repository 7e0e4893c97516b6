/** `SpatialDropout2D(0.3)`: (None, 28, 28, 8) -> the same. Whole channels are dropped while the model trains. */
import { checkRate } from "./dropout.js";
import { defineLayer, type LayerEntry } from "../../entry.js";
import { dimsOfRank, flatten, mapTensors, single } from "../../inputs.js";

const spatialDropout = (rank: 1 | 2 | 3): LayerEntry => {
  const name = `SpatialDropout${rank}D`;
  return defineLayer({
    name,
    signature:
      rank === 1
        ? "rate, seed=None, name=None, dtype=None"
        : "rate, data_format=None, seed=None, name=None, dtype=None",
    call: "inputs, training=False",
    masking: "kept",
    configure: (args) => {
      checkRate(args, "rate");
      if (rank > 1) args.dataFormat();
      return {};
    },
    output: (_config, call) => {
      // A list of one passes here, and comes out as a list.
      const isAlone = flatten(call.inputs).length === 1;
      const inputs = isAlone ? call.inputs : single(call, name);
      return mapTensors(inputs, (tensor) => ({ shape: dimsOfRank(tensor, rank + 2, name), dtype: call.dtype }));
    },
  });
};

export const spatialDropout1D: LayerEntry = spatialDropout(1);
export const spatialDropout2D: LayerEntry = spatialDropout(2);
export const spatialDropout3D: LayerEntry = spatialDropout(3);
