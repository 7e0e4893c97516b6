/**
 * Whether what has come to some curves since they were drawn would be seen at all.
 *
 *     100,000 points on 500 pixels, one more    lines move by 1/200 of a pixel: it waits for a hundred more,
 *                                               unless it lies above or below what is drawn at the end
 */
import type { Window } from "../../src/training/log/decimate.js";
import type { Curve, Stretch } from "./curves.js";
import type { Picture } from "./picture.js";

/** How far a line may be from where it belongs, in pixels. */
const TOLERANCE = 0.5;

/** What was drawn. Curves share their memory with the series, so of their points it keeps what tells whether they are the same. */
export interface Drawn {
  readonly picture: Picture;
  readonly columns: number;
  readonly curves: readonly { readonly curve: Curve; readonly stretches: readonly DrawnStretch[] }[];
}

interface DrawnStretch {
  readonly length: number;
  readonly isSmoothed: boolean;
  readonly marks: readonly (number | undefined)[];
}

export function drawnOf(picture: Picture, curves: readonly Curve[], { columns }: Window): Drawn {
  const stretches = (curve: Curve) =>
    curve.stretches.map((stretch) => ({
      length: stretch.x.length,
      isSmoothed: stretch.raw !== undefined,
      marks: marksOf(stretch, stretch.x.length),
    }));
  return { picture, columns, curves: curves.map((curve) => ({ curve, stretches: stretches(curve) })) };
}

/** @param to where the x axis ends now @param yOf the place of a value in pixels, as it was drawn */
export function growsUnseen(
  drawn: Drawn,
  curves: readonly Curve[],
  to: number,
  yOf: (value: number) => number,
): boolean {
  const column = (drawn.picture.to - drawn.picture.from) / drawn.columns;
  if (curves.length !== drawn.curves.length || Math.abs(to - drawn.picture.to) > TOLERANCE * column) return false;
  return curves.every((curve, i) => {
    const before = drawn.curves[i];
    if (before === undefined || !isSameLine(before.curve, curve)) return false;
    return curve.stretches.every((stretch, part) => {
      const old = before.stretches[part];
      if (old === undefined || !beginsWith(stretch, old)) return false;
      // Behind a window that someone has zoomed into.
      const isOutside = (stretch.x[old.length] ?? Infinity) > drawn.picture.to + column;
      return isOutside || (curve.kind !== "epoch" && isInLastColumn(drawn, i, part, stretch, old.length, yOf));
    });
  });
}

function isSameLine(before: Curve, curve: Curve): boolean {
  return (
    before.key === curve.key &&
    before.slot === curve.slot &&
    before.kind === curve.kind &&
    before.isValidation === curve.isValidation &&
    before.stretches.length === curve.stretches.length &&
    before.breaks.length === curve.breaks.length
  );
}

/** All points change their places where more becomes known of how long epochs are, and their values where they are smoothed otherwise. */
function beginsWith(stretch: Stretch, { length, isSmoothed, marks }: DrawnStretch): boolean {
  if (stretch.x.length < length || (stretch.raw !== undefined) !== isSmoothed) return false;
  return marksOf(stretch, length).every((mark, i) => mark === marks[i]);
}

function marksOf({ x, y }: Stretch, length: number): readonly (number | undefined)[] {
  return [x[0], x[length - 1], y[length >> 1], y[length - 1]];
}

/** Whether all that is new lies where a line is drawn already. */
function isInLastColumn(
  { picture, columns, curves }: Drawn,
  index: number,
  part: number,
  stretch: Stretch,
  length: number,
  yOf: (value: number) => number,
): boolean {
  const from = picture.to - (picture.to - picture.from) / columns;
  const lines = picture.lines.filter(({ curve }) => curve === curves[index]?.curve);
  return lines.every(({ parts, isBackground }) => {
    const [x, y] = [parts[part]?.x ?? [], parts[part]?.y ?? []];
    const ends = y.filter((value, i) => value !== null && (x[i] ?? 0) >= from).map((value) => yOf(value ?? NaN));
    const [low, high] = [Math.min(...ends) - TOLERANCE, Math.max(...ends) + TOLERANCE];
    const values = isBackground ? (stretch.raw ?? stretch.y) : stretch.y;
    return values.subarray(length).every((value) => yOf(value) >= low && yOf(value) <= high);
  });
}
