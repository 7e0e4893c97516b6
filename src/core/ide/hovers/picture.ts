/**
 * A small picture of the tensor that goes into a layer and of the one that comes out.
 *
 *     (None, 28, 28, 3) -> (None, 26, 26, 32)    a flat box with the kernel's window on it, an arrow, a deeper box
 *     (None, 576)       -> (None, 256)           two bars
 *
 * It stands on a card of its own colour, so it reads the same on dark, light and high-contrast themes.
 */
import type { DimFact, LanguageFact, ShapeFact } from "../../model/facts.js";
import { shortShape } from "../text.js";

export interface TensorPicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** The picture in words. */
  readonly words: string;
}

export interface PictureInput {
  readonly layer: string;
  readonly language: LanguageFact;
  readonly input: ShapeFact;
  readonly output: ShapeFact;
  readonly channelsFirst: boolean;
  /** The window that slides over the input, rows and columns, if there is one. */
  readonly window?: readonly [number, number];
}

const WIDTH = 320;
/** A hover shows 250 pixels before one has to scroll: the lines of a convolution and this fit into them. */
const HEIGHT = 104;
const MIDDLE_Y = 44;
const LABEL_Y = 97;
const CENTERS = [80, 240] as const;

const CARD = "#22313f";
const LINE = "#d7e3ee";
const WORDS = "#ffffff";
/** Front, top and side of a box. */
const INPUT_FACES = ["#4f8fc0", "#7db4dd", "#396f99"] as const;
const OUTPUT_FACES = ["#d0883c", "#eab06f", "#a5662a"] as const;
type Faces = readonly [string, string, string];

export function tensorPicture(from: PictureInput): TensorPicture | undefined {
  if (from.input === "?" && from.output === "?") return undefined;
  const [input, output] = [solid(from.input, from.channelsFirst), solid(from.output, from.channelsFirst)];
  const scale = scaleOf([input, output]);
  const parts = [
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="8" fill="${CARD}" stroke="${LINE}" stroke-opacity="0.35"/>`,
    drawSolid(input, scale, CENTERS[0], INPUT_FACES, from.window),
    arrow(),
    drawSolid(output, scale, CENTERS[1], OUTPUT_FACES),
    label(CENTERS[0], shortShape(from.input, from.language)),
    label(CENTERS[1], shortShape(from.output, from.language)),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif">${parts.join("")}</svg>`;
  const words = `${from.layer}: ${inWords(from.input, from.language)} goes in, ${inWords(from.output, from.language)} comes out`;
  return { svg, width: WIDTH, height: HEIGHT, words };
}

function inWords(shape: ShapeFact, language: LanguageFact): string {
  if (shape === "?") return "a tensor of unknown shape";
  return `a ${shape.length === 2 ? "vector" : "tensor"} of ${shortShape(shape, language)}`;
}

/** What a tensor is drawn as: sizes of the front face and the depth behind it; undefined where a size isn't a number. */
interface Solid {
  readonly rows: number | undefined;
  readonly columns: number | undefined;
  readonly depth: number | undefined;
  readonly kind: "box" | "bar" | "unknown";
}

function solid(shape: ShapeFact, channelsFirst: boolean): Solid {
  if (shape === "?") return { rows: undefined, columns: undefined, depth: undefined, kind: "unknown" };
  const axes = shape.slice(1).map((dim) => (typeof dim === "number" ? dim : undefined));
  if (axes.length <= 1) return { rows: axes[0] ?? numberOr1(shape[0]), columns: 1, depth: 1, kind: "bar" };
  const [channels, space] = channelsFirst ? [axes[0], axes.slice(1)] : [axes[axes.length - 1], axes.slice(0, -1)];
  // Steps and features of a sequence: steps from left to right, features upwards.
  if (space.length === 1) return { rows: channels, columns: space[0], depth: 1, kind: "box" };
  return { rows: space[space.length - 2], columns: space[space.length - 1], depth: channels, kind: "box" };
}

const numberOr1 = (dim: DimFact | undefined): number => (typeof dim === "number" ? dim : 1);

/** Lengths grow with the square root, so that 7 beside 224 can still be seen. */
type Scale = (size: number | undefined, longest: number, axis: "face" | "depth" | "bar") => number;

function scaleOf(solids: readonly Solid[]): Scale {
  const largest = (of: (s: Solid) => readonly (number | undefined)[], kind: Solid["kind"]) =>
    Math.max(1, ...solids.filter((s) => s.kind === kind).flatMap((s) => of(s).map((size) => size ?? 1)));
  const most = {
    face: largest((s) => [s.rows, s.columns], "box"),
    depth: largest((s) => [s.depth], "box"),
    bar: largest((s) => [s.rows], "bar"),
  };
  return (size, longest, axis) =>
    size === undefined ? longest * 0.6 : Math.max(3, longest * Math.sqrt(size / most[axis]));
}

function drawSolid(solid: Solid, scale: Scale, x: number, faces: Faces, window?: readonly [number, number]): string {
  if (solid.kind === "unknown") return unknownBox(x);
  if (solid.kind === "bar") return bar(x, scale(solid.rows, 78, "bar"), faces, solid.rows === undefined);
  const height = scale(solid.rows, 54, "face");
  const width = scale(solid.columns, 54, "face");
  const depth = solid.depth === 1 ? 2 : scale(solid.depth, 46, "depth");
  const dashed = [solid.rows, solid.columns, solid.depth].includes(undefined);
  return box(x, width, height, depth, faces, dashed) + windowOn(solid, x, width, height, depth, window);
}

/** How far the back of a box stands to the right and up, for its depth. */
const behind = (depth: number): readonly [number, number] => [depth * 0.75, depth * 0.5];

function box(center: number, width: number, height: number, depth: number, faces: Faces, dashed: boolean): string {
  const [dx, dy] = behind(depth);
  const left = center - (width + dx) / 2;
  const top = MIDDLE_Y - (height - dy) / 2;
  const right = left + width;
  const bottom = top + height;
  const front = [left, top, right, top, right, bottom, left, bottom];
  const upper = [left, top, left + dx, top - dy, right + dx, top - dy, right, top];
  const side = [right, top, right + dx, top - dy, right + dx, bottom - dy, right, bottom];
  return [front, upper, side].map((points, i) => polygon(points, faces[i]!, dashed)).join("");
}

function bar(center: number, height: number, faces: Faces, dashed: boolean): string {
  const [left, right] = [center - 7, center + 7];
  const [top, bottom] = [MIDDLE_Y - height / 2, MIDDLE_Y + height / 2];
  return polygon([left, top, right, top, right, bottom, left, bottom], faces[0], dashed);
}

function unknownBox(center: number): string {
  const [top, bottom] = [MIDDLE_Y - 24, MIDDLE_Y + 24];
  const frame = polygon([center - 24, top, center + 24, top, center + 24, bottom, center - 24, bottom], "none", true);
  return frame + text(center, MIDDLE_Y + 7, 20, "?");
}

/** The kernel's or the pool's window, in the upper left corner of the front face. */
function windowOn(
  { rows, columns }: Solid,
  center: number,
  width: number,
  height: number,
  depth: number,
  window: readonly [number, number] | undefined,
): string {
  if (!window || rows === undefined || columns === undefined) return "";
  const [dx, dy] = behind(depth);
  const [x, y] = [center - (width + dx) / 2, MIDDLE_Y - (height - dy) / 2];
  const w = Math.max(5, (width * Math.min(window[1], columns)) / columns);
  const h = Math.max(5, (height * Math.min(window[0], rows)) / rows);
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="#ffffff" fill-opacity="0.45" stroke="#ffffff"/>`;
}

function arrow(): string {
  return `<path d="M140 ${MIDDLE_Y}H178M171 ${MIDDLE_Y - 5}L178 ${MIDDLE_Y}L171 ${MIDDLE_Y + 5}" fill="none" stroke="${LINE}" stroke-width="2"/>`;
}

function label(center: number, words: string): string {
  return text(center, LABEL_Y, words.length > 20 ? 9 : 12, words.length > 30 ? `${words.slice(0, 29)}...` : words);
}

function text(x: number, y: number, size: number, words: string): string {
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle" fill="${WORDS}">${asciiXml(words)}</text>`;
}

function polygon(points: readonly number[], fill: string, dashed: boolean): string {
  const dash = dashed ? ' stroke-dasharray="3 2"' : "";
  return `<polygon points="${points.map(n).join(" ")}" fill="${fill}" stroke="${LINE}" stroke-width="1" stroke-linejoin="round"${dash}/>`;
}

/** One decimal is finer than a pixel. */
const n = (value: number): string => String(Math.round(value * 10) / 10);

/** Only ASCII: the picture travels as base64. */
function asciiXml(words: string): string {
  return [...words].map((c) => (/[<>&"']/.test(c) || c.codePointAt(0)! > 126 ? `&#${c.codePointAt(0)!};` : c)).join("");
}
