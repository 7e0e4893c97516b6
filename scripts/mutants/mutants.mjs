/**
 * `npm run mutants`: programs with small faults, and whether there is a sound answer to each, soon.
 *
 *     npm run mutants                                2,000 mutants of the examples and fixtures
 *     npm run mutants -- FOLDER… --count 500         of the programs in these folders as well
 *     npm run mutants -- --seed 5000                 other ones
 *     npm run mutants -- --judge 200                 asks real Keras about so many gentle ones that still run, and compares
 *
 * What goes wrong is kept in out/mutants/. The judge's Python is the oracle's: LAMELLA_ORACLE_PYTHON, or .venv-oracle.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const kept = join(root, "out/mutants");
/** An answer that takes longer is none. */
const LONGEST_MS = 20_000;

/** The tests' own tools, as one file. */
async function bundleTools(folder) {
  const names = ["mutants", "analysed", "fixtures", "judge", "answer-soundness"];
  const contents = names.map((name) => `export * from "./test/support/${name}.ts";`).join("\n");
  const outfile = join(folder, "tools.mjs");
  await build({ stdin: { contents, resolveDir: root }, bundle: true, platform: "node", format: "esm", outfile });
  return outfile;
}

// ---------------------------------------------------------------- the worker: one mutant after the other

async function work() {
  const { analyzeText, problemsOf } = await import(pathToFileURL(workerData.tools).href);
  parentPort.on("message", ({ program, text }) => {
    const start = performance.now();
    try {
      const analysis = analyzeText(program, text);
      const problems = problemsOf(analysis);
      JSON.stringify(analysis.facts);
      parentPort.postMessage({ problems, steps: analysis.steps, ms: performance.now() - start });
    } catch (error) {
      parentPort.postMessage({
        problems: [`throws ${error?.stack ?? error}`],
        steps: 0,
        ms: performance.now() - start,
      });
    }
  });
}

class Analyst {
  constructor(tools) {
    this.tools = tools;
    this.start();
  }
  start() {
    this.worker = new Worker(new URL(import.meta.url), { workerData: { tools: this.tools } });
  }
  ask(program, text) {
    return new Promise((resolve) => {
      const timer = setTimeout(async () => {
        await this.worker.terminate();
        this.start();
        resolve({ problems: [`no answer within ${LONGEST_MS / 1000} s`], steps: 0, ms: LONGEST_MS });
      }, LONGEST_MS);
      const { worker } = this;
      const settle = (answer) => {
        clearTimeout(timer);
        worker.off("message", settle).off("error", fail);
        resolve(answer);
      };
      const fail = (error) => {
        this.start();
        settle({ problems: [`throws ${error?.stack ?? error}`], steps: 0, ms: 0 });
      };
      worker.on("message", settle).on("error", fail);
      this.worker.postMessage({ program, text });
    });
  }
  end() {
    return this.worker.terminate();
  }
}

// ---------------------------------------------------------------- programs

function programsUnder(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".py") && !name.includes("site-packages"))
    .map((name) => join(folder, name))
    .map((path) => ({ id: relative(folder, path), path, text: readFileSync(path, "utf8") }))
    .filter(({ text }) => text.length < 200_000);
}

function keep(name, text, why) {
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, name), `${text}\n# ${why.join("\n").replaceAll("\n", "\n# ")}\n`);
}

const nameOf = ({ id }, seed) => `${id.replaceAll(/[^\w.]+/g, "_").replace(/\.py$/, "")}.${seed}.py`;

async function checkMutants(tools, programs, { count, seed }) {
  const { mutant } = await import(pathToFileURL(tools).href);
  const analyst = new Analyst(tools);
  const times = [];
  let wrong = 0;
  for (let i = 0; i < count; i++) {
    const program = programs[i % programs.length];
    const text = mutant(program.text, seed + i);
    const { problems, steps, ms } = await analyst.ask(program, text);
    times.push({ ms, steps, name: nameOf(program, seed + i) });
    if (problems.length === 0) continue;
    wrong++;
    keep(nameOf(program, seed + i), text, problems);
    console.log(`${nameOf(program, seed + i)}: ${problems[0].split("\n").slice(0, 3).join(" ")}`);
  }
  await analyst.end();
  times.sort((a, b) => b.ms - a.ms);
  console.log(`${count} mutants of ${programs.length} programs, ${wrong} without a sound answer. The slowest:`);
  for (const { ms, steps, name } of times.slice(0, 5)) console.log(`  ${ms.toFixed(0)} ms  ${steps} steps  ${name}`);
  return wrong;
}

// ---------------------------------------------------------------- the judge

/** The tracer's answers, one after the other. */
async function* answersOf(python, jobs) {
  const folder = mkdtempSync(join(tmpdir(), "lamella-mutants-"));
  const manifest = join(folder, "manifest.json");
  writeFileSync(manifest, JSON.stringify(jobs));
  const script = join(here, "../oracle/trace.py");
  const tracer = spawn(python, [script, manifest], { stdio: ["ignore", "pipe", "ignore"] });
  for await (const line of createInterface({ input: tracer.stdout })) yield JSON.parse(line);
  rmSync(folder, { recursive: true });
}

async function judgeMutants(tools, programs, { judge, seed, python }) {
  const { mutant, GENTLE, analyzeText, placedFacts, differences } = await import(pathToFileURL(tools).href);
  const jobs = new Map();
  // Many don't run, so more are asked about than are wanted.
  for (let i = 0; i < judge * 2; i++) {
    const program = programs[(i * 7 + seed) % programs.length];
    const text = mutant(program.text, seed + i, GENTLE);
    const release = /python\/keras[12]\//.exec(program.id)?.[0] ?? "";
    const id = `${release}${nameOf(program, seed + i)}`;
    if (text !== program.text) jobs.set(id, { id, path: program.path, text, program });
  }
  let [ran, wrong] = [0, 0];
  for await (const { id, ...answer } of answersOf(
    python,
    [...jobs.values()].map(({ id, path, text }) => ({ id, path, text })),
  )) {
    if (answer.tracerFailed || answer.syntaxError || (answer.sites ?? []).length === 0) continue;
    // After an error the judge has nothing for what depends on it, where we go on.
    if ((answer.errors ?? []).length > 0) continue;
    if (ran >= judge) break;
    ran++;
    const { program, text } = jobs.get(id);
    const found = differences(placedFacts(program, analyzeText(program, text)), answer).filter(
      // What Keras refuses and we don't mention is the least of the faults, and counted apart.
      ({ what }) => !what.startsWith("no problem where"),
    );
    if (found.length === 0) continue;
    wrong++;
    const why = found.map(({ line, what }) => `${line}: ${what}`);
    keep(nameOf({ id }, "judged"), text, why);
    console.log(`${id}\n  ${why.slice(0, 4).join("\n  ")}`);
  }
  console.log(`${ran} mutants that real Keras runs, ${wrong} of them told otherwise`);
  return wrong;
}

// ---------------------------------------------------------------- the command

async function main(args) {
  const option = (name, otherwise) => {
    const at = args.indexOf(`--${name}`);
    return at < 0 ? otherwise : Number(args.splice(at, 2)[1]);
  };
  const options = { count: option("count", 2000), seed: option("seed", 1), judge: option("judge", 0) };
  const python = process.env.LAMELLA_ORACLE_PYTHON ?? join(root, ".venv-oracle/bin/python");
  const folder = mkdtempSync(join(tmpdir(), "lamella-mutants-"));
  const tools = await bundleTools(folder);
  const { allFixtures } = await import(pathToFileURL(tools).href);
  const own = allFixtures(root).filter(({ path }) => path.endsWith(".py"));
  const programs = args.length > 0 ? args.flatMap(programsUnder) : own;
  const wrong =
    options.judge > 0
      ? await judgeMutants(tools, programs, { ...options, python })
      : await checkMutants(tools, programs, options);
  rmSync(folder, { recursive: true });
  if (wrong > 0) process.exitCode = 1;
}

if (isMainThread) await main(process.argv.slice(2));
else await work();
