/**
 * Reads the log's text to events, in pieces as they come.
 *
 *     reader.take('{"type":"end","t":1,"reason":"fin')   []
 *     reader.take('ished"}\n')                           [{ type: "end", t: 1, reason: "finished" }]
 *
 * A line that a full disk or a killed process has cut is left out and counted. Lines of types that this version doesn't know
 * are passed over.
 */
import { eventShape } from "./event-shapes.js";
import type { TrainingEvent } from "./events.js";

export class EventReader {
  #rest = "";
  #leftOut = 0;

  /** How many lines were no events. */
  get leftOut(): number {
    return this.#leftOut;
  }

  take(text: string): readonly TrainingEvent[] {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.#read(line));
  }

  /** Nothing more will come: a last line without its end is read, too. */
  end(): readonly TrainingEvent[] {
    const line = this.#rest;
    this.#rest = "";
    return this.#read(line);
  }

  #read(line: string): readonly TrainingEvent[] {
    if (line.trim() === "") return [];
    const value = parsed(line);
    const shape = eventShape(value);
    if (shape === "none") this.#leftOut++;
    return shape === "event" ? [value as TrainingEvent] : [];
  }
}

/** All events of a text. */
export function readEvents(text: string): readonly TrainingEvent[] {
  const reader = new EventReader();
  return [...reader.take(text), ...reader.end()];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
