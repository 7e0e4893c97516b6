/** The lines over layers and models. */
import { describe, expect, it } from "vitest";
import { lenses } from "../../src/core/ide/lenses/lenses.js";
import { siteTitle } from "../../src/core/ide/layer-text.js";
import { modelsTitle } from "../../src/core/ide/model-text.js";
import { defaultDisplay } from "../../src/core/ide/options.js";
import type { LayerUse, ModelFact } from "../../src/core/model/facts.js";
import { facts, model, row, site, use } from "./facts-of.js";

const image = (rows: number, channels: number) => [null, rows, rows, channels];
const n_filters = "n_filters is an argument (line 3)";

describe("the lens of a layer", () => {
  const conv = use({ output: image(26, 32), count: 896, flops: 1189760, macs: 584064 });
  const cases: readonly (readonly [title: string, uses: readonly LayerUse[]])[] = [
    ["(None, 26, 26, 32) · 896 params · 1.2 MFLOPs", [conv]],
    ["(None, 13, 13, 32) · 0 params", [use({ layer: "Flatten", output: image(13, 32), count: 0, flops: 0 })]],
    ["(None, 8) · 1 param", [use({ output: [null, 8], count: 1 })]],
    ["no input yet", [use({})]],
    ["not applied · 40 params", [use({ count: 40 })]],
    [
      "(None, 26, 26, 32) · 896 params (frozen)",
      [use({ output: image(26, 32), params: { trainable: 0, nonTrainable: 896 } })],
    ],
    [
      "(None, 10) · 128 params (64 trainable)",
      [use({ output: [null, 10], params: { trainable: 64, nonTrainable: 64 } })],
    ],
    [
      "(None, num_classes) · 129·num_classes params · 257·num_classes FLOPs",
      [use({ output: [null, "num_classes"], count: "129·num_classes", flops: "257·num_classes" })],
    ],
    [
      "(None, n) · params depend on width, height and n",
      [use({ output: [null, "n"], count: "width·height·n + 3·width·height + 4·height·n + n" })],
    ],
    [
      "(None, …, …, 8) · 224 params · … from height and width",
      [use({ output: [null, "floor((height - 3) / 2) + height", "floor((width - 3) / 2) + width", 8], count: 224 })],
    ],
    ["unknown: n_filters is an argument (line 3)", [use({ output: "?", certainty: "unknown", because: n_filters })]],
    [
      "(None, 26, 26, ?) · params unknown: n_filters is an argument (line 3)",
      [use({ output: [null, 26, 26, "?"], certainty: "unknown", because: n_filters })],
    ],
    [
      "896 params · shape unknown: data.shape is not known (line 9)",
      [use({ output: "?", count: 896, certainty: "unknown", because: "data.shape is not known (line 9)" })],
    ],
    [
      "(None, ?, ?, 32) · 896 params",
      [
        use({
          output: [null, "?", "?", 32],
          count: 896,
          certainty: "unknown",
          because: "size is an argument (line 1)",
        }),
      ],
    ],
    [
      "[(None, 4), (None, 4), (None, 4)] · 112 params",
      [
        use({
          layer: "LSTM",
          output: {
            list: [
              [null, 4],
              [null, 4],
              [null, 4],
            ],
          },
          count: 112,
        }),
      ],
    ],
    [
      "(None, 64) · applied 2× · 4,160 params · 8.2 kFLOPs each time",
      [use({ count: 4160, flops: 8192, applications: [1, 2].map(() => ({ inputs: [null, 64], output: [null, 64] })) })],
    ],
    [
      "applied 2×: 28×28×8 … 14×14×8 · 584 params · 458 kFLOPs the first time",
      [
        use({
          count: 584,
          flops: 457856,
          applications: [28, 14].map((n) => ({ inputs: image(n, 8), output: image(n, 8) })),
        }),
      ],
    ],
    [
      "×3: 56×56×64 … 7×7×512 · 2.4M params",
      [
        use({ output: image(56, 64), count: 36928 }),
        use({ output: image(14, 256), count: 590080 }),
        use({ output: image(7, 512), count: 1_769_000 }),
      ],
    ],
    ["×2: (10,) · 1,300 params", [use({ output: [null, 10], count: 650 }), use({ output: [4, 10], count: 650 })]],
    [
      "×2, each (None, 56, 56, 64) · 36,928 params",
      [use({ output: image(56, 64), count: 36928 }), use({ output: image(56, 64), count: 36928 })],
    ],
    [
      "×2: 56×56×64 · 40 params",
      [
        use({ output: image(56, 64), count: 20 }),
        use({ output: "?", count: 20, certainty: "unknown", because: n_filters }),
      ],
    ],
    [
      "×2: params unknown: n_filters is an argument (line 3)",
      [use({ output: "?", because: n_filters }), use({ output: "?", because: n_filters, count: 3 })],
    ],
  ];
  for (const [title, uses] of cases) it(title, () => expect(siteTitle(uses, defaultDisplay)).toBe(title));

  it("counts in MACs where that is set", () =>
    expect(siteTitle([conv], { ...defaultDisplay, unit: "macs" })).toBe("(None, 26, 26, 32) · 896 params · 584 kMACs"));
});

describe("the lens of a model", () => {
  const base = row({ layer: "Functional", name: "vgg16" });
  const cases: readonly (readonly [title: string, models: readonly ModelFact[]])[] = [
    ["Sequential: 206,602 params · 24.3 MFLOPs", [model({ params: 206602, flops: 24_345_678 })]],
    [
      "Sequential: 1,000 params (64 not trainable)",
      [model({ params: { total: 1000, trainable: 936, nonTrainable: 64 } })],
    ],
    [
      "Functional: 1,000 params (all not trainable)",
      [model({ kind: "Functional", params: { total: 1000, trainable: 0, nonTrainable: 1000 } })],
    ],
    [
      "Functional: at least 1,234 params, vgg16 unknown · at least 2 kFLOPs",
      [
        model({
          kind: "Functional",
          layers: [base, row({ layer: "Dense", params: 1234 })],
          params: { total: { atLeast: 1234 }, trainable: { atLeast: 1234 }, nonTrainable: { atLeast: 0 } },
          flops: { atLeast: 2000 },
        }),
      ],
    ],
    ["Sequential: no input yet", [model({ built: false, layers: [row({ layer: "Dense" })] })]],
    ["Sequential: no layers yet", [model({ built: false })]],
    [
      "Net: unknown: depth is an argument (line 4)",
      [model({ kind: "Net", built: false, because: "depth is an argument (line 4)" })],
    ],
    [
      "Sequential: params of dense and dense_1 unknown",
      [
        model({
          layers: [row({ layer: "Dense", name: "dense" }), row({ layer: "Dense", name: "dense_1" })],
          params: { total: { atLeast: 0 }, trainable: { atLeast: 0 }, nonTrainable: { atLeast: 0 } },
        }),
      ],
    ],
    [
      "Functional: 129·num_classes params · in a function that is not called here",
      [
        model({
          kind: "Functional",
          uncalled: true,
          params: { total: "129·num_classes", trainable: "129·num_classes", nonTrainable: 0 },
        }),
      ],
    ],
    ["2 × Sequential: 50 … 1,234 params", [model({ params: 1234 }), model({ params: 50 })]],
    ["2 models: 50 params each", [model({ params: 50 }), model({ kind: "Functional", params: 50 })]],
  ];
  for (const [title, models] of cases) it(title, () => expect(modelsTitle(models, defaultDisplay)).toBe(title));
});

describe("the lenses of a file", () => {
  /** Each lens with the line of text that it stands over. */
  const drawn = (text: string, parts: Parameters<typeof facts>[0], options = defaultDisplay) =>
    lenses(facts(parts), text, options).map(({ anchor, title }) => `${text.slice(anchor.start, anchor.end)}: ${title}`);
  const dense = (params: number) => use({ layer: "Dense", output: [null, 8], count: params });

  it("name the layers where several stand on a line", () => {
    const text = "y = layers.ReLU()(layers.Dense(8)(x))";
    const relu = use({ layer: "ReLU", output: [null, 8], count: 0 });
    const sites = [site(text, "layers.Dense(8)", [dense(72)]), site(text, "layers.ReLU()", [relu])];
    expect(drawn(text, { sites })).toEqual([
      "layers.ReLU: ReLU (None, 8) · 0 params",
      "layers.Dense: Dense (None, 8) · 72 params",
    ]);
    expect(drawn(text, { sites }, { ...defaultDisplay, leaveOutWithoutParams: true })).toEqual([
      "layers.Dense: (None, 8) · 72 params",
    ]);
  });

  it("put more than three layers of a line together", () => {
    const text = "[Dense(1), Dense(2), Dense(3), Dense(4)]";
    const sites = [1, 2, 3, 4].map((n) =>
      site(text, `Dense(${n})`, [use({ layer: "Dense", output: [null, n], count: n })]),
    );
    expect(drawn(text, { sites })).toEqual(["Dense: 4 layers: (None, 4) · 10 params"]);
  });

  it("leave out the cost where a line would be too wide", () => {
    const text = "[Conv2DTranspose(1), Conv2DTranspose(2), Conv2DTranspose(3)]";
    const wide = { layer: "Conv2DTranspose", output: image(128, 64), count: 1_234_567, flops: 45_600_000 };
    const sites = (calls: readonly number[]) => calls.map((n) => site(text, `Conv2DTranspose(${n})`, [use(wide)]));
    const one = "Conv2DTranspose (None, 128, 128, 64) · 1,234,567 params";
    expect(drawn(text, { sites: sites([1, 2, 3]) })).toEqual(Array(3).fill(`Conv2DTranspose: ${one}`));
    expect(drawn(text, { sites: sites([1, 2]) })[0]).toBe(`Conv2DTranspose: ${one}`);
    expect(drawn(text, { sites: sites([1]) })[0]).toContain("45.6 MFLOPs");
  });

  it("say once, of the model, that there is no input yet", () => {
    const text = "model = Sequential([Dense(8)])";
    const models = [model({ span: { start: 8, end: text.length }, built: false, layers: [row({ layer: "Dense" })] })];
    const sites = [site(text, "Dense(8)", [use({ layer: "Dense" })])];
    expect(drawn(text, { models, sites })).toEqual(["Sequential: Sequential: no input yet", "Sequential: Summarize"]);
  });

  it("put the model before its layers, with what can be done", () => {
    const text = "model = Sequential([Dense(8)])";
    const span = { start: 8, end: text.length };
    const parts = { models: [model({ id: 7, span, params: 72 })], sites: [site(text, "Dense(8)", [dense(72)])] };
    expect(drawn(text, parts)).toEqual([
      "Sequential: Sequential: 72 params",
      "Sequential: Summarize",
      "Dense: Dense (None, 8) · 72 params",
    ]);
    const [, summarize] = lenses(facts(parts), text, defaultDisplay);
    expect(summarize?.command).toEqual({ command: "lamella.summarizeModel", arguments: [{ models: [7] }] });
  });

  it("don't say a model twice where the call is a layer's too", () => {
    const text = "Sequential()";
    const span = { start: 0, end: text.length };
    const sites = [site(text, text, [use({ layer: "Sequential" })])];
    expect(drawn(text, { models: [model({ span, params: 3 })], sites })).toHaveLength(2);
  });

  it("leave the wrapped layer to its wrapper", () => {
    const text = "Bidirectional(GRU(8))";
    const gru = use({ layer: "GRU", inside: true, output: [null, 8], count: 9 });
    const both = use({ layer: "Bidirectional", output: [null, 16], count: 18 });
    expect(drawn(text, { sites: [site(text, "GRU(8)", [gru]), site(text, text, [both])] })).toEqual([
      "Bidirectional: (None, 16) · 18 params",
    ]);
  });

  it("say an assumption where it first matters", () => {
    const text = "A()\nB()";
    const assuming = [{ what: "n", value: "3" }];
    const sites = ["A()", "B()"].map((call) => site(text, call, [use({ output: [null, 3], count: 3, assuming })]));
    expect(drawn(text, { sites })).toEqual(["A: (None, 3) · 3 params · assuming n = 3", "B: (None, 3) · 3 params"]);
  });

  it("say an assumption over the model where that comes first", () => {
    const text = "model = S()\nA()";
    const assuming = [{ what: "n", value: "3" }];
    const sites = [site(text, "A()", [use({ output: [null, 3], count: 3, assuming })])];
    const models = [model({ span: { start: 8, end: 11 }, params: 3, assuming })];
    const [over, , layer] = drawn(text, { sites, models });
    expect([over, layer]).toEqual(["S: Sequential: 3 params · assuming n = 3", "A: (None, 3) · 3 params"]);
  });

  it("say why an axis is unknown where it first is", () => {
    const text = "A()\nB()";
    const because = "size is an argument (line 1)";
    const sites = ["A()", "B()"].map((call) => site(text, call, [use({ output: [null, "?", 3], count: 3, because })]));
    expect(drawn(text, { sites })).toEqual([
      "A: (None, ?, 3) · 3 params · ?: size is an argument (line 1)",
      "B: (None, ?, 3) · 3 params",
    ]);
  });

  it("are silent where the text asks for it", () => {
    const text = "A()\nB()";
    const sites = ["A()", "B()"].map((call) => site(text, call, [use({ output: [null, 3], count: 3 })]));
    expect(drawn(text, { sites, ignored: [{ start: 0, end: 3 }] })).toEqual(["B: (None, 3) · 3 params"]);
  });

  it("have none for a call that was never reached", () => {
    expect(drawn("A()", { sites: [site("A()", "A()", [])] })).toEqual([]);
  });
});
