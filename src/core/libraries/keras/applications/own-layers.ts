/**
 * Layers that only keras.applications has; no program can name them.
 *
 *     LayerScale(1e-6, 96)        (None, 56, 56, 96) -> the same, times gamma 96
 *     CustomScaleLayer(0.17)      [x, y] -> x + 0.17 y
 */
import { mul } from "../../../dims/dim.js";
import { elements } from "../../../dims/tensor.js";
import { cost, defineLayer, type LayerEntry } from "../../../layers/entry.js";
import { costPerElement, flatten, sameShapes } from "../../../layers/inputs.js";

const layerScale = defineLayer({
  name: "LayerScale",
  signature: "init_values, projection_dim, **kwargs",
  call: "x",
  configure: (args) => ({ width: args.value("projection_dim") as number }),
  weights: ({ width }) => [{ name: "gamma", shape: [width], trainable: true }],
  output: (_config, call) => sameShapes(call),
  cost: (_config, call) => costPerElement(call, 1),
});

const customScaleLayer = defineLayer({
  name: "CustomScaleLayer",
  signature: "scale, **kwargs",
  call: "inputs",
  configure: () => ({}),
  output: (_config, call) => ({ shape: flatten(call.inputs)[0]!.shape, dtype: call.dtype }),
  cost: (_config, call) => cost(0, mul(2, elements(flatten(call.inputs)[0]!.shape))),
});

const entries: readonly LayerEntry[] = [layerScale, customScaleLayer];

export const ownLayer = (name: string): LayerEntry | undefined => entries.find((entry) => entry.name === name);
