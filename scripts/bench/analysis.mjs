/**
 * Parse, evaluate and features of each program, each in a process of its own: the first time, and after an edit.
 *
 *     mnist_cnn.py, 65 lines      cold  3.1  12.0  1.8   17.0     edited  0.3  1.3  0.3   1.9   6.1 × a bare parse   Keras 4.1 s
 *
 * Beside it stands what real Keras takes for the same: start, import, build and summary.
 */
import { spawnSync } from "node:child_process";
import { basename } from "node:path";
import { kerasSeconds } from "./keras-time.mjs";
import { against, median, milliseconds, printRow } from "./times.mjs";

const GOAL = 10;
const MEDIAN_GOAL = 8;
const STAGES = ["parse", "evaluate", "features"];
const COLUMNS = [...STAGES, "total"].map((name) => name.padStart(9)).join("");

/** `long` is the program of 500 lines, which the goal is about; `python` has a Keras. */
export function benchAnalysis(root, programs, long, python) {
  const environment = python === undefined ? [] : ["--python", python];
  console.log("\nAnalysis in ms: the first time in a new process, and the median after an edit of one character");
  printRow("", `${COLUMNS}    │${COLUMNS}`);
  const ofTensorFlowJs = [];
  for (const program of programs) {
    const { lines, bareParse, cold, edited } = measured(root, program, environment);
    const ratio = `${(total(edited) / bareParse).toFixed(1)} × a bare parse`;
    const keras = python === undefined ? undefined : kerasSeconds(root, python, program);
    const beside = keras === undefined ? "" : `   Keras ${keras.toFixed(1)} s`;
    printRow(`${basename(program)}, ${lines} lines`, `${row(cold)}    │${row(edited)}   ${ratio}${beside}`);
    if (program === long) printRow("", `after an edit: ${against(GOAL, total(edited))}`);
    if (/\.(tsx?|js)$/.test(program)) ofTensorFlowJs.push(total(edited));
  }
  printRow("the median example of TensorFlow.js", `after an edit: ${against(MEDIAN_GOAL, median(ofTensorFlowJs))}`);
}

function measured(root, program, environment) {
  const command = ["dist/cli.js", "bench", "--json", ...environment, program];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return JSON.parse(stdout);
}

function row(times) {
  return [...STAGES.map((stage) => times[stage]), total(times)].map((time) => milliseconds(time).padStart(9)).join("");
}

function total(times) {
  return STAGES.reduce((sum, stage) => sum + times[stage], 0);
}
