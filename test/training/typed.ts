/**
 * The command line as someone types it, in a folder of its own.
 *
 *     new Typed(folderWith({ "a.py": "print(1)\n" }), ["train", "a.py"])     its output, its exit code, its log
 */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll } from "vitest";
import type { TrainingEvent } from "../../src/training/log/events.js";
import { readEvents } from "../../src/training/read-run.js";

export const DIST = resolve(import.meta.dirname, "../../dist");
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })));

export class Typed {
  readonly process: ChildProcess;
  stdout = "";
  stderr = "";
  readonly end: Promise<number | null>;

  constructor(
    readonly folder: string,
    words: readonly string[],
    env: NodeJS.ProcessEnv = {},
    /** What runs it. */
    around: readonly string[] = [],
  ) {
    const [program = "", ...command] = [...around, process.execPath, join(DIST, "cli.js"), ...words];
    this.process = spawn(program, command, { cwd: folder, env: { ...process.env, ...QUIET, ...env } });
    this.process.stdout?.on("data", (data: Buffer) => (this.stdout += data.toString()));
    this.process.stderr?.on("data", (data: Buffer) => (this.stderr += data.toString()));
    this.end = new Promise((settle) => this.process.on("close", settle));
  }

  get log(): string {
    const runs = join(this.folder, ".lamella", "runs");
    const [name] = existsSync(runs) ? readdirSync(runs).filter((each) => each.endsWith(".jsonl")) : [];
    return name === undefined ? "" : join(runs, name);
  }

  get events(): readonly TrainingEvent[] {
    return this.log === "" ? [] : readEvents(this.log);
  }

  async until<Type extends TrainingEvent["type"]>(type: Type): Promise<TrainingEvent & { readonly type: Type }> {
    for (;;) {
      const found = this.events.find((event): event is TrainingEvent & { readonly type: Type } => event.type === type);
      if (found !== undefined) return found;
      await new Promise((settle) => setTimeout(settle, 20));
    }
  }
}

const QUIET = { TF_CPP_MIN_LOG_LEVEL: "3", CUDA_VISIBLE_DEVICES: "-1" };

export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "lamella-train-"));
  folders.push(folder);
  // Without it, a folder above that looks like a workspace would be taken.
  mkdirSync(join(folder, ".lamella"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
