/**
 * Bundles everything that runs into dist/.
 *
 *     src/cli/start.ts, main.ts        ──▶  dist/cli.js, which starts dist/command-line.js
 *     src/extension/extension.ts       ──▶  dist/extension.js
 *     src/server/node.ts               ──▶  dist/server.js
 *     src/training/supervisor.ts       ──▶  dist/supervisor.js
 *     src/quick-train/main.ts          ──▶  dist/quick-train.js, and the engine's .wasm files beside it
 *     scripts/digits.mjs               ──▶  dist/digits.bin, which quick trainings have for data
 *     src/core/frontends/typescript/   ──▶  dist/typescript.js, which the others load when there is something to read with it
 *     webview/summary/main.ts          ──▶  dist/webview/summary.js, summary.css
 *     test/e2e/suite/hover.suite.ts    ──▶  dist/e2e/hover.suite.js
 *
 *     node scripts/build.mjs [--watch] [--production]
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";
import { writeDigits } from "./digits.mjs";
import { apartFromTypeScript, smallTypeScript, TYPESCRIPT_PARSER } from "./typescript.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** @type {import("esbuild").BuildOptions} */
const NODE = {
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  // What is loaded late is CommonJS as well, which Node needn't look through for its exports.
  supported: { "dynamic-import": false },
  plugins: [apartFromTypeScript],
};

/** @type {import("esbuild").BuildOptions} */
const BROWSER = { platform: "browser", target: "es2022", plugins: [apartFromTypeScript] };

/** @type {import("esbuild").Plugin} */
const withoutUnused = {
  name: "without unused",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@tensorflow\/tfjs-(backend-webgl|converter|data)$/ }, () => ({
      path: "unused",
      namespace: "unused",
    }));
    onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "module.exports = {};" }));
  },
};

/**
 * One bundle for each kind of place where code runs.
 *
 * @type {import("esbuild").BuildOptions[]}
 */
const BUNDLES = [
  {
    ...NODE,
    entryPoints: {
      extension: "src/extension/extension.ts",
      server: "src/server/node.ts",
      supervisor: "src/training/supervisor.ts",
    },
  },
  // TensorFlow.js' parts for browsers and for reading data stay out of it.
  { ...NODE, entryPoints: { "quick-train": "src/quick-train/main.ts" }, plugins: [withoutUnused] },
  { ...NODE, entryPoints: { cli: "src/cli/start.ts" }, banner: { js: "#!/usr/bin/env node" } },
  { ...NODE, entryPoints: { "command-line": "src/cli/main.ts" } },
  {
    ...BROWSER,
    format: "cjs",
    external: ["vscode"],
    entryPoints: { "web/extension": "src/extension/extension.web.ts" },
  },
  { ...BROWSER, format: "iife", entryPoints: { "web/server": "src/server/browser.ts" } },
  { ...NODE, entryPoints: { typescript: TYPESCRIPT_PARSER }, plugins: [smallTypeScript] },
  // A worker's `import()` takes modules only.
  { ...BROWSER, format: "esm", entryPoints: { "web/typescript": TYPESCRIPT_PARSER }, plugins: [smallTypeScript] },
  { ...BROWSER, format: "iife", entryPoints: webviewPages() },
  { ...NODE, external: ["vscode", "mocha"], entryPoints: extensionHostSuites() },
];

/** Its files differ in the instructions of the processor that they use; the backend chooses. */
function copyEngine() {
  const source = join(ROOT, "node_modules/@tensorflow/tfjs-backend-wasm/dist");
  mkdirSync(join(ROOT, "dist"), { recursive: true });
  for (const name of ["tfjs-backend-wasm.wasm", "tfjs-backend-wasm-simd.wasm"])
    copyFileSync(join(source, name), join(ROOT, "dist", name));
}

function webviewPages() {
  const names = foldersIn("webview").filter((name) => existsSync(join(ROOT, "webview", name, "main.ts")));
  return Object.fromEntries(names.map((name) => [`webview/${name}`, `webview/${name}/main.ts`]));
}

function extensionHostSuites() {
  const folder = "test/e2e/suite";
  const files = readdirSync(join(ROOT, folder)).filter((name) => name === "index.ts" || name.endsWith(".suite.ts"));
  return Object.fromEntries(files.map((file) => [`e2e/${file.replace(/\.ts$/, "")}`, `${folder}/${file}`]));
}

/** @param {string} folder */
function foldersIn(folder) {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** @param {import("esbuild").BuildOptions} bundle @param {boolean} isProduction */
function withCommonOptions(bundle, isProduction) {
  /** @type {import("esbuild").BuildOptions} */
  const common = {
    absWorkingDir: ROOT,
    outdir: "dist",
    bundle: true,
    logLevel: "warning",
    minify: isProduction,
    sourcemap: !isProduction,
  };
  return { ...common, ...bundle };
}

async function main() {
  const isProduction = process.argv.includes("--production");
  const isWatching = process.argv.includes("--watch");
  const start = Date.now();
  const bundles = BUNDLES.map((bundle) => withCommonOptions(bundle, isProduction));
  rmSync(join(ROOT, "dist"), { recursive: true, force: true });
  copyEngine();
  writeDigits(join(ROOT, "dist/digits.bin"));
  if (isWatching) {
    const contexts = await Promise.all(bundles.map((bundle) => context({ ...bundle, logLevel: "info" })));
    await Promise.all(contexts.map((watched) => watched.watch()));
    return;
  }
  await Promise.all(bundles.map((bundle) => build(bundle)));
  chmodSync(join(ROOT, "dist", "cli.js"), 0o755);
  console.log(`built dist/ in ${Date.now() - start} ms`);
}

try {
  await main();
} catch (error) {
  // esbuild has already printed the errors of the sources, each with its place.
  if (!(error instanceof Error && "errors" in error)) throw error;
  process.exitCode = 1;
}
