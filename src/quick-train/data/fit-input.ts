/**
 * How samples of one shape become those that a model's input takes.
 *
 *     28×28×1  for  784         laid out in a line
 *     28×28×1  for  28×28       the channel left out
 *     28×28×1  for  32×32×3     resized, and the channel repeated
 *     784      for  28×28×1     laid out as such
 *     30       for  20          Refusal
 */
import { Refusal } from "../refusal.js";
import type { OpenShape, Shape, Tell } from "./dataset.js";
import { isSameShape, refuseTooMany, shapeText, sizeOf } from "./dataset.js";
import type { PictureShape } from "./resize.js";
import { resizeInto } from "./resize.js";

interface Samples {
  readonly shape: Shape;
  readonly arePictures: boolean;
  /** What each number is to be multiplied with. */
  readonly scale: number;
  readonly count: number;
}

interface InputFit {
  readonly shape: Shape;
  readonly convert: (values: Float32Array, count: number) => Float32Array;
}

export function fitInput(samples: Samples, wanted: OpenShape, tell: Tell): InputFit {
  const { shape: from, scale } = samples;
  const shape = closed(wanted, from);
  const differ = `the samples are ${shapeText(from)}, the model takes ${shapeText(wanted)}`;
  if (shape !== undefined && keepsMeaning(from, shape)) {
    if (!isSameShape(from, shape)) tell(`${differ}: ${laidOut(from, shape)}`);
    return { shape, convert: (values) => scaled(values, scale) };
  }
  const picture = samples.arePictures ? pictureFor(wanted, from) : undefined;
  if (picture === undefined) throw new Refusal(differ);
  const source = asPicture(from);
  const size = sizeOf(picture);
  refuseTooMany(samples.count * size, `${differ}: that`, "use fewer samples");
  tell(`${differ}: ${changesOf(source, picture)}`);
  return {
    shape: picture.slice(0, wanted.length),
    convert: (values, count) => {
      const resized = new Float32Array(count * size);
      const sourceSize = sizeOf(source);
      for (let index = 0; index < count; index++) {
        const start = index * sourceSize;
        resizeInto(resized, index * size, picture, values.subarray(start, start + sourceSize), source);
      }
      return scaled(resized, scale);
    },
  };
}

/** The wanted shape with its open sizes as the samples have them; nothing where they don't follow or don't fit. */
function closed(wanted: OpenShape, from: Shape): Shape | undefined {
  if (wanted.length === from.length && wanted.every((size, axis) => size === null || size === from[axis])) return from;
  const known = sizeOf(wanted.map((size) => size ?? 1));
  const open = wanted.filter((size) => size === null).length;
  const total = sizeOf(from);
  if (open > 1 || total % known !== 0 || (open === 0 && total !== known)) return undefined;
  return wanted.map((size) => size ?? total / known);
}

/** Neighbouring axes are merged, axes of one come and go, or a plain list of numbers is laid out along several. */
function keepsMeaning(from: Shape, to: Shape): boolean {
  const [axes, wanted] = [withoutOnes(from), withoutOnes(to)];
  if (axes.length <= 1) return true;
  let next = 0;
  for (const size of wanted) {
    let merged = 1;
    while (merged < size && next < axes.length) merged *= axes[next++]!;
    if (merged !== size) return false;
  }
  return next === axes.length;
}

function laidOut(from: Shape, to: Shape): string {
  if (to.length === 1) return "laid out in a line";
  return isSameShape(withoutOnes(from), withoutOnes(to))
    ? "an axis of one is left out or added"
    : `laid out as ${shapeText(to)}`;
}

function withoutOnes(shape: Shape): Shape {
  return shape.filter((size) => size !== 1);
}

/** The picture that a model takes: of one channel where it names none. */
function pictureFor([height, width, channels]: OpenShape, from: Shape): PictureShape | undefined {
  if (height === undefined || width === undefined) return undefined;
  const [sourceHeight, sourceWidth, sourceChannels] = asPicture(from);
  const wanted = channels === undefined ? 1 : (channels ?? sourceChannels);
  return wanted === 1 || wanted === 3 ? [height ?? sourceHeight, width ?? sourceWidth, wanted] : undefined;
}

function asPicture([height, width, channels]: Shape): PictureShape {
  return [height!, width!, channels ?? 1];
}

function changesOf([height, width, channels]: PictureShape, wanted: PictureShape): string {
  const changes: string[] = [];
  if (height !== wanted[0] || width !== wanted[1]) changes.push("resized");
  if (channels < wanted[2]) changes.push("the channel repeated");
  if (channels > wanted[2]) changes.push("made grey");
  return changes.join(", and ");
}

function scaled(values: Float32Array, scale: number): Float32Array {
  return scale === 1 ? values : values.map((value) => value * scale);
}
