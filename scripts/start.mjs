/**
 * Opens a real VS Code with Lamella in it and a folder to look at.
 *
 *     npm start                            the desktop VS Code where `code` is on the PATH, else the browser-served one
 *     npm start -- --browser ~/my-models   the browser-served one, with that folder
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findDesktop, openDesktop } from "./host/desktop.mjs";
import { startServer, workbenchUrl } from "./host/server.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const EXAMPLES = join(ROOT, "examples");
const FIRST_EXAMPLE = join(EXAMPLES, "sequential_conv.py");
const DEFAULT_PORTS = "8470-8499";

const USAGE = `npm start -- [--desktop | --browser] [--port N] [FOLDER]

  --desktop   open the desktop VS Code; its command \`code\` must be on the PATH
  --browser   serve VS Code to a browser and print the address
  --port N    the port to serve at; the first free one of ${DEFAULT_PORTS} where absent
  FOLDER      what to open; examples/ where absent`;

async function main() {
  const { isDesktop, isBrowser, port, folder } = readCommandLine();
  const file = folder === EXAMPLES ? FIRST_EXAMPLE : undefined;
  if (!isBrowser) {
    const desktop = findDesktop();
    if (desktop.command !== undefined) {
      await openDesktop(desktop.command, { extension: ROOT, folder, file });
      console.log(`Opened ${folder} with Lamella in the desktop VS Code (${desktop.command}).`);
      return;
    }
    if (isDesktop) throw new Error(`The desktop VS Code can't be opened: ${desktop.obstacle}.`);
    console.log(`Serving VS Code to a browser, as ${desktop.obstacle}.`);
  }
  await serve({ port, folder, file });
}

function readCommandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      desktop: { type: "boolean", default: false },
      browser: { type: "boolean", default: false },
      port: { type: "string", default: DEFAULT_PORTS },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  if (positionals.length > 1) throw new Error(`One folder at most can be opened.\n\n${USAGE}`);
  if (values.desktop && values.browser) throw new Error(`--desktop and --browser exclude each other.\n\n${USAGE}`);
  if (!/^\d+(-\d+)?$/.test(values.port)) throw new Error(`--port takes a number, not "${values.port}".`);
  // npm runs scripts in the package's folder and tells where it was called.
  const folder = positionals[0] === undefined ? EXAMPLES : resolve(process.env.INIT_CWD ?? ".", positionals[0]);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder.`);
  return { isDesktop: values.desktop, isBrowser: values.browser, port: values.port, folder };
}

/**
 * Serves VS Code until it is interrupted, then leaves nothing behind.
 *
 * @param {{ port: string, folder: string, file: string | undefined }} options
 */
async function serve({ port, folder, file }) {
  const interrupted = interruption();
  const dataFolder = mkdtempSync(join(tmpdir(), "lamella-vscode-"));
  try {
    linkExtension(dataFolder);
    const server = await startServer({
      dataFolder,
      port,
      isEveryFolderTrusted: folder === EXAMPLES,
      log: (message) => console.log(`  ${message}`),
    });
    console.log(`\nVS Code with Lamella is served at\n\n  ${workbenchUrl(server, { folder, file })}\n`);
    console.log("Open that address in a browser. Ctrl+C ends it.");
    const hasEndedByItself = await Promise.race([interrupted, server.ended.then(() => true)]);
    await server.stop();
    if (hasEndedByItself) throw new Error("VS Code's server ended by itself.");
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/**
 * The extension counts as installed, whatever address or folder the browser goes to later.
 *
 * @param {string} dataFolder
 */
function linkExtension(dataFolder) {
  const extensions = join(dataFolder, "extensions");
  mkdirSync(extensions);
  symlinkSync(ROOT, join(extensions, "lamella"), "junction");
}

/** @returns {Promise<boolean>} */
function interruption() {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve(false));
  });
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
