/**
 * Python's built-in functions, on abstract values.
 *
 *     list(range(3)), enumerate(zip(a, b)), isinstance(x, int), getattr(self, f"conv{i}")
 */
import type { Runtime } from "../../values/native.js";
import type { Place } from "../../text/span.js";
import { undefinedDimension } from "../../problems/undefined-dimension.js";
import { add, Float, floorDiv, isRanked, Sym, Unknown } from "../../dims/dim.js";
import { itemsOf, membersOf, reasonFor } from "../../values/convert.js";
import { HeapObject } from "../../values/heap.js";
import { LayerObject } from "../../values/layer-object.js";
import { NativeFunction } from "../../values/native.js";
import {
  ClassObject,
  DictObject,
  IdentityNumber,
  InstanceObject,
  IteratorObject,
  ListObject,
  ModuleObject,
  openClass,
} from "../../values/objects.js";
import {
  BoundMethod,
  External,
  firstGiven,
  noArguments,
  positionalArguments,
  PropertyValue,
  RangeValue,
  SliceValue,
  StreamValue,
  TensorValue,
  TupleValue,
  type Value,
} from "../../values/value.js";
import { representationOf } from "../../values/text.js";
import { nativeBaseOf } from "../keras/own/native-classes.js";
import { refuseAsContainer } from "../keras/given-values.js";
import { refuseNumber } from "../keras/refused-in-call.js";
import { isDataset } from "../pipelines/refused-datasets.js";
import { refuseValue } from "../keras/ops/symbolic-value.js";
import { anyItem } from "../pipelines/dataset.js";
import { getattr, hasattr } from "./attribute-functions.js";
import { membersOfEnumeration } from "./enumerations.js";
import { refuseUnhashable } from "./hashing.js";
import { labelsIn, newSet } from "./sets.js";
import { hasType, instanceOf, typeOf } from "./types.js";
import { cls, fn, itemsOrReason, membersOrReason, unknownList, type Bound, type Natives } from "../native-helpers.js";

const iteratorOver = ({ runtime }: Bound, items: readonly Value[] | Unknown): Value =>
  items instanceof Unknown ? items : runtime.heap.adopt(new IteratorObject(items));

const runTime = (value: Sym): Unknown => new Unknown(`\`${value}\` is known only when the program runs`);

// ---------------------------------------------------------------- numbers

/** The extreme of the values by a comparison that may be undecided. */
function extreme(bound: Bound, wanted: "<" | ">"): Value {
  const only = bound.rest.length === 1 ? bound.rest[0]! : undefined;
  const given =
    only === undefined ? bound.rest : (labelsIn(only) ?? membersOf(only) ?? bound.runtime.iterate(only, bound.place));
  if (given instanceof Unknown) return given;
  if (given.length === 0)
    return bound.extra.has("default")
      ? bound.extra.get("default")!
      : bound.runtime.raised("ValueError", "there is nothing to compare", bound.place);
  const key = bound.extra.get("key");
  const rank = (value: Value): Value =>
    key === undefined || key === null ? value : bound.runtime.call(key, positionalArguments(value), bound.place);
  let best: Value = given[0]!;
  for (const value of given.slice(1)) {
    const better = bound.runtime.truth(bound.runtime.compare(wanted, rank(value), rank(best)));
    if (better instanceof Unknown) return better;
    if (better) best = value;
  }
  return best;
}

// ---------------------------------------------------------------- containers

function makeSet(bound: Bound): Value {
  const items = labelsIn(bound.get("iterable")) ?? membersOrReason(bound, "iterable");
  const refused = items instanceof Unknown ? undefined : refuseUnhashable(bound.runtime, items, bound.place);
  return refused ?? newSet(bound.runtime, items);
}

function lengthOf({ runtime, get, place }: Bound): Value {
  const value = get("obj");
  if (typeof value === "string") return [...value].length;
  if (value instanceof TensorValue)
    return (
      refuseValue(runtime, value, "length", place) ??
      (isRanked(value.shape) ? (value.shape[0] ?? reasonFor(null)) : value.shape)
    );
  if (value instanceof DictObject) return value.open ?? value.entries.size;
  if (value instanceof ClassObject && membersOfEnumeration(value)) return membersOfEnumeration(value)!.length;
  if (value instanceof RangeValue) return rangeLength(value);
  const items = membersOf(value);
  if (items) return items.length;
  if (value instanceof InstanceObject) {
    const method = value.cls?.lookup("__len__");
    if (method !== undefined) return runtime.call(new BoundMethod(value, method), noArguments, place);
  }
  const refused = refuseAsContainer(runtime, value, "length", place);
  if (refused) return refused;
  return value instanceof Sym ? runTime(value) : reasonFor(value instanceof ListObject ? value.open! : value);
}

function rangeLength({ start, stop, step }: RangeValue): Value {
  if (start === null || stop === null || step === null) return new Unknown("the range isn't known");
  if (step === 1 && start === 0) return stop;
  return typeof step === "number" && step > 0
    ? floorDiv(add(add(stop, start instanceof Unknown ? start : -(start as number)), step - 1), step)
    : new Unknown("the range isn't known");
}

function sorted(bound: Bound): Value {
  const items = membersOrReason(bound, "iterable");
  if (items instanceof Unknown) return unknownList(bound.runtime, items);
  const key = bound.get("key");
  const ranked = items.map((item) => ({
    item,
    rank: key === null ? item : bound.runtime.call(key, positionalArguments(item), bound.place),
  }));
  let open: Unknown | undefined;
  const result = [...ranked].sort((a, b) => {
    const less = bound.runtime.truth(bound.runtime.compare("<", a.rank, b.rank));
    if (less instanceof Unknown) open ??= less;
    if (less === true) return -1;
    return bound.runtime.truth(bound.runtime.compare("<", b.rank, a.rank)) === true ? 1 : 0;
  });
  if (open) return unknownList(bound.runtime, open);
  const values = result.map(({ item }) => item);
  return bound.runtime.list(bound.get("reverse") === true ? values.reverse() : values);
}

/** Items that can't be told one by one, where something is known of any of them. */
function streamOf(
  { runtime }: Bound,
  iterables: readonly Value[],
  because: Unknown,
  item: (parts: readonly Value[]) => Value,
): Value {
  const parts = iterables.map((value) => anyItem(runtime, value));
  return parts.every((part) => part === undefined)
    ? because
    : new StreamValue(item(parts.map((part) => part ?? because)), because);
}

function zip(bound: Bound): Value {
  const isEndless = (value: Value): value is IteratorObject =>
    value instanceof IteratorObject && value.endless !== undefined;
  const lists = bound.rest.map((value) =>
    isEndless(value) ? value.items.slice(value.next) : bound.runtime.iterate(value, bound.place),
  );
  const open = lists.find((items) => items instanceof Unknown);
  if (open instanceof Unknown) return streamOf(bound, bound.rest, open, (items) => new TupleValue(items));
  const known = lists as readonly (readonly Value[])[];
  const length = known.length === 0 ? 0 : Math.min(...known.map((items) => items.length));
  const shortest = bound.rest[known.findIndex((items) => items.length === length)];
  if (length > 0 && shortest !== undefined && isEndless(shortest)) return shortest.endless!;
  return iteratorOver(
    bound,
    Array.from({ length }, (_, i) => new TupleValue(known.map((items) => items[i]!))),
  );
}

function map(bound: Bound): Value {
  const [callee, ...iterables] = bound.rest;
  if (callee === undefined) return bound.runtime.unknown("`map` of nothing", bound.place);
  const rows = zip({ ...bound, rest: iterables });
  if (!(rows instanceof IteratorObject)) return rows;
  return iteratorOver(
    bound,
    rows.items.map((row) => bound.runtime.call(callee, positionalArguments(...(row as TupleValue).items), bound.place)),
  );
}

function filter(bound: Bound): Value {
  const items = itemsOrReason(bound, "iterable");
  if (items instanceof Unknown) return items;
  const callee = bound.get("function");
  const kept: Value[] = [];
  for (const item of items) {
    const truth =
      callee === null && item instanceof TensorValue
        ? new Unknown("which of the tensors are true isn't known", bound.place)
        : bound.runtime.truth(
            callee === null ? item : bound.runtime.call(callee, positionalArguments(item), bound.place),
          );
    if (truth instanceof Unknown) return truth;
    if (truth) kept.push(item);
  }
  return iteratorOver(bound, kept);
}

function makeDict({ runtime, rest, extra, place }: Bound): Value {
  const dict = runtime.heap.adopt(new DictObject());
  const [first] = rest;
  if (first instanceof DictObject) {
    for (const [key, value] of first.entries.values()) dict.set(key, value);
    dict.open = first.open;
  } else if (first !== undefined) {
    const pairs = runtime.iterate(first, place);
    if (pairs instanceof Unknown) dict.open = pairs;
    else
      for (const pair of pairs) {
        const items = itemsOf(pair);
        const refused = items?.length === 2 ? refuseUnhashable(runtime, [items[0]!], place) : undefined;
        if (refused) return refused;
        if (items?.length === 2) dict.set(items[0]!, items[1]!);
        else dict.open ??= reasonFor(pair);
      }
  }
  for (const [key, value] of extra) dict.set(key, value);
  return dict;
}

function quantifier(stopsAt: boolean): (bound: Bound) => Value {
  return (bound) => {
    const items = membersOrReason(bound, "iterable");
    if (items instanceof Unknown) return items;
    let open: Unknown | undefined;
    for (const item of items) {
      const truth = bound.runtime.truth(item);
      if (truth === stopsAt) return stopsAt;
      if (truth instanceof Unknown) open ??= truth;
    }
    return open ?? !stopsAt;
  };
}

// ---------------------------------------------------------------- the rest

const property = (kind: PropertyValue["kind"]): ((name: string) => NativeFunction) =>
  fn("fget=None, fset=None", ({ get }) => new PropertyValue(kind, get("fget"), get("fset") ?? undefined));

const none = fn("*args, **kwargs", () => null);
const unknownResult = (because: string): ((name: string) => NativeFunction) =>
  fn("*args, **kwargs", ({ runtime, place }) => runtime.unknown(because, place));

/** What `id` gives: nobody knows the number, but it is one for each object, and no layer. */
const identities = new WeakMap<HeapObject, IdentityNumber>();

/** Sizes that only run time knows are None where a program counts by them. */
function refuseRange(runtime: Runtime, place: Place): Unknown {
  // What nobody calls has the defaults of its arguments for now, and None is often one that every caller replaces.
  if (!runtime.isCalled) return runtime.raised("TypeError", "`range` can't count to None", place);
  const message = "`range` can't count to None. The size of an axis that only run time knows is None.";
  return runtime.fail({ kind: undefinedDimension, place, message }, "TypeError", place);
}

export const builtinNatives: Natives = {
  "builtins.all": fn("iterable", quantifier(false)),
  "builtins.any": fn("iterable", quantifier(true)),
  "builtins.bool": cls("bool", "x=False", ({ get, runtime, place }) => runtime.truth(get("x"), place)),
  "builtins.callable": fn("obj", ({ get }) => {
    const value = get("obj");
    return value instanceof Unknown || value instanceof Sym ? reasonFor(value) : hasType(value, "Callable");
  }),
  "builtins.classmethod": property("classmethod"),
  "builtins.staticmethod": property("staticmethod"),
  "builtins.property": property("property"),
  "functools.cached_property": property("cached-property"),
  "builtins.delattr": fn("obj, name", ({ get, runtime, place }) => {
    runtime.escape([get("obj")], runtime.unknown("what `delattr` takes away isn't followed", place));
    return null;
  }),
  "builtins.dict": cls("dict", "*args, **kwargs", makeDict),
  "builtins.dir": unknownResult("`dir` isn't followed"),
  "builtins.divmod": fn(
    "x, y",
    ({ get, runtime, place }) =>
      new TupleValue([runtime.binary("//", get("x"), get("y"), place), runtime.binary("%", get("x"), get("y"), place)]),
  ),
  "builtins.enumerate": fn("iterable, start=0", (bound) => {
    const items = itemsOrReason(bound, "iterable");
    const start = bound.get("start");
    if (items instanceof Unknown)
      return streamOf(bound, [bound.get("iterable")], items, ([item]) => new TupleValue([items, item!]));
    return iteratorOver(
      bound,
      items.map((item, i) => new TupleValue([bound.runtime.binary("+", start, i, bound.place), item])),
    );
  }),
  "builtins.eval": unknownResult("`eval` isn't followed"),
  "builtins.exec": none,
  "builtins.filter": fn("function, iterable", filter),
  "builtins.format": fn("value, format_spec=''", ({ get, runtime, place }) =>
    get("format_spec") === ""
      ? (runtime.text(get("value")) ?? reasonFor(get("value")))
      : runtime.unknown("the text's format isn't followed", place),
  ),
  "builtins.locals": unknownResult("`locals` isn't followed here"),
  "builtins.globals": unknownResult("`globals` isn't followed here"),
  "builtins.getattr": fn("*args", getattr),
  "builtins.hasattr": fn("*args", hasattr),
  "builtins.id": fn("obj", ({ get, runtime, place }) => {
    const value = get("obj");
    if (!(value instanceof HeapObject))
      return runtime.unknown("an object's identity isn't a number that a model needs", place);
    const known = identities.get(value) ?? runtime.heap.adopt(new IdentityNumber(undefined));
    identities.set(value, known);
    return known;
  }),
  "builtins.input": unknownResult("it is asked of the user when the program runs"),
  "builtins.isinstance": fn("obj, cls", ({ args, get }) => instanceOf(args.positional[0] ?? get("obj"), get("cls"))),
  "builtins.issubclass": fn("a, b", ({ get }) => {
    const [a, b] = [get("a"), get("b")];
    if (a instanceof ClassObject && b instanceof ClassObject) return a.linearization.includes(b);
    return a instanceof ClassObject && nativeBaseOf(b)
      ? a.linearization.some((c) => c.bases.some((base) => nativeBaseOf(base) === nativeBaseOf(b)))
      : reasonFor(a);
  }),
  "builtins.iter": fn("iterable, sentinel=None", (bound) => {
    const items = itemsOrReason(bound, "iterable");
    return items instanceof Unknown
      ? streamOf(bound, [bound.get("iterable")], items, ([item]) => item!)
      : iteratorOver(bound, items);
  }),
  "builtins.len": fn("obj", lengthOf),
  "builtins.list": cls("list", "iterable=()", (bound) => {
    const items = membersOrReason(bound, "iterable");
    if (items instanceof Unknown) return unknownList(bound.runtime, items);
    const list = bound.runtime.list([...items]);
    const given = bound.get("iterable");
    list.isShuffled = given instanceof ListObject && given.isShuffled;
    return list;
  }),
  "builtins.map": fn("*args", map),
  "builtins.max": fn("*args, **kwargs", (bound) => extreme(bound, ">")),
  "builtins.min": fn("*args, **kwargs", (bound) => extreme(bound, "<")),
  "builtins.next": fn("*args", ({ rest, runtime, place }) => {
    const [iterator, otherwise] = rest;
    if (iterator instanceof StreamValue) return iterator.item;
    const method = iterator instanceof InstanceObject ? iterator.cls?.lookup("__next__") : undefined;
    if (method !== undefined) return runtime.call(new BoundMethod(iterator!, method), noArguments, place);
    if (!(iterator instanceof IteratorObject)) return reasonFor(iterator ?? null);
    runtime.heap.touch(iterator);
    const found = [iterator.items[iterator.next++], iterator.open, iterator.endless, otherwise];
    return found.every((value) => value === undefined)
      ? runtime.raised("StopIteration", "the iterator is at its end", place)
      : firstGiven(found, null);
  }),
  "builtins.open": unknownResult("a file's content isn't read"),
  "builtins.ord": fn("c", ({ get }) =>
    typeof get("c") === "string" ? ((get("c") as string).codePointAt(0) ?? null) : reasonFor(get("c")),
  ),
  "builtins.chr": fn("i", ({ get }) =>
    typeof get("i") === "number"
      ? String.fromCodePoint(Math.min(Math.max(get("i") as number, 0), 0x10ffff))
      : reasonFor(get("i")),
  ),
  "builtins.pow": fn("base, exp, mod=None", ({ get, runtime, place }) => {
    const power = runtime.binary("**", get("base"), get("exp"), place);
    return get("mod") === null ? power : runtime.binary("%", power, get("mod"), place);
  }),
  "builtins.print": none,
  "builtins.range": cls("range", "*args", ({ rest, runtime, place }) => {
    if (rest.includes(null)) return refuseRange(runtime, place);
    for (const value of rest) {
      const refused = refuseNumber(runtime, value, place);
      if (refused) return refused;
    }
    const sizes = rest.map((value) =>
      value instanceof Float
        ? runtime.unknown("`range` takes integers", place)
        : typeof value === "number" || value instanceof Sym
          ? value
          : typeof value === "boolean"
            ? Number(value)
            : reasonFor(value),
    );
    const [a, b, c] = sizes;
    return b === undefined ? new RangeValue(0, a ?? 0, 1) : new RangeValue(a!, b, c ?? 1);
  }),
  "builtins.repr": fn("obj", ({ get }) => representationOf(get("obj")) ?? reasonFor(get("obj"))),
  "builtins.reversed": fn("iterable", (bound) => {
    const items = itemsOrReason(bound, "iterable");
    return iteratorOver(bound, items instanceof Unknown ? items : [...items].reverse());
  }),
  "builtins.set": cls("set", "iterable=()", makeSet),
  "builtins.frozenset": cls("set", "iterable=()", makeSet),
  "builtins.setattr": fn("obj, name, value", ({ get, runtime, place }) => {
    const name = get("name");
    const object = get("obj");
    if (typeof name === "string") runtime.setAttribute(object, name, get("value"), place);
    else if (object instanceof ClassObject) openClass(runtime.heap, object, reasonFor(name));
    else runtime.escape([object], reasonFor(name));
    return null;
  }),
  "builtins.slice": fn("*args", ({ rest }) =>
    rest.length === 1
      ? new SliceValue(null, rest[0]!, null)
      : new SliceValue(rest[0] ?? null, rest[1] ?? null, rest[2] ?? null),
  ),
  "builtins.sorted": fn("iterable, key=None, reverse=False", sorted),
  "builtins.str": cls(
    "str",
    "x=''",
    ({ get, runtime }) =>
      runtime.text(get("x")) ?? (get("x") instanceof Sym ? runTime(get("x") as Sym) : reasonFor(get("x"))),
  ),
  "builtins.sum": fn("iterable, start=0", (bound) => {
    const items = membersOrReason(bound, "iterable");
    if (items instanceof Unknown) return items;
    return items.reduce<Value>((all, item) => bound.runtime.binary("+", all, item, bound.place), bound.get("start"));
  }),
  "builtins.tuple": cls("tuple", "iterable=()", (bound) => {
    const items = itemsOrReason(bound, "iterable");
    return items instanceof Unknown ? items : new TupleValue(items);
  }),
  "builtins.type": fn("*args", ({ args, runtime }) =>
    typeOf(args.positional[0] ?? null, (name) => runtime.builtin(name)),
  ),
  "builtins.vars": fn("obj=None", ({ get, runtime, place }) => {
    const value = get("obj");
    return value instanceof ModuleObject || value instanceof InstanceObject
      ? runtime.attribute(value, "__dict__", place)
      : runtime.unknown("`vars` isn't followed here", place);
  }),
  "builtins.zip": fn("*args, **kwargs", zip),
  "builtins.object": cls("object", "", ({ runtime }) => runtime.heap.adopt(new InstanceObject(undefined))),
};
