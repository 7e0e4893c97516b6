/**
 * Parameters as they were read from the code beside those that the library counts.
 *
 *     Model        Predicted   Measured   Trainable
 *     sequential   206,602     206,602    206,602     As predicted.
 */
import type { ParameterCounts } from "../../src/training/log/events.js";
import { parameterComparisons } from "../../src/training/log/parameters.js";
import type { RunRecord } from "../../src/training/log/run-record.js";
import { countText } from "../../src/training/log/words.js";
import { DataTable } from "../shared/data-table.js";
import { setAttributes } from "../shared/element.js";
import { section } from "../shared/section.js";

const HEADS = ["Model", "Predicted", "Measured", "Trainable", ""];

export class ParametersTable {
  readonly #table = new DataTable("Table of parameters", "Predicted and measured parameters of each model");
  readonly root = section("Parameters", [this.#table.root]);

  show(record: RunRecord): void {
    const comparisons = parameterComparisons(record);
    setAttributes(this.root, { hidden: comparisons.length === 0 });
    const rows = comparisons.map(({ model, kind, predicted, measured, isDifferent, sentence }) => ({
      key: `${kind} ${model}`,
      title: model,
      detail: kind === model ? "" : kind,
      cells: [
        totalText(predicted),
        totalText(measured),
        measured === undefined ? "–" : countText(measured.trainable),
        { text: sentence, kind: "words" } as const,
      ],
      isMarked: isDifferent,
    }));
    this.#table.show(HEADS, rows);
  }
}

function totalText(counts: ParameterCounts | undefined): string {
  return counts === undefined ? "–" : countText(counts.total);
}
