/**
 * Requests to stop, which whoever watches the run writes into a file.
 *
 *     epoch    the running epoch is the last one; a fit that begins afterwards ends after its first
 *     now      on Windows, where no signal says so: as Ctrl+C
 */
"use strict";

const { readFileSync, statSync } = require("node:fs");
const { now } = require("./clock.cjs");

const INTERVAL = 0.1;
const IS_WINDOWS = process.platform === "win32";
const INTERRUPTED = 130;

class Control {
  #path;
  #looked = 0;
  #seen;
  #request = "";
  #hasInterrupted = false;

  constructor(path) {
    this.#path = path;
  }

  /** When somebody should come by and look, where no signal tells. */
  get wantedAt() {
    return IS_WINDOWS ? this.#looked + INTERVAL : Infinity;
  }

  /** The same, no oftener than ten times a second. */
  asksBetweenBatches(time) {
    return time - this.#looked >= INTERVAL && this.asksForEndOfEpoch();
  }

  asksForEndOfEpoch() {
    this.#looked = now();
    this.#read();
    if (this.#request === "now" && IS_WINDOWS && !this.#hasInterrupted) {
      this.#hasInterrupted = true;
      if (!process.emit("SIGINT", "SIGINT")) process.exit(INTERRUPTED);
    }
    return this.#request === "epoch";
  }

  #read() {
    if (this.#path === undefined) return;
    try {
      const status = statSync(this.#path, { throwIfNoEntry: false });
      if (status === undefined) {
        this.#seen = undefined;
        this.#request = "";
        return;
      }
      const seen = `${status.mtimeMs} ${status.size} ${status.ino}`;
      if (seen === this.#seen) return;
      this.#request = readFileSync(this.#path, "utf8").slice(0, 100).trim();
      this.#seen = seen;
    } catch {
      this.#seen = undefined;
      this.#request = "";
    }
  }
}

module.exports = { Control };
