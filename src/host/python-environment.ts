/**
 * The package folders of a Python environment, found by reading only: no interpreter is ever started.
 *
 *     .venv/bin/python          ──▶  .venv/lib/python3.11/site-packages
 *     C:/env/Scripts/python.exe ──▶  C:/env/Lib/site-packages
 *     /opt/conda/envs/tf        ──▶  /opt/conda/envs/tf/lib/python3.10/site-packages
 */
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, delimiter, dirname, isAbsolute, join, resolve } from "node:path";

/**
 * The site-packages folders that `python` names: an interpreter, the folder of an environment, or a folder of packages.
 * Empty where it names none.
 */
export function packageFolders(python: string): readonly string[] {
  const path = locate(python);
  if (path === undefined) return [];
  const folders = isFolder(path) ? foldersOfFolder(path) : foldersOfExecutable(path);
  return unique(folders.flatMap((folder) => [folder, ...foldersNamedByPathFiles(folder)]));
}

/**
 * The environment that is active, or lies beside the file or above it; undefined where there is none. Conda's comes last:
 * its base is active in most shells, whatever the project has of its own.
 */
export function environmentFor(file: string, variables: { readonly [name: string]: string | undefined }) {
  const active = variables["VIRTUAL_ENV"];
  if (active !== undefined && isFolder(active)) return active;
  for (const folder of foldersUpward(dirname(resolve(file)))) {
    const found = ENVIRONMENTS.map((name) => join(folder, name)).find(isEnvironment);
    if (found !== undefined) return found;
  }
  const conda = variables["CONDA_PREFIX"];
  return conda !== undefined && isFolder(conda) ? conda : undefined;
}

/** As virtualenv and its kin, conda and pixi name them inside a project. */
const ENVIRONMENTS = [".venv", "venv", "env", ".conda", join(".pixi", "envs", "default")];

const isEnvironment = (folder: string): boolean =>
  isFile(join(folder, "pyvenv.cfg")) || isFolder(join(folder, "conda-meta"));

/** The folder and all those above it, nearest first. */
export function foldersUpward(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUpward(parent)];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** A bare name (`python3`) is looked up as a shell would. */
function locate(python: string): string | undefined {
  const path = resolve(python);
  if (isFolder(path) || isFile(path)) return path;
  if (isAbsolute(python) || /[\\/]/.test(python)) return undefined;
  const candidates = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, python));
  return candidates.flatMap((candidate) => [candidate, `${candidate}.exe`]).find(isFile);
}

function foldersOfFolder(folder: string): readonly string[] {
  if (["bin", "Scripts"].includes(basename(folder))) return foldersOfPrefix(dirname(folder));
  const ofPrefix = foldersOfPrefix(folder);
  return ofPrefix.length > 0 || isFile(join(folder, "pyvenv.cfg")) ? ofPrefix : [folder];
}

/**
 * An executable lies in bin/ or Scripts/ of its prefix, or, on Windows, in the prefix itself. A virtual environment's is
 * a link to another one's, so the link is followed only where its own surroundings are no environment.
 */
function foldersOfExecutable(executable: string): readonly string[] {
  for (const path of unique([executable, realpathSync(executable)])) {
    const folder = dirname(path);
    const version = /python(3\.\d+)/.exec(basename(path))?.[1];
    for (const prefix of [dirname(folder), folder]) {
      const folders = foldersOfPrefix(prefix, version);
      if (folders.length > 0) return folders;
    }
  }
  return [];
}

function foldersOfPrefix(prefix: string, version?: string): readonly string[] {
  const settings = virtualEnvironmentSettings(prefix);
  const wanted = version ?? /^3\.\d+/.exec(settings.get("version") ?? settings.get("version_info") ?? "")?.[0];
  const own = ["lib", "lib64", "local/lib"].flatMap((lib) => versionedFolders(join(prefix, lib), wanted));
  const candidates = [...own, join(prefix, "Lib", "site-packages"), join(prefix, "lib", "python3", "dist-packages")];
  const system = settings.get("include-system-site-packages") === "true" ? settings.get("home") : undefined;
  const inherited = system === undefined ? [] : foldersOfPrefix(dirname(system), wanted);
  return unique([...candidates.filter(isFolder).map(realPath), ...inherited]);
}

/** `lib/python3.11/site-packages`: of the wanted version, else of all versions, the newest first. */
function versionedFolders(lib: string, wanted: string | undefined): readonly string[] {
  const names = entriesOf(lib).filter((name) => /^python3\.\d+t?$/.test(name));
  const chosen = wanted !== undefined && names.includes(`python${wanted}`) ? [`python${wanted}`] : newestFirst(names);
  return chosen.flatMap((name) => ["site-packages", "dist-packages"].map((packages) => join(lib, name, packages)));
}

function newestFirst(names: readonly string[]): readonly string[] {
  const minor = (name: string): number => Number(/3\.(\d+)/.exec(name)?.[1] ?? 0);
  return [...names].sort((a, b) => minor(b) - minor(a));
}

/** The `key = value` lines of pyvenv.cfg; empty where the folder is no virtual environment. */
function virtualEnvironmentSettings(prefix: string): ReadonlyMap<string, string> {
  const lines = linesOf(join(prefix, "pyvenv.cfg"));
  return new Map(
    lines.flatMap((line) => {
      const [, key, value] = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[key.toLowerCase(), value] as const];
    }),
  );
}

/** Folders that `*.pth` files add, as editable installs do. Lines that would run code are left alone. */
function foldersNamedByPathFiles(folder: string): readonly string[] {
  const entries = entriesOf(folder);
  const lines = entries.filter((name) => name.endsWith(".pth")).flatMap((name) => linesOf(join(folder, name)));
  const named = lines.map((line) => line.trim()).filter((line) => line !== "" && !/^(#|import[ \t])/.test(line));
  const finders = entries.filter((name) => /^__editable__.*_finder\.py$/.test(name));
  const mapped = finders.flatMap((name) => foldersOfFinder(linesOf(join(folder, name))));
  return [...named.map((line) => resolve(folder, line)), ...mapped].filter(isFolder);
}

/** Setuptools' way to install in place: `MAPPING = {'nets': '/home/me/src/nets'}`, where a package keeps its name. */
function foldersOfFinder(lines: readonly string[]): readonly string[] {
  const mapping = lines.find((line) => /^MAPPING\b/.test(line)) ?? "";
  const pairs = [...mapping.matchAll(/(['"])([\w.]+)\1: (['"])(.*?)\3/g)];
  const packages = pairs.map(([, , name = "", , path = ""]) => ({ name, path: path.replaceAll("\\\\", "\\") }));
  return packages.flatMap(({ name, path }) => (basename(path).replace(/\.py$/, "") === name ? [dirname(path)] : []));
}

function linesOf(file: string): readonly string[] {
  try {
    return isFile(file) ? readFileSync(file, "utf8").split(/\r?\n/) : [];
  } catch {
    return [];
  }
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];
