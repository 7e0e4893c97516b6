/** Lines as SVG paths, and the steps of the arrow keys along them. */
import { describe, expect, it } from "vitest";
import { layOut } from "../../webview/summary/graph/layout.js";
import { arrowPath, routePath } from "../../webview/summary/graph/route-path.js";
import { nextNode } from "../../webview/summary/graph/steps.js";
import { keysOf, linksOf } from "./links.js";

describe("A line", () => {
  it("is straight down to its arrow", () => {
    const points = [
      { x: 5, y: 0 },
      { x: 5, y: 20 },
    ];
    expect(routePath(points)).toBe("M5,0L5,13");
    expect(arrowPath(points)).toBe("M1.5,13L5,20L8.5,13Z");
  });

  it("leaves and enters vertically where it goes aside", () =>
    expect(
      routePath([
        { x: 0, y: 0 },
        { x: 40, y: 30 },
        { x: 40, y: 97 },
      ]),
    ).toBe("M0,0C0,15 40,15 40,30L40,90"));

  it("without points is none", () => expect(routePath([]) + arrowPath([])).toBe(""));
});

describe("An arrow key", () => {
  const text = "a>b a>c b>d c>d d>e";
  const links = linksOf(text);
  const { boxes } = layOut(keysOf(text), links, { width: 200, height: 46 });
  const [west, east] = boxes.get("b")!.left < boxes.get("c")!.left ? ["b", "c"] : ["c", "b"];
  const cases = [
    ["d", "down", "e"],
    ["e", "up", "d"],
    [west, "right", east],
    [east, "left", west],
    ["a", "up", undefined],
    ["e", "down", undefined],
    [west, "left", undefined],
    ["nowhere", "down", undefined],
  ] as const;
  for (const [from, direction, to] of cases) {
    it(`${direction} from ${from === west ? "the west" : from === east ? "the east" : from}`, () =>
      expect(nextNode(from!, direction, { boxes, links })).toBe(to));
  }
});
