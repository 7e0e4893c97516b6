/**
 * What the layers that encode categories share: modes of output, and the axis of `depth` that all but "int" add.
 *
 *     one_hot of 5 categories     (None, 3) -> (None, 3, 5), and (None, 1) -> (None, 5)
 *     multi_hot of 5 categories   (None, 3) -> (None, 5)
 */
import { isRanked, mul, sub, Sym, Unknown, type Amount, type Dim, type Shape } from "../../../dims/dim.js";
import { amountOf, Unranked } from "../../../dims/tensor.js";
import { isNoNumber, isSequence, Opaque } from "../../argument.js";
import type { LayerArguments } from "../../arguments.js";

export type OutputMode = "int" | "one_hot" | "multi_hot" | "count" | "tf_idf";

/** The library's float type, which a layer's dtype policy doesn't change. */
export const FLOATX = "float32";

/** `output_mode=` with the names that it had before. */
export function outputMode<T extends OutputMode>(args: LayerArguments, modes: readonly T[]): T | Unknown {
  const mode = args.value("output_mode");
  if (mode === "binary" && includes(modes, "multi_hot")) return "multi_hot" as T;
  if (mode === "tf-idf" && includes(modes, "tf_idf")) return "tf_idf" as T;
  return args.choice("output_mode", modes);
}

const includes = (modes: readonly OutputMode[], mode: OutputMode): boolean => modes.includes(mode);

/** One axis more; it takes the place of a last axis of 1, unless that is the only one. */
export function oneHotShape(shape: Shape, depth: Dim): Shape {
  if (!isRanked(shape)) return new Unranked(shape.because, shape.place, depth);
  const last = shape.at(-1);
  if (shape.length < 2 || last === undefined || last === null) return [...shape, depth];
  if (typeof last === "number") return [...(last === 1 ? shape.slice(0, -1) : shape), depth];
  const reason =
    last instanceof Unknown ? last : new Unknown(`whether ${last} is 1 is known only when the program runs`);
  return new Unranked(reason.because, reason.place, depth);
}

/**
 * What the layers give of values, which isn't always what they announce for a symbolic tensor: the axis after the batch is counted over.
 *
 * Source: keras/src/utils/numerical_utils.py, encode_categorical_inputs.
 */
export function computedShape(shape: Shape, mode: Exclude<OutputMode, "int">, depth: Dim): Shape {
  if (!isRanked(shape)) return new Unranked(shape.because, shape.place, depth);
  if (mode === "one_hot") return shape.length === 0 ? [1, depth] : oneHotShape(shape, depth);
  return shape.length < 2 ? [depth] : [shape[0]!, ...shape.slice(2), depth];
}

/** The last axis is counted over and replaced. */
export function countedShape(shape: Shape, depth: Dim): Shape {
  if (!isRanked(shape)) return new Unranked(shape.because, shape.place, depth);
  return [...shape.slice(0, -1), depth];
}

/** A count of categories over the axis after the batch, where more follow: the sums of what one-hot encoding gives there. */
export function countingOperations(shape: Shape, mode: OutputMode | Unknown, depth: Dim): Amount {
  if (mode instanceof Unknown) return mode;
  if (mode !== "count" || (isRanked(shape) && shape.length < 3)) return 0;
  if (!isRanked(shape)) return shape;
  const [length, ...others] = shape.slice(1);
  return mul(sub(amountOf([length!]), 1), amountOf([...others, depth]));
}

/** Sparse output needs an axis of categories. */
export function checkSparse(args: LayerArguments, mode: OutputMode | Unknown): void {
  if (mode === "int" && args.truth("sparse") === true) args.refuse("sparse", 'False where output_mode is "int"');
}

/** `salt=`: an integer or a pair of them. */
export function checkSalt(args: LayerArguments): void {
  const value = args.value("salt");
  if (value === null || value instanceof Unknown || value instanceof Sym) return;
  if (value instanceof Opaque && !isNoNumber(value)) return;
  const isPair = isSequence(value) && value.length === 2;
  const isInteger = typeof value === "number" || typeof value === "boolean" || typeof value === "bigint";
  if (!isPair && !isInteger) args.refuse("salt", "an integer or a pair of integers");
}
