/**
 * Bundles the pages once and starts the one Chromium that all files of these tests share.
 *
 *     provides   browser: "ws://127.0.0.1:40124/…"   bundle: { "summary.js": "…", "summary.css": "…" }
 */
import { basename } from "node:path";
import { build } from "esbuild";
import type { TestProject } from "vitest/node";
import { launchBrowserServer } from "../../scripts/host/browser.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    browser: string;
    bundle: Record<string, string>;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { outputFiles } = await build({
    absWorkingDir: new URL("../..", import.meta.url).pathname,
    entryPoints: Object.fromEntries(["summary", "results", "report"].map((name) => [name, `webview/${name}/main.ts`])),
    outdir: "dist/webview",
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    logLevel: "warning",
  });
  project.provide("bundle", Object.fromEntries(outputFiles.map(({ path, text }) => [basename(path), text])));
  const browser = await launchBrowserServer((message) => console.log(message));
  project.provide("browser", browser.wsEndpoint());
  return () => browser.close();
}
