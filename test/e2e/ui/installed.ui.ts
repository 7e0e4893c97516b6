/**
 * The package as a person installs it: it trains from where VS Code puts it, and what it trains outlives VS Code.
 *
 *     lamella.vsix ──▶ extensions/lamella.lamella-…/     node …/dist/cli.js train      Train, in a window
 *
 * A VS Code of its own, so that the extension of the other tests isn't installed twice, and this one may be killed.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createVSIX } from "@vscode/vsce";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extensionsFolder, installExtension, startServer, type Server } from "../../../scripts/host/server.mjs";
import { trainingPython } from "../../../scripts/host/training-python.mjs";
import { readEvents } from "../../../src/training/read-run.js";
import { requestStop, RunFolder } from "../../../src/training/run-folder.js";
import { openWorkbench, type Workbench } from "./workbench";

const ROOT = resolve(import.meta.dirname, "../../..");
const MODEL = "model = keras.Model(";
/** Keras and its backend have to be imported first. */
const TRAINING = { timeout: 120_000 };

const SCRIPT = `
import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
model.compile("sgd", "mse")
model.fit(keras.ops.ones((64, 4)), keras.ops.ones((64, 2)), epochs=2, verbose=0)
print("trained")
`;

describe("An installed Lamella", () => {
  const folder = mkdtempSync(join(tmpdir(), "lamella-ui-installed-"));
  const dataFolder = join(folder, "data");
  let server: Server;
  let workbench: Workbench;

  beforeAll(async () => {
    const packagePath = join(folder, "lamella.vsix");
    await createVSIX({
      cwd: ROOT,
      packagePath,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
      skipLicense: true,
    });
    installExtension(dataFolder, packagePath, console.log);
    server = await start();
  }, 120_000);

  afterAll(async () => {
    // A training outlives a failed test, too.
    const runs = new RunFolder(workbench?.folder ?? folder);
    for (const id of runs.list()) requestStop(runs.logOf(id), "kill");
    await workbench?.page.waitForTimeout(1_000);
    await workbench?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  function start(port?: string): Promise<Server> {
    const settings = { "git.enabled": false, "workbench.reduceMotion": "on" };
    return startServer({ dataFolder, isEveryFolderTrusted: true, endsUnused: true, settings, ...(port && { port }) });
  }

  test("trains on the command line", TRAINING, () => {
    const extensions = extensionsFolder(dataFolder);
    const [installed = ""] = readdirSync(extensions).filter((name) => name.startsWith("lamella."));
    writeFileSync(join(folder, "tiny.py"), SCRIPT);
    const words = [join(extensions, installed, "dist", "cli.js"), "train", "tiny.py", "--python", trainingPython()];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("trained\n");
    const [log = ""] = readdirSync(join(folder, ".lamella", "runs"));
    const events = readEvents(join(folder, ".lamella", "runs", log));
    expect(events.filter(({ type }) => type === "epoch")).toHaveLength(2);
  });

  test("trains from a lens", TRAINING, async () => {
    const settings = { "lamella.python": trainingPython(console.log) };
    workbench = await openWorkbench("conv_study.py", { server, extensions: [], settings });
    // It is to be running still when VS Code has been killed.
    workbench.changeFile((text) => text.replace("(8, 8, 1), 32, 15", "(8, 8, 1), 32, 500"));
    await workbench.scrollTo(MODEL);
    await expect.poll(() => workbench.lensAbove(MODEL), { timeout: 60_000 }).toMatch(/params.*Train$/);
    await workbench.pressLens(MODEL, "Train");
    await expect.poll(() => epochs().count(), TRAINING).toBeGreaterThanOrEqual(2);
  });

  test("has the training go on when VS Code is killed, and finds it again", TRAINING, async () => {
    const before = await epochs().count();
    await server.kill();
    server = await start(new URL(server.address).port);
    await workbench.open({ server, extensions: [] });
    // The palette has the command once the extension is there, which lenses tell.
    await workbench.scrollTo(MODEL);
    await expect.poll(() => workbench.lensAbove(MODEL), { timeout: 60_000 }).toMatch(/params.*Train$/);
    await workbench.runCommand("Lamella: Show Training Results");
    await expect.poll(() => epochs().count(), TRAINING).toBeGreaterThan(before);
    await workbench.webview.getByText("running", { exact: false }).first().waitFor();
    await workbench.takeScreenshot("dark", "training-after-kill");
    await workbench.webview.getByRole("button", { name: "Stop", exact: true }).click();
    await workbench.webview.getByText("stopped", { exact: false }).first().waitFor(TRAINING);
  });

  function epochs(): Locator {
    return workbench.webview.getByRole("table", { name: "Metrics of each epoch" }).locator("tbody tr");
  }
});
