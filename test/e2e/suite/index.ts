/**
 * Runs every suite beside it in the extension host that loads it; the only contract is that `run` rejects on a failure.
 *
 *     dist/e2e/index.js, dist/e2e/lens.suite.js, …   ──▶  "[suite]   7 passing (3s)"
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import Mocha from "mocha";
import { SUITE_MARK } from "../suite-mark.mjs";

export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = printMarked;
  const mocha = new Mocha({ ui: "bdd", timeout: 20_000, color: false, grep: process.env.E2E_GREP });
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith(".suite.js"))) {
    mocha.addFile(join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} test(s) failed in the extension host`);
}

function printMarked(...values: unknown[]): void {
  for (const line of format(...values).split("\n")) console.log(SUITE_MARK + line);
}
