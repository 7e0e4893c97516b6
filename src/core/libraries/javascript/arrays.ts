/**
 * Arrays: Array.from and its like, and the methods that make a new array or one value of an array.
 *
 *     Array.from({ length: 3 }, (_, i) => 2 ** i)   widths.map((w) => dense(w))   layers.reduce((x, l) => l.apply(x), input)
 */
import { Float, Unknown } from "../../dims/dim.js";
import { DictObject, IteratorObject, MapObject, type ListObject } from "../../values/objects.js";
import { reasonFor } from "../../values/convert.js";
import { External, Sym, Undefined, type Value } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import { changeMethods } from "./array-change.js";
import { isArray, placeIn, searchMethods } from "./array-search.js";
import { anyRounds, callbackOf, eachItem, eachTruth, isHole } from "./callbacks.js";
import {
  call,
  integerOf,
  itemsOrReason,
  jsClass,
  jsFunction,
  MAX_ITEMS,
  methodsOn,
  reason,
  under,
  unknownList,
  type JsBound,
  type MethodTable,
} from "./native.js";

const tooMany = ({ runtime, place }: JsBound): Unknown => runtime.unknown("the list is too long", place);

/** `new Array(3)`: three items that were never set. */
function emptyArray(bound: JsBound, size: Value): Value {
  const { runtime } = bound;
  if (size instanceof Sym || size instanceof Unknown) return unknownList(bound, reason(size));
  if (typeof size !== "number" && !(size instanceof Float)) return runtime.list([size]);
  if (size instanceof Float || size < 0)
    return runtime.raised("RangeError", "an array has no such length", bound.place);
  if (size > MAX_ITEMS) return unknownList(bound, tooMany(bound));
  const list = runtime.list(Array<Value>(size).fill(Undefined.value));
  list.hasHoles = size > 0;
  return list;
}

/** What `Array.from` and `apply` take for a list: what can be gone over, and objects with a length. */
export function arrayLike(bound: JsBound, value: Value): readonly Value[] | Unknown {
  if (!(value instanceof DictObject) || value instanceof MapObject) return itemsOrReason(bound, value);
  const length = value.get("length");
  if (length === undefined) return value.open ?? [];
  if (length instanceof Sym || length instanceof Unknown) return reason(length);
  const size = integerOf(length, 0);
  if (size instanceof Unknown) return size;
  if (size > MAX_ITEMS) return tooMany(bound);
  return Array.from({ length: Math.max(0, size) }, (_, i) => {
    const item = value.get(String(i));
    return item === undefined ? (value.open ?? Undefined.value) : item;
  });
}

function arrayFrom(bound: JsBound): Value {
  const items = arrayLike(bound, bound.get("items"));
  if (!bound.has("callback"))
    return items instanceof Unknown ? unknownList(bound, items) : bound.runtime.list([...items]);
  return items instanceof Unknown
    ? unknownList(bound, anyRounds(bound, items, items, items))
    : mapped(bound.runtime.list([...items]), bound, (item, i) => call(bound, callbackOf(bound), item, i));
}

export const arrayNatives: Natives = {
  "javascript.Array": jsClass("...items", (bound) =>
    bound.rest.length === 1 ? emptyArray(bound, bound.rest[0]!) : bound.runtime.list([...bound.rest]),
  ),
  ...under("javascript.Array", {
    from: jsFunction("items, callback, receiver", arrayFrom),
    isArray: jsFunction("value", ({ get }) => {
      const value = get("value");
      return value instanceof Unknown || value instanceof Sym ? reason(value) : isArray(value);
    }),
    of: jsFunction("...items", ({ runtime, rest }) => runtime.list([...rest])),
  }),
};

export const arrayMethods: MethodTable = new Map([...searchMethods, ...changeMethods]);
const onArray = methodsOn("Array", isArray, arrayMethods);

/** Each item with what is made of it. Where items were never set, they still aren't. */
function mapped(list: ListObject, bound: JsBound, make: (item: Value, index: number) => Value): ListObject {
  const results: Value[] = Array<Value>(list.items.length).fill(Undefined.value);
  const { hasHoles } = list;
  const open = eachItem(list, bound, ({ item, index }) => {
    results[index] = make(item, index);
    return undefined;
  });
  const made = bound.runtime.list(open ? [] : results, open);
  made.hasHoles = hasHoles;
  return made;
}

onArray("map", "callback, receiver", (self, bound) =>
  mapped(self, bound, (item, index) => call(bound, callbackOf(bound), item, index, self)),
);
onArray("forEach", "callback, receiver", (self, bound) => {
  eachItem(self, bound, ({ answer }) => (answer(), undefined));
  return Undefined.value;
});
onArray("filter", "callback, receiver", (self, bound) => {
  const kept: Value[] = [];
  let undecided: Unknown | undefined;
  const open = eachTruth(self, bound, (truth, { item }) => {
    if (truth instanceof Unknown) undecided ??= truth;
    else if (truth) kept.push(item);
    return undefined;
  });
  const because = open ?? undecided;
  return bound.runtime.list(because ? [] : kept, because);
});

const reducer = (name: string, backwards: boolean): void =>
  onArray(name, "callback, initial", (self, bound) => {
    const { runtime, place } = bound;
    let total: Value | undefined = bound.args.positional.length > 2 ? bound.get("initial") : undefined;
    const open = eachItem(
      self,
      { ...bound, has: () => false },
      ({ item, index }) => {
        total = total === undefined ? item : call(bound, bound.get("callback"), total, item, index, self);
        return undefined;
      },
      backwards ? { backwards: true } : {},
    );
    return open ?? (total === undefined ? runtime.raised("TypeError", "there is nothing to reduce", place) : total);
  });
reducer("reduce", false);
reducer("reduceRight", true);

onArray("slice", "start, end", (self, bound) => {
  if (self.open) return unknownList(bound, self.open);
  const start = placeIn(self.items.length, bound.get("start"), 0);
  const end = placeIn(self.items.length, bound.get("end"), self.items.length);
  if (start instanceof Unknown) return unknownList(bound, start);
  if (end instanceof Unknown) return unknownList(bound, end);
  const part = bound.runtime.list(self.items.slice(start, end));
  part.hasHoles = self.hasHoles;
  return part;
});
onArray("concat", "...others", (self, bound) => {
  const items: Value[] = [];
  let [open, hasHoles] = [self.open, false];
  for (const part of [self, ...bound.rest])
    if (part instanceof Unknown || part instanceof External) open ??= reasonFor(part);
    else if (part instanceof Sym) open ??= new Unknown(`whether \`${part}\` is a list isn't known`);
    else if (isArray(part)) {
      items.push(...part.items);
      open ??= part.open;
      hasHoles ||= part.hasHoles;
    } else items.push(part);
  if (items.length > MAX_ITEMS) open ??= tooMany(bound);
  const all = bound.runtime.list(open ? [] : items, open);
  all.hasHoles = hasHoles;
  return all;
});

/** The items of lists in the place of the lists, so many levels deep. */
function flattened(list: ListObject, depth: number, into: Value[]): Unknown | undefined {
  if (list.open) return list.open;
  for (const [i, item] of list.items.entries()) {
    if (isHole(list, i)) continue;
    if (into.length > MAX_ITEMS) return new Unknown("the list is too long");
    if (item instanceof Unknown) return item;
    const open = isArray(item) && depth > 0 ? flattened(item, depth - 1, into) : void into.push(item);
    if (open) return open;
  }
  return undefined;
}

/** A list that holds itself has no end. */
const MOST_LEVELS = 50;

function flat(list: ListObject, depth: number, bound: JsBound): Value {
  const items: Value[] = [];
  const open = flattened(list, Math.min(depth, MOST_LEVELS), items);
  return bound.runtime.list(open ? [] : items, open);
}
onArray("flat", "depth", (self, bound) => {
  const depth = integerOf(bound.get("depth"), 1);
  return depth instanceof Unknown ? unknownList(bound, depth) : flat(self, depth, bound);
});
onArray("flatMap", "callback, receiver", (self, bound) =>
  flat(
    mapped(self, bound, (item, index) => call(bound, callbackOf(bound), item, index, self)),
    1,
    bound,
  ),
);

onArray("toReversed", "", (self, { runtime }) => runtime.list([...self.items].reverse(), self.open));
onArray("with", "index, value", (self, bound) => {
  if (self.open) return unknownList(bound, self.open);
  const at = integerOf(bound.get("index"), 0);
  if (at instanceof Unknown) return unknownList(bound, at);
  const index = at < 0 ? self.items.length + at : at;
  if (index < 0 || index >= self.items.length)
    return bound.runtime.raised("RangeError", "the array has no such place", bound.place);
  return bound.runtime.list(self.items.with(index, bound.get("value")));
});

const iterated = (name: string, itemOf: (bound: JsBound, item: Value, i: number) => Value): void =>
  onArray(name, "", (self, bound) =>
    bound.runtime.heap.adopt(
      new IteratorObject(
        self.items.map((item, i) => itemOf(bound, item, i)),
        0,
        self.open,
      ),
    ),
  );
iterated("keys", (_bound, _item, i) => i);
iterated("values", (_bound, item) => item);
iterated("entries", ({ runtime }, item, i) => runtime.list([i, item]));
