/** Tables to samples: header or none, classes or numbers, what is left out and what is refused. */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModelOfData } from "../../../src/quick-train/data/dataset.js";
import { endsWell, inFolder, prepare, refusal } from "./made-files.js";

const two: Partial<ModelOfData> = { inputs: [[2]], output: [2] };
const number: Partial<ModelOfData> = { inputs: [[2]], output: [1], loss: "meanSquaredError" };

function csv(content: string | Uint8Array, target?: string) {
  const file = join(inFolder({ "data.csv": content }), "data.csv");
  return { kind: "csv" as const, file, ...(target !== undefined && { target }) };
}

describe("A table", () => {
  it("has classes where its last column has texts", () => {
    const { data, notes } = prepare(csv("a,b,kind\n1,2,no\n3,4,yes\n5,6,no\n"), two);
    expect(data.description).toBe('3 rows of 2 numbers, which tell "kind", one of 2 classes');
    expect(data.classes).toEqual(["no", "yes"]);
    expect([...data.train.inputs[0]!]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...data.train.y]).toEqual([1, 0, 0, 1, 1, 0]);
    expect(notes).toEqual([]);
  });

  it("needs no names", () => {
    const { data } = prepare(csv("1;2;no\n3;4;yes\n"), two);
    expect(data.description).toBe('2 rows of 2 numbers, which tell "column 3", one of 2 classes');
  });

  it("has numbers to be told where it has no texts", () => {
    const { data } = prepare(csv("\uFEFFa,b,price\r\n1,2,1.5\r\n3,4,-2e3\r\n"), number);
    expect([...data.train.y]).toEqual([1.5, -2000]);
    expect(data.classes).toBeUndefined();
  });

  it("tells the column that is named", () => {
    const { data } = prepare(csv("price,a,b\n7,1,2\n8,3,4\n", "price"), number);
    expect([...data.train.y, ...data.train.inputs[0]!]).toEqual([7, 8, 1, 2, 3, 4]);
  });

  it("has whole numbers for classes where the model tells classes apart", () => {
    const { data } = prepare(csv("a,b,kind\n1,2,0\n3,4,2\n"), { ...two, output: [3] });
    expect([...data.train.y]).toEqual([1, 0, 0, 0, 0, 1]);
  });

  it("has other numbers for classes in their order", () => {
    const { data } = prepare(csv("a,b,quality\n1,2,8\n3,4,3\n"), two);
    expect(data.classes).toEqual(["3", "8"]);
    expect([...data.train.y]).toEqual([0, 1, 1, 0]);
  });

  it("leaves out rows with something missing, and says so", () => {
    const { data, notes } = prepare(csv("a,b,kind\n1,2,no\n,4,yes\n5,NA,yes\n7,?,no\n9,9,yes\n1,2\n"), two);
    expect(data.train.count).toBe(2);
    expect(notes).toEqual(["3 rows with something missing are left out", "1 row without 3 cells is left out"]);
  });

  it("leaves out the column in which the rows are counted", () => {
    const { data, notes } = prepare(csv(",a,b,kind\n0,1,2,no\n1,3,4,yes\n"), two);
    expect([...data.train.inputs[0]!]).toEqual([1, 2, 3, 4]);
    expect(notes).toEqual(["the column without a name only counts the rows, and is left out"]);
  });

  it("holds some rows back by the seed", () => {
    const rows = Array.from({ length: 10 }, (_, row) => `${row},0,${row}`).join("\n");
    const { data, notes } = prepare(csv(rows), number, 0.3);
    const again = prepare(csv(rows), number, 0.3).data;
    expect([data.train.count, data.test?.count]).toEqual([7, 3]);
    expect([...data.train.y, ...data.test!.y].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(again.test).toEqual(data.test);
    expect(notes).toEqual(["3 of 10 samples, drawn at random, are held back"]);
  });

  it("is refused with a sentence", () => {
    expect(refusal(csv("a,b,c\n1,red,no\n2,blue,yes\n"), two)).toMatch(
      /^the column "b" of .* holds texts, such as "red"/,
    );
    expect(refusal(csv("a,b,c\n1,2,3\n", "kind"), two)).toMatch(/has no column "kind", it has a, b, c$/);
    expect(refusal(csv(""), two)).toMatch(/is empty$/);
    expect(refusal(csv("1\n2\n"), two)).toMatch(/has one column/);
    expect(refusal(csv("a,b,c\n1,,3\n"), two)).toMatch(/no row without something missing$/);
    expect(refusal(csv("1,2,3,no\n4,5,6,yes"), two)).toBe("the samples are 3, the model takes 2");
    expect(refusal(csv("1,2,a\n4,5,b\n7,8,c"), two)).toBe("the model tells 2 classes apart, the data has 3");
    expect(refusal({ kind: "csv", file: "no-such.csv" }, two)).toBe("no-such.csv: no such file or folder");
    expect(refusal({ kind: "csv", file: "test" }, two)).toBe("test is no file");
  });

  it("ends well whatever is in it", () => {
    const cell = fc.oneof(fc.double().map(String), fc.constantFrom("", "NA", "red", '"', "\n", ",", "0", "1"));
    const table = fc.array(fc.array(cell, { maxLength: 4 }).map((row) => row.join(","))).map((rows) => rows.join("\n"));
    const bytes = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(fc.oneof(table, bytes), fc.constantFrom(two, number), (content, model) =>
        endsWell(csv(content), model),
      ),
      { numRuns: 150 },
    );
  });
});
