/** Folders of pictures: classes, sizes and channels, and files that are no pictures. */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModelOfData } from "../../../src/quick-train/data/dataset.js";
import { readPicture } from "../../../src/quick-train/data/picture.js";
import type { PictureShape } from "../../../src/quick-train/data/resize.js";
import { resizeInto } from "../../../src/quick-train/data/resize.js";
import { endsWell, inFolder, jpeg, png, prepare, refusal } from "./made-files.js";

const RED = [255, 0, 0];
const GREY = [102, 102, 102];
const small: Partial<ModelOfData> = { inputs: [[1, 2, 3]], output: [2] };

function images(files: Readonly<Record<string, string | Uint8Array>>) {
  return { kind: "images" as const, folder: inFolder(files) };
}

describe("A folder of pictures", () => {
  it("has a class for each folder, in the order that people expect", () => {
    const folder = images({
      "class 10/b.png": png(2, 1, RED),
      "class 2/deep/er/a.PNG": png(4, 3, GREY),
      "class 2/notes.txt": "no picture",
      ".hidden/a.png": png(1, 1, RED),
    });
    const { data, notes } = prepare(folder, small);
    expect(data.description).toBe("2 pictures in 2 classes, read as 1×2×3");
    expect(data.classes).toEqual(["class 2", "class 10"]);
    expect([...data.train.inputs[0]!].map((value) => Math.round(value * 255))).toEqual([
      ...[...GREY, ...GREY],
      ...[...RED, ...RED],
    ]);
    expect([...data.train.y]).toEqual([1, 0, 0, 1]);
    expect(notes).toEqual(["values from 0 to 255 are scaled to 0 to 1"]);
  });

  it("has JPEG pictures too, under either name", () => {
    const { data } = prepare(images({ "a/1.jpeg": jpeg(8, 8, RED), "b/1.png": jpeg(9, 5, GREY) }), small);
    const bytes = [...data.train.inputs[0]!].map((value) => value * 255);
    [...RED, ...RED, ...GREY, ...GREY].forEach((value, index) =>
      expect(Math.abs(bytes[index]! - value)).toBeLessThan(3),
    );
  });

  it("is grey where the model takes one channel, and in a line where it takes one", () => {
    const folder = images({ "a/1.png": png(2, 2, RED), "b/1.png": png(2, 2, GREY) });
    const grey = prepare(folder, { inputs: [[1, 2, 1]], output: [2] }).data;
    expect(grey.train.inputs[0]![1]).toBeCloseTo(0.2989, 6);
    const line = prepare(folder, { inputs: [[4]], output: [2] });
    expect(line.data.inputShapes).toEqual([[4]]);
    expect(line.notes[0]).toBe("the samples are 2×2×1, the model takes 4: laid out in a line");
  });

  it("has parts to train with and to hold back", () => {
    const folder = images({
      "train/a/1.png": png(1, 1, RED),
      "train/b/1.png": png(1, 1, GREY),
      "validation/b/1.png": png(1, 1, GREY),
    });
    const { data } = prepare(folder, small, 0.5);
    expect(data.description).toBe("2 pictures in 2 classes, read as 1×2×3, and 1 held back");
    expect([...data.test!.y]).toEqual([0, 1]);
  });

  it("is read in a size that the model leaves open", () => {
    const folder = images({ "a/1.png": png(2, 2, RED), "b/1.png": png(2, 2, GREY) });
    const { data, notes } = prepare(folder, { inputs: [[null, null, 3]], output: [2] });
    expect(data.inputShapes).toEqual([[128, 128, 3]]);
    expect(notes[0]).toBe("the model leaves the size of pictures open: they are read as 128 pixels to a side");
  });

  it("leaves out what can't be read, and says so", () => {
    const whole = png(30, 30, RED);
    const folder = images({
      "a/1.png": whole,
      "a/2.png": whole.subarray(0, whole.length / 2),
      "a/3.jpg": "",
      "b/1.png": png(1, 1, GREY),
    });
    const { data, notes } = prepare(folder, small);
    expect(data.train.count).toBe(2);
    expect(notes[0]).toBe("2 pictures can't be read, and are left out");
  });

  it("is refused with a sentence", () => {
    const folder = images({ "a/1.png": png(1, 1, RED), "b/1.png": png(1, 1, GREY), "c/1.png": png(1, 1, GREY) });
    expect(refusal(folder, small)).toBe("the model tells 2 classes apart, the data has 3");
    expect(refusal(folder, { ...small, inputs: [[4, 4, 7]] })).toBe(
      "the model takes 4×4×7, which is no shape of a picture of one channel or three",
    );
    expect(refusal(images({ "a/1.png": png(1, 1, RED) }), small)).toMatch(
      /needs a folder for each of at least two classes$/,
    );
    expect(refusal(images({ "a/1.txt": "", "b/1.txt": "" }), small)).toMatch(
      /has no PNG or JPEG pictures in its folders$/,
    );
    expect(refusal(images({ "a/1.png": "", "b/1.png": "" }), small)).toMatch(
      /^none of the pictures in .* can be read$/,
    );
    expect(refusal({ kind: "images", folder: "no-such" }, small)).toBe("no-such: no such file or folder");
  });

  it("ends well whatever is in it", () => {
    const [one, other] = [png(5, 4, RED), jpeg(9, 9, GREY)];
    const damaged = fc.constantFrom(one, other).chain((whole) =>
      fc.tuple(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255)).map(([end, at, byte]) => {
        const copy = whole.slice();
        copy[at] = byte;
        return copy.subarray(0, end);
      }),
    );
    const noise = fc.uint8Array({ maxLength: 100 }).map((bytes) => Uint8Array.of(0xff, 0xd8, 0xff, ...bytes));
    fc.assert(
      fc.property(fc.oneof(damaged, noise), (content) => {
        const picture = readPicture(Buffer.from(content));
        return picture === undefined || picture.rgb.length === picture.width * picture.height * 3;
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(damaged, (content) => endsWell(images({ "a/1.png": content, "b/1.png": one }), small)),
      { numRuns: 50 },
    );
  });
});

describe("A picture in another size", () => {
  const squares = [0, 1, 4, 9, 16, 25];

  // What tf.image.resize of TensorFlow 2.21 gives for the squares of 0 … 5 as a picture of 2×3.
  it.each([
    [4, 5, [0, 0.4, 1, 2.8, 4, 2.25, 3.25, 4.75, 7.45, 9.25, 6.75, 8.95, 12.25, 16.75, 19.75, 9, 11.8, 16, 21.4, 25]],
    [1, 2, [5.5, 13]],
    [2, 3, squares],
    [3, 1, [1, 8.5, 16]],
  ] as const)("has the pixels of TensorFlow's at %i×%i", (height, width, expected) => {
    const wanted: PictureShape = [height, width, 1];
    const resized = new Float32Array(height * width);
    resizeInto(resized, 0, wanted, squares, [2, 3, 1]);
    resized.forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 4));
  });
});
