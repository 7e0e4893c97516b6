/**
 * Imports: what is known of the outside by name, everything else read from the program's own files and packages.
 *
 *     from .blocks import residual_block      the file beside, evaluated once
 *     import tensorflow as tf                 the External "tensorflow"
 */
import { canonicalPath, isCompatiblePath, isKnownModule, moduleMember } from "../libraries/library.js";
import type { ImportFromStmt, ImportStmt } from "../program/program.js";
import { ModuleObject } from "../values/objects.js";
import { External, type Value } from "../values/value.js";
import { assignName } from "./assignment.js";
import { newFrame, Raised, type Frame } from "./frame.js";
import type { Interpreter } from "./interpreter.js";
import { runStatement } from "./statements.js";

export function runImport(run: Interpreter, frame: Frame, statement: ImportStmt): void {
  const place = run.placeOf(statement);
  const module = importModule(run, frame, statement.module, 0);
  if (statement.alias !== undefined)
    return assignName(
      run,
      frame,
      statement.alias,
      module ?? run.unknown(`the module ${statement.module} isn't found`, place),
    );
  const first = statement.module.split(".")[0]!;
  const root = first === statement.module ? module : importModule(run, frame, first, 0);
  assignName(run, frame, first, root ?? run.unknown(`the module ${first} isn't found`, place));
}

export function runImportFrom(run: Interpreter, frame: Frame, statement: ImportFromStmt): void {
  const module = importModule(run, frame, statement.module, statement.level);
  for (const { name, alias, start, end } of statement.names) {
    const place = run.placeOf({ start, end });
    if (name === "*") {
      if (module instanceof External) frame.scope.module.stars.push(module);
      else if (module instanceof ModuleObject) importStar(run, frame, module);
      continue;
    }
    const value =
      memberOf(run, module, name, place) ??
      run.unknown(`the module ${".".repeat(statement.level)}${statement.module} isn't found`, place);
    assignName(run, frame, alias ?? name, value);
  }
}

function importStar(run: Interpreter, frame: Frame, module: ModuleObject): void {
  const all = module.scope.variables.get("__all__");
  const listed = all === undefined ? undefined : run.iterate(all, run.userPlace);
  for (const [name, value] of module.scope.variables) {
    const wanted = Array.isArray(listed) ? listed.includes(name) : !name.startsWith("_");
    if (wanted) assignName(run, frame, name, value);
  }
  frame.scope.module.stars.push(...module.scope.stars);
}

function memberOf(
  run: Interpreter,
  module: Value | undefined,
  name: string,
  place: Parameters<typeof moduleMember>[3],
): Value | undefined {
  if (module instanceof External) return moduleMember(run, module, name, place);
  if (!(module instanceof ModuleObject)) return undefined;
  const own = module.scope.variables.get(name);
  if (own !== undefined) return own;
  const submodule = importSubmodule(run, module, name);
  if (submodule !== undefined) return submodule;
  for (const star of module.scope.stars) return moduleMember(run, star, name, place);
  return run.unknown(`the module ${module.name} has no \`${name}\``, place);
}

export function importSubmodule(run: Interpreter, module: ModuleObject, name: string): Value | undefined {
  return module.folder === undefined ? undefined : loadFrom(run, module.folder, name, `${module.name}.${name}`);
}

/** The host's name for the file that a frame runs. */
const pathOf = (run: Interpreter, frame: Frame): string => (frame.file === "" ? run.ports.mainFile : frame.file);

function importModule(run: Interpreter, frame: Frame, name: string, level: number): Value | undefined {
  if (level > 0) {
    let folder = folderOf(pathOf(run, frame));
    for (let i = 1; i < level; i++) folder = folderOf(folder);
    return name === "" ? packageAt(run, folder, folder) : loadPath(run, folder, name);
  }
  const canonical = canonicalPath(name);
  if (/^tf_keras\b/.test(name)) run.changeSettings({ dialect: "keras2" });
  if (isKnownModule(canonical)) return new External(canonical, undefined, isCompatiblePath(name));
  for (const folder of run.ports.searchPaths(pathOf(run, frame))) {
    const found = loadPath(run, folder, name);
    if (found) return found;
  }
  // Whether the package is there, only the machine knows that runs the program: a handler may have to step in.
  if (run.mayBeCaught("ImportError"))
    run.mayHaveRaised = new Raised(["ModuleNotFoundError", "ImportError", "Exception"], null);
  return new External(canonical);
}

/**
 * A name of one of the library's modules that are ordinary model code, read from the library's own source where the
 * program's environment has it. `keras.applications.VGG16` stands in keras/src/applications/vgg16.py, which the public
 * module's imports tell.
 */
export function importFromSource(run: Interpreter, module: string, name: string): Value | undefined {
  const [, ...parts] = module.split(".");
  const file = run.frame.file === "" ? run.ports.mainFile : run.frame.file;
  for (const folder of run.ports.searchPaths(file)) {
    const source = [folder, "keras/src", ...parts].join("/");
    const found =
      loadFile(run, `${source}/${name}.py`, `${module}.${name}`, undefined) ??
      loadFile(run, `${source}.py`, module, undefined)?.scope.variables.get(name);
    if (found !== undefined) return found;
    const listed = listedIn(run, [folder, "keras", ...parts, "__init__.py"].join("/"), name);
    const home =
      listed && loadFile(run, `${folder}/${listed.module.replaceAll(".", "/")}.py`, listed.module, undefined);
    const value = home?.scope.variables.get(listed?.name ?? name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The module from which a file imports a name, found without running the file. */
function listedIn(
  run: Interpreter,
  path: string,
  name: string,
): { readonly module: string; readonly name: string } | undefined {
  const text = run.ports.read(path);
  if (text === undefined) return undefined;
  for (const statement of run.ports.parse(text).body) {
    const found =
      statement.kind === "import-from" ? statement.names.find((item) => (item.alias ?? item.name) === name) : undefined;
    if (found && statement.kind === "import-from") return { module: statement.module, name: found.name };
  }
  return undefined;
}

const folderOf = (path: string): string => {
  const at = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return at < 0 ? "." : path.slice(0, at);
};

function loadPath(run: Interpreter, folder: string, dotted: string): Value | undefined {
  let module: Value | undefined;
  let at = folder;
  for (const part of dotted.split(".")) {
    module = loadFrom(run, at, part, dotted);
    if (!(module instanceof ModuleObject)) return undefined;
    at = module.folder ?? `${at}/${part}`;
  }
  return module;
}

/** A module or package of the folder. */
function loadFrom(run: Interpreter, folder: string, name: string, fullName: string): ModuleObject | undefined {
  if (!/^\w+$/.test(name)) return undefined;
  const base = folder === "" || folder.endsWith("/") ? `${folder}${name}` : `${folder}/${name}`;
  return (
    loadFile(run, `${base}/__init__.py`, fullName, base) ??
    loadFile(run, `${base}.py`, fullName, undefined) ??
    namespacePackage(run, base, fullName)
  );
}

const packageAt = (run: Interpreter, folder: string, name: string): ModuleObject | undefined =>
  loadFile(run, `${folder}/__init__.py`, name, folder) ?? namespacePackage(run, folder, name);

/** A folder without `__init__.py`. */
function namespacePackage(run: Interpreter, folder: string, name: string): ModuleObject | undefined {
  if (!run.ports.isDirectory(folder)) return undefined;
  return run.heap.adopt(new ModuleObject(name, run.newScope("module", undefined), folder, folder));
}

function loadFile(run: Interpreter, path: string, name: string, folder: string | undefined): ModuleObject | undefined {
  if (run.modules.has(path)) return run.modules.get(path);
  const text = run.ports.read(path);
  if (text === undefined) {
    run.modules.set(path, undefined);
    return undefined;
  }
  const module = run.heap.adopt(new ModuleObject(name, run.newScope("module", undefined), path, folder));
  // A module that imports itself, through others, finds what there is of it so far.
  run.modules.set(path, module);
  run.heap.touch(module.scope);
  module.scope.variables.set("__name__", name);
  const frame = newFrame(module.scope, path);
  run.frames.push(frame);
  run.enter();
  const handlers = run.handlers;
  run.handlers = [];
  try {
    for (const statement of run.ports.parse(text).body) {
      try {
        runStatement(run, frame, statement);
      } catch (error) {
        if (!(error instanceof Raised)) throw error;
      }
    }
  } finally {
    run.handlers = handlers;
    run.depth = Math.max(0, run.depth - 1);
    run.frames.length = run.frames.indexOf(frame);
  }
  return module;
}
