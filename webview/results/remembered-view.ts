/**
 * How someone has set the page, kept while it is hidden and over a restart of the window.
 *
 *     { board: { axis: "epoch", smoothing: 0.6, … }, slots: { "20261128-mnist": 0 } }
 */
import { USUAL_OPTIONS, type BoardOptions } from "../charts/board.js";

export interface ResultsView {
  readonly board?: BoardOptions;
  readonly slots?: Readonly<Record<string, number>>;
}

/** What an older version has kept may look different. */
export function rememberedView(kept: unknown): ResultsView {
  if (!isObject(kept)) return {};
  const { board, slots } = kept;
  return {
    ...(isObject(board) && { board: boardOf(board) }),
    ...(isObject(slots) && { slots: slots as Readonly<Record<string, number>> }),
  };
}

function boardOf({ axis, isLog, smoothing, showBatches }: Readonly<Record<string, unknown>>): BoardOptions {
  return {
    axis: axis === "epoch" || axis === "time" ? axis : USUAL_OPTIONS.axis,
    isLog: isLog === true,
    smoothing: typeof smoothing === "number" && smoothing >= 0 && smoothing < 1 ? smoothing : USUAL_OPTIONS.smoothing,
    showBatches: showBatches !== false,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
