/**
 * JavaScript's library held against Node's own: the same call on the same arguments, made by chance, gives the same.
 *
 *     ["Math.max", [numbers]]     [1, 2, 3].splice(-2, 1) and what is left of the list
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Sym, Unknown } from "../../src/core/dims/dim.js";
import {
  javascriptConstants,
  javascriptMethods,
  javascriptNatives,
  methodsOf,
  plainProperty,
} from "../../src/core/libraries/javascript/natives.js";
import { javascriptGlobals } from "../../src/core/libraries/javascript/outside.js";
import { Quotient } from "../../src/core/values/quotient.js";
import { NativeFunction } from "../../src/core/values/native.js";
import type { ListObject } from "../../src/core/values/objects.js";
import type { Value } from "../../src/core/values/value.js";
import { callNative, comparable, fromValue, standInRuntime, Thrown, toValue } from "../support/javascript-values.js";

type Arguments = fc.Arbitrary<unknown[]>;

const numbers = fc.oneof(
  fc.integer({ min: -40, max: 40 }),
  fc.integer({ min: -400, max: 400 }).map((n) => n / 8),
  fc.constantFrom(Number.NaN, Infinity, -Infinity, 2 ** 60, 0.1),
);
const small = fc.integer({ min: -4, max: 6 });
const texts = fc.string({ unit: fc.constantFrom("a", "b", "B", "1", ".", "_", " ", "$"), maxLength: 8 });
const numeric = fc.constantFrom("12", " 3.5 ", "0x1f", "1e3", "-7px", "", "abc", "Infinity", "08", "2_000");
const plain = fc.oneof(
  numbers,
  texts,
  numeric,
  fc.constantFrom(null, undefined, true, false, [], [5], ["a", 2], {}, { a: 1 }),
);
const keys = fc.oneof(texts, fc.constantFrom("2", "10", "a", "0", "constructor"));
const dictionaries = fc.dictionary(keys, fc.oneof(plain, fc.array(numbers, { maxLength: 3 })), {
  maxKeys: 5,
  noNullPrototype: true,
});
const lists = fc.array(fc.oneof({ arbitrary: small, weight: 3 }, plain), { maxLength: 7 });
const numberLists = fc.array(small, { maxLength: 7 });
const nested = fc.array(
  fc.oneof(small, fc.array(fc.oneof(small, fc.array(small, { maxLength: 3 })), { maxLength: 3 })),
  {
    maxLength: 4,
  },
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
/** So many of them as come, so that some calls leave the last arguments out. */
const given = (...arbitraries: fc.Arbitrary<unknown>[]): Arguments =>
  fc
    .tuple(fc.tuple(...arbitraries), fc.nat({ max: arbitraries.length }))
    .map(([values, count]) => values.slice(0, count));
const all = (...arbitraries: fc.Arbitrary<unknown>[]): Arguments => fc.tuple(...arbitraries);

type Callback = (...args: never[]) => unknown;
const functions = fc.constantFrom<Callback>(
  (x: unknown, i: number) => `${String(x)}${i}`,
  (x: unknown) => x,
  (x: number) => x * 2,
  (x: number) => x > 1,
  (_x: unknown, i: number) => i % 2 === 0,
  (_x: unknown, _i: number, all: unknown[]) => all.length,
  (x: unknown) => typeof x === "string",
  () => undefined,
);
const reducers = fc.constantFrom<Callback>(
  (a: number, b: number) => a + b,
  (a: unknown, b: unknown, i: number) => `${String(a)}${String(b)}${i}`,
  (a: number, _b: unknown, _i: number, all: unknown[]) => a + all.length,
);
const comparators = fc.constantFrom<Callback>(
  (a: number, b: number) => a - b,
  (a: number, b: number) => b - a,
  () => 0,
  (a: number, b: number) => (a > b ? 1 : -1),
);

const FUNCTIONS: Record<string, Arguments> = {
  "Number.isInteger": given(plain),
  "Number.isFinite": given(plain),
  "Number.isNaN": given(plain),
  "Number.isSafeInteger": given(plain),
  "Number.parseFloat": given(plain),
  "Number.parseInt": given(plain, maybe(small)),
  Number: given(plain),
  parseInt: given(plain, maybe(fc.constantFrom<unknown>(2, 10, 16, 36, "8"))),
  parseFloat: given(plain),
  isNaN: given(plain),
  isFinite: given(plain),
  String: given(plain),
  Boolean: given(plain),
  "String.fromCharCode": given(fc.integer({ min: 60, max: 100 }), fc.integer({ min: 60, max: 100 })),
  "String.fromCodePoint": given(fc.integer({ min: -1, max: 70_000 })),
  Array: given(fc.oneof(small, texts), plain, plain),
  "Array.of": given(plain, plain),
  "Array.isArray": given(fc.oneof(plain, lists)),
  "Array.from": fc.oneof(
    all(fc.oneof(lists, texts, fc.record({ length: fc.nat(5) }), fc.record({ 0: plain, length: small }))),
    all(fc.oneof(lists, fc.record({ length: fc.nat(5) })), functions).filter(([, f]) => (f as Callback).length < 3),
    all(fc.constantFrom(new Set([1, 2]), new Map([["a", 1]]))),
  ),
  "Object.keys": all(fc.oneof(dictionaries, lists, texts, small)),
  "Object.values": all(fc.oneof(dictionaries, lists, texts)),
  "Object.entries": all(fc.oneof(dictionaries, lists, texts)),
  "Object.getOwnPropertyNames": all(dictionaries),
  "Object.assign": all(dictionaries, maybe(dictionaries), fc.oneof(dictionaries, fc.constant(null))),
  "Object.freeze": all(dictionaries),
  "Object.fromEntries": all(fc.array(fc.tuple(keys, plain), { maxLength: 4 })),
  "Object.hasOwn": all(fc.oneof(dictionaries, lists), fc.oneof(keys, small)),
  "Object.is": all(plain, plain).filter((pair) => pair.every((value) => typeof value !== "object" && value !== 0)),
  "Object.create": all(fc.constant(null)),
  "JSON.stringify": given(
    fc.oneof(plain, dictionaries, lists, nested),
    fc.oneof(fc.constantFrom<unknown>(null, undefined, ["a"])),
    fc.constantFrom<unknown>(undefined, 2, "--", 0),
  ).filter((args) => args.length > 0),
  "JSON.parse": all(
    fc.oneof(
      fc.oneof(dictionaries, lists, nested).map((value) => JSON.stringify(value)),
      fc.constantFrom("{", "[1,]", "1e3", '{"a": {"b": [1.0]}}'),
    ),
  ),
  structuredClone: all(fc.oneof(dictionaries, lists, nested, fc.constant(new Map([["a", [1]]])))),
  "Promise.all": all(lists),
  "Promise.resolve": all(plain),
};
for (const path of Object.keys(javascriptNatives))
  if (path.startsWith("javascript.Math.") && !path.endsWith(".random"))
    FUNCTIONS[path.replace("javascript.", "")] = given(numbers, numbers, fc.oneof(plain, numbers));

const separators = fc.oneof(fc.constantFrom<unknown>("", ",", "b", undefined, null), texts);
const places = maybe(fc.oneof(small, fc.constantFrom<unknown>(null, "1", Number.NaN, 1.5, Infinity, -Infinity)));

const METHODS: readonly (readonly [self: fc.Arbitrary<unknown>, Readonly<Record<string, Arguments>>])[] = [
  [
    fc.oneof(
      { arbitrary: lists, weight: 4 },
      // Items that were never set.
      fc.nat(4).map((size) => new Array<unknown>(size)),
    ),
    {
      at: given(places),
      concat: given(lists, plain),
      copyWithin: given(small, places, places),
      entries: all(),
      every: all(functions),
      fill: given(plain, places, places),
      filter: all(functions),
      find: all(functions),
      findIndex: all(functions),
      findLast: all(functions),
      findLastIndex: all(functions),
      flatMap: all(
        fc.oneof(
          functions,
          fc.constant((x: unknown) => [x, [x]]),
        ),
      ),
      forEach: all(functions),
      includes: given(fc.oneof(small, fc.constantFrom(Number.NaN, undefined, null, "a")), places),
      indexOf: given(fc.oneof(small, fc.constantFrom(Number.NaN, undefined, null, "a")), places),
      join: given(separators),
      keys: all(),
      lastIndexOf: given(fc.oneof(small, fc.constantFrom(Number.NaN, undefined, null)), places),
      map: all(functions),
      pop: all(),
      push: given(plain, plain),
      reduce: given(reducers, small).filter((args) => args.length > 0),
      reduceRight: given(reducers, small).filter((args) => args.length > 0),
      reverse: all(),
      shift: all(),
      slice: given(places, places),
      some: all(functions),
      sort: all(),
      splice: given(places, places, plain, plain),
      toReversed: all(),
      toSorted: all(),
      toSpliced: given(places, places, plain),
      toString: all(),
      unshift: given(plain, plain),
      values: all(),
      with: all(small, plain),
    },
  ],
  [numberLists, { sort: given(comparators), toSorted: given(comparators) }],
  [nested, { flat: given(maybe(fc.constantFrom(0, 1, 2, Infinity))), toString: all(), join: all() }],
  [
    texts,
    {
      at: given(places),
      charAt: given(places),
      charCodeAt: given(places),
      codePointAt: given(places),
      concat: given(plain, texts),
      endsWith: given(texts, places),
      includes: given(texts, places),
      indexOf: given(texts, places),
      lastIndexOf: given(texts, places),
      normalize: given(),
      padEnd: given(fc.nat(12), maybe(texts)),
      padStart: given(fc.nat(12), maybe(texts)),
      repeat: given(fc.integer({ min: -1, max: 4 })),
      replace: all(texts, fc.oneof(texts, functions)),
      replaceAll: all(texts, fc.oneof(texts, functions)),
      slice: given(places, places),
      split: given(separators, maybe(small)),
      startsWith: given(texts, places),
      substr: given(places, places),
      substring: given(places, places),
      toLowerCase: all(),
      toString: all(),
      toUpperCase: all(),
      trim: all(),
      trimEnd: all(),
      trimStart: all(),
      valueOf: all(),
    },
  ],
  [
    numbers,
    {
      toExponential: given(maybe(fc.nat(5))),
      toFixed: given(maybe(fc.integer({ min: -1, max: 5 }))),
      toPrecision: given(maybe(fc.nat(8))),
      toString: given(maybe(fc.constantFrom(2, 10, 16, 99))),
      valueOf: all(),
    },
  ],
  [fc.boolean(), { toString: all(), valueOf: all() }],
  [dictionaries, { hasOwnProperty: all(keys), propertyIsEnumerable: all(keys), valueOf: all(), toString: all() }],
  [
    fc
      .array(fc.tuple(fc.oneof(small, texts, fc.constantFrom(true, 1, "1", Number.NaN, undefined)), small))
      .map((rows) => new Map<unknown, unknown>(rows)),
    {
      clear: all(),
      delete: all(fc.oneof(small, texts, fc.constantFrom(true, Number.NaN, undefined))),
      entries: all(),
      forEach: all(functions),
      get: all(fc.oneof(small, texts, fc.constantFrom(true, Number.NaN, undefined))),
      has: all(fc.oneof(small, texts, fc.constantFrom(true, Number.NaN, undefined))),
      keys: all(),
      set: all(fc.oneof(small, texts), plain),
      values: all(),
    },
  ],
  [
    fc
      .array(fc.oneof(small, texts, fc.constantFrom(true, 1, "1", Number.NaN, undefined)))
      .map((items) => new Set(items)),
    {
      add: all(fc.oneof(small, texts, fc.constantFrom(true, Number.NaN, undefined))),
      clear: all(),
      delete: all(fc.oneof(small, texts, fc.constantFrom(true, Number.NaN, undefined))),
      entries: all(),
      forEach: all(functions),
      has: all(fc.oneof(small, texts, fc.constantFrom(true, Number.NaN, undefined))),
      keys: all(),
      values: all(),
    },
  ],
  [
    fc.oneof(
      numberLists.map((items) => Float32Array.from(items, (item) => item / 8)),
      numberLists.map((items) => Uint8Array.from(items)),
      numberLists.map((items) => Int32Array.from(items)),
    ),
    {
      at: given(places),
      every: all(functions),
      filter: all(functions),
      find: all(functions),
      includes: given(small),
      indexOf: given(small),
      join: given(separators),
      map: all(
        fc.constantFrom<Callback>(
          (x: number) => x / 3,
          (_x: number, i: number) => i * 200,
        ),
      ),
      reduce: all(reducers, small),
      slice: given(places, places),
      some: all(functions),
      subarray: given(places, places),
      toReversed: all(),
      toSorted: all(),
    },
  ],
];

/** What a call gives, and what it makes of what it is called on; or that it throws. */
function outcome(work: () => readonly [result: unknown, self: unknown]): unknown {
  try {
    return work().map(comparable);
  } catch (error) {
    if (error instanceof Thrown) return `throws ${error.message}`;
    if (error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError)
      return `throws ${error.name}`;
    throw error;
  }
}

const copyOf = (value: unknown): unknown => (typeof value === "function" ? value : structuredClone(value));

const reach = (path: string): unknown =>
  path.split(".").reduce<unknown>((from, name) => (from as Record<string, unknown>)[name], globalThis);

describe("functions", () => {
  it.each(Object.entries(FUNCTIONS))("%s gives what Node gives", (name, args) => {
    fc.assert(
      fc.property(args, (values) => {
        const node = outcome(() => {
          const own = values.map(copyOf);
          const at = name.includes(".") ? reach(name.slice(0, name.lastIndexOf("."))) : undefined;
          const result: unknown = Reflect.apply(reach(name) as () => unknown, at, own);
          return [result instanceof Promise ? own[0] : result, own[0]];
        });
        const runtime = standInRuntime();
        const ours = outcome(() => {
          const own = values.map((value) => toValue(runtime, value));
          const result = callNative(runtime, javascriptNatives[`javascript.${name}`]!(`javascript.${name}`), ...own);
          return [fromValue(result), own.length > 0 ? fromValue(own[0]!) : undefined];
        });
        expect(ours).toEqual(node);
      }),
    );
  });
});

describe("methods", () => {
  const cases = METHODS.flatMap(([self, methods]) =>
    Object.entries(methods).map(([name, args]) => [name, self, args] as const),
  );
  it.each(cases)("%s gives what Node gives", (name, selves, args) => {
    fc.assert(
      fc.property(selves, args, (self, values) => {
        const node = outcome(() => {
          const own = structuredClone(self);
          return [(own as Record<string, (...args: unknown[]) => unknown>)[name]!(...values.map(copyOf)), own];
        });
        const runtime = standInRuntime();
        const ours = outcome(() => {
          const own = toValue(runtime, self);
          const method = methodsOf(own, name);
          if (!method) throw new Error(`no method ${name}`);
          const result = callNative(runtime, method, own, ...values.map((value) => toValue(runtime, value)));
          return [fromValue(result), fromValue(own)];
        });
        expect(ours).toEqual(node);
      }),
    );
  });

  it("of every array, text, map and set are asked about", () => {
    const asked = new Set(METHODS.flatMap(([, methods]) => Object.keys(methods)));
    // Where the program runs decides what these give, or nobody knows.
    const untold = /Locale|^(localeCompare|match|matchAll|search)$/;
    const later = ["union", "intersection", "difference", "symmetricDifference"];
    const missing = ["array", "string", "number", "boolean", "map", "set"].flatMap((kind) =>
      [...javascriptMethods.get(kind as "array")!.keys()].filter(
        (name) => !asked.has(name) && !untold.test(name) && !later.includes(name),
      ),
    );
    expect(missing).toEqual([]);
  });
});

describe("constants", () => {
  it("are Node's", () => {
    const wrong = javascriptConstants.filter(([path, value]) => {
      const name = path.replace("javascript.", "");
      if (name.startsWith("process.") || name.startsWith("Symbol.")) return false;
      return !Object.is(fromValue(value), reach(name));
    });
    expect(wrong).toEqual([]);
  });

  it("are no names that something else is known for", () => {
    const told = new Set([...javascriptConstants.map(([path]) => path), ...Object.keys(javascriptNatives)]);
    expect([...javascriptGlobals].filter((name) => told.has(`javascript.${name}`))).toEqual([]);
  });
});

describe("what isn't known", () => {
  const n = Sym.name("n");
  const open = new Unknown("nobody knows");
  const runtime = standInRuntime();
  const half = new Quotient(n, 2);
  const list = (...items: Value[]): ListObject => runtime.list(items);
  const openList = (): ListObject => runtime.list([], open);
  const returns = (value: Value): Value => new NativeFunction("f", () => value);
  const shown = (value: Value): unknown => (value instanceof Sym ? value.toString() : fromValue(value));
  const native = (path: string, ...args: Value[]): unknown =>
    shown(callNative(runtime, javascriptNatives[`javascript.${path}`]!(`javascript.${path}`), ...args));
  const method = (name: string, self: Value, ...args: Value[]): unknown =>
    shown(callNative(runtime, methodsOf(self, name)!, self, ...args));

  it.each<readonly [unknown, unknown]>([
    [native("Math.floor", half), "floor(n / 2)"],
    [native("Math.ceil", half), "-floor(-n / 2)"],
    [native("Math.round", new Quotient(n, 4)), "floor((2·n + 4) / 8)"],
    [native("Math.floor", n), "n"],
    [native("Math.max", n, 1), "max(n, 1)"],
    [native("Math.pow", n, 2), "n^2"],
    [native("Math.sqrt", n), "? `n` is known only when the program runs"],
    [native("Math.random"), "? it is drawn at random"],
    [native("Math.max", 1, open), "? nobody knows"],
    [native("Number", n), "n"],
    [native("String", n), "? `n` is known only when the program runs"],
    [native("Array", n), "? `n` is known only when the program runs"],
    [
      native("Array.from", runtime.heap.adopt(toValue(runtime, { length: 100_000 }) as ListObject)),
      "? the list is too long",
    ],
    [native("Object.keys", open), "? nobody knows"],
    [native("Object.assign", toValue(runtime, { a: 1 }), toValue(runtime, { a: 2, b: 3 })), { a: 2, b: 3 }],
    [native("JSON.stringify", list(open)), "? nobody knows"],
    [native("JSON.parse", open), "? nobody knows"],
    [native("console.log", list(1)), undefined],
    [native("Float32Array", 3), [0, 0, 0]],
    [native("Set", list(1, open)), "? nobody knows"],
    [method("filter", list(1, 2), returns(open)), "? nobody knows"],
    [method("some", list(1, 2), returns(open)), "? nobody knows"],
    [method("map", openList(), returns(1)), "? nobody knows"],
    [method("map", list(1, 2), returns(open)), ["? nobody knows", "? nobody knows"]],
    [method("push", openList(), 1), "? nobody knows"],
    [method("includes", list(1, open), 1), true],
    [method("includes", list(1, open), 2), "? nobody knows"],
    [method("slice", list(1, 2), n), "? `n` is known only when the program runs"],
    [method("sort", list(2, open)), "? nobody knows"],
    [method("join", list("a", open)), "? nobody knows"],
    [method("splice", list(1, 2), open, 1), "? nobody knows"],
    [method("repeat", "a", 10_000_000), "? the text is too long"],
    [method("replace", "a", open, "b"), "? nobody knows"],
    [method("localeCompare", "a", "b"), "? the order of texts depends on the place where the program runs"],
    [method("call", javascriptNatives["javascript.Math.max"]!("javascript.Math.max"), null, 1, 2), 2],
    [method("apply", javascriptMethods.get("array")!.get("concat")!, list(1), list(list(2))), [1, 2]],
    [plainProperty(list(1, 2), "length"), 2],
    [plainProperty("conv", "length"), 4],
  ])("case %#", (ours, wanted) => expect(ours).toEqual(wanted));
});
