/**
 * The library's table of automatic names, a part of the program's state.
 *
 *     Conv2D() is conv2d, the next one conv2d_1; a hidden Softmax inside another layer takes softmax
 *
 * Source of the rule: keras/src/utils/naming.py.
 */
import { HeapObject } from "../values/heap.js";

/** undefined for a count that differs between two branches that met. */
type Counts = Map<string, number | undefined>;

export class NameCounters extends HeapObject {
  #counts: Counts = new Map();

  /** The next name for a class, or undefined where the count isn't known. The caller touches the heap before. */
  next(className: string): string | undefined {
    const prefix = snakeCase(className);
    if (this.#counts.has(prefix) && this.#counts.get(prefix) === undefined) return undefined;
    const count = this.#counts.get(prefix) ?? 0;
    this.#counts.set(prefix, count + 1);
    return count === 0 ? prefix : `${prefix}_${count}`;
  }

  clear(): void {
    this.#counts = new Map();
  }

  override save(): unknown {
    return new Map(this.#counts);
  }

  override restore(state: unknown): void {
    this.#counts = new Map(state as Counts);
  }

  override joinStates(a: unknown, b: unknown): unknown {
    const [x, y] = [a as Counts, b as Counts];
    const joined: Counts = new Map();
    for (const prefix of [...x.keys(), ...y.keys()])
      joined.set(prefix, x.get(prefix) === y.get(prefix) ? x.get(prefix) : undefined);
    return joined;
  }
}

/** Conv2DTranspose -> conv2d_transpose, as the library does it. */
export function snakeCase(name: string): string {
  return name
    .replace(/\W+/g, "")
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
}
