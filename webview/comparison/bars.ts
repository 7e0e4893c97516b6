/**
 * One figure of all variants as bars, with the spread over the seeds.
 *
 *     Training time
 *     RegularConv    ▇▇▇▇▇▇▇├┤     41.2 ± 1.3 s
 *     SeparableConv  ▇▇▇▇▇▇▇▇▇├┤   53.6 ± 0.9 s
 */
import type { Figure, FIGURES, Variant } from "../../src/training/log/comparison.js";
import { figureText } from "../../src/training/log/comparison-words.js";
import { element, setAttributes, setText } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";

export interface SlottedVariant extends Variant {
  /** The colour of its first run. */
  readonly slot: number;
}

interface Bar {
  readonly name: string;
  readonly slot: number;
  readonly text: string;
  readonly missing: string | undefined;
  /** From 0 to 1, of the track. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export class FigureBars {
  readonly #bars: KeyedChildren<Bar, BarView>;
  readonly root: HTMLElement;

  constructor(readonly figure: (typeof FIGURES)[number]) {
    const { title, unit } = figure;
    const list = element("ul", { class: "plain-list bars" });
    this.#bars = new KeyedChildren(
      list,
      ({ name }) => name,
      ({ slot }) => new BarView(slot),
    );
    const heading = unit === "" ? title : `${title} (${unit})`;
    this.root = element("section", { class: "figure" }, element("h3", {}, heading), list);
  }

  show(variants: readonly SlottedVariant[]): void {
    const { name } = this.figure;
    const figures = variants.map(({ figures: all }) => all[name]);
    const most = Math.max(0, ...figures.map(({ mean = 0, spread = 0 }) => mean + spread)) || 1;
    this.#bars.show(
      variants.map(({ name: variant, slot }, i) => {
        const figure: Figure = figures[i] ?? { values: [] };
        const { mean = 0, spread = 0, missing } = figure;
        return {
          name: variant,
          slot,
          text: figureText(name, figure),
          missing,
          mean: Math.max(0, mean / most),
          low: Math.max(0, (mean - spread) / most),
          high: (mean + spread) / most,
        };
      }),
    );
  }
}

class BarView implements ItemView<Bar> {
  readonly #name = element("span", { class: "bar-name one-line" });
  readonly #spread = element("span", { class: "bar-spread" });
  readonly #track = element("span", { class: "bar-track" }, element("span", { class: "bar-filled" }), this.#spread);
  readonly #text = element("span", { class: "bar-text" });
  readonly root = element("li", { class: "bar-row" }, this.#name, this.#track, this.#text);

  constructor(slot: number) {
    this.root.style.setProperty("--run", `var(--slot-${slot})`);
  }

  update({ name, text, missing, mean, low, high }: Bar): void {
    setText(this.#name, name);
    setText(this.#text, text);
    setAttributes(this.root, { title: missing });
    this.#track.style.setProperty("--mean", `${mean * 100}%`);
    this.#track.style.setProperty("--low", `${low * 100}%`);
    this.#track.style.setProperty("--high", `${high * 100}%`);
    setAttributes(this.#spread, { hidden: high <= low });
  }
}
