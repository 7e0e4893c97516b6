/** Numbers, shapes and sizes as people read them. */
import { describe, expect, it } from "vitest";
import { addAmounts, timesAmount } from "../../src/core/ide/amount.js";
import * as text from "../../src/core/ide/text.js";

const table = <T>(cases: readonly (readonly [T, string])[], write: (value: T) => string): void => {
  for (const [value, written] of cases) it(written, () => expect(write(value)).toBe(written));
};

describe("count", () => {
  table<number | string>(
    [
      [0, "0"],
      [896, "896"],
      [18496, "18,496"],
      [1199882, "1,199,882"],
      [-18496, "−18,496"],
      ["129·num_classes", "129·num_classes"],
      ["36865·num_classes + 18816", "36,865·num_classes + 18,816"],
      ["1024·w1024 + floor(h / 4096)", "1,024·w1024 + floor(h / 4,096)"],
    ],
    text.count,
  );
});

describe("shortCount", () => {
  table<number | string>(
    [
      [999, "999"],
      [1000, "1k"],
      [18496, "18.5k"],
      [147712, "148k"],
      [999949, "1M"],
      [999_950_000, "1G"],
      [1_234_567, "1.2M"],
      [102_764_544, "103M"],
      ["n", "n"],
    ],
    text.shortCount,
  );
});

describe("params", () => {
  table<number | string>(
    [
      [1, "1 param"],
      [896, "896 params"],
      ["129·n", "129·n params"],
      ["129·n + 1", "(129·n + 1) params"],
    ],
    text.params,
  );
});

describe("cost", () => {
  table<readonly [number | string, text.CostUnit]>(
    [
      [[12, "flops"], "12 FLOPs"],
      [[1189760, "flops"], "1.2 MFLOPs"],
      [[584064, "macs"], "584 kMACs"],
      [[30_960_000_000, "flops"], "31 GFLOPs"],
      [["257·n", "flops"], "257·n FLOPs"],
      [["2·n + 1", "macs"], "(2·n + 1) MACs"],
    ],
    ([amount, unit]) => text.cost(amount, unit),
  );
});

describe("bytes", () => {
  table<number | string>(
    [
      [1, "1 byte"],
      [36, "36 bytes"],
      [3584, "3.50 KB"],
      [826424, "807.05 KB"],
      [553_430_176, "527.79 MB"],
      ["4·n", "4·n bytes"],
    ],
    text.bytes,
  );
});

describe("change", () => {
  table<readonly [number, number]>(
    [
      [[18496, 2400], "−87%"],
      [[4160, 4224], "+2%"],
      [[1000, 996], "−0.4%"],
      [[1_000_000, 999_900], "−0.01%"],
      [[1000, 4], "−99.6%"],
      [[100_000, 1], "−99.9%"],
      [[1000, 0], "−100%"],
      [[5, 5], "±0%"],
      [[100, 300], "+200%"],
    ],
    ([before, after]) => text.change(before, after),
  );
});

describe("share", () => {
  table<number>(
    [
      [0, "0%"],
      [0.0004, "<0.1%"],
      [0.0043, "0.4%"],
      [0.871, "87%"],
      [0.9999, ">99.9%"],
      [1, "100%"],
    ],
    text.share,
  );
});

describe("shape", () => {
  table<Parameters<typeof text.shape>[0]>(
    [
      [[null, 26, 26, 32], "(None, 26, 26, 32)"],
      [[null], "(None,)"],
      [[], "()"],
      [[null, "num_classes"], "(None, num_classes)"],
      [[null, "?", 3], "(None, ?, 3)"],
      ["?", "?"],
    ],
    (value) => text.shape(value, "python"),
  );
  table<Parameters<typeof text.shape>[0]>(
    [
      [[null, 26, 26, 32], "[null, 26, 26, 32]"],
      [[null], "[null]"],
      ["?", "?"],
    ],
    (value) => text.shape(value, "javascript"),
  );
});

describe("shortShape", () => {
  table<Parameters<typeof text.shortShape>[0]>(
    [
      [[null, 26, 26, 32], "26×26×32"],
      [[null, 10], "10"],
      [[null, null, 64], "None×64"],
      [[32, 28, 28, 1], "28×28×1"],
      [[10], "(10,)"],
      [[null, "h - 2", 8], "(h - 2)×8"],
      [[null], "1 number"],
      [[], "()"],
    ],
    (value) => text.shortShape(value, "python"),
  );
  table<Parameters<typeof text.shortShape>[0]>(
    [
      [[null, null, 64], "null×64"],
      [[10], "[10]"],
    ],
    (value) => text.shortShape(value, "javascript"),
  );
});

describe("shapes", () => {
  table<Parameters<typeof text.shapes>[0]>(
    [
      [
        {
          list: [
            [null, 4],
            [null, 4],
          ],
        },
        "[(None, 4), (None, 4)]",
      ],
      [{ dict: { a: [null, 1] } }, "{a: (None, 1)}"],
    ],
    (value) => text.shapes(value, "python"),
  );
});

describe("a sum of counts", () => {
  const cases: readonly (readonly [readonly (number | string)[], number | string])[] = [
    [[1, 2], 3],
    [["2·n", "2·n"], "4·n"],
    [["64·n + 1", "n", 9], "65·n + 10"],
    [["n", "-n"], 0],
    [["h - 3", 3], "h"],
    [["32·floor((h - 3) / 2)", "floor((h - 3) / 2)"], "33·floor((h - 3) / 2)"],
    [["a·b", "a"], "a·b + a"],
    [[], 0],
  ];
  for (const [amounts, sum] of cases) {
    it(`${amounts.join(", ") || "of nothing"} is ${sum}`, () => expect(addAmounts(amounts)).toBe(sum));
  }
  it("is unknown where a part is", () => expect(addAmounts([1, undefined])).toBeUndefined());
  it("times a number", () => expect(timesAmount("2·n + 1", 4)).toBe("8·n + 4"));
});

describe("names in an expression", () => {
  it("leave out floor, max and min", () =>
    expect(text.namesIn("32·floor((h - 3) / 2)·max(n, cfg.depth)")).toEqual(["h", "n", "cfg.depth"]));
});

describe("a list of words", () => {
  it("ends in and", () => expect(text.listed(["a", "b", "c"])).toBe("a, b and c"));
  it("is cut where it is long", () => expect(text.listed(["a", "b", "c", "d"])).toBe("a, b and 2 more"));
});
