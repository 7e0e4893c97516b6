/**
 * The buttons over the graph.
 *
 *     [Fold runs]  [−] [100%] [+] [Fit]
 */
import { element, setAttributes, setText } from "../../shared/element.js";

export interface ToolbarEvents {
  readonly toggleFolding: () => void;
  readonly zoom: (factor: number) => void;
  readonly actualSize: () => void;
  readonly fit: () => void;
}

export const ZOOM_STEP = 1.25;

export class Toolbar {
  readonly #folding: HTMLButtonElement;
  readonly #scale: HTMLButtonElement;
  readonly root: HTMLElement;

  constructor({ toggleFolding, zoom, actualSize, fit }: ToolbarEvents) {
    this.#folding = button("Fold runs", "Draw layers in a row as one node", toggleFolding);
    this.#scale = button("100%", "Actual size", actualSize);
    this.root = element(
      "div",
      { class: "toolbar", role: "toolbar", "aria-label": "Graph" },
      this.#folding,
      element(
        "span",
        { class: "button-group" },
        button("−", "Zoom out (−)", () => zoom(1 / ZOOM_STEP)),
        this.#scale,
        button("+", "Zoom in (+)", () => zoom(ZOOM_STEP)),
      ),
      button("Fit", "Fit to the pane (0)", fit),
    );
  }

  showFolding({ isPossible, isOn }: { readonly isPossible: boolean; readonly isOn: boolean }): void {
    setAttributes(this.#folding, { hidden: !isPossible, "aria-pressed": isOn ? "true" : "false" });
  }

  showScale(scale: number): void {
    const percent = `${Math.round(scale * 100)}%`;
    setText(this.#scale, percent);
    setAttributes(this.#scale, { "aria-label": `${percent}, back to actual size` });
  }
}

function button(text: string, title: string, press: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", title, "aria-label": title }, text);
  made.addEventListener("click", press);
  return made;
}
