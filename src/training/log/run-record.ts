/**
 * Everything that is known of a run, kept up to date one event at a time.
 *
 *     for (const event of events) record.take(event);
 *     record.fits[0].epochs.get("val_loss")   ──▶   a series that a chart can take as it is
 */
import { Column } from "./columns.js";
import type {
  EndEvent,
  EvaluateEvent,
  FitEvent,
  LibraryEvent,
  ProblemEvent,
  RunEvent,
  StopEvent,
  SystemEvent,
  TrainingEvent,
} from "./events.js";
import { FitRecord } from "./fit-record.js";
import { TerminalText } from "./terminal-text.js";

/** Looks at the machine, as columns; NaN where a look had no such number. */
class SystemSamples {
  readonly time = new Column();
  readonly memory = new Column();
  readonly cpu = new Column();
  readonly gpuLoad = new Map<number, Column>();
  readonly gpuMemory = new Map<number, Column>();

  push(seconds: number, { memory, cpu, gpus = [] }: SystemEvent): void {
    this.time.push(Math.max(seconds, this.time.last ?? seconds));
    this.memory.push(memory ?? NaN);
    this.cpu.push(cpu ?? NaN);
    for (const gpu of gpus) {
      this.#pushTo(this.gpuLoad, gpu.index, gpu.load);
      this.#pushTo(this.gpuMemory, gpu.index, gpu.memory);
    }
    for (const column of [...this.gpuLoad.values(), ...this.gpuMemory.values()]) fillUp(column, this.time.length);
  }

  #pushTo(columns: Map<number, Column>, index: number, value: number | undefined): void {
    let column = columns.get(index);
    if (value === undefined && column === undefined) return;
    if (column === undefined) columns.set(index, (column = new Column()));
    fillUp(column, this.time.length - 1);
    if (column.length < this.time.length) column.push(value ?? NaN);
  }
}

function fillUp(column: Column, length: number): void {
  while (column.length < length) column.push(NaN);
}

export class RunRecord {
  readonly fits: FitRecord[] = [];
  readonly evaluations: EvaluateEvent[] = [];
  readonly system = new SystemSamples();
  readonly output = new TerminalText();
  readonly problems: ProblemEvent[] = [];
  readonly stops: StopEvent[] = [];
  #header: RunEvent | undefined;
  #library: LibraryEvent | undefined;
  #end: EndEvent | undefined;
  #hasStarted = false;
  #time = 0;
  #eventCount = 0;

  get header(): RunEvent | undefined {
    return this.#header;
  }

  get library(): LibraryEvent | undefined {
    return this.#library;
  }

  get end(): EndEvent | undefined {
    return this.#end;
  }

  /** The user's process exists. */
  get hasStarted(): boolean {
    return this.#hasStarted;
  }

  /** When the latest event happened, in seconds since 1970. */
  get time(): number {
    return this.#time;
  }

  get eventCount(): number {
    return this.#eventCount;
  }

  get lastFit(): FitRecord | undefined {
    return this.fits.at(-1);
  }

  /** In the order in which they first came, loss first, those of the validation beside theirs. */
  get metrics(): readonly string[] {
    const names = new Set<string>();
    for (const { batches, epochs } of this.fits) {
      for (const name of [...batches.keys(), ...epochs.keys()]) names.add(trainedName(name));
    }
    return [...names].sort((a, b) => Number(b === "loss") - Number(a === "loss"));
  }

  take(event: TrainingEvent): void {
    this.#eventCount++;
    this.#time = Math.max(this.#time, event.t);
    switch (event.type) {
      case "run":
        this.#header ??= event;
        return;
      case "started":
        this.#hasStarted = true;
        return;
      case "library":
        this.#library = event;
        return;
      case "fit":
        this.#begin(event);
        return;
      case "fit-update":
        this.#fit(event.fit)?.takeUpdate(event);
        return;
      case "batch":
        this.#fit(event.fit)?.takeBatch(event);
        return;
      case "epoch":
        this.#fit(event.fit)?.takeEpoch(event);
        return;
      case "fit-end":
        this.#fit(event.fit)?.takeEnd(event.seconds);
        return;
      case "evaluate":
        this.evaluations.push(event);
        return;
      case "output":
        this.output.write(event.text);
        return;
      case "system":
        this.system.push(event.t - this.start, event);
        return;
      case "stop":
        this.stops.push(event);
        return;
      case "problem":
        this.problems.push(event);
        return;
      case "end":
        this.#end = event;
        return;
    }
  }

  /** In seconds since 1970. */
  get start(): number {
    return this.#header?.t ?? this.#time;
  }

  #begin(event: FitEvent): void {
    if (this.#fit(event.fit) === undefined)
      this.fits.push(new FitRecord(event, this.start, this.lastFit?.end ?? { step: 0, epoch: 0 }));
  }

  #fit(number: number): FitRecord | undefined {
    const { lastFit } = this;
    return lastFit?.event.fit === number ? lastFit : this.fits.find(({ event }) => event.fit === number);
  }
}

const VALIDATION = "val_";

/** `loss` of `val_loss`: they share a chart. */
function trainedName(metric: string): string {
  return metric.startsWith(VALIDATION) ? metric.slice(VALIDATION.length) : metric;
}

export function validationName(metric: string): string {
  return VALIDATION + metric;
}
