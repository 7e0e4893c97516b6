/**
 * What a person sees beside and on a layer.
 *
 *     (None, 26, 26, 32) · 896 params · 1.2 MFLOPs
 *     model.add(layers.Conv2D(32, (3, 3), activation='relu', input_shape=(28, 28, 3)))
 *                      ^^^^^^ the mouse rests here
 */
import { describe, expect } from "vitest";
import { workbenchTest } from "./workbench";

const CONV2D_32 = "Conv2D(32";

describe("A layer", () => {
  const test = workbenchTest("sequential_conv.py");

  test("has its shape, count and cost above it", async ({ workbench }) => {
    const lens = () => workbench.lensAbove(CONV2D_32);
    await expect.poll(lens, { timeout: 60_000 }).toBe("(None, 26, 26, 32) · 896 params · 1.2 MFLOPs");
    expect(await workbench.lensAbove("Dense(256")).toMatch(/^\(None, 256\) · 147,712 params · /);
    expect(await workbench.lensAbove("models.Sequential()")).toMatch(
      /^Sequential: 206,602 params · .*Summarize.*Quick Train$/,
    );
    await workbench.inEachTheme((theme) => workbench.takeScreenshot(theme, "lenses"));
  });

  test("shows under the mouse how its count comes about, with a picture", async ({ workbench }) => {
    await workbench.inEachTheme(async (theme) => {
      const hover = await workbench.hover(CONV2D_32, "Conv2D");
      const picture = hover.locator("img").first();
      await picture.waitFor();
      expect(await hover.textContent()).toContain("kernel 3×3×3×32 + bias 32 = 896");
      expect(await picture.getAttribute("alt")).toMatch(/28×28×3.* goes in, .*26×26×32.* comes out/);
      const size = await picture.boundingBox();
      expect(size?.width).toBeGreaterThan(200);
      // Nobody has to scroll for it.
      const shown = await hover.boundingBox();
      expect(size!.y + size!.height).toBeLessThanOrEqual(shown!.y + shown!.height);
      await workbench.takeScreenshot(theme, "hover");
      await workbench.dismissHover();
    });
  });

  test("tells of an argument under the mouse what it does", async ({ workbench }) => {
    const hover = await workbench.hover(CONV2D_32, "3, 3");
    const text = await hover.textContent();
    expect(text).toMatch(/kernel/);
    expect(text).not.toContain("896");
    await workbench.takeScreenshot("dark", "hover-on-argument");
    await workbench.dismissHover();
  });

  test("has no lens while hints are off, and has it again", async ({ workbench }) => {
    await workbench.runCommand("Lamella: Toggle Hints");
    await expect.poll(() => workbench.editor.locator(".codelens-decoration").count()).toBe(0);
    await workbench.runCommand("Lamella: Toggle Hints");
    await expect.poll(() => workbench.lensAbove(CONV2D_32)).toContain("896 params");
  });

  test("has its hint at the line's end by a setting", async ({ workbench }) => {
    await workbench.changeSetting("lamella.hints.location", "inlay");
    const line = () => workbench.textOf(workbench.line(CONV2D_32));
    await expect.poll(line).toMatch(/26×26×32 · 896$/);
    // VS Code takes a lens away some time after a hint has come.
    await expect.poll(() => workbench.editor.locator(".codelens-decoration").count()).toBe(0);
    await workbench.inEachTheme((theme) => workbench.takeScreenshot(theme, "inlay-hints"));
    await workbench.changeSetting("lamella.hints.location", undefined);
    await expect.poll(() => workbench.lensAbove(CONV2D_32)).toContain("896 params");
  });
});
