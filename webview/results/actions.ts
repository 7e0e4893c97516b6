/**
 * The buttons of a run: each is there where it makes sense, and busy from the press until the log says that it was done.
 *
 *     [Stop after this epoch] [Stop] [Run again] [Show terminal] [Open script]
 */
import type { ResultsAnswer, RunStatus, StopMode } from "../../src/contract/results.js";
import type { RunRecord } from "../../src/training/log/run-record.js";
import { button, element, setAttributes, setText } from "../shared/element.js";

interface StopButton {
  readonly mode: StopMode;
  readonly button: HTMLButtonElement;
  readonly texts: { readonly usual: string; readonly busy: string };
}

/** An extension that doesn't answer leaves no button dead. */
const MOST_BUSY_MILLISECONDS = 10_000;

export class Actions {
  readonly #stops: readonly StopButton[] = [
    this.#stop("epoch", "Stop after this epoch", "Let the epoch and its validation end, then stop"),
    this.#stop("now", "Stop", "Interrupt the script, as Ctrl+C does"),
    this.#stop("kill", "Kill", "End the process without waiting for the script"),
  ];
  readonly #again = button("Run again", "Start the script anew with the same command", () => this.#runAgain());
  readonly #terminal = button("Show terminal", "The terminal with the run’s output", () =>
    this.#tellOf("showTerminal"),
  );
  readonly #script = button("Open script", "Open the script in an editor", () => this.#tellOf("openScript"));
  readonly root = element("div", { class: "actions" });
  #run = "";
  #record: RunRecord | undefined;
  #status: RunStatus = "running";
  /** What was pressed and hasn't come yet. */
  #asked: StopMode | "again" | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly tell: (answer: ResultsAnswer) => void) {
    this.root.append(...this.#stops.map(({ button: each }) => each), this.#again, this.#terminal, this.#script);
  }

  show(run: string, record: RunRecord, status: RunStatus): void {
    const isAnswered =
      run !== this.#run ||
      (this.#asked === "again" ? status === "running" : status !== "running" || this.#isSaid(record));
    if (isAnswered) this.#settle();
    this.#run = run;
    this.#record = record;
    this.#status = status;
    this.#draw();
  }

  #isSaid({ stops }: RunRecord): boolean {
    return stops.some(({ mode }) => mode === this.#asked);
  }

  #draw(): void {
    const record = this.#record;
    if (record === undefined) return;
    const isRunning = this.#status === "running";
    const said = new Set(record.stops.map(({ mode }) => mode));
    for (const { mode, button: each, texts } of this.#stops) {
      const isBusy = this.#asked === mode || said.has(mode);
      setText(each, isBusy ? texts.busy : texts.usual);
      setAttributes(each, {
        "aria-busy": this.#asked === mode ? "true" : undefined,
        "aria-disabled": isBusy ? "true" : undefined,
        hidden: !isRunning || !this.#makesSense(mode, said, record),
      });
    }
    const isStarting = this.#asked === "again";
    setText(this.#again, isStarting ? "Starting…" : "Run again");
    setAttributes(this.#again, {
      hidden: isRunning,
      "aria-busy": isStarting ? "true" : undefined,
      "aria-disabled": isStarting ? "true" : undefined,
    });
  }

  /** Killing is for a script that doesn't stop when it is asked to; an epoch can be waited for only while there is one. */
  #makesSense(mode: StopMode, said: ReadonlySet<StopMode>, { lastFit }: RunRecord): boolean {
    if (mode === "kill") return said.has("now") || said.has("kill");
    if (mode === "now") return !said.has("kill");
    return !said.has("now") && !said.has("kill") && lastFit?.event.by === "fit";
  }

  #stop(mode: StopMode, text: string, title: string): StopButton {
    const busy = { epoch: "Stopping after this epoch…", now: "Stopping…", kill: "Killing…" }[mode];
    const made = button(text, title, () => {
      if (made.getAttribute("aria-disabled") === "true") return;
      this.#ask(mode);
      this.tell({ type: "stop", run: this.#run, mode });
    });
    return { mode, button: made, texts: { usual: text, busy } };
  }

  #runAgain(): void {
    if (this.#asked === "again") return;
    this.#ask("again");
    this.tell({ type: "runAgain", run: this.#run });
  }

  #tellOf(type: "showTerminal" | "openScript"): void {
    this.tell({ type, run: this.#run });
  }

  #ask(what: StopMode | "again"): void {
    this.#settle();
    this.#asked = what;
    this.#timer = setTimeout(() => {
      this.#settle();
      this.#draw();
    }, MOST_BUSY_MILLISECONDS);
    this.#draw();
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#asked = undefined;
  }
}
