/**
 * What the variants of a comparison came to: a sentence for each, the five figures as bars, and as a table.
 *
 *     SeparableConv: −81% parameters, −0.6 points of accuracy, 1.3× the time on this CPU.
 */
import { comparisonOf, FIGURES, type Comparison } from "../../src/training/log/comparison.js";
import { comparisonSentences, figureText } from "../../src/training/log/comparison-words.js";
import type { RunRecord } from "../../src/training/log/run-record.js";
import type { ShownRun } from "../charts/curves.js";
import { swatch } from "../charts/legend.js";
import { SLOT_COUNT } from "../charts/palette.js";
import { element, setAttributes, setText } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";
import { FigureBars, type SlottedVariant } from "./bars.js";

const SLOTS = Array.from({ length: SLOT_COUNT }, (_, slot) => slot);

export class ComparisonView {
  readonly #sentences = element("ul", { class: "sentences" });
  readonly #sentenceViews = new KeyedChildren<string, TextView>(
    this.#sentences,
    (_, i) => String(i),
    () => new TextView(),
  );
  readonly #cautions = element("ul", { class: "notes", "aria-label": "What to keep in mind" });
  readonly #cautionViews = new KeyedChildren<string, CautionView>(
    this.#cautions,
    (text) => text,
    () => new CautionView(),
  );
  readonly #figures = FIGURES.map((figure) => new FigureBars(figure));
  readonly #rows = element("tbody");
  readonly #rowViews = new KeyedChildren<SlottedVariant, VariantRow>(
    this.#rows,
    ({ name }) => name,
    ({ slot }) => new VariantRow(slot),
  );
  readonly root: HTMLElement;

  constructor(...actions: readonly HTMLElement[]) {
    const heads = FIGURES.map(({ title, unit }) =>
      element("th", { scope: "col", class: "number" }, unit === "" ? title : `${title} (${unit})`),
    );
    const head = element(
      "tr",
      {},
      element("th", { scope: "col" }, "Variant"),
      element("th", { scope: "col", class: "number" }, "Runs"),
    );
    head.append(...heads);
    const table = element(
      "table",
      { class: "data" },
      element(
        "caption",
        { class: "visually-hidden" },
        "The figures of each variant: mean ± standard deviation over the seeds",
      ),
      element("thead", {}, head),
      this.#rows,
    );
    const bars = element("div", { class: "figures" });
    bars.append(...this.#figures.map(({ root }) => root));
    this.root = element(
      "section",
      { class: "section comparison", "aria-label": "Comparison" },
      element("div", { class: "section-head" }, element("h2", {}, "Comparison of the variants"), ...actions),
      this.#sentences,
      this.#cautions,
      bars,
      element("div", { class: "table-scroll", tabindex: 0, role: "group", "aria-label": "Figures" }, table),
      element(
        "p",
        { class: "fine" },
        "Validation figures and parameters are those of the last fit's last epoch; FLOPs are those of one example, read from the code. " +
          "Bars and ± show the mean and the sample's standard deviation over seeds.",
      ),
    );
  }

  /** All runs are counted, drawn or not. Hidden where they are no parts of one comparison. */
  show(drawn: readonly ShownRun[], others: readonly RunRecord[] = []): void {
    const records = [...drawn.map(({ record }) => record), ...others];
    const comparison = records.length < 2 ? undefined : comparisonOf(records);
    setAttributes(this.root, { hidden: comparison === undefined });
    if (comparison === undefined) return;
    const variants = withSlots(comparison, drawn);
    this.#sentenceViews.show(comparisonSentences(comparison));
    this.#cautionViews.show([...drawnTexts(drawn, others), ...comparison.cautions, ...missingTexts(comparison)]);
    setAttributes(this.#cautions, { hidden: this.#cautions.childElementCount === 0 });
    for (const figure of this.#figures) figure.show(variants);
    this.#rowViews.show(variants);
  }
}

/** A variant of which no run is drawn has a colour that no curve has, as long as there is one. */
function withSlots({ variants }: Comparison, drawn: readonly ShownRun[]): readonly SlottedVariant[] {
  const free = SLOTS.filter((slot) => drawn.every((run) => run.slot !== slot));
  return variants.map((variant) => {
    const run = drawn.find(({ record }) => record.header?.comparison?.variant === variant.name);
    return { ...variant, slot: run?.slot ?? free.shift() ?? 0 };
  });
}

function drawnTexts(drawn: readonly ShownRun[], others: readonly RunRecord[]): readonly string[] {
  if (others.length === 0) return [];
  const titles = drawn.map(({ title }) => title).join(", ");
  return [`All ${drawn.length + others.length} runs are counted here. The charts draw ${drawn.length}: ${titles}.`];
}

function missingTexts({ variants }: Comparison): readonly string[] {
  const texts = variants.flatMap(({ name, figures }) =>
    FIGURES.flatMap(({ name: figure, title }) => {
      const { missing } = figures[figure];
      return missing === undefined ? [] : [[`${name}: `, title, missing] as const];
    }),
  );
  // One sentence for all figures that are missing for the same reason.
  const byReason = new Map<string, string[]>();
  for (const [variant, title, missing] of texts) {
    const key = `${variant}\0${missing}`;
    byReason.set(key, [...(byReason.get(key) ?? []), title]);
  }
  return [...byReason].map(([key, titles]) => {
    const [variant, missing] = key.split("\0");
    return `${variant}${titles.join(", ")} ${missing}.`;
  });
}

class TextView implements ItemView<string> {
  readonly root = element("li");

  update(text: string): void {
    setText(this.root, text);
  }
}

class CautionView implements ItemView<string> {
  readonly #text = element("span");
  readonly root = element(
    "li",
    { class: "note info" },
    element("span", {}, element("span", { class: "note-mark", "aria-hidden": "true" }, "i"), this.#text),
  );

  update(text: string): void {
    setText(this.#text, text);
  }
}

class VariantRow implements ItemView<SlottedVariant> {
  readonly #name = element("span");
  readonly #seeds = element("td", { class: "number" });
  readonly #cells = FIGURES.map(() => element("td", { class: "number" }));
  readonly root: HTMLTableRowElement;

  constructor(slot: number) {
    const name = element("th", { scope: "row" }, swatch(slot, false), this.#name);
    this.root = element("tr", {}, name, this.#seeds, ...this.#cells);
  }

  update({ name, seeds, figures }: SlottedVariant): void {
    setText(this.#name, name);
    setText(this.#seeds, String(seeds.length));
    FIGURES.forEach(({ name: figure }, i) => {
      const cell = this.#cells[i];
      if (cell === undefined) return;
      setText(cell, figureText(figure, figures[figure]));
      setAttributes(cell, { title: figures[figure].missing });
    });
  }
}
