/** Results that are told again: only for what is the same, and the same as if it were worked out anew. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { Float, Sym, Unknown, type Dim } from "../../src/core/dims/dim.js";
import type { Nest, TensorSpec } from "../../src/core/dims/tensor.js";
import { Opaque, type ArgumentValue } from "../../src/core/layers/argument.js";
import { findLayer } from "../../src/core/layers/catalogue.js";
import { constructLayer } from "../../src/core/layers/construct.js";
import type { LayerCall, LayerSettings } from "../../src/core/layers/entry.js";
import { callKey, constructionKey, Remembered } from "../../src/core/layers/remembered.js";

const SETTINGS: LayerSettings = { imageDataFormat: "channels_last", dtype: "float32" };

/** Few different ones, so that many pairs are equal or nearly so. */
const words = fc.constantFrom("", "a", "1", "a,", "1:a", "None", "[", "]", "same");
const plain: fc.Arbitrary<ArgumentValue> = fc.letrec<{ value: ArgumentValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<ArgumentValue>(null, true, false, 0, 1, 12, -1, new Float(1), new Float(0), new Float(-0)),
    words,
    words.map((word) => new Opaque("callable", word)),
    words.map((word) => new Opaque("object", word)),
    fc.array(tie("value"), { maxLength: 3 }),
  ),
})).value;
const given = fc.record({
  positional: fc.array(plain, { maxLength: 3 }),
  keywords: fc.array(fc.tuple(fc.constantFrom("name", "callable", "units"), plain), { maxLength: 2 }),
});

/** Values told apart by class, sign and form. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    item instanceof Float
      ? { float: Object.is(item.value, -0) ? "-0" : item.value }
      : item instanceof Opaque
        ? { opaque: item.kind, description: item.description }
        : item,
  );

it("has one key for equal arguments, and another for others", () => {
  fc.assert(
    fc.property(given, given, (a, b) => {
      const [one, other] = [a, b].map(({ positional, keywords }) =>
        constructionKey(positional, new Map(keywords), SETTINGS),
      );
      const [first, second] = [a, b].map(({ positional, keywords }) => written([positional, [...new Map(keywords)]]));
      expect(one).toBeDefined();
      expect(one === other).toBe(first === second);
    }),
    { numRuns: 3000 },
  );
});

it.each<[string, ArgumentValue]>([
  ["a size that isn't told", new Unknown("it isn't told")],
  ["a size by its name", Sym.name("n")],
  ["such a size in a tuple", [1, Sym.name("n")]],
  ["an array, which has a shape", new Opaque("array", "weights", [3])],
])("has no key for %s", (_, value) => {
  expect(constructionKey([value], new Map(), SETTINGS)).toBeUndefined();
  expect(constructionKey([], new Map([["units", value]]), SETTINGS)).toBeUndefined();
});

it("has other keys under other settings, and none where they aren't told", () => {
  const keyOf = (changes: Partial<LayerSettings>) => constructionKey([1], new Map(), { ...SETTINGS, ...changes });
  const keys = [
    keyOf({}),
    keyOf({ imageDataFormat: "channels_first" }),
    keyOf({ dtype: "float16" }),
    keyOf({ floatx: "float16" }),
    keyOf({ library: "tfjs" }),
    keyOf({ dialect: "keras1" }),
    keyOf({ dialect: "keras1", isDialectSpelled: true }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(keyOf({ dtype: new Unknown("it isn't told") })).toBeUndefined();
  expect(keyOf({ imageDataFormat: new Unknown("it isn't told") })).toBeUndefined();
});

it("tells calls apart by everything that a layer is told", () => {
  const tensor = (...shape: Dim[]): TensorSpec => ({ shape, dtype: "float32" });
  const keyOf = (inputs: Nest<TensorSpec>, changes: Partial<LayerCall> = {}) =>
    callKey({ inputs, dtype: "float32", others: new Map(), ...changes });
  const keys = [
    keyOf(tensor(null, 12)),
    keyOf(tensor(null, 1, 2)),
    keyOf(tensor(1, 12)),
    keyOf({ shape: [null, 12], dtype: "int32" }),
    keyOf([tensor(null, 12)]),
    keyOf([[tensor(null, 12)]]),
    keyOf([tensor(null, 12), tensor(null, 12)]),
    keyOf([[tensor(null, 12)], tensor(null, 12)]),
    keyOf([[tensor(null, 12), tensor(null, 12)]]),
    keyOf([]),
    keyOf(tensor(null, 12), { dtype: "float16" }),
    keyOf(tensor(null, 12), { executed: true }),
    keyOf(tensor(null, 12), { isBuilt: true }),
    keyOf(tensor(null, 12), { isRankUnchecked: true }),
  ];
  expect(keys).not.toContain(undefined);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keyOf(tensor(null, Sym.name("n")))).toBeUndefined();
  expect(keyOf({ shape: new Unknown("no shape"), dtype: "float32" })).toBeUndefined();
  expect(keyOf({ x: tensor(null, 12) })).toBeUndefined();
  expect(keyOf(tensor(null, 12), { others: new Map([["training", true]]) })).toBeUndefined();
});

it("a layer that is made and called again is told the same, and another one isn't", () => {
  const conv = findLayer("Conv2D")!;
  const call: LayerCall = {
    inputs: { shape: [null, 28, 28, 3], dtype: "float32" },
    dtype: "float32",
    others: new Map(),
  };
  const make = (filters: number) => constructLayer(conv, [filters, 3], new Map(), SETTINGS).config;
  expect(make(32)).toBe(make(32));
  expect(conv.apply(make(32), call)).toBe(conv.apply(make(32), { ...call }));
  expect(conv.apply(make(8), call).weights[0]!.shape).toEqual([3, 3, 3, 8]);
  expect(conv.apply(make(32), call).weights[0]!.shape).toEqual([3, 3, 3, 32]);
});

it("keeps no error, and no more than so many results", () => {
  const remembered = new Remembered<number>();
  let asked = 0;
  const ask = (key: string | undefined) => remembered.of(key, () => ++asked);
  expect([ask("a"), ask("a"), ask(undefined), ask(undefined)]).toEqual([1, 1, 2, 3]);
  const fail = () => {
    throw new Error("refused");
  };
  expect(() => remembered.of("b", fail)).toThrow("refused");
  expect(ask("b")).toBe(4);
  for (let i = 0; i < 1000; i++) ask(`${i}`);
  expect(ask("a")).toBe(1005);
});
