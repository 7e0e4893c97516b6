/**
 * A small chart of the machine's load, with its latest value.
 *
 *     GPU load      87%
 *     (the chart)
 */
import { element, setText } from "../shared/element.js";
import type { ItemView } from "../shared/keyed-children.js";
import { axisSteps, axisText } from "./axis-words.js";
import { Chart } from "./chart.js";
import type { ChartColors } from "./palette.js";
import { Zoom } from "./zoom.js";

export interface SmallChartContent {
  readonly title: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly text: (value: number) => string;
  /** Where the axis ends at least. */
  readonly most: number | "open";
  readonly isBytes: boolean;
  readonly colors: ChartColors;
}

const HEIGHT = 76;
/** From a kilobyte to terabytes, by doubling. */
const BYTE_STEPS = Array.from({ length: 32 }, (_, power) => 2 ** (power + 10));

export class SmallChart implements ItemView<SmallChartContent> {
  readonly #title = element("h3");
  readonly #value = element("span", { class: "small-value" });
  readonly #chart: Chart;
  readonly root: HTMLElement;
  #content: SmallChartContent | undefined;
  #cursor: number | undefined;

  constructor({ isBytes }: SmallChartContent) {
    this.#chart = new Chart({
      height: HEIGHT,
      group: "machine",
      zoom: new Zoom(),
      isSmall: true,
      ...(isBytes && { steps: BYTE_STEPS }),
      cursorMoved: (x) => {
        this.#cursor = x;
        this.#showValue();
      },
    });
    const head = element("div", { class: "chart-head" }, this.#title, this.#value);
    this.root = element("section", { class: "chart small" }, head, this.#chart.root);
  }

  update(content: SmallChartContent): void {
    this.#content = content;
    const { title, x, y, text, most, colors } = content;
    setText(this.#title, title);
    this.#showValue();
    this.#chart.show({
      curves: [
        { key: title, label: title, slot: 0, isValidation: false, kind: "sample", stretches: [{ x, y }], breaks: [] },
      ],
      isLog: false,
      xText: (at) => axisText("time", at),
      xSteps: axisSteps("time"),
      colors,
      description: `Chart of ${title}, last ${lastText(content)}`,
      valueText: text,
      most,
    });
  }

  #showValue(): void {
    if (this.#content === undefined) return;
    setText(this.#value, lastText(this.#content, this.#cursor));
  }
}

function lastText({ x, y, text }: SmallChartContent, at = Infinity): string {
  const index = x.findLastIndex((each) => each <= at);
  const value = y[index];
  return value === undefined || !Number.isFinite(value) ? "–" : text(value);
}
