/**
 * What one metric came to over a fit: the values, and where on each of the three axes they stand.
 *
 *     epoch 0, step 12, after 4.2 s: 0.31   ──▶   step 12 · epoch 0.027 · time 4.2 · value 0.31
 */
import { Column } from "./columns.js";
import type { LoggedNumber } from "./events.js";

export type AxisName = "step" | "epoch" | "time";

/** Where a value stands, as the event has it. */
export interface Place {
  readonly epoch: number;
  /** In the epoch; Infinity for its end. */
  readonly step: number;
  /** Seconds since the run began. */
  readonly time: number;
}

/** The first value that isn't a finite number. */
export interface NotFinite extends Place {
  readonly value: number;
}

export class Series {
  readonly values = new Column();
  readonly #epochs = new Column();
  readonly #steps = new Column();
  readonly #axes: Readonly<Record<AxisName, Column>> = { step: new Column(), epoch: new Column(), time: new Column() };
  #notFinite: NotFinite | undefined;

  constructor(readonly metric: string) {}

  get length(): number {
    return this.values.length;
  }

  get firstNotFinite(): NotFinite | undefined {
    return this.#notFinite;
  }

  /** In ascending order, as many as there are values. */
  x(axis: AxisName): Float64Array {
    return this.#axes[axis].values;
  }

  placeAt(index: number): { readonly epoch: number; readonly step: number } {
    return { epoch: this.#epochs.at(index) ?? 0, step: this.#steps.at(index) ?? 0 };
  }

  push(place: Place, value: number, position: (place: Pick<Place, "epoch" | "step">) => Position): void {
    this.values.push(value);
    this.#epochs.push(place.epoch);
    this.#steps.push(place.step);
    pushAscending(this.#axes.time, place.time);
    this.#stand(position(place));
    if (!Number.isFinite(value)) this.#notFinite ??= { ...place, value };
  }

  /** More has become known of how long epochs are. */
  standAnew(position: (place: Pick<Place, "epoch" | "step">) => Position): void {
    this.#axes.step.clear();
    this.#axes.epoch.clear();
    for (let i = 0; i < this.length; i++) this.#stand(position(this.placeAt(i)));
  }

  #stand({ step, epoch }: Position): void {
    pushAscending(this.#axes.step, step);
    pushAscending(this.#axes.epoch, epoch);
  }
}

export interface Position {
  readonly step: number;
  readonly epoch: number;
}

/** Charts and their searches take it for granted that nothing stands before what came earlier: clocks can be set back. */
function pushAscending(column: Column, value: number): void {
  column.push(Math.max(value, column.last ?? value));
}

export function numberOf(value: LoggedNumber): number {
  return typeof value === "number" ? value : Number(value);
}
