/** A model as text and as the state of the summary's page. */
import { describe, expect, it } from "vitest";
import { layerFamily } from "../../src/core/ide/summary/layer-family.js";
import { keyedRows } from "../../src/core/ide/summary/rows.js";
import { summaryState } from "../../src/core/ide/summary/summary-state.js";
import { textSummary } from "../../src/core/ide/summary/text-summary.js";
import { facts, model, row, site, use } from "./facts-of.js";

const sequential = model({
  name: "sequential",
  params: { total: 216778, trainable: 216714, nonTrainable: 64 },
  bytes: 867112,
  flops: 1_000_000,
  macs: 500_000,
  layers: [
    row({ name: "conv2d", layer: "Conv2D", output: [null, 26, 26, 32], params: 320 }),
    row({ name: "batch_normalization", layer: "BatchNormalization", output: [null, 26, 26, 32], params: 128 }),
    row({ name: "flatten", layer: "Flatten", output: [null, 21632], params: 0 }),
    row({ name: "dense", layer: "Dense", output: [null, 10], params: 216330, macs: 216320, flops: 432650 }),
  ],
});

const branched = model({
  name: "functional",
  kind: "Functional",
  params: 72,
  layers: [
    row({ name: "input_layer", layer: "InputLayer", output: [null, 8], params: 0 }),
    row({ name: "dense", layer: "Dense", output: [null, 4], params: 36, inputs: ["input_layer"] }),
    row({ name: "dense_1", layer: "Dense", output: [null, 4], params: 36, inputs: ["input_layer"] }),
    row({ name: "add", layer: "Add", output: [null, 4], params: 0, inputs: ["dense", "dense_1"] }),
  ],
});

describe("a model as text", () => {
  it("is laid out as the library prints it", () => {
    expect(textSummary(sequential)).toMatchInlineSnapshot(`
      "Model: "sequential"
      ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
      ┃ Layer (type)                             ┃ Output Shape           ┃       Param # ┃
      ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
      │ conv2d (Conv2D)                          │ (None, 26, 26, 32)     │           320 │
      ├──────────────────────────────────────────┼────────────────────────┼───────────────┤
      │ batch_normalization (BatchNormalization) │ (None, 26, 26, 32)     │           128 │
      ├──────────────────────────────────────────┼────────────────────────┼───────────────┤
      │ flatten (Flatten)                        │ (None, 21632)          │             0 │
      ├──────────────────────────────────────────┼────────────────────────┼───────────────┤
      │ dense (Dense)                            │ (None, 10)             │       216,330 │
      └──────────────────────────────────────────┴────────────────────────┴───────────────┘
       Total params: 216,778 (846.79 KB)
       Trainable params: 216,714 (846.54 KB)
       Non-trainable params: 64 (256.00 B)
       FLOPs: 1,000,000 (1 MFLOPs for one example)
       Multiply-adds: 500,000 (500 kMACs for one example)
      "
    `);
  });

  it("names what a layer is connected to where that is more than the one before", () => {
    expect(textSummary(branched)).toMatchInlineSnapshot(`
      "Model: "functional"
      ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┓
      ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃ Connected to      ┃
      ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━┩
      │ input_layer (InputLayer)        │ (None, 8)              │             0 │ -                 │
      ├─────────────────────────────────┼────────────────────────┼───────────────┼───────────────────┤
      │ dense (Dense)                   │ (None, 4)              │            36 │ input_layer       │
      ├─────────────────────────────────┼────────────────────────┼───────────────┼───────────────────┤
      │ dense_1 (Dense)                 │ (None, 4)              │            36 │ input_layer       │
      ├─────────────────────────────────┼────────────────────────┼───────────────┼───────────────────┤
      │ add (Add)                       │ (None, 4)              │             0 │ dense, dense_1    │
      └─────────────────────────────────┴────────────────────────┴───────────────┴───────────────────┘
       Total params: 72
       Trainable params: 72
       Non-trainable params: 0
      "
    `);
  });

  it("says what is not known, and why", () => {
    const unknown = model({
      kind: "Functional",
      layers: [
        row({ layer: "Functional", output: "?" }),
        row({ name: "dense", layer: "Dense", output: [null, 10], params: 1290 }),
      ],
      params: { total: { atLeast: 1290 }, trainable: { atLeast: 1290 }, nonTrainable: { atLeast: 0 } },
      because: "VGG16's source can't be read (line 3)",
      assuming: [{ what: "n", value: "3" }],
    });
    const text = textSummary(unknown);
    expect(text).toContain('Model: "Functional"');
    expect(text).toContain("│ ? (Functional)                  │ ?                      │             ? │");
    expect(text).toContain(" Total params: at least 1,290\n");
    expect(text).toContain("\n\n Assuming: n = 3\n Unknown: VGG16's source can't be read (line 3)\n");
  });

  it("has an empty table for a model without layers", () => {
    expect(textSummary(model({ built: false })).split("\n")).toHaveLength(7);
  });
});

describe("the rows of a model", () => {
  const layers = [
    row({ name: "a", layer: "A" }),
    row({ layer: "B" }),
    row({ layer: "B" }),
    row({ name: "a", layer: "A" }),
  ];
  it("have keys of their own", () =>
    expect(keyedRows(model({ layers })).map(({ key }) => key)).toEqual(["a", "(B)", "(B) 2", "a 2"]));
  it("of a Sequential feed each other", () =>
    expect(keyedRows(model({ layers })).map(({ inputs }) => inputs)).toEqual([[], ["a"], ["(B)"], ["(B) 2"]]));
});

describe("the summary's state", () => {
  const text = "import keras\nmodel = f()\n";
  const all = facts({
    models: [
      { ...sequential, span: { start: 21, end: 24 } },
      { ...branched, id: 1, span: { start: 21, end: 24 } },
    ],
    problems: [
      { code: "a", severity: "warning", span: { start: 21, end: 22 }, message: "later", related: [] },
      { code: "a", severity: "error", span: { start: 21, end: 24 }, message: "first", related: [] },
      { code: "a", severity: "error", span: { start: 0, end: 6 }, message: "elsewhere", related: [] },
    ],
  });

  it("has rows with their share of the total", () => {
    const { model: shown } = summaryState(all, text, { unit: "flops" });
    expect(shown?.rows.map(({ key, output, params, shareText }) => [key, output, params, shareText])).toEqual([
      ["conv2d", "(None, 26, 26, 32)", "320", "0.1%"],
      ["batch_normalization", "(None, 26, 26, 32)", "128", "<0.1%"],
      ["flatten", "(None, 21632)", "0", "0%"],
      ["dense", "(None, 10)", "216,330", "99.8%"],
    ]);
    expect(shown?.rows[3]?.description).toBe(
      "Dense dense, output (None, 10), 216,330 params, 99.8% of the model, 433 kFLOPs",
    );
  });

  it("has rows with their share of the cost, in the unit that is shown", () => {
    const shares = (unit: "flops" | "macs") =>
      summaryState(all, text, { unit }).model?.rows.map(({ costShare, costShareText }) => [costShare, costShareText]);
    const unknown = [undefined, ""];
    expect(shares("flops")).toEqual([unknown, unknown, unknown, [0.43265, "43%"]]);
    expect(shares("macs")).toEqual([unknown, unknown, unknown, [0.43264, "43%"]]);
  });

  it("says of a row why a part of it is unknown", () => {
    const layers = [row({ name: "dense", layer: "Dense", output: "?", id: 7 })];
    const sites = [site(text, "f()", [use({ id: 7, because: "`n` is an argument (line 3)" })])];
    const { model: shown } = summaryState(facts({ models: [model({ layers })], sites }), text, { unit: "flops" });
    expect(shown?.rows[0]?.description).toMatch(/, unknown because `n` is an argument \(line 3\)$/);
  });

  it("has totals with their units", () => {
    const { model: shown } = summaryState(all, text, { unit: "flops" });
    expect(shown?.totals.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      "Total params: 216,778",
      "Trainable: 216,714",
      "Non-trainable: 64",
      "Weights: 846.79 KB",
      "FLOPs: 1 MFLOPs",
      "Multiply-adds: 500 kMACs",
    ]);
  });

  it("has the graph of the model that is asked for", () => {
    const { model: shown, models } = summaryState(all, text, { model: 1, unit: "macs" });
    expect(models).toEqual([
      { id: 0, title: "sequential · Sequential · line 2", selected: false },
      { id: 1, title: "functional · Functional · line 2", selected: true },
    ]);
    expect(shown?.graph.edges).toEqual([
      { from: "input_layer", to: "dense" },
      { from: "input_layer", to: "dense_1" },
      { from: "dense", to: "add" },
      { from: "dense_1", to: "add" },
    ]);
    expect(shown?.graph.nodes[1]).toMatchObject({ title: "Dense", lines: ["4", "36 params"], family: "dense" });
  });

  it("has the problems of the model's own code, the worst first", () => {
    expect(summaryState(all, text, { unit: "flops" }).model?.problems.map((problem) => problem.text)).toEqual([
      "first",
      "later",
    ]);
  });

  it("says that there is no model", () => {
    expect(summaryState(facts({}), "", { unit: "flops" })).toEqual({
      models: [],
      unit: "flops",
      message: "No model is built in this file.",
    });
  });
});

describe("the family of a layer", () => {
  const cases = {
    Conv2D: "convolution",
    SeparableConv1D: "convolution",
    ConvLSTM2D: "recurrent",
    BatchNormalization: "normalization",
    MaxPooling2D: "pooling",
    MultiHeadAttention: "attention",
    LeakyReLU: "activation",
    Functional: "model",
    ResidualBlock: "other",
  } as const;
  for (const [layer, family] of Object.entries(cases)) it(layer, () => expect(layerFamily(layer)).toBe(family));
});
