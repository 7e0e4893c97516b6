/**
 * Imports: what is known of the outside by name, everything else read from the program's own files and packages.
 *
 *     from .blocks import residual_block      the file beside, evaluated once
 *     import tensorflow as tf                 the External "tensorflow"
 */
import { canonicalPath, earlierModule, isKnownModule, moduleMember, routeOf } from "../libraries/library.js";
import { exceptionLine } from "../libraries/python/exceptions.js";
import { missingOfInnerKeras } from "../libraries/tensorflow/inner-keras.js";
import { innerKerasNames } from "../libraries/tensorflow/inner-keras-names.js";
import { missingModule } from "../libraries/keras/missing-modules.js";
import type { Problem } from "../problems/problem.js";
import { removedInKeras3 } from "../problems/removed-in-keras-3.js";
import type { ImportFromStmt, ImportStmt } from "../program/program.js";
import type { Place } from "../text/span.js";
import { itemsOf } from "../values/convert.js";
import { DictObject, ListObject, ModuleObject, type Scope } from "../values/objects.js";
import { External, type Value } from "../values/value.js";
import { assignName } from "./assignment.js";
import { ofStars } from "./attributes.js";
import { newFrame, Raised, type Frame } from "./frame.js";
import type { Interpreter } from "./interpreter.js";
import { runStatement } from "./statements.js";

export function runImport(run: Interpreter, frame: Frame, statement: ImportStmt): void {
  const place = run.placeOf(statement);
  checkInnerKeras(run, frame, statement, []);
  checkEarlierModule(run, frame, statement, statement.alias !== undefined);
  const module = importModule(run, frame, statement.module, 0);
  if (statement.alias !== undefined)
    return assignName(
      run,
      frame,
      statement.alias,
      module ?? run.unknown(`the module ${statement.module} isn't found`, place),
    );
  const first = statement.module.split(".")[0]!;
  const root = first === statement.module ? module : importModule(run, frame, first, 0, statement.module);
  assignName(run, frame, first, root ?? run.unknown(`the module ${first} isn't found`, place));
}

export function runImportFrom(run: Interpreter, frame: Frame, statement: ImportFromStmt): void {
  if (awaitImport(run, frame, statement)) return;
  if (statement.level === 0) {
    checkInnerKeras(
      run,
      frame,
      statement,
      statement.names.map(({ name }) => name),
    );
    checkEarlierModule(run, frame, statement, true);
  }
  const module = importModule(run, frame, statement.module, statement.level);
  for (const { name, alias, start, end } of statement.names) {
    const place = run.placeOf({ start, end: alias === undefined ? end : start + name.length });
    if (name === "*") {
      if (module instanceof External) addStars(run, frame.scope.module, [module]);
      else if (module instanceof ModuleObject) importStar(run, frame, module);
      continue;
    }
    const value =
      memberOf(run, module, name, place) ??
      run.unknown(`the module ${".".repeat(statement.level)}${statement.module} isn't found`, place);
    assignName(run, frame, alias ?? name, value);
  }
}

/**
 * A package's modules import each other by the hundred, and a program uses a few: what an imported module imports is read
 * when one of its names is asked for, or when a table is looked into that it may add to.
 */
function awaitImport(run: Interpreter, frame: Frame, { module, level, names, ...span }: ImportFromStmt): boolean {
  if (frame.file === "" || frame.scope.kind !== "module" || names.some(({ name }) => name === "*")) return false;
  const path = sourceOf(run, frame, module, level);
  if (path === undefined) return false;
  const { scope } = frame;
  const read = (): void => {
    run.awaited.delete(read);
    importModule(run, frame, module, level);
    for (const { name, alias } of names) scope.awaited.get(alias ?? name)?.();
  };
  // What is imported from a package may be a module of it, which is still to be read.
  if (!run.modules.has(path) || path.endsWith("/__init__.py")) run.awaited.set(read, path);
  const place = run.placeOf(span);
  bindAwaited(
    run,
    scope,
    names.map(({ name, alias }) => {
      const ask = (): Value | undefined => {
        // `from package import part` in the package itself: the name is asked for while it is looked up.
        if (run.imported.has(ask)) return run.imported.get(ask);
        run.imported.set(ask, undefined);
        const value =
          memberOf(run, importModule(run, frame, module, level), name, place) ??
          run.unknown(`the module ${".".repeat(level)}${module} isn't found`, place);
        run.imported.set(ask, value);
        return value;
      };
      return [alias ?? name, ask] as const;
    }),
  );
  return true;
}

/** Names that are bound once they are asked for. */
function bindAwaited(
  run: Interpreter,
  scope: Scope,
  names: readonly (readonly [string, () => Value | undefined])[],
): void {
  if (names.length === 0) return;
  run.heap.touch(scope);
  for (const [name] of names) scope.variables.delete(name);
  scope.awaited = new Map([...scope.awaited, ...names]);
}

/**
 * Before a table of a package is looked into: its modules that wait are read, since one of them may add to it. False where
 * none waits.
 */
export function readAwaited(run: Interpreter, table: Value): boolean {
  if (run.awaited.size === 0 || !(table instanceof ListObject || table instanceof DictObject)) return false;
  const { sharedBy } = table;
  // What a module looks into while it is read, it has imported before.
  if (sharedBy === undefined || run.frames.some(({ file, fn }) => file !== "" && fn === undefined)) return false;
  const waiting = (): readonly (() => void)[] =>
    [...run.awaited].filter(([, path]) => path.startsWith(`${sharedBy}/`)).map(([read]) => read);
  let found = false;
  for (let reads = waiting(); reads.length > 0; reads = waiting())
    for (const read of reads) {
      found = true;
      read();
    }
  return found;
}

/** The folder of the outermost package that a file belongs to. */
export function packageOf(run: Interpreter, file: string): string {
  let folder = folderOf(file);
  while (run.ports.read(`${folderOf(folder)}/__init__.py`) !== undefined) folder = folderOf(folder);
  return folder;
}

/** The file that an import of a module reads, where there is one and it isn't known otherwise. */
function sourceOf(run: Interpreter, frame: Frame, module: string, level: number): string | undefined {
  const parts = module === "" ? [] : module.split(".");
  const inFolder = (folder: string): string | undefined => {
    const base = parts.reduce(inside, folder);
    return [`${base}/__init__.py`, ...(parts.length > 0 ? [`${base}.py`] : [])].find(
      (path) => run.ports.read(path) !== undefined,
    );
  };
  if (level > 0) {
    let folder = folderOf(pathOf(run, frame));
    for (let i = 1; i < level; i++) folder = folderOf(folder);
    return inFolder(folder);
  }
  if (isKnownModule(canonicalPath(module))) return undefined;
  for (const folder of searchFolders(run, frame, module)) {
    const path = inFolder(folder);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** A module that Keras 3 has no more; what stood in it is found all the same. `mayRename`: no other name in the text depends on the module's. */
function checkEarlierModule(
  run: Interpreter,
  frame: Frame,
  { module, moduleSpan }: ImportStmt | ImportFromStmt,
  mayRename: boolean,
): void {
  const { dialect, isDialectSpelled } = run.settings;
  const now = earlierModule(module);
  const span = { start: moduleSpan.start, end: moduleSpan.end };
  const missing = now === undefined && frame.file === "" ? missingModule(run, module) : undefined;
  if (missing) run.fail({ ...missing, place: { file: "", ...span } }, "ModuleNotFoundError", { file: "", ...span });
  if (now === undefined || frame.file !== "" || (dialect !== undefined && !isDialectSpelled)) return;
  const problem: Problem = {
    kind: removedInKeras3,
    place: { file: "", ...span },
    message: `The module \`${module}\` is of an earlier Keras; what Keras 3 has of it stands in \`${now}\`.`,
    ...(mayRename && { fix: { title: `Change to ${now}`, edits: [{ ...span, newText: now }] } }),
  };
  if (isDialectSpelled) run.report(problem);
  else run.fail(problem, "ModuleNotFoundError", problem.place);
}

/** What TensorFlow's own copy of Keras has no more; it is found all the same, as what TensorFlow's Keras was then. */
function checkInnerKeras(
  run: Interpreter,
  frame: Frame,
  { module, moduleSpan: { start, end } }: ImportStmt | ImportFromStmt,
  names: readonly string[],
): void {
  const missing = frame.file === "" ? missingOfInnerKeras(module, names) : undefined;
  if (missing === undefined || run.settings.dialect !== undefined) return;
  const message = `${missing}: this is TensorFlow's own copy of Keras, which is no interface. Import from tensorflow.keras.`;
  const place = { file: "", start, end };
  const exception = Object.hasOwn(innerKerasNames, module) ? "ImportError" : "ModuleNotFoundError";
  run.fail({ kind: removedInKeras3, place, message }, exception, place);
  run.changeSettings({ isInnerKerasPublic: true });
}

function importStar(run: Interpreter, frame: Frame, module: ModuleObject): void {
  const all = module.scope.variables.get("__all__");
  const listed = all === undefined ? undefined : itemsOf(all);
  for (const [name, value] of module.scope.variables) {
    const wanted = listed ? listed.includes(name) : !name.startsWith("_");
    if (wanted) assignName(run, frame, name, value);
  }
  const waiting = [...module.scope.awaited];
  bindAwaited(
    run,
    frame.scope,
    waiting.filter(([name]) => (listed ? listed.includes(name) : !name.startsWith("_"))),
  );
  addStars(run, frame.scope.module, module.scope.stars);
}

function addStars(run: Interpreter, scope: Scope, modules: readonly External[]): void {
  if (modules.length === 0) return;
  run.heap.touch(scope);
  scope.stars = [...scope.stars, ...modules];
}

function memberOf(
  run: Interpreter,
  module: Value | undefined,
  name: string,
  place: Parameters<typeof moduleMember>[3],
): Value | undefined {
  if (module instanceof External) return moduleMember(run, module, name, place, "ImportError");
  if (!(module instanceof ModuleObject)) return undefined;
  const own = module.scope.get(name);
  if (own !== undefined) return own;
  const submodule = importSubmodule(run, module, name);
  if (submodule !== undefined) return submodule;
  return ofStars(run, module, name, place) ?? run.unknown(`the module ${module.name} has no \`${name}\``, place);
}

export function importSubmodule(run: Interpreter, module: ModuleObject, name: string): Value | undefined {
  for (const folder of foldersOf(module)) {
    const found = loadFrom(run, folder, name, `${module.name}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where a package's submodules lie: its own folder, and those that it adds to `__path__`. */
function foldersOf(module: ModuleObject): readonly string[] {
  if (module.folder === undefined) return [];
  const listed = itemsOf(module.scope.variables.get("__path__") ?? null) ?? [];
  return [...new Set([module.folder, ...listed.filter((path): path is string => typeof path === "string")])];
}

/** The host's name for the file that a frame runs. */
const pathOf = (run: Interpreter, frame: Frame): string => (frame.file === "" ? run.ports.mainFile : frame.file);

/** The folder of the program that is run comes first, also for what its modules import. */
function* searchFolders(run: Interpreter, frame: Frame, module: string): Iterable<string> {
  yield* new Set([...run.ports.searchPaths(run.ports.mainFile), ...run.ports.searchPaths(pathOf(run, frame))]);
  yield* foldersWith(run, run.ports.mainFile, module);
}

/**
 * A program may be started in a folder above its own that nothing marks as a project's. The one that has a module of that
 * name is it; a name of one part is too likely to be another's, but for the folder's own.
 */
function foldersWith(run: Interpreter, file: string, module: string): readonly string[] {
  const parts = module.split(".");
  const found: string[] = [];
  let below = "";
  for (let folder = folderOf(file); /[^/\\:.]/.test(folder); folder = folderOf(folder)) {
    const isOwn = below === inside(folder, parts[0]!);
    below = folder;
    const base = parts.reduce(inside, folder);
    if ((isOwn || parts.length > 1) && (run.ports.read(`${base}.py`) !== undefined || run.ports.isDirectory(base)))
      found.push(folder);
  }
  return found;
}

/** `whole`: the module that is imported, where `name` is a package that leads to it. */
function importModule(run: Interpreter, frame: Frame, name: string, level: number, whole = name): Value | undefined {
  if (level > 0) {
    let folder = folderOf(pathOf(run, frame));
    for (let i = 1; i < level; i++) folder = folderOf(folder);
    return name === "" ? packageAt(run, folder, folder) : loadPath(run, folder, name);
  }
  const canonical = canonicalPath(name);
  const isLegacy = /^(1|true)$/i.test(String(run.environment.get("TF_USE_LEGACY_KERAS")));
  if (/^tf_keras\b/.test(name) || (isLegacy && /^tensorflow\b/.test(name))) {
    const { dialect, isBesideKeras3 } = run.settings;
    // A program that takes whichever is there has one of them.
    const isBeside = !isLegacy && run.isDecided && (dialect === undefined || isBesideKeras3 === true);
    run.changeSettings({ dialect: "tf_keras", isDialectSpelled: false, isBesideKeras3: isBeside });
  }
  if (/^jax\b/.test(name)) run.changeSettings({ isNumPyLike: true });
  if (/^torch\b/.test(name)) run.changeSettings({ usesTorch: true });
  // A program that takes it under a condition takes it for the Keras that it has else.
  if (/^tensorflow\.python\.keras\b/.test(name) && !run.isDecided) run.changeSettings({ isInnerKerasPublic: true });
  if (isKnownModule(canonical)) return new External(canonical, undefined, routeOf(name));
  for (const folder of searchFolders(run, frame, whole)) {
    const found = loadPath(run, folder, name);
    if (found) return found;
  }
  // Whether the package is there, only the machine knows that runs the program: a handler may have to step in.
  if (run.mayBeCaught("ImportError")) run.mayHaveRaised = new Raised(exceptionLine("ModuleNotFoundError"), null);
  return new External(canonical);
}

/** `importlib.import_module("nets.vgg")`. */
export const importNamed = (run: Interpreter, name: string, place: Place): Value =>
  importModule(run, run.frame, name, 0) ?? run.unknown(`the module ${name} isn't found`, place);

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
      loadFile(run, `${source}.py`, module, undefined)?.scope.get(name);
    if (found !== undefined) return found;
    const listed = listedIn(run, [folder, "keras", ...parts, "__init__.py"].join("/"), name);
    const home =
      listed && loadFile(run, `${folder}/${listed.module.replaceAll(".", "/")}.py`, listed.module, undefined);
    const value = home?.scope.get(listed?.name ?? name);
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
  for (const statement of run.ports.parse(text, path).body) {
    const found =
      statement.kind === "import-from" ? statement.names.find((item) => (item.alias ?? item.name) === name) : undefined;
    if (found && statement.kind === "import-from") return { module: statement.module, name: found.name };
  }
  return undefined;
}

const inside = (folder: string, name: string): string =>
  folder === "" || folder.endsWith("/") ? `${folder}${name}` : `${folder}/${name}`;

const folderOf = (path: string): string => {
  const at = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return at < 0 ? "." : path.slice(0, at);
};

function loadPath(run: Interpreter, folder: string, dotted: string): Value | undefined {
  const [first = "", ...parts] = dotted.split(".");
  let module: Value | undefined = loadFrom(run, folder, first, first);
  for (const part of parts) {
    if (!(module instanceof ModuleObject)) return undefined;
    module = importSubmodule(run, module, part);
  }
  return module;
}

/** A module or package of the folder. */
function loadFrom(run: Interpreter, folder: string, name: string, fullName: string): ModuleObject | undefined {
  if (!/^\w+$/.test(name)) return undefined;
  const base = inside(folder, name);
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
  module.scope.variables.set("__file__", path);
  if (folder !== undefined) module.scope.variables.set("__path__", run.list([folder]));
  const frame = newFrame(module.scope, path);
  run.frames.push(frame);
  run.enter();
  // It may be read in the middle of anything, and is none of it.
  const { handlers, insideCall, running, traces, idleLoops, mayHaveRaised } = run;
  Object.assign(run, { handlers: [], insideCall: false, running: undefined, traces: false, idleLoops: 0 });
  try {
    for (const statement of run.ports.parse(text, path).body) {
      try {
        runStatement(run, frame, statement);
      } catch (error) {
        if (!(error instanceof Raised)) throw error;
        if (error.refusal) run.report(error.refusal);
      }
    }
  } finally {
    Object.assign(run, { handlers, insideCall, running, traces, idleLoops, mayHaveRaised });
    run.depth = Math.max(0, run.depth - 1);
    run.frames.length = run.frames.indexOf(frame);
  }
  return module;
}
