/**
 * How the core reads other files where there is a file system.
 *
 *     from blocks import residual   in /home/ada/nets/train.py
 *     searchPaths: /home/ada/nets, /home/ada (it has a pyproject.toml), the workspace's folders, …/site-packages
 *
 * Paths are written with forward slashes on every system. What was read is kept while the file's time and size stay the
 * same, and not looked at again within a second, so that a keystroke does not cost hundreds of calls to the system.
 */
import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { SourceHost } from "../core/analyze.js";
import { environmentFor, foldersUpward, isFile, packageFolders } from "./python-environment.js";
import { decodeSource } from "./source-text.js";

export interface NodeSourceHostOptions {
  /** An interpreter, an environment or a folder of packages; without it, the one that the file's surroundings name. */
  readonly python?: string;
  readonly workspaceFolders?: readonly string[];
  readonly extraPaths?: readonly string[];
}

interface Entry {
  readonly checkedAt: number;
  readonly modified: number;
  readonly size: number;
  readonly kind: "file" | "folder" | "nothing";
  text?: string | undefined;
}

const TRUSTED_FOR_MS = 1000;
/** No source that a model is imported from is as large; data files with such names are. */
const LARGEST_IMPORT = 2_000_000;
const PROJECT_FILES = ["pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "package.json", ".git"];

export class NodeSourceHost implements SourceHost {
  readonly #entries = new Map<string, Entry>();
  readonly #searchPaths = new Map<string, readonly string[]>();

  constructor(readonly options: NodeSourceHostOptions = {}) {}

  read(path: string): string | undefined {
    const entry = this.#entry(path);
    if (entry.kind !== "file" || entry.size > LARGEST_IMPORT) return undefined;
    entry.text ??= readSource(path);
    return entry.text;
  }

  isDirectory(path: string): boolean {
    return this.#entry(path).kind === "folder";
  }

  searchPaths(file: string): readonly string[] {
    const folder = dirname(resolve(file));
    const known = this.#searchPaths.get(folder);
    if (known !== undefined) return known;
    const python = this.options.python ?? environmentFor(file, process.env);
    const paths = [
      folder,
      ...projectFolders(folder),
      ...(this.options.workspaceFolders ?? []),
      ...(this.options.extraPaths ?? []).map((path) => resolve(this.options.workspaceFolders?.[0] ?? "", path)),
      ...(python === undefined ? [] : packageFolders(python)),
    ];
    const unique = [...new Set(paths.map(withForwardSlashes))];
    this.#searchPaths.set(folder, unique);
    return unique;
  }

  /** After this, files and environments are looked at anew. */
  forget(): void {
    this.#entries.clear();
    this.#searchPaths.clear();
  }

  #entry(path: string): Entry {
    const known = this.#entries.get(path);
    const now = Date.now();
    if (known !== undefined && now - known.checkedAt < TRUSTED_FOR_MS) return known;
    const fresh = entryNow(path, now);
    const same = known !== undefined && known.modified === fresh.modified && known.size === fresh.size;
    if (same) fresh.text = known.text;
    this.#entries.set(path, fresh);
    return fresh;
  }
}

function entryNow(path: string, checkedAt: number): Entry {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats !== undefined) {
      const kind = stats.isFile() ? "file" : stats.isDirectory() ? "folder" : "nothing";
      return { checkedAt, kind, modified: stats.mtimeMs, size: stats.size };
    }
  } catch {
    // A path that may not be looked at is a path where nothing is to be read.
  }
  return { checkedAt, kind: "nothing", modified: 0, size: 0 };
}

function readSource(path: string): string | undefined {
  try {
    return decodeSource(readFileSync(path))?.text;
  } catch {
    return undefined;
  }
}

/**
 * The folders above a file that Python is likely to be started in: the one that holds the file's outermost package, and
 * all up to the project's own (with its `src`), where some file marks a project.
 */
function projectFolders(folder: string): readonly string[] {
  const upward = foldersUpward(folder);
  const packageRoot = upward.findIndex((candidate) => !isFile(join(candidate, "__init__.py")));
  const project = upward.findIndex((candidate) => PROJECT_FILES.some((name) => exists(join(candidate, name))));
  const reach = Math.max(packageRoot, project);
  const above = reach < 0 ? [] : upward.slice(packageRoot < 0 ? 0 : packageRoot, reach + 1);
  return project < 0 ? above : [...above, join(upward[project]!, "src")];
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

export const withForwardSlashes = (path: string): string => (path.includes("\\") ? path.replaceAll("\\", "/") : path);
