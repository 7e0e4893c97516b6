/**
 * The charts of all metrics, and how they are drawn.
 *
 *     (Step | Epoch | Time)  [Log y]  [Batches]  Smoothing ──●──── 0.6        [Show all]
 *     loss      …
 *     accuracy  …
 */
import type { AxisName } from "../../src/training/log/series.js";
import { button, element, setAttributes, setText } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";
import { AXES, axisText } from "./axis-words.js";
import { ChartBlock, type ChartBlockContent } from "./chart-block.js";
import { curvesOf, type ShownRun } from "./curves.js";
import type { ChartColors } from "./palette.js";
import type { PrintedChart } from "./svg.js";
import { Zoom } from "./zoom.js";

export interface BoardOptions {
  readonly axis: AxisName;
  readonly isLog: boolean;
  /** From 0 to below 1. */
  readonly smoothing: number;
  readonly showBatches: boolean;
}

export const USUAL_OPTIONS: BoardOptions = { axis: "step", isLog: false, smoothing: 0, showBatches: true };
const MOST_SMOOTHING = 0.99;

export class ChartBoard {
  readonly #zoom = new Zoom();
  readonly #hidden = new Set<string>();
  readonly #axes: ReadonlyMap<AxisName, HTMLButtonElement>;
  readonly #log = button("Log y", "A logarithmic y axis", () => this.#set({ isLog: !this.#options.isLog }));
  readonly #batches = button("Batches", "Show each batch beside the epochs", () =>
    this.#set({ showBatches: !this.#options.showBatches }),
  );
  readonly #smoothing = element("input", {
    type: "range",
    min: 0,
    max: MOST_SMOOTHING,
    step: 0.01,
    class: "smoothing",
  });
  readonly #smoothingValue = element("output", { class: "smoothing-value" });
  readonly #fits = element("select", { "aria-label": "Fit" });
  readonly #fitOptions = new KeyedChildren<FitChoice, OptionView>(
    this.#fits,
    ({ value }) => String(value),
    () => new OptionView(),
  );
  readonly #whole = button("Show all", "Show the whole axis again (double click)", () => this.#zoom.set(undefined));
  readonly #blocks: KeyedChildren<ChartBlockContent, ChartBlock>;
  readonly #grid = element("div", { class: "charts" });
  readonly toolbar: HTMLElement;
  readonly root: HTMLElement;
  #options: BoardOptions;
  #runs: readonly ShownRun[] = [];
  #colors: ChartColors | undefined;
  #metrics: readonly string[] = [];

  constructor(
    options: Partial<BoardOptions>,
    readonly changed: (options: BoardOptions) => void,
  ) {
    this.#options = { ...USUAL_OPTIONS, ...options };
    this.#axes = new Map(AXES.map(({ axis, title, label }) => [axis, button(title, label, () => this.#setAxis(axis))]));
    this.#blocks = new KeyedChildren(
      this.#grid,
      ({ metric }) => metric,
      () => new ChartBlock(this.#zoom, (key) => this.#toggleLine(key)),
    );
    const axes = element("span", { class: "button-group", role: "group", "aria-label": "x axis" });
    axes.append(...this.#axes.values());
    const smoothing = element(
      "label",
      { class: "smoothing-label" },
      "Smoothing",
      this.#smoothing,
      this.#smoothingValue,
    );
    this.#smoothing.addEventListener("input", () => this.#set({ smoothing: Number(this.#smoothing.value) }));
    this.#fits.addEventListener("change", () => {
      this.#zoom.set(undefined);
      this.#draw();
    });
    this.toolbar = element(
      "div",
      { class: "toolbar chart-toolbar", role: "toolbar", "aria-label": "Charts" },
      axes,
      this.#log,
      this.#batches,
      smoothing,
      this.#fits,
      this.#whole,
    );
    this.root = element("div", { class: "board" }, this.toolbar, this.#grid);
    this.#zoom.listen(() => this.#draw());
    this.#showOptions();
  }

  show(runs: readonly ShownRun[], colors: ChartColors): void {
    this.#runs = runs;
    this.#colors = colors;
    this.#draw();
  }

  /** What is seen at the moment, for a file. */
  printed(): readonly PrintedChart[] {
    const { axis, isLog } = this.#options;
    const xLabel = AXES.find((each) => each.axis === axis)?.label ?? "";
    return this.#metrics.flatMap((title) => {
      const picture = this.#blocks.get(title)?.chart.picture;
      return picture === undefined ? [] : [{ title, picture, isLog, xText: (x: number) => axisText(axis, x), xLabel }];
    });
  }

  #draw(): void {
    const colors = this.#colors;
    if (colors === undefined) return;
    this.#showFits();
    const { axis, isLog, smoothing, showBatches } = this.#options;
    const fit = this.#fits.hidden || this.#fits.value === "0" ? {} : { fit: Number(this.#fits.value) - 1 };
    const contents = metricsOf(this.#runs).flatMap((metric) => {
      const curves = curvesOf(metric, this.#runs, { axis, smoothing, showBatches, ...fit });
      return curves.length === 0 ? [] : [{ metric, axis, curves, hidden: this.#hidden, isLog, colors }];
    });
    this.#metrics = contents.map(({ metric }) => metric);
    this.#blocks.show(contents);
    this.#grid.classList.toggle("single", contents.length === 1);
    setAttributes(this.toolbar, { hidden: contents.length === 0 });
    // It keeps its place, so that nothing moves when it comes.
    this.#whole.classList.toggle("unseen", this.#zoom.interval === undefined);
  }

  #showFits(): void {
    const fits = this.#runs.length === 1 ? (this.#runs[0]?.record.fits ?? []) : [];
    const isChoice = fits.length > 1;
    if (isChoice) {
      const one = fits.map(({ model }, i) => ({ value: i + 1, text: `Fit ${i + 1}: ${model.name}` }));
      this.#fitOptions.show([{ value: 0, text: "All fits" }, ...one]);
    }
    setAttributes(this.#fits, { hidden: !isChoice });
  }

  #setAxis(axis: AxisName): void {
    this.#zoom.set(undefined);
    this.#set({ axis });
  }

  #set(part: Partial<BoardOptions>): void {
    this.#options = { ...this.#options, ...part };
    this.#showOptions();
    this.changed(this.#options);
    this.#draw();
  }

  #showOptions(): void {
    const { axis, isLog, smoothing, showBatches } = this.#options;
    for (const [each, button] of this.#axes) setAttributes(button, { "aria-pressed": String(each === axis) });
    setAttributes(this.#log, { "aria-pressed": String(isLog) });
    setAttributes(this.#batches, { "aria-pressed": String(showBatches) });
    this.#smoothing.value = String(smoothing);
    setText(this.#smoothingValue, smoothing === 0 ? "off" : smoothing.toFixed(2));
  }

  #toggleLine(key: string): void {
    if (!this.#hidden.delete(key)) this.#hidden.add(key);
    this.#draw();
  }
}

interface FitChoice {
  /** 0 for all. */
  readonly value: number;
  readonly text: string;
}

class OptionView implements ItemView<FitChoice> {
  readonly root = element("option");

  update({ value, text }: FitChoice): void {
    setAttributes(this.root, { value });
    setText(this.root, text);
  }
}

/** The first run's order; what others have beside it comes after. */
function metricsOf(runs: readonly ShownRun[]): readonly string[] {
  return [...new Set(runs.flatMap(({ record }) => record.metrics))];
}
