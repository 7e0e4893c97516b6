/**
 * Two panes and the bar between them: side by side where the page is wide, one above the other where it is narrow.
 *
 *     table │ graph          table
 *                            ─────
 *                            graph
 *
 * The bar is dragged, or moved with the arrow keys; a double click puts it back.
 */
import { element, setAttributes } from "../shared/element.js";

const SIDE_BY_SIDE_WIDTH = 880;
const LEAST_SHARE = 0.15;
const USUAL_SHARE = 0.56;
const KEYBOARD_STEP = 0.04;

export class Split {
  readonly #bar = element("div", {
    class: "split-bar",
    role: "separator",
    tabindex: 0,
    "aria-label": "Table and graph",
  });
  readonly root: HTMLElement;
  #share: number;

  constructor(
    panes: readonly [Element, Element],
    { share, changed }: { readonly share: number | undefined; readonly changed: (share: number) => void },
  ) {
    this.root = element("main", { class: "split" }, panes[0], this.#bar, panes[1]);
    this.#share = share ?? USUAL_SHARE;
    this.#apply(share !== undefined);
    const move = (to: number) => {
      this.#share = Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, to));
      this.#apply(true);
      changed(this.#share);
    };
    this.#listenToPointer(move);
    this.#listenToKeyboard(move);
    new ResizeObserver(() => this.#orient()).observe(this.root);
  }

  get #isSideBySide(): boolean {
    return this.root.clientWidth >= SIDE_BY_SIDE_WIDTH;
  }

  #orient(): void {
    this.root.classList.toggle("side-by-side", this.#isSideBySide);
    setAttributes(this.#bar, { "aria-orientation": this.#isSideBySide ? "vertical" : "horizontal" });
  }

  #apply(isPlacedByHand: boolean): void {
    this.root.classList.toggle("placed-by-hand", isPlacedByHand);
    this.root.style.setProperty("--first-pane", `${this.#share * 100}%`);
    setAttributes(this.#bar, {
      "aria-valuenow": Math.round(this.#share * 100),
      "aria-valuemin": 0,
      "aria-valuemax": 100,
    });
  }

  #listenToPointer(move: (share: number) => void): void {
    const bar = this.#bar;
    bar.addEventListener("pointerdown", ({ pointerId }) => bar.setPointerCapture(pointerId));
    bar.addEventListener("pointermove", ({ pointerId, clientX, clientY }) => {
      if (!bar.hasPointerCapture(pointerId)) return;
      const { left, top, width, height } = this.root.getBoundingClientRect();
      move(this.#isSideBySide ? (clientX - left) / width : (clientY - top) / height);
    });
    bar.addEventListener("dblclick", () => move(USUAL_SHARE));
  }

  #listenToKeyboard(move: (share: number) => void): void {
    const steps: Readonly<Record<string, number>> = {
      ArrowUp: -KEYBOARD_STEP,
      ArrowLeft: -KEYBOARD_STEP,
      ArrowDown: KEYBOARD_STEP,
      ArrowRight: KEYBOARD_STEP,
      Home: -1,
      End: 1,
    };
    this.#bar.addEventListener("keydown", (event) => {
      const step = steps[event.key];
      if (step === undefined) return;
      event.preventDefault();
      move(this.#share + step);
    });
  }
}
