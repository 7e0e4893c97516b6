/** `Hashing(100)`: (None, 3) strings -> (None, 3) integers below 100. */
import { Unknown, type Dim } from "../../../dims/dim.js";
import type { DType } from "../../../dims/tensor.js";
import { integerValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { checkSalt, checkSparse, computedShape, countedShape, countingOperations } from "./categorical-encoding.js";
import { dtypePolicy } from "../../dtype-policy.js";
import { cost, defineLayer } from "../../entry.js";
import { single } from "../../inputs.js";

const NAME = "Hashing";

interface Config {
  readonly mode: "int" | "one_hot" | "multi_hot" | "count" | Unknown;
  readonly bins: Dim;
  /** Of the integers; undefined where the output is what the layer computes in. */
  readonly dtype: DType | undefined;
}

export const hashing = defineLayer<Config>({
  name: NAME,
  signature: 'num_bins, mask_value=None, salt=None, output_mode="int", sparse=False, **kwargs',
  call: "inputs",
  positionalValues: true,
  plainInputs: "whole",
  configure: (args) => {
    const mode = args.choice("output_mode", ["int", "one_hot", "multi_hot", "count"]);
    checkSparse(args, mode);
    checkSalt(args);
    return { mode, bins: binsOf(args, mode), dtype: mode === "int" ? integerDtype(args) : undefined };
  },
  cost: ({ mode, bins }, call) => cost(0, countingOperations(single(call, NAME).shape, mode, bins)),
  output: ({ mode, bins, dtype }, call) => {
    const { shape } = single(call, NAME);
    if (mode instanceof Unknown) return { shape: mode, dtype: mode };
    if (mode === "int") return { shape, dtype: dtype ?? call.dtype };
    const encoded = call.executed ? computedShape(shape, mode, bins) : countedShape(shape, bins);
    return { shape: encoded, dtype: dtype ?? call.dtype };
  },
});

/** Only an axis of categories needs a whole number of them. */
function binsOf(args: LayerArguments, mode: Config["mode"]): Dim {
  const bins = args.number("num_bins");
  if (typeof bins === "number" && bins <= 0) args.refuse("num_bins", "a positive integer");
  if (mode === "int") return null;
  return integerValue(args.value("num_bins")) ?? args.refuse("num_bins", "a positive integer");
}

function integerDtype(args: LayerArguments): DType {
  if (args.value("dtype") === null) return "int64";
  const { compute } = dtypePolicy(NAME, args.value("dtype"), args.settings);
  if (compute instanceof Unknown || compute === "int32" || compute === "int64") return compute;
  return args.refuse("dtype", '"int32" or "int64" where output_mode is "int"');
}
