/** Whether what has come to curves since they were drawn would be seen. */
import { describe, expect, it } from "vitest";
import type { Curve } from "../../webview/charts/curves.js";
import { pictureOf } from "../../webview/charts/picture.js";
import { drawnOf, growsUnseen } from "../../webview/charts/unseen-growth.js";

const COLUMNS = 500;
const COUNT = 100_000;
/** 200 pixels for 1, as drawn. */
const yOf = (value: number): number => 200 - 200 * value;

/** Of 100,000 points between 0.25 and 0.75, and these. */
function curves(more: readonly number[] = [], part: Partial<Curve> = {}, shift = 0): readonly Curve[] {
  const y = Float64Array.from([...Array.from({ length: COUNT }, (_, i) => 0.5 + Math.sin(i) / 4), ...more]);
  const stretches = [{ x: y.map((_, i) => i + shift), y }];
  const usual = { key: "run", label: "training", slot: 0, isValidation: false, breaks: [] };
  return [{ ...usual, kind: "batch", stretches, ...part }];
}

function seen(after: readonly Curve[], before = curves(), zoomedTo?: number): boolean {
  const to = zoomedTo ?? COUNT - 1;
  const window = { from: 0, to, columns: COLUMNS };
  const drawn = drawnOf(pictureOf(before, window, false), before, window);
  return !growsUnseen(drawn, after, zoomedTo ?? after[0]?.stretches[0]?.x.at(-1) ?? 0, yOf);
}

describe("What has come to a curve", () => {
  const cases: readonly (readonly [string, boolean, boolean])[] = [
    ["nothing", seen(curves()), false],
    ["a point among those of the last column", seen(curves([0.5])), false],
    ["a point above them", seen(curves([0.8])), true],
    ["a point less than half a pixel above them", seen(curves([0.751])), false],
    ["a point that is no number", seen(curves([NaN])), true],
    ["as many as move the lines by less than half a pixel", seen(curves(Array(90).fill(0.5))), false],
    ["as many as move them further", seen(curves(Array(120).fill(0.5))), true],
    ["a point behind a zoomed window", seen(curves([0.9]), curves(), 1000), false],
    ["an epoch, which has a marker", seen(curves([0.5], { kind: "epoch" }), curves([], { kind: "epoch" })), true],
    ["other places", seen(curves([], {}, 3)), true],
    ["another colour", seen(curves([], { slot: 1 })), true],
    ["another line", seen([...curves(), ...curves([], { key: "other" })]), true],
    ["a break", seen(curves([], { breaks: [{ x: 3, value: NaN }] })), true],
    ["smoothing", seen(smoothedBy(0.5)), true],
    ["another smoothing", seen(smoothedBy(0.5), smoothedBy(0.7)), true],
    ["the same smoothing", seen(smoothedBy(0.5), smoothedBy(0.5)), false],
  ];
  it.each(cases)("%s", (_, isSeen, expected) => expect(isSeen).toBe(expected));
});

function smoothedBy(weight: number): readonly Curve[] {
  return curves().map((curve) => ({
    ...curve,
    stretches: curve.stretches.map(({ x, y }) => ({ x, y: y.map((value) => value * weight), raw: y })),
  }));
}
