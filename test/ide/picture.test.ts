/** The picture of what goes into a layer and what comes out. */
import { describe, expect, it } from "vitest";
import { tensorPicture, type PictureInput } from "../../src/core/ide/hovers/picture.js";

const draw = (parts: Partial<PictureInput>) =>
  tensorPicture({
    layer: "Conv2D",
    language: "python",
    input: [null, 28, 28, 3],
    output: [null, 26, 26, 32],
    channelsFirst: false,
    ...parts,
  })!;
/** The corners of the shapes that are drawn, as numbers. */
const corners = (svg: string) =>
  [...svg.matchAll(/<polygon points="([^"]*)"/g)].map((match) => match[1]!.split(" ").map(Number));

const CASES: Readonly<Record<string, Partial<PictureInput>>> = {
  "an image": {},
  "a vector": { input: [null, 576], output: [null, 256] },
  "an image made flat": { output: [null, 21632] },
  "a sequence": { input: [null, 28, 8], output: [null, 28, 64] },
  "a volume": { input: [null, 8, 28, 28, 1], output: [null, 6, 26, 26, 4] },
  "sizes that aren't known": { input: [null, null, null, 3], output: [null, "h - 2", "?", 32] },
  "an unknown input": { input: "?" },
  "a number for each example": { output: [null] },
  "very unequal sizes": { input: [null, 4096, 1, 1], output: [null, 1, 1, 1_000_000] },
};

describe("a picture", () => {
  for (const [name, parts] of Object.entries(CASES)) {
    it(`of ${name} is well formed, ASCII, and inside its frame`, () => {
      const { svg, width, height } = draw({ window: [3, 3], ...parts });
      expect(svg).toMatch(/^<svg [^>]*>(<(rect|polygon|path) [^<>]*\/>|<text [^<>]*>[^<>]*<\/text>)*<\/svg>$/);
      expect(svg).toMatch(/^[\x20-\x7e]*$/);
      for (const points of corners(svg)) {
        const [xs, ys] = [points.filter((_, i) => i % 2 === 0), points.filter((_, i) => i % 2 === 1)];
        expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...xs)).toBeLessThanOrEqual(width);
        expect(Math.min(...ys)).toBeGreaterThanOrEqual(4);
        expect(Math.max(...ys)).toBeLessThanOrEqual(height - 20);
      }
    });
  }

  it("says in words what it shows", () =>
    expect(draw({}).words).toBe("Conv2D: a tensor of 28×28×3 goes in, a tensor of 26×26×32 comes out"));

  it("draws channels as depth, wherever they stand", () => {
    const last = corners(draw({}).svg);
    const first = corners(draw({ input: [null, 3, 28, 28], output: [null, 32, 26, 26], channelsFirst: true }).svg);
    expect(first).toEqual(last);
  });

  it("escapes the names of axes", () =>
    expect(draw({ output: [null, "größe", 'a<b>&"'] }).svg).toContain(
      ">gr&#246;&#223;e&#215;a&#60;b&#62;&#38;&#34;</text>",
    ));
  it("is none where nothing is known", () =>
    expect(
      tensorPicture({ layer: "Conv2D", language: "python", input: "?", output: "?", channelsFirst: false }),
    ).toBeUndefined());
});
