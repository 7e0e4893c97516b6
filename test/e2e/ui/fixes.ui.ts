/**
 * The lightbulb's menu on a convolution and on a mistake.
 *
 *     Convert to SeparableConv2D: 18,496 → 2,400 params (−87%), −87% FLOPs
 */
import { describe, expect } from "vitest";
import { workbenchTest } from "./workbench";

const CONV2D_64 = "feature_map_2 = Conv2D(";
const CONVERT = "Convert to SeparableConv2D: 18,496 → 2,400 params (−87%), −87% FLOPs";

describe("A quick fix", () => {
  const test = workbenchTest("functional_conv.py");

  test("states what the separable form saves", async ({ workbench }) => {
    await expect.poll(() => workbench.lensAbove(CONV2D_64), { timeout: 60_000 }).toContain("18,496 params");
    await workbench.inEachTheme(async (theme) => {
      await workbench.openCodeActions(CONV2D_64, "Conv2D", CONVERT);
      await workbench.takeScreenshot(theme, "quick-fix");
      await workbench.page.keyboard.press("Escape");
    });
  });

  test("rewrites the call, and one undo takes it back", async ({ workbench }) => {
    const before = workbench.textOnDisk();
    const convert = await workbench.openCodeActions(CONV2D_64, "Conv2D", CONVERT);
    await convert.click();
    await expect.poll(() => workbench.lensAbove("feature_map_2 = Separable")).toContain("2,400 params");
    await workbench.save();
    const changed = before.replace("feature_map_2 = Conv2D(", "feature_map_2 = SeparableConv2D(");
    await expect.poll(() => workbench.textOnDisk()).toBe(changed);
    await workbench.page.keyboard.press("Control+Z");
    await expect.poll(() => workbench.lensAbove(CONV2D_64)).toContain("18,496 params");
    await workbench.save();
    await expect.poll(() => workbench.textOnDisk()).toBe(before);
  });

  test("mends the name of a layer", async ({ workbench }) => {
    await workbench.click(CONV2D_64, "feature_map_2");
    await workbench.page.keyboard.press("Home");
    await workbench.page.keyboard.type("keras.layers.Cov2D(8, 3)\n");
    await workbench.editor.locator(".squiggly-error").first().waitFor();
    await workbench.inEachTheme(async (theme) => {
      const hover = await workbench.hover("Cov2D(8", "Cov2D");
      expect(await hover.textContent()).toContain("Unknown layer Cov2D. Did you mean Conv2D?");
      await workbench.takeScreenshot(theme, "problem");
      await workbench.dismissHover();
    });
    const mend = await workbench.openCodeActions("Cov2D(8", "Cov2D", "Conv2D");
    await mend.click();
    await expect.poll(() => workbench.line("keras.layers.Conv2D(8, 3)").count()).toBe(1);
  });
});
