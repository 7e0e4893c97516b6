/**
 * What an editor and the server say to each other, over a real stream. What the answers say is tested with the core.
 */
import { afterEach, expect, test } from "vitest";
import { Editor, uriOf } from "./editor.js";

const MODEL = `from keras import layers, Sequential
model = Sequential([
    layers.Input((28, 28, 1)),
    layers.Conv2D(32, 3),
    layers.Conv2D(64, 3),
])
`;

let editor: Editor;
afterEach(() => editor.stop());

test("lenses by default; hints at the line's end, hovers only or nothing by a setting", async () => {
  editor = await Editor.start();
  await editor.open("model.py", MODEL);
  const lenses = await editor.lenses("model.py");
  expect(lenses).toContain("4: (None, 26, 26, 32) · 320 params · 411 kFLOPs");
  expect(lenses).toContain("2: Summarize");
  expect(await editor.hints("model.py")).toEqual([]);

  await editor.change({ hints: { location: "inlay" } });
  expect(await editor.hints("model.py")).toContain("4:26 26×26×32 · 320");
  expect(await editor.lenses("model.py")).toEqual([]);
  expect(await editor.hover("model.py", "Conv2D")).not.toBeNull();

  await editor.change({ hints: { location: "off" } });
  expect([...(await editor.hints("model.py")), ...(await editor.lenses("model.py"))]).toEqual([]);
  expect(await editor.hover("model.py", "Conv2D")).toBeNull();
});

test("while the text can't be read, lenses stay on their lines, and their command still finds the model", async () => {
  editor = await Editor.start();
  await editor.open("model.py", MODEL);
  const before = await editor.codeLenses("model.py");
  await editor.open("model.py", `\n${MODEL.replace("(64, 3)", "(64, 3")}`);
  const after = await editor.codeLenses("model.py");
  expect(after.map(({ range, command }) => [range.start.line - 1, command])).toEqual(
    before.map(({ range, command }) => [range.start.line, command]),
  );
  await editor.open("model.py", "x = 1\n");
  expect(await editor.lenses("model.py")).toEqual([]);
});

test("positions are right with CRLF, tabs and characters of two units", async () => {
  editor = await Editor.start();
  const text = `${MODEL}for _ in "層😀":\n\tx = "😀"; layers.Cov2D(32, 3)\n`.replaceAll("\n", "\r\n");
  await editor.open("model.py", text);
  expect(await editor.problems("model.py")).toEqual(["8:19–24 1 unknown-layer"]);
  expect((await editor.hover("model.py", "Conv2D(64"))?.range).toEqual({
    start: { line: 4, character: 4 },
    end: { line: 4, character: 17 },
  });
});

test("a fix mends its problem, a rewrite states its saving; both are edits of the document", async () => {
  editor = await Editor.start();
  const text = `${MODEL}layers.Cov2D(32, 3)\n`;
  await editor.open("model.py", text);
  const [fix] = await editor.actions("model.py", "Cov2D");
  expect(fix).toMatchObject({ kind: "quickfix" });
  expect(fix?.isPreferred).toBeUndefined();
  const actions = await editor.actions("model.py", "Conv2D(64");
  const rewrite = actions.find(({ title }) => title.startsWith("Convert to SeparableConv2D"));
  expect(rewrite?.title).toBe("Convert to SeparableConv2D: 18,496 → 2,400 params (−87%), −87% FLOPs");
  const all = await editor.request("lamella/convertModel", { uri: uriOf("model.py") });
  expect(all.map(({ uri, edits }) => [uri, edits.map(({ newText }) => newText)])).toEqual([
    [uriOf("model.py"), ["layers.SeparableConv2D", "layers.SeparableConv2D"]],
  ]);
});

test("a notebook is one program: hints in its cells, no lenses, its model in the status bar", async () => {
  editor = await Editor.start();
  const cells = [
    "#md Title",
    "%matplotlib inline\nfrom keras import layers, Sequential",
    "model = Sequential([layers.Input((8,)), layers.Dense(4)])",
    "%%bash\nls",
    "\nmodel.add(layers.Dense(2))",
    "layers.Cov2D(1, 1)",
  ];
  const [, imports, first, bash, second, last] = await editor.openNotebook("net.ipynb", cells);
  expect(await editor.hints(second!)).toEqual(["2:27 2 · 10"]);
  expect([...(await editor.hints(imports!)), ...(await editor.hints(bash!))]).toEqual([]);
  expect(await editor.lenses(second!)).toEqual([]);
  expect(await editor.problems(last!)).toEqual(["1:8–13 1 unknown-layer"]);
  expect(await editor.request("lamella/cellStatus", { uri: uriOf(second!) })).toMatchObject({
    text: "sequential: 46 params",
  });
  expect(await editor.request("lamella/cellStatus", { uri: uriOf(bash!) })).toBeNull();
  const { models } = await editor.request("lamella/models", { uri: uriOf(first!) });
  expect(models[0]).toMatchObject({
    title: "sequential · Sequential · cell 3, line 1",
    location: { uri: uriOf(first!) },
  });
});

test("in a notebook a value is given in the cell that leaves it open, and numbers in other cells follow", async () => {
  editor = await Editor.start();
  const [, define, use] = await editor.openNotebook("net.ipynb", [
    "import os\nfrom keras import layers, Sequential",
    'n = len(os.listdir("."))\nprint(n)',
    "model = Sequential([layers.Input((8,))])\nmodel.add(layers.Dense(n))",
  ]);
  const [give] = await editor.actions(use!, "Dense(n)");
  expect(give?.title).toBe("Give n a value: `# lamella: n = 32`");
  const [[uri, edits] = ["", []]] = Object.entries(give?.edit?.changes ?? {});
  expect(uri).toBe(uriOf(define!));
  expect(edits).toMatchObject([{ newText: "  # lamella: n = 32", range: { start: { line: 0, character: 24 } } }]);
});

test("the order of a notebook's cells is the order of the program, also after a cell has moved", async () => {
  editor = await Editor.start();
  const head = "from keras import layers, Sequential\nmodel = Sequential([layers.Input((8,))])";
  const cells = await editor.openNotebook("net.ipynb", [
    head,
    "model.add(layers.Dense(4))",
    "model.add(layers.Dense(2))",
  ]);
  expect(await editor.problems(cells[0]!)).toEqual([]);
  expect(await editor.hints(cells[2]!)).toEqual(["1:27 2 · 10"]);
  await editor.moveLastCell("net.ipynb", cells, 1);
  expect(await editor.problems(cells[0]!)).toEqual([]);
  expect(await editor.hints(cells[2]!)).toEqual(["1:27 2 · 18"]);
});

test("a summary finds its model again after the file has changed", async () => {
  editor = await Editor.start();
  await editor.open("model.py", `${MODEL}other = Sequential([layers.Input((4,)), layers.Dense(1)])\n`);
  const uri = uriOf("model.py");
  const position = editor.position("model.py", "layers.Dense");
  const shown = await editor.request("lamella/summary", { uri, unit: null, choice: { by: "position", position } });
  expect(shown?.state.model).toMatchObject({ name: "sequential_1" });
  await editor.open("model.py", `${MODEL}other = Sequential([layers.Input((4,)), layers.Dense(2), layers.Dense(1)])\n`);
  const choice = { by: "reference", reference: shown!.reference! } as const;
  const again = await editor.request("lamella/summary", { uri, unit: "macs", choice });
  expect(again?.state.model).toMatchObject({ name: "sequential_1" });
  expect(again?.state.model?.rows).toHaveLength(2);
  const place = again!.state.model!.rows[1]!.place!;
  const located = await editor.request("lamella/locate", { uri, place });
  expect(located?.range.start).toEqual(editor.position("model.py", "layers.Dense(1)"));
  const text = await editor.request("lamella/textSummary", { uri, choice });
  expect(text?.text).toMatch(/^Model: "sequential_1"/);
});

test("an open file wins over the disk where another imports it, and a change of it is seen at once", async () => {
  editor = await Editor.start({}, { "/project/blocks.py": "WIDTH = 1\n" });
  const text =
    "import keras\nfrom blocks import WIDTH\nkeras.Sequential([keras.Input((3,)), keras.layers.Dense(WIDTH)])\n";
  await editor.open("train.py", text);
  expect((await editor.lenses("train.py")).join()).toContain("4 params");
  await editor.open("blocks.py", "WIDTH = 2\n");
  expect((await editor.lenses("train.py")).join()).toContain("8 params");
  await editor.open("blocks.py", "WIDTH = 10\n");
  expect((await editor.lenses("train.py")).join()).toContain("40 params");
});

test("a file over the limit is told of once, and not read", async () => {
  editor = await Editor.start({ maxFileSize: 0.0001 });
  await editor.open("model.py", MODEL);
  expect(await editor.problems("model.py")).toEqual(["1:1–1 3 too-large"]);
  const { models, unread } = await editor.request("lamella/models", { uri: uriOf("model.py") });
  expect(models).toEqual([]);
  expect(unread).toContain("larger than 0.0001 MB");
  expect(await editor.lenses("model.py")).toEqual([]);
});

test("a model as TensorFlow.js builds it, or why it can't", async () => {
  editor = await Editor.start();
  await editor.open(
    "model.py",
    `${MODEL}other = Sequential([layers.Input((4,)), layers.UnitNormalization()], name="other")\n`,
  );
  const models = await editor.request("lamella/quickModels", { uri: uriOf("model.py") });
  expect(models).toMatchObject([
    { name: "sequential", detail: "18,816 params", topology: { class_name: "Sequential" }, notes: [] },
    { name: "other", because: ["unit_normalization (UnitNormalization): TensorFlow.js has no such layer"] },
  ]);
});
