/**
 * What `npm start` serves to the browser of whoever follows the printed address.
 *
 *     VS Code with Lamella is served at
 *
 *       http://127.0.0.1:8470/?tkn=…
 */
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { expect, inject, onTestFinished, test } from "vitest";
import { newWorkbenchPage } from "../../../scripts/host/browser.mjs";

const START = resolve(import.meta.dirname, "../../../scripts/start.mjs");

test("the printed address opens examples/ with Lamella at work, and an interrupt ends it", async () => {
  const started = spawn(process.execPath, [START, "--browser"], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void started.kill());
  const ended = new Promise((done) => started.once("exit", (code, signal) => done(code ?? signal)));
  let printed = "";
  started.stdout.on("data", (text: Buffer) => (printed += text.toString()));
  await expect.poll(() => printed, { timeout: 30_000 }).toContain("Ctrl+C");
  const address = /http:\S+/.exec(printed)?.[0] ?? "";

  const browser = await chromium.connect(inject("browser"));
  onTestFinished(() => browser.close());
  const page = await newWorkbenchPage(browser);
  await page.goto(address);
  await page.locator(".codelens-decoration", { hasText: "206,602 params" }).waitFor({ timeout: 60_000 });

  started.kill("SIGINT");
  expect(await ended).toBe(0);
  const isServed = await fetch(address).then(
    () => true,
    () => false,
  );
  expect(isServed).toBe(false);
});
