/**
 * The door to code actions: everything that is offered for a selection.
 *
 *     model.add(Conv2D(64, 3))
 *               ^^^^^^  Convert to SeparableConv2D: 18,496 → 2,400 params (−87%), −87% FLOPs
 *                       Lamella: ignore on this line
 */
import type { Analysis } from "../../analyze.js";
import type { Span } from "../../text/span.js";
import type { CostUnit } from "../text.js";
import type { CodeAction } from "./action.js";
import { giveValueActions } from "./give-value.js";
import { ignoreActions } from "./ignore-line.js";
import { problemActions } from "./problem-fix.js";
import { separableActions } from "./separable/separable-actions.js";
import type { Analyze } from "./separable/separable.js";

export interface ActionContext {
  readonly unit: CostUnit;
  /** Whoever shows it can start training. */
  readonly canTrain: boolean;
  /** Analyses another text in the place of this one, for the numbers of a rewrite. */
  readonly analyze: Analyze;
}

export function codeActions(analysis: Analysis, selection: Span, context: ActionContext): readonly CodeAction[] {
  return [
    ...problemActions(analysis.facts, selection),
    ...giveValueActions(analysis, selection, context.analyze),
    ...separableActions(analysis, selection, context),
    ...ignoreActions(analysis, selection, context.analyze),
  ];
}
