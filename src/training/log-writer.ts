/**
 * Writes events at the end of a run's file, each as a whole line.
 *
 * A full disk loses lines and nothing else: the writer goes on trying, a torn line is closed before the next one, and how much was
 * lost is written down once there is room.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import type { TrainingEvent } from "./log/events.js";

export class LogWriter {
  readonly #file: number;
  #lost = 0;
  #isTorn = false;

  /** @throws Node's error where the file can't be opened. */
  constructor(file: string) {
    this.#file = openSync(file, "a");
  }

  write(...events: readonly TrainingEvent[]): void {
    const lost = this.#lost === 0 ? [] : [this.#loss()];
    const lines = [...lost, ...events].map((event) => `${JSON.stringify(event)}\n`).join("");
    const bytes = Buffer.from(this.#isTorn ? `\n${lines}` : lines);
    let written = 0;
    try {
      written = writeSync(this.#file, bytes);
    } catch {
      // No room, or the folder is gone: told as soon as something can be told.
    }
    if (written === bytes.length) {
      this.#lost = 0;
      this.#isTorn = false;
    } else {
      this.#lost += events.length;
      // The recorder writes into the same file: where nothing of ours was torn, something of its may be.
      this.#isTorn = true;
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #loss(): TrainingEvent {
    const message = `${this.#lost} lines of this run could not be written: the disk was full.`;
    return { type: "problem", t: Date.now() / 1000, code: "disk-full", message };
  }
}
