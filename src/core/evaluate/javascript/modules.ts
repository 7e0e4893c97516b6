/**
 * JavaScript's modules: what is known of packages by name, everything else read from the program's own files.
 *
 *     import * as tf from "@tensorflow/tfjs"      the External "tfjs"
 *     import {createModel} from "./model"         model.ts, model.js, model/index.ts, …, evaluated once
 *     const {createModel} = require("./model")    what the file has put into module.exports
 */
import { packageModule } from "../../libraries/javascript/library.js";
import type { ExportStmt, ImportFromStmt, ImportStmt, Stmt } from "../../program/program.js";
import type { Place } from "../../text/span.js";
import { DictObject, ModuleObject, type Scope } from "../../values/objects.js";
import { External, Undefined, type CallArguments, type Value } from "../../values/value.js";
import { evaluate } from "../expressions.js";
import { newFrame, Raised, type Frame } from "../frame.js";
import type { Interpreter, Ports } from "../interpreter.js";
import { runStatement } from "../statements.js";

/** The name under which a module's scope keeps what it exports. */
const EXPORTS = "module.exports";

/** `import * as tf from "…"`, `import tf = require("…")`, `import "…"`. */
export function runJavaScriptImport(run: Interpreter, frame: Frame, { module, alias, ...span }: ImportStmt): void {
  const value = importPath(run, frame, module, run.placeOf(span));
  if (alias !== undefined) run.language.assignName(run, frame, alias, value, "const");
}

export function runJavaScriptImportFrom(
  run: Interpreter,
  frame: Frame,
  { module, names, ...span }: ImportFromStmt,
): void {
  const from = importPath(run, frame, module, run.placeOf(span));
  for (const { name, alias, start, end } of names)
    run.language.assignName(run, frame, alias ?? name, exported(run, from, name, run.placeOf({ start, end })), "const");
}

function exported(run: Interpreter, module: Value, name: string, place: Place): Value {
  // A module in CommonJS' way is its own default export, and so is a package's.
  if (name === "default" && module instanceof External) return module;
  const found = module instanceof DictObject ? module.get(name) : undefined;
  if (found !== undefined) return found;
  if (name === "default" && module instanceof DictObject && !module.open) return module;
  const value = run.language.attribute(run, module, name, place);
  return value === Undefined.value ? run.unknown(`the module exports no \`${name}\``, place) : value;
}

/** `require("./model")` */
export function requireModule(run: Interpreter, frame: Frame, { positional }: CallArguments, place: Place): Value {
  const [path] = positional;
  return typeof path === "string"
    ? importPath(run, frame, path, place)
    : run.unknown("which module is required can't be told", place);
}

/** `await import("./model")` */
export const importDynamically = requireModule;

function importPath(run: Interpreter, frame: Frame, specifier: string, place: Place): Value {
  if (specifier === "") return run.unknown("which module is imported can't be read", place);
  const known = packageModule(specifier);
  if (known) return known;
  const importer = frame.file === "" ? run.ports.mainFile : frame.file;
  const file = moduleFile(run.ports, importer, specifier);
  if (file !== undefined) return load(run, file, place);
  return isRelative(specifier)
    ? run.unknown(`the module ${specifier} isn't found`, place)
    : new External(`npm.${specifier}`);
}

const isRelative = (specifier: string): boolean => /^\.{0,2}\//.test(specifier) || /^\.\.?$/.test(specifier);

/** The file of the program's own that a specifier names. */
export function moduleFile(ports: Ports, importer: string, specifier: string): string | undefined {
  for (const base of basesOf(ports, importer, specifier)) {
    const file = fileAt(ports, base);
    if (file !== undefined) return file;
  }
  return undefined;
}

function basesOf(ports: Ports, importer: string, specifier: string): readonly string[] {
  if (specifier.startsWith("/")) return [specifier];
  if (isRelative(specifier)) return [join(folderOf(importer), specifier)];
  // A name that a configuration may have for the program's own folders.
  return /^[@~]\//.test(specifier)
    ? ports
        .searchPaths(importer)
        .flatMap((root) => [join(root, `src/${specifier.slice(2)}`), join(root, specifier.slice(2))])
    : [];
}

const ENDINGS = ["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts"];

/** Typescript names the file that a source becomes: "./model.js" is model.ts. */
const SOURCE_ENDINGS: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx"],
  ".jsx": [".tsx"],
  ".mjs": [".mts"],
  ".cjs": [".cts"],
};

function fileAt(ports: Ports, base: string): string | undefined {
  const isSource = (path: string): boolean =>
    /\.[cm]?[jt]sx?$/.test(path) && !ports.isDirectory(path) && ports.read(path) !== undefined;
  const ending = /\.[cm]?jsx?$/.exec(base)?.[0];
  const sources = ending ? (SOURCE_ENDINGS[ending] ?? []).map((other) => base.slice(0, -ending.length) + other) : [];
  const candidates = [
    ...ENDINGS.map((end) => `${base}${end}`),
    ...sources,
    ...ENDINGS.slice(1).map((end) => `${base}/index${end}`),
  ];
  return candidates.find(isSource);
}

function load(run: Interpreter, path: string, place: Place): Value {
  const known = run.modules.get(path);
  if (known) return exportsOf(known.scope);
  const text = run.ports.read(path);
  if (text === undefined) return run.unknown(`the module ${path} isn't found`, place);
  const scope = run.newScope("module", undefined);
  bindModule(run, scope);
  run.modules.set(path, run.heap.adopt(new ModuleObject(path, scope, path, undefined)));
  const frame = newFrame(scope, path);
  run.frames.push(frame);
  run.enter();
  // It may be read in the middle of anything, and is none of it.
  const { handlers, insideCall, running, idleLoops, mayHaveRaised } = run;
  Object.assign(run, { handlers: [], insideCall: false, running: undefined, idleLoops: 0 });
  try {
    for (const statement of run.ports.parse(text, path).body) runGuarded(run, frame, statement);
  } finally {
    Object.assign(run, { handlers, insideCall, running, idleLoops, mayHaveRaised });
    run.depth = Math.max(0, run.depth - 1);
    run.frames.length = run.frames.indexOf(frame);
  }
  bindExports(run, scope);
  return exportsOf(scope);
}

function runGuarded(run: Interpreter, frame: Frame, statement: Stmt): void {
  try {
    runStatement(run, frame, statement);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    if (error.refusal) run.report(error.refusal);
  }
}

/** `module`, `exports`: what CommonJS gives each file. */
export function bindModule(run: Interpreter, scope: Scope): void {
  const exports = run.heap.adopt(new DictObject());
  const module = run.heap.adopt(new DictObject([["exports", exports]]));
  scope.variables.set("module", module);
  scope.variables.set("exports", exports);
  scope.variables.set(EXPORTS, exports);
}

/** What the module exports: what `module.exports` was set to, else its own exports by name. */
function exportsOf(scope: Scope): Value {
  const module = scope.variables.get("module");
  const set = module instanceof DictObject ? module.get("exports") : undefined;
  return set ?? scope.variables.get(EXPORTS) ?? Undefined.value;
}

/** Names that are exported are read where the module ends: they may change until then. */
function bindExports(run: Interpreter, scope: Scope): void {
  const exports = scope.variables.get(EXPORTS);
  const names = scope.variables.get(EXPORTED);
  if (!(exports instanceof DictObject) || !(names instanceof DictObject)) return;
  run.heap.touch(exports);
  for (const [as, local] of names.entries.values())
    if (typeof local === "string") exports.set(as, scope.variables.get(local) ?? Undefined.value);
}

/** The name under which a module's scope keeps which of its names it exports as what. */
const EXPORTED = "module.exported";

export function runExport(run: Interpreter, frame: Frame, { module, names, value, ...span }: ExportStmt): void {
  const { scope } = frame;
  const exports = scope.variables.get(EXPORTS);
  if (!(exports instanceof DictObject)) return;
  const place = run.placeOf(span);
  run.heap.touch(exports);
  if (value) exports.set("default", evaluate(run, frame, value));
  if (module !== undefined) {
    const from = importPath(run, frame, module, place);
    for (const { name, exported: as } of names) {
      if (name !== "*") exports.set(as, exported(run, from, name, place));
      else if (as !== "*") exports.set(as, from);
      else if (from instanceof DictObject)
        for (const [key, item] of from.entries.values()) if (key !== "default") exports.set(key, item);
    }
    return;
  }
  const listed = scope.variables.get(EXPORTED);
  const table = listed instanceof DictObject ? listed : run.heap.adopt(new DictObject());
  run.heap.touch(scope);
  run.heap.touch(table);
  scope.variables.set(EXPORTED, table);
  for (const { name, exported: as } of names) {
    table.set(as, name);
    const now = scope.variables.get(name);
    // Modules that import each other find what there is so far.
    if (now !== undefined) exports.set(as, now);
  }
}

const folderOf = (path: string): string => {
  const at = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return at < 0 ? "." : path.slice(0, at);
};

/** `a/b` and `../c` are `a/c`. */
function join(folder: string, relative: string): string {
  const parts = folder.split(/[\\/]/);
  for (const part of relative.split("/")) {
    if (part === "." || part === "") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== ".." && parts.at(-1) !== ".") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}
