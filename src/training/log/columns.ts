/**
 * Numbers that come one at a time and are read as one array, without being copied.
 *
 *     column.push(0.3)   ──▶   column.values: Float64Array [ …, 0.3 ]
 */
const FIRST_CAPACITY = 64;

export class Column {
  #room = new Float64Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A view, not a copy: it has what was there when it was asked for. */
  get values(): Float64Array {
    return this.#room.subarray(0, this.#length);
  }

  get last(): number | undefined {
    return this.at(this.#length - 1);
  }

  at(index: number): number | undefined {
    return index >= 0 && index < this.#length ? this.#room[index] : undefined;
  }

  push(value: number): void {
    if (this.#length === this.#room.length) {
      const larger = new Float64Array(this.#room.length * 2);
      larger.set(this.#room);
      this.#room = larger;
    }
    this.#room[this.#length++] = value;
  }

  clear(): void {
    this.#length = 0;
  }
}
