/**
 * A change that is offered at a place in the code; none is ever preferred or applied unasked.
 *
 *     layers.Cov2D(32, 3)    "Change to Conv2D"
 */
import type { TextEdit } from "../../text/span.js";

export interface CodeAction {
  readonly title: string;
  /** What mends a problem is a quick fix; what trades one thing for another is a rewrite. */
  readonly kind: "quickfix" | "refactor.rewrite";
  /** Applied at once, as one step to undo. */
  readonly edits: readonly TextEdit[];
  /** Done in place of edits; it is told which document it is about. */
  readonly command?: "lamella.compareVariants";
  /** The code of the problem that it mends. */
  readonly problem?: string;
  /** Shown, but not to be chosen: a clause that says why. */
  readonly disabled?: string;
}
