/**
 * The rewrite of a convolution into its separable form, through VS Code's own list of code actions.
 *
 *     Convert to SeparableConv2D: 18,496 → 2,400 params (−87%), −87% FLOPs
 */
import * as assert from "node:assert/strict";
import { commands, workspace } from "vscode";
import { actionsOn, closeEditors, eventually, firstLensesOf, lensesOf, openExample } from "./editor";

describe("Conversion", () => {
  afterEach(closeEditors);

  it("states the saving, rewrites call and import, and is one undo step", async () => {
    const document = await openExample("functional_conv.py");
    await firstLensesOf(document);
    const before = document.getText();
    const actions = await actionsOn(document, "Conv2D(filters=64");
    const convert = actions.find((action) => action.title.startsWith("Convert to SeparableConv2D"));
    assert.equal(convert?.title, "Convert to SeparableConv2D: 18,496 → 2,400 params (−87%), −87% FLOPs");
    assert.notEqual(convert?.isPreferred, true);
    assert.ok(convert?.edit);
    await workspace.applyEdit(convert.edit);
    assert.match(
      document.getText(),
      /^feature_map_2 = SeparableConv2D\(filters=64, kernel_size=\(3, 3\)\)\(feature_map_1\)$/m,
    );
    const has3296 = (lenses: string[]) => lenses.some((lens) => lens.includes("Functional: 3,296 params"));
    await eventually("896 + 2,400 params", () => lensesOf(document), has3296);
    await commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  });

  it("of all convolutions of a model gives the separable model's counts", async () => {
    const document = await openExample("sequential_conv.py");
    await firstLensesOf(document);
    const actions = await actionsOn(document, "Conv2D(64");
    const all = actions.find((action) => /^Convert all .* in this model/.test(action.title));
    assert.ok(all?.edit, `no such action among ${JSON.stringify(actions.map((action) => action.title))}`);
    await workspace.applyEdit(all.edit);
    assert.doesNotMatch(document.getText(), /layers\.Conv2D/);
    const has157573 = (lenses: string[]) => lenses.some((lens) => lens.includes("Sequential: 157,573 params"));
    await eventually("157,573 params", () => lensesOf(document), has157573);
  });
});
