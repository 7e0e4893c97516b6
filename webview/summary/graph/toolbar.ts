/**
 * The buttons over the graph.
 *
 *     [Fold runs]  [−] [100%] [+] [Fit]
 */
import { button, element, setAttributes, setText } from "../../shared/element.js";

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
    this.#folding = namedButton("Fold runs", "Draw layers in a row as one node", toggleFolding);
    this.#scale = namedButton("100%", "Actual size", actualSize);
    this.root = element(
      "div",
      { class: "toolbar", role: "toolbar", "aria-label": "Graph" },
      this.#folding,
      element(
        "span",
        { class: "button-group" },
        namedButton("−", "Zoom out (−)", () => zoom(1 / ZOOM_STEP)),
        this.#scale,
        namedButton("+", "Zoom in (+)", () => zoom(ZOOM_STEP)),
      ),
      namedButton("Fit", "Fit to the pane (0)", fit),
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

function namedButton(text: string, title: string, press: () => void): HTMLButtonElement {
  const made = button(text, title, press);
  // Its text is a sign.
  setAttributes(made, { "aria-label": title });
  return made;
}
