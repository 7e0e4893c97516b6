/**
 * A workspace of two folders that nobody trusts: what is read is shown, imports across its folders too.
 *
 *     nets/model.py    from widths import WIDTH     (None, 64) · 576 params
 *     shared/widths.py WIDTH = 64
 *
 * Nothing of it is run.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { expect, inject, onTestFinished, test } from "vitest";
import { newWorkbenchPage } from "../../../scripts/host/browser.mjs";
import { startServer, workbenchUrl } from "../../../scripts/host/server.mjs";

const ROOT = resolve(import.meta.dirname, "../../..");
const FILES = {
  "nets/model.py":
    "from keras import layers, Sequential\nfrom widths import WIDTH\n" +
    "model = Sequential([layers.Input((8,))])\nmodel.add(layers.Dense(WIDTH))\n",
  "shared/widths.py": "WIDTH = 64\n",
  "all.code-workspace": JSON.stringify({ folders: [{ path: "nets" }, { path: "shared" }] }),
};

test("Lamella works in Restricted Mode, over several folders", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lamella-ui-restricted-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(resolve(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const settings = { "security.workspace.trust.startupPrompt": "never", "git.enabled": false };
  const server = await startServer({ dataFolder: join(folder, "data"), endsUnused: true, settings });
  onTestFinished(() => server.stop());
  const browser = await chromium.connect(inject("browser"));
  onTestFinished(() => browser.close());

  const page = await newWorkbenchPage(browser);
  const file = join(folder, "nets", "model.py");
  await page.goto(workbenchUrl(server, { folder: join(folder, "all.code-workspace"), file, extensions: [ROOT] }));
  await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor({ timeout: 60_000 });
  await page.locator(".codelens-decoration", { hasText: "(None, 64) · 576 params" }).waitFor({ timeout: 60_000 });
  await expect.poll(() => page.locator(".squiggly-error").count()).toBe(0);

  await page.locator(".view-line", { hasText: "from widths" }).click();
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").fill(">Lamella: Train");
  await page.locator(".quick-input-widget .monaco-list-row", { hasText: /^Lamella: Train$/ }).click();
  const refusal = "training runs this workspace's code, and the workspace is not trusted";
  // No toasts are shown in the windows of these tests; the bell has them.
  await page.locator("#status\\.notifications").click();
  await page.locator(".notifications-center", { hasText: refusal }).waitFor();
  expect(existsSync(join(folder, "nets", ".lamella"))).toBe(false);
});
