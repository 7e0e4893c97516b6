/** The digits that ship and random numbers, for models of many shapes: what they become, what is told, what is refused. */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { writeDigits } from "../../../scripts/digits.mjs";
import type { ModelOfData } from "../../../src/quick-train/data/dataset.js";
import { readData } from "../../../src/quick-train/data/read.js";
import type { Loss } from "../../../src/quick-train/order.js";
import { LOSSES } from "../../../src/quick-train/order.js";
import { Refusal } from "../../../src/quick-train/refusal.js";
import { DIGITS_FOLDER, inFolder, prepare, refusal } from "./made-files.js";

const DIGITS = { kind: "digits", samples: 20 } as const;
const SCALED = "values from 0 to 255 are scaled to 0 to 1";

beforeAll(() => writeDigits(join(DIGITS_FOLDER, "digits.bin")));

describe("The digits", () => {
  it("are 7,630 to train with and 1,000 held back, alike of each class, from 0 to 1", () => {
    const { data, notes } = prepare({ kind: "digits" }, { inputs: [[28, 28, 1]], output: [10] }, 0.5);
    expect(data.description).toBe("7,630 digits of 28×28×1 in 10 classes, and 1,000 held back");
    expect(data.classes).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    for (const { y, count } of [data.train, data.test!]) {
      const ofEach = Array.from({ length: 10 }, (_, digit) =>
        y.filter((one, index) => one === 1 && index % 10 === digit),
      );
      expect(ofEach.map((ones) => ones.length)).toEqual(new Array(10).fill(count / 10));
    }
    const [x] = data.train.inputs;
    expect(x!.length).toBe(7630 * 784);
    expect(x!.reduce((most, value) => Math.max(most, value), 0)).toBe(1);
    expect(x!.some((value) => value < 0)).toBe(false);
    expect(notes).toEqual([SCALED]);
  });

  it("are no more than there are", () => {
    const { data, notes } = prepare({ kind: "digits", samples: 9999 }, { inputs: [[784]], output: [10] });
    expect(data.train.count).toBe(7630);
    expect(notes[0]).toBe("there are 7,630 digits to train with, not 9,999");
  });

  const TAKEN: readonly (readonly [takes: ModelOfData["inputs"][number], shape: readonly number[], note: string])[] = [
    [[784], [784], "the samples are 28×28×1, the model takes 784: laid out in a line"],
    [[28, 28], [28, 28], "the samples are 28×28×1, the model takes 28×28: an axis of one is left out or added"],
    [[null, 28], [28, 28], "the samples are 28×28×1, the model takes ?×28: an axis of one is left out or added"],
    [[784, 1], [784, 1], "the samples are 28×28×1, the model takes 784×1: laid out as 784×1"],
    [[1, 28, 28], [1, 28, 28], "the samples are 28×28×1, the model takes 1×28×28: an axis of one is left out or added"],
    [[32, 32, 3], [32, 32, 3], "the samples are 28×28×1, the model takes 32×32×3: resized, and the channel repeated"],
    [[28, 28, 3], [28, 28, 3], "the samples are 28×28×1, the model takes 28×28×3: the channel repeated"],
    [[32, 32], [32, 32], "the samples are 28×28×1, the model takes 32×32: resized"],
    [[null, null, 3], [28, 28, 3], "the samples are 28×28×1, the model takes ?×?×3: the channel repeated"],
  ];
  it.each(TAKEN)("are made %j", (input, shape, note) => {
    const { data, notes } = prepare(DIGITS, { inputs: [input], output: [10] });
    expect(data.inputShapes).toEqual([shape]);
    expect(data.train.inputs[0]!.length).toBe(20 * shape.reduce((product, size) => product * size, 1));
    expect(notes).toEqual([note, SCALED]);
  });

  it.each<[Loss, number[], number[], number[]]>([
    ["categoricalCrossentropy", [10], [10], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ["sparseCategoricalCrossentropy", [10], [1], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]],
    ["binaryCrossentropy", [10], [10], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ["meanSquaredError", [10], [10], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ["meanAbsoluteError", [1], [1], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]],
  ])("are told as %s wants it of %j", (loss, output, targetShape, start) => {
    const { data } = prepare(DIGITS, { inputs: [[28, 28, 1]], output, loss });
    expect(data.targetShape).toEqual(targetShape);
    expect([...data.train.y].slice(0, 12)).toEqual(start);
  });

  it("are themselves what is to be told where the model gives what it takes", () => {
    const { data, notes } = prepare(DIGITS, { inputs: [[784]], output: [784], loss: "binaryCrossentropy" });
    expect(data.train.y).toEqual(data.train.inputs[0]);
    expect(notes.at(-1)).toBe("the model gives what it takes: each sample itself is what is to be told");
  });

  it("are refused for a model that they don't fit", () => {
    const image = { inputs: [[28, 28, 1]] };
    expect(refusal(DIGITS, { ...image, output: [5] })).toBe("the model tells 5 classes apart, the data has 10");
    expect(refusal(DIGITS, { ...image, output: [1], loss: "binaryCrossentropy" })).toBe(
      "the model tells 2 classes apart, the data has 10",
    );
    expect(refusal(DIGITS, { ...image, output: [28, 10] })).toBe(
      "the model gives 28×10 for a sample, the data has one class or number for each",
    );
    expect(refusal(DIGITS, { inputs: [[100]], output: [10] })).toBe("the samples are 28×28×1, the model takes 100");
    expect(refusal(DIGITS, { inputs: [[14, 56, 2]], output: [10] })).toBe(
      "the samples are 28×28×1, the model takes 14×56×2",
    );
    expect(refusal(DIGITS, { inputs: [[784], [784]], output: [10] })).toMatch(
      /^the model has 2 inputs, the data has 1/,
    );
    expect(refusal(DIGITS, { inputs: [[999, 999, 3]], output: [10] })).toMatch(/would be .* numbers in memory/);
  });

  it("are damaged, or digits, whatever is in their file", () => {
    const model: ModelOfData = { inputs: [[1]], output: [2], loss: "categoricalCrossentropy", rescales: false };
    const order = { data: { kind: "digits" } as const, seed: 1, validationSplit: 0 };
    const two = [...Buffer.from("LDIG"), 1, 2, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 8, 9];
    expect(readData(order, model, inFolder({ "digits.bin": gzipSync(Uint8Array.from(two)) })).data.train.count).toBe(1);
    const content = fc.oneof(
      fc.uint8Array(),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => gzipSync(bytes)),
      fc.nat(two.length - 1).map((end) => gzipSync(Uint8Array.from(two.slice(0, end)))),
    );
    fc.assert(
      fc.property(content, (bytes) => {
        expect(() => readData(order, model, inFolder({ "digits.bin": bytes }))).toThrow(Refusal);
      }),
      { numRuns: 60 },
    );
  });
});

describe("Random data", () => {
  it.each(LOSSES)("has the shapes that a model takes and %s wants", (loss) => {
    const model = { inputs: [[8, null], [3]], output: [4], loss };
    const { data, notes } = prepare({ kind: "random", samples: 10 }, model, 0.2);
    expect(data.description).toBe("10 random samples of 8×32 and 3, which mean nothing");
    expect(data.train.inputs.map((values) => values.length)).toEqual([8 * 8 * 32, 8 * 3]);
    expect([data.train.count, data.test?.count]).toEqual([8, 2]);
    expect(data.train.y.length).toBe(8 * (loss === "sparseCategoricalCrossentropy" ? 1 : 4));
    expect(notes[0]).toBe("sizes that the model leaves open are taken to be 32");
    expect(prepare({ kind: "random", samples: 10 }, model, 0.2).data).toEqual(data);
  });

  it("is refused for an output with open sizes", () => {
    expect(refusal({ kind: "random", samples: 2 }, { output: [null, 3] })).toMatch(/^the model gives \?×3/);
  });
});
