/**
 * Runs one program under real TensorFlow.js and says what each call expression constructed; a process for each program.
 *
 *     node tfjs-trace.mjs < {"path": "…/model.ts", "text": "…"}      one JSON object on standard output
 *     … {"probe": {"function": "build", "arguments": [61]}}          and after the program calls one of its functions
 *
 * Top-level statements run one by one, as in a module: what they set going goes on after the last of them, or where one waits. One that
 * raises is noted, the names it would have bound are taken away, and the next one runs.
 */
import { AsyncLocalStorage, createHook } from "node:async_hooks";
import { existsSync, readFileSync, statSync, writeSync } from "node:fs";
import { Module, SourceMap } from "node:module";
import { dirname, resolve } from "node:path";
import { modelAnswer } from "./tfjs-models.mjs";
import { Source, moduleCode, statementsOf, unmentionedFunctions } from "./tfjs-instrument.mjs";
import { Recorder } from "./tfjs-recorder.mjs";
import { browser, stubLibrary, stubPackage } from "./tfjs-stubs.mjs";

const MOST_SECONDS = 60;
const LONGEST_TIMER = 60;
const tfjs = await loadTfjs();
for (const method of ["log", "warn", "info", "error", "table", "debug"]) console[method] = () => {};
Error.stackTraceLimit = 200;

/** The statement that is at work, also after it has waited, and that of each promise. */
const atWork = new AsyncLocalStorage();
const statementOf = new WeakMap();
createHook({
  init(_id, type, _trigger, promise) {
    if (type === "PROMISE") statementOf.set(promise, atWork.getStore());
  },
}).enable();

class TooLong extends Error {
  name = "TooLong";
}

class Run {
  errors = [];
  lost = new Set();
  maps = new Map();
  modules = new Map();

  constructor({ path, text }) {
    this.path = path;
    this.source = new Source(path, text);
    this.recorder = new Recorder(tfjs.library, this.source);
    this.tf = stubLibrary(tfjs.library);
    this.given = Object.fromEntries(
      [...text.matchAll(/\/\/\s*lamella:\s*(\w+)\s*=\s*(\d+)/g)].map(([, name, value]) => [name, Number(value)]),
    );
    // What a callback or a promise that nobody waits for throws is the statement's that is at work.
    for (const event of ["unhandledRejection", "uncaughtException"])
      process.on(event, (error, promise) => {
        if (this.statement === undefined) throw error;
        this.note(error, statementOf.get(promise));
      });
    const module = { exports: {} };
    // A program in a script tag finds the library in a global; a module has to import it.
    const isModule = /^\s*(import|export)\b|\brequire\(/m.test(text);
    Object.assign(globalThis, browser, this.recorder.markers, isModule ? {} : { tf: this.tf }, {
      __require: (name) => this.require(path, name),
      __default_of: (name) => defaultOf(this.require(path, name), this.tf),
      __import: async (name) => this.require(path, name),
      require: (name) => this.require(path, name),
      module,
      exports: module.exports,
    });
  }

  require(from, name) {
    if (/^@tensorflow\/tfjs(-node|-node-gpu|-layers|-core)?$/.test(name)) return this.tf;
    if (name.startsWith(".")) return this.load(resolve(dirname(from), name));
    const found = stubPackage(name);
    if (found === undefined)
      throw Object.assign(new Error(`Cannot find module '${name}'`), { name: "ModuleNotFoundError" });
    return found;
  }

  load(base) {
    const endings = ["", ".ts", ".tsx", ".js", ".mjs", ".cjs", "/index.ts", "/index.js"];
    const asTyped = base.replace(/\.js$/, ".ts");
    const file = [...endings.map((ending) => base + ending), asTyped].find(
      (path) => existsSync(path) && statSync(path).isFile(),
    );
    if (file === undefined)
      throw Object.assign(new Error(`Cannot find module '${base}'`), { name: "ModuleNotFoundError" });
    if (this.modules.has(file)) return this.modules.get(file).exports;
    const module = { exports: {} };
    this.modules.set(file, module);
    const text = readFileSync(file, "utf8");
    if (file.endsWith(".json")) return (module.exports = JSON.parse(text));
    const run = (0, eval)(`(function (exports, require, module) {${moduleCode(file, text)}\n})\n//# sourceURL=${file}`);
    run(module.exports, (name) => this.require(file, name), module);
    return module.exports;
  }

  async run() {
    const going = [];
    for (const [index, statement] of statementsOf(this.source).entries()) {
      this.statement = statement;
      const url = `lamella-statement-${index}`;
      if (statement.map) this.maps.set(url, new SourceMap(statement.map));
      try {
        if (statement.syntaxError !== undefined) throw new SyntaxError(statement.syntaxError);
        const result = atWork.run(statement, () => this.execute(statement, url));
        if (statement.isAsync) await inTime(result);
        else if (result instanceof Promise) going.push(inTime(result).catch((error) => this.note(error, statement)));
      } catch (error) {
        this.note(error);
      }
    }
    await Promise.all(going);
    // Timers of the program's run before this one.
    await new Promise((done) => setTimeout(done, LONGEST_TIMER));
    this.statement = undefined;
  }

  execute(statement, url) {
    const end = `\n//# sourceURL=${url}`;
    return statement.isAsync ? this.executeAndWait(statement, end) : (0, eval)(statement.code + end);
  }

  async executeAndWait({ code, bound }, end) {
    const values = await (0, eval)(`(async () => {${code}\nreturn {${bound.join(", ")}};})()${end}`);
    for (const [name, value] of Object.entries(values)) globalThis[name] = value;
  }

  note(error, statement = this.statement) {
    const { lines, bound, touched } = statement;
    const name = /^(\w+) is not defined$/.exec(error?.message)?.[1];
    const frames = this.frames(error);
    this.errors.push({
      statement: lines,
      frames: frames.map(({ offset }) => this.source.statementLines(offset)).reverse(),
      type: error?.name ?? typeof error,
      message: String(error?.message ?? error)
        .replaceAll(dirname(this.path), "")
        .slice(0, 600),
      ...(this.isOwn(error) ? { own: true } : {}),
      ...(error instanceof ReferenceError && this.lost.has(name) ? { follows: true } : {}),
    });
    for (const each of [...bound, ...touched]) {
      const descriptor = Object.getOwnPropertyDescriptor(globalThis, each);
      if (touched.includes(each) && isLibrary(descriptor?.value, this.tf)) continue;
      this.lost.add(each);
      this.recorder.markBroken(descriptor?.value);
      if (descriptor?.configurable) delete globalThis[each];
    }
  }

  /** Places of the text that were at work, the innermost first. */
  frames(error) {
    const lines = String(error?.stack ?? "").split("\n");
    return lines.flatMap((text) => {
      const match = /(lamella-statement-\d+):(\d+):(\d+)/.exec(text);
      const entry = match && this.maps.get(match[1]).findEntry(Number(match[2]) - 1, Number(match[3]) - 1);
      if (entry?.originalLine === undefined) return [];
      return [{ offset: this.source.lineStarts[entry.originalLine] + entry.originalColumn }];
    });
  }

  /** JavaScript itself refuses it, or the program: the library has no part in it. */
  isOwn(error) {
    if (!(error instanceof Error)) return true;
    if (["ReferenceError", "ModuleNotFoundError"].includes(error.name) || this.statement.syntaxError !== undefined)
      return false;
    const lines = String(error.stack).slice(`${error.name}: ${error.message}`.length).split("\n");
    const innermost = lines.filter((line) => !line.includes("(<anonymous>)")).find((line) => /^\s+at /.test(line));
    if (innermost === undefined || !innermost.includes("lamella-statement-")) return false;
    return !this.asksTheLibrary(error.message);
  }

  /** tf.layers.conv2D is not a function: it is the library that has no such name. */
  asksTheLibrary(message) {
    const [, root] = /^(\w+)(?:\.\w+)* is not a (?:function|constructor)$/.exec(message) ?? [];
    const value = root === undefined ? undefined : globalThis[root];
    return (
      isLibrary(value, this.tf) ||
      value === this.tf.layers ||
      this.recorder.records.has(value) ||
      value instanceof this.tf.SymbolicTensor
    );
  }

  answer() {
    const { recorder } = this;
    return {
      sites: recorder.sites(),
      models: recorder.models().map((model) => modelAnswer(model, recorder)),
      errors: this.errors,
    };
  }

  /** One function is called after the program: what that has made is left out, and names are counted anew. */
  async probe({ function: name, arguments: args, told }) {
    const { recorder } = this;
    for (const prefix of Object.keys(tfjs.counters)) delete tfjs.counters[prefix];
    const first = recorder.records.size;
    const found = { function: name, arguments: told };
    try {
      // What isn't given has come as null.
      await inTime(globalThis[name](...args.map((value) => value ?? undefined)));
    } catch (error) {
      found.error = { type: error?.name, message: String(error?.message).slice(0, 600) };
    }
    const models = recorder.models(first).map((model) => modelAnswer(model, recorder));
    return { ...found, sites: recorder.sites(first), models };
  }
}

/** The library, and the counters of its automatic names, which it doesn't export. */
async function loadTfjs() {
  const { _compile: compile } = Module.prototype;
  let counters;
  Module.prototype._compile = function (text, file) {
    if (!file.endsWith("tf-layers.node.js")) return compile.call(this, text, file);
    compile.call(this, `${text}\nexports.__counters = _uidPrefixes;`, file);
    counters = this.exports.__counters;
  };
  const { default: library } = await import("@tensorflow/tfjs");
  Module.prototype._compile = compile;
  library.setBackend("cpu");
  return { library, counters };
}

const isLibrary = (value, tf) => value === tf || value === globalThis.tf;

/** As Node and bundlers do it: a package without a default export is its own. */
function defaultOf(module, tf) {
  return module === tf || !module.__esModule ? module : module.default;
}

function inTime(promise) {
  const late = new Promise((_, refuse) =>
    setTimeout(() => refuse(new TooLong(`longer than ${MOST_SECONDS} seconds`)), MOST_SECONDS * 1000).unref(),
  );
  return Promise.race([promise, late]);
}

async function main() {
  const job = JSON.parse(readFileSync(0, "utf8"));
  const run = new Run(job);
  await run.run();
  const answer = job.probe ? await run.probe(job.probe) : { judge: { tfjs: run.tf.version.tfjs }, ...run.answer() };
  const functions = job.probe ? {} : { unmentioned: unmentionedFunctions(run.source), given: run.given };
  writeSync(1, JSON.stringify({ ...answer, ...functions }));
  process.exit(0);
}

await main();
