/**
 * The lightbulb's menu on a convolution and on a mistake.
 *
 *     Convert to SeparableConv2D: 18,496 → 2,400 params (−87%), −87% FLOPs
 */
import { describe, expect } from "vitest";
import { workbenchTest } from "./workbench";

const CONV2D_64 = "Conv2D(filters=64";
const CONVERT = "Convert to SeparableConv2D: 18,496 → 2,400 params (−87%), −87% FLOPs";

describe("A quick fix", () => {
  const test = workbenchTest("functional_conv.py");

  test("states what the separable form saves", async ({ workbench }) => {
    await expect.poll(() => workbench.lensAbove(CONV2D_64), { timeout: 30_000 }).toContain("18,496 params");
    await workbench.inEachTheme(async (theme) => {
      const actions = await workbench.openCodeActions("feature_map_2 = Conv2D", "Conv2D");
      await actions.filter({ hasText: CONVERT }).waitFor();
      await workbench.takeScreenshot(theme, "quick-fix");
      await workbench.page.keyboard.press("Escape");
    });
  });

  test("rewrites the call, and one undo takes it back", async ({ workbench }) => {
    const before = await workbench.savedText();
    const actions = await workbench.openCodeActions("feature_map_2 = Conv2D", "Conv2D");
    await actions.filter({ hasText: CONVERT }).click();
    await expect.poll(() => workbench.lensAbove("SeparableConv2D(filters=64")).toContain("2,400 params");
    const changed = before.replace("feature_map_2 = Conv2D(", "feature_map_2 = SeparableConv2D(");
    expect(await workbench.savedText()).toBe(changed);
    await workbench.page.keyboard.press("Control+Z");
    await expect.poll(() => workbench.lensAbove(CONV2D_64)).toContain("18,496 params");
    expect(await workbench.savedText()).toBe(before);
  });

  test("mends the name of a layer", async ({ workbench }) => {
    await workbench.click(CONV2D_64, "Conv2D");
    await workbench.page.keyboard.press("Home");
    await workbench.page.keyboard.type("Cov2D(filters=8, kernel_size=3)(input_layer); ");
    const squiggle = workbench.editor.locator(".squiggly-error").first();
    await squiggle.waitFor();
    await workbench.takeScreenshot("dark", "problem");
  });
});
