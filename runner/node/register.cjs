/**
 * Node loads this before the user's script: it waits for TensorFlow.js, and leaves everything as the script expects it.
 *
 *     LAMELLA_RUN_FILE=…/run.jsonl  node --require …/runner/node/register.cjs train.js     as  node train.js  but recorded
 *
 * Whoever starts the script sets
 *
 *     LAMELLA_RUN_FILE        the run's event log, absolute; it exists
 *     LAMELLA_CONTROL_FILE    where a request to stop is written, absolute; it needn't exist
 *     LAMELLA_SEED            a whole number, where the run is to have that seed
 *     LAMELLA_SCRIPT          the script that is started, absolute; only with
 *     LAMELLA_COPY            what runs in the script's place: a variant of it, absolute
 *
 * The script sees none of it, nor do threads and processes that it starts. Nothing that goes wrong here may harm the script.
 *
 * `--require` and not `--import`: with the latter Node loads the script itself in another way.
 */
"use strict";

const { writeSync } = require("node:fs");
const { dirname, sep } = require("node:path");
const { isMainThread } = require("node:worker_threads");

const OWN = dirname(__filename) + sep;

function take(name) {
  const value = process.env[name];
  delete process.env[name];
  return value === "" ? undefined : value;
}

/** What `child_process.fork` and whoever starts the script once more would hand on. */
function leaveCommandLine() {
  const at = process.execArgv.indexOf(__filename);
  if (at > 0) process.execArgv.splice(at - 1, 2);
}

/** Nobody finds these files among the modules that are loaded. */
function leaveModules() {
  for (const name of Object.keys(require.cache)) if (name.startsWith(OWN)) delete require.cache[name];
}

function start() {
  const runFile = take("LAMELLA_RUN_FILE");
  const controlFile = take("LAMELLA_CONTROL_FILE");
  const seed = take("LAMELLA_SEED");
  const [script, copy] = [take("LAMELLA_SCRIPT"), take("LAMELLA_COPY")];
  // A thread that runs hooks of modules for the others loads this too.
  if (runFile === undefined || !isMainThread) return;
  try {
    const wasRead =
      script !== undefined && copy !== undefined ? require("./variant.cjs").runInPlaceOf(script, copy) : () => true;
    const { Recorder } = require("./recorder/recorder.cjs");
    const { Tfjs } = require("./recorder/tfjs.cjs");
    const tfjs = new Tfjs(new Recorder(runFile, controlFile), seed === undefined ? undefined : Number(seed));
    tfjs.waitFor(wasRead);
    tfjs.expose();
  } catch (error) {
    writeSync(2, `lamella: this run isn't recorded: ${error}\n`);
  }
}

try {
  start();
} finally {
  leaveCommandLine();
  leaveModules();
}
