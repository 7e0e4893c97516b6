/**
 * `lamella train`: runs the script with the recorder attached and prints what it prints.
 *
 *     $ /usr/bin/python3 -u /home/me/mnist.py --epochs 3
 *     CPU · .lamella/runs/20261128-081500-mnist.jsonl
 *     Epoch 1/3 …
 *
 * The run is no child of this process: closing the terminal leaves it training; Ctrl+C stops it, once more ends it at once.
 */
import { constants } from "node:os";
import { dirname, relative, resolve } from "node:path";
import { predictedModels } from "../../core/ide/predicted.js";
import { environmentFor } from "../../host/python-environment.js";
import { commandOf, deviceText, isNotebook, runnerOf } from "../../training/command.js";
import { listGpus } from "../../training/gpus.js";
import { interpreterOf, interpreterOnPath } from "../../training/interpreter.js";
import type { Gpu, RunEvent, TrainingEvent } from "../../training/log/events.js";
import { RunFollower } from "../../training/read-run.js";
import { requestStop, RunFolder, workspaceOf } from "../../training/run-folder.js";
import { stateOf } from "../../training/run-status.js";
import { startRun, type RunOrder, type StartedRun } from "../../training/start.js";
import { commandText } from "../../training/words.js";
import { analyzeFile, sourceHost } from "../each-file.js";
import { EXIT_UNUSABLE } from "../exit-codes.js";
import { print, printError } from "../output.js";
import { readSourceFile } from "../source-file.js";
import { Unusable } from "../unusable.js";

export interface TrainOptions {
  readonly python?: string;
  readonly device?: string;
  readonly seed?: number;
}

const LOOK_MILLISECONDS = 50;

/** @returns the script's own exit code; 128 and its number where a signal ended it */
export async function train(file: string, words: readonly string[], options: TrainOptions): Promise<number> {
  try {
    return await follow(await start(file, words, options));
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    printError(error.message);
    return EXIT_UNUSABLE;
  }
}

async function start(file: string, words: readonly string[], options: TrainOptions): Promise<StartedRun> {
  const script = resolve(file);
  const source = readSourceFile(file, "python");
  if (source.language !== "python") throw new Unusable(file, "only Python scripts and notebooks can be trained so far");
  const interpreter = interpreterFor(file, options);
  const gpus = await listGpus();
  const order: RunOrder = {
    script,
    interpreter,
    arguments: words,
    environment: {},
    cwd: isNotebook(script) ? dirname(script) : process.cwd(),
    gpus,
    device: deviceOf(options.device, gpus),
    predicted: predictedModels(analyzeFile(source, sourceHost({ python: interpreter }), {}).facts),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  };
  const folder = new RunFolder(workspaceOf(script));
  try {
    const run = await startRun(order, folder, { dist: __dirname });
    print(`$ ${commandText(commandOf(order, runnerOf(__dirname)))}\n`);
    print(`${deviceText(order)} · recorded in ${relative(process.cwd(), run.log)}\n`);
    return run;
  } catch (error) {
    throw new Unusable(file, `its run can't be recorded in ${folder.path} (${reason(error)})`);
  }
}

function interpreterFor(file: string, { python }: TrainOptions): string {
  const named = python ?? environmentFor(file, process.env);
  const found = named === undefined ? interpreterOnPath() : interpreterOf(named);
  if (found !== undefined) return found;
  const where = named === undefined ? "there is no Python on the PATH" : `${named} is no Python that can be run`;
  throw new Unusable(file, `${where}; name one with --python`);
}

function deviceOf(wanted: string | undefined, gpus: readonly Gpu[]): RunEvent["device"] {
  if (wanted === undefined) return gpus.length === 0 ? "cpu" : "all";
  if (wanted === "cpu" || wanted === "all") return wanted;
  if (gpus.some(({ index }) => String(index) === wanted)) return Number(wanted);
  const known = gpus.map(({ index, name }) => `${index} (${name})`).join(", ");
  throw new Unusable(
    `--device ${wanted}`,
    known === "" ? "this machine has no GPU that nvidia-smi lists" : `there are ${known}`,
  );
}

/** Prints what the run prints, from its log, until it ends. */
async function follow({ log }: StartedRun): Promise<number> {
  const follower = new RunFollower(log);
  const stopListening = stopOnInterrupt(log);
  let header: RunEvent | undefined;
  let latest: TrainingEvent | undefined;
  for (;;) {
    for (const event of follower.read()) {
      if (event.type === "run") header = event;
      latest = event;
      show(event);
    }
    if (header !== undefined && latest !== undefined) {
      const state = stateOf(header, latest, log);
      if (state !== "running") {
        stopListening();
        return exitCodeOf(latest);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
  }
}

function show(event: TrainingEvent): void {
  if (event.type === "output") (event.stream === "stdout" ? process.stdout : process.stderr).write(event.text);
  if (event.type === "problem") printError(event.message);
}

/** A first Ctrl+C interrupts the script as it would without us, a second one doesn't wait for what it makes of it. */
function stopOnInterrupt(log: string): () => void {
  let asked = 0;
  const ask = (): void => requestStop(log, asked++ === 0 ? "now" : "kill");
  process.on("SIGINT", ask);
  process.on("SIGTERM", ask);
  return () => {
    process.off("SIGINT", ask);
    process.off("SIGTERM", ask);
  };
}

function exitCodeOf(latest: TrainingEvent): number {
  if (latest.type !== "end") {
    printError("the run was interrupted: nobody watches over it any more. What was recorded is kept.");
    return 1;
  }
  if (latest.exitCode !== undefined) return latest.exitCode;
  const { signals } = constants;
  const number = Object.entries(signals).find(([name]) => name === latest.signal)?.[1];
  return number === undefined ? 1 : 128 + number;
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
