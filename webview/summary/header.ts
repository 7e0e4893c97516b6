/**
 * The line over everything: which model is shown, and what can be done with it.
 *
 *     sequential  Sequential            [sequential · line 6 ▾]  (FLOPs | Multiply-adds)  [Text]
 */
import type { CostUnit, SummaryChoice, SummaryModel, SummaryState } from "../../src/contract/summary.js";
import { button, element, setAttributes, setText } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";

export interface HeaderEvents {
  readonly pick: (model: number) => void;
  readonly setUnit: (unit: CostUnit) => void;
  readonly showText: () => void;
  /** To where the model is made. */
  readonly reveal: () => void;
}

const UNITS: readonly (readonly [CostUnit, string, string])[] = [
  ["flops", "FLOPs", "Floating-point operations: two for each multiply-add, and the others too"],
  ["macs", "MACs", "Multiply-adds only"],
];

export class Header {
  readonly #name = element("button", { type: "button", class: "model-name", title: "Go to where it is made" });
  readonly #kind = element("span", { class: "model-kind" });
  readonly #title = element("h1", {}, this.#name, this.#kind);
  readonly #picker = element("select", { "aria-label": "Model" });
  readonly #choices = new KeyedChildren<SummaryChoice, ChoiceView>(
    this.#picker,
    ({ id }) => String(id),
    () => new ChoiceView(),
  );
  readonly #units: ReadonlyMap<CostUnit, HTMLButtonElement>;
  readonly #actions: HTMLElement;
  readonly root: HTMLElement;

  constructor(events: HeaderEvents) {
    this.#units = new Map(
      UNITS.map(([unit, label, title]) => [unit, button(label, title, () => events.setUnit(unit))]),
    );
    this.#name.addEventListener("click", events.reveal);
    this.#picker.addEventListener("change", () => events.pick(Number(this.#picker.value)));
    const units = element("span", { class: "button-group", role: "group", "aria-label": "Unit of cost" });
    units.append(...this.#units.values());
    const text = button("As text", "Open as text, laid out as model.summary() prints it", events.showText);
    this.#actions = element("div", { class: "actions" }, units, text);
    this.root = element("div", { class: "title-line" }, this.#title, this.#picker, this.#actions);
    // Before the first state there is nothing to pick from or to do.
    for (const part of [this.#title, this.#picker, this.#actions]) setAttributes(part, { hidden: true });
  }

  show({ models, model, unit }: SummaryState): void {
    this.#showTitle(model);
    this.#choices.show(models);
    const selected = models.find((choice) => choice.selected);
    if (selected !== undefined) this.#picker.value = String(selected.id);
    setAttributes(this.#picker, { hidden: models.length < 2 });
    setAttributes(this.#actions, { hidden: model === undefined });
    for (const [each, control] of this.#units) setAttributes(control, { "aria-pressed": String(each === unit) });
  }

  #showTitle(model: SummaryModel | undefined): void {
    setAttributes(this.#title, { hidden: model === undefined });
    if (model === undefined) return;
    setText(this.#name, model.name);
    // A model without a name of its own goes by its kind.
    setText(this.#kind, model.kind === model.name ? "" : model.kind);
  }
}

class ChoiceView implements ItemView<SummaryChoice> {
  readonly root = element("option");

  update({ id, title }: SummaryChoice): void {
    setAttributes(this.root, { value: id });
    setText(this.root, title);
  }
}
