/**
 * A metric's chart with its title and its legend.
 *
 *     loss   at step 1,204            ──●── training 0.31   ╌╌○╌╌ validation 0.42
 *     (the chart)
 */
import type { AxisName } from "../../src/training/log/series.js";
import { metricText } from "../../src/training/log/words.js";
import { element, setAttributes, setText } from "../shared/element.js";
import type { ItemView } from "../shared/keyed-children.js";
import { axisSteps, axisText, placeText } from "./axis-words.js";
import { Chart } from "./chart.js";
import type { Curve } from "./curves.js";
import { Legend } from "./legend.js";
import type { ChartColors } from "./palette.js";
import type { Zoom } from "./zoom.js";

export interface ChartBlockContent {
  readonly metric: string;
  readonly axis: AxisName;
  readonly curves: readonly Curve[];
  readonly hidden: ReadonlySet<string>;
  readonly isLog: boolean;
  readonly colors: ChartColors;
}

const HEIGHT = 220;

export class ChartBlock implements ItemView<ChartBlockContent> {
  readonly chart: Chart;
  readonly #title = element("h3");
  readonly #place = element("span", { class: "chart-place", "aria-hidden": "true" });
  readonly #note = element("p", { class: "chart-note" });
  readonly #legend: Legend;
  readonly root: HTMLElement;
  #content: ChartBlockContent | undefined;
  #cursor: number | undefined;

  constructor(zoom: Zoom, toggle: (key: string) => void) {
    this.#legend = new Legend(toggle);
    this.chart = new Chart({
      height: HEIGHT,
      group: "metrics",
      zoom,
      cursorMoved: (x) => {
        this.#cursor = x;
        this.#showLegend();
      },
    });
    const head = element("div", { class: "chart-head" }, this.#title, this.#place);
    this.root = element("section", { class: "chart metric" }, head, this.#legend.root, this.chart.root, this.#note);
  }

  update(content: ChartBlockContent): void {
    this.#content = content;
    const { metric, axis, curves, hidden, isLog, colors } = content;
    setText(this.#title, metric);
    setAttributes(this.#title, { title: metric });
    const shown = curves.filter(({ key }) => !hidden.has(key));
    this.#showLegend();
    this.chart.show({
      curves: shown,
      isLog,
      xText: (x) => axisText(axis, x),
      xSteps: axisSteps(axis),
      colors,
      description: descriptionOf(metric, curves),
    });
    const cannotBeDrawn = isLog && this.chart.isEmpty;
    setText(this.#note, cannotBeDrawn ? "Nothing above zero: a logarithmic axis can't show it." : "");
    setAttributes(this.#note, { hidden: !cannotBeDrawn });
  }

  #showLegend(): void {
    if (this.#content === undefined) return;
    const { axis, curves, hidden } = this.#content;
    this.#legend.show(curves, hidden, this.#cursor);
    setText(this.#place, this.#cursor === undefined ? lineWords(curves) : placeText(axis, this.#cursor));
  }
}

/** Where an entry of the legend is a run, it says nothing of training and validation. */
function lineWords(curves: readonly Curve[]): string {
  const isOfRuns = new Set(curves.map(({ slot }) => slot)).size > 1;
  return isOfRuns && curves.some(({ isValidation }) => isValidation) ? "solid: training, dashed: validation" : "";
}

function descriptionOf(metric: string, curves: readonly Curve[]): string {
  const last = new Map<string, string>();
  for (const { key, label, isValidation, stretches } of curves) {
    const stretch = stretches.at(-1);
    const value = (stretch?.raw ?? stretch?.y)?.at(-1);
    if (value !== undefined) last.set(`${key} ${isValidation}`, `${label} ${metricText(value)}`);
  }
  return `Chart of ${metric}. Last: ${[...last.values()].join(", ")}. Arrow keys move the cursor, plus and minus zoom.`;
}
