/** `ELU(alpha=0.5)`: (None, 128) -> (None, 128), no weights. */
import { Float, Sym, Unknown } from "../../../dims/dim.js";
import type { ArgumentValue } from "../../argument.js";
import { defineLayer } from "../../entry.js";
import { costPerElement, sameShapes } from "../../inputs.js";

export const eLU = defineLayer({
  name: "ELU",
  signature: "alpha=1.0, **kwargs",
  call: "inputs",
  masking: "kept",
  stacksLists: true,
  // The library takes any value here, and fails only when the model runs.
  configure: (args) => ({ operations: operationsPerElement(args.value("alpha")) }),
  output: (_config, call) => sameShapes(call),
  cost: ({ operations }, call) => costPerElement(call, operations),
});

/** TensorFlow's kernel is the one of alpha 1; another alpha is a comparison and a product more. */
function operationsPerElement(alpha: ArgumentValue): number | Unknown {
  if (alpha instanceof Unknown) return alpha;
  if (alpha instanceof Sym) return new Unknown(`${alpha} is known only when the program runs`);
  const value = alpha instanceof Float ? alpha.value : alpha;
  return value === 1 || value === true ? 0 : 2;
}
