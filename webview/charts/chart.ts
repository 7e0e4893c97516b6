/**
 * One chart: uPlot has the axes, the cursor and the zoom, and our own lines are drawn into it.
 *
 *     loss                                 [— training 0.31] [╌ validation 0.42]
 *     1.0 ┤╲
 *     0.5 ┤ ╲──●──●
 *         └──────────
 */
import uPlot from "uplot";
import type { Window } from "../../src/training/log/decimate.js";
import { valueText } from "../../src/training/log/words.js";
import { element, setAttributes } from "../shared/element.js";
import type { Curve } from "./curves.js";
import { extentOf } from "./curves.js";
import { drawPicture } from "./draw.js";
import type { ChartColors } from "./palette.js";
import { pictureOf, type Picture } from "./picture.js";
import { drawnOf, growsUnseen, type Drawn } from "./unseen-growth.js";
import type { Interval, Zoom } from "./zoom.js";

export interface ChartContent {
  readonly curves: readonly Curve[];
  readonly isLog: boolean;
  /** Of a place on the x axis. */
  readonly xText: (x: number) => string;
  /** What may lie between two places that are written on the axis. */
  readonly xSteps: readonly number[];
  readonly colors: ChartColors;
  /** What a screen reader is told. */
  readonly description: string;
  readonly valueText?: (value: number) => string;
  /** The y axis begins at 0, and reaches this where it is known. */
  readonly most?: number | "open";
}

export interface ChartOptions {
  readonly height: number;
  /** Charts with the same key have their cursors at the same place. */
  readonly group: string;
  readonly zoom: Zoom;
  /** Without an x axis. */
  readonly isSmall?: boolean;
  /** The steps that the y axis may have. */
  readonly steps?: readonly number[];
  /** Undefined where the cursor has left. */
  readonly cursorMoved: (x: number | undefined) => void;
}

const AXIS_FONT = 11;
const KEY_STEP = 0.02;

export class Chart {
  readonly root = element("div", {
    class: "chart-canvas",
    role: "application",
    "aria-roledescription": "chart",
    tabindex: 0,
  });
  #plot: uPlot | undefined;
  #content: ChartContent | undefined;
  /** What stands on the canvas. */
  #drawn: (Drawn & { readonly content: ChartContent; readonly interval: Interval | undefined }) | undefined;
  /** More has come than stands there. */
  #isBehind = false;
  #isOnScreen = true;
  #isLog = false;
  #width = 0;

  constructor(readonly options: ChartOptions) {
    this.root.style.blockSize = `${options.height}px`;
    new ResizeObserver(() => this.#resize()).observe(this.root);
    new IntersectionObserver((entries) => this.#noticeScreen(entries)).observe(this.root);
    this.root.addEventListener("keydown", (event) => this.#press(event));
    this.root.addEventListener("blur", () => this.#plot?.setCursor({ left: -10, top: -10 }));
  }

  show(content: ChartContent): void {
    this.#content = content;
    setAttributes(this.root, { "aria-label": content.description });
    this.#isBehind = true;
    if (this.#drawn === undefined || (this.#isOnScreen && this.#wouldBeSeen(content))) this.#draw();
  }

  /** What is drawn at the moment: an exported file shows the same. */
  get picture(): Picture | undefined {
    if (this.#isBehind) this.#draw();
    return this.#drawn?.picture;
  }

  /** There are points, and no axis has a place for one of them. */
  get isEmpty(): boolean {
    return this.#drawn !== undefined && this.#drawn.picture.range === undefined;
  }

  #wouldBeSeen({ curves, isLog, colors, xSteps, most }: ChartContent): boolean {
    const [plot, drawn, window] = [this.#plot, this.#drawn, this.#window(curves)];
    if (plot === undefined || drawn === undefined || window === undefined) return true;
    const { content, interval, picture } = drawn;
    if (content.isLog !== isLog || content.colors !== colors || content.xSteps !== xSteps || content.most !== most)
      return true;
    if (interval !== this.options.zoom.interval || picture.from !== window.from) return true;
    return !growsUnseen(drawn, curves, window.to, (value) => plot.valToPos(value, "y"));
  }

  /** The part of the x axis that is to be seen. Undefined where there is nothing yet. */
  #window(curves: readonly Curve[]): Window | undefined {
    const extent = extentOf(curves);
    if (extent === undefined || this.#width === 0) return undefined;
    const [least, most] = extent;
    const whole = most > least ? { from: least, to: most } : { from: least - 0.5, to: least + 0.5 };
    return { ...(this.options.zoom.interval ?? whole), columns: this.#width };
  }

  #draw(): void {
    const content = this.#content;
    const window = this.#window(content?.curves ?? []);
    if (content === undefined || window === undefined) return;
    const { from, to } = window;
    const picture = pictureOf(content.curves, window, content.isLog);
    this.#drawn = { ...drawnOf(picture, content.curves, window), content, interval: this.options.zoom.interval };
    this.#isBehind = false;
    if (this.#plot === undefined || this.#isLog !== content.isLog) this.#make(content.isLog);
    const plot = this.#plot;
    const [low, high] = this.#rangeOf(content, picture);
    this.root.dataset["points"] = String(
      picture.lines.reduce((sum, { parts }) => sum + parts.reduce((all, { x }) => all + x.length, 0), 0),
    );
    // The data are the corners of what is seen: uPlot finds its scales from them.
    plot?.batch(() => {
      plot.setData(
        [
          [from, to],
          [low, high],
        ],
        false,
      );
      plot.setScale("x", { min: from, max: to });
    });
  }

  #rangeOf({ most, isLog }: ChartContent, { range }: Picture): readonly [number, number] {
    const [low, high] = range ?? (isLog ? [0.1, 1] : [0, 1]);
    if (most === undefined) return [low, high];
    return [0, most === "open" ? high || 1 : Math.max(most, high)];
  }

  #make(isLog: boolean): void {
    this.#plot?.destroy();
    this.#isLog = isLog;
    const { height, group, zoom, isSmall = false, steps } = this.options;
    const axis = (): uPlot.Axis => ({
      stroke: () => this.#colors.subtle,
      font: `${AXIS_FONT}px ${this.#colors.font}`,
      grid: { stroke: () => this.#colors.line, width: 1 },
      ticks: { stroke: () => this.#colors.line, width: 1, size: 4 },
      gap: 4,
    });
    const text = (value: number): string => (this.#content?.valueText ?? valueText)(value);
    this.#plot = new uPlot(
      {
        width: this.#width,
        height,
        padding: [8, 10, isSmall ? 4 : 0, 0],
        legend: { show: false },
        scales: { x: { time: false }, y: isLog ? { distr: 3 } : {} },
        axes: [
          {
            ...axis(),
            show: !isSmall,
            size: 24,
            space: 60,
            incrs: () => [...(this.#content?.xSteps ?? [])],
            values: (_, splits) => splits.map((x) => this.#content?.xText(x) ?? ""),
          },
          {
            ...axis(),
            size: isSmall ? 52 : 54,
            ...(steps && { incrs: [...steps] }),
            space: isSmall ? 24 : 34,
            values: (_, splits) => splits.map((value) => (value === null ? "" : text(value))),
          },
        ],
        series: [{}, { stroke: "transparent", paths: () => null, points: { show: false } }],
        cursor: {
          y: false,
          points: { show: false },
          drag: { x: true, y: false, setScale: false, dist: 4 },
          bind: { dblclick: () => () => (zoom.set(undefined), null) },
          sync: {
            key: group,
            scales: ["x", null],
            filters: { pub: isMove, sub: isMove },
          },
        },
        hooks: {
          draw: [(plot) => this.#drawLines(plot)],
          setCursor: [(plot) => this.#tellCursor(plot)],
          setSelect: [(plot) => this.#select(plot)],
        },
      },
      [[], []],
      this.root,
    );
  }

  get #colors(): ChartColors {
    const colors = this.#content?.colors;
    if (colors === undefined) throw new Error("a chart is drawn before it has content");
    return colors;
  }

  #drawLines(plot: uPlot): void {
    if (this.#drawn === undefined) return;
    drawPicture(
      this.#drawn.picture,
      {
        context: plot.ctx,
        box: plot.bbox,
        ratio: devicePixelRatio,
        xOf: (x) => plot.valToPos(x, "x", true),
        yOf: (y) => plot.valToPos(y, "y", true),
      },
      this.#colors,
    );
  }

  #tellCursor(plot: uPlot): void {
    const left = plot.cursor.left ?? -1;
    this.options.cursorMoved(left < 0 ? undefined : plot.posToVal(left, "x"));
  }

  #select(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width <= 0) return;
    this.options.zoom.set({ from: plot.posToVal(left, "x"), to: plot.posToVal(left + width, "x") });
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }

  #noticeScreen(entries: readonly IntersectionObserverEntry[]): void {
    this.#isOnScreen = entries.at(-1)?.isIntersecting ?? true;
    if (this.#isOnScreen && this.#isBehind) this.#draw();
  }

  #resize(): void {
    const width = this.root.clientWidth;
    if (width === this.#width || width === 0) return;
    this.#width = width;
    this.#plot?.setSize({ width, height: this.options.height });
    this.#draw();
  }

  /** The arrows move the cursor, + and − zoom around it, Escape shows all. */
  #press(event: KeyboardEvent): void {
    const plot = this.#plot;
    const extent = extentOf(this.#content?.curves ?? []);
    if (plot === undefined || extent === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const width = plot.over.clientWidth;
    const left = (plot.cursor.left ?? -1) < 0 ? width : (plot.cursor.left ?? 0);
    const moveTo = (to: number) =>
      plot.setCursor({ left: Math.max(0, Math.min(width, to)), top: plot.over.clientHeight / 2 });
    const zoom = (factor: number) => this.options.zoom.by(factor, plot.posToVal(left, "x"), extent);
    const actions: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => moveTo(left - width * KEY_STEP),
      ArrowRight: () => moveTo(left + width * KEY_STEP),
      Home: () => moveTo(0),
      End: () => moveTo(width),
      "+": () => zoom(0.5),
      "=": () => zoom(0.5),
      "-": () => zoom(2),
      Escape: () => this.options.zoom.set(undefined),
      "0": () => this.options.zoom.set(undefined),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  }
}

/** Presses and releases of the mouse concern one chart: its zoom reaches the others by itself. */
function isMove(type: string): boolean {
  return type === "mousemove" || type === "mouseleave";
}
