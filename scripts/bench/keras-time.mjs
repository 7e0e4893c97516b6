/**
 * How long real Keras takes until it has told what Lamella tells: Python is started, Keras imported, the model built and summed up.
 *
 *     ResNet50                     Keras 4.6 s     opened 41 ms, 112 times faster     after an edit 8 ms, 570 times faster
 */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { startServer } from "./server-process.mjs";
import { median, milliseconds, printRow, repeat } from "./times.mjs";

const ROUNDS = 3;
const EDITS = 30;
/** Keras' time over ours after an edit. */
const GOAL = 300;

/** `uses` is a program of one call; `warmUp` is another one, which the server has read before. An edit is one more blank at the end of a line. */
export async function benchAgainstKeras(root, python, uses, warmUp, flags) {
  const keras = median(Array.from({ length: ROUNDS }, () => kerasSeconds(root, python, uses)));
  const server = await startServer(join(root, "dist/server.js"), { flags, settings: { python } });
  await server.lenses((await server.open(warmUp)).uri);
  const opening = performance.now();
  const { uri, text } = await server.open(uses);
  await server.summary(uri);
  const opened = performance.now() - opening;
  const lines = text.trimEnd().split("\n");
  const edits = await repeat(EDITS, async (round) => {
    const line = round % lines.length;
    lines[line] += " ";
    const editing = performance.now();
    await server.insert(uri, { line, character: lines[line].length - 1 }, " ");
    await server.summary(uri);
    return performance.now() - editing;
  });
  await server.stop();
  const times = (ours) => (keras * 1000) / ours;
  console.log(`\nThe summary of ${basename(uses)}, from a server that is up, and from Keras`);
  printRow("Keras: start, import, build, summary", `${keras.toFixed(1)} s`);
  printRow("Lamella: opened → summary", `${milliseconds(opened)} ms   ${times(opened).toFixed(0)} times faster`);
  const edited = median(edits);
  const verdict = `goal: over ${GOAL} times, ${times(edited) > GOAL ? "met" : "MISSED"}`;
  printRow(
    "Lamella: edited → summary",
    `${milliseconds(edited)} ms   ${times(edited).toFixed(0)} times faster   ${verdict}`,
  );
}

/** Seconds; `undefined` of what isn't a program that runs by itself. */
export function kerasSeconds(root, python, program) {
  if (!program.endsWith(".py")) return undefined;
  const env = { ...process.env, KERAS_BACKEND: "tensorflow", TF_CPP_MIN_LOG_LEVEL: "3", CUDA_VISIBLE_DEVICES: "-1" };
  const starting = performance.now();
  const { status } = spawnSync(interpreterOf(python), [join(root, "scripts/bench/keras_summary.py"), program], { env });
  return status === 0 ? (performance.now() - starting) / 1000 : undefined;
}

/** That of an environment, or what is one itself. */
function interpreterOf(python) {
  if (!statSync(python).isDirectory()) return python;
  return [join(python, "bin/python"), join(python, "Scripts/python.exe")].find(existsSync);
}
