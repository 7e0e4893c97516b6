/**
 * Map and Set, which keep the order in which things are put in, and iterators.
 *
 *     new Map([["relu", 3]]).get("relu")   [...new Set(names)]   widths.values().next()
 */
import { Unknown } from "../../dims/dim.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, IteratorObject, ListObject, MapObject } from "../../values/objects.js";
import { Undefined, type Value } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import { isArray } from "./array-search.js";
import { anyRounds } from "./callbacks.js";
import {
  call,
  itemsOrReason,
  jsClass,
  jsFunction,
  methodsOn,
  reason,
  sameValue,
  type JsBound,
  type MethodTable,
} from "./native.js";

const nothing = (value: Value): boolean => value === null || value === Undefined.value;

// ---------------------------------------------------------------- Map

export const isMap = (value: Value): value is MapObject => value instanceof MapObject;

function newMap(bound: JsBound): MapObject {
  const map = bound.runtime.heap.adopt(new MapObject());
  if (nothing(bound.get("entries"))) return map;
  const rows = itemsOrReason(bound, bound.get("entries"));
  if (rows instanceof Unknown) map.open = rows;
  else
    for (const row of rows) {
      const [key, value] = isArray(row) && !row.open ? row.items : [reason(row), reason(row)];
      map.set(key === undefined ? Undefined.value : key, value === undefined ? Undefined.value : value);
    }
  return map;
}

/** Each key with its value, as a spread gives them. */
export const mapEntries = (runtime: Runtime, map: MapObject): readonly Value[] | Unknown =>
  map.open ?? [...map.entries.values()].map(([key, value]) => runtime.list([key, value]));

export const mapMethods: MethodTable = new Map();
const onMap = methodsOn("Map", isMap, mapMethods);

/** Whether a key is there, or why that isn't known. */
function has(map: MapObject, key: Value): boolean | Unknown {
  const id = map.idOf(key);
  if (id === undefined) return map.entries.size === 0 && !map.open ? false : reason(key);
  return map.entries.has(id) ? true : (map.open ?? false);
}

onMap("get", "key", (self, { get }) => {
  const found = self.get(get("key"));
  if (found !== undefined) return found;
  const isThere = has(self, get("key"));
  return isThere instanceof Unknown ? isThere : Undefined.value;
});
onMap("has", "key", (self, { get }) => has(self, get("key")));
onMap("set", "key, value", (self, { runtime, get }) => {
  runtime.heap.touch(self);
  self.set(get("key"), get("value"));
  return self;
});
onMap("delete", "key", (self, { runtime, get }) => {
  const id = self.idOf(get("key"));
  const isThere = has(self, get("key"));
  runtime.heap.touch(self);
  if (id === undefined) {
    if (isThere instanceof Unknown) self.open ??= isThere;
  } else self.entries.delete(id);
  return isThere;
});
onMap("clear", "", (self, { runtime }) => {
  runtime.heap.touch(self);
  self.entries = new Map();
  self.open = undefined;
  return Undefined.value;
});
onMap("forEach", "callback, receiver", (self, bound) => {
  if (self.open) anyRounds(bound, self.open, self.open, self.open, self);
  else for (const [key, value] of [...self.entries.values()]) call(bound, bound.get("callback"), value, key, self);
  return Undefined.value;
});

const iteratorOver = (runtime: Runtime, items: readonly Value[] | Unknown): Value =>
  runtime.heap.adopt(items instanceof Unknown ? new IteratorObject([], 0, items) : new IteratorObject(items));

const ofMap = (name: string, part: (entry: readonly [Value, Value], bound: JsBound) => Value): void =>
  onMap(name, "", (self, bound) =>
    iteratorOver(bound.runtime, self.open ?? [...self.entries.values()].map((entry) => part(entry, bound))),
  );
ofMap("keys", ([key]) => key);
ofMap("values", ([, value]) => value);
ofMap("entries", ([key, value], { runtime }) => runtime.list([key, value]));

// ---------------------------------------------------------------- Set

export const isSet = (value: Value): value is ListObject => value instanceof ListObject && value.kind === "set";

/** Where an item stands among others: -1 where it doesn't, unknown where it may. */
function placeAmong(items: readonly Value[], item: Value, bound: JsBound): number | Unknown {
  for (const [i, other] of items.entries()) {
    const same = other === item && !(item instanceof Unknown) ? true : sameValue(bound, other, item);
    if (same !== false) return same === true ? i : same;
  }
  return -1;
}

function add(set: ListObject, item: Value, bound: JsBound): void {
  if (set.open) return;
  const at = placeAmong(set.items, item, bound);
  if (at instanceof Unknown) [set.items, set.open] = [[], at];
  else if (at < 0) set.items.push(item);
}

function setOf(bound: JsBound, items: readonly Value[] | Unknown): ListObject {
  const set = bound.runtime.heap.adopt(new ListObject([], items instanceof Unknown ? items : undefined, "set"));
  set.isShuffled = false;
  if (items instanceof Unknown) return set;
  // Plain values are told apart by their texts, and need no comparison of each with each.
  const seen = new MapObject();
  for (const item of items) {
    const id = seen.idOf(item);
    if (id !== undefined && seen.entries.size === set.items.length) {
      if (seen.entries.has(id)) continue;
      seen.set(item, null);
      set.items.push(item);
    } else add(set, item, bound);
  }
  return set;
}

export const setMethods: MethodTable = new Map();
const onSet = methodsOn("Set", isSet, setMethods);

onSet("add", "item", (self, bound) => {
  bound.runtime.heap.touch(self);
  add(self, bound.get("item"), bound);
  return self;
});
onSet("has", "item", (self, bound) => {
  const at = self.open ?? placeAmong(self.items, bound.get("item"), bound);
  return at instanceof Unknown ? at : at >= 0;
});
onSet("delete", "item", (self, bound) => {
  const at = self.open ?? placeAmong(self.items, bound.get("item"), bound);
  bound.runtime.heap.touch(self);
  if (at instanceof Unknown) [self.items, self.open] = [[], at];
  else if (at >= 0) self.items.splice(at, 1);
  return at instanceof Unknown ? at : at >= 0;
});
onSet("clear", "", (self, { runtime }) => {
  runtime.heap.touch(self);
  [self.items, self.open] = [[], undefined];
  return Undefined.value;
});
onSet("forEach", "callback, receiver", (self, bound) => {
  if (self.open) anyRounds(bound, self.open, self.open, self.open, self);
  else for (const item of [...self.items]) call(bound, bound.get("callback"), item, item, self);
  return Undefined.value;
});
for (const name of ["keys", "values"])
  onSet(name, "", (self, { runtime }) => iteratorOver(runtime, self.open ?? [...self.items]));
onSet("entries", "", (self, { runtime }) =>
  iteratorOver(runtime, self.open ?? self.items.map((item) => runtime.list([item, item]))),
);

/** The items of two sets together, by whether each of them has it. */
const combined = (name: string, keeps: (inFirst: boolean, inSecond: boolean) => boolean): void =>
  onSet(name, "other", (self, bound) => {
    const other = bound.get("other");
    if (self.open ?? !isSet(other)) return setOf(bound, self.open ?? reason(other));
    const second = other as ListObject;
    if (second.open) return setOf(bound, second.open);
    const kept: Value[] = [];
    for (const [items, others, isFirst] of [
      [self.items, second.items, true],
      [second.items, self.items, false],
    ] as const)
      for (const item of items) {
        const at = placeAmong(others, item, bound);
        if (at instanceof Unknown) return setOf(bound, at);
        if (isFirst ? keeps(true, at >= 0) : at < 0 && keeps(false, true)) kept.push(item);
      }
    return setOf(bound, kept);
  });
combined("union", () => true);
combined("intersection", (a, b) => a && b);
combined("difference", (a, b) => a && !b);
combined("symmetricDifference", (a, b) => a !== b);

// ---------------------------------------------------------------- iterators

export const isIterator = (value: Value): value is IteratorObject => value instanceof IteratorObject;

export const iteratorMethods: MethodTable = new Map();
const onIterator = methodsOn("Iterator", isIterator, iteratorMethods);

onIterator("next", "", (self, { runtime }) => {
  const result = (value: Value, done: Value): Value =>
    runtime.heap.adopt(
      new DictObject([
        ["value", value],
        ["done", done],
      ]),
    );
  const open = self.open ?? (self.next >= self.items.length ? self.endless : undefined);
  if (open) return result(open, open);
  runtime.heap.touch(self);
  const item = self.items[self.next++];
  return item === undefined ? result(Undefined.value, true) : result(item, false);
});
onIterator("toArray", "", (self, bound) => {
  const items = itemsOrReason(bound, self);
  return items instanceof Unknown ? bound.runtime.list([], items) : bound.runtime.list([...items]);
});

export const collectionNatives: Natives = {
  "javascript.Map": jsClass("entries", newMap),
  "javascript.WeakMap": jsClass("entries", newMap),
  "javascript.Set": jsClass("items", (bound) =>
    setOf(bound, nothing(bound.get("items")) ? [] : itemsOrReason(bound, bound.get("items"))),
  ),
  "javascript.WeakSet": jsClass("items", (bound) =>
    setOf(bound, nothing(bound.get("items")) ? [] : itemsOrReason(bound, bound.get("items"))),
  ),
  "javascript.Map.groupBy": jsFunction("items, callback", (bound) => {
    const groups = bound.runtime.heap.adopt(new MapObject());
    const items = itemsOrReason(bound, bound.get("items"));
    if (items instanceof Unknown) groups.open = anyRounds(bound, items, items, items);
    else
      for (const [i, item] of items.entries()) {
        const key = call(bound, bound.get("callback"), item, i);
        const group = groups.get(key);
        if (group instanceof ListObject) group.items.push(item);
        else groups.set(key, bound.runtime.list([item]));
      }
    return groups;
  }),
};
