/**
 * Plain objects: Object.keys and its like, and the methods that every object has.
 *
 *     Object.entries({ relu: 1, 2: 0 }) is [["2", 0], ["relu", 1]]      Object.assign({}, defaults, config)
 */
import { Unknown } from "../../dims/dim.js";
import { HeapObject } from "../../values/heap.js";
import { javascriptText } from "../../values/javascript.js";
import { LayerObject } from "../../values/layer-object.js";
import { ClassObject, DictObject, InstanceObject, ListObject, MapObject } from "../../values/objects.js";
import { Float, PropertyValue, Undefined, type Value } from "../../values/value.js";
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
  under,
  unknownList,
  unknownResult,
  type JsBound,
  type MethodTable,
} from "./native.js";

type Entry = readonly [key: string, value: Value];

/** Names that are the places of an array come first, in order. */
const isPlace = (key: string): boolean => /^(0|[1-9]\d*)$/.test(key) && Number(key) < 2 ** 32 - 1;

function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const places = entries.filter(([key]) => isPlace(key)).sort(([a], [b]) => Number(a) - Number(b));
  return places.length === 0 ? entries : [...places, ...entries.filter(([key]) => !isPlace(key))];
}

/** The properties of an object itself, in order; or why they can't be told. */
export function ownEntries(bound: JsBound, value: Value): readonly Entry[] | Unknown {
  const read = (key: string, found: Value): Entry => [
    key,
    found instanceof PropertyValue ? bound.runtime.attribute(value, key, bound.place) : found,
  ];
  if (value === null || value === Undefined.value)
    return bound.runtime.raised("TypeError", "it has no properties", bound.place);
  if (value instanceof MapObject || typeof value === "number" || typeof value === "boolean" || value instanceof Float)
    return [];
  if (typeof value === "string") return value.split("").map((item, i) => [String(i), item] as const);
  if (isArray(value)) return value.open ?? value.items.map((item, i) => [String(i), item] as const);
  if (value instanceof ListObject) return [];
  if (value instanceof DictObject)
    return value.open ?? inOrder([...value.entries.values()].map(([key, item]) => read(String(key), item)));
  if (value instanceof InstanceObject && !(value instanceof LayerObject))
    return value.mayHoldMore ?? inOrder([...value.attributes].map(([key, item]) => read(key, item)));
  return reason(value);
}

const listOf = (make: (bound: JsBound, entry: Entry) => Value): Natives[string] =>
  jsFunction("object", (bound) => {
    const entries = ownEntries(bound, bound.get("object"));
    return entries instanceof Unknown
      ? unknownList(bound, entries)
      : bound.runtime.list(entries.map((entry) => make(bound, entry)));
  });

/** What the object holds besides isn't known. */
function open({ runtime, place }: JsBound, target: Value, because: Unknown): void {
  if (!(target instanceof DictObject || target instanceof InstanceObject) || target instanceof LayerObject)
    return runtime.escape([target], because);
  runtime.heap.touch(target);
  target.open ??= because.place ? because : runtime.unknown(because.because, place);
}

/** Gives the target the properties of the others. */
function assign(bound: JsBound): Value {
  const target = bound.get("target");
  for (const source of bound.rest) {
    if (source === null || source === Undefined.value) continue;
    const entries = ownEntries(bound, source);
    if (entries instanceof Unknown) open(bound, target, entries);
    else for (const [key, value] of entries) bound.runtime.setAttribute(target, key, value, bound.place);
    if (!(source instanceof DictObject) || !source.open || source instanceof MapObject) continue;
    // What is known of it is known of the target.
    for (const [key, value] of source.entries.values())
      bound.runtime.setAttribute(target, String(key), value, bound.place);
  }
  return target;
}

function fromEntries(bound: JsBound): Value {
  const dict = bound.runtime.heap.adopt(new DictObject());
  const rows = itemsOrReason(bound, bound.get("entries"));
  if (rows instanceof Unknown) dict.open = rows;
  else
    for (const row of rows) {
      const [key, value] = isArray(row) && !row.open ? row.items : [reason(row), reason(row)];
      const name = key === undefined ? "undefined" : javascriptText(key);
      if (name === undefined) dict.open ??= reason(key!);
      else dict.set(name, value === undefined ? Undefined.value : value);
    }
  return dict;
}

/** `{ value }` or `{ get, set }` as what the property holds. */
function define(bound: JsBound, name: Value, descriptor: Value): void {
  const { runtime, place } = bound;
  const target = bound.get("object");
  const key = javascriptText(name);
  if (key === undefined || !(descriptor instanceof DictObject) || descriptor.open)
    return open(bound, target, reason(key === undefined ? name : descriptor));
  const [value, getter, setter] = [descriptor.get("value"), descriptor.get("get"), descriptor.get("set")];
  if (getter === undefined)
    return runtime.setAttribute(target, key, value === undefined ? Undefined.value : value, place);
  const property = new PropertyValue("property", getter, setter);
  if (!(target instanceof DictObject || target instanceof InstanceObject || target instanceof ClassObject)) return;
  runtime.heap.touch(target);
  if (target instanceof DictObject) target.set(key, property);
  else target.attributes.set(key, property);
}

function hasOwn(bound: JsBound, object: Value, name: Value): Value {
  const key = javascriptText(name);
  if (key === undefined) return reason(name);
  if (object instanceof DictObject && !(object instanceof MapObject))
    return object.get(key) === undefined ? (object.open ?? false) : true;
  if (isArray(object) && key === "length") return true;
  const entries = ownEntries(bound, object);
  return entries instanceof Unknown ? entries : entries.some(([own]) => own === key);
}

/** Lists of items by what the function gives for each. */
function groupBy(bound: JsBound): Value {
  const groups = bound.runtime.heap.adopt(new DictObject());
  const items = itemsOrReason(bound, bound.get("items"));
  if (items instanceof Unknown) {
    groups.open = anyRounds(bound, items, items, items);
    return groups;
  }
  for (const [i, item] of items.entries()) {
    const key = call(bound, bound.get("callback"), item, i);
    const name = javascriptText(key);
    const group = name === undefined ? undefined : groups.get(name);
    if (name === undefined) groups.open ??= reason(key);
    else if (isArray(group ?? null)) (group as ListObject).items.push(item);
    else groups.set(name, bound.runtime.list([item]));
  }
  return groups;
}

/** A copy, all the way down; what is met twice is copied once. */
function cloned(bound: JsBound, value: Value, known = new Map<Value, Value>()): Value {
  const { heap } = bound.runtime;
  const before = known.get(value);
  if (before !== undefined) return before;
  if (value instanceof ListObject) {
    const copy = heap.adopt(new ListObject([], value.open, value.kind));
    [copy.isShuffled, copy.hasHoles] = [value.isShuffled, value.hasHoles];
    known.set(value, copy);
    copy.items = value.items.map((item) => cloned(bound, item, known));
    return copy;
  }
  if (value instanceof DictObject) {
    const copy = heap.adopt(
      value instanceof MapObject ? new MapObject([], value.open) : new DictObject([], value.open),
    );
    known.set(value, copy);
    for (const [key, item] of value.entries.values()) copy.set(cloned(bound, key, known), cloned(bound, item, known));
    return copy;
  }
  return value instanceof HeapObject ? reason(value) : value;
}

/** Nobody changes what is frozen; a program that tries to is rare, and fails in modules. */
const same = jsFunction("object", ({ get }) => get("object"));

export const objectNatives: Natives = {
  "javascript.Object": jsClass("value", ({ get, has, runtime }) =>
    has("value") && get("value") !== null ? get("value") : runtime.heap.adopt(new DictObject()),
  ),
  "javascript.structuredClone": jsFunction("value", (bound) => cloned(bound, bound.get("value"))),
  ...under("javascript.Object", {
    assign: jsFunction("target, ...sources", assign),
    create: jsFunction("prototype", ({ get, runtime, place }) =>
      get("prototype") === null
        ? runtime.heap.adopt(new DictObject())
        : runtime.unknown("objects that inherit from other objects aren't followed", place),
    ),
    defineProperties: jsFunction("object, properties", (bound) => {
      const entries = ownEntries(bound, bound.get("properties"));
      if (entries instanceof Unknown) open(bound, bound.get("object"), entries);
      else for (const [name, descriptor] of entries) define(bound, name, descriptor);
      return bound.get("object");
    }),
    defineProperty: jsFunction("object, name, descriptor", (bound) => {
      define(bound, bound.get("name"), bound.get("descriptor"));
      return bound.get("object");
    }),
    entries: listOf(({ runtime }, [key, value]) => runtime.list([key, value])),
    freeze: same,
    fromEntries: jsFunction("entries", fromEntries),
    getOwnPropertyNames: listOf((_bound, [key]) => key),
    getPrototypeOf: unknownResult("what an object inherits from isn't followed"),
    groupBy: jsFunction("items, callback", groupBy),
    hasOwn: jsFunction("object, name", (bound) => hasOwn(bound, bound.get("object"), bound.get("name"))),
    is: jsFunction("a, b", (bound) => sameValue(bound, bound.get("a"), bound.get("b"))),
    isFrozen: unknownResult("whether objects are frozen isn't followed"),
    keys: listOf((_bound, [key]) => key),
    preventExtensions: same,
    seal: same,
    setPrototypeOf: jsFunction("object, prototype", ({ runtime, get, place }) => {
      runtime.escape([get("object")], runtime.unknown("what an object inherits from isn't followed", place));
      return get("object");
    }),
    values: listOf((_bound, [, value]) => value),
  }),
};

const isAnything = (_value: Value): _value is Value => true;

export const objectMethods: MethodTable = new Map();
const onObject = methodsOn("Object", isAnything, objectMethods);
onObject("hasOwnProperty", "name", (self, bound) => hasOwn(bound, self, bound.get("name")));
onObject("propertyIsEnumerable", "name", (self, bound) => hasOwn(bound, self, bound.get("name")));
onObject("isPrototypeOf", "object", (_self, { runtime, place }) =>
  runtime.unknown("what an object inherits from isn't followed", place),
);
onObject("toString", "", (self) => javascriptText(self) ?? reason(self));
onObject("toLocaleString", "", (self) => reason(self));
onObject("valueOf", "", (self) => self);
