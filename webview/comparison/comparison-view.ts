/**
 * What the variants of a comparison came to: a sentence for each, the five figures as bars, and as a table.
 *
 *     SeparableConv: −81% parameters, −0.6 points of accuracy, 1.3× the time on this CPU.
 */
import { comparisonOf, FIGURES, type Comparison } from "../../src/training/log/comparison.js";
import { comparisonSentences, figureText } from "../../src/training/log/comparison-words.js";
import type { RunRecord } from "../../src/training/log/run-record.js";
import type { ShownRun } from "../charts/curves.js";
import { SLOT_COUNT } from "../charts/palette.js";
import { DataTable, type DataRow } from "../shared/data-table.js";
import { element, setAttributes, setText } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";
import { section } from "../shared/section.js";
import { FigureBars, type SlottedVariant } from "./bars.js";

const HEADS = ["Variant", "Runs", ...FIGURES.map(({ title, unit }) => (unit === "" ? title : `${title} (${unit})`))];
const SLOTS = Array.from({ length: SLOT_COUNT }, (_, slot) => slot);

export class ComparisonView {
  readonly #sentences = element("ul", { class: "plain-list sentences" });
  readonly #sentenceViews = new KeyedChildren<string, TextView>(
    this.#sentences,
    (_, i) => String(i),
    () => new TextView(),
  );
  readonly #cautions = element("ul", { class: "plain-list notes", "aria-label": "What to keep in mind" });
  readonly #cautionViews = new KeyedChildren<string, CautionView>(
    this.#cautions,
    (text) => text,
    () => new CautionView(),
  );
  readonly #figures = FIGURES.map((figure) => new FigureBars(figure));
  readonly #table = new DataTable("Figures", "The figures of each variant: mean ± standard deviation over the seeds");
  readonly root: HTMLElement;

  constructor(...actions: readonly HTMLElement[]) {
    const bars = element("div", { class: "figures" });
    bars.append(...this.#figures.map(({ root }) => root));
    const explanation = element(
      "p",
      { class: "fine" },
      "Validation figures and parameters are those of the last fit's last epoch; FLOPs are those of one example, read from the code. " +
        "Bars and ± show the mean and the sample's standard deviation over seeds.",
    );
    const content = [this.#sentences, this.#cautions, bars, this.#table.root, explanation];
    this.root = section("Comparison of the variants", content, {
      label: "Comparison",
      beside: actions,
      className: "section comparison",
    });
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
    this.#table.show(HEADS, variants.map(rowOf));
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

function rowOf({ name, slot, seeds, figures }: SlottedVariant): DataRow {
  const cells = FIGURES.map(({ name: figure }) => ({
    text: figureText(figure, figures[figure]),
    title: figures[figure].missing,
  }));
  return { key: name, title: name, slot, cells: [String(seeds.length), ...cells] };
}
