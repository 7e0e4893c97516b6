/**
 * The containers of Python's collections beyond those that are plain lists and dicts.
 *
 *     Counter("abca")["a"]   2          ChainMap({"a": 1}, defaults)["b"]          OrderedDict(…).popitem(last=False)
 */
import { Unknown } from "../../dims/dim.js";
import { membersOf, reasonFor } from "../../values/convert.js";
import type { NativeFunction } from "../../values/native.js";
import { DictObject } from "../../values/objects.js";
import { TupleValue, type Value } from "../../values/value.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";

/** How often each item occurs, in the order of their first. */
function counter({ runtime, rest, extra, place }: Bound): Value {
  const [given] = rest;
  const counts = runtime.heap.adopt(new DictObject());
  counts.absent = 0;
  if (given instanceof DictObject) {
    for (const [key, count] of given.entries.values()) counts.set(key, count);
    counts.open = given.open;
  } else if (given !== undefined) {
    const items = membersOf(given) ?? runtime.iterate(given, place);
    if (items instanceof Unknown) counts.open = items;
    else for (const item of items) counts.set(item, runtime.binary("+", counts.get(item) ?? 0, 1, place));
  }
  for (const [key, count] of extra) counts.set(key, count);
  return counts;
}

/** What the first of several dicts has; a change of one of them isn't seen. */
function chainMap({ runtime, rest }: Bound): Value {
  const joined = runtime.heap.adopt(new DictObject());
  for (const part of rest.toReversed()) {
    if (!(part instanceof DictObject)) joined.open ??= reasonFor(part);
    else {
      for (const [key, value] of part.entries.values()) joined.set(key, value);
      joined.open ??= part.open;
    }
  }
  return joined;
}

export const collectionsNatives: Natives = {
  "collections.Counter": fn("*args, **kwargs", counter),
  "collections.ChainMap": fn("*args", chainMap),
};

/** Methods of Counter and OrderedDict, which are dicts here. */
export const orderedDictMethods: ReadonlyMap<string, NativeFunction> = new Map(
  Object.entries({
    most_common: fn("self, n=None", ({ get, runtime, place }) => {
      const self = get("self");
      if (!(self instanceof DictObject) || self.open) return self instanceof DictObject ? self.open! : reasonFor(self);
      const counts = [...self.entries.values()];
      if (!counts.every(([, count]) => typeof count === "number"))
        return runtime.unknown("how often an item occurs isn't known", place);
      // Those that occur equally often keep their order.
      const sorted = counts.toSorted(([, a], [, b]) => (b as number) - (a as number));
      const wanted = get("n");
      if (wanted !== null && typeof wanted !== "number") return reasonFor(wanted);
      return runtime.list(sorted.slice(0, wanted ?? sorted.length).map((pair) => new TupleValue(pair)));
    }),
    move_to_end: fn("self, key, last=True", ({ get, runtime }) => {
      const self = get("self");
      if (!(self instanceof DictObject)) return reasonFor(self);
      runtime.heap.touch(self);
      const moved = [...self.entries].find(([, [key]]) => runtime.equal(key, get("key")) === true);
      if (!moved) {
        self.open ??= reasonFor(get("key"));
        return null;
      }
      const others = [...self.entries].filter(([id]) => id !== moved[0]);
      self.entries = new Map(get("last") === false ? [moved, ...others] : [...others, moved]);
      return null;
    }),
    popitem: fn("self, last=True", ({ get, runtime, place }) => {
      const self = get("self");
      if (!(self instanceof DictObject) || self.open) return self instanceof DictObject ? self.open! : reasonFor(self);
      const entries = [...self.entries];
      const taken = get("last") === false ? entries[0] : entries.at(-1);
      if (!taken) return runtime.raised("KeyError", "the dict is empty", place);
      runtime.heap.touch(self);
      self.entries = new Map(entries.filter((entry) => entry !== taken));
      return new TupleValue(taken[1]);
    }),
  }).map(([name, make]) => [name, make(name)]),
);
