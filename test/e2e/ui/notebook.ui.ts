/**
 * A model that grows over the cells of a notebook.
 *
 *     [ model.add(layers.Conv2D(32, (3, 3), …)) ]     26×26×32 · 320
 */
import { describe, expect } from "vitest";
import { workbenchTest } from "./workbench";

describe("A notebook's cell", () => {
  const test = workbenchTest("convnet_notebook.ipynb");

  test("has hints at the ends of its lines and the model's total in its status bar", async ({ workbench }) => {
    const line = (code: string) => workbench.page.locator(".notebookOverlay .view-line", { hasText: code }).first();
    const text = (code: string) => workbench.textOf(line(code));
    await expect.poll(() => text("Conv2D(32"), { timeout: 60_000 }).toMatch(/26×26×32 · 320$/);
    await expect.poll(() => text("Dense(64")).toMatch(/64 · 36,928$/);
    const total = workbench.page.locator(".cell-statusbar-container", { hasText: "93,322 params" }).first();
    await total.waitFor();
    await workbench.inEachTheme((theme) => workbench.takeScreenshot(theme, "notebook"));
  });
});
