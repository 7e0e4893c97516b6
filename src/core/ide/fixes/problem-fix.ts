/**
 * The fixes that problems carry.
 *
 *     layers.Cov2D(32, 3)
 *            ^^^^^ Unknown layer Cov2D. Did you mean Conv2D?    "Change to Conv2D"
 */
import type { Facts, ProblemFact } from "../../model/facts.js";
import { isIgnored } from "../../program/directives.js";
import type { Span } from "../../text/span.js";
import type { CodeAction } from "./action.js";

export function problemActions(facts: Facts, selection: Span): readonly CodeAction[] {
  return problemsAt(facts, selection).flatMap(({ fix, code }) =>
    fix ? [{ title: fix.title, kind: "quickfix" as const, edits: fix.edits, problem: code }] : [],
  );
}

/** The problems that touch a selection and aren't silenced. */
export function problemsAt(facts: Facts, selection: Span): readonly ProblemFact[] {
  return facts.problems.filter(
    ({ span }) => span.start <= selection.end && selection.start <= span.end && !isIgnored(facts.ignored, span),
  );
}
