/**
 * Writes a file so that readers never see half of it: beside its place, then renamed into it.
 */
import { renameSync, rmSync, writeFileSync } from "node:fs";

/** @throws Node's error, and leaves nothing behind */
export function writeWhole(file: string, text: string): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
