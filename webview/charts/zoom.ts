/**
 * The part of the x axis that all charts show.
 *
 *     drag from 100 to 200   ──▶   every chart from 100 to 200; a double click shows all again
 */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export class Zoom {
  #interval: Interval | undefined;
  readonly #listeners: (() => void)[] = [];

  /** Undefined where all is shown. */
  get interval(): Interval | undefined {
    return this.#interval;
  }

  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  set(interval: Interval | undefined): void {
    if (interval !== undefined && !(interval.to > interval.from)) return;
    this.#interval = interval;
    for (const listener of this.#listeners) listener();
  }

  /** Around a place, within what there is. */
  by(factor: number, around: number, [least, most]: readonly [number, number]): void {
    const { from, to } = this.#interval ?? { from: least, to: most };
    const next = { from: around - (around - from) * factor, to: around + (to - around) * factor };
    const isAll = next.from <= least && next.to >= most;
    this.set(isAll ? undefined : { from: Math.max(least, next.from), to: Math.min(most, next.to) });
  }
}
