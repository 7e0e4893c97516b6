/**
 * Starts the one VS Code server and the one Chromium that all files of these tests share, and ends them.
 *
 *     provides  server: { authority: "127.0.0.1:40123", … }   browser: "ws://127.0.0.1:40124/…"
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { launchBrowserServer } from "../../../scripts/host/browser.mjs";
import { startServer } from "../../../scripts/host/server.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    server: { authority: string; address: string; token: string };
    browser: string;
  }
}

/** Beside the quiet ones: what makes pictures and typing the same in each run. */
const STEADY_SETTINGS = {
  "editor.cursorBlinking": "solid",
  "editor.minimap.enabled": false,
  "git.enabled": false,
  "window.commandCenter": false,
  "workbench.reduceMotion": "on",
};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const log = (message: string) => console.log(message);
  const dataFolder = mkdtempSync(join(tmpdir(), "lamella-ui-"));
  const shared = { isEveryFolderTrusted: true, endsUnused: true, settings: STEADY_SETTINGS };
  const server = await startServer({ ...shared, dataFolder, log });
  const stop = async () => {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const browser = await launchBrowserServer(log);
    const { authority, address, token } = server;
    project.provide("server", { authority, address, token });
    project.provide("browser", browser.wsEndpoint());
    return async () => {
      await browser.close();
      await stop();
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
