/** `Activation("softmax")`: (None, 10) -> (None, 10), five operations for each value. */
import { sum, type Amount } from "../../../dims/dim.js";
import { activationOperations } from "../../activation-function.js";
import { cost, defineLayer } from "../../entry.js";
import { flatten, sameShapes } from "../../inputs.js";

export const activation = defineLayer({
  name: "Activation",
  signature: "activation, **kwargs",
  call: "inputs",
  masking: "kept",
  stacksLists: true,
  configure: (args) => ({ activation: args.value("activation") }),
  output: (_config, call) => sameShapes(call),
  cost: (config, call) => {
    const each = flatten(call.inputs).map(({ shape }): Amount => activationOperations(config.activation, shape));
    return cost(0, sum(each));
  },
});
