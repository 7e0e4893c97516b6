/**
 * `npm run oracle`: asks real Keras and real TensorFlow.js about every example and fixture that has changed, and stores the answers.
 *
 *     npm run oracle                          what has no answer for its present text
 *     npm run oracle -- --all                 everything again
 *     npm run oracle -- python/merging        what has "python/merging" in its name
 *     npm run oracle -- typescript            what is told by TensorFlow.js in Node, for which no Python is needed
 *     npm run oracle -- --signatures          the signatures of keras.layers again
 *     npm run oracle -- --builds              what `build` of each layer makes of shapes of every kind again
 *     npm run oracle -- --call-forms          what a layer of each class makes of the ways to write its call again
 *     npm run oracle -- --odd-values          what layers make of odd values in their arguments again
 *     npm run oracle -- --model-forms         which ways to use models and tensors Keras refuses again
 *     npm run oracle -- --tensor-forms        which ways to use a tensor Keras and Python refuse, in the graph and in a call, again
 *     npm run oracle -- --editions            what Keras 3, tf_keras and TensorFlow's own copy make of each other's objects again
 *     npm run oracle -- --tfjs-layers         the layers of TensorFlow.js and the keys of their configs again
 *     npm run oracle -- --names               the public names of Keras' modules, and the signatures of what they hold, again
 *     npm run oracle -- --values              the values of arguments that Keras refuses, and that only Keras 2 takes, again
 *     npm run oracle -- --applications        the graphs of keras.applications again
 *     npm run oracle -- --calls numpy         the calls of a library's functions: ops, numpy or tensorflow
 *     npm run oracle -- --tfjs-calls          the calls of TensorFlow.js' functions
 *     npm run oracle -- --recorded-calls      the names under which Keras 2 records calls of TensorFlow's functions
 *     npm run oracle -- --programs            the random programs of random_programs.py
 *     npm run oracle -- --packages            what the builders of installed packages build: see packages.mjs
 *
 * The judge runs in .venv-oracle, which is made on the first run (Keras and TensorFlow from PyPI), or in the Python that
 * LAMELLA_ORACLE_PYTHON names.
 */
import { execFile, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { recordApplications } from "./applications.mjs";
import { measurePackages } from "./packages.mjs";
import { recordPrograms } from "./programs.mjs";
import { askTfjs } from "./tfjs.mjs";
import { recordTfjsLayers } from "./tfjs-layers.mjs";
import { recordTfjsCalls } from "./tfjs-calls.mjs";

const PACKAGES = [
  "keras==3.15.1",
  "tensorflow-cpu==2.21.0",
  "tf_keras==2.21.0",
  "scikit-learn==1.9.1",
  "keras-tuner==1.4.7",
];
const KERAS_1 = "keras==1.2.2";
/** The last release of Keras 2 that doesn't stand on TensorFlow's. */
const KERAS_2 = "keras==2.3.1";
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");

/** The fixtures' own reader, so that the judge sees exactly the text that the tests see. */
async function fixtureReader() {
  const entryPoints = [join(root, "test/support/fixtures.ts")];
  const bundle = await build({ entryPoints, bundle: true, platform: "node", format: "esm", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString("base64")}`);
}

const judgePython = () => process.env.LAMELLA_ORACLE_PYTHON ?? makePython(".venv-oracle", PACKAGES);

/** The Python of an environment in the checkout, which is made unless it holds these packages; `alone` are installed without what they ask for. */
function makePython(name, packages, alone = []) {
  const folder = join(root, name);
  const python = join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const ready = join(folder, "ready");
  const wanted = [...packages, ...alone].join(" ");
  if (!existsSync(ready) || readFileSync(ready, "utf8") !== wanted) {
    console.log(`making ${name} with ${wanted}`);
    execFileSync(process.env.PYTHON ?? "python3", ["-m", "venv", folder], { stdio: "inherit" });
    execFileSync(python, ["-m", "pip", "install", "--quiet", ...packages], { stdio: "inherit" });
    if (alone.length > 0)
      execFileSync(python, ["-m", "pip", "install", "--quiet", "--no-deps", ...alone], { stdio: "inherit" });
    writeFileSync(ready, wanted);
  }
  return python;
}

/** Programs for Keras 1 run under it; it lies in a folder of its own, since no two releases of Keras can be installed at once. */
const installKeras1 = (python) => installBeside(python, KERAS_1);

function installBeside(python, release) {
  const prefix = execFileSync(python, ["-c", "import sys; print(sys.prefix)"], { encoding: "utf8" }).trim();
  const target = join(prefix, release.replace("==", "-"));
  if (!existsSync(target))
    execFileSync(python, ["-m", "pip", "install", "--quiet", "--no-deps", "--target", target, release], {
      stdio: "inherit",
    });
  return target;
}

/** `--names`: the public names of Keras' modules with their signatures, and those that only earlier releases had. */
async function recordNames(python) {
  const earlier = [KERAS_1, KERAS_2].map((release) => installBeside(python, release));
  await recordTable(python, "names.py", `${KNOWN}/public-names.ts`, earlier);
  await recordTable(python, "tensorflow_names.py", "src/core/libraries/tensorflow/public-names.ts");
  await recordTable(python, "tensorflow_signatures.py", "src/core/libraries/tensorflow/public-signatures.ts");
  await recordTable(python, "inner_keras_names.py", "src/core/libraries/tensorflow/inner-keras-names.ts");
  await recordTable(python, "attributes.py", `${KNOWN}/public-attributes.ts`);
  await recordTable(python, "ops_operands.py", `${KNOWN}/refused-operands.ts`);
  await recordTable(python, "objects.py", `${KNOWN}/object-members.ts`);
  await recordTable(python, "public_signatures.py", `${KNOWN}/public-signatures.ts`, earlier);
}

/** `--values`: the values of arguments that Keras refuses, tensors among them, and those of layers' arguments that only Keras 2 takes. */
const recordValues = (python) =>
  Promise.all([
    recordTable(python, "refused_values.py", `${KNOWN}/refused-values.ts`),
    recordTable(python, "object_values.py", `${KNOWN}/object-values.ts`),
    recordTable(python, "taken_values.py", "src/core/layers/earlier/keras-2-values.ts"),
    recordTable(python, "symbolic_arguments.py", "src/core/layers/refused-tensors.ts"),
  ]);

const KNOWN = "src/core/libraries/keras/recorded";

/** What a script prints, as a table of the product. */
async function recordTable(python, script, path, args = []) {
  const asked = promisify(execFile)(python, [join(here, script), ...args], { maxBuffer: 2 ** 26 });
  // Keras asks before it overwrites a file, and nobody answers.
  asked.child.stdin.end();
  const { stdout } = await asked;
  writeFileSync(join(root, path), stdout);
  execFileSync("npx", ["prettier", "--write", "--log-level", "warn", path], { cwd: root, stdio: "inherit" });
}

/** `--earlier-signatures`: those of Keras 1 and 2, which change no more. */
function recordEarlierSignatures(python) {
  installKeras1(python);
  for (const release of ["keras1", "keras2"]) {
    const command = [join(here, "signatures.py"), release];
    const text = execFileSync(python, command, { stdio: ["ignore", "pipe", "ignore"] });
    writeFileSync(join(root, `test/oracle/signatures-${release}.json`), text);
  }
}

/** One array element a line: a changed layer is a changed line. */
function answerText(answer) {
  const parts = Object.entries(answer).map(([key, value]) => {
    const rows =
      Array.isArray(value) && value.length > 0 ? value.map((row) => `\n    ${JSON.stringify(row)}`) : undefined;
    return `  ${JSON.stringify(key)}: ${rows ? `[${rows.join(",")}\n  ]` : JSON.stringify(value)}`;
  });
  return `{\n${parts.join(",\n")}\n}\n`;
}

async function ask(python, jobs, onAnswer) {
  const folder = mkdtempSync(join(tmpdir(), "lamella-oracle-"));
  const manifest = join(folder, "manifest.json");
  writeFileSync(manifest, JSON.stringify(jobs));
  const tracer = spawn(python, [join(here, "trace.py"), manifest], { stdio: ["ignore", "pipe", "pipe"] });
  let complaints = "";
  tracer.stderr.on("data", (chunk) => (complaints = (complaints + chunk).slice(-4000)));
  const ended = new Promise((resolve) => tracer.on("close", resolve));
  for await (const line of createInterface({ input: tracer.stdout })) onAnswer(JSON.parse(line));
  rmSync(folder, { recursive: true });
  if ((await ended) !== 0) throw new Error(`the tracer failed:\n${complaints}`);
}

function storedHash(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).hash : undefined;
}

function removeStaleAnswers(folder, wanted) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (name.endsWith(".json") && !wanted.has(path)) rmSync(path);
  }
}

async function main(args) {
  const names = args.filter((arg) => !arg.startsWith("--"));
  if (args.includes("--packages"))
    return measurePackages({ root, names, again: args.includes("--all"), keras: PACKAGES, makePython, answerText });
  if (args.includes("--tfjs-calls")) return recordTfjsCalls(join(root, "test/oracle/tfjs.json"));
  if (!args.some((arg) => arg.startsWith("--") && arg !== "--all"))
    return askAboutFixtures(names, args.includes("--all"));
  if (args.includes("--tfjs-layers")) return recordTfjsLayers(root);
  const python = judgePython();
  const store = (name, script, ...more) => {
    const text = execFileSync(python, [join(here, script), ...more], { stdio: ["ignore", "pipe", "ignore"] });
    writeFileSync(join(root, `test/oracle/${name}.json`), text);
  };
  if (args.includes("--signatures")) return store("signatures", "signatures.py");
  if (args.includes("--builds")) return store("builds", "builds.py");
  if (args.includes("--call-forms")) return store("call-forms", "call_forms.py", join(root, "test/oracle/random"));
  if (args.includes("--odd-values")) return store("odd-values", "odd_values.py", join(root, "test/oracle/random"));
  if (args.includes("--model-forms"))
    return store("model-forms", "model_forms.py", mkdtempSync(join(tmpdir(), "lamella-forms-")));
  if (args.includes("--tensor-forms")) return store("tensor-forms", "tensor_forms.py");
  if (args.includes("--editions")) return store("editions", "editions.py");
  if (args.includes("--calls")) return args.slice(1).forEach((library) => store(library, "calls.py", library));
  if (args.includes("--recorded-calls")) return store("recorded-calls", "recorded_calls.py");
  if (args.includes("--names")) return recordNames(python);
  if (args.includes("--values")) return recordValues(python);
  if (args.includes("--programs")) return recordPrograms(python, root, here, ask);
  if (args.includes("--applications")) return recordApplications(python, root);
  if (args.includes("--earlier-signatures")) return recordEarlierSignatures(python);
}

async function askAboutFixtures(names, again) {
  const { allFixtures, answerPath, codeCells } = await fixtureReader();
  const fixtures = allFixtures(root);
  removeStaleAnswers(join(root, "test/oracle/answers"), new Set(fixtures.map(({ id }) => answerPath(root, id))));
  const chosen = fixtures.filter(
    ({ id, hash }) =>
      (names.length === 0 || names.some((name) => id.includes(name))) &&
      (again || storedHash(answerPath(root, id)) !== hash),
  );
  const jobs = chosen.map(({ id, path, text }) =>
    path.endsWith(".ipynb") ? { id, path, cells: codeCells(text) } : { id, path, text },
  );
  console.log(`${fixtures.length} programs, ${jobs.length} to ask about`);
  const hashes = new Map(chosen.map(({ id, hash }) => [id, hash]));
  const keep = ({ id, ...answer }) => {
    if (answer.tracerFailed) {
      console.error(`${id}: ${answer.tracerFailed}`);
      process.exitCode = 1;
      return;
    }
    const path = answerPath(root, id);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, answerText({ hash: hashes.get(id), ...answer }));
    const raised = (answer.errors ?? []).map(
      (error) => `\n    ${error.statement[0]}: ${error.type}: ${error.message.split("\n")[0]}`,
    );
    console.log(`${id}: ${answer.sites?.length ?? 0} sites, ${answer.models?.length ?? 0} models${raised.join("")}`);
  };
  const isTypeScript = ({ id }) => chosen.some((fixture) => fixture.id === id && fixture.language === "typescript");
  await askTfjs(jobs.filter(isTypeScript), keep);
  const forKeras = jobs.filter((job) => !isTypeScript(job));
  if (forKeras.length === 0) return;
  const python = judgePython();
  if (forKeras.some(({ id }) => id.includes("/keras1/"))) installKeras1(python);
  await ask(python, forKeras, keep);
}

await main(process.argv.slice(2));
