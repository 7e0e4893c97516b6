/**
 * Methods of Python's built-in types: text, lists, dicts, sets, tuples.
 *
 *     layers_.append(Dense(8))   cfg.get("filters", 32)   "conv_%d".upper()
 */
import { Unknown } from "../../dims/dim.js";
import { formatMethod } from "../../values/format.js";
import { itemsOf, membersOf, reasonFor } from "../../values/convert.js";
import type { NativeFunction, Runtime } from "../../values/native.js";
import { DictObject, keyOf, ListObject } from "../../values/objects.js";
import { closeIfVast } from "../../values/unfolded.js";
import { firstGiven, Float, TupleValue, type Value } from "../../values/value.js";
import { fn, type Bound } from "../native-helpers.js";
import { orderedDictMethods } from "./collections.js";
import { refuseKeyOf } from "./hashing.js";
import { newSet } from "./sets.js";

type Table = Map<string, NativeFunction>;

/** Adds methods of a type; `self` is handed over when it is of that type. */
function methods<T extends Value>(is: (value: Value) => value is T, table: Table) {
  return (name: string, parameters: string, body: (self: T, bound: Bound) => Value): void => {
    const text = parameters === "" ? "self" : `self, ${parameters}`;
    table.set(
      name,
      fn(text, (bound) => {
        const self = bound.get("self");
        return is(self) ? (refuseKeyOf(self, name, bound) ?? body(self, bound)) : reasonFor(self);
      })(name),
    );
  };
}

// ---------------------------------------------------------------- str

const strings: Table = new Map();
const onText = methods((value): value is string => typeof value === "string", strings);

const TEXT_TO_TEXT: Readonly<Record<string, (text: string) => string>> = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  casefold: (text) => text.toLowerCase(),
  capitalize: (text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
  title: (text) => text.toLowerCase().replace(/[a-z]+/gi, (word) => word[0]!.toUpperCase() + word.slice(1)),
  swapcase: (text) => [...text].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(""),
};
for (const [name, change] of Object.entries(TEXT_TO_TEXT)) onText(name, "", (text) => change(text));

const TESTS: Readonly<Record<string, RegExp>> = {
  isdigit: /^\d+$/,
  isnumeric: /^\d+$/,
  isalpha: /^\p{L}+$/u,
  isalnum: /^[\p{L}\d]+$/u,
  isspace: /^\s+$/,
  isidentifier: /^[\p{L}_][\p{L}\d_]*$/u,
};
for (const [name, test] of Object.entries(TESTS)) onText(name, "", (text) => test.test(text));
onText("isupper", "", (text) => text === text.toUpperCase() && text !== text.toLowerCase());
onText("islower", "", (text) => text === text.toLowerCase() && text !== text.toUpperCase());

onText(
  "format",
  "*args, **kwargs",
  (text, { rest, extra, runtime, place }) =>
    formatMethod(text, rest, extra) ?? runtime.unknown("the text isn't known", place),
);
onText("format_map", "mapping", (text, { get, runtime, place }) => {
  const mapping = get("mapping");
  if (!(mapping instanceof DictObject) || mapping.open) return reasonFor(mapping);
  const entries = [...mapping.entries.values()].flatMap(([key, value]) =>
    typeof key === "string" ? [[key, value] as const] : [],
  );
  return formatMethod(text, [], new Map(entries)) ?? runtime.unknown("the text isn't known", place);
});
/** A model needs no longer text. */
const MOST_TEXT = 1_000_000;

onText("join", "iterable", (text, { get, runtime, place }) => {
  const items = runtime.iterate(get("iterable"), place);
  if (items instanceof Unknown) return items;
  const length = items.reduce<number>((sum, item) => sum + (typeof item === "string" ? item.length : 0), 0);
  if (length + text.length * items.length > MOST_TEXT) return runtime.unknown("the text is too long", place);
  return items.every((item) => typeof item === "string")
    ? items.join(text)
    : reasonFor(items.find((item) => typeof item !== "string")!);
});
onText("split", "sep=None, maxsplit=-1", (text, { get, runtime }) => {
  const [sep, limit] = [get("sep"), get("maxsplit")];
  if (typeof limit !== "number" || (sep !== null && typeof sep !== "string") || sep === "") return reasonFor(sep);
  const parts =
    sep === null
      ? text
          .trim()
          .split(/\s+/)
          .filter((part) => part !== "")
      : text.split(sep);
  if (limit < 0 || parts.length <= limit + 1 || sep === null) return runtime.list(parts);
  return runtime.list([...parts.slice(0, limit), parts.slice(limit).join(sep)]);
});
onText("rsplit", "sep=None, maxsplit=-1", (text, { get, runtime }) => {
  const [sep, limit] = [get("sep"), get("maxsplit")];
  if (typeof sep !== "string" || typeof limit !== "number" || sep === "") return reasonFor(sep);
  const parts = text.split(sep);
  return runtime.list(
    limit < 0 || parts.length <= limit + 1
      ? parts
      : [parts.slice(0, parts.length - limit).join(sep), ...parts.slice(parts.length - limit)],
  );
});
onText("splitlines", "", (text, { runtime }) => runtime.list(text.split(/\r\n|\r|\n/)));
onText("partition", "sep", (text, { get }) => {
  const sep = get("sep");
  if (typeof sep !== "string") return reasonFor(sep);
  const at = text.indexOf(sep);
  return new TupleValue(at < 0 ? [text, "", ""] : [text.slice(0, at), sep, text.slice(at + sep.length)]);
});
onText("replace", "old, new, count=-1", (text, { get }) => {
  const [before, after, count] = [get("old"), get("new"), get("count")];
  if (typeof before !== "string" || typeof after !== "string" || count !== -1) return reasonFor(before);
  const found = before === "" ? text.length + 1 : text.split(before).length - 1;
  if (text.length + found * after.length > MOST_TEXT) return new Unknown("the text is too long");
  return text.replaceAll(before, () => after);
});
for (const [name, test] of [
  ["startswith", (text: string, part: string) => text.startsWith(part)],
  ["endswith", (text: string, part: string) => text.endsWith(part)],
] as const)
  onText(name, "prefix", (text, { get }) => {
    const parts = itemsOf(get("prefix")) ?? [get("prefix")];
    return parts.every((part) => typeof part === "string")
      ? parts.some((part) => test(text, part))
      : reasonFor(get("prefix"));
  });
for (const [name, pattern] of [
  ["strip", (set: string) => new RegExp(`^${set}+|${set}+$`, "g")],
  ["lstrip", (set: string) => new RegExp(`^${set}+`, "g")],
  ["rstrip", (set: string) => new RegExp(`${set}+$`, "g")],
] as const)
  onText(name, "chars=None", (text, { get }) => {
    const chars = get("chars");
    if (chars !== null && typeof chars !== "string") return reasonFor(chars);
    return text.replace(pattern(chars === null ? "\\s" : `[${chars.replace(/[\]\\^-]/g, "\\$&")}]`), "");
  });
onText("find", "sub", (text, { get }) =>
  typeof get("sub") === "string" ? text.indexOf(get("sub") as string) : reasonFor(get("sub")),
);
onText("index", "sub", (text, bound) => {
  const part = bound.get("sub");
  if (typeof part !== "string") return reasonFor(part);
  return text.includes(part) ? text.indexOf(part) : absent("ValueError", bound);
});
onText("count", "sub", (text, { get }) =>
  typeof get("sub") === "string" && get("sub") !== ""
    ? text.split(get("sub") as string).length - 1
    : reasonFor(get("sub")),
);
/** Filled up to a width that is known, and none that only tests how much one can take. */
const filling = (width: Value, fill: (width: number) => string): Value => {
  if (typeof width !== "number") return reasonFor(width);
  return width > MOST_TEXT ? new Unknown("the text is too long") : fill(width);
};
onText("zfill", "width", (text, { get }) =>
  filling(get("width"), (width) => {
    const sign = /^[+-]/.exec(text)?.[0] ?? "";
    return sign + text.slice(sign.length).padStart(width - sign.length, "0");
  }),
);
for (const [name, pad] of [
  ["ljust", (text: string, width: number, by: string) => text.padEnd(width, by)],
  ["rjust", (text: string, width: number, by: string) => text.padStart(width, by)],
] as const)
  onText(name, 'width, fillchar=" "', (text, { get }) => {
    const by = get("fillchar");
    return typeof by === "string" ? filling(get("width"), (width) => pad(text, width, by)) : reasonFor(by);
  });
onText("encode", "*args", (text) => text);
onText("removeprefix", "prefix", (text, { get }) =>
  typeof get("prefix") === "string" && text.startsWith(get("prefix") as string)
    ? text.slice((get("prefix") as string).length)
    : text,
);
onText("removesuffix", "suffix", (text, { get }) =>
  typeof get("suffix") === "string" && get("suffix") !== "" && text.endsWith(get("suffix") as string)
    ? text.slice(0, -(get("suffix") as string).length)
    : text,
);

// ---------------------------------------------------------------- list and set

const lists: Table = new Map();
const onList = methods((value): value is ListObject => value instanceof ListObject, lists);

/** A model needs no longer list. */
const MOST_ITEMS = 50_000;

/** Where an item stands, if it does; unknown where it may be one of which nobody knows. */
function placeIn(items: readonly Value[], wanted: Value, runtime: Runtime): number | Unknown | undefined {
  for (const [i, item] of items.entries()) {
    const same = runtime.equal(item, wanted);
    if (same !== false) return same === true ? i : same;
  }
  return undefined;
}

const absent = (exception: string, { runtime, place }: Bound): Unknown =>
  runtime.raised(exception, "there is no such item", place);

/** A change of a list in place. */
const change = (self: ListObject, { runtime }: Bound, apply: (items: Value[]) => Value): Value => {
  runtime.heap.touch(self);
  return apply(self.items);
};

onList("append", "item", (self, bound) =>
  change(self, bound, (items) => {
    items.push(bound.get("item"));
    self.forget("first");
    closeIfVast(self, bound.get("item"));
    return null;
  }),
);
onList("appendleft", "item", (self, bound) =>
  change(self, bound, (items) => {
    items.unshift(bound.get("item"));
    self.forget("last");
    return null;
  }),
);
onList("extend", "iterable", (self, bound) => {
  const more = bound.runtime.iterate(bound.get("iterable"), bound.place);
  bound.runtime.heap.touch(self);
  if (more instanceof Unknown) self.open ??= more;
  else if (self.items.length + more.length > MOST_ITEMS) self.open ??= new Unknown("the list is too long", bound.place);
  else self.items = [...self.items, ...more];
  self.forget("first");
  return null;
});
onList("extendleft", "iterable", (self, bound) => {
  const more = bound.runtime.iterate(bound.get("iterable"), bound.place);
  return change(self, bound, (items) => {
    if (more instanceof Unknown) self.open ??= more;
    else self.items = [...[...more].reverse(), ...items];
    self.forget("last");
    return null;
  });
});
onList("insert", "index, item", (self, bound) => {
  const index = bound.get("index");
  return change(self, bound, (items) => {
    if (typeof index !== "number") self.open ??= reasonFor(index);
    else items.splice(index < 0 ? Math.max(items.length + index, 0) : index, 0, bound.get("item"));
    return null;
  });
});
onList("pop", "index=-1", (self, bound) => {
  const index = bound.get("index");
  if (self.open || typeof index !== "number") return self.open ?? reasonFor(index);
  if (!self.ordered) return change(self, bound, () => (self.open = reasonFor(self)));
  const at = index < 0 ? self.items.length + index : index;
  if (self.items[at] === undefined)
    return bound.runtime.raised(self.kind === "set" ? "KeyError" : "IndexError", "there is no such item", bound.place);
  return change(self, bound, (items) => items.splice(at, 1)[0]!);
});
onList(
  "popleft",
  "",
  (self, bound) =>
    self.open ??
    change(self, bound, (items) =>
      items.length === 0 ? bound.runtime.raised("IndexError", "the deque is empty", bound.place) : items.shift()!,
    ),
);
onList("rotate", "n=1", (self, bound) => {
  const n = bound.get("n");
  if (self.open || typeof n !== "number") return change(self, bound, () => ((self.open ??= reasonFor(n)), null));
  return change(self, bound, (items) => {
    const first = items.length === 0 ? 0 : ((-n % items.length) + items.length) % items.length;
    self.items = [...items.slice(first), ...items.slice(0, first)];
    return null;
  });
});
onList("remove", "item", (self, bound) =>
  change(self, bound, (items) => {
    const at = placeIn(items, bound.get("item"), bound.runtime);
    if (typeof at === "number") items.splice(at, 1);
    else self.open ??= at ?? absent(self.kind === "set" ? "KeyError" : "ValueError", bound);
    return null;
  }),
);
onList("clear", "", (self, bound) =>
  change(self, bound, () => {
    self.items = [];
    self.open = undefined;
    return null;
  }),
);
onList("discard", "item", (self, bound) =>
  change(self, bound, (items) => {
    self.items = items.filter((item) => bound.runtime.equal(item, bound.get("item")) !== true);
    return null;
  }),
);
onList("reverse", "", (self, bound) => change(self, bound, (items) => (items.reverse(), null)));
onList("sort", "*, key=None, reverse=False", (self, { runtime, get, place }) => {
  const keywords = new Map<string, Value>([
    ["key", get("key")],
    ["reverse", get("reverse")],
  ]);
  const sorted = runtime.call(runtime.builtin("sorted"), { positional: [self], keywords }, place);
  runtime.heap.touch(self);
  if (sorted instanceof ListObject)
    [self.items, self.open, self.isShuffled] = [sorted.items, sorted.open, sorted.isShuffled];
  return null;
});
onList("copy", "", (self, { runtime }) => {
  const copy = new ListObject([...self.items], self.open, self.kind);
  copy.isShuffled = self.isShuffled;
  copy.most = self.most;
  return runtime.heap.adopt(copy);
});
onList("index", "item", (self, bound) => {
  if (!self.ordered) return reasonFor(self);
  return placeIn(self.items, bound.get("item"), bound.runtime) ?? absent("ValueError", bound);
});
onList(
  "count",
  "item",
  (self, { runtime, get }) =>
    self.open ?? self.items.filter((item) => runtime.equal(item, get("item")) === true).length,
);
onList("add", "item", (self, bound) =>
  change(self, bound, (items) => {
    if (!items.some((item) => bound.runtime.equal(item, bound.get("item")) === true)) items.push(bound.get("item"));
    return null;
  }),
);
for (const [name, op] of [
  ["union", "|"],
  ["intersection", "&"],
  ["difference", "-"],
  ["symmetric_difference", "^"],
] as const)
  onList(name, "other", (self, { runtime, get, place }) => {
    const other = newSet(runtime, membersOf(get("other")) ?? runtime.iterate(get("other"), place));
    return runtime.binary(op, self, other, place);
  });
onList("update", "*args", (self, { runtime, rest, place }) => {
  const all = rest.map((other) => membersOf(other) ?? runtime.iterate(other, place));
  const open = all.find((items) => items instanceof Unknown);
  const joined = newSet(runtime, open instanceof Unknown ? open : [...self.items, ...(all as Value[][]).flat()]);
  runtime.heap.touch(self);
  [self.items, self.open] = [joined.items, self.open ?? joined.open];
  return null;
});

// ---------------------------------------------------------------- tuple

const tuples: Table = new Map();
const onTuple = methods((value): value is TupleValue => value instanceof TupleValue, tuples);
onTuple(
  "index",
  "item",
  (self, bound) => placeIn(self.items, bound.get("item"), bound.runtime) ?? absent("ValueError", bound),
);
onTuple(
  "count",
  "item",
  (self, { runtime, get }) => self.items.filter((item) => runtime.equal(item, get("item")) === true).length,
);
onTuple("as_list", "", (self, { runtime }) => runtime.list([...self.items]));

const namedTuples: Table = new Map();
const onNamedTuple = methods((value): value is TupleValue => value instanceof TupleValue, namedTuples);
onNamedTuple("_replace", "**kwargs", (self, { extra, runtime, args, place }) => {
  const { named } = self;
  if (!named || args.unknownRest || [...extra.keys()].some((name) => !named.fields.includes(name)))
    return args.unknownRest ?? runtime.unknown("the named tuple has no such field", place);
  return new TupleValue(
    named.fields.map((field, i) => firstGiven([extra.get(field), self.items[i]], null)),
    named,
  );
});
onNamedTuple("_asdict", "", (self, { runtime }) =>
  runtime.heap.adopt(new DictObject((self.named?.fields ?? []).map((field, i) => [field, self.items[i] ?? null]))),
);

// ---------------------------------------------------------------- dict

const dicts: Table = new Map();
const onDict = methods((value): value is DictObject => value instanceof DictObject, dicts);

const viewOf = (self: DictObject, { runtime }: Bound, items: Value[]): Value => runtime.list(items, self.open);
onDict("keys", "", (self, { runtime }) => {
  const keys = new ListObject(
    [...self.entries.values()].map(([key]) => key),
    self.open,
    "set",
  );
  // A set by its operators, and in the order of the dict.
  keys.isShuffled = false;
  return runtime.heap.adopt(keys);
});
onDict("values", "", (self, bound) =>
  viewOf(
    self,
    bound,
    [...self.entries.values()].map(([, value]) => value),
  ),
);
onDict("items", "", (self, bound) =>
  viewOf(
    self,
    bound,
    [...self.entries.values()].map(([key, value]) => new TupleValue([key, value])),
  ),
);
onDict("get", "key, default=None", (self, { get }) => {
  const found = self.get(get("key"));
  if (found !== undefined) return found;
  return self.open ?? (get("key") instanceof Unknown ? reasonFor(get("key")) : get("default"));
});
onDict("pop", "*args", (self, { rest, runtime, place }) => {
  const [key = null, otherwise] = rest;
  const found = self.get(key);
  if (found === undefined) {
    const other = self.open ?? (keyOf(key) === undefined ? reasonFor(key) : otherwise);
    return other === undefined ? runtime.raised("KeyError", "the dict has no such key", place) : other;
  }
  runtime.heap.touch(self);
  const rebuilt = new DictObject([...self.entries.values()].filter(([other]) => runtime.equal(other, key!) !== true));
  self.entries = rebuilt.entries;
  return found;
});
onDict("setdefault", "key, default=None", (self, { get, runtime }) => {
  const found = self.get(get("key"));
  if (found !== undefined || self.open) return found ?? self.open!;
  runtime.heap.touch(self);
  self.set(get("key"), get("default"));
  return get("default");
});
onDict("update", "*args, **kwargs", (self, { rest, extra, runtime, place }) => {
  const more = runtime.call(runtime.builtin("dict"), { positional: rest, keywords: extra }, place);
  runtime.heap.touch(self);
  if (more instanceof DictObject) {
    for (const [key, value] of more.entries.values()) self.set(key, value);
    self.open ??= more.open;
  } else self.open ??= reasonFor(more);
  return null;
});
onDict("copy", "", (self, { runtime }) => runtime.heap.adopt(new DictObject([...self.entries.values()], self.open)));
onDict("clear", "", (self, { runtime }) => {
  runtime.heap.touch(self);
  self.entries = new Map();
  self.open = undefined;
  return null;
});
dicts.set(
  "fromkeys",
  fn("keys, value=None", ({ get, runtime, place }) => {
    const keys = runtime.iterate(get("keys"), place);
    return keys instanceof Unknown
      ? runtime.heap.adopt(new DictObject([], keys))
      : runtime.heap.adopt(new DictObject(keys.map((key) => [key, get("value")] as const)));
  })("fromkeys"),
);

for (const [name, method] of orderedDictMethods) dicts.set(name, method);

// ---------------------------------------------------------------- numbers

const integers: Table = new Map();
const onInteger = methods((value): value is number => typeof value === "number", integers);
onInteger("bit_length", "", (self) => (self === 0 ? 0 : Math.floor(Math.log2(Math.abs(self))) + 1));
onInteger("item", "", (self) => self);

const floats: Table = new Map();
const onFloat = methods((value): value is Float => value instanceof Float, floats);
onFloat("is_integer", "", ({ value }) => Number.isInteger(value));
onFloat("item", "", (self) => self);

export const methodTables: ReadonlyMap<string, Table> = new Map([
  ["str", strings],
  ["list", lists],
  ["set", lists],
  ["deque", lists],
  ["tuple", tuples],
  ["namedtuple", namedTuples],
  ["dict", dicts],
  ["int", integers],
  ["float", floats],
]);
