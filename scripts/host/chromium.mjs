/**
 * The Chromium in which the tests look at VS Code, installed first on a Debian machine that has none.
 *
 *     $CHROMIUM, else `chromium`, `google-chrome`, … on the PATH   ──▶  /usr/bin/chromium
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { commandOnPath } from "./path.mjs";

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const APT_INSTALL = ["install", "-y", "--no-install-recommends", "chromium"];
const HOW_TO_GET_ONE =
  "Install one (on Debian or Ubuntu: apt-get update && apt-get install -y --no-install-recommends chromium), " +
  "or name one in the environment variable CHROMIUM.";

/**
 * @param {(message: string) => void} [log] hears about an installation
 * @returns {string} the absolute path of an executable
 */
export function ensureChromium(log = () => {}) {
  const found = findChromium();
  if (found !== undefined) return found;

  if (!canInstallPackages()) throw new Error(`No Chromium or Chrome was found. ${HOW_TO_GET_ONE}`);
  log("no Chromium was found: installing Debian's with apt-get");
  try {
    runApt(["update"]);
    runApt(APT_INSTALL);
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    throw new Error(`No Chromium was found and apt-get could not install one: ${said.slice(-800)}\n${HOW_TO_GET_ONE}`);
  }
  const installed = findChromium();
  if (installed === undefined) throw new Error(`apt-get installed no Chromium that can be found. ${HOW_TO_GET_ONE}`);
  return installed;
}

function findChromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`The environment variable CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  return COMMANDS.map(commandOnPath).find((path) => path !== undefined) ?? APPLICATIONS.find(existsSync);
}

function canInstallPackages() {
  return process.getuid?.() === 0 && commandOnPath("apt-get") !== undefined;
}

/** @param {string[]} args */
function runApt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["-q", ...args], { env, stdio: ["ignore", "ignore", "pipe"] });
}
