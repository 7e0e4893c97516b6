/**
 * How a script is to be run: what the user set for it once, remembered in the workspace.
 *
 *     mnist.py   { arguments: ["--epochs", "3"], environment: { TF_CPP_MIN_LOG_LEVEL: "2" }, device: 0 }
 */
import type { Memento, Uri } from "vscode";
import type { RunEvent } from "../../training/log/events.js";

export interface RunOptions {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Absent: the first GPU's driver decides, or the CPU where there is none. */
  readonly device?: RunEvent["device"];
}

const NONE: RunOptions = { arguments: [], environment: {} };
const KEY = "lamella.runOptions";

export class RunOptionsStore {
  constructor(readonly memento: Memento) {}

  of(script: Uri): RunOptions {
    return this.#all()[script.toString()] ?? NONE;
  }

  async set(script: Uri, options: RunOptions): Promise<void> {
    await this.memento.update(KEY, { ...this.#all(), [script.toString()]: options });
  }

  #all(): Readonly<Record<string, RunOptions>> {
    return this.memento.get(KEY, {});
  }
}
