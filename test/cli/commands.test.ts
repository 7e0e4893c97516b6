/** What each command prints; what the numbers are is tested with the core. */
import { describe, expect, test } from "vitest";
import { bench } from "../../src/cli/commands/bench.js";
import { check } from "../../src/cli/commands/check.js";
import { separable } from "../../src/cli/commands/separable.js";
import { summarize } from "../../src/cli/commands/summarize.js";
import { run } from "./run.js";

const MODEL = `from keras import layers, Sequential
model = Sequential([
    layers.Input((28, 28, 1)),
    layers.Conv2D(32, 3),
    layers.Conv2D(64, 3, padding="same"),  # wide
])
loose = layers.Dense(3)
`;

describe("summarize", () => {
  test("prints models as tables and layers without a model as lines", async () => {
    const { exitCode, out } = await run({ "a.py": MODEL }, (at) => summarize([at("a.py")], {}));
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^Sequential, line 2\nModel: "sequential"/);
    expect(out).toMatch(/conv2d \(Conv2D\).*\(None, 26, 26, 32\).*320/);
    expect(out).toContain("Total params: 18,816");
    expect(out).toMatch(/Layers that belong to no model\n {2}line 7: dense \(Dense\)/);
  });

  test("prints JSON by the contract, on one line a file where there are several", async () => {
    const files = { "a.py": MODEL, "b.py": "x = 1\n" };
    const { out } = await run(files, (at) => summarize([at("a.py"), at("b.py")], { json: true }));
    const [a, b, ...rest] = out.split("\n");
    expect(rest).toEqual([""]);
    expect(JSON.parse(b!)).toEqual({ version: 1, file: "./b.py", sites: [], models: [], problems: [] });
    const { file, sites, models } = JSON.parse(a!);
    expect(file).toBe("./a.py");
    expect(sites[1]).toEqual({
      line: 4,
      column: 5,
      endLine: 4,
      endColumn: 25,
      uses: [
        {
          layer: "Conv2D",
          name: "conv2d",
          certainty: "exact",
          outputs: [[null, 26, 26, 32]],
          params: { trainable: 320, nonTrainable: 0 },
          macs: 194688,
          flops: 411008,
        },
      ],
    });
    expect(models).toMatchObject([
      {
        name: "sequential",
        kind: "Sequential",
        line: 2,
        column: 9,
        params: { total: 18816, trainable: 18816, nonTrainable: 0 },
      },
    ]);
    expect(models[0].layers[0]).toMatchObject({
      name: "conv2d",
      layer: "Conv2D",
      output: [null, 26, 26, 32],
      params: 320,
    });
  });

  test("says that a model has no input yet", async () => {
    const text =
      "import keras\nstack = keras.Sequential([keras.layers.Dense(3)])\nother = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])\n";
    const { out } = await run({ "a.py": text }, (at) => summarize([at("a.py")], { json: true }));
    const { models } = JSON.parse(out) as { models: readonly { built?: boolean }[] };
    expect(models.map(({ built }) => built)).toEqual([false, undefined]);
  });

  test("evaluates one more expression after the end of the file", async () => {
    const text = "import keras\ndef build(n):\n  return keras.Sequential([keras.Input((3,)), keras.layers.Dense(n)])\n";
    const { out } = await run({ "a.py": text }, (at) => summarize([at("a.py")], { json: true, call: ["build(5)"] }));
    expect(JSON.parse(out).models[0]).toMatchObject({ params: { total: 20 } });
  });

  test("counts a notebook's cells from 0 and lines within them", async () => {
    const cell = (cell_type: string, source: string) => ({ cell_type, source, metadata: {}, outputs: [] });
    const cells = [
      cell("markdown", "# Net"),
      cell("code", "%matplotlib inline\nimport keras"),
      cell("code", "x = 1\nkeras.layers.Dense(2)"),
    ];
    const files = { "a.ipynb": JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }) };
    const { out } = await run(files, (at) => summarize([at("a.ipynb")], { json: true }));
    expect(JSON.parse(out).sites).toMatchObject([{ cell: 2, line: 2, column: 1, endLine: 2, endColumn: 22 }]);
  });
});

describe("check", () => {
  const wrong = "from keras import layers\n\nlayers.Cov2D(32, 3)\n";

  test("exits with 1 where there is an error", async () => {
    const { exitCode, out } = await run({ "a.py": wrong }, (at) => check([at("a.py")], {}));
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^\.\/a\.py:3:8: error unknown-layer: Unknown layer Cov2D\. Did you mean Conv2D\?\n$/);
  });

  test("exits with 0 where there is none, and with 2 where a file can't be used", async () => {
    expect((await run({ "a.py": MODEL }, (at) => check([at("a.py")], {}))).exitCode).toBe(0);
    expect((await run({ "a.py": wrong }, (at) => check([at("a.py"), at("gone.py")], {}))).exitCode).toBe(2);
  });

  const unknown = `${MODEL}import somewhere\nfrom keras import Model\nbase = somewhere.base()\n`;
  const budgets: readonly (readonly [text: string, maxParams: number, exitCode: number, said: string])[] = [
    [MODEL, 18_816, 0, ""],
    [MODEL, 18_815, 1, "error params-budget: Sequential sequential has 18,816 parameters; the budget is 18,815."],
    [`${unknown}m = Sequential([layers.Input((3,)), layers.Dense(1), base])\n`, 20_000, 0, "warning params-budget"],
  ];
  test.each(budgets)("holds a budget of parameters", async (text, maxParams, exitCode, said) => {
    const result = await run({ "a.py": text }, (at) => check([at("a.py")], { maxParams }));
    expect(result.exitCode).toBe(exitCode);
    expect(result.out).toContain(said);
  });
});

describe("separable", () => {
  test("prints a unified diff and tells the saving beside it", async () => {
    const { exitCode, out, err, files } = await run({ "a.py": MODEL }, (at) => separable(at("a.py"), { only: 5 }));
    expect(exitCode).toBe(0);
    expect(out).toBe(`--- ./a.py
+++ ./a.py
@@ -2,6 +2,6 @@
 model = Sequential([
     layers.Input((28, 28, 1)),
     layers.Conv2D(32, 3),
-    layers.Conv2D(64, 3, padding="same"),  # wide
+    layers.SeparableConv2D(64, 3, padding="same"),  # wide
 ])
 loose = layers.Dense(3)
`);
    expect(err).toContain("18,496 → 2,400 params (−87%)");
    expect(files["a.py"]).toBe(MODEL);
  });

  test("writes the file with its line ends and its byte order mark", async () => {
    const text = `\uFEFF${MODEL}`.replaceAll("\n", "\r\n");
    const { files } = await run({ "a.py": text }, (at) => separable(at("a.py"), { write: true, only: 5 }));
    expect(files["a.py"]).toBe(text.replace("layers.Conv2D(64", "layers.SeparableConv2D(64"));
  });

  test("has nothing to do on a line without a convolution", async () => {
    const { exitCode, err } = await run({ "a.py": MODEL }, (at) => separable(at("a.py"), { only: 7 }));
    expect([exitCode, err]).toEqual([2, "lamella: ./a.py: there is no Conv2D on line 7\n"]);
  });
});

test("bench tells the times of each stage, the first and after an edit", async () => {
  const { exitCode, out } = await run({ "a.py": MODEL }, (at) => bench([at("a.py")], { json: true }));
  const times = { parse: expect.any(Number), evaluate: expect.any(Number), features: expect.any(Number) };
  expect([exitCode, JSON.parse(out)]).toEqual([
    0,
    { file: "./a.py", lines: 7, rounds: 200, bareParse: expect.any(Number), cold: times, edited: times },
  ]);
});
