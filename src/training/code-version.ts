/**
 * Which text a run trains: its hash, and the commit that it stands in.
 *
 *     mnist.py   ──▶   { sha256: "3b0c…", commit: "844f5e7…", isChanged: true }
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import type { RunEvent } from "./log/events.js";

const TIMEOUT_MILLISECONDS = 5_000;

/** The hash is that of the copy that runs in its place. @throws Node's error where the file can't be read. */
export async function codeVersion(file: string, copy = file): Promise<RunEvent["code"]> {
  const sha256 = createHash("sha256").update(readFileSync(copy)).digest("hex");
  try {
    const commit = await git(file, "rev-parse", "HEAD");
    const isChanged = (await git(file, "status", "--porcelain", "--", file)) !== "";
    return { sha256, commit, isChanged };
  } catch {
    return { sha256 };
  }
}

/** Without what a repository may configure to be run along with it. */
async function git(file: string, ...words: readonly string[]): Promise<string> {
  const guarded = ["-c", "core.fsmonitor=false", "-C", dirname(file), ...words];
  const { stdout } = await promisify(execFile)("git", guarded, { timeout: TIMEOUT_MILLISECONDS, windowsHide: true });
  return stdout.trim();
}
