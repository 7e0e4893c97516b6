/**
 * Small files of each kind, made as a test needs them.
 *
 *     inFolder({ "a.csv": "x,y\n1,2" })    ──▶   a folder that is gone after the test file
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { zipSync } from "fflate";
import { encode } from "jpeg-js";
import { PNG } from "pngjs";
import { afterAll } from "vitest";
import type { ModelOfData } from "../../../src/quick-train/data/dataset.js";
import type { PreparedData } from "../../../src/quick-train/data/read.js";
import { readData } from "../../../src/quick-train/data/read.js";
import type { DataOrder } from "../../../src/quick-train/order.js";
import { Refusal } from "../../../src/quick-train/refusal.js";

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

export function inFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "lamella-data-"));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Where `prepare` looks for the digits. */
export const DIGITS_FOLDER = inFolder({});

/** A picture of one colour. */
export function png(width: number, height: number, [red, green, blue]: readonly number[]): Uint8Array {
  const picture = new PNG({ width, height });
  for (let pixel = 0; pixel < width * height; pixel++) picture.data.set([red!, green!, blue!, 255], pixel * 4);
  return PNG.sync.write(picture);
}

export function jpeg(width: number, height: number, [red, green, blue]: readonly number[]): Uint8Array {
  const data = Uint8Array.from({ length: width * height * 4 }, (_, index) => [red!, green!, blue!, 255][index % 4]!);
  return encode({ width, height, data }, 95).data;
}

export interface NpyParts {
  readonly descr: string;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
  readonly isFortran?: boolean;
  readonly version?: 1 | 2 | 3;
}

/** As `numpy.lib.format` writes it: the data starts at a multiple of 64 bytes. */
export function npy({ descr, shape, data, isFortran = false, version = 1 }: NpyParts): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const type = descr.startsWith("[") ? descr : `'${descr}'`;
  const fields = `{'descr': ${type}, 'fortran_order': ${isFortran ? "True" : "False"}, 'shape': (${sizes}), }`;
  const start = version === 1 ? 10 : 12;
  const header = Buffer.from(`${fields.padEnd(Math.ceil((start + fields.length + 1) / 64) * 64 - start - 1)}\n`);
  const length = Buffer.alloc(start - 8);
  if (version === 1) length.writeUInt16LE(header.length);
  else length.writeUInt32LE(header.length);
  return Buffer.concat([Buffer.from("\x93NUMPY", "latin1"), Buffer.from([version, 0]), length, header, data]);
}

export function bytesArray(shape: readonly number[], values: readonly number[]): Uint8Array {
  return npy({ descr: "|u1", shape, data: Uint8Array.from(values) });
}

export function npz(arrays: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(arrays).map(([name, array]) => [`${name}.npy`, array])));
}

const CLASSIFIER: ModelOfData = { inputs: [[4]], output: [3], loss: "categoricalCrossentropy", rescales: false };

/** The data of an order for a model, in which what is not named is as in `CLASSIFIER`; nothing is held back but by the data. */
export function prepare(data: DataOrder, model: Partial<ModelOfData> = {}, validationSplit = 0): PreparedData {
  return readData({ data, seed: 1, validationSplit }, { ...CLASSIFIER, ...model }, DIGITS_FOLDER);
}

/** The sentence that it is refused with. */
export function refusal(data: DataOrder, model: Partial<ModelOfData> = {}): string {
  try {
    return `not refused: ${prepare(data, model).data.description}`;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

/** Whether it ends well: with data that has as many numbers as it says, or with a sentence. */
export function endsWell(data: DataOrder, model: Partial<ModelOfData> = {}): boolean {
  try {
    const { train, inputShapes, targetShape } = prepare(data, model).data;
    const size = (shape: readonly number[]) => shape.reduce((product, axis) => product * axis, 1);
    return (
      train.count > 0 &&
      train.y.length === train.count * size(targetShape) &&
      train.inputs.every((values, index) => values.length === train.count * size(inputShapes[index]!))
    );
  } catch (error) {
    return error instanceof Refusal && error.message !== "" && !error.message.includes("\n");
  }
}
