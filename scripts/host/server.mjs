/**
 * Starts and stops the browser-served VS Code.
 *
 *     startServer({ dataFolder, port: "8470-8499" })   ──▶  { address: "http://127.0.0.1:8470", … , stop() }
 *     workbenchUrl(server, { folder: "/…/examples" })  ──▶  "http://127.0.0.1:8470/?tkn=…&folder=/…/examples"
 */
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureVSCode } from "./vscode-from-npm.mjs";

const HOST = "127.0.0.1";
const START_LIMIT_MILLISECONDS = 30_000;
const STOP_LIMIT_MILLISECONDS = 3_000;

/** No greeting, no advertising, no network: whoever looks at this VS Code wants to see the extension. */
const QUIET_SETTINGS = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/**
 * @typedef {object} ServerOptions
 * @property {string} dataFolder the user's data, the extensions and the logs go here
 * @property {string} [port] a port or a range of ports; any free one where absent
 * @property {boolean} [isEveryFolderTrusted] workspace trust is off
 * @property {boolean} [endsUnused] ends by itself five minutes after the last window, should whoever started it be killed
 * @property {Record<string, unknown>} [settings] added to the quiet ones, unless the data folder has settings already
 * @property {(message: string) => void} [log]
 *
 * @typedef {object} Server
 * @property {string} authority host and port
 * @property {string} address
 * @property {string} token what a browser must know to be let in
 * @property {string} logFile
 * @property {Promise<void>} ended resolves when the server has ended, on its own or stopped
 * @property {() => Promise<void>} stop ends the server and everything it started
 * @property {() => Promise<void>} kill the same without a warning
 */

/**
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  const { dataFolder, port = "0", isEveryFolderTrusted = false, endsUnused = false, settings = {}, log } = options;
  const { node, server } = ensureVSCode(log);
  const settingsFile = join(dataFolder, "User", "settings.json");
  const logFile = join(dataFolder, "server.log");
  const tokenFile = join(dataFolder, "connection-token");
  const token = randomBytes(16).toString("hex");
  mkdirSync(join(dataFolder, "User"), { recursive: true });
  writeFileSync(tokenFile, token, { mode: 0o600 });
  if (!existsSync(settingsFile)) {
    writeFileSync(settingsFile, JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2) + "\n");
  }

  const args = ["--host", HOST, "--port", port, "--connection-token-file", tokenFile];
  args.push("--accept-server-license-terms", "--disable-telemetry", "--telemetry-level", "off");
  args.push("--server-data-dir", dataFolder, "--user-data-dir", dataFolder);
  args.push("--extensions-dir", extensionsFolder(dataFolder));
  // A built workbench loads an extension under development from its address only with this flag.
  args.push("--enable-smoke-test-driver");
  if (endsUnused) args.push("--enable-remote-auto-shutdown");
  if (isEveryFolderTrusted) args.push("--disable-workspace-trust");

  // A process group of its own lets stop() end the server's children too: terminals, extension hosts.
  const child = spawn(node, [server, ...args], { detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const logStream = createWriteStream(logFile);
  child.stdout.pipe(logStream, { end: false });
  child.stderr.pipe(logStream, { end: false });
  const ended = new Promise((resolve) => child.once("exit", () => resolve(undefined)));
  const stop = () => endProcessGroup(child, ended);
  const kill = () => {
    if (child.pid !== undefined) signalGroup(child.pid, "SIGKILL");
    return ended;
  };
  try {
    const authority = `${HOST}:${await portOf(child, logFile)}`;
    return { authority, address: `http://${authority}`, token, logFile, ended, stop, kill };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {string} dataFolder of a server */
export function extensionsFolder(dataFolder) {
  return join(dataFolder, "extensions");
}

/**
 * Installs a package for the server that will have this data folder, as a person does with `code --install-extension`.
 *
 * @param {string} dataFolder @param {string} vsix @param {(message: string) => void} [log]
 */
export function installExtension(dataFolder, vsix, log) {
  const { node, server } = ensureVSCode(log);
  const folders = ["--server-data-dir", dataFolder, "--extensions-dir", extensionsFolder(dataFolder)];
  execFileSync(node, [server, "--accept-server-license-terms", ...folders, "--install-extension", vsix]);
}

/**
 * @typedef {object} WorkbenchOptions
 * @property {string} [folder] or a .code-workspace file; absolute, as all paths here
 * @property {string} [file] opened at once
 * @property {string[]} [extensions] folders of extensions under development
 * @property {string} [tests] a module with `run()` that the extension host calls
 */

/**
 * The address under which a browser sees the workbench.
 *
 * @param {Pick<Server, "authority" | "address" | "token">} server
 * @param {WorkbenchOptions} options
 */
export function workbenchUrl(server, { folder, file, extensions = [], tests }) {
  /** @param {string} path */
  const remote = (path) => `vscode-remote://${server.authority}${encodeURI(path)}`;
  const payload = extensions.map((path) => ["extensionDevelopmentPath", remote(path)]);
  if (tests !== undefined) payload.push(["extensionTestsPath", remote(tests)]);
  if (file !== undefined) payload.push(["openFile", remote(file)]);

  const url = new URL(server.address);
  url.searchParams.set("tkn", server.token);
  if (folder === undefined) url.searchParams.set("ew", "true");
  else url.searchParams.set(folder.endsWith(".code-workspace") ? "workspace" : "folder", folder);
  if (payload.length > 0) url.searchParams.set("payload", JSON.stringify(payload));
  return url.href;
}

/**
 * @param {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, import("node:stream").Readable>} child
 * @param {string} logFile
 * @returns {Promise<number>}
 */
function portOf(child, logFile) {
  return new Promise((resolve, reject) => {
    let said = "";
    /** @param {string} why */
    const fail = (why) => {
      clearTimeout(limit);
      reject(new Error(`VS Code's server ${why}; its log is ${logFile}\n${said.slice(-1500)}`));
    };
    const limit = setTimeout(() => fail("did not start within 30 seconds"), START_LIMIT_MILLISECONDS);
    child.stderr.on("data", (chunk) => (said += chunk));
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const listening = /Extension host agent listening on (\d+)/.exec(said);
      if (listening === null) return;
      clearTimeout(limit);
      resolve(Number(listening[1]));
    });
    child.once("error", (error) => fail(`could not be started (${error.message})`));
    child.once("exit", (code, signal) => fail(`ended early (${code ?? signal})`));
  });
}

/** @param {import("node:child_process").ChildProcess} child @param {Promise<unknown>} ended */
async function endProcessGroup(child, ended) {
  if (child.pid === undefined) return;
  signalGroup(child.pid, "SIGTERM");
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, STOP_LIMIT_MILLISECONDS).unref())]);
  signalGroup(child.pid, "SIGKILL");
}

/** @param {number} leader @param {NodeJS.Signals} signal */
function signalGroup(leader, signal) {
  try {
    process.kill(-leader, signal);
  } catch {
    // Nobody of the group is left, which is what was wanted.
  }
}
