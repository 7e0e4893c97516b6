#!/usr/bin/env node
/**
 * Stands in for the desktop's executable: takes its arguments, runs the browser-served VS Code, exits with the suites' code.
 *
 *     vscode-in-browser.mjs /…/folder --user-data-dir=/…/data --extensionDevelopmentPath=/…/lamella --extensionTestsPath=/…/index.js
 */
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { format, parseArgs } from "node:util";
import { launchBrowser, newWorkbenchPage } from "../../scripts/host/browser.mjs";
import { startServer, workbenchUrl } from "../../scripts/host/server.mjs";
import { SUITE_MARK } from "./suite-mark.mjs";

const LIMIT_MILLISECONDS = 300_000;

async function main() {
  const { folder, dataFolder, extensions, tests } = readCommandLine();
  const log = (/** @type {string} */ message) => console.log(message);
  const server = await startServer({ dataFolder, isEveryFolderTrusted: true, endsUnused: true, log });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.stop().then(() => process.exit(130)));
  try {
    const browser = await launchBrowser(log);
    const page = await newWorkbenchPage(browser);
    try {
      const code = exitCodeOf(page, join(dataFolder, "workbench.log"));
      await page.goto(workbenchUrl(server, { folder, extensions, tests }));
      return await code;
    } catch (error) {
      await page.screenshot({ path: join(dataFolder, "failure.png") });
      throw error;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** runTests adds switches for the desktop's window; those without a meaning here are passed over. */
function readCommandLine() {
  const { values, positionals } = parseArgs({
    strict: false,
    options: {
      "user-data-dir": { type: "string" },
      extensionDevelopmentPath: { type: "string", multiple: true },
      extensionTestsPath: { type: "string" },
    },
  });
  const text = (/** @type {string} */ name) => {
    const value = values[name];
    if (typeof value !== "string") throw new Error(`The argument --${name}=… is missing.`);
    return value;
  };
  const extensions = /** @type {string[]} */ (values.extensionDevelopmentPath ?? []);
  return { folder: positionals[0], dataFolder: text("user-data-dir"), extensions, tests: text("extensionTestsPath") };
}

/**
 * The workbench calls two functions of its window, where they exist: with each thing that it or the extension host logs,
 * and with the code that ends a test run.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} logFile
 * @returns {Promise<number>}
 */
function exitCodeOf(page, logFile) {
  const logStream = createWriteStream(logFile);
  /** @type {(level: string, values: unknown[]) => void} */
  const onLog = (level, values) => {
    const line = format(...values);
    if (line.startsWith(SUITE_MARK)) console.log(line.slice(SUITE_MARK.length));
    else logStream.write(`${level} ${line}\n`);
  };
  return new Promise((resolve, reject) => {
    const late = new Error(`The suites did not end within ${LIMIT_MILLISECONDS / 1000} seconds.`);
    setTimeout(() => reject(late), LIMIT_MILLISECONDS).unref();
    page.once("crash", () => reject(new Error("The page with the workbench crashed.")));
    page.exposeFunction("codeAutomationLog", onLog).catch(reject);
    page.exposeFunction("codeAutomationExit", resolve).catch(reject);
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
