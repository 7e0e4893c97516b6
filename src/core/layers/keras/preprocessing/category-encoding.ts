/** `CategoryEncoding(5)`: (None, 3) -> (None, 5), a 1 for each category that is there. */
import { positiveFloat } from "../../late-refusal.js";
import { add, mul, Unknown, type Amount, type Shape } from "../../../dims/dim.js";
import { elements } from "../../../dims/tensor.js";
import { computedShape, countedShape, countingOperations, oneHotShape, outputMode } from "./categorical-encoding.js";
import { cost, defineLayer } from "../../entry.js";
import { single } from "../../inputs.js";

const NAME = "CategoryEncoding";

interface Config {
  readonly tokens: Amount;
  readonly mode: "one_hot" | "multi_hot" | "count" | Unknown;
}

export const categoryEncoding = defineLayer<Config>({
  name: NAME,
  signature: 'num_tokens=None, output_mode="multi_hot", sparse=False, **kwargs',
  call: "inputs, count_weights=None",
  positionalValues: true,
  computesWith: "numbers",
  isDataLayer: true,
  plainInputs: "whole",
  late: { num_tokens: positiveFloat },
  configure: (args) => ({
    mode: outputMode(args, ["count", "one_hot", "multi_hot"]),
    tokens: args.positive("num_tokens"),
  }),
  output: (config, call) => ({
    shape: encoded(single(call, NAME).shape, config, call.executed === true),
    dtype: call.dtype,
  }),
  cost: ({ mode, tokens }, call) => {
    const { shape } = single(call, NAME);
    const isWeighted = (call.others.get("count_weights") ?? null) !== null;
    const weighting = isWeighted ? mul(elements(shape), tokens) : 0;
    return cost(0, add(countingOperations(shape, mode, tokens), weighting));
  },
});

function encoded(shape: Shape, { tokens, mode }: Config, isExecuted: boolean): Shape {
  if (mode instanceof Unknown) return mode;
  if (isExecuted) return computedShape(shape, mode, tokens);
  if (mode === "one_hot") return oneHotShape(shape, tokens);
  return countedShape(shape, tokens);
}
