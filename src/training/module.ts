/**
 * Scripts that are run as modules of their package, as Python has no other way to run a file whose imports begin with a dot.
 *
 *     lab/train.py      from .data import load      ──▶   python -u -m lab.train, in the folder that lab lies in
 *     lab/__main__.py   from .data import load      ──▶   python -u -m lab
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";

export interface AsModule {
  /** `lab.train` */
  readonly module: string;
  /** Where it is found from. */
  readonly cwd: string;
}

const MAIN = "__main__";

/** At the top level; one that is tried and may fail isn't needed. */
const RELATIVE_IMPORT = /^from[ \t]+(\.+)/gm;

/** Undefined where the script runs as it is, or lies in folders that can't be packages. */
export function asModule(script: string): AsModule | undefined {
  if (extname(script).toLowerCase() !== ".py") return undefined;
  const levels = [...readFileSync(script, "utf8").matchAll(RELATIVE_IMPORT)].map(([, dots = ""]) => dots.length);
  if (levels.length === 0) return undefined;
  const stem = basename(script, extname(script));
  const names = stem === MAIN ? [] : [stem];
  let cwd = dirname(script);
  // A folder without __init__.py is a package, too, where an import counts on it.
  for (let level = 1; level <= Math.max(...levels) || existsSync(join(cwd, "__init__.py")); level++) {
    if (dirname(cwd) === cwd) return undefined;
    names.unshift(basename(cwd));
    cwd = dirname(cwd);
  }
  return names.every(isName) ? { module: names.join("."), cwd } : undefined;
}

/** The file that `python -m` runs where it is started in this folder. Undefined where it isn't below it. */
export function scriptOfModule(module: string, cwd: string): string | undefined {
  const names = module.split(".");
  if (!names.every(isName)) return undefined;
  const candidates = [join(cwd, ...names, `${MAIN}.py`), `${join(cwd, ...names)}.py`];
  return candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

function isName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
}
