/**
 * The runs of the workspace, to be drawn beside the shown one.
 *
 *     Compare with (2 of 6)
 *     ☑ ──■──  mnist.py   BothConv · seed 1    finished   28 Nov, 08:15
 */
import type { RunListing, RunStatus } from "../../src/contract/results.js";
import { swatch } from "../charts/legend.js";
import { element, setAttributes, setText } from "../shared/element.js";
import { KeyedChildren, type ItemView } from "../shared/keyed-children.js";
import { MOST_RUNS } from "./slots.js";

interface Choice extends RunListing {
  readonly slot: number | undefined;
  readonly isMain: boolean;
  readonly isFull: boolean;
}

const STATUS_WORDS: Readonly<Record<RunStatus, string>> = {
  running: "running",
  finished: "finished",
  failed: "failed",
  stopped: "stopped",
  killed: "killed",
  interrupted: "interrupted",
  "not-started": "not started",
};

export class RunPicker {
  readonly #summary = element("summary", {}, "Compare runs");
  readonly #list = element("ul", { class: "plain-list run-list" });
  readonly #choices = new KeyedChildren<Choice, ChoiceView>(
    this.#list,
    ({ run }) => run,
    () => new ChoiceView((run, isPicked) => this.#pick(run, isPicked)),
  );
  readonly root = element("details", { class: "section run-picker" }, this.#summary, this.#list);
  #shown: readonly string[] = [];

  constructor(readonly picked: (runs: readonly string[]) => void) {}

  show(history: readonly RunListing[], shown: readonly string[], slotOf: (run: string) => number): void {
    this.#shown = shown;
    const others = history.filter(({ run }) => run !== shown[0]);
    setAttributes(this.root, { hidden: others.length === 0 || shown.length === 0 });
    const count = shown.length - 1;
    setText(
      this.#summary,
      count <= 0 ? "Compare with other runs" : `Compared with ${count === 1 ? "one run" : `${count} runs`}`,
    );
    this.#choices.show(
      history.map((listing) => ({
        ...listing,
        slot: shown.includes(listing.run) ? slotOf(listing.run) : undefined,
        isMain: listing.run === shown[0],
        isFull: shown.length >= MOST_RUNS,
      })),
    );
  }

  #pick(run: string, isPicked: boolean): void {
    const rest = this.#shown.filter((each) => each !== run);
    this.#shown = isPicked ? [...rest, run].slice(0, MOST_RUNS) : rest;
    this.picked(this.#shown);
  }
}

class ChoiceView implements ItemView<Choice> {
  readonly #box = element("input", { type: "checkbox" });
  readonly #swatch = element("span", { class: "run-swatch" });
  readonly #title = element("span", { class: "run-title one-line" });
  readonly #part = element("span", { class: "run-part one-line" });
  readonly #status = element("span", { class: "run-status" });
  readonly #time = element("span", { class: "run-time" });
  readonly root = element(
    "li",
    {},
    element("label", {}, this.#box, this.#swatch, this.#title, this.#part, this.#status, this.#time),
  );
  #run = "";
  #slot: number | undefined;

  constructor(pick: (run: string, isPicked: boolean) => void) {
    this.#box.addEventListener("change", () => pick(this.#run, this.#box.checked));
  }

  update({ run, title, part, started, status, slot, isMain, isFull }: Choice): void {
    this.#run = run;
    this.#box.checked = slot !== undefined;
    this.#box.disabled = isMain || (isFull && slot === undefined);
    setAttributes(this.root, {
      title: isMain
        ? "The shown run"
        : this.#box.disabled
          ? `No more than ${MOST_RUNS} runs can be compared`
          : undefined,
    });
    if (slot !== this.#slot) this.#swatch.replaceChildren(...(slot === undefined ? [] : [swatch(slot, false)]));
    this.#slot = slot;
    setText(this.#title, title);
    setText(this.#part, part ?? "");
    setText(this.#status, isMain ? "shown" : STATUS_WORDS[status]);
    setText(
      this.#time,
      new Date(started * 1000).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" }),
    );
  }
}
