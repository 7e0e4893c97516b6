/**
 * What is computed while something runs, such as all that a model's own `call` does. A part of the program's state: what only
 * one side of an undecided test computes leaves the whole unknown, and so do rounds that can't be counted.
 *
 *     const { result, cost } = meter.metered(() => run(call))
 */
import { add, sameDim } from "../dims/dim.js";
import type { Cost } from "../layers/entry.js";
import { HeapObject, type Heap } from "../values/heap.js";

const noCost: Cost = { macs: 0, flops: 0 };

type State = Cost | undefined;

export class Meter extends HeapObject {
  readonly #heap: Heap;
  #cost: State = noCost;

  constructor(heap: Heap) {
    super();
    this.#heap = heap;
    heap.adopt(this);
  }

  /** What has been computed since the innermost `metered` began; undefined once a part can't be told. */
  get cost(): Cost | undefined {
    return this.#cost;
  }

  set cost(cost: Cost | undefined) {
    this.#heap.touch(this);
    this.#cost = cost;
  }

  spend(more: Cost | undefined): void {
    const { cost } = this;
    this.cost = cost && more && { macs: add(cost.macs, more.macs), flops: add(cost.flops, more.flops) };
  }

  metered<T>(work: () => T): { readonly result: T; readonly cost: Cost | undefined } {
    const outer = this.cost;
    this.cost = noCost;
    try {
      const result = work();
      return { result, cost: this.cost };
    } finally {
      const own = this.cost;
      this.cost = outer;
      this.spend(own);
    }
  }

  unmetered<T>(work: () => T): T {
    const outer = this.cost;
    try {
      return work();
    } finally {
      this.cost = outer;
    }
  }

  override save(): State {
    return this.#cost;
  }

  override restore(state: State): void {
    this.#cost = state;
  }

  /** A loop's rounds aren't searched for one in which the cost is stable: it never is. */
  override joinStates(a: State, b: State): State {
    return a && b && sameDim(a.macs, b.macs) === true && sameDim(a.flops, b.flops) === true ? a : undefined;
  }
}
