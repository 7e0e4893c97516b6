/**
 * The Python that runs a script: the one that is named, an environment's, else the one on the PATH. Always an absolute path.
 * Other programs are found by the same rules.
 *
 *     .venv/            ──▶   /home/me/project/.venv/bin/python
 *     python3           ──▶   /usr/bin/python3
 */
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";

const IS_WINDOWS = process.platform === "win32";

/**
 * The interpreter that `python` names: itself, an environment's folder, or a name on the PATH. A link isn't followed: a virtual
 * environment is known by where its link lies. Undefined where there is none that may be run.
 */
export function interpreterOf(python: string): string | undefined {
  const isName = !isAbsolute(python) && !/[\\/]/.test(python);
  const beside = resolve(python);
  const inFolder = isFolder(beside) ? inEnvironment(beside) : [beside];
  return [...inFolder, ...(isName ? onPath(python) : [])].find(isRunnable);
}

/** Where nobody names one. */
export function interpreterOnPath(): string | undefined {
  const names = IS_WINDOWS ? ["python", "python3", "py"] : ["python3", "python"];
  return names.flatMap(onPath).find(isRunnable);
}

/** A program that isn't Python: itself, or by its name on the PATH. */
export function programAt(named: string): string | undefined {
  const isName = !isAbsolute(named) && !/[\\/]/.test(named);
  return [resolve(named), ...(isName ? onPath(named) : [])].find(isRunnable);
}

export function programOnPath(name: string): string | undefined {
  return onPath(name).find(isRunnable);
}

function inEnvironment(folder: string): readonly string[] {
  return IS_WINDOWS
    ? [join(folder, "Scripts", "python.exe"), join(folder, "python.exe")]
    : [join(folder, "bin", "python"), join(folder, "bin", "python3")];
}

function onPath(name: string): readonly string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const names = IS_WINDOWS ? [`${name}.exe`] : [name];
  // Windows' own placeholder for a Python that isn't installed opens a shop.
  const real = folders.filter((folder) => !/[\\/]Microsoft[\\/]WindowsApps$/i.test(folder));
  return real.flatMap((folder) => names.map((each) => resolve(folder, each)));
}

function isRunnable(path: string): boolean {
  if (!(statSync(path, { throwIfNoEntry: false })?.isFile() ?? false)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
