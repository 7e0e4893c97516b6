/**
 * How far the fit is: its epochs, and the batches of the running one.
 *
 *     Epoch 3 of 5    ▇▇▇▇▇▇▇░░░░░     about 14 s left
 *     Batch 120/469   ▇▇▇░░░░░░░░░     8,300 samples/s
 */
import type { RunStatus } from "../../src/contract/results.js";
import { progressOf, type Progress } from "../../src/training/log/progress.js";
import type { RunRecord } from "../../src/training/log/run-record.js";
import { countText, durationText } from "../../src/training/log/words.js";
import { element, setAttributes, setText } from "../shared/element.js";

export class ProgressBars {
  readonly #epochs = new Bar("Epochs of the fit");
  readonly #batches = new Bar("Batches of the epoch");
  readonly root = element("div", { class: "progress", hidden: true }, this.#epochs.root, this.#batches.root);

  show(record: RunRecord, status: RunStatus): void {
    const progress = progressOf(record);
    setAttributes(this.root, { hidden: progress === undefined });
    if (progress === undefined) return;
    const { epoch, epochs, step, steps, share, samplesPerSecond } = progress;
    const isRunning = status === "running";
    this.root.classList.toggle("running", isRunning);
    this.#epochs.show({
      text:
        epoch === undefined
          ? "No epochs"
          : `Epoch ${countText(epoch)}${epochs === undefined ? "" : ` of ${countText(epochs)}`}`,
      share,
      right: isRunning ? leftText(progress) : doneText(record),
    });
    this.#batches.show({
      text: `Batch ${countText(step)}${steps === undefined ? "" : ` of ${countText(steps)}`}`,
      share: steps === undefined || steps === 0 ? undefined : step / steps,
      right: samplesPerSecond === undefined ? "" : `${speedText(samplesPerSecond)} samples/s`,
    });
  }
}

function leftText({ secondsLeft }: Progress): string {
  if (secondsLeft === undefined) return "";
  return secondsLeft < 1 ? "nearly done" : `about ${durationText(Math.round(secondsLeft))} left`.replace(".0 s", " s");
}

function doneText({ lastFit }: RunRecord): string {
  return lastFit?.seconds === undefined ? "" : `${durationText(lastFit.seconds)} of training`;
}

function speedText(samplesPerSecond: number): string {
  return samplesPerSecond < 10 ? samplesPerSecond.toFixed(1) : countText(Number(samplesPerSecond.toPrecision(3)));
}

interface BarContent {
  readonly text: string;
  /** Undefined where the end isn't known. */
  readonly share: number | undefined;
  readonly right: string;
}

class Bar {
  readonly #text = element("span", { class: "progress-text" });
  readonly #track: HTMLElement;
  readonly #right = element("span", { class: "progress-right" });
  readonly root: HTMLElement;

  constructor(label: string) {
    this.#track = element(
      "span",
      { class: "progress-track", role: "progressbar", "aria-label": label, "aria-valuemin": 0, "aria-valuemax": 100 },
      element("span", { class: "progress-filled" }),
    );
    this.root = element("div", { class: "progress-row" }, this.#text, this.#track, this.#right);
  }

  show({ text, share, right }: BarContent): void {
    setText(this.#text, text);
    setText(this.#right, right);
    const percent = share === undefined ? undefined : Math.round(share * 1000) / 10;
    setAttributes(this.#track, { "aria-valuenow": percent, "aria-valuetext": text });
    this.#track.style.setProperty("--share", String(share ?? 0));
  }
}
