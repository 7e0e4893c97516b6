/**
 * What a chart's lines are, with their values at the cursor, or the last ones. A press switches a line off.
 *
 *     ──●── training 0.3124     ╌╌○╌╌ validation 0.4021
 */
import { firstAbove } from "../../src/training/log/decimate.js";
import { metricText } from "../../src/training/log/words.js";
import { element, setAttributes, setText, svgElement } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";
import type { Curve } from "./curves.js";
import { MARKERS } from "./palette.js";

interface Entry {
  readonly key: string;
  readonly label: string;
  readonly slot: number;
  readonly isValidation: boolean;
  readonly value: string;
  readonly isHidden: boolean;
}

export class Legend {
  readonly root = element("div", { class: "legend", role: "group", "aria-label": "Lines" });
  readonly #entries: KeyedChildren<Entry, EntryView>;

  constructor(toggle: (key: string) => void) {
    this.#entries = new KeyedChildren(
      this.root,
      ({ key, slot }) => `${key} ${slot}`,
      (entry) => new EntryView(entry, toggle),
    );
  }

  /** @param x where the cursor is */
  show(curves: readonly Curve[], hidden: ReadonlySet<string>, x: number | undefined): void {
    const byKey = new Map<string, Curve[]>();
    for (const curve of curves) byKey.set(curve.key, [...(byKey.get(curve.key) ?? []), curve]);
    const entries = [...byKey].flatMap(([key, all]) => {
      const [first] = all;
      if (first === undefined) return [];
      const { label, slot } = first;
      const isValidation = all.every((curve) => curve.isValidation);
      return [{ key, label, slot, isValidation, value: valuesText(all, x), isHidden: hidden.has(key) }];
    });
    this.#entries.show(entries);
    this.root.classList.toggle(
      "runs",
      curves.some(({ key }) => !PARTS.test(key)),
    );
  }
}

/** Keys that stand for a part of a run, not for all of it. */
const PARTS = / (training|validation)$/;

/** Of a run's training and its validation, where one entry stands for both. */
function valuesText(curves: readonly Curve[], x: number | undefined): string {
  const parts = [false, true].map((isValidation) => curves.filter((curve) => curve.isValidation === isValidation));
  const texts = parts.filter((part) => part.length > 0).map((part) => valueOf(part, x));
  return texts.map((value) => (value === undefined ? "–" : metricText(value))).join(" / ");
}

/** The latest measured up to the cursor, of whichever curve has one nearest to it. */
function valueOf(curves: readonly Curve[], x = Infinity): number | undefined {
  let [at, value]: [number, number | undefined] = [-Infinity, undefined];
  for (const { stretches } of curves) {
    for (const { x: xs, y, raw } of stretches) {
      const index = firstAbove(xs, x) - 1;
      const place = xs[index];
      if (place !== undefined && place >= at) [at, value] = [place, (raw ?? y)[index]];
    }
  }
  return value;
}

class EntryView implements ItemView<Entry> {
  readonly #label = element("span", { class: "legend-label one-line" });
  readonly #value = element("span", { class: "legend-value" });
  readonly root: HTMLButtonElement;

  constructor({ key, slot, isValidation }: Entry, toggle: (key: string) => void) {
    this.root = element(
      "button",
      { type: "button", class: "legend-entry" },
      swatch(slot, isValidation),
      this.#label,
      this.#value,
    );
    this.root.addEventListener("click", () => toggle(key));
  }

  update({ label, value, isHidden }: Entry): void {
    setText(this.#label, label);
    setText(this.#value, value);
    setAttributes(this.root, { "aria-pressed": String(!isHidden), title: `${isHidden ? "Show" : "Hide"} ${label}` });
  }
}

/** A piece of the line, with its marker. */
export function swatch(slot: number, isValidation: boolean): SVGSVGElement {
  const form = MARKERS[slot % MARKERS.length] ?? "circle";
  const mark =
    form === "circle"
      ? svgElement("circle", { cx: 12, cy: 6, r: 3.2 })
      : svgElement("polygon", { points: form.map(([x, y]) => `${12 + x * 3.2},${6 + y * 3.2}`).join(" ") });
  const line = svgElement("line", {
    x1: 0,
    y1: 6,
    x2: 24,
    y2: 6,
    "stroke-dasharray": isValidation ? "6 4" : undefined,
  });
  const made = svgElement(
    "svg",
    { class: isValidation ? "swatch validation" : "swatch", viewBox: "0 0 24 12", "aria-hidden": "true" },
    line,
    mark,
  );
  made.style.setProperty("--run", `var(--slot-${slot})`);
  return made;
}
