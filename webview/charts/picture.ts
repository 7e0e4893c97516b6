/**
 * What of some curves is seen in a window, as a few points each: what the canvas and the exported SVG draw.
 *
 *     100,000 points   ──▶   lines of at most four points a column of pixels, and the smallest and largest value
 */
import { decimated, firstAbove, firstAtLeast, type Points, type Window } from "../../src/training/log/decimate.js";
import type { Curve } from "./curves.js";

export interface Line {
  readonly curve: Curve;
  /** What a smoothed line was before. */
  readonly isBackground: boolean;
  readonly hasMarkers: boolean;
  readonly parts: readonly Points[];
}

export interface Picture {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly Line[];
  /** Of the values in the window; undefined where there are none. */
  readonly range: readonly [number, number] | undefined;
  readonly breaks: readonly { readonly x: number; readonly value: number }[];
}

/** A marker on each of more points than this would hide the line. */
const PIXELS_A_MARKER = 12;

export function pictureOf(curves: readonly Curve[], window: Window, isLog: boolean): Picture {
  const lines = curves.flatMap((curve) => linesOf(curve, window));
  let [least, most] = [Infinity, -Infinity];
  for (const { parts } of lines) {
    for (const { x, y } of parts) {
      y.forEach((value, i) => {
        const at = x[i] ?? 0;
        if (value === null || at < window.from || at > window.to || (isLog && value <= 0)) return;
        least = Math.min(least, value);
        most = Math.max(most, value);
      });
    }
  }
  return {
    from: window.from,
    to: window.to,
    lines,
    range: least > most ? undefined : [least, most],
    breaks: curves.flatMap(({ breaks }) => breaks).filter(({ x }) => x >= window.from && x <= window.to),
  };
}

function linesOf(curve: Curve, window: Window): readonly Line[] {
  const parts = (values: "y" | "raw") =>
    curve.stretches.map(({ x, y, raw }) => decimated(x, values === "raw" ? (raw ?? y) : y, window));
  const seen = curve.stretches.reduce((sum, { x }) => sum + firstAbove(x, window.to) - firstAtLeast(x, window.from), 0);
  const hasMarkers = curve.kind === "epoch" && seen <= window.columns / PIXELS_A_MARKER;
  const isSmoothed = curve.stretches.some(({ raw }) => raw !== undefined);
  if (!isSmoothed) return [{ curve, isBackground: false, hasMarkers, parts: parts("y") }];
  // Markers stand where it was measured.
  return [
    { curve, isBackground: true, hasMarkers, parts: parts("raw") },
    { curve, isBackground: false, hasMarkers: false, parts: parts("y") },
  ];
}

/** How a line is drawn, on a screen and on paper. */
export interface LineStyle {
  readonly width: number;
  readonly alpha: number;
  readonly dash: readonly number[];
}

export function styleOf({ curve: { kind, isValidation }, isBackground }: Line): LineStyle {
  const dash = isValidation ? [6, 4] : [];
  if (isBackground) return { width: 1, alpha: 0.28, dash: [] };
  if (kind === "batch") return { width: 1, alpha: 0.6, dash };
  return { width: kind === "epoch" ? 2 : 1.25, alpha: 1, dash };
}
