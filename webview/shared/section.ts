/**
 * A part of a long page with its heading, and what stands beside that.
 *
 *     Epochs                       best val_loss 0.28 in epoch 4
 */
import { element } from "./element.js";

export function section(
  title: string,
  content: readonly Node[],
  { label = title, beside = [], className = "section" }: SectionOptions = {},
): HTMLElement {
  const head = element("div", { class: "section-head toolbar" }, element("h2", {}, title), ...beside);
  return element("section", { class: className, "aria-label": label }, head, ...content);
}

export interface SectionOptions {
  /** What a screen reader calls it, where that isn't the title. */
  readonly label?: string;
  readonly beside?: readonly Node[];
  readonly className?: string;
}
