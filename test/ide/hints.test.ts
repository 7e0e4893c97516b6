/** Line-end hints: short, one a line. */
import { describe, expect, it } from "vitest";
import { layersHint, LONGEST_HINT, modelsHint } from "../../src/core/ide/hints/hint.js";
import { hints } from "../../src/core/ide/hints/hints.js";
import { defaultDisplay } from "../../src/core/ide/options.js";
import type { LayerUse } from "../../src/core/model/facts.js";
import { facts, model, site, use, type UseSketch } from "./facts-of.js";

const image = (rows: number, channels: number) => [null, rows, rows, channels];

/** The hint of one call that makes such layers. */
const hintOf = (...sketches: readonly UseSketch[]) =>
  layersHint([
    site(
      "A()",
      "A()",
      sketches.map((s) => use(s)),
    ),
  ]);

describe("a layer's hint", () => {
  const cases: readonly (readonly [hint: string, uses: readonly UseSketch[]])[] = [
    ["26×26×32 · 896", [{ output: image(26, 32), count: 896 }]],
    ["4096 · 102,764,544", [{ output: [null, 4096], count: 102_764_544 }]],
    ["224×224×64 · 102,764,544", [{ output: image(224, 64), count: 102_764_544 }]],
    ["1024×1024×64 · 103M", [{ output: image(1024, 64), count: 102_764_544 }]],
    ["13×13×32", [{ output: image(13, 32), count: 0 }]],
    ["num_classes", [{ output: [null, "num_classes"], count: "129·num_classes" }]],
    ["n · 129·n", [{ output: [null, "n"], count: "129·n" }]],
    [
      "see hover",
      [{ output: [null, "a_very_long_name_of_some_variable"], count: "a_very_long_name_of_some_variable" }],
    ],
    ["…×512 · 2,359,808", [{ output: [null, "height_of_image", "width_of_image", 512], count: 2359808 }]],
    ["see hover", [{ output: [null, "a_very_long_name_of_some_variable"], count: 0 }]],
    ["no input yet", [{}]],
    ["76 params", [{ count: 76 }]],
    ["not applied", [{ count: 0 }]],
    ["unknown", [{ output: "?", count: 0 }]],
    ["unknown", [{ output: "?", certainty: "unknown" }]],
    ["26×26×? · ?", [{ output: [null, 26, 26, "?"], certainty: "unknown" }]],
    ["? · 896", [{ output: "?", count: 896 }]],
    [
      "4 and 2 more · 112",
      [
        {
          output: {
            list: [
              [null, 4],
              [null, 4],
              [null, 4],
            ],
          },
          count: 112,
        },
      ],
    ],
    [
      "×2 · 56×56×64 · 73,856",
      [
        { output: image(56, 64), count: 36928 },
        { output: image(56, 64), count: 36928 },
      ],
    ],
    [
      "×2 · …7×7×512 · 2,396,736",
      [
        { output: image(56, 64), count: 36928 },
        { output: image(7, 512), count: 2359808 },
      ],
    ],
  ];
  for (const [hint, uses] of cases) {
    it(hint, () => {
      expect(hintOf(...uses)).toBe(hint);
      expect(hint.length).toBeLessThanOrEqual(LONGEST_HINT);
    });
  }
});

describe("a model's hint", () => {
  const { params: atLeast } = model({ params: { total: { atLeast: 1234 }, trainable: 0, nonTrainable: 0 } });
  it("is its total", () => expect(modelsHint([model({ params: 206602 })])).toBe("206,602 params"));
  it("says that it is not all", () => expect(modelsHint([model({ params: atLeast })])).toBe("≥ 1,234 params"));
  it("waits for an input", () => expect(modelsHint([model({ built: false })])).toBe("no input yet"));
  it("counts the models of a loop", () => {
    expect(modelsHint([model({ params: 50 }), model({ params: 50 })])).toBe("×2 · 50 params");
    expect(modelsHint([model({ params: 50 }), model({ params: 70 })])).toBe("×2 · 50 params …");
  });
  it("is short for large models", () =>
    expect(modelsHint([model({ params: 123_456_789_012_345 })])).toBe("123T params"));
});

describe("the hints of a file", () => {
  const place = (text: string, uses: Readonly<Record<string, LayerUse>>) => {
    const sites = Object.entries(uses).map(([call, layer]) => site(text, call, [layer]));
    return hints(facts({ sites }), text, defaultDisplay).map(
      ({ offset, label }) => `${text.slice(0, offset)}|${label}`,
    );
  };
  const eight = use({ layer: "Dense", output: [null, 8], count: 72 });

  it("stand behind the line's text, remarks included", () => {
    expect(place("Dense(8)  # one \r\n", { "Dense(8)": eight })).toEqual(["Dense(8)  # one|8 · 72"]);
  });

  it("stand on the line that a call starts on", () => {
    expect(place("Dense(\n8)(x)", { "Dense(\n8)": eight })).toEqual(["Dense(|8 · 72"]);
  });

  it("tell of a chain what comes out of it, and what its layers have together", () => {
    const text = "y = ReLU()(Dense(8)(x))";
    const outer = { file: "", start: 4, end: text.length };
    const relu = use({
      layer: "ReLU",
      count: 0,
      applications: [{ inputs: [null, 8], output: [null, 8, 1], place: outer }],
    });
    expect(place(text, { "ReLU()": relu, "Dense(8)": eight })).toEqual([`${text}|8×1 · 72`]);
  });

  it("tell of a list on one line what its last layer gives", () => {
    const text = "[Dense(8), Dense(4)]";
    const four = use({ layer: "Dense", output: [null, 4], count: 36 });
    expect(place(text, { "Dense(8)": eight, "Dense(4)": four })).toEqual([`${text}|4 · 108`]);
  });

  it("say in their tooltip the rest and how to be rid of them", () => {
    const text = "Dense(8)";
    const [hint] = hints(facts({ sites: [site(text, text, [eight])] }), text, defaultDisplay);
    expect(hint?.tooltip).toContain("Dense: (None, 8) · 72 params");
    expect(hint?.tooltip).toContain("# lamella: ignore");
  });
});
