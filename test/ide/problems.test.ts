/** What goes with a problem: the change that mends it, and where the shapes that don't fit come from. */
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/core/analyze.js";
import { hoverAt } from "../../src/core/ide/hovers/hover.js";
import { defaultDisplay } from "../../src/core/ide/options.js";
import { applyEdits } from "../../src/core/text/span.js";

const NO_FILES = { read: () => undefined, isDirectory: () => false, searchPaths: () => [] };
const HEAD = "from keras import layers, Sequential\n";
const analyzed = (text: string) => analyze({ file: "/model.py", text, language: "python", host: NO_FILES });

describe("the fix of a problem", () => {
  const cases: readonly (readonly [line: string, title: string, after: string])[] = [
    ["layers.Cov2D(32, 3)", "Change to Conv2D", "layers.Conv2D(32, 3)"],
    ['layers.Conv2D(32, 3, paddings="same")', "Change to padding", 'layers.Conv2D(32, 3, padding="same")'],
    ["layers.Dense(units=4, activaton = None)", "Change to activation", "layers.Dense(units=4, activation = None)"],
  ];
  for (const [line, title, after] of cases) {
    it(line, () => {
      const [problem, ...others] = analyzed(HEAD + line).facts.problems;
      expect(others).toEqual([]);
      expect(problem?.fix?.title).toBe(title);
      expect(applyEdits(HEAD + line, problem!.fix!.edits)).toBe(HEAD + after);
      expect(analyzed(HEAD + after).facts.problems).toEqual([]);
    });
  }

  it("is none where nothing is near, nor where the name stands in no call", () => {
    expect(analyzed(`${HEAD}layers.Dense(4, wheels=3)`).facts.problems[0]?.fix).toBeUndefined();
    expect(analyzed(`${HEAD}layers.Dense(**{"unit": 4})`).facts.problems[0]?.fix).toBeUndefined();
  });
});

describe("a shape that doesn't fit", () => {
  const cases: readonly (readonly [lines: string, related: readonly string[]])[] = [
    [
      "x = layers.Input((9, 9, 3))\na = layers.Conv2D(8, 3)(x)\nb = layers.Conv2D(8, 5)(x)\nlayers.Add()([a, b])",
      [
        "layers.Conv2D(8, 3): (None, 7, 7, 8) comes from Conv2D here",
        "layers.Conv2D(8, 5): (None, 5, 5, 8) comes from Conv2D here",
      ],
    ],
    [
      "Sequential([layers.Input((9, 9, 3)), layers.Flatten(), layers.Conv2D(8, 3)])",
      ["layers.Flatten(): (None, 243) comes from Flatten here"],
    ],
    [
      "m = Sequential()\nm.add(layers.Dense(10, input_shape=(4,)))\nm.add(layers.Conv2D(8, 3))",
      ["layers.Dense(10, input_shape=(4,)): (None, 10) comes from Dense here"],
    ],
  ];
  for (const [lines, related] of cases) {
    it(related.join(", "), () => {
      const text = HEAD + lines;
      const [problem] = analyzed(text).facts.problems;
      const places = problem?.related.map(({ place, message }) => `${text.slice(place.start, place.end)}: ${message}`);
      expect(places).toEqual(related);
    });
  }

  it("is not said to wait for an input", () => {
    const text = `${HEAD}layers.Conv2D(8, 7)(layers.Input((5, 5, 3)))`;
    const offset = text.indexOf("Conv2D");
    const hover = hoverAt(analyzed(text).facts, offset, { text, options: defaultDisplay });
    expect(hover?.markdown).toMatch(/^\*\*Conv2D\*\*.*: not applied, as the problem says$/);
  });
});
