/**
 * How long an epoch takes in the engine that ships, in the real tfjs-node and in Keras: seconds of the processor, and by the clock.
 *
 *     regular: embedded        8.9 s of the processor, 9.1 by the clock     2.4 times tfjs-node     goal: under 5, met
 *     regular: tfjs-node       3.7 s of the processor, 2.4 by the clock
 *     regular: Keras           4.0 s of the processor, 2.2 by the clock
 *
 * 2,000 drawn images of 28×28×1 in batches of 64. Each is a process of its own, whose first epoch isn't counted; of its rounds the one that took
 * the processor least is told.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { tfjsNode } from "../host/tfjs-node.mjs";
import { trainingPython } from "../host/training-python.mjs";
import { printRow } from "./times.mjs";

const GOAL = 5;
const ROUNDS = 2;

/** Both of the convolutions as they are, the second one separable, and all but the first of four. */
const KINDS = ["regular", "separable", "deep"];

export async function benchQuickTrain(root, folder) {
  const engine = join(folder, "engine.cjs");
  const entryPoints = [join(root, "src/engine/start.ts")];
  await build({ entryPoints, outfile: engine, bundle: true, platform: "node", format: "cjs", logLevel: "error" });
  const log = (message) => console.log(message);
  const script = join(root, "scripts/bench/epoch.mjs");
  const real = tfjsNode(log);
  const python = trainingPython(log);
  console.log("\nAn epoch of training");
  for (const kind of KINDS) {
    const embedded = least(() => epoch(process.execPath, script, kind, "embedded", engine, join(root, "dist")));
    const node = least(() => epoch(process.execPath, script, kind, "tfjs-node", real));
    const keras = least(() => epoch(python, join(root, "scripts/bench/epoch.py"), kind));
    const ratio = embedded.cpu / node.cpu;
    const verdict = `goal: under ${GOAL}, ${ratio < GOAL ? "met" : "MISSED"}`;
    printRow(`${kind}: embedded`, `${words(embedded)}   ${ratio.toFixed(1)} times tfjs-node   ${verdict}`);
    printRow(`${kind}: tfjs-node`, words(node));
    printRow(`${kind}: Keras on TensorFlow`, words(keras));
  }
}

function least(sample) {
  const rounds = Array.from({ length: ROUNDS }, sample);
  return rounds.reduce((best, round) => (round.cpu < best.cpu ? round : best));
}

function epoch(program, ...words) {
  const env = { ...process.env, KERAS_BACKEND: "tensorflow", TF_CPP_MIN_LOG_LEVEL: "3", CUDA_VISIBLE_DEVICES: "-1" };
  const { status, stdout, stderr } = spawnSync(program, words, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

function words({ cpu, wall }) {
  return `${cpu.toFixed(1)} s of the processor, ${wall.toFixed(1)} by the clock`;
}
