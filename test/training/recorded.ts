/**
 * Runs a script as the supervisor does, with the recorder beside it, and reads what it has written down.
 *
 *     await recorded("digits.py", { env: { KERAS_BACKEND: "jax" } })     { status: 0, stdout: "…", events: [{ type: "library", … }, …] }
 */
import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, inject } from "vitest";
import type { TrainingEvent } from "../../src/training/log/events.js";
import { kindOf } from "../../src/training/script-kind.js";

const ROOT = join(import.meta.dirname, "../..");
export const RUNNER = join(ROOT, "runner/python");
const REGISTER = join(ROOT, "runner/node/register.cjs");
const SCRIPTS = join(import.meta.dirname, "scripts");

/** An event of one type. */
export type EventOf<T extends TrainingEvent["type"]> = Extract<TrainingEvent, { type: T }>;

export interface Outcome {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Recorded extends Outcome {
  readonly events: readonly TrainingEvent[];
  /** Lines that can't be read. */
  readonly torn: readonly string[];
}

export interface Options {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The log: a file of the folder by default. */
  readonly runFile?: string;
  readonly folder?: string;
  /** The interpreter's own options, and what runs the script, before it. */
  readonly before?: readonly string[];
}

const folders: string[] = [];
afterAll(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder that holds all of the scripts. */
export function scriptFolder(name = "lamella-training-"): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  folders.push(folder);
  cpSync(SCRIPTS, folder, { recursive: true });
  // Where Node looks for packages.
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}

/** A script that is running. */
export class Running {
  readonly folder: string;
  readonly runFile: string;
  readonly controlFile: string;
  readonly isLogged: boolean;
  readonly process: ChildProcess;
  readonly outcome: Promise<Outcome>;

  constructor(script: string, { args = [], env = {}, folder = scriptFolder(), before = [], ...rest }: Options = {}) {
    this.folder = folder;
    this.runFile = rest.runFile ?? join(folder, "run.jsonl");
    this.controlFile = join(folder, "control");
    this.isLogged = rest.runFile === undefined;
    if (this.isLogged) writeFileSync(this.runFile, "");
    const isOfNode = kindOf(script) === "node";
    const recorder: Record<string, string> = {
      ...(isOfNode ? {} : pythonPath(env.PYTHONPATH)),
      LAMELLA_RUN_FILE: this.runFile,
      LAMELLA_CONTROL_FILE: this.controlFile,
    };
    const [program, ...words] = commandFor(script, args, isOfNode ? ["--require", REGISTER, ...before] : before);
    this.process = spawn(program, words, { cwd: folder, env: { ...plainEnvironment(), ...env, ...recorder } });
    this.outcome = outcomeOf(this.process);
  }

  get lines(): readonly string[] {
    // A log that a test names can't be written.
    return this.isLogged ? readFileSync(this.runFile, "utf8").split("\n") : [];
  }

  /** What stands there now; the lines that can't be read are left out. */
  get events(): readonly TrainingEvent[] {
    return readLines(this.lines).events;
  }

  /** When an event like that has come. Gives up with the process. */
  async until(isThere: (event: TrainingEvent) => boolean): Promise<void> {
    while (!this.events.some(isThere)) {
      if (this.process.exitCode !== null) throw new Error(`it ended before: ${(await this.outcome).stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async end(): Promise<Recorded> {
    return { ...(await this.outcome), ...readLines(this.lines) };
  }
}

export function recorded(script: string, options?: Options): Promise<Recorded> {
  return new Running(script, options).end();
}

/** The same without the recorder. */
export function plain(
  script: string,
  { args = [], env = {}, folder = scriptFolder(), before = [] }: Options = {},
): Promise<Outcome> {
  const [program, ...words] = commandFor(script, args, before);
  return outcomeOf(spawn(program, words, { cwd: folder, env: { ...plainEnvironment(), ...env } }));
}

function commandFor(
  script: string,
  args: readonly string[],
  before: readonly string[],
): readonly [string, ...string[]] {
  const words = [...before, script, ...args];
  return kindOf(script) === "node" ? [process.execPath, ...words] : [inject("python"), "-u", ...words];
}

function pythonPath(old: string | undefined): Record<string, string> {
  return {
    PYTHONPATH: old === undefined ? RUNNER : RUNNER + delimiter + old,
    ...(old === undefined ? {} : { LAMELLA_PYTHONPATH: old }),
  };
}

export function ofType<T extends TrainingEvent["type"]>(events: readonly TrainingEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

/** What the script prints as its last line, as JSON. */
export function answerOf<T>({ stdout, stderr, status }: Outcome): T {
  const line = stdout.trimEnd().split("\n").at(-1) ?? "";
  if (status !== 0) throw new Error(`exit code ${status}: ${stderr}`);
  return JSON.parse(line) as T;
}

function plainEnvironment(): NodeJS.ProcessEnv {
  const { PYTHONPATH: _path, LAMELLA_TRAINING_PYTHON: _python, ...rest } = process.env;
  // On some processors oneDNN announces itself, which no level of logging keeps away.
  return { ...rest, TF_CPP_MIN_LOG_LEVEL: "3", TF_ENABLE_ONEDNN_OPTS: "0", CUDA_VISIBLE_DEVICES: "-1" };
}

function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const texts = { stdout: "", stderr: "" };
  child.stdout?.on("data", (data: Buffer) => (texts.stdout += data.toString()));
  child.stderr?.on("data", (data: Buffer) => (texts.stderr += data.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => resolve({ status, signal, ...texts }));
  });
}

function readLines(lines: readonly string[]): { events: TrainingEvent[]; torn: string[] } {
  const events: TrainingEvent[] = [];
  const torn: string[] = [];
  for (const line of lines) {
    if (line === "") continue;
    try {
      events.push(JSON.parse(line) as TrainingEvent);
    } catch {
      torn.push(line);
    }
  }
  return { events, torn };
}
