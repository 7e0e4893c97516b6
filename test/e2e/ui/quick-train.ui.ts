/**
 * Quick Train as a person does it: a lens, a list, and a model trains that no Python on this machine could.
 *
 *     Quick Train   ──▶   ▷ Start   1,199,882 params, 5 epochs on handwritten digits
 */
import { describe, expect } from "vitest";
import { workbenchTest } from "./workbench";

const MODEL = "model = Sequential()";
const TRAINING = { timeout: 120_000 };

describe("Quick Train", () => {
  const test = workbenchTest("mnist_cnn.py");

  test("says what it will do, and remembers what is set", TRAINING, async ({ workbench }) => {
    await workbench.scrollTo(MODEL);
    await expect.poll(() => workbench.lensAbove(MODEL), { timeout: 60_000 }).toMatch(/Summarize.*Quick Train$/);
    await workbench.pressLens(MODEL, "Quick Train");
    const { page } = workbench;
    await page.getByText("1,199,882 params, 5 epochs on handwritten digits").waitFor(TRAINING);
    await workbench.takeScreenshot("dark", "quick-train-list");
    await page.getByRole("option", { name: /^Epochs/ }).click();
    await page.getByText("How many times through the data?").waitFor();
    await page.keyboard.type("3");
    await page.keyboard.press("Enter");
    await page.getByText("1,199,882 params, 3 epochs on handwritten digits").waitFor();
  });

  test("trains, and its page fills", TRAINING, async ({ workbench }) => {
    await workbench.page.getByRole("option", { name: /Start/ }).first().click();
    await workbench.webview
      .getByText(/quick-train\.js/)
      .first()
      .waitFor(TRAINING);
    await workbench.webview.getByText("1,199,882").first().waitFor(TRAINING);
    await workbench.webview.locator("canvas").first().waitFor(TRAINING);
    await workbench.webview
      .getByText(/Epoch 1\/3/)
      .first()
      .waitFor(TRAINING);
    await workbench.inEachTheme((theme) => workbench.takeScreenshot(theme, "quick-train"));
  });

  test("stops when asked to, and stands in the history", TRAINING, async ({ workbench }) => {
    await workbench.webview.getByRole("button", { name: "Stop", exact: true }).click();
    await workbench.webview.getByText("stopped", { exact: false }).first().waitFor(TRAINING);
    await workbench.page.getByRole("tab", { name: "Lamella" }).click();
    await workbench.page.getByRole("treeitem", { name: /mnist_cnn\.py.*stopped/ }).waitFor();
  });
});
