/**
 * Scripts that are run as modules of their package, as Python has no other way to run a file whose imports begin with a dot.
 *
 *     lab/train.py      from .data import load      ──▶   python -u -m lab.train, in the folder that lab lies in
 *     lab/__main__.py   from .data import load      ──▶   python -u -m lab
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { scriptImports, type ScriptImports } from "./script-imports.js";

export interface AsModule {
  /** `lab.train` */
  readonly module: string;
  /** Where it is found from. */
  readonly cwd: string;
}

const MAIN = "__main__";

/** Undefined where the script runs as it is, or lies in folders that can't be packages. */
export function asModule(script: string): AsModule | undefined {
  if (extname(script).toLowerCase() !== ".py") return undefined;
  const imports = scriptImports(readFileSync(script, "utf8"));
  if (!needsPackage(imports, dirname(script))) return undefined;
  const stem = basename(script, extname(script));
  const names = stem === MAIN ? [] : [stem];
  let cwd = dirname(script);
  // A folder without __init__.py is a package, too, where an import counts on it.
  for (let level = 1; level <= imports.deepest || existsSync(join(cwd, "__init__.py")); level++) {
    if (dirname(cwd) === cwd) return undefined;
    names.unshift(basename(cwd));
    cwd = dirname(cwd);
  }
  return names.every(isName) ? { module: names.join("."), cwd } : undefined;
}

/** Where the script may get by without, what lies beside it and is imported without a dot decides: a module wouldn't find it. */
function needsPackage({ certain, possible, absolute }: ScriptImports, folder: string): boolean {
  if (certain.length > 0) return true;
  return possible.length > 0 && ![...absolute].some((name) => liesIn(folder, name));
}

function liesIn(folder: string, name: string): boolean {
  return existsSync(join(folder, `${name}.py`)) || existsSync(join(folder, name, "__init__.py"));
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
