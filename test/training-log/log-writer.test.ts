/**
 * A disk that fills under the supervisor: what was torn is closed by a line end before anything else is written.
 *
 *     {"type":"outp            torn here
 *     {"type":"problem",…}     once there is room, on a line of its own
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type * as Fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { OutputEvent } from "../../src/training/log/events.js";
import { LogWriter } from "../../src/training/log-writer.js";

const disk = vi.hoisted(() => ({ room: Infinity }));

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof Fs>();
  const writeSync = (file: number, bytes: Buffer): number => {
    if (disk.room === 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    return fs.writeSync(file, bytes.subarray(0, disk.room));
  };
  return { ...fs, writeSync };
});

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "log-writer-"))));
afterEach(() => {
  disk.room = Infinity;
  rmSync(folder, { recursive: true });
});

function output(text: string): OutputEvent {
  return { type: "output", t: 1, stream: "stdout", text };
}

/** The lines after each of these was written while there was so much room. */
function written(...rooms: readonly number[]): readonly string[] {
  const file = join(folder, "run.jsonl");
  const writer = new LogWriter(file);
  rooms.forEach((room, index) => {
    disk.room = room;
    writer.write(output(`line ${index}`));
  });
  writer.close();
  return readFileSync(file, "utf8").split("\n");
}

const LOST_ONE = expect.stringContaining("1 lines of this run could not be written") as string;

it("closes a line of which the disk took a part", () => {
  const lines = written(Infinity, 12, Infinity);
  expect(lines).toEqual([
    JSON.stringify(output("line 0")),
    JSON.stringify(output("line 1")).slice(0, 12),
    LOST_ONE,
    JSON.stringify(output("line 2")),
    "",
  ]);
});

it("begins a line also where nothing of its own was written: the recorder's may be torn", () => {
  const lines = written(Infinity, 0, Infinity, Infinity);
  expect(lines).toEqual([
    JSON.stringify(output("line 0")),
    "",
    LOST_ONE,
    JSON.stringify(output("line 2")),
    JSON.stringify(output("line 3")),
    "",
  ]);
});
