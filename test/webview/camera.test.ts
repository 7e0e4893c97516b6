/** The camera over the graph, as numbers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fitted,
  holds,
  kept,
  LARGEST_SCALE,
  onScreen,
  seenPart,
  showing,
  SMALLEST_SCALE,
  withSurroundings,
  zoomed,
} from "../../webview/summary/graph/camera.js";

const PANE = { width: 600, height: 500 };

describe("A fitted graph", () => {
  it("is in the middle at its own size where it has room", () =>
    expect(fitted({ width: 200, height: 100 }, PANE)).toEqual({ x: 200, y: 200, scale: 1 }));

  it("is made smaller while its texts can be read", () => {
    const camera = fitted({ width: 200, height: 540 }, PANE);
    expect(camera.scale).toBeCloseTo(0.8);
    expect(camera.y).toBeCloseTo(48);
  });

  it("begins at its top where it is too tall for that", () =>
    expect(fitted({ width: 200, height: 9000 }, PANE)).toEqual({ x: 200, y: 48, scale: 1 }));
});

describe("The camera", () => {
  const camera = fc.record({
    x: fc.integer({ min: -3000, max: 3000 }),
    y: fc.integer({ min: -3000, max: 3000 }),
    scale: fc.double({ min: SMALLEST_SCALE, max: LARGEST_SCALE, noNaN: true }),
  });
  const box = fc.record({
    left: fc.integer({ min: 0, max: 3000 }),
    top: fc.integer({ min: 0, max: 3000 }),
    width: fc.constant(200),
    height: fc.constant(46),
  });

  it("keeps the point that is zoomed at", () => {
    const factors = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(camera, factors, (before, factor) => {
        const at = { x: 123, y: 45 };
        const after = zoomed(before, factor, at);
        expect((at.x - after.x) / after.scale).toBeCloseTo((at.x - before.x) / before.scale, 3);
        expect((at.y - after.y) / after.scale).toBeCloseTo((at.y - before.y) / before.scale, 3);
        expect(after.scale).toBeGreaterThanOrEqual(SMALLEST_SCALE);
        expect(after.scale).toBeLessThanOrEqual(LARGEST_SCALE);
      }),
    );
  });

  it("shows a whole box that has room, and does not move where it is shown", () => {
    fc.assert(
      fc.property(camera, box, (before, wanted) => {
        const after = showing(before, wanted, PANE);
        const { left, top, width, height } = onScreen(after, wanted);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(PANE.width);
        expect(top + height).toBeLessThanOrEqual(PANE.height);
        expect(showing(after, wanted, PANE)).toBe(after);
      }),
    );
  });

  it("leaves a part of the graph in the pane", () => {
    const graph = { width: 400, height: 2000 };
    fc.assert(
      fc.property(camera, (anywhere) => {
        const { x, y, scale } = kept(anywhere, graph, PANE);
        expect(x).toBeLessThan(PANE.width);
        expect(y).toBeLessThan(PANE.height);
        expect(x + graph.width * scale).toBeGreaterThan(0);
        expect(y + graph.height * scale).toBeGreaterThan(0);
      }),
    );
  });

  it("sees a part whose surroundings hold it", () => {
    fc.assert(
      fc.property(camera, (anywhere) => {
        const seen = seenPart(anywhere, PANE);
        expect(holds(withSurroundings(seen), seen)).toBe(true);
        expect(holds(seen, withSurroundings(seen))).toBe(false);
      }),
    );
  });
});
