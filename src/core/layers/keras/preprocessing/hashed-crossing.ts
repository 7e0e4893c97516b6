/** `HashedCrossing(100)([a, b])`: two (None, 1) -> (None, 1) integers below 100, one for each pair of values. */
import { isRanked, sameDim, showShape, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import { lastDim } from "../../../dims/tensor.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { integerValue } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";
import { computedShape, oneHotShape } from "./categorical-encoding.js";
import { defineLayer, LayerError } from "../../entry.js";
import { several } from "../../inputs.js";

const NAME = "HashedCrossing";

interface Config {
  readonly mode: "int" | "one_hot" | Unknown;
  readonly bins: Dim;
  readonly hasDtype: boolean;
}

export const hashedCrossing = defineLayer<Config>({
  name: NAME,
  signature: 'num_bins, output_mode="int", sparse=False, name=None, dtype=None, **kwargs',
  call: "inputs",
  positionalValues: true,
  plainInputs: "each",
  extraKeywords: "any",
  baseKeywords: ["name", "dtype"],
  configure: (args) => {
    const mode = args.choice("output_mode", ["int", "one_hot"]);
    return { mode, bins: mode === "int" ? null : binsOf(args), hasDtype: args.value("dtype") !== null };
  },
  output: ({ mode, bins, hasDtype }, call) => {
    const dtype = mode instanceof Unknown ? mode : mode === "int" && !hasDtype ? "int64" : call.dtype;
    const tensors = several(call, NAME);
    if (tensors instanceof Unknown) return { shape: tensors, dtype };
    const [first, second] = tensors;
    if (!first || !second || tensors.length > 2)
      throw new LayerError(incompatibleShape, `${NAME} crosses 2 tensors, and it was given ${tensors.length}.`);
    if (
      isRanked(first.shape) &&
      isRanked(second.shape) &&
      sameDim(lastDim(first.shape), lastDim(second.shape)) === false
    ) {
      const message = `${NAME} crosses two tensors of one shape, and these are ${showShape(first.shape)} and ${showShape(second.shape)}.`;
      throw new LayerError(incompatibleShape, message);
    }
    if (mode instanceof Unknown) return { shape: mode, dtype };
    if (call.executed) refuseMoreThanOne(first.shape);
    if (mode === "int") return { shape: first.shape, dtype };
    return { shape: call.executed ? computedShape(first.shape, mode, bins) : oneHotShape(first.shape, bins), dtype };
  },
});

/** Announced for any shape, values are crossed one by one. */
function refuseMoreThanOne(shape: Shape): void {
  if (!isRanked(shape) || shape.length < 2) return;
  if (shape.length === 2 && sameDim(shape[1]!, 1) !== false) return;
  throw new LayerError(incompatibleShape, `${NAME} crosses one value of an example, and this is ${showShape(shape)}.`);
}

/** None is taken, and is the size of the axis then. */
function binsOf(args: LayerArguments): Dim {
  const value = args.value("num_bins");
  const bins = value === null ? null : integerValue(value);
  if (bins === undefined || (typeof bins === "number" && bins < 0)) args.refuse("num_bins", "a positive integer");
  return bins;
}
