/**
 * One run from its start to its end, as the log tells it.
 *
 *     started, output…, system…, stop?, problem…, end
 *
 * The recorder inside the script writes into the same log by itself; nothing here waits for it.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { environmentOf } from "./command.js";
import { endOf, reasonsOf } from "./endings.js";
import type { OutputEvent, RunEvent, StopMode, TrainingEvent } from "./log/events.js";
import { LogWriter } from "./log-writer.js";
import { readEvents } from "./read-run.js";
import { controlFileOf } from "./run-folder.js";
import { SystemSamples } from "./system-samples.js";

const LOOK_FOR_REQUESTS_MILLISECONDS = 100;
const SAMPLE_MILLISECONDS = 1_000;
/** What is printed within this time is one line of the log. */
const GATHER_OUTPUT_MILLISECONDS = 50;
/** How long a script may take to answer an interrupt before it is ended, and then before it is killed. */
const PATIENCE_MILLISECONDS = 10_000;
/** A child of the script may hold its output open after the script itself has ended. */
const LAST_OUTPUT_MILLISECONDS = 1_000;
/** More output than this is left out: 100 MB. */
const MOST_OUTPUT = 100_000_000;

export class Supervisor {
  readonly #writer: LogWriter;
  readonly #output: { readonly stream: OutputEvent["stream"]; text: string }[] = [];
  #printed = 0;
  /** The last of standard error, for saying why a script failed. */
  #errors = "";
  #asked: StopMode | undefined;
  #gathering: NodeJS.Timeout | undefined;

  constructor(
    readonly header: RunEvent,
    readonly log: string,
    readonly runner: string,
  ) {
    this.#writer = new LogWriter(log);
  }

  /** Resolves when the script has ended and everything is written. */
  async run(): Promise<void> {
    const child = await this.#start();
    if (child?.pid !== undefined) {
      this.#tell({ type: "started", pid: child.pid });
      const stopLooking = this.#lookForRequests(child);
      const stopSampling = this.#sample(child.pid);
      const ending = await this.#endOf(child);
      stopLooking();
      stopSampling();
      this.#flush();
      const end = endOf(ending, this.#asked);
      for (const problem of reasonsOf(this.header, end, readEvents(this.log), this.#errors)) this.#tell(problem);
      this.#tell(end);
    }
    this.#writer.close();
    rmSync(controlFileOf(this.log), { force: true });
  }

  /** Undefined, and told, where the process can't be started. */
  #start(): Promise<ChildProcess | undefined> {
    const [program = "", ...words] = this.header.command;
    const child = spawn(program, words, {
      cwd: this.header.cwd,
      env: environmentOf(this.header, this.log, this.runner, process.env),
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that its children are stopped with it; on Windows it would get a window.
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    this.#gather(child, "stdout");
    this.#gather(child, "stderr");
    return new Promise((resolve) => {
      child.once("spawn", () => resolve(child));
      child.once("error", (error: NodeJS.ErrnoException) => {
        this.#tell({ type: "problem", code: "cannot-start", message: whyNotStarted(error, program, this.header.cwd) });
        this.#tell({ type: "end", reason: "not-started" });
        resolve(undefined);
      });
    });
  }

  #gather(child: ChildProcess, stream: OutputEvent["stream"]): void {
    const decoder = new StringDecoder("utf8");
    child[stream]?.on("data", (bytes: Buffer) => this.#print(stream, decoder.write(bytes)));
    child[stream]?.on("end", () => this.#print(stream, decoder.end()));
  }

  #print(stream: OutputEvent["stream"], text: string): void {
    if (text === "") return;
    if (stream === "stderr") this.#errors = (this.#errors + text).slice(-20_000);
    const room = MOST_OUTPUT - this.#printed;
    if (room <= 0) return;
    this.#printed += text.length;
    const kept = text.length < room ? text : `${text.slice(0, room)}\n(The output is longer; the rest is not kept.)\n`;
    const last = this.#output.at(-1);
    if (last?.stream === stream) last.text += kept;
    else this.#output.push({ stream, text: kept });
    this.#gathering ??= setTimeout(() => this.#flush(), GATHER_OUTPUT_MILLISECONDS);
  }

  #flush(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    for (const { stream, text } of this.#output.splice(0)) this.#tell({ type: "output", stream, text });
  }

  #lookForRequests(child: ChildProcess): () => void {
    const looking = setInterval(() => {
      const mode = requestedStop(this.log);
      if (mode === undefined || mode === this.#asked) return;
      this.#asked = mode;
      this.#tell({ type: "stop", mode });
      this.#stop(child, mode);
    }, LOOK_FOR_REQUESTS_MILLISECONDS);
    return () => clearInterval(looking);
  }

  /** The recorder sees to "epoch"; the others are signals, each stronger than the one before. */
  #stop(child: ChildProcess, mode: StopMode): void {
    if (mode === "epoch") return;
    if (mode === "kill") return signal(child, "SIGKILL");
    // Windows has no interrupt for another process: there the recorder raises it inside the script.
    if (process.platform !== "win32") signal(child, "SIGINT");
    setTimeout(() => signal(child, "SIGTERM"), PATIENCE_MILLISECONDS).unref();
    setTimeout(() => signal(child, "SIGKILL"), PATIENCE_MILLISECONDS * 1.5).unref();
  }

  #sample(pid: number): () => void {
    const samples = new SystemSamples(
      pid,
      this.header.gpus.some(({ memory }) => memory !== undefined),
    );
    let isBusy = false;
    const take = async (): Promise<void> => {
      if (isBusy) return;
      isBusy = true;
      const sample = await samples.take();
      isBusy = false;
      if (!isOver) this.#writer.write(sample);
    };
    let isOver = false;
    const sampling = setInterval(() => void take(), SAMPLE_MILLISECONDS);
    void take();
    return () => {
      isOver = true;
      clearInterval(sampling);
    };
  }

  /** When the process has ended and its output is through. */
  #endOf(child: ChildProcess): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }> {
    return new Promise((resolve) => {
      child.once("exit", (code, signalName) => {
        const end = (): void => resolve({ code, signal: signalName });
        child.once("close", end);
        setTimeout(end, LAST_OUTPUT_MILLISECONDS).unref();
      });
    });
  }

  #tell(event: Untimed<TrainingEvent>): void {
    this.#writer.write({ ...event, t: Date.now() / 1000 });
  }
}

type Untimed<Event> = Event extends TrainingEvent ? Omit<Event, "t"> : never;

/** The whole group; one that has ended is let be. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // It has ended by itself.
  }
}

function requestedStop(log: string): StopMode | undefined {
  try {
    const text = readFileSync(controlFileOf(log), "utf8").trim();
    return text === "epoch" || text === "now" || text === "kill" ? text : undefined;
  } catch {
    return undefined;
  }
}

function whyNotStarted({ code, message }: NodeJS.ErrnoException, program: string, cwd: string): string {
  if (code === "EACCES") return `${program} may not be run: it is not executable for you.`;
  if (code === "ENOENT") return `${program} could not be started: it, or the folder ${cwd}, doesn't exist.`;
  return `${program} could not be started: ${message}.`;
}
