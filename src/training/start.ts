/**
 * Starts a run: writes its first line, and hands it to a supervisor that lives on without whoever started it.
 *
 *     RunOrder { script: "/home/me/mnist.py", interpreter: "/usr/bin/python3", device: 0, … }
 *     ──▶   .lamella/runs/20261128-081500-mnist.jsonl, and a process that runs the script
 */
import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { codeVersion } from "./code-version.js";
import { commandOf, runnerOf } from "./command.js";
import type { ComparisonPart, Gpu, PredictedModel, RunEvent } from "./log/events.js";
import type { RunFolder } from "./run-folder.js";
import { HEARTBEAT_SECONDS } from "./system-samples.js";

export interface RunOrder {
  /** The file to run, absolute: a script or a notebook. */
  readonly script: string;
  /** Absolute. */
  readonly interpreter: string;
  /** Its own, that it needs to read the script. */
  readonly interpreterOptions?: readonly string[];
  readonly arguments: readonly string[];
  /** Set beside what the run inherits. */
  readonly environment: Readonly<Record<string, string>>;
  /** The working directory, absolute. */
  readonly cwd: string;
  readonly gpus: readonly Gpu[];
  readonly device: RunEvent["device"];
  readonly predicted: readonly PredictedModel[];
  /** For the library's generators, before the script sets its own. */
  readonly seed?: number;
  readonly comparison?: ComparisonPart;
  /** Runs in the script's place: a variant of it, absolute. */
  readonly copy?: string;
  /** What Lamella trains in the script's place: a file, absolute. See quick-order.ts. */
  readonly order?: string;
  /** The script's name as a module, where it is run as one: found from the working directory. */
  readonly module?: string;
}

/** Where Lamella's own programs lie: the folder of the bundles. */
export interface Installation {
  /** `dist/`, absolute; `runner/` is beside it. */
  readonly dist: string;
}

export interface StartedRun {
  readonly id: string;
  /** The file of its events. */
  readonly log: string;
  /** Its first event. */
  readonly header: RunEvent;
}

/**
 * The order as the first line of a new log, and the supervisor started on it. What happens to the script stands in the log from then on.
 * @throws Node's error where the folder can't be written or the script can't be read.
 */
export async function startRun(order: RunOrder, folder: RunFolder, { dist }: Installation): Promise<StartedRun> {
  folder.create();
  const code = await codeVersion(order.script, order.copy);
  const now = new Date();
  const id = folder.newId(order.script, now);
  const log = folder.logOf(id);
  const supervisor = spawn(process.execPath, [join(dist, "supervisor.js"), log], {
    cwd: order.cwd,
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    windowsHide: true,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
  });
  await new Promise<void>((resolve, reject) => {
    supervisor.once("spawn", resolve);
    supervisor.once("error", reject);
  });
  const event: RunEvent = {
    type: "run",
    t: now.getTime() / 1000,
    version: 1,
    id,
    script: order.script,
    command: commandOf(order, runnerOf(dist)),
    cwd: order.cwd,
    arguments: order.arguments,
    environment: order.environment,
    gpus: order.gpus,
    device: order.device,
    code,
    supervisor: { pid: supervisor.pid ?? 0, heartbeat: HEARTBEAT_SECONDS },
    predicted: order.predicted,
    ...(order.comparison === undefined ? {} : { comparison: order.comparison }),
    ...(order.seed === undefined ? {} : { seed: order.seed }),
    ...(order.copy === undefined ? {} : { copy: order.copy }),
    ...(order.order === undefined ? {} : { order: order.order }),
    ...(order.module === undefined ? {} : { module: order.module }),
  };
  appendFileSync(log, `${JSON.stringify(event)}\n`);
  // The supervisor waits for this: what it reads is complete.
  supervisor.stdin?.end("go\n");
  supervisor.stdin?.on("error", () => undefined);
  supervisor.unref();
  return { id, log, header: event };
}
