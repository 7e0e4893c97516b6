/** Where nodes and lines go, and how much work that is. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlap } from "../../webview/summary/graph/camera.js";
import type { Link } from "../../webview/summary/graph/chains.js";
import { layOut, type GraphLayout } from "../../webview/summary/graph/layout.js";
import { keysOf, linksOf } from "./links.js";

const SIZE = { width: 200, height: 46 };

function laidOut(text: string): GraphLayout {
  return layOut(keysOf(text), linksOf(text), SIZE);
}

function tower(height: number): { keys: string[]; links: Link[] } {
  const keys = Array.from({ length: height }, (_, i) => `layer ${i}`);
  return { keys, links: keys.slice(1).map((to, i) => ({ from: keys[i]!, to })) };
}

/** `blocks` times: two layers beside a shortcut, and a sum. */
function residual(blocks: number): { keys: string[]; links: Link[] } {
  const keys = ["start"];
  const links: Link[] = [];
  for (let i = 0; i < blocks; i++) {
    const before = keys.at(-1)!;
    const [first, second, sum] = [`first ${i}`, `second ${i}`, `sum ${i}`];
    keys.push(first, second, sum);
    links.push({ from: before, to: first }, { from: first, to: second });
    links.push({ from: second, to: sum }, { from: before, to: sum });
  }
  return { keys, links };
}

describe("The layout", () => {
  it("has a run in one column with even gaps", () => {
    const { boxes, width, height } = laidOut("a>b b>c");
    expect([...boxes.values()].map(({ left, top }) => [left, top])).toEqual([
      [0, 0],
      [0, 66],
      [0, 132],
    ]);
    expect([width, height]).toEqual([200, 178]);
  });

  it("has branches beside each other, and what they meet in below", () => {
    const { boxes } = laidOut("a>b a>c b>d c>d");
    const [a, b, c, d] = [..."abcd"].map((key) => boxes.get(key)!);
    expect(b!.top).toBe(c!.top);
    expect(Math.abs(b!.left - c!.left)).toBeGreaterThanOrEqual(SIZE.width);
    expect(d!.top).toBeGreaterThan(b!.top);
    expect(a!.left).toBe(d!.left);
  });

  it("leads a shortcut past the layers that it skips", () => {
    const { boxes, routes } = laidOut("a>b b>c c>d a>d");
    const shortcut = routes.find(({ from, to }) => from === "a" && to === "d")!;
    const [b, c] = [boxes.get("b")!, boxes.get("c")!];
    const xs = shortcut.points.filter(({ y }) => y >= b.top && y <= c.top + c.height).map(({ x }) => x);
    expect(xs.length).toBeGreaterThan(0);
    for (const x of xs) expect(x < b.left || x > b.left + b.width).toBe(true);
  });

  it("puts layers whose links aren't known in a grid", () => {
    const { boxes, routes } = layOut([..."abcd"], [], SIZE);
    expect(boxes.size).toBe(4);
    expect(routes).toEqual([]);
  });

  it("of nothing is nothing", () => {
    expect(layOut([], [], SIZE)).toMatchObject({ routes: [], work: 0 });
  });

  it("draws no line from a layer to itself", () => {
    expect(laidOut("a>b b>b").routes.map(({ from, to }) => from + to)).toEqual(["ab"]);
  });

  const key = fc.constantFrom(..."abcdefghij");
  const someLinks = fc.array(fc.record({ from: key, to: key }), { maxLength: 20 });

  it("has no two boxes over each other, whatever the links", () => {
    fc.assert(
      fc.property(someLinks, (links) => {
        const boxes = [...layOut([..."abcdefghij"], links, SIZE).boxes.values()];
        const pairs = boxes.flatMap((a, i) => boxes.slice(i + 1).map((b) => [a, b] as const));
        expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("has the end of each forward link below its beginning", () => {
    fc.assert(
      fc.property(someLinks, (some) => {
        const links = some.filter(({ from, to }) => from < to);
        const { boxes } = layOut([..."abcdefghij"], links, SIZE);
        for (const { from, to } of links) expect(boxes.get(to)!.top).toBeGreaterThan(boxes.get(from)!.top);
      }),
      { numRuns: 60 },
    );
  });
});

describe("The work of a layout", () => {
  it("is one box for a thousand layers in a row", () => {
    const { keys, links } = tower(1000);
    const layout = layOut(keys, links, SIZE);
    expect(layout.work).toBe(1);
    expect(layout.boxes.size).toBe(1000);
    expect(layout.routes).toHaveLength(999);
  });

  it("follows the forks, not the layers", () => {
    const { keys, links } = residual(50);
    expect(keys).toHaveLength(151);
    // Per block a run of two layers and a sum, and three links between these and the block before.
    expect(layOut(keys, links, SIZE).work).toBe(1 + 50 * 2 + 50 * 3);
  });

  it("is bounded: thousands of forks are laid out in plain layers", () => {
    const { keys, links } = residual(1000);
    const { work, boxes, routes } = layOut(keys, links, SIZE);
    expect(work).toBe(0);
    expect(boxes.size).toBe(3001);
    expect(routes).toHaveLength(4000);
    expect(boxes.get("sum 999")!.top).toBeGreaterThan(boxes.get("second 999")!.top);
  });

  it("in plain layers ends for links that go back, too", () => {
    const { keys, links } = residual(1000);
    const back = links.map(({ from, to }) => ({ from: to, to: from }));
    expect(layOut(keys, [...links, ...back], SIZE).boxes.size).toBe(3001);
  });
});
