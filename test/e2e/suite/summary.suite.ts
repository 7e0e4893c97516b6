/**
 * The commands that summarize a model.
 *
 *     Model: "sequential"
 *     conv2d (Conv2D)      (None, 26, 26, 32)      896
 */
import * as assert from "node:assert/strict";
import { commands, window } from "vscode";
import { closeEditors, eventually, firstLensesOf, openExample } from "./editor";

describe("Summaries", () => {
  afterEach(closeEditors);

  it("open beside the editor", async () => {
    const document = await openExample("sequential_conv.py");
    await firstLensesOf(document);
    await commands.executeCommand("lamella.summarizeModel");
    const labels = () => window.tabGroups.all.map((group) => group.tabs.map((tab) => tab.label).join());
    const groups = await eventually("a second group of tabs", labels, (seen) => seen.length === 2);
    assert.match(groups[1] ?? "", /sequential/i);
  });

  it("open as text with the layout of model.summary()", async () => {
    const document = await openExample("sequential_conv.py");
    await firstLensesOf(document);
    await commands.executeCommand("lamella.summarizeModelAsText");
    const isSummary = () => window.activeTextEditor?.document.languageId === "lamella-summary";
    await eventually("the text", isSummary, (seen) => seen);
    const text = window.activeTextEditor?.document.getText() ?? "";
    assert.match(text, /conv2d \(Conv2D\).*\(None, 26, 26, 32\).*896/);
    assert.match(text, /Total params: 206,602/);
  });
});
