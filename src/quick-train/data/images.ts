/**
 * A folder with a folder for each class, or with such folders to train with and to hold back.
 *
 *     flowers/daisy/1.jpg         flowers/train/daisy/1.jpg
 *     flowers/rose/2.png          flowers/validation/daisy/2.jpg
 *
 * Pictures come in the size and channels that the model takes, and below a class's folder from any depth.
 */
import type { Dirent } from "node:fs";
import { readdirSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { Refusal } from "../refusal.js";
import type { DataSet, OpenShape, Part, Tell } from "./dataset.js";
import { counted, heldBack, refuseTooMany, shapeText, sizeOf } from "./dataset.js";
import { naturally } from "./natural-order.js";
import { readPicture } from "./picture.js";
import { readWhole, refusalOf } from "./read-whole.js";
import type { PictureShape } from "./resize.js";
import { resizeInto } from "./resize.js";

const MOST_MEGABYTES_OF_A_FILE = 100;
const OPEN_SIDE = 128;
const EXTENSIONS = new Set([".png", ".jpg", ".jpeg"]);
const TRAIN = ["train", "training"];
const HELD_BACK = ["test", "testing", "validation", "valid", "val"];

interface Found {
  readonly file: string;
  readonly label: number;
}

export function readImages(folder: string, input: OpenShape, tell: Tell): DataSet {
  const shape = pictureShape(input, tell);
  const { train: trainFolder, test: testFolder } = partsOf(folder);
  const classes = foldersIn(trainFolder);
  if (classes.length < 2) throw new Refusal(`${trainFolder} needs a folder for each of at least two classes`);
  const found = picturesOf(trainFolder, classes);
  const held = testFolder === undefined ? [] : picturesOf(testFolder, classes);
  if (found.length === 0) throw new Refusal(`${trainFolder} has no PNG or JPEG pictures in its folders`);
  refuseTooMany((found.length + held.length) * sizeOf(shape), folder, "use a part of the pictures");
  const train = partOf(found, shape, tell);
  const test = held.length === 0 ? undefined : partOf(held, shape, tell);
  if (train === undefined) throw new Refusal(`none of the pictures in ${trainFolder} can be read`);
  return {
    description: `${counted(train.count, "picture")} in ${classes.length} classes, read as ${shapeText(shape)}${heldBack(test)}`,
    inputShapes: [shape],
    targetShape: [],
    train,
    ...(test && { test }),
    classes,
    arePictures: true,
  };
}

/** The size and channels of a picture that has as many numbers as the model takes. */
function pictureShape(input: OpenShape, tell: Tell): PictureShape {
  const isOpen = input.length > 1 && (input[0] === null || input[1] === null);
  if (isOpen) tell(`the model leaves the size of pictures open: they are read as ${OPEN_SIDE} pixels to a side`);
  const [height, width, channels] = [input[0] ?? OPEN_SIDE, input[1] ?? OPEN_SIDE, input[2] ?? 3];
  if (input.length === 3 && (channels === 1 || channels === 3)) return [height, width, channels];
  if (input.length === 2) return [height, width, 1];
  if (input.length === 1) {
    const square = [1, 3].find((count) => Number.isInteger(Math.sqrt(height / count)));
    const side = Math.sqrt(height / (square ?? 1));
    if (square !== undefined && input[0] !== null) return [side, side, square];
  }
  throw new Refusal(`the model takes ${shapeText(input)}, which is no shape of a picture of one channel or three`);
}

function partsOf(folder: string): { train: string; test?: string } {
  const names = foldersIn(folder);
  const named = (wanted: readonly string[]) => names.find((name) => wanted.includes(name.toLowerCase()));
  const [train, test] = [named(TRAIN), named(HELD_BACK)];
  if (train === undefined || test === undefined) return { train: folder };
  return { train: join(folder, train), test: join(folder, test) };
}

function foldersIn(folder: string): readonly string[] {
  const isFolder = (entry: Dirent) =>
    entry.isDirectory() ||
    (entry.isSymbolicLink() && statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isDirectory());
  const entries = entriesOf(folder).filter((entry) => !entry.name.startsWith(".") && isFolder(entry));
  return entries.map(({ name }) => name).sort(naturally);
}

function picturesOf(folder: string, classes: readonly string[]): readonly Found[] {
  const unknown = foldersIn(folder).find((name) => !classes.includes(name));
  if (unknown !== undefined)
    throw new Refusal(`${folder} has the class "${unknown}", which there is no other picture of`);
  const present = new Set(foldersIn(folder));
  return classes.flatMap((name, label) =>
    present.has(name) ? filesBelow(join(folder, name)).map((file) => ({ file, label })) : [],
  );
}

/** Links to folders are not followed, as they may lead back up. */
function filesBelow(folder: string): readonly string[] {
  const entries = entriesOf(folder).toSorted((a, b) => naturally(a.name, b.name));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) return [];
    if (entry.isDirectory()) return filesBelow(path);
    return EXTENSIONS.has(extname(entry.name).toLowerCase()) ? [path] : [];
  });
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw refusalOf(error, folder);
  }
}

/** What can be read of the pictures; nothing where that is none. */
function partOf(found: readonly Found[], shape: PictureShape, tell: Tell): Part | undefined {
  const size = sizeOf(shape);
  const values = new Float32Array(found.length * size);
  const y: number[] = [];
  for (const { file, label } of found) {
    const picture = pictureIn(file);
    if (picture === undefined) continue;
    resizeInto(values, y.length * size, shape, picture.rgb, [picture.height, picture.width, 3]);
    y.push(label);
  }
  const unreadable = found.length - y.length;
  if (unreadable > 0)
    tell(`${counted(unreadable, "picture")} can't be read, and ${unreadable === 1 ? "is" : "are"} left out`);
  if (y.length === 0) return undefined;
  return { count: y.length, inputs: [values.slice(0, y.length * size)], y: Float32Array.from(y) };
}

function pictureIn(file: string) {
  try {
    return readPicture(readWhole(file, MOST_MEGABYTES_OF_A_FILE));
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
