/**
 * The lenses that VS Code is given.
 *
 *     (None, 26, 26, 32) · 896 params · 1.2 MFLOPs
 *     model.add(layers.Conv2D(32, (3, 3), activation='relu', input_shape=(28, 28, 3)))
 */
import * as assert from "node:assert/strict";
import { ConfigurationTarget, Range, workspace, WorkspaceEdit, type TextDocument } from "vscode";
import { closeEditors, eventually, firstLensesOf, hintsOf, lensesOf, openExample, openText } from "./editor";

/** What the model's lens of each example begins with. */
const TOTALS: readonly (readonly [file: string, ...totals: readonly string[]])[] = [
  ["sequential_conv.py", "Sequential: 206,602 params"],
  ["sequential_separable.py", "Sequential: 157,573 params"],
  ["functional_conv.py", "Functional: 19,392 params", "Functional: 2,555 params"],
  ["mnist_cnn.py", "Sequential: 1,199,882 params"],
  ["selu_separable.py", "Sequential: 184,234 params"],
  ["small_conv.py", "Sequential: 57 params", "Sequential: 27 params"],
];

describe("Lenses", () => {
  afterEach(closeEditors);

  for (const [file, ...totals] of TOTALS) {
    it(`say the totals of ${file}`, async () => {
      const lenses = await firstLensesOf(await openExample(file));
      const titles = lenses.map((lens) => lens.replace(/^\d+: /, ""));
      for (const total of totals) {
        assert.ok(
          titles.some((title) => title.startsWith(total)),
          `no "${total}" in ${JSON.stringify(titles)}`,
        );
      }
    });
  }

  it("stand on the line of each layer with its shape and count", async () => {
    const lenses = await firstLensesOf(await openExample("sequential_conv.py"));
    const layers = lenses
      .filter((lens) => lens.includes("(None"))
      .map((lens) => lens.split(" · ").slice(0, 2).join(" "));
    assert.deepEqual(layers, [
      "7: (None, 26, 26, 32) 896 params",
      "8: (None, 13, 13, 32) 0 params",
      "9: (None, 11, 11, 64) 18,496 params",
      "10: (None, 5, 5, 64) 0 params",
      "11: (None, 3, 3, 64) 36,928 params",
      "12: (None, 576) 0 params",
      "13: (None, 256) 147,712 params",
      "14: (None, 10) 2,570 params",
    ]);
    assert.ok(lenses.includes("7: (None, 26, 26, 32) · 896 params · 1.2 MFLOPs"));
  });

  it("follow the text, and stay where they were while it can't be parsed", async () => {
    const document = await openText(`from keras import layers, Sequential
model = Sequential([
    layers.Input((28, 28, 1)),
    layers.Conv2D(32, 3),
])
`);
    const before = await firstLensesOf(document);
    assert.ok(before.some((lens) => lens.startsWith("4: (None, 26, 26, 32) · 320 params")));
    await replace(document, new Range(3, 18, 3, 20), "16");
    const has16 = (lenses: string[]) => lenses.some((lens) => lens.startsWith("4: (None, 26, 26, 16) · 160 params"));
    const after = await eventually("16 filters", () => lensesOf(document), has16);
    await replace(document, new Range(3, 4, 3, 4), "(((");
    assert.deepEqual(await lensesOf(document), after);
    await replace(document, new Range(0, 0, 0, 0), "\n");
    const moved = after.map((lens) => lens.replace(/^\d+/, (line) => String(Number(line) + 1)));
    assert.deepEqual(await lensesOf(document), moved);
  });

  it("are silenced by a comment", async () => {
    const document = await openText(`from keras import layers, Sequential
model = Sequential([
    layers.Input((28, 28, 1)),
    layers.Conv2D(32, 3),  # lamella: ignore
    layers.Flatten(),
])
`);
    const lines = (await firstLensesOf(document)).map((lens) => lens.split(":")[0]);
    assert.ok(!lines.includes("4") && lines.includes("5"), `lines ${lines.join()}`);
  });

  it("give way to hints at the line's end, or to nothing, by a setting", async () => {
    const document = await openExample("sequential_conv.py");
    await firstLensesOf(document);
    await setHintLocation("inlay");
    try {
      const hints = await eventually(
        "hints",
        () => hintsOf(document),
        (seen) => seen.length > 0,
      );
      assert.ok(
        hints.some((hint) => /^7: 26×26×32 · 896$/.test(hint)),
        JSON.stringify(hints),
      );
      assert.ok(
        hints.every((hint) => hint.replace(/^\d+: /, "").length <= 25),
        JSON.stringify(hints),
      );
      assert.deepEqual(await lensesOf(document), []);
      await setHintLocation("off");
      await eventually(
        "no hints",
        () => hintsOf(document),
        (seen) => seen.length === 0,
      );
    } finally {
      await setHintLocation(undefined);
    }
  });
});

async function replace(document: TextDocument, range: Range, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, range, text);
  assert.ok(await workspace.applyEdit(edit));
}

async function setHintLocation(value: string | undefined): Promise<void> {
  await workspace.getConfiguration("lamella").update("hints.location", value, ConfigurationTarget.Global);
}
