/**
 * Which colour a run has: the shown one the first, the others the lowest that is free when they are picked, and they keep it.
 *
 *     ["a", "b", "c"]  ──b goes, d comes──▶  a: 0, c: 2, d: 1
 */
import { SLOT_COUNT } from "../charts/palette.js";

export const MOST_RUNS = SLOT_COUNT;

export class Slots {
  #slots = new Map<string, number>();

  constructor(kept: unknown) {
    if (typeof kept !== "object" || kept === null) return;
    for (const [run, slot] of Object.entries(kept)) if (isSlot(slot)) this.#slots.set(run, slot);
  }

  /** In the order of the slots' first use. */
  get kept(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#slots);
  }

  of(run: string): number {
    return this.#slots.get(run) ?? 0;
  }

  show([main, ...others]: readonly string[]): void {
    const before = this.#slots;
    const taken = new Set([0]);
    this.#slots = new Map(main === undefined ? [] : [[main, 0]]);
    const isKept = (run: string): boolean => {
      const slot = before.get(run);
      return slot !== undefined && slot !== 0 && !taken.has(slot);
    };
    for (const run of others) {
      const slot = before.get(run);
      if (slot === undefined || !isKept(run)) continue;
      taken.add(slot);
      this.#slots.set(run, slot);
    }
    for (const run of others) {
      if (this.#slots.has(run)) continue;
      const free = Array.from({ length: SLOT_COUNT }, (_, slot) => slot).find((slot) => !taken.has(slot)) ?? 0;
      taken.add(free);
      this.#slots.set(run, free);
    }
  }
}

function isSlot(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < SLOT_COUNT;
}
