/**
 * Reads a run's file: all of it, its first line, or what is added to it as time goes by.
 *
 *     const follower = new RunFollower(log);
 *     follower.read()   ──▶   the events that came since the last call
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import type { RunEvent, TrainingEvent } from "./log/events.js";

const CHUNK_BYTES = 1 << 20;
/** What is printed at once makes a long line. */
const TAIL_BYTES = 1 << 18;

/** All events of a run. Empty where the file can't be read. */
export function readEvents(log: string): readonly TrainingEvent[] {
  try {
    return readFileSync(log, "utf8").split("\n").flatMap(eventsOf);
  } catch {
    return [];
  }
}

/** Undefined where the file doesn't begin as a run's does. */
export function readHeader(log: string): RunEvent | undefined {
  const first = new RunFollower(log).readUntilFirst();
  return first?.type === "run" ? first : undefined;
}

/** The last event whose line is complete. Undefined where the end of the file holds none. */
export function readLatest(log: string): TrainingEvent | undefined {
  try {
    const file = openSync(log, "r");
    try {
      const { size } = fstatSync(file);
      const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES));
      readSync(file, bytes, 0, bytes.length, size - bytes.length);
      const lines = bytes.toString("utf8").split("\n");
      // What stands before the first line end may be the rest of a line, and so may what stands behind the last.
      const complete = lines.slice(size > bytes.length ? 1 : 0, -1);
      return complete.flatMap(eventsOf).at(-1);
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Hands out each event once, in order; a line whose end isn't there yet waits for it. */
export class RunFollower {
  #position = 0;
  #rest = "";
  readonly #decoder = new StringDecoder("utf8");

  constructor(readonly log: string) {}

  /** What came since the last call; nothing where the file is gone. */
  read(): readonly TrainingEvent[] {
    const events: TrainingEvent[] = [];
    for (let lines = this.#moreLines(); lines !== undefined; lines = this.#moreLines()) {
      for (const line of lines) events.push(...eventsOf(line));
    }
    return events;
  }

  readUntilFirst(): TrainingEvent | undefined {
    for (let lines = this.#moreLines(); lines !== undefined; lines = this.#moreLines()) {
      for (const line of lines) {
        const [event] = eventsOf(line);
        if (event !== undefined) return event;
      }
    }
    return undefined;
  }

  /** Undefined at the end of the file. */
  #moreLines(): readonly string[] | undefined {
    const bytes = this.#moreBytes();
    if (bytes === undefined) return undefined;
    const lines = (this.#rest + this.#decoder.write(bytes)).split("\n");
    this.#rest = lines.pop() ?? "";
    return lines;
  }

  #moreBytes(): Buffer | undefined {
    try {
      const file = openSync(this.log, "r");
      try {
        const bytes = Buffer.allocUnsafe(CHUNK_BYTES);
        const count = readSync(file, bytes, 0, CHUNK_BYTES, this.#position);
        this.#position += count;
        return count === 0 ? undefined : bytes.subarray(0, count);
      } finally {
        closeSync(file);
      }
    } catch {
      return undefined;
    }
  }
}

function eventsOf(line: string): readonly TrainingEvent[] {
  try {
    const value: unknown = JSON.parse(line);
    return isEvent(value) ? [value] : [];
  } catch {
    return [];
  }
}

function isEvent(value: unknown): value is TrainingEvent {
  return typeof value === "object" && value !== null && "type" in value && "t" in value && typeof value.t === "number";
}
