/**
 * Draws a picture's lines, markers and breaks on a canvas.
 *
 *     ──●──●╌╌○    ┊ NaN
 */
import { MARKERS, type ChartColors } from "./palette.js";
import { styleOf, type Line, type Picture } from "./picture.js";
import { valueText } from "../../src/training/log/words.js";

/** Where a canvas has its plot, and how values become its pixels. */
export interface Plot {
  readonly context: CanvasRenderingContext2D;
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly ratio: number;
  readonly xOf: (x: number) => number;
  readonly yOf: (y: number) => number;
}

export const MARKER_RADIUS = 3.2;
/**
 * On screens with small pixels, where lines are two of them wide, a canvas draws one long path that crosses itself several times
 * slower than the same in parts.
 */
const MOST_POINTS_OF_A_PATH = 256;
/** What "NaN" needs beside its line. */
const WORD_PIXELS = 36;

export function drawPicture(picture: Picture, plot: Plot, colors: ChartColors): void {
  const { context, box } = plot;
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  for (const line of picture.lines) drawLine(line, plot, colors.slots[line.curve.slot] ?? colors.text);
  context.restore();
  // Markers at the edge aren't cut.
  context.save();
  for (const line of picture.lines) {
    if (line.hasMarkers) drawMarkers(line, picture, plot, colors);
  }
  drawBreaks(picture, plot, colors);
  context.restore();
}

function drawLine(line: Line, { context, ratio, xOf, yOf }: Plot, color: string): void {
  const { width, alpha, dash } = styleOf(line);
  context.strokeStyle = color;
  context.globalAlpha = alpha;
  context.lineWidth = width * ratio;
  context.lineJoin = line.parts.some(({ x }) => x.length > MOST_POINTS_OF_A_PATH) ? "bevel" : "round";
  context.setLineDash(dash.map((length) => length * ratio));
  context.beginPath();
  for (const { x, y } of line.parts) {
    let isDown = false;
    y.forEach((value, i) => {
      const at = value === null ? NaN : yOf(value);
      // A logarithmic axis has no place for zero and below.
      if (!Number.isFinite(at)) isDown = false;
      else if (isDown) {
        context.lineTo(xOf(x[i] ?? 0), at);
        if (i % MOST_POINTS_OF_A_PATH > 0) return;
        context.stroke();
        context.beginPath();
        context.moveTo(xOf(x[i] ?? 0), at);
      } else {
        context.moveTo(xOf(x[i] ?? 0), at);
        isDown = true;
      }
    });
  }
  context.stroke();
}

function drawMarkers(line: Line, { from, to }: Picture, plot: Plot, colors: ChartColors): void {
  const { context, ratio, xOf, yOf } = plot;
  const { slot, isValidation } = line.curve;
  context.setLineDash([]);
  context.globalAlpha = 1;
  context.lineWidth = 1.5 * ratio;
  context.strokeStyle = colors.slots[slot] ?? colors.text;
  context.fillStyle = isValidation ? colors.paper : context.strokeStyle;
  for (const { x, y } of line.parts) {
    y.forEach((value, i) => {
      const at = x[i] ?? 0;
      if (value === null || at < from || at > to || !Number.isFinite(yOf(value))) return;
      context.beginPath();
      traceMarker(context, slot, [xOf(at), yOf(value)], MARKER_RADIUS * ratio);
      context.fill();
      context.stroke();
    });
  }
}

function traceMarker(
  context: CanvasRenderingContext2D,
  slot: number,
  [x, y]: readonly [number, number],
  radius: number,
): void {
  const form = MARKERS[slot % MARKERS.length] ?? "circle";
  if (form === "circle") context.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    form.forEach(([dx, dy], i) => context[i === 0 ? "moveTo" : "lineTo"](x + dx * radius, y + dy * radius));
    context.closePath();
  }
}

function drawBreaks({ breaks }: Picture, { context, box, ratio, xOf }: Plot, colors: ChartColors): void {
  context.globalAlpha = 1;
  context.strokeStyle = colors.error;
  context.fillStyle = colors.error;
  context.lineWidth = ratio;
  context.setLineDash([3 * ratio, 3 * ratio]);
  context.font = `600 ${11 * ratio}px ${colors.font}`;
  context.textBaseline = "top";
  let textEnd = -Infinity;
  for (const { x, value } of [...breaks].sort((a, b) => a.x - b.x)) {
    const at = xOf(x);
    context.beginPath();
    context.moveTo(at, box.top);
    context.lineTo(at, box.top + box.height);
    context.stroke();
    const isNearEnd = at > box.left + box.width - WORD_PIXELS * ratio;
    if (at - (isNearEnd ? WORD_PIXELS * ratio : 0) < textEnd) continue;
    textEnd = at + WORD_PIXELS * ratio;
    context.textAlign = isNearEnd ? "right" : "left";
    context.fillText(valueText(value), at + (isNearEnd ? -4 : 4) * ratio, box.top + 2 * ratio);
  }
}
