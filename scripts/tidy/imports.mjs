/**
 * Holds every import against the table.
 *
 *     src/core/layers/keras/core/dense.ts ──▶ src/core/values/value.ts     "core/layers may import core/dims, core/problems"
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

const { options, ...rules } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");

/** One line for each import, file or circle that a rule forbids. */
export async function importFindings(root) {
  const folders = ["src", "webview"].filter((folder) => existsSync(join(root, folder)));
  const tsConfig = extractTSConfig(join(root, options.tsConfig.fileName));
  const { output } = await cruise(
    folders,
    { ...options, baseDir: root, validate: true, ruleSet: rules },
    options.enhancedResolveOptions,
    { tsConfig },
  );
  return output.summary.violations.map(({ from, to, cycle, rule }) => {
    const { comment } = rules.forbidden.find(({ name }) => name === rule.name);
    if (cycle !== undefined) return `${from}: ${comment}: ${cycle.map(({ name }) => name).join(" → ")}`;
    return from === to ? `${from}: ${comment}` : `${from}: ${comment}: not ${to}`;
  });
}
