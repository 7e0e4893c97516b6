/** `Masking(mask_value=0.0)`: (None, 20, 8) -> (None, 20, 8); steps that hold nothing but the value are masked. */
import { elements } from "../../../dims/tensor.js";
import { cost, defineLayer } from "../../entry.js";
import { single } from "../../inputs.js";

export const masking = defineLayer({
  name: "Masking",
  signature: "mask_value=0.0, **kwargs",
  call: "inputs",
  masking: "not the value",
  configure: () => ({}),
  output: (_config, call) => ({ shape: single(call, "Masking").shape, dtype: call.dtype }),
  // Every value is compared.
  cost: (_config, call) => cost(0, elements(single(call, "Masking").shape)),
});
