/**
 * Models of TensorFlow.js in TypeScript, JavaScript and TSX.
 *
 *     [null, 26, 26, 32] · 320 params · 432.6 kFLOPs
 *     model.add(tf.layers.conv2d({filters: 32, kernelSize: 3}));
 */
import * as assert from "node:assert/strict";
import { commands, DiagnosticSeverity, languages, window, workspace, type TextDocument } from "vscode";
import {
  actionsOn,
  closeEditors,
  eventually,
  exampleUri,
  hintsOf,
  hoverOn,
  lensesOf,
  openExample,
  openText,
} from "./editor";

describe("TensorFlow.js", () => {
  afterEach(closeEditors);

  it("has lenses in a TypeScript file, in its own words", async () => {
    const document = await openExample("digit_classifier.ts");
    assert.equal(document.languageId, "typescript");
    const lenses = await own(document);
    has(lenses, "9: Sequential: 1,199,882 params");
    has(lenses, "10: [null, 26, 26, 32] · 320 params");
    has(lenses, "22: [null, 10] · 1,290 params");
  });

  it("has lenses in a JavaScript file, for a helper's layers together", async () => {
    const lenses = await own(await openExample("selu_blocks.js"));
    has(lenses, "8: ×2: 14×14×64 … 7×7×128 · 11,296 params");
    has(lenses, "13: Sequential: 184,234 params");
  });

  it("has lenses in a TSX file", async () => {
    const lenses = await own(await openExample("image_caption.tsx"));
    has(lenses, "11: [null, 64, 64, 16] · 448 params");
    has(lenses, "16: 2 × Functional: 1,829 params");
  });

  it("has lenses in a document that isn't saved, whose language tells that JSX stands in it", async () => {
    const text = `const tf = require("@tensorflow/tfjs");
export const View = () => <p>{tf.layers.dense({ units: 3, inputShape: [4] }).apply(tf.input({ shape: [4] })).shape}</p>;
`;
    const document = await openText(text, "typescriptreact");
    await languages.setTextDocumentLanguage(document, "typescriptreact");
    has(await own(document), "2: Dense [null, 3] · 15 params");
  });

  it("keeps the lenses while a line is being typed", async () => {
    const document = await openExample("digit_classifier.ts");
    const before = await own(document);
    const editor = await window.showTextDocument(document);
    const end = document.lineAt(15).range.end;
    await editor.edit((edit) => edit.insert(end, "\n  model.add(tf.layers.dense({units: "));
    const has10 = (lenses: readonly string[]) =>
      lenses.some((lens) => lens.startsWith("23: [null, 10] · 1,290 params"));
    const after = await eventually("the lenses further down", () => lensesOf(document), has10);
    assert.ok(after.length >= before.length - 2, after.join("\n"));
  });

  it("has hovers with the formula, and of a key what it does", async () => {
    const document = await openExample("digit_classifier.ts");
    await own(document);
    const hover = await hoverOn(document, "conv2d({filters: 64");
    assert.match(hover, /kernel 3×3×32×64 \+ bias 64 = 18,496/);
    assert.match(hover, /\[null, 26, 26, 32\].* → .*\[null, 24, 24, 64\]/);
    assert.match(hover, /As separableConv2d/);
    assert.match(
      await hoverOn(document, "kernelSize: [3, 3]"),
      /`kernelSize` of Conv2D: a window of 3×3: 26×26 → 24×24/,
    );
  });

  it("reports a mistake, and a fix mends it", async () => {
    const text = `import * as tf from "@tensorflow/tfjs";\ntf.layers.dense({ units: 8, useBais: false });\n`;
    const document = await openText(text, "typescript");
    const problems = () => languages.getDiagnostics(document.uri).filter(({ source }) => source === "Lamella");
    const [problem] = await eventually("the problem", problems, (all) => all.length > 0);
    assert.equal(problem?.severity, DiagnosticSeverity.Warning);
    const actions = await actionsOn(document, "useBais");
    const fix = actions.find((action) => action.title === "Change to useBias");
    assert.ok(fix?.edit, JSON.stringify(actions.map(({ title }) => title)));
    await workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /useBias: false/);
    await eventually("no problem", problems, (all) => all.length === 0);
  });

  it("converts convolutions with the saving stated first", async () => {
    const document = await openExample("digit_classifier.ts");
    await own(document);
    const actions = await actionsOn(document, "conv2d({filters: 64");
    const titles = actions.map(({ title }) => title);
    assert.ok(
      titles.includes("Convert to separableConv2d: 18,496 → 2,400 params (−87%), −87% FLOPs"),
      titles.join("\n"),
    );
    const all = actions.find(({ title }) => title.startsWith("Convert all 2 conv2d in this model: "));
    assert.ok(all?.edit, titles.join("\n"));
    await workspace.applyEdit(all.edit);
    assert.doesNotMatch(document.getText(), /\bconv2d\(/);
    const isLess = (lenses: readonly string[]) => lenses.some((lens) => lens.includes("Sequential: 1,183,539 params"));
    await eventually("the separable model's count", () => lensesOf(document), isLess);
  });

  it("is summed up beside the editor and as text", async () => {
    await own(await openExample("selu_blocks.js"));
    await commands.executeCommand("lamella.summarizeModel");
    const labels = () => window.tabGroups.all.map((group) => group.tabs.map((tab) => tab.label).join());
    const groups = await eventually("a second group of tabs", labels, (seen) => seen.length === 2);
    assert.match(groups[1] ?? "", /sequential_1/);
    await own(await openExample("selu_blocks.js"));
    await commands.executeCommand("lamella.summarizeModelAsText");
    const text = () => window.activeTextEditor?.document ?? undefined;
    const shown = await eventually("the text", text, (seen) => seen?.languageId === "lamella-summary");
    assert.match(shown?.getText() ?? "", /conv2d_Conv2D1 \(Conv2D\).*\[null, 28, 28, 32\].*320/);
    assert.match(shown?.getText() ?? "", /Total params: 184,234/);
  });

  it("follows a builder into the file that it is imported from", async () => {
    const main = exampleUri("train_digits.js");
    const text = `import { createModel } from "./digit_classifier";\nconst model = createModel();\n`;
    await workspace.fs.writeFile(main, new TextEncoder().encode(text));
    has(await own(await openExample("train_digits.js")), "2: Sequential: 1,199,882 params");
    await workspace.fs.delete(main);
  });

  it("has nothing to say of other JavaScript, of packages and of declarations", async () => {
    await own(await openExample("selu_blocks.js"));
    const source = new TextDecoder().decode(await workspace.fs.readFile(exampleUri("selu_blocks.js")));
    assert.deepEqual(
      await ofLamella(
        await openText("const layers = { dense: () => 1 };\nlayers.dense({ units: 3 });\n", "javascript"),
      ),
      [],
    );
    const inPackage = exampleUri("node_modules/net/index.js");
    await workspace.fs.writeFile(inPackage, new TextEncoder().encode(source));
    const document = await workspace.openTextDocument(inPackage);
    await window.showTextDocument(document);
    assert.deepEqual(await ofLamella(document), []);
    await workspace.fs.delete(exampleUri("node_modules"), { recursive: true });
  });

  it("has hints at the end of the line", async () => {
    const settings = workspace.getConfiguration("lamella");
    await settings.update("hints.location", "inlay", true);
    try {
      const document = await openExample("digit_classifier.ts");
      const isShown = (hints: readonly string[]) => hints.includes("10: 26×26×32 · 320");
      await eventually("the hints", () => hintsOf(document), isShown);
    } finally {
      await settings.update("hints.location", undefined, true);
    }
  });
});

/** VS Code's own lenses of references are none of ours. */
const ofLamella = async (document: TextDocument): Promise<string[]> =>
  (await lensesOf(document)).filter((lens) => /params|null|Summarize|unknown/.test(lens));

function own(document: TextDocument): Promise<string[]> {
  return eventually(
    "lenses of TensorFlow.js",
    () => ofLamella(document),
    (lenses) => lenses.length > 0,
  );
}

function has(lenses: readonly string[], start: string): void {
  assert.ok(
    lenses.some((lens) => lens.startsWith(start)),
    lenses.join("\n"),
  );
}
