/**
 * Values that are supplied beside the line, for what the text leaves open.
 *
 *     def build(num_classes):  # lamella: num_classes = 10      (None, 10) · 90 params
 */
import * as assert from "node:assert/strict";
import { workspace } from "vscode";
import { actionsOn, closeEditors, eventually, firstLensesOf, lensesOf, openText } from "./editor";

const TEXT = `from keras import layers

def build(num_classes):
    return layers.Dense(num_classes)(layers.Input((8,)))
`;

describe("Given values", () => {
  afterEach(closeEditors);

  it("are offered where a name is open, and its numbers follow", async () => {
    const document = await openText(TEXT);
    const before = await firstLensesOf(document);
    assert.ok(
      before.some((lens) => lens.includes("(None, num_classes) · 9·num_classes params")),
      before.join("\n"),
    );
    const actions = await actionsOn(document, "Dense(num_classes)");
    const give = actions.find((action) => action.title === "Give num_classes a value: `# lamella: num_classes = 10`");
    assert.ok(give?.edit, `no such action among ${JSON.stringify(actions.map((action) => action.title))}`);
    await workspace.applyEdit(give.edit);
    assert.match(document.getText(), /^def build\(num_classes\): {2}# lamella: num_classes = 10$/m);
    const has90 = (lenses: string[]) => lenses.some((lens) => lens.includes("(None, 10) · 90 params"));
    await eventually("90 params", () => lensesOf(document), has90);
  });
});
