/**
 * Reads a run's file: all of it, its first line, or what is added to it as time goes by.
 *
 *     const follower = new RunFollower(log);
 *     follower.read()   ──▶   the events that came since the last call
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { EventReader, readEvents as eventsIn } from "./log/event-reader.js";
import type { RunEvent, TrainingEvent } from "./log/events.js";

const CHUNK_BYTES = 1 << 20;
/** What is printed at once makes a long line. */
const TAIL_BYTES = 1 << 18;

/** All events of a run. Empty where the file can't be read. */
export function readEvents(log: string): readonly TrainingEvent[] {
  try {
    return eventsIn(readFileSync(log, "utf8"));
  } catch {
    return [];
  }
}

/** Undefined where the file doesn't begin as a run's does. */
export function readHeader(log: string): RunEvent | undefined {
  const first = new RunFollower(log).first();
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
      // What stands before the first line end may be the rest of a line: then it is no event.
      return new EventReader().take(bytes.toString("utf8")).at(-1);
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Hands out the text that is added to a run's file, each part once. A line may be cut between two of them. */
export class LogTail {
  #position = 0;
  readonly #decoder = new StringDecoder("utf8");

  constructor(readonly log: string) {}

  /** Not all at once where there is much. Undefined where nothing is new, or the file is gone. */
  next(): string | undefined {
    try {
      const file = openSync(this.log, "r");
      try {
        // It is looked at often, and mostly nothing is new.
        const bytes = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, fstatSync(file).size - this.#position));
        const count = readSync(file, bytes, 0, bytes.length, this.#position);
        this.#position += count;
        return count === 0 ? undefined : this.#decoder.write(bytes.subarray(0, count));
      } finally {
        closeSync(file);
      }
    } catch {
      return undefined;
    }
  }
}

/** Hands out each event once, in order; a line whose end isn't there yet waits for it. */
export class RunFollower {
  readonly #tail: LogTail;
  readonly #reader = new EventReader();

  constructor(log: string) {
    this.#tail = new LogTail(log);
  }

  /** What came since the last call; nothing where the file is gone. */
  read(): readonly TrainingEvent[] {
    const events: TrainingEvent[] = [];
    for (let text = this.#tail.next(); text !== undefined; text = this.#tail.next())
      events.push(...this.#reader.take(text));
    return events;
  }

  /** Reads no further than it has to. */
  first(): TrainingEvent | undefined {
    for (let text = this.#tail.next(); text !== undefined; text = this.#tail.next()) {
      const [first] = this.#reader.take(text);
      if (first !== undefined) return first;
    }
    return undefined;
  }
}
