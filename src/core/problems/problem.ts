/**
 * What can be said to be wrong with a program: the closed list of codes, with the severity and meaning of each.
 *
 *     layers.Cov2D(32, 3)   error unknown-layer: Unknown layer Cov2D. Did you mean Conv2D?
 *
 * A message is composed where the problem is found, since it names what is there; the code, its severity, its
 * explanation and an example (which the tests run) stand here, one file a problem.
 */
import type { Place, TextEdit } from "../text/span.js";

export type Severity = "error" | "warning" | "info" | "hint";

export interface ProblemKind {
  readonly code: string;
  readonly severity: Severity;
  /** What it means and what to change, in one or two sentences. */
  readonly explanation: string;
  /** A program that has this problem and no other. */
  readonly example: string;
  /** The language of the example; Python where absent. */
  readonly language?: "python" | "typescript";
}

/** One problem found in a text. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly place: Place;
  readonly message: string;
  /** A second place that has to do with it ("the input shape is set here"). */
  readonly related?: readonly { readonly place: Place; readonly message: string }[];
  /** What would mend it, where that is plain. */
  readonly fix?: { readonly title: string; readonly edits: readonly TextEdit[] };
}
