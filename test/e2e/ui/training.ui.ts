/**
 * Training as a person does it: a lens is pressed, charts grow, the window is loaded again, the run is stopped.
 *
 *     Train   ──▶   [ conv_study.py | Training Results ]
 *                   [ $ …/python -u …/conv_study.py     ]
 */
import type { Locator } from "playwright-core";
import { describe, expect } from "vitest";
import { trainingPython } from "../../../scripts/host/training-python.mjs";
import { workbenchTest, type Workbench } from "./workbench";

const MODEL = "model = keras.Model(";
/** Keras and its backend have to be imported first. */
const TRAINING = { timeout: 120_000 };

function epochsIn({ webview }: Workbench): Locator {
  return webview.getByRole("table", { name: "Metrics of each epoch" }).locator("tbody tr");
}

describe("Training", () => {
  const test = workbenchTest("conv_study.py", () => ({ "lamella.python": trainingPython(console.log) }));

  test("begins with a lens, and shows its command and its output", TRAINING, async ({ workbench }) => {
    // It is to be running still when the window has been loaded again.
    workbench.changeFile((text) => text.replace("(8, 8, 1), 32, 15", "(8, 8, 1), 32, 200"));
    await workbench.scrollTo(MODEL);
    await expect
      .poll(() => workbench.lensAbove(MODEL), { timeout: 60_000 })
      .toMatch(/params.*Summarize.*Train.*Quick Train$/);
    await workbench.pressLens(MODEL, "Train");
    await workbench.webview
      .getByText(/-u \S*conv_study\.py/)
      .first()
      .waitFor({ timeout: 60_000 });
    // The terminal draws its text on a canvas: what is in it is seen in the picture.
    await workbench.page.locator(".terminal-outer-container").waitFor();
    await workbench.page.getByText("Train conv_study.py").first().waitFor();
  });

  test("draws charts that grow", TRAINING, async ({ workbench }) => {
    await expect.poll(() => epochsIn(workbench).count(), TRAINING).toBeGreaterThanOrEqual(2);
    expect(await workbench.webview.locator("canvas").count()).toBeGreaterThanOrEqual(2);
    await workbench.inEachTheme((theme) => workbench.takeScreenshot(theme, "training"));
  });

  test("goes on while the window is loaded again, and the page finds it", TRAINING, async ({ workbench }) => {
    await workbench.reload();
    await expect.poll(() => epochsIn(workbench).count(), TRAINING).toBeGreaterThanOrEqual(3);
    await workbench.webview.getByText("running", { exact: false }).first().waitFor();
  });

  test("stops when asked to", TRAINING, async ({ workbench }) => {
    await workbench.webview.getByRole("button", { name: "Stop", exact: true }).click();
    await workbench.webview.getByText("stopped", { exact: false }).first().waitFor(TRAINING);
  });

  test("stands in the history", async ({ workbench }) => {
    await workbench.page.getByRole("tab", { name: "Lamella" }).click();
    const run = workbench.page.getByRole("treeitem", { name: /conv_study\.py.*stopped/ });
    await run.waitFor();
    await workbench.takeScreenshot("dark", "training-history");
  });
});
