/**
 * Commands as a shell would find them.
 *
 *     commandOnPath("code")   "/usr/bin/code", or undefined
 */
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

const EXTENSIONS = process.platform === "win32" ? [".exe", ".cmd"] : [""];

/**
 * @param {string} name
 * @returns {string | undefined} the absolute path of the first executable file of that name
 */
export function commandOnPath(name) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = folders.flatMap((folder) => EXTENSIONS.map((extension) => join(folder, name + extension)));
  return candidates.find(isExecutableFile);
}

/** @param {string} path */
function isExecutableFile(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
