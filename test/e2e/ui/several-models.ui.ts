/**
 * The summary of a file with several models: the one that is meant, and the one that was picked, also after a reload.
 *
 *     model = …                 small_conv.py, line 6
 *     |separable = …            line 11, the cursor
 */
import { describe, expect } from "vitest";
import { workbenchTest } from "./workbench";

const CONV2D = "layers.Conv2D(3";
const SEPARABLE = "separable = models.Sequential()";

describe("The summary of a file with several models", () => {
  const test = workbenchTest("small_conv.py");

  test("is of the model on the cursor's line", async ({ workbench }) => {
    await expect.poll(() => workbench.lensAbove(CONV2D), { timeout: 60_000 }).toContain("57 params");
    await workbench.click(SEPARABLE, "separable");
    await workbench.runCommand("Lamella: Summarize Model");
    const rows = workbench.webview.locator("tbody tr");
    await expect.poll(() => rows.allTextContents()).toEqual([expect.stringMatching(/SeparableConv2D.*27/)]);
  });

  test("has its text in the same group", async ({ workbench }) => {
    await workbench.webview.getByRole("button", { name: "As text" }).click();
    const text = workbench.page.locator(".monaco-editor .view-line", { hasText: "Total params" });
    await text.first().waitFor();
    expect(await workbench.page.locator(".editor-group-container").count()).toBe(2);
    await workbench.page.locator(".tab", { hasText: "· small_conv.py" }).click();
  });

  test("comes back with the model that was picked after the window was loaded again", async ({ workbench }) => {
    await workbench.webview.getByRole("combobox", { name: "Model" }).selectOption({ index: 0 });
    const rows = () => workbench.webview.locator("tbody tr").allTextContents();
    await expect.poll(rows).toEqual([expect.stringMatching(/Conv2D.*57/)]);
    await workbench.reload();
    await expect.poll(rows, { timeout: 60_000 }).toEqual([expect.stringMatching(/Conv2D.*57/)]);
  });
});
