/** What a hover says of a layer, of an argument, of a model. */
import { describe, expect, it } from "vitest";
import { explainArgument } from "../../src/core/ide/hovers/arguments/explain.js";
import { constructorHover } from "../../src/core/ide/hovers/constructor.js";
import { paramsFormula } from "../../src/core/ide/hovers/formula.js";
import { hoverAt } from "../../src/core/ide/hovers/hover.js";
import { modelsHover } from "../../src/core/ide/hovers/model.js";
import { defaultDisplay } from "../../src/core/ide/options.js";
import type { LayerUse, WeightFact } from "../../src/core/model/facts.js";
import { facts, model, row, site, use, useWith, type UseSketch } from "./facts-of.js";

const weight = (name: string, shape: WeightFact["shape"], trainable = true): WeightFact => {
  const count = shape.reduce<number | undefined>(
    (n, d) => (n === undefined || typeof d !== "number" ? undefined : n * d),
    1,
  );
  return { name, shape, trainable, itemBytes: 4, ...(count === undefined ? {} : { count }) };
};
const conv = (arguments_: Readonly<Record<string, string>>, sketch: UseSketch = {}): LayerUse =>
  useWith(arguments_, {
    input: [null, 28, 28, 3],
    output: [null, 26, 26, 32],
    count: 896,
    flops: 1189760,
    macs: 584064,
    weights: [weight("kernel", [3, 3, 3, 32]), weight("bias", [32])],
    ...sketch,
  });

describe("the formula of a count", () => {
  const cases: readonly (readonly [formula: string, use: LayerUse])[] = [
    ["kernel 3×3×3×32 + bias 32 = 896", conv({})],
    [
      "depthwise 3×3×3×1 + pointwise 1×1×3×32 + bias 32 = 27 + 96 + 32 = 155",
      use({
        count: 155,
        weights: [
          weight("depthwise_kernel", [3, 3, 3, 1]),
          weight("pointwise_kernel", [1, 1, 3, 32]),
          weight("bias", [32]),
        ],
      }),
    ],
    [
      "gamma 32 + beta 32 + moving_mean 32 + moving_variance 32 = 128",
      use({
        params: { trainable: 64, nonTrainable: 64 },
        weights: ["gamma", "beta", "moving_mean", "moving_variance"].map((name) => weight(name, [32])),
      }),
    ],
    [
      "kernel 128×num_classes + bias num_classes = 129·num_classes",
      use({
        count: "129·num_classes",
        weights: [weight("kernel", [128, "num_classes"]), weight("bias", ["num_classes"])],
      }),
    ],
    ["kernel ?×10 + bias 10 = ?", use({ weights: [weight("kernel", ["?", 10]), weight("bias", [10])] })],
    [
      "forward kernel 8×16 + backward kernel 8×16 = 128 + 128 = 256",
      use({
        count: 256,
        weights: [weight("bi/forward/kernel", [8, 16]), weight("bi/backward/kernel", [8, 16])],
      }),
    ],
  ];
  for (const [formula, layer] of cases) it(formula, () => expect(paramsFormula(layer)).toBe(formula));
  it("is none without weights", () => expect(paramsFormula(use({ count: 0 }))).toBeUndefined());
});

describe("the hover of a layer", () => {
  const text = "n = 3\nConv2D(32, 3)";
  const hover = (layer: LayerUse, more: readonly LayerUse[] = []) =>
    constructorHover(site(text, "Conv2D(32, 3)", [layer, ...more]), {
      text,
      options: defaultDisplay,
      separable: () => "As SeparableConv2D: 155 params",
    });
  const float32 = { inputs: [null, 28, 28, 3], output: [null, 26, 26, 32], dtype: "float32" };

  it("says shape, formula, cost with its parts, memory and the separable form", () => {
    const lines = hover(conv({}, { name: "conv2d", applications: [float32] })).split("\n\n");
    expect(lines[0]).toBe("**Conv2D** `conv2d`: `(None, 28, 28, 3)` → `(None, 26, 26, 32)`");
    expect(lines.at(-1)).toMatch(
      /^!\[Conv2D: a tensor of 28×28×3 goes in, a tensor of 26×26×32 comes out\]\(data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+\|width=\d+,height=\d+\)$/,
    );
    expect(lines.slice(1, -1).flatMap((part) => part.split("  \n"))).toEqual([
      "**896 params**: kernel 3×3×3×32 + bias 32 = 896",
      "**1.2 MFLOPs**, 584 kMACs for one example: 2 × 584,064 MACs + 21,632 for the bias = 1,189,760 FLOPs",
      "**Memory**: weights 3.50 KB, output 84.50 KB for one example (float32)",
      "As SeparableConv2D: 155 params",
    ]);
  });

  it("says why something is unknown, and what was assumed", () => {
    const place = { file: "", start: 0, end: 5 };
    const layer = use({
      because: "width is an argument (line 4)",
      certainty: "unknown",
      assuming: [{ what: "n", value: "3", place }],
    });
    expect(hover(layer)).toContain("*Assuming* `n` is `3` (line 1)\n\n*Unknown*: width is an argument (line 4)");
  });

  it("says what a layer waits for", () =>
    expect(hover(use({ name: "conv2d" }))).toContain("**Conv2D** `conv2d`: no input yet"));

  it("has a row for each layer of a loop", () => {
    const hovered = hover(conv({}, { name: "conv2d" }), [conv({}, { name: "conv2d_1" })]);
    expect(hovered).toContain(
      "| `conv2d_1` | `(None, 28, 28, 3)` → `(None, 26, 26, 32)` | kernel 3×3×3×32 + bias 32 = 896 | 1.2 MFLOPs |",
    );
  });

  it("has a line for each application of a shared layer", () => {
    const hovered = hover(conv({}, { applications: [float32, { ...float32, output: "?" }] }));
    expect(hovered).toContain(
      "Applied 2 times with the same weights:\n- `(None, 28, 28, 3)` → `(None, 26, 26, 32)`\n- `(None, 28, 28, 3)` → unknown shape",
    );
  });
});

describe("the hover of an argument", () => {
  const strided = { output: [null, 13, 13, 32] };
  const dense: UseSketch = {
    layer: "Dense",
    input: [null, 64],
    output: [null, 10],
    count: 650,
    weights: [weight("kernel", [64, 10]), weight("bias", [10])],
  };
  const cases: readonly (readonly [name: string, use: LayerUse, sentence: string | undefined])[] = [
    [
      "filters",
      conv({ filters: "32" }),
      "3 channels → 32 channels; each filter costs 3×3×3 = 27 weights and a bias, 28 params.",
    ],
    [
      "kernel_size",
      conv({ kernel_size: "3" }),
      "a window of 3×3: 28×28 → 26×26; its kernel has 3×3×3×32 = 864 weights.",
    ],
    [
      "kernel_size",
      conv({ kernel_size: "(1, 1)" }, { output: [null, 28, 28, 8], weights: [] }),
      "a window of one point: it mixes channels and sees no neighbours: 28×28 → 28×28.",
    ],
    ["strides", conv({ strides: "2" }, strided), "the window moves by 2×2: 28×28 → 13×13."],
    ["strides", conv({ strides: "(1, 1)" }), "the window moves by one: no position is left out: 28×28 → 26×26."],
    ["padding", conv({ padding: "'valid'" }), "no border is added, so the window stays inside: 28×28 → 26×26."],
    [
      "padding",
      conv({ padding: "'same'" }, { output: [null, 28, 28, 32] }),
      "a border of zeros is added, so the size stays: 28×28 → 28×28.",
    ],
    [
      "padding",
      conv({ padding: "'same'", strides: "2" }, { output: [null, 14, 14, 32] }),
      "a border of zeros is added, so the output is the input divided by the strides, rounded up: 28×28 → 14×14.",
    ],
    [
      "dilation_rate",
      conv({ dilation_rate: "2", kernel_size: "3" }, { output: [null, 24, 24, 32] }),
      "the window's 3×3 points lie 2×2 apart: it reaches over 5×5 with the same number of weights: 28×28 → 24×24.",
    ],
    [
      "groups",
      conv({ groups: "3" }),
      "the 3 channels fall into 3 groups of 1; a filter sees one group, so the kernel has 1/3 of the weights.",
    ],
    ["use_bias", conv({ use_bias: "True" }), "a bias is added: 32 params of the layer's 896."],
    [
      "activation",
      conv({ activation: "'relu'" }),
      "relu is applied to each number of the output; shape and params stay.",
    ],
    [
      "activation",
      useWith({ activation: "'softmax'" }, dense),
      "softmax makes the last axis of 10 add up to 1; shape and params stay.",
    ],
    [
      "units",
      useWith({ units: "10" }, dense),
      "the last axis goes from 64 to 10; each unit costs 64 weights and a bias, 65 params.",
    ],
    [
      "kernel_initializer",
      conv({ kernel_initializer: "'he_normal'" }),
      "the kernel's 864 weights (3×3×3×32) start as he_normal says; shape and count stay.",
    ],
    [
      "pool_size",
      useWith({ pool_size: "(2, 2)" }, { layer: "MaxPooling2D", input: [null, 26, 26, 8], output: [null, 13, 13, 8] }),
      "of each window of 2×2, the largest value remains: 26×26 → 13×13.",
    ],
    [
      "rate",
      useWith({ rate: "0.25" }, { layer: "Dropout" }),
      "while training 25% of the inputs are set to zero; nothing when predicting, no params.",
    ],
    [
      "return_sequences",
      useWith({ return_sequences: "True" }, { layer: "LSTM", input: [null, 28, 8], output: [null, 28, 64] }),
      "one output for each of the 28 steps: (None, 28, 64).",
    ],
    [
      "input_dim",
      useWith({ input_dim: "1000", output_dim: "64" }, { layer: "Embedding" }),
      "indices from 0 to 999, one vector of 64 for each: 64,000 params.",
    ],
    [
      "target_shape",
      useWith({ target_shape: "(7, 7, 64)" }, { layer: "Reshape", input: [null, 3136], output: [null, 7, 7, 64] }),
      "the same numbers in another shape: (None, 3136) → (None, 7, 7, 64).",
    ],
    [
      "axis",
      useWith(
        { axis: "-1" },
        {
          layer: "Concatenate",
          input: {
            list: [
              [null, 8],
              [null, 4],
            ],
          },
          output: [null, 12],
        },
      ),
      "joined along axis -1: [(None, 8), (None, 4)] → (None, 12).",
    ],
    ["kernel_size", conv({ kernel_size: "?" }), undefined],
    ["fancy", conv({ fancy: "1" }), undefined],
  ];
  for (const [name, layer, sentence] of cases) {
    const value = layer.arguments.find((argument) => argument.name === name)?.value;
    it(`${layer.layer} ${name}=${value ?? "?"}`, () => expect(explainArgument(layer, name)).toBe(sentence));
  }
});

describe("the hover of a model", () => {
  const layers = [row({ layer: "Dense", name: "dense", output: [null, 10], params: 50 })];
  it("says its totals", () =>
    expect(
      modelsHover([model({ name: "sequential", layers, params: 50, bytes: 200, flops: 90, macs: 40 })], defaultDisplay),
    ).toBe(
      "**Sequential** `sequential`: 1 layer, ends in `(None, 10)`\n\n**50 params**: all trainable, 200 bytes\n\n**90 FLOPs**, 40 MACs for one example",
    ));
  it("says what it waits for", () =>
    expect(modelsHover([model({ built: false, layers })], defaultDisplay)).toContain("It has no input yet"));
});

describe("where a hover is", () => {
  const text = "model = Sequential([layers.Dense(8, activation='relu')])";
  const dense = site(text, "layers.Dense(8, activation='relu')", [
    useWith({ units: "8", activation: "'relu'" }, { layer: "Dense", input: [null, 4], output: [null, 8], count: 40 }),
  ]);
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const argument = (name: string, words: string, value: string) => ({ name, span: at(words), valueSpan: at(value) });
  const all = facts({
    sites: [
      { ...dense, arguments: [argument("units", "8", "8"), argument("activation", "activation='relu'", "'relu'")] },
    ],
    models: [model({ span: { start: 8, end: text.length }, params: 40 })],
  });
  const hovered = (words: string, ignored = all.ignored) => {
    const hover = hoverAt({ ...all, ignored }, at(words).start, { text, options: defaultDisplay });
    return hover && `${text.slice(hover.span.start, hover.span.end)}: ${hover.markdown.split("\n")[0]!}`;
  };

  const cases: readonly (readonly [words: string, hover: string | undefined])[] = [
    ["Sequential", "Sequential: **Sequential**: 0 layers"],
    ["layers.Dense", "layers.Dense: **Dense**: `(None, 4)` → `(None, 8)`"],
    ["Dense", "layers.Dense: **Dense**: `(None, 4)` → `(None, 8)`"],
    ["8", "8: `units` of Dense: the last axis goes from 4 to 8."],
    [
      "'relu'",
      "activation='relu': `activation` of Dense: relu is applied to each number of the output; shape and params stay.",
    ],
    ["model", undefined],
  ];
  for (const [words, hover] of cases) it(words, () => expect(hovered(words)).toBe(hover));
  it("is nowhere on a silenced line", () => expect(hovered("Dense", [{ start: 0, end: text.length }])).toBeUndefined());
});
