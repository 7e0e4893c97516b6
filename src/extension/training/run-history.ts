/**
 * The runs of the workspace as they stand, whoever started them: what a view lists and a page can pick.
 *
 *     mnist.py   08:15   running          from .lamella/runs/20261128-081500-mnist.jsonl
 */
import { basename } from "node:path";
import { EventEmitter, workspace, type Disposable, type WorkspaceFolder } from "vscode";
import type { RunListing } from "../../contract/results.js";
import type { RunEvent } from "../../training/log/events.js";
import { readHeader, readLatest } from "../../training/read-run.js";
import { RunFolder } from "../../training/run-folder.js";
import { stateOf, type RunState } from "../../training/run-status.js";

/** Runs start and end by other hands too: a terminal's, another window's. */
const LOOK_MILLISECONDS = 1_000;

export interface KnownRun {
  readonly folder: RunFolder;
  readonly header: RunEvent;
  readonly log: string;
  readonly state: RunState;
}

export class RunHistory implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #runs = new Map<string, KnownRun>();
  readonly #looking: NodeJS.Timeout;
  readonly #folders: Disposable;

  /** Something began, ended or is gone. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#looking = setInterval(() => this.look(), LOOK_MILLISECONDS);
    this.#folders = workspace.onDidChangeWorkspaceFolders(() => this.look());
    this.look();
  }

  /** The newest first. */
  get all(): readonly KnownRun[] {
    return [...this.#runs.values()].sort((a, b) => b.header.t - a.header.t);
  }

  get(id: string): KnownRun | undefined {
    return this.#runs.get(id);
  }

  get listings(): readonly RunListing[] {
    return this.all.map(({ header, state }) => ({
      run: header.id,
      title: basename(header.script),
      ...(header.comparison && { part: `${header.comparison.variant} · seed ${header.comparison.seed}` }),
      started: header.t,
      status: state,
    }));
  }

  /** Looks at the disk now, not only in a second. */
  look(): void {
    const found = new Set<string>();
    let hasChanged = false;
    for (const folder of folders()) {
      for (const id of folder.list()) {
        found.add(id);
        hasChanged = this.#lookAt(id, folder) || hasChanged;
      }
    }
    for (const id of [...this.#runs.keys()]) {
      if (!found.has(id)) hasChanged = this.#runs.delete(id) || hasChanged;
    }
    if (hasChanged) this.#changed.fire();
  }

  remove({ folder, header }: KnownRun): void {
    folder.remove(header.id);
    this.look();
  }

  dispose(): void {
    clearInterval(this.#looking);
    this.#folders.dispose();
    this.#changed.dispose();
  }

  /** True where it is new or stands otherwise than before. What has ended is not read again. */
  #lookAt(id: string, folder: RunFolder): boolean {
    const known = this.#runs.get(id);
    if (known !== undefined && known.state !== "running" && known.state !== "interrupted") return false;
    const log = folder.logOf(id);
    const header = known?.header ?? readHeader(log);
    if (header === undefined) return false;
    const state = stateOf(header, readLatest(log) ?? header, log);
    this.#runs.set(id, { folder, header, log, state });
    return known?.state !== state;
  }
}

function folders(): readonly RunFolder[] {
  const onDisk = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  return onDisk.map(({ uri }: WorkspaceFolder) => new RunFolder(uri.fsPath));
}
