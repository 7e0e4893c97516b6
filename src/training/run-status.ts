/**
 * How a run stands: what its log says, and, where the log has no end, whether someone still watches over it.
 *
 *     …, {"type":"end","reason":"failed"}       failed
 *     no end, and its supervisor is gone        interrupted: the machine went down, or it was killed
 */
import { statSync } from "node:fs";
import type { EndEvent, RunEvent, TrainingEvent } from "./log/events.js";

export type RunState = EndEvent["reason"] | "running" | "interrupted";

/** A supervisor that is busy or swapped out may be late by this factor. */
const HEARTBEATS_OF_PATIENCE = 15;

/** @param latest the last event of the log, `header` its first */
export function stateOf(header: RunEvent, latest: TrainingEvent, log: string): RunState {
  if (latest.type === "end") return latest.reason;
  return isWatchedOver(header, log) ? "running" : "interrupted";
}

/** A process of that number that isn't the supervisor any more writes no heartbeats. */
function isWatchedOver({ supervisor }: RunEvent, log: string): boolean {
  if (!isAlive(supervisor.pid)) return false;
  const silence = (Date.now() - (statSync(log, { throwIfNoEntry: false })?.mtimeMs ?? 0)) / 1000;
  return silence < supervisor.heartbeat * HEARTBEATS_OF_PATIENCE;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It exists and is someone else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
