/**
 * What a layer makes of its inputs' masks, which tell the steps of a sequence that count.
 *
 *     Embedding(1000, 64, mask_zero=True)   made: indices other than 0
 *     Dropout(0.5)                          kept
 *     Conv1D(8, 3)                          lost: nothing that comes after it sees one
 *
 * Source of the rules: `supports_masking` and `compute_mask` of each class in keras/src/layers/.
 */
import { Unknown, type Amount } from "../dims/dim.js";

export type MaskRule =
  /** The first output has the input's. */
  | "kept"
  /** Both outputs have the input's. */
  | "for both"
  /** The layer takes masks, and hands none on. */
  | "none"
  /** Indices other than zero. */
  | "not zero"
  /** Steps that hold anything but the layer's `mask_value`. */
  | "not the value"
  /** Steps that one of the inputs has, where all have a mask. */
  | "any input's"
  /** The inputs' masks joined as the inputs are. */
  | { readonly joinedAlong: Amount }
  /** That of the first input, the query. */
  | "the query's";

/** Of an argument that makes a mask, or hands one on. */
export const maskIf = (given: boolean | Unknown, rule: MaskRule): MaskRule | Unknown =>
  given instanceof Unknown ? given : given ? rule : "none";
