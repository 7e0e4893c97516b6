/** `Discretization(bin_boundaries=[0, 10, 20])`: (None, 3) -> (None, 3), the number of the bin that each value falls in. */
import { Float, isRanked, Unknown, type Dim } from "../../../dims/dim.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { integerValue, isSequence, Opaque } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { checkSparse, computedShape, countingOperations } from "./categorical-encoding.js";
import { cost, defineLayer, LayerError } from "../../entry.js";
import { single } from "../../inputs.js";

const NAME = "Discretization";

interface Config {
  readonly mode: "int" | "one_hot" | "multi_hot" | "count" | Unknown;
  readonly bins: Dim;
}

export const discretization = defineLayer<Config>({
  name: NAME,
  signature: 'bin_boundaries=None, num_bins=None, epsilon=0.01, output_mode="int", sparse=False, dtype=None, name=None',
  call: "inputs",
  positionalValues: true,
  computesWith: "numbers",
  plainInputs: "whole",
  configure: (args) => {
    const mode = args.choice("output_mode", ["int", "one_hot", "multi_hot", "count"]);
    checkSparse(args, mode);
    return { mode, bins: binsOf(args, mode) };
  },
  output: ({ mode, bins }, call) => {
    const { shape } = single(call, NAME);
    if (mode === "int") return { shape, dtype: "int32" };
    if (mode instanceof Unknown) return { shape: mode, dtype: mode };
    // Of a single value a symbolic tensor isn't told its batch axis.
    const isSingle = mode === "one_hot" && isRanked(shape) && shape.length === 0 && !call.executed;
    return { shape: isSingle ? [bins] : computedShape(shape, mode, bins), dtype: call.dtype };
  },
  cost: ({ mode, bins }, call) => cost(0, countingOperations(single(call, NAME).shape, mode, bins)),
});

/** One more than there are boundaries. Only an axis of categories needs a whole number of them. */
function binsOf(args: LayerArguments, mode: Config["mode"]): Dim {
  const boundaries = args.value("bin_boundaries");
  const given = args.value("num_bins");
  const bins = given === null ? null : args.number("num_bins");
  if (typeof bins === "number" && bins < 0) args.refuse("num_bins", "at least 0");
  if ((boundaries === null) === (bins === null) && !(boundaries instanceof Unknown || bins instanceof Unknown)) {
    const wanted =
      bins === null ? "one of `bin_boundaries` and `num_bins`" : "either `bin_boundaries` or `num_bins`, not both";
    throw new LayerError(invalidArgument, `${NAME} needs ${wanted}.`, "bin_boundaries");
  }
  if (isSequence(boundaries) || typeof boundaries === "string") return boundaries.length + 1;
  if (mode === "int") return null;
  if (boundaries === null)
    return given === null ? null : (integerValue(given) ?? args.refuse("num_bins", "an integer"));
  const isNoList =
    typeof boundaries === "number" ||
    typeof boundaries === "boolean" ||
    boundaries instanceof Float ||
    (boundaries instanceof Opaque && (boundaries.kind === "callable" || boundaries.kind === "class"));
  if (isNoList) args.refuse("bin_boundaries", "a list of numbers");
  return new Unknown("how many bin boundaries there are is not known");
}
