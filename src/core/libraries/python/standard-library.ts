/**
 * The parts of Python's standard library that model code computes with.
 *
 *     math.ceil(h / 2), functools.partial(Conv2D, padding="same"), itertools.product(a, b), copy.deepcopy(cfg)
 */
import { Float, Sym, Unknown } from "../../dims/dim.js";
import { itemsOf, reasonFor } from "../../values/convert.js";
import { NativeFunction, type NativeCall } from "../../values/native.js";
import { DictObject, InstanceObject, IteratorObject, ListObject } from "../../values/objects.js";
import { firstGiven, TupleValue, type Value } from "../../values/value.js";
import { fn, itemsOrReason, type Bound, type Natives } from "../native-helpers.js";

const numberOf = (value: Value): number | undefined =>
  value instanceof Float
    ? value.value
    : typeof value === "number"
      ? value
      : typeof value === "boolean"
        ? Number(value)
        : undefined;

const reason = (value: Value): Unknown =>
  value instanceof Sym ? new Unknown(`\`${value}\` is known only when the program runs`) : reasonFor(value);

/** A function of one number that gives a float. */
const real = (f: (x: number) => number): ((name: string) => NativeFunction) =>
  fn("x", ({ get }) => {
    const x = numberOf(get("x"));
    return x === undefined ? reason(get("x")) : new Float(f(x));
  });

/** A function of one number that gives an integer. */
const whole = (f: (x: number) => number): ((name: string) => NativeFunction) =>
  fn("x", ({ get }) => {
    const value = get("x");
    const x = numberOf(value);
    if (value instanceof Sym) return value;
    const result = x === undefined ? undefined : f(x);
    return result === undefined
      ? reason(value)
      : Number.isSafeInteger(result)
        ? result
        : new Unknown("the number is too large to be exact");
  });

function gcd(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : gcd(b, a % b);
}

// ---------------------------------------------------------------- functools, itertools, copy

/** `partial(Conv2D, 32, padding="same")`: what is given now, known or not, is given again with what a call gives. */
function partial({ args: given }: NativeCall): Value {
  const [callee, ...first] = given.positional;
  const { unknownPositional } = given;
  return new NativeFunction("partial", ({ runtime, args, place }) =>
    runtime.call(
      callee ?? null,
      {
        ...given,
        ...args,
        positional: unknownPositional ? first : [...first, ...args.positional],
        keywords: new Map([...given.keywords, ...args.keywords]),
      },
      place,
    ),
  );
}

function reduce({ runtime, rest, place }: Bound): Value {
  const [callee, iterable, start] = rest;
  const items = runtime.iterate(iterable ?? null, place);
  if (items instanceof Unknown) return items;
  const values = start === undefined ? items : [start, ...items];
  return values.length === 0
    ? new Unknown("there is nothing to reduce", place)
    : values.reduce((a, b) => runtime.call(callee ?? null, { positional: [a, b], keywords: new Map() }, place));
}

const iterator = ({ runtime }: Bound, items: readonly Value[]): Value => runtime.heap.adopt(new IteratorObject(items));

/** More combinations than this are not gone through. */
const MAX_COMBINATIONS = 5_000;

function product(bound: Bound): Value {
  const repeat = bound.extra.get("repeat");
  const lists = bound.rest.map((value) => bound.runtime.iterate(value, bound.place));
  const open = lists.find((items) => items instanceof Unknown);
  if (open instanceof Unknown) return open;
  const known = lists as readonly (readonly Value[])[];
  const all = typeof repeat === "number" ? Array.from({ length: Math.min(repeat, 16) }, () => known).flat() : known;
  if (all.reduce((n, items) => n * items.length, 1) > MAX_COMBINATIONS)
    return new Unknown("there are too many combinations to follow", bound.place);
  const rows = all.reduce<readonly (readonly Value[])[]>(
    (before, items) => before.flatMap((row) => items.map((item) => [...row, item])),
    [[]],
  );
  return iterator(
    bound,
    rows.map((row) => new TupleValue(row)),
  );
}

function deepcopy(bound: Bound): Value {
  const { heap } = bound.runtime;
  const copies = new Map<Value, Value>();
  const copy = (value: Value): Value => {
    const before = copies.get(value);
    if (before !== undefined) return before;
    if (value instanceof ListObject) {
      const made = heap.adopt(new ListObject([], value.open, value.kind));
      copies.set(value, made);
      made.items.push(...value.items.map(copy));
      return made;
    }
    if (value instanceof DictObject) {
      const made = heap.adopt(new DictObject([], value.open));
      copies.set(value, made);
      for (const [key, item] of value.entries.values()) made.set(key, copy(item));
      return made;
    }
    if (value instanceof TupleValue) return new TupleValue(value.items.map(copy), value.named);
    return value instanceof InstanceObject ? new Unknown("copies of objects aren't followed", bound.place) : value;
  };
  return copy(bound.get("x"));
}

/** A version as its numbers, which compare as versions do: "2.16.1" is (2, 16, 1). */
const version = fn("version", ({ get }) => {
  const text = get("version");
  if (typeof text !== "string") return reason(text);
  const numbers = (/^v?(\d+(?:\.\d+)*)/.exec(text)?.[1] ?? "").split(".").map(Number);
  if (!/^v?\d+(\.\d+)*$/.test(text)) return new Unknown("a version that isn't a release isn't compared");
  while (numbers.length < 3) numbers.push(0);
  return new TupleValue(numbers, { typeName: "Version", fields: ["major", "minor", "micro"] });
});

/** `importlib.import_module(".vgg", "nets")`: dots count from the package, one of them being the package itself. */
function importedByName({ get, runtime, place }: Bound): Value {
  const [name, from] = [get("name"), get("package")];
  if (typeof name !== "string") return reason(name);
  const dots = /^\.*/.exec(name)![0].length;
  if (dots === 0) return runtime.importModule(name, place);
  if (typeof from !== "string") return reason(from);
  const parts = from.split(".");
  const path = [...parts.slice(0, parts.length - dots + 1), name.slice(dots)].filter((part) => part !== "");
  return runtime.importModule(path.join("."), place);
}

export const standardLibrary: Natives = {
  "packaging.version.parse": version,
  "packaging.version.Version": version,
  "pkg_resources.parse_version": version,
  "distutils.version.LooseVersion": version,
  "distutils.version.StrictVersion": version,
  "importlib.import_module": fn("name, package=None", importedByName),
  "math.ceil": whole(Math.ceil),
  "math.floor": whole(Math.floor),
  "math.trunc": whole(Math.trunc),
  "math.sqrt": real(Math.sqrt),
  "math.exp": real(Math.exp),
  "math.log2": real(Math.log2),
  "math.log10": real(Math.log10),
  "math.sin": real(Math.sin),
  "math.cos": real(Math.cos),
  "math.fabs": real(Math.abs),
  "math.log": fn("x, base=None", ({ get }) => {
    const [x, base] = [numberOf(get("x")), numberOf(get("base"))];
    if (x === undefined) return reason(get("x"));
    // Python divides two natural logarithms too, so that the same last digit comes out.
    return new Float(base === undefined ? Math.log(x) : Math.log(x) / Math.log(base));
  }),
  "math.pow": fn("x, y", ({ get }) => {
    const [x, y] = [numberOf(get("x")), numberOf(get("y"))];
    return x === undefined || y === undefined ? reason(x === undefined ? get("x") : get("y")) : new Float(x ** y);
  }),
  "math.gcd": fn("*args", ({ rest }) =>
    rest.every((n) => typeof n === "number")
      ? (rest as number[]).reduce(gcd, 0)
      : reason(rest.find((n) => typeof n !== "number")!),
  ),
  "math.prod": fn("iterable, *, start=1", (bound) => {
    const items = itemsOrReason(bound, "iterable");
    return items instanceof Unknown
      ? items
      : items.reduce<Value>((all, item) => bound.runtime.binary("*", all, item, bound.place), bound.get("start"));
  }),
  "math.isqrt": whole((x) => Math.floor(Math.sqrt(x))),
  "functools.partial": (path) => new NativeFunction("partial", partial, undefined, path),
  "functools.reduce": fn("*args", reduce),
  "itertools.chain": fn("*args", (bound) => {
    const lists = bound.rest.map((value) => bound.runtime.iterate(value, bound.place));
    const open = lists.find((items) => items instanceof Unknown);
    return open instanceof Unknown ? open : iterator(bound, (lists as readonly (readonly Value[])[]).flat());
  }),
  "itertools.product": fn("*args, **kwargs", product),
  "itertools.repeat": fn("object, times=None", (bound) => {
    const times = bound.get("times");
    return typeof times === "number"
      ? iterator(bound, Array<Value>(Math.min(Math.max(times, 0), MAX_COMBINATIONS)).fill(bound.get("object")))
      : new Unknown("an endless iterator isn't followed", bound.place);
  }),
  "copy.copy": fn("x", (bound) => {
    const value = bound.get("x");
    if (value instanceof ListObject)
      return bound.runtime.heap.adopt(new ListObject([...value.items], value.open, value.kind));
    return value instanceof DictObject
      ? bound.runtime.heap.adopt(new DictObject([...value.entries.values()], value.open))
      : value instanceof InstanceObject
        ? new Unknown("copies of objects aren't followed", bound.place)
        : value;
  }),
  "copy.deepcopy": fn("x, memo=None", deepcopy),
  "collections.OrderedDict": fn("*args, **kwargs", ({ runtime, args, place }) =>
    runtime.call(runtime.builtin("dict"), args, place),
  ),
  "collections.defaultdict": fn("*args, **kwargs", ({ runtime, args, place }) => {
    const [factory, ...positional] = args.positional;
    const dict = runtime.call(runtime.builtin("dict"), { ...args, positional }, place);
    if (dict instanceof DictObject) dict.factory = factory ?? undefined;
    return dict;
  }),
  "collections.deque": fn("iterable=(), maxlen=None", (bound) => {
    const items = itemsOrReason(bound, "iterable");
    const most = bound.get("maxlen");
    const isTold = most === null || typeof most === "number";
    const open = items instanceof Unknown ? items : isTold ? undefined : reason(most);
    const deque = bound.runtime.heap.adopt(new ListObject(items instanceof Unknown ? [] : [...items], open, "deque"));
    if (typeof most === "number") deque.most = most;
    deque.forget("first");
    return deque;
  }),
  ...Object.fromEntries(
    ["sys.exit", "os._exit", "builtins.exit", "builtins.quit"].map((path) => [
      path,
      fn("code=None", ({ runtime, place }) => runtime.exit(place)),
    ]),
  ),
  "os.environ.get": fn("key, default=None", environment),
  "os.getenv": fn("key, default=None", environment),
  "os.environ.setdefault": fn("key, value=None", ({ runtime, get }) => {
    const set = runtime.environment.get(get("key"));
    if (set !== undefined) return set;
    runtime.heap.touch(runtime.environment);
    runtime.environment.set(get("key"), get("value"));
    return get("value");
  }),
};

/** An environment variable's default, taken for its value and said to be so. */
function environment({ runtime, get, place }: Bound): Value {
  const set = runtime.environment.get(get("key"));
  if (set !== undefined) return set;
  const value = get("default");
  const text = runtime.text(value);
  if (value === null || text === undefined)
    return new Unknown("an environment variable is known only when the program runs", place);
  runtime.assume(`the environment variable ${runtime.text(get("key")) ?? "?"}`, text, place);
  return value;
}
