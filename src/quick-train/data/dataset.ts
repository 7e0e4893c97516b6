/**
 * Samples as plain numbers, whatever they were read from; no tensors.
 *
 *     7,630 digits of 28×28×1    train: count 7630, inputs [7630 × 784 numbers], y 7630 numbers
 *                                test:  count 1000, …            classes: "0" … "9"
 */
import type { Loss } from "../order.js";
import { Refusal } from "../refusal.js";

/** Sizes of the axes of one sample. */
export type Shape = readonly number[];

/** The same of a model, which leaves some of them open. */
export type OpenShape = readonly (number | null)[];

export interface Part {
  readonly count: number;
  /** For each input of the model, `count` samples one after the other, row-major. */
  readonly inputs: readonly Float32Array[];
  /** What is to be told of each sample, in the same order. */
  readonly y: Float32Array;
}

export interface DataSet {
  /** For people: "7,630 digits of 28×28×1 in 10 classes". */
  readonly description: string;
  readonly inputShapes: readonly Shape[];
  /** Of what is to be told of one sample; without axes it is a number. */
  readonly targetShape: Shape;
  readonly train: Part;
  /** What is held back from training. */
  readonly test?: Part;
  /** Names of classes; `y` then holds an index into them for each sample. */
  readonly classes?: readonly string[];
  /** Whether the samples are height × width × channels of values from 0 to 255. */
  readonly arePictures: boolean;
}

/** What data has to know of the model that it is for. */
export interface ModelOfData {
  /** Without the batch's axis, as is the output. */
  readonly inputs: readonly OpenShape[];
  readonly output: OpenShape;
  readonly loss: Loss;
  /** Whether its first layers scale values from 0 to 255 themselves. */
  readonly rescales: boolean;
}

/** Takes a sentence about what was left out, changed or decided. */
export type Tell = (note: string) => void;

/** One gibibyte of them; more would not leave a laptop's memory for the training. */
const MOST_NUMBERS = 2 ** 28;

export function refuseTooMany(numbers: number, what: string, remedy: string): void {
  if (numbers <= MOST_NUMBERS) return;
  throw new Refusal(
    `${what} would be ${inWords(numbers)} numbers in memory, and at most ${inWords(MOST_NUMBERS)} are held; ${remedy}`,
  );
}

export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function isSameShape(a: OpenShape, b: OpenShape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** 28×28×1, and ? for an open size. */
export function shapeText(shape: OpenShape): string {
  return shape.length === 0 ? "1" : shape.map((size) => size ?? "?").join("×");
}

export function inWords(count: number): string {
  return count.toLocaleString("en-US");
}

/** "1 row", "2 rows" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${inWords(count)} ${count === 1 ? one : many}`;
}

/** "and 1,000 held back", where there are such samples. */
export function heldBack(test: Part | undefined): string {
  return test === undefined ? "" : `, and ${inWords(test.count)} held back`;
}
