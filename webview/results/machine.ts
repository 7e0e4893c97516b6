/**
 * The machine's load while the run goes on: a row of small charts.
 *
 *     GPU load 87%   GPU memory 6.1 GB   Process memory 2.3 GB   CPU 340%
 */
import type { Column } from "../../src/training/log/columns.js";
import type { RunRecord } from "../../src/training/log/run-record.js";
import { bytesText } from "../../src/training/log/words.js";
import type { ChartColors } from "../charts/palette.js";
import { SmallChart, type SmallChartContent } from "../charts/small-chart.js";
import { element, setAttributes } from "../shared/element.js";
import { KeyedChildren } from "../shared/keyed-children.js";
import { section } from "../shared/section.js";

export class Machine {
  readonly #row = element("div", { class: "small-charts" });
  readonly #charts = new KeyedChildren<SmallChartContent, SmallChart>(
    this.#row,
    ({ title }) => title,
    (content) => new SmallChart(content),
  );
  readonly root = section("Machine", [this.#row]);

  show(record: RunRecord, colors: ChartColors): void {
    const contents = contentsOf(record, colors);
    setAttributes(this.root, { hidden: contents.length === 0 });
    this.#charts.show(contents);
  }
}

function contentsOf({ header, system }: RunRecord, colors: ChartColors): readonly SmallChartContent[] {
  const chart = (
    title: string,
    column: Column,
    text: (value: number) => string,
    most: number | "open",
  ): readonly SmallChartContent[] => {
    const y = column.values;
    if (!y.some(Number.isFinite)) return [];
    return [{ title, x: system.time.values, y, text, most, isBytes: text === bytesText, colors }];
  };
  const hasSeveral = Math.max(system.gpuLoad.size, system.gpuMemory.size) > 1;
  const gpu = (index: number): string => (hasSeveral ? `GPU ${index}` : "GPU");
  const memoryOf = (index: number): number | "open" =>
    header?.gpus.find((each) => each.index === index)?.memory ?? "open";
  return [
    ...[...system.gpuLoad].flatMap(([index, column]) => chart(`${gpu(index)} load`, column, percent, 1)),
    ...[...system.gpuMemory].flatMap(([index, column]) =>
      chart(`${gpu(index)} memory`, column, bytesText, memoryOf(index)),
    ),
    ...chart("Process memory", system.memory, bytesText, "open"),
    ...chart("CPU", system.cpu, percent, 1),
  ];
}

function percent(value: number): string {
  return `${Math.round(value * 100)}%`;
}
