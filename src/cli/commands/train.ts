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
import { relative } from "node:path";
import { predictedModels } from "../../core/ide/predicted.js";
import { commandOf, chosenDeviceText, runnerOf } from "../../training/command.js";
import type { RunEvent, TrainingEvent } from "../../training/log/events.js";
import { RunFollower } from "../../training/read-run.js";
import { requestStop, RunFolder, workspaceOf } from "../../training/run-folder.js";
import { stateOf } from "../../training/run-status.js";
import { startRun, type RunOrder, type StartedRun } from "../../training/start.js";
import { commandText } from "../../training/log/command-line.js";
import { analyzeFile, read, sourceHost } from "../each-file.js";
import { print, printError } from "../output.js";
import { baseOrder, fileOfModule, type RunningOptions } from "../training-order.js";
import { exitCodeOf, Unusable } from "../unusable.js";

export interface TrainOptions extends RunningOptions {
  readonly seed?: number;
}

const LOOK_MILLISECONDS = 50;

/**
 * @param words the file and the script's arguments; only those where a module is named
 * @returns the script's own exit code; 128 and its number where a signal ended it
 */
export function train(words: readonly string[], options: TrainOptions): Promise<number> {
  return exitCodeOf(async () => {
    const [file, ...rest] = options.module === undefined ? words : [fileOfModule(options.module), ...words];
    if (file === undefined) throw new Unusable("train", "name a file, or a module with --module");
    return follow(await start(file, rest, options));
  });
}

async function start(file: string, words: readonly string[], options: TrainOptions): Promise<StartedRun> {
  const source = await read(file, {});
  const base = await baseOrder(source, words, options);
  const host = sourceHost(source.language === "python" ? { python: base.interpreter } : {});
  const order: RunOrder = {
    ...base,
    predicted: predictedModels(analyzeFile(source, host, {}).facts),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  };
  return begin(order, file);
}

/** Starts the run, and prints what is run, where, and where it is recorded. @throws Unusable where it can't be recorded */
export async function begin(order: RunOrder, file: string): Promise<StartedRun> {
  const folder = new RunFolder(workspaceOf(order.script));
  try {
    const run = await startRun(order, folder, { dist: __dirname });
    print(`$ ${commandText(commandOf(order, runnerOf(__dirname)))}\n`);
    const place = order.cwd === process.cwd() ? "" : ` · in ${order.cwd}`;
    print(`${chosenDeviceText(order)}${place} · recorded in ${relative(process.cwd(), run.log)}\n`);
    return run;
  } catch (error) {
    throw new Unusable(file, `its run can't be recorded in ${folder.path} (${reason(error)})`);
  }
}

/** Prints what the run prints, from its log, until it ends. */
export async function follow({ log }: StartedRun): Promise<number> {
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
        return exitCodeAfter(latest);
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

function exitCodeAfter(latest: TrainingEvent): number {
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
