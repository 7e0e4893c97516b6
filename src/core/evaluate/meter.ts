/**
 * What is computed while something runs, such as all that a model's own `call` does.
 *
 *     const { result, cost } = meter.metered(() => run(call))
 */
import { add } from "../dims/dim.js";
import type { Cost } from "../layers/entry.js";

const noCost: Cost = { macs: 0, flops: 0 };

export class Meter {
  /** What has been computed since the innermost `metered` began; undefined once a part can't be told. */
  cost: Cost | undefined = noCost;

  spend(more: Cost | undefined): void {
    this.cost = this.cost && more && { macs: add(this.cost.macs, more.macs), flops: add(this.cost.flops, more.flops) };
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
}
