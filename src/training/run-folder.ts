/**
 * Where runs are kept: a folder of the workspace that its version control leaves alone.
 *
 *     .lamella/.gitignore                           "*"
 *     .lamella/runs/20261128-081500-mnist.jsonl     a run's events; everything that is known of it
 *     .lamella/runs/20261128-081500-mnist.control   "epoch", "now" or "kill", while someone asks for an end
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { StopMode } from "./log/events.js";
import { writeWhole } from "./write-whole.js";

const FOLDER = ".lamella";
const LOG = ".jsonl";

export class RunFolder {
  readonly #runs: string;

  constructor(readonly workspace: string) {
    this.#runs = join(workspace, FOLDER, "runs");
  }

  /** Of the runs' files, absolute. It need not exist. */
  get path(): string {
    return this.#runs;
  }

  /** Makes the folder. @throws Node's error where it can't be made or written in. */
  create(): void {
    mkdirSync(this.#runs, { recursive: true });
    const ignored = join(this.workspace, FOLDER, ".gitignore");
    if (!existsSync(ignored)) writeWhole(ignored, "*\n");
  }

  /** `20261128-081500-mnist`, in local time, and a number behind it where several begin in one second. */
  newId(script: string, now: Date): string {
    const two = (value: number): string => String(value).padStart(2, "0");
    const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
    const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
    const name = basename(script, extname(script))
      .replaceAll(/[^\p{L}\p{N}_-]+/gu, "_")
      .slice(0, 40);
    const id = `${day}-${time}-${name}`;
    for (let again = 1; ; again++) {
      const candidate = again === 1 ? id : `${id}-${again}`;
      if (!existsSync(this.logOf(candidate))) return candidate;
    }
  }

  logOf(id: string): string {
    return join(this.#runs, `${id}${LOG}`);
  }

  /** A file for what a quick training is to do. */
  orderOf(id: string): string {
    return join(this.workspace, FOLDER, "orders", `${id}.json`);
  }

  /** A folder for what belongs to a comparison: its variants and its report. */
  comparisonOf(id: string): string {
    return join(this.workspace, FOLDER, "comparisons", id);
  }

  /** The newest first. */
  list(): readonly string[] {
    if (!existsSync(this.#runs)) return [];
    const logs = readdirSync(this.#runs).filter((name) => name.endsWith(LOG));
    return logs
      .map((name) => name.slice(0, -LOG.length))
      .sort()
      .reverse();
  }

  remove(id: string): void {
    rmSync(this.logOf(id), { force: true });
    rmSync(controlFileOf(this.logOf(id)), { force: true });
  }
}

/** What a run is asked for stands beside its log. */
export function controlFileOf(log: string): string {
  return log.slice(0, -LOG.length) + ".control";
}

/** Asks for a run's end. Its supervisor and its recorder look for it several times a second. */
export function requestStop(log: string, mode: StopMode): void {
  writeWhole(controlFileOf(log), mode);
}

/**
 * The folder whose `.lamella` a script's runs belong in: the nearest above it that has one, or is a workspace by the look
 * of it, else the script's own.
 */
export function workspaceOf(script: string): string {
  const own = dirname(resolve(script));
  for (let folder = own; ; folder = dirname(folder)) {
    if (WORKSPACE_MARKS.some((mark) => statSync(join(folder, mark), { throwIfNoEntry: false }) !== undefined))
      return folder;
    if (dirname(folder) === folder) return own;
  }
}

const WORKSPACE_MARKS = [FOLDER, ".vscode", ".git"];
