/**
 * Checks what the compiler can't: who imports whom, how files are written, that lists and pages are up to date.
 *
 *     node scripts/tidy/tidy.mjs
 *     src/core/layers/keras/core/dense.ts:3: core/layers may import core/dims, core/problems: not src/core/values/value.ts
 *
 * Prints one line for each finding and ends with 1 where there is any. test/tidy.test.ts shows what each check finds.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { documentFindings } from "./documents.mjs";
import { formatFindings } from "./format.mjs";
import { importFindings } from "./imports.mjs";
import { sourceFiles, textFindings, unusedExports } from "./source-files.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Each gives its findings as lines of text. */
const CHECKS = [
  () => importFindings(ROOT),
  () => sourceFiles(ROOT).flatMap(textFindings),
  () => unusedExports(sourceFiles(ROOT)),
  () => formatFindings(ROOT, sourceFiles(ROOT)),
  () => documentFindings(ROOT),
  () => failures("scripts/barrels.mjs", "--check"),
];

function failures(script, ...options) {
  const { status, stderr } = spawnSync(process.execPath, [script, ...options], { cwd: ROOT, encoding: "utf8" });
  return status === 0 ? [] : [stderr.trim()];
}

const findings = (await Promise.all(CHECKS.map((check) => check()))).flat();
for (const finding of findings) console.error(finding);
if (findings.length > 0) process.exitCode = 1;
console.log(findings.length === 0 ? "tidy" : `${findings.length} findings`);
