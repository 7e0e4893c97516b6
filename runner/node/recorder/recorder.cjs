/**
 * The one recorder of a process: its log, its requests to stop, the number of fits so far.
 *
 *     recorder.problem("device", "TensorFlow.js trains …")   ──▶   {"type":"problem","code":"device",…}, once
 */
"use strict";

const { Control } = require("./control.cjs");
const { EventLog } = require("./event-log.cjs");

class Recorder {
  #fits = 0;
  #told = new Set();
  #atExit = [];

  constructor(runFile, controlFile) {
    this.log = new EventLog(runFile);
    this.control = new Control(controlFile);
  }

  nextFit() {
    // Only a process that trains has anything left to say at its end.
    if (this.#fits === 0) process.once("exit", () => this.#end());
    return this.#fits++;
  }

  atExit(action) {
    this.#atExit.push(action);
  }

  /** Told once. */
  problem(code, message) {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.log.add({ type: "problem", code, message });
    this.log.flush();
  }

  /** A fault of the recorder's own: the script goes on as if nothing were recorded. */
  failed(what, error) {
    try {
      if (this.#told.has(what)) return;
      this.#told.add(what);
      const said = String(error).replace(/\s+/g, " ").slice(0, 300);
      this.problem("recorder", `Lamella couldn't record ${what}; the training isn't affected. (${said})`);
    } catch {
      // There is nothing left to say it with.
    }
  }

  #end() {
    try {
      for (const action of this.#atExit) action();
      this.log.close();
    } catch {
      // The script has ended; so has this.
    }
  }
}

module.exports = { Recorder };
