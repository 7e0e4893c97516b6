/** `ActivityRegularization(l2=0.01)`: (None, 128) -> (None, 128). A penalty is added to the model's loss. */
import { add, mul, sum, Unknown, type Amount } from "../../../dims/dim.js";
import { elements } from "../../../dims/tensor.js";
import type { LayerArguments } from "../../arguments.js";
import { cost, defineLayer } from "../../entry.js";
import { flatten, sameShapes } from "../../inputs.js";

export const activityRegularization = defineLayer({
  name: "ActivityRegularization",
  signature: "l1=0.0, l2=0.0, **kwargs",
  call: "inputs",
  masking: "kept",
  configure: (args) => {
    if (args.has("activity_regularizer")) args.refuse("activity_regularizer", "left out: the layer makes its own");
    return { l1: penalty(args, "l1"), l2: penalty(args, "l2") };
  },
  output: (_config, call) => sameShapes(call),
  cost: ({ l1, l2 }, { inputs }) => {
    const each = flatten(inputs).map(({ shape }) => elements(shape));
    // The sum of the values, or of their squares, is scaled and added to the loss.
    const sums = each.map((values) => add(mul(sumsOf(l1), add(values, 1)), mul(sumsOf(l2), add(mul(2, values), 1))));
    return cost(0, sum(sums));
  },
});

/** A finite number, not negative; None is zero. */
function penalty(args: LayerArguments, name: string): number | Unknown {
  return args.value(name) === null ? 0 : args.notNumPy(name, true).realBetween(name, 0, Number.MAX_VALUE);
}

const sumsOf = (factor: number | Unknown): Amount => (factor instanceof Unknown ? factor : factor === 0 ? 0 : 1);
