/**
 * Folders that are filled once and reused by every later run.
 *
 *     ~/.cache/lamella/vscode-1.139.1-linux-x64-r1/     complete, or absent
 *     ~/.cache/lamella/.partial-x7Rk2a/                 being filled; renamed into place as the last step
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const PARTIAL_PREFIX = ".partial-";
const ABANDONED_AFTER_MILLISECONDS = 60 * 60 * 1000;

/**
 * The cache folder called `name`, filled by `fill` where it doesn't exist yet.
 * A run that fails or is killed leaves nothing under that name; of two that race, the first to finish wins.
 *
 * @param {string} name
 * @param {(folder: string) => void} fill
 * @returns {string} the absolute path of the complete folder
 */
export function cachedFolder(name, fill) {
  const root = cacheRoot();
  const complete = join(root, name);
  if (existsSync(complete)) return complete;

  mkdirSync(root, { recursive: true });
  removeAbandonedPartials(root);
  const partial = mkdtempSync(join(root, PARTIAL_PREFIX));
  try {
    fill(partial);
    moveIntoPlace(partial, complete);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return complete;
}

function cacheRoot() {
  return process.env.LAMELLA_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "lamella");
}

/** @param {string} partial @param {string} complete */
function moveIntoPlace(partial, complete) {
  try {
    renameSync(partial, complete);
  } catch (error) {
    if (!existsSync(complete)) throw error;
  }
}

/** @param {string} root */
function removeAbandonedPartials(root) {
  for (const entry of readdirSync(root)) {
    if (!entry.startsWith(PARTIAL_PREFIX)) continue;
    const folder = join(root, entry);
    const age = Date.now() - statSync(folder).mtimeMs;
    if (age > ABANDONED_AFTER_MILLISECONDS) rmSync(folder, { recursive: true, force: true });
  }
}
