/**
 * The process that a run belongs to: starts the user's script, writes down what it prints and what it takes, passes on
 * what it is asked for, and tells how it ended. It lives as long as the script, whatever becomes of the editor.
 *
 *     node dist/supervisor.js .lamella/runs/20261128-081500-mnist.jsonl
 */
import { readSync } from "node:fs";
import { runnerOf } from "./command.js";
import { readHeader } from "./read-run.js";
import { Supervisor } from "./supervise.js";

/** Whoever starts it writes the run's first line and says so; if that one is gone before, there is nothing to do. */
function waitForGo(): boolean {
  const bytes = Buffer.alloc(16);
  try {
    return readSync(0, bytes) > 0;
  } catch {
    return false;
  }
}

// What ends a terminal's programs doesn't end the training; how to stop it is written into the control file.
for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => undefined);

const [log] = process.argv.slice(2);
if (log !== undefined && waitForGo()) {
  const header = readHeader(log);
  if (header !== undefined) void new Supervisor(header, log, runnerOf(__dirname)).run();
}
