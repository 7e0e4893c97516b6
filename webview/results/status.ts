/**
 * How a run stands, in words, and what the page waits for.
 *
 *     { reason: "failed", exitCode: 1 }   "Failed with exit code 1"
 */
import type { RunStatus } from "../../src/contract/results.js";
import type { RunRecord } from "../../src/training/log/run-record.js";

export function statusOf({ end }: RunRecord, listed: RunStatus | undefined): RunStatus {
  return end?.reason ?? listed ?? "running";
}

export function statusText(status: RunStatus, { end, hasStarted, lastFit, stops }: RunRecord): string {
  switch (status) {
    case "running":
      if (stops.length > 0) return stops.at(-1)?.mode === "epoch" ? "Stops after this epoch" : "Stopping";
      return lastFit === undefined ? (hasStarted ? "Running, no fit yet" : "Starting") : "Running";
    case "finished":
      return "Finished";
    case "failed":
      return end?.exitCode === undefined ? "Failed" : `Failed with exit code ${end.exitCode}`;
    case "stopped":
      return "Stopped";
    case "killed":
      return end?.signal === undefined ? "Killed" : `Killed by ${end.signal}`;
    case "interrupted":
      return "Interrupted: its processes are gone";
    case "not-started":
      return "Couldn’t be started";
  }
}

/** Why there is no chart yet. Undefined where there is one. */
export function waitingText(record: RunRecord | undefined, status: RunStatus, isCaughtUp: boolean): string | undefined {
  if (record === undefined) return "No run is shown. Pick one in the history, or start one with Train above a model.";
  if (record.metrics.length > 0) return undefined;
  if (!isCaughtUp) return "Reading the run’s log…";
  if (status === "not-started") return "The script wasn’t started, so there is nothing to draw.";
  if (status !== "running") {
    return record.lastFit === undefined
      ? "The run ended before anything was fitted, so there is nothing to draw."
      : "The run ended before its first batch was through, so there is nothing to draw.";
  }
  if (!record.hasStarted) return "Waiting for the script’s process…";
  if (record.library === undefined) return "Waiting for the first batch: the script is importing…";
  if (record.lastFit === undefined)
    return `Waiting for the first batch: ${record.library.library} is there, and fit hasn’t been called yet…`;
  return "Waiting for the first batch: fit has begun, and the library prepares the model…";
}
