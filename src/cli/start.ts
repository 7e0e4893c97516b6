/**
 * What `lamella` begins with: the command line, from the machine code of its last start where that is at hand.
 *
 *     dist/cli.js ──▶ dist/command-line.js                         1 MB of text, compiled: as long as Node itself takes to start
 *                 ──▶ dist/command-line.js.compiled-12.4.254…      the same, as V8 had it when a process ended
 *
 * Node 22 has this as `module.enableCompileCache`, which keeps what was compiled before anything ran; Node 20 has nothing.
 */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire, wrap } from "node:module";
import { dirname, resolve } from "node:path";
import { Script } from "node:vm";

/** Of commands that read a program and end; what they ran is what is worth keeping. */
const KEPT_OF = new Set(["summarize", "check", "separable"]);

/** Runs a CommonJS file of ours and whatever it requires that lies beside it. @returns what it exports */
function load(file: string): unknown {
  const known = loaded.get(file);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(file, module);
  const native = createRequire(file);
  const requireBeside = (name: string): unknown =>
    name.startsWith("./") ? load(resolve(dirname(file), name)) : native(name);
  compile(file).runInThisContext()(module.exports, Object.assign(requireBeside, native), module, file, dirname(file));
  return module.exports;
}

const loaded = new Map<string, { readonly exports: unknown }>();

function compile(file: string): Script {
  const keptIn = `${file}.compiled-${process.versions.v8}-${process.arch}`;
  const cachedData = newerThan(file, keptIn);
  const script = new Script(wrap(readFileSync(file, "utf8")), {
    filename: file,
    ...(cachedData !== undefined && { cachedData }),
  });
  const isKept = cachedData !== undefined && script.cachedDataRejected !== true;
  if (!isKept && KEPT_OF.has(process.argv[2] ?? ""))
    process.once("exit", () => {
      keep(keptIn, script.createCachedData());
    });
  return script;
}

/** What was kept of an earlier text of the file is nothing. */
function newerThan(file: string, keptIn: string): Buffer | undefined {
  try {
    return statSync(keptIn).mtimeMs > statSync(file).mtimeMs ? readFileSync(keptIn) : undefined;
  } catch {
    return undefined;
  }
}

/** Where the folder can't be written, the next start is as slow as this one. */
function keep(keptIn: string, data: Buffer): void {
  const beside = `${keptIn}.${process.pid}`;
  try {
    writeFileSync(beside, data);
    renameSync(beside, keptIn);
  } catch {
    rmSync(beside, { force: true });
  }
}

load(resolve(__dirname, "command-line.js"));
