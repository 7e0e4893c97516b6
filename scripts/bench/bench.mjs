/**
 * `npm run bench`: how long a person waits, how much memory the server takes, what the recorder costs. Not a part of the tests.
 *
 *     npm run bench                                   the examples, a script of 500 lines, command line and server
 *     npm run bench -- --python .venv-oracle          also keras.applications, from the sources of that environment
 *     npm run bench -- --screen                       also lenses on the screen, beside a trivial extension's
 *
 * Measures dist/ as it is built. A bare parse, a Node that does nothing and a server that does nothing are measured in the
 * same run, so that numbers of two machines can be compared.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { benchAnalysis } from "./analysis.mjs";
import { benchCommandLine } from "./command-line.mjs";
import { benchAgainstKeras } from "./keras-time.mjs";
import { benchServer, benchWholeSet } from "./language-server.mjs";
import { benchQuickTrain } from "./quick-train.mjs";
import { benchTraining } from "./training.mjs";
import { examples, kerasSources, scriptOf500Lines } from "./programs.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const { values: options } = parseArgs({
  options: { python: { type: "string" }, screen: { type: "boolean", default: false } },
});

if (!existsSync(join(ROOT, "dist/cli.js"))) throw new Error("nothing is built yet: npm run build");
const folder = mkdtempSync(join(tmpdir(), "bench-"));
try {
  const long = scriptOf500Lines(ROOT, folder);
  const { python } = options;
  const programs = [...examples(ROOT), long, ...kerasSources(python, folder)];
  const small = join(ROOT, "examples/small_conv.py");
  const flags = await serverFlags();
  benchAnalysis(ROOT, programs, long, python);
  benchCommandLine(ROOT);
  await benchServer(ROOT, folder, [small, join(ROOT, "examples/digit_classifier.ts"), long], flags);
  await benchWholeSet(ROOT, programs, flags, python === undefined ? null : { python });
  if (python !== undefined) await benchAgainstKeras(ROOT, python, join(folder, "uses_resnet.py"), small, flags);
  benchTraining(ROOT, folder);
  await benchQuickTrain(ROOT, folder);
} finally {
  rmSync(folder, { recursive: true });
}
if (options.screen) {
  const config = "test/e2e/ui/bench.config.ts";
  const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--config", config], {
    cwd: ROOT,
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}

/** Those that the extension starts its server with. */
async function serverFlags() {
  const entryPoints = [join(ROOT, "src/extension/server-flags.ts")];
  const bundle = await build({ entryPoints, bundle: true, format: "esm", write: false });
  const module = await import(
    `data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString("base64")}`
  );
  return module.SERVER_FLAGS;
}
