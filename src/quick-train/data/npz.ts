/**
 * An archive of NumPy's arrays: what to learn from and what is to be told, by their names.
 *
 *     np.savez("mnist.npz", x_train=…, y_train=…, x_test=…, y_test=…)    ──▶   60,000 samples of 28×28, and 10,000 held back
 *     x: "left, right"                                                    ──▶   two inputs
 */
import { unzipSync } from "fflate";
import type { ArrayNames } from "../order.js";
import { Refusal } from "../refusal.js";
import type { DataSet, Part, Tell } from "./dataset.js";
import { counted, heldBack, inWords, isSameShape, refuseTooMany, shapeText, sizeOf } from "./dataset.js";
import type { NpyArray } from "./npy.js";
import { readNpy } from "./npy.js";
import { readWhole } from "./read-whole.js";

const MOST_MEGABYTES = 1000;
const MOST_ENTRIES = 10_000;
/** The widest numbers have eight bytes, and so many of them may be held as four of ours. */
const BYTES_OF_A_NUMBER = 8;

interface Samples {
  readonly inputs: readonly NpyArray[];
  readonly y: NpyArray;
}

export function readNpz(file: string, names: ArrayNames | undefined, tell: Tell): DataSet {
  const archive = new Archive(readWhole(file, MOST_MEGABYTES), file);
  const x = names?.x ?? archive.firstOf("x", ["x_train", "x"]);
  const y = names?.y ?? archive.firstOf("y", ["y_train", "y"]);
  const xTest = names?.xTest ?? archive.oneOf("x_test");
  const yTest = names?.yTest ?? archive.oneOf("y_test");
  const train = archive.samples(x, y);
  const test = xTest === undefined || yTest === undefined ? undefined : archive.samples(xTest, yTest);
  const inputShapes = train.inputs.map(({ shape }) => sampleShape(shape));
  const targetShape = train.y.shape.slice(1);
  if (test !== undefined) {
    const isAlike =
      isSameShape(test.y.shape.slice(1), targetShape) &&
      test.inputs.length === inputShapes.length &&
      test.inputs.every(({ shape }, index) => isSameShape(sampleShape(shape), inputShapes[index]!));
    if (!isAlike) throw new Refusal(`${file}: the samples of "${xTest}" and "${yTest}" have another shape`);
  }
  const parts = [train, test].filter((part) => part !== undefined);
  const hasHoles = parts.some(({ inputs, y }) => [...inputs, y].some(hasNoNumber));
  if (hasHoles) tell(`${file} has numbers that are infinite or none (NaN): a loss of them is none either`);
  const heldPart = test && toPart(test);
  const shapes = inputShapes.map(shapeText).join(" and ");
  return {
    description: `${counted(train.y.shape[0]!, "sample")} of ${shapes}${heldBack(heldPart)}`,
    inputShapes,
    targetShape,
    train: toPart(train),
    ...(heldPart && { test: heldPart }),
    arePictures: inputShapes.length === 1 && parts.every(({ inputs }) => isOfPictures(inputs[0]!)),
  };
}

function hasNoNumber({ type, values }: NpyArray): boolean {
  return type.startsWith("f") && !values.every(Number.isFinite);
}

function toPart({ inputs, y }: Samples): Part {
  return { count: y.shape[0]!, inputs: inputs.map(({ values }) => values), y: y.values };
}

/** A number for each sample is a list of one. */
function sampleShape(shape: readonly number[]): readonly number[] {
  return shape.length === 1 ? [1] : shape.slice(1);
}

/** Bytes along two axes or three; words and pieces of them, which are bytes too at times, have one. */
function isOfPictures({ type, shape, values }: NpyArray): boolean {
  const isPicture = shape.length === 3 || (shape.length === 4 && (shape[3] === 1 || shape[3] === 3));
  return type === "u1" && isPicture && values.some((value) => value > 1);
}

class Archive {
  readonly #bytes: Uint8Array;
  readonly #file: string;
  readonly #names: ReadonlySet<string>;

  constructor(bytes: Uint8Array, file: string) {
    this.#bytes = bytes;
    this.#file = file;
    const names = new Set<string>();
    this.#unzip(({ name }) => {
      names.add(name);
      return false;
    });
    this.#names = names;
  }

  oneOf(name: string): string | undefined {
    return this.#names.has(`${name}.npy`) ? name : undefined;
  }

  firstOf(role: string, candidates: readonly string[]): string {
    const found = candidates.find((name) => this.#names.has(`${name}.npy`));
    if (found !== undefined) return found;
    throw new Refusal(
      `${this.#file} has no array ${candidates.join(" or ")}: say which one is ${role} of ${this.#all()}`,
    );
  }

  samples(x: string, y: string): Samples {
    // A name may hold a comma itself; several names are set apart by them.
    const inputNames = this.#names.has(`${x}.npy`) ? [x] : x.split(",").map((name) => name.trim());
    const inputs = inputNames.map((name) => this.#read(name));
    const target = this.#read(y);
    const count = target.shape[0];
    if (count === undefined || count === 0) throw new Refusal(`the array "${y}" of ${this.#file} has no samples`);
    inputs.forEach(({ shape }, index) => {
      if (shape[0] !== count)
        throw new Refusal(
          `${this.#file} has ${inWords(shape[0] ?? 1)} samples in "${inputNames[index]}" and ${inWords(count)} in "${y}"`,
        );
      if (sizeOf(shape) === 0)
        throw new Refusal(`the samples of "${inputNames[index]}" in ${this.#file} hold no numbers`);
    });
    if (target.values.length === 0) throw new Refusal(`the samples of "${y}" in ${this.#file} hold no numbers`);
    return { inputs, y: target };
  }

  #read(name: string): NpyArray {
    const path = `${name}.npy`;
    if (!this.#names.has(path)) throw new Refusal(`${this.#file} has no array "${name}", it has ${this.#all()}`);
    const files = this.#unzip((entry) => {
      if (entry.name !== path) return false;
      refuseTooMany(entry.originalSize / BYTES_OF_A_NUMBER, `the array "${name}"`, "save a smaller one");
      return true;
    });
    return readNpy(files[path] ?? new Uint8Array(), name);
  }

  #unzip(filter: (entry: { name: string; originalSize: number }) => boolean): Readonly<Record<string, Uint8Array>> {
    let entries = 0;
    try {
      return unzipSync(this.#bytes, {
        filter: (entry) => {
          // A damaged directory can say that it has billions.
          if (++entries > MOST_ENTRIES)
            throw new Refusal(`${this.#file} has more than ${inWords(MOST_ENTRIES)} arrays`);
          return filter(entry);
        },
      });
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Refusal(`${this.#file} is no .npz archive, or a damaged one`);
    }
  }

  #all(): string {
    const arrays = [...this.#names].filter((name) => name.endsWith(".npy")).map((name) => name.slice(0, -4));
    return arrays.length === 0 ? "no arrays" : arrays.slice(0, 20).join(", ").replaceAll(/\s+/g, " ");
  }
}
