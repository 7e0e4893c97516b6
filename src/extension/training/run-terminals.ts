/**
 * The terminals in which runs are seen: what the script prints, as it prints it. The terminal stays when the run has ended; Ctrl+C in
 * it stops the run, and closing it doesn't.
 *
 *     $ /usr/bin/python3 -u /home/me/mnist.py
 *     CPU · interpreter from the PATH
 *     Epoch 1/5 …
 */
import { EventEmitter, ThemeIcon, window, type Disposable, type Pseudoterminal, type Terminal } from "vscode";
import { basename } from "node:path";
import { chosenDeviceText } from "../../training/command.js";
import type { RunEvent, TrainingEvent } from "../../training/log/events.js";
import { RunFollower } from "../../training/read-run.js";
import { requestStop } from "../../training/run-folder.js";
import { commandText } from "../../training/log/command-line.js";
import type { KnownRun } from "./run-history.js";

const LOOK_MILLISECONDS = 50;
const INTERRUPT = "\x03";
const DIM = "\x1b[2m";
const RED = "\x1b[31m";
const PLAIN = "\x1b[0m";

type SeenRun = Pick<KnownRun, "header" | "log">;

export class RunTerminals implements Disposable {
  readonly #open = new Map<string, Terminal>();
  readonly #closing = window.onDidCloseTerminal((terminal) => {
    for (const [id, each] of this.#open) if (each === terminal) this.#open.delete(id);
  });

  /** The run's terminal comes into view without taking the focus. */
  show(run: SeenRun): void {
    this.#of(run).show(true);
  }

  /** It is there to be picked, and nothing is moved for it. */
  offer(run: SeenRun): void {
    this.#of(run);
  }

  dispose(): void {
    this.#closing.dispose();
    for (const terminal of this.#open.values()) terminal.dispose();
  }

  #of({ header, log }: SeenRun): Terminal {
    const terminal = this.#open.get(header.id) ?? this.#create(header, log);
    this.#open.set(header.id, terminal);
    return terminal;
  }

  #create(header: RunEvent, log: string): Terminal {
    const name = `Train ${basename(header.script)}`;
    return window.createTerminal({ name, iconPath: new ThemeIcon("pulse"), pty: new RunOutput(log) });
  }
}

class RunOutput implements Pseudoterminal {
  readonly #written = new EventEmitter<string>();
  readonly #follower: RunFollower;
  #looking: NodeJS.Timeout | undefined;
  #hasEnded = false;
  #interrupts = 0;
  readonly onDidWrite = this.#written.event;

  constructor(readonly log: string) {
    this.#follower = new RunFollower(log);
  }

  open(): void {
    this.#looking = setInterval(() => this.#look(), LOOK_MILLISECONDS);
    this.#look();
  }

  close(): void {
    clearInterval(this.#looking);
  }

  handleInput(data: string): void {
    if (data !== INTERRUPT || this.#hasEnded) return;
    this.#written.fire("^C");
    // As in the shell, the first one asks; the next one doesn't wait for the script's answer.
    requestStop(this.log, this.#interrupts++ === 0 ? "now" : "kill");
  }

  #look(): void {
    for (const event of this.#follower.read()) {
      const text = textOf(event);
      if (text !== "") this.#written.fire(text.replaceAll(/\r?\n/g, "\r\n"));
      if (event.type === "end") {
        this.#hasEnded = true;
        clearInterval(this.#looking);
      }
    }
  }
}

function textOf(event: TrainingEvent): string {
  switch (event.type) {
    case "run":
      return `${DIM}$ ${commandText(event.command)}\n${chosenDeviceText(event)} · in ${event.cwd}${PLAIN}\n`;
    case "output":
      return event.text;
    case "problem":
      return `${RED}${event.message}${PLAIN}\n`;
    case "stop":
      return `${DIM}${event.mode === "epoch" ? "Stopping after this epoch." : "Stopping."}${PLAIN}\n`;
    case "end":
      return `\n${DIM}${endText(event)} The terminal can be closed.${PLAIN}\n`;
    default:
      return "";
  }
}

function endText({ reason, exitCode, signal }: TrainingEvent & { readonly type: "end" }): string {
  const how = exitCode === undefined ? (signal === undefined ? "" : ` by ${signal}`) : ` with exit code ${exitCode}`;
  return reason === "not-started"
    ? "The script was not started."
    : `The run has ${reason === "stopped" ? "been stopped" : reason === "killed" ? "been killed" : reason}${how}.`;
}
