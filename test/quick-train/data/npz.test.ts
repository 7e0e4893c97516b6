/** Archives of arrays: every type of number in either byte order, both memory orders, names, and damage. */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModelOfData } from "../../../src/quick-train/data/dataset.js";
import type { ArrayNames } from "../../../src/quick-train/order.js";
import { bytesArray, endsWell, inFolder, npy, npz, prepare, refusal } from "./made-files.js";

const oneNumber: Partial<ModelOfData> = { inputs: [[1]], output: [1], loss: "meanSquaredError" };

function archive(content: Uint8Array, names?: ArrayNames) {
  const file = join(inFolder({ "data.npz": content }), "data.npz");
  return { kind: "npz" as const, file, ...(names && { names }) };
}

type Write = (view: DataView, at: number, value: number, isLittle: boolean) => void;

const TYPES: Readonly<Record<string, readonly [values: readonly number[], write: Write]>> = {
  b1: [[0, 1, 1], (view, at, value) => view.setUint8(at, value)],
  i1: [[-128, 0, 127], (view, at, value) => view.setInt8(at, value)],
  u1: [[0, 1, 255], (view, at, value) => view.setUint8(at, value)],
  i2: [[-32768, 5, 32767], (view, at, value, isLittle) => view.setInt16(at, value, isLittle)],
  u2: [[0, 5, 65535], (view, at, value, isLittle) => view.setUint16(at, value, isLittle)],
  i4: [[-70000, 5, 70000], (view, at, value, isLittle) => view.setInt32(at, value, isLittle)],
  u4: [[0, 5, 2 ** 31], (view, at, value, isLittle) => view.setUint32(at, value, isLittle)],
  i8: [[-(2 ** 40), 5, 2 ** 40], (view, at, value, isLittle) => view.setBigInt64(at, BigInt(value), isLittle)],
  u8: [[0, 5, 2 ** 63], (view, at, value, isLittle) => view.setBigUint64(at, BigInt(value), isLittle)],
  f4: [[-0.5, 1.5, 2 ** 100], (view, at, value, isLittle) => view.setFloat32(at, value, isLittle)],
  f8: [[-0.5, 1.5, 2 ** -100], (view, at, value, isLittle) => view.setFloat64(at, value, isLittle)],
};

describe("An archive of arrays", () => {
  for (const [type, [values, write]] of Object.entries(TYPES)) {
    it.each(["<", ">", "|"])(`holds numbers of the type ${type}, %s`, (order) => {
      const size = Number(type.slice(1));
      const data = new Uint8Array(values.length * size);
      const view = new DataView(data.buffer);
      values.forEach((value, index) => write(view, index * size, value, order !== ">"));
      const x = npy({ descr: `${order}${type}`, shape: [3], data });
      const { data: read } = prepare(archive(npz({ x, y: bytesArray([3], [1, 2, 3]) })), oneNumber);
      expect([...read.train.inputs[0]!]).toEqual([...values]);
    });
  }

  it("holds numbers of two bytes with a fraction", () => {
    // What numpy.float16 has for them.
    const bits = [0x3c00, 0xc000, 0x3555, 0x0001, 0x7bff, 0x0000];
    const x = npy({ descr: "<f2", shape: [6], data: new Uint8Array(Uint16Array.from(bits).buffer) });
    const { data } = prepare(archive(npz({ x, y: bytesArray([6], [0, 0, 0, 0, 0, 0]) })), oneNumber);
    expect([...data.train.inputs[0]!]).toEqual([1, -2, 0.333251953125, 2 ** -24, 65504, 0]);
  });

  it.each([1, 2, 3] as const)("has a header of version %i", (version) => {
    const x = npy({ descr: "|u1", shape: [2], data: Uint8Array.of(7, 8), version });
    const { data } = prepare(archive(npz({ x, y: bytesArray([2], [1, 2]) })), oneNumber);
    expect([...data.train.inputs[0]!]).toEqual([7, 8]);
  });

  it("has arrays in which the first axis runs fastest", () => {
    const x = npy({ descr: "|u1", shape: [2, 3], data: Uint8Array.of(1, 4, 2, 5, 3, 6), isFortran: true });
    const { data } = prepare(archive(npz({ x, y: bytesArray([2], [1, 2]) })), { ...oneNumber, inputs: [[3]] });
    expect([...data.train.inputs[0]!]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("has a part that is held back, and classes by their numbers", () => {
    const { data, notes } = prepare(
      archive(
        npz({
          x_train: bytesArray([2, 1, 2], [0, 255, 51, 0]),
          y_train: bytesArray([2, 1], [0, 2]),
          x_test: bytesArray([1, 1, 2], [255, 0]),
          y_test: bytesArray([1, 1], [1]),
        }),
      ),
      { inputs: [[1, 2, 1]] },
    );
    expect(data.description).toBe("2 samples of 1×2, and 1 held back");
    expect([...data.train.inputs[0]!]).toEqual([0, 1, Math.fround(0.2), 0]);
    expect([...data.train.y]).toEqual([1, 0, 0, 0, 0, 1]);
    expect([...data.test!.y]).toEqual([0, 1, 0]);
    expect(notes).toEqual([
      "the samples are 1×2, the model takes 1×2×1: an axis of one is left out or added",
      "values from 0 to 255 are scaled to 0 to 1",
    ]);
  });

  it("leaves bytes as they are where they are numbers of words, or the model scales them itself", () => {
    const words = archive(npz({ x: bytesArray([1, 4], [9, 200, 3, 4]), y: bytesArray([1], [0]) }));
    expect([...prepare(words).data.train.inputs[0]!]).toEqual([9, 200, 3, 4]);
    const picture = archive(npz({ x: bytesArray([1, 2, 2], [9, 200, 3, 4]), y: bytesArray([1], [0]) }));
    expect([...prepare(picture, { rescales: true }).data.train.inputs[0]!]).toEqual([9, 200, 3, 4]);
  });

  it("has several inputs where they are named", () => {
    const arrays = {
      left: bytesArray([2, 1], [1, 2]),
      right: bytesArray([2, 2], [3, 4, 5, 6]),
      y: bytesArray([2], [0, 1]),
    };
    const { data } = prepare(archive(npz(arrays), { x: "left, right" }), { inputs: [[1], [2]] });
    expect(data.train.inputs.map((values) => [...values])).toEqual([
      [1, 2],
      [3, 4, 5, 6],
    ]);
    expect(refusal(archive(npz(arrays), { x: "left" }), { inputs: [[1], [2]] })).toMatch(
      /^the model has 2 inputs, the data has 1/,
    );
  });

  it("has ones for classes, or a class at each place", () => {
    const ones = archive(
      npz({ x: bytesArray([2, 4], [1, 2, 3, 4, 5, 6, 7, 8]), y: bytesArray([2, 3], [0, 1, 0, 0, 0, 1]) }),
    );
    expect([...prepare(ones).data.train.y]).toEqual([0, 1, 0, 0, 0, 1]);
    expect([...prepare(ones, { loss: "sparseCategoricalCrossentropy" }).data.train.y]).toEqual([1, 2]);
    const places = { output: [3, 5], loss: "sparseCategoricalCrossentropy" } as const;
    expect(prepare(ones, places).data.targetShape).toEqual([3, 1]);
    expect(refusal(ones, { output: [7] })).toBe("the model gives 7 for a sample, the data has 3");
  });

  it("is refused with a sentence", () => {
    const y = bytesArray([2], [0, 1]);
    const of = (descr: string) => archive(npz({ x: npy({ descr, shape: [2], data: new Uint8Array(99) }), y }));
    expect(refusal(of("|O"))).toBe('the array "x" holds Python objects; only numbers are taken');
    expect(refusal(of("<U5"))).toBe('the array "x" holds texts; only numbers are taken');
    expect(refusal(of("<c8"))).toBe('the array "x" holds complex numbers; only numbers are taken');
    expect(refusal(of("[('a', '<f4')]"))).toBe('the array "x" holds records; only numbers are taken');
    expect(refusal(archive(npz({ a: y, b: y })))).toMatch(/has no array x_train or x: say which one is x of a, b$/);
    expect(refusal(archive(npz({ a: y }), { x: "a", y: "b" }))).toMatch(/has no array "b", it has a$/);
    expect(refusal(archive(npz({ x: bytesArray([3], [1, 2, 3]), y })))).toMatch(/has 3 samples in "x" and 2 in "y"$/);
    expect(refusal(archive(npz({ x: npy({ descr: "<f8", shape: [2], data: new Uint8Array(9) }), y })))).toBe(
      'the array "x" ends before its last number',
    );
    expect(refusal(archive(npz({ x: npy({ descr: "<f4", shape: [2, 1e9], data: new Uint8Array(9) }), y })))).toMatch(
      /^the array "x" would be 2,000,000,000 numbers in memory, and at most 268,435,456 are held/,
    );
    expect(refusal(archive(Buffer.from("no archive")))).toMatch(/is no \.npz archive, or a damaged one$/);
  });

  it("ends well whatever is in it", () => {
    const small = npz({ x: bytesArray([2, 4], [1, 2, 3, 4, 5, 6, 7, 8]), y: bytesArray([2], [0, 1]) });
    const cut = fc.nat(small.length).map((end) => small.subarray(0, end));
    const changed = fc
      .array(fc.tuple(fc.nat(small.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
      .map((changes) => {
        const copy = small.slice();
        for (const [at, byte] of changes) copy[at] = byte;
        return copy;
      });
    const array = fc
      .tuple(fc.string({ maxLength: 40 }), fc.array(fc.nat(5), { maxLength: 3 }), fc.uint8Array({ maxLength: 64 }))
      .map(([descr, shape, data]) => npz({ x: npy({ descr, shape, data }), y: bytesArray([2], [0, 1]) }));
    const noise = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(fc.oneof(cut, changed, array, noise), (content) => endsWell(archive(content))),
      { numRuns: 400 },
    );
  });
});
