/**
 * The bytes of a file that a person named, or a sentence why there are none.
 *
 *     readWhole("iris.csv", 256)    ──▶   bytes, or Refusal: iris.csv: no such file
 */
import { readFileSync, statSync } from "node:fs";
import { Refusal } from "../refusal.js";

const MEGABYTE = 1_000_000;

export function readWhole(file: string, mostMegabytes: number): Buffer {
  try {
    const status = statSync(file);
    // Reading a pipe would wait for whoever writes into it.
    if (!status.isFile()) throw new Refusal(`${file} is no file`);
    if (status.size > mostMegabytes * MEGABYTE)
      throw new Refusal(
        `${file} has ${Math.ceil(status.size / MEGABYTE)} MB, and at most ${mostMegabytes} MB are read at once`,
      );
    return readFileSync(file);
  } catch (error) {
    throw refusalOf(error, file);
  }
}

/** What the file system says about a path, as a sentence. */
export function refusalOf(error: unknown, path: string): Error {
  if (error instanceof Refusal) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  const words = { ENOENT: "no such file or folder", EACCES: "may not be read", ENOTDIR: "no folder" }[code];
  return new Refusal(`${path}: ${words ?? (error instanceof Error ? error.message : code)}`);
}
