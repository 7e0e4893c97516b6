/** Smoothing, and the few points of many that are drawn. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimated } from "../../src/training/log/decimate.js";
import { smoothed } from "../../src/training/log/smoothing.js";

describe("Smoothing", () => {
  // By hand, with weight 0.5: averages 0.5, 1.25, 2.125, 1.5625 over 1 − 0.5ⁿ = 0.5, 0.75, 0.875, 0.9375.
  const table: readonly (readonly [string, number[], number, number[]])[] = [
    ["by half", [1, 2, 3, 1], 0.5, [1, 1.25 / 0.75, 2.125 / 0.875, 1.5625 / 0.9375]],
    ["by nothing", [1, 2, 3], 0, [1, 2, 3]],
    ["of a constant", [4, 4, 4], 0.9, [4, 4, 4]],
    ["over what isn't finite", [1, NaN, 2, Infinity, 3], 0.5, [1, NaN, 1.25 / 0.75, Infinity, 2.125 / 0.875]],
    ["of nothing", [], 0.6, []],
  ];
  for (const [name, values, weight, expected] of table) {
    it(name, () => {
      const result = [...smoothed(Float64Array.from(values), weight)];
      expect(result).toHaveLength(expected.length);
      result.forEach((value, i) => {
        const wanted = expected[i] ?? 0;
        if (Number.isFinite(wanted)) expect(value).toBeCloseTo(wanted, 12);
        else expect(value).toBe(wanted);
      });
    });
  }
});

describe("Decimation", () => {
  const values = fc.array(fc.oneof({ weight: 9, arbitrary: fc.double({ noNaN: true }) }, fc.constant(NaN)), {
    minLength: 1,
    maxLength: 400,
  });

  it("keeps the smallest and the largest, the first and the last, in order", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 50 }), (all, columns) => {
        const x = Float64Array.from(all, (_, i) => i);
        const points = decimated(x, Float64Array.from(all), { from: 0, to: all.length - 1, columns });
        const finite = all.filter(Number.isFinite);
        const kept = points.y.filter((y) => y !== null);
        expect(Math.min(...kept)).toBe(Math.min(...finite));
        expect(Math.max(...kept)).toBe(Math.max(...finite));
        expect(points.x[0]).toBe(0);
        expect(points.x.at(-1)).toBe(all.length - 1);
        expect([...points.x]).toEqual([...points.x].sort((a, b) => a - b));
        expect(points.y.includes(null)).toBe(finite.length < all.length);
      }),
    );
  });

  it("of 100,000 points has a few for each column, however they are zoomed", () => {
    const x = Float64Array.from({ length: 100_000 }, (_, i) => i);
    const y = x.map((each) => Math.sin(each / 50));
    for (const [from, to] of [
      [0, 99_999],
      [20_000, 60_000],
      [500, 700],
    ] as const) {
      const { x: kept } = decimated(x, y, { from, to, columns: 600 });
      expect(kept.length).toBeLessThanOrEqual(600 * 4 + 2);
      expect(kept[0]).toBeLessThanOrEqual(from);
      expect(kept.at(-1)).toBeGreaterThanOrEqual(to);
    }
  });

  it("of a window beside all points has the nearest", () => {
    const x = Float64Array.of(1, 2, 3);
    expect(decimated(x, x, { from: 10, to: 20, columns: 100 }).x).toEqual([3]);
  });
});
