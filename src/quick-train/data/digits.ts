/**
 * The handwritten digits that ship with Lamella. scripts/digits.mjs writes them, gzipped, each class in turn, the samples to
 * train with before those that are held back:
 *
 *     "LDIG"  version  classes  height  width  samples to train with  samples held back  a label each     the pixels
 *     4 bytes uint8    uint8    uint8   uint8  uint32                 uint32             uint8            uint8, row by row
 */
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Refusal } from "../refusal.js";
import type { DataSet, Part, Tell } from "./dataset.js";
import { heldBack, inWords } from "./dataset.js";
import { readWhole } from "./read-whole.js";

const HEADER = 16;
const MOST_MEGABYTES = 20;
const MOST_BYTES_UNPACKED = 100_000_000;

/** @param folder the one that the file ships in */
export function readDigits(folder: string, samples: number | undefined, tell: Tell): DataSet {
  const file = join(folder, "digits.bin");
  const bytes = unpack(readWhole(file, MOST_MEGABYTES), file);
  if (bytes.length < HEADER || bytes.toString("latin1", 0, 4) !== "LDIG" || bytes[4] !== 1) throw damaged(file);
  const [classes, height, width] = [bytes[5]!, bytes[6]!, bytes[7]!];
  const [all, held] = [bytes.readUInt32LE(8), bytes.readUInt32LE(12)];
  const pixels = HEADER + all + held;
  const size = height * width;
  if (bytes.length !== pixels + (all + held) * size || all === 0 || held === 0) throw damaged(file);
  const part = (from: number, count: number): Part => ({
    count,
    inputs: [Float32Array.from(bytes.subarray(pixels + from * size, pixels + (from + count) * size))],
    y: Float32Array.from(bytes.subarray(HEADER + from, HEADER + from + count)),
  });
  const count = Math.min(samples ?? all, all);
  if (samples !== undefined && samples > all)
    tell(`there are ${inWords(all)} digits to train with, not ${inWords(samples)}`);
  const test = part(all, held);
  return {
    description: `${inWords(count)} digits of ${height}×${width}×1 in ${classes} classes${heldBack(test)}`,
    inputShapes: [[height, width, 1]],
    targetShape: [],
    train: part(0, count),
    test,
    classes: Array.from({ length: classes }, (_, digit) => String(digit)),
    arePictures: true,
  };
}

function unpack(packed: Buffer, file: string): Buffer {
  try {
    return gunzipSync(packed, { maxOutputLength: MOST_BYTES_UNPACKED });
  } catch {
    throw damaged(file);
  }
}

function damaged(file: string): Refusal {
  return new Refusal(`${file} is damaged: installing Lamella again brings it back`);
}
