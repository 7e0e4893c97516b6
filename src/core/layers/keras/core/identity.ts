/** `Identity()`: whatever came, a nest of tensors too. */
import { defineLayer } from "../../entry.js";
import { castDtype, mapTensors } from "../../inputs.js";

export const identity = defineLayer({
  name: "Identity",
  signature: "**kwargs",
  call: "inputs",
  masking: "kept",
  configure: () => ({}),
  output: (_config, call) =>
    mapTensors(call.inputs, (tensor) => ({ shape: tensor.shape, dtype: castDtype(tensor, call) })),
});
