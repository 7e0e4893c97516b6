/**
 * What the compared runs came to, side by side.
 *
 *     Run                       loss     val_loss (best)     Parameters   Training time
 *     ──●── mnist.py 08:15      0.2211   0.3102 (0.2891)     206,602      41.2 s
 */
import type { ShownRun } from "../charts/curves.js";
import { metricSummaries } from "../../src/training/log/metrics.js";
import { countText, durationText, metricText } from "../../src/training/log/words.js";
import { DataTable } from "../shared/data-table.js";
import { setAttributes } from "../shared/element.js";
import { section } from "../shared/section.js";

export class FinalTable {
  readonly #table = new DataTable("Table of compared runs", "The last and best values of each run");
  readonly root = section("Compared runs", [this.#table.root]);

  show(runs: readonly ShownRun[]): void {
    setAttributes(this.root, { hidden: runs.length < 2 });
    if (runs.length < 2) return;
    const summaries = runs.map(({ record }) => new Map(metricSummaries(record).map((each) => [each.metric, each])));
    const metrics = [...new Set(summaries.flatMap((each) => [...each.keys()]))];
    this.#table.show(
      ["Run", ...metrics, "Parameters", "Training time"],
      runs.map(({ id, title, slot, record: { lastFit } }, i) => {
        const { params } = lastFit?.model ?? {};
        const values = metrics.map((metric) => {
          const summary = summaries[i]?.get(metric);
          if (summary === undefined) return "–";
          const { last, best } = summary;
          return best === undefined || best === last
            ? metricText(last)
            : `${metricText(last)} (best ${metricText(best)})`;
        });
        const cells = [
          ...values,
          params === undefined ? "–" : countText(params.total),
          lastFit?.seconds === undefined ? "–" : durationText(lastFit.seconds),
        ];
        return { key: id, title, slot, cells };
      }),
    );
  }
}
