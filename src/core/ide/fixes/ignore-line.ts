/**
 * Silences a line.
 *
 *     model.add(Conv2D(64, 30))                       with a problem
 *     model.add(Conv2D(64, 30))  # lamella: ignore    without
 */
import type { Analysis } from "../../analyze.js";
import { isIgnored } from "../../program/directives.js";
import type { Span } from "../../text/span.js";
import { contains, siteAt } from "../lookup.js";
import type { CodeAction } from "./action.js";
import { commentEdit } from "./comment-edit.js";
import { problemsAt } from "./problem-fix.js";
import type { Analyze } from "./separable/separable.js";

export function ignoreActions(analysis: Analysis, selection: Span, analyze: Analyze): readonly CodeAction[] {
  const { facts } = analysis;
  const problem = problemsAt(facts, selection)[0];
  const site = siteAt(facts, selection.start);
  const onCallee = site && contains(site.callee, selection.start) ? site.span : undefined;
  const span = problem?.span ?? onCallee;
  if (!span || isIgnored(facts.ignored, span)) return [];
  const edit = commentEdit(analysis, span.start, "lamella: ignore", analyze);
  if (!edit) return [];
  const kind = problem ? "quickfix" : "refactor.rewrite";
  return [
    { title: "Lamella: ignore on this line", kind, edits: [edit], ...(problem ? { problem: problem.code } : {}) },
  ];
}
