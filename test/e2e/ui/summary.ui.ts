/**
 * The summary beside the editor: its table, its graph, and how both belong to the source.
 *
 *     conv2d_1  Conv2D   (None, 11, 11, 64)   18,496     a click goes to   model.add(layers.Conv2D(64, …
 */
import { describe, expect } from "vitest";
import { faintTexts } from "./contrast";
import { workbenchTest } from "./workbench";

describe("The summary", () => {
  const test = workbenchTest("sequential_conv.py");

  test("opens from the palette, with a row for each layer and the totals", async ({ workbench }) => {
    await expect.poll(() => workbench.lensAbove("Conv2D(32"), { timeout: 60_000 }).toContain("896 params");
    await workbench.runCommand("Lamella: Summarize Model");
    const rows = workbench.webview.locator("tbody tr");
    await expect.poll(() => rows.count()).toBe(8);
    const first = rows.first();
    expect(await first.textContent()).toMatch(/conv2d.*Conv2D.*\(None, 26, 26, 32\).*896/);
    const header = workbench.webview.locator("header");
    expect(await header.textContent()).toMatch(/206,602/);
    expect(await workbench.webview.locator(".graph-pane .node").first().textContent()).toContain("26×26×32");
  });

  test("goes to the source where a row is clicked, or chosen with the keyboard", async ({ workbench }) => {
    // A page that is drawn anew between press and release takes no click; a person clicks again.
    await expect
      .poll(async () => {
        await workbench.webview.locator("tbody tr", { hasText: "18,496" }).click();
        return (await workbench.cursor())?.line;
      })
      .toBe(9);
    expect(await workbench.isScrolledSideways()).toBe(false);
    await workbench.page.keyboard.press("Control+2");
    await workbench.webview.locator("tbody tr", { hasText: "18,496" }).focus();
    await workbench.page.keyboard.press("ArrowDown");
    await workbench.page.keyboard.press("ArrowDown");
    await workbench.page.keyboard.press("Enter");
    await expect.poll(async () => (await workbench.cursor())?.line).toBe(11);
  });

  test("goes to the source where a node of the graph is clicked", async ({ workbench }) => {
    await workbench.webview.locator(".graph-pane .node", { hasText: "18,496" }).click();
    await expect.poll(async () => (await workbench.cursor())?.line).toBe(9);
  });

  test("can be read under each theme", async ({ workbench }) => {
    await workbench.inEachTheme(async (theme) => {
      await workbench.takeScreenshot(theme, "summary");
      expect(await faintTexts(workbench.webview.locator("body")), `under the theme ${theme}`).toEqual([]);
    });
  });

  test("follows what is typed", async ({ workbench }) => {
    await workbench.click("Conv2D(32", "32");
    await workbench.page.keyboard.press("Control+ArrowRight");
    await workbench.page.keyboard.press("Backspace");
    await workbench.page.keyboard.press("Backspace");
    await workbench.page.keyboard.type("16");
    const first = workbench.webview.locator("tbody tr").first();
    await expect.poll(() => first.textContent()).toMatch(/\(None, 26, 26, 16\).*448/);
  });

  test("opens as text, with its own colours", async ({ workbench }) => {
    await workbench.webview.getByRole("button", { name: "As text" }).click();
    const total = workbench.page.locator(".monaco-editor .view-line", { hasText: "Total params" }).first();
    await expect.poll(() => total.locator("span > span").count()).toBeGreaterThan(1);
    await workbench.inEachTheme((theme) => workbench.takeScreenshot(theme, "summary-as-text"));
  });
});
