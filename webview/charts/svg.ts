/**
 * Charts as an SVG file, drawn from the points that are seen: for a paper, so on white.
 *
 *     svgOf([{ title: "loss", picture, … }])   "<svg xmlns=…>"
 */
import { valueText } from "../../src/training/log/words.js";
import { MARKER_RADIUS } from "./draw.js";
import { MARKERS, PRINT_COLORS } from "./palette.js";
import { styleOf, type Line, type Picture } from "./picture.js";

export interface PrintedChart {
  readonly title: string;
  readonly picture: Picture;
  readonly isLog: boolean;
  readonly xText: (x: number) => string;
  readonly xLabel: string;
}

const WIDTH = 720;
const HEIGHT = 300;
const BOX = { left: 64, top: 52, right: 16, bottom: 40 };
const PLOT = { width: WIDTH - BOX.left - BOX.right, height: HEIGHT - BOX.top - BOX.bottom };

export function svgSize(count: number): { readonly width: number; readonly height: number } {
  return { width: WIDTH, height: HEIGHT * Math.max(1, count) };
}

/** One below the other. */
export function svgOf(charts: readonly PrintedChart[]): string {
  const { width, height } = svgSize(charts.length);
  const { font, paper, text } = PRINT_COLORS;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(font)}" font-size="12" fill="${text}">`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    ...charts.map((chart, i) => `<g transform="translate(0 ${i * HEIGHT})">${chartText(chart, i)}</g>`),
    "</svg>\n",
  ].join("\n");
}

function chartText(chart: PrintedChart, index: number): string {
  const { picture, isLog, title, xText, xLabel } = chart;
  const { from, to } = picture;
  const [low, high] = padded(picture.range ?? [isLog ? 0.1 : 0, 1], isLog);
  const height = (y: number): number => (isLog ? Math.log10(y) : y);
  const xOf = (x: number): number => BOX.left + ((x - from) / (to - from || 1)) * PLOT.width;
  const yOf = (y: number): number =>
    BOX.top + PLOT.height * (1 - (height(y) - height(low)) / (height(high) - height(low) || 1));
  const { line, subtle } = PRINT_COLORS;
  const yTicks = isLog ? logTicks(low, high) : ticks(low, high, 5);
  const bottom = BOX.top + PLOT.height;
  const clip = `plot-${index}`;
  return [
    `<text x="${BOX.left}" y="20" font-size="14" font-weight="600">${escaped(title)}</text>`,
    legendText(picture),
    ...yTicks.map(
      (y) =>
        `<line x1="${BOX.left}" x2="${BOX.left + PLOT.width}" y1="${round(yOf(y))}" y2="${round(yOf(y))}" stroke="${line}"/>` +
        `<text x="${BOX.left - 6}" y="${round(yOf(y) + 4)}" text-anchor="end" fill="${subtle}">${valueText(y)}</text>`,
    ),
    ...ticks(from, to, 8).map(
      (x) =>
        `<text x="${round(xOf(x))}" y="${bottom + 16}" text-anchor="middle" fill="${subtle}">${escaped(xText(x))}</text>`,
    ),
    `<text x="${BOX.left + PLOT.width / 2}" y="${bottom + 33}" text-anchor="middle" fill="${subtle}">${escaped(xLabel)}</text>`,
    `<clipPath id="${clip}"><rect x="${BOX.left}" y="${BOX.top}" width="${PLOT.width}" height="${PLOT.height}"/></clipPath>`,
    `<g clip-path="url(#${clip})">${picture.lines.map((each) => lineText(each, xOf, yOf)).join("")}</g>`,
    ...picture.lines.filter(({ hasMarkers }) => hasMarkers).map((each) => markersText(each, picture, xOf, yOf)),
    ...picture.breaks.map(
      ({ x, value }) =>
        `<line x1="${round(xOf(x))}" x2="${round(xOf(x))}" y1="${BOX.top}" y2="${bottom}" stroke="${PRINT_COLORS.error}" stroke-dasharray="3 3"/>` +
        `<text x="${round(xOf(x) + 4)}" y="${BOX.top + 12}" fill="${PRINT_COLORS.error}">${valueText(value)}</text>`,
    ),
    `<rect x="${BOX.left}" y="${BOX.top}" width="${PLOT.width}" height="${PLOT.height}" fill="none" stroke="${line}"/>`,
  ].join("\n");
}

function lineText(line: Line, xOf: (x: number) => number, yOf: (y: number) => number): string {
  const { width, alpha, dash } = styleOf(line);
  let path = "";
  for (const { x, y } of line.parts) {
    let isDown = false;
    y.forEach((value, i) => {
      const at = value === null ? NaN : yOf(value);
      if (Number.isFinite(at)) path += `${isDown ? "L" : "M"}${round(xOf(x[i] ?? 0))} ${round(at)}`;
      isDown = Number.isFinite(at);
    });
  }
  const dashes = dash.length === 0 ? "" : ` stroke-dasharray="${dash.join(" ")}"`;
  return `<path d="${path}" fill="none" stroke="${colorOf(line)}" stroke-width="${width}" stroke-opacity="${alpha}"${dashes}/>`;
}

function markersText(
  line: Line,
  { from, to }: Picture,
  xOf: (x: number) => number,
  yOf: (y: number) => number,
): string {
  const marks = line.parts.flatMap(({ x, y }) =>
    y.flatMap((value, i) => {
      const at = x[i] ?? 0;
      return value === null || at < from || at > to || !Number.isFinite(yOf(value))
        ? []
        : [marker(line, xOf(at), yOf(value))];
    }),
  );
  return marks.join("");
}

function marker(line: Line, x: number, y: number): string {
  const color = colorOf(line);
  const fill = line.curve.isValidation ? PRINT_COLORS.paper : color;
  const form = MARKERS[line.curve.slot % MARKERS.length] ?? "circle";
  const paint = `fill="${fill}" stroke="${color}" stroke-width="1.5"`;
  if (form === "circle") return `<circle cx="${round(x)}" cy="${round(y)}" r="${MARKER_RADIUS}" ${paint}/>`;
  const points = form.map(([dx, dy]) => `${round(x + dx * MARKER_RADIUS)},${round(y + dy * MARKER_RADIUS)}`).join(" ");
  return `<polygon points="${points}" ${paint}/>`;
}

const CHARACTER_WIDTH = 6.2;

function legendText({ lines }: Picture): string {
  const byKey = new Map([...lines].reverse().map((line) => [line.curve.key, line]));
  let left = BOX.left;
  const entries = [...byKey.values()].reverse().map((line) => {
    const { label } = line.curve;
    const isValidation = lines
      .filter(({ curve }) => curve.key === line.curve.key)
      .every(({ curve }) => curve.isValidation);
    const dash = isValidation ? ' stroke-dasharray="6 4"' : "";
    const text =
      `<line x1="${left}" x2="${left + 24}" y1="36" y2="36" stroke="${colorOf(line)}" stroke-width="2"${dash}/>` +
      marker({ ...line, curve: { ...line.curve, isValidation } }, left + 12, 36) +
      `<text x="${left + 30}" y="40">${escaped(label)}</text>`;
    left = Math.round(left + 46 + label.length * CHARACTER_WIDTH);
    return text;
  });
  return entries.join("");
}

function colorOf({ curve: { slot } }: Line): string {
  return PRINT_COLORS.slots[slot] ?? PRINT_COLORS.text;
}

function padded([low, high]: readonly [number, number], isLog: boolean): readonly [number, number] {
  if (isLog) return [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high) + 1e-9)];
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return [low - room, high + room];
}

/** Round numbers between two others. */
export function ticks(low: number, high: number, count: number): readonly number[] {
  const rough = (high - low) / count;
  if (!(rough > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

function logTicks(low: number, high: number): readonly number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, i) => Number((10 ** (first + i)).toPrecision(1)));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
