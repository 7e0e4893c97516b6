/** `ReLU(max_value=6)`: (None, 28, 28, 8) -> (None, 28, 28, 8), no weights. */
import { Unknown } from "../../../dims/dim.js";
import type { LayerArguments } from "../../arguments.js";
import { defineLayer } from "../../entry.js";
import { costPerElement, sameShapes } from "../../inputs.js";

export const reLU = defineLayer({
  name: "ReLU",
  signature: "max_value=None, negative_slope=0.0, threshold=0.0, **kwargs",
  call: "inputs",
  masking: "kept",
  stacksLists: true,
  configure: (args) => ({ operations: operationsPerElement(args) }),
  output: (_config, call) => sameShapes(call),
  cost: ({ operations }, call) => costPerElement(call, operations),
});

/** The plain function, the leaky one and the one clipped at 6 are a single kernel that counts nothing; others are composed. */
function operationsPerElement(args: LayerArguments): number | Unknown {
  const limit = args.value("max_value") === null ? null : args.notNegative("max_value");
  const slope = args.notNegative("negative_slope");
  const threshold = args.notNegative("threshold");
  if (limit instanceof Unknown) return limit;
  if (slope instanceof Unknown) return slope;
  if (threshold instanceof Unknown) return threshold;

  const compares = threshold === 0 ? 0 : 1;
  const clips = limit === null || (limit === 6 && threshold === 0) ? 0 : 2;
  const leaks = slope === 0 ? 0 : threshold !== 0 ? 4 : limit !== null ? 3 : 0;
  return compares + clips + leaks;
}
