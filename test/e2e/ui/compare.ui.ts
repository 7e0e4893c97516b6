/**
 * Comparing the forms of a model as a person does it: the action beside the rewrite, and the page that says what came out.
 *
 *     Ctrl+. on a Conv2D   ──▶   Train both and compare   ──▶   RegularConv, BothConv, SeparableConv
 */
import { describe, expect } from "vitest";
import { trainingPython } from "../../../scripts/host/training-python.mjs";
import { workbenchTest } from "./workbench";

const CONVOLUTION = "layers.Conv2D(128";
/** Three runs, one after another, each of which imports Keras first. */
const COMPARING = { timeout: 240_000 };

describe("Train both and compare", () => {
  const test = workbenchTest("conv_study.py", () => ({ "lamella.python": trainingPython(console.log) }));

  test("stands beside the rewrite, trains the three forms and says what came out", COMPARING, async ({ workbench }) => {
    workbench.changeFile((text) => text.replace("(8, 8, 1), 32, 15", "(8, 8, 1), 128, 1"));
    const written = workbench.textOnDisk();
    await workbench.scrollTo(CONVOLUTION);
    await expect.poll(() => workbench.lensAbove(CONVOLUTION), { timeout: 60_000 }).toContain("73,728 params");
    const compare = await workbench.openCodeActions(CONVOLUTION, "Conv2D", "Train both and compare");
    await compare.click();
    await workbench.page.locator(".quick-input-widget .monaco-list-row", { hasText: "One seed" }).click();
    const sentence = workbench.webview.getByText(/SeparableConv: −\d+% parameters, .* the time on this CPU/);
    await sentence.waitFor({ timeout: 200_000 });
    await workbench.webview.getByText(/BothConv: −\d+% parameters/).waitFor();
    await sentence.scrollIntoViewIfNeeded();
    await workbench.inEachTheme((theme) => workbench.takeScreenshot(theme, "compared"));
    expect(workbench.textOnDisk()).toBe(written);
  });
});
