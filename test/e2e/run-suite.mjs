/**
 * Runs the suites of test/e2e/suite inside a real extension host, through @vscode/test-electron.
 *
 *     node test/e2e/run-suite.mjs                        the desktop VS Code where one can be had, else the browser-served one
 *     VSCODE_E2E=browser E2E_GREP=hover node test/e2e/run-suite.mjs
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { canShowWindows } from "../../scripts/host/desktop.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(dirname(HERE));

/** @returns {Promise<string>} what runTests starts: VS Code itself, or the script that stands in for it */
async function executable() {
  const wanted = process.env.VSCODE_E2E ?? (canShowWindows() ? "desktop if possible" : "browser");
  if (wanted.startsWith("desktop")) {
    try {
      return await downloadAndUnzipVSCode("stable");
    } catch (error) {
      if (wanted === "desktop") throw error;
      console.log(`The desktop VS Code can't be had (${error instanceof Error ? error.message : error}).`);
    }
  }
  return join(HERE, "vscode-in-browser.mjs");
}

/** An error that the extension or its server logs is a failure, also where no test met its consequences. */
function failOnLoggedErrors() {
  const logs = readdirSync(join(dataFolder, "logs"), { recursive: true, encoding: "utf8" });
  const own = logs.filter((name) => basename(name) === "Lamella.log");
  const lines = own.flatMap((name) => readFileSync(join(dataFolder, "logs", name), "utf8").split("\n"));
  const errors = lines.filter((line) => line.includes("[error]"));
  if (errors.length > 0) throw new Error(`The extension logged errors:\n${errors.slice(0, 20).join("\n")}`);
}

// The folder under test is a copy, as suites write into it. Its data folder is new, so that runs don't see each other.
const folder = mkdtempSync(join(tmpdir(), "lamella-suite-"));
const examples = join(folder, "examples");
const dataFolder = join(folder, "data");
cpSync(join(ROOT, "examples"), examples, { recursive: true });
try {
  await runTests({
    vscodeExecutablePath: await executable(),
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: join(ROOT, "dist", "e2e", "index.js"),
    launchArgs: [examples, `--user-data-dir=${dataFolder}`, `--extensions-dir=${join(dataFolder, "extensions")}`],
  });
  failOnLoggedErrors();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\nThe editor's logs are in ${dataFolder}.`);
  process.exitCode = 1;
}
