/**
 * Methods of arrays that change the array itself.
 *
 *     widths.push(64)   stack.pop()   widths.splice(1, 1)   sizes.sort((a, b) => a - b)   new Array(3).fill(8)
 */
import { Unknown } from "../../dims/dim.js";
import { javascriptText } from "../../values/javascript.js";
import type { ListObject } from "../../values/objects.js";
import { closeIfVast } from "../../values/unfolded.js";
import { Undefined, type Value } from "../../values/value.js";
import { isArray, placeIn } from "./array-search.js";
import { anyRounds } from "./callbacks.js";
import { call, MAX_ITEMS, methodsOn, numberOf, reason, type JsBound, type MethodTable } from "./native.js";

export const changeMethods: MethodTable = new Map();
const onArray = methodsOn("Array", isArray, changeMethods);

/** A change in place; what isn't known stays so. */
function change(self: ListObject, { runtime }: JsBound, apply: (items: Value[]) => Value): Value {
  runtime.heap.touch(self);
  return self.open ?? apply(self.items);
}

/** From here on the items aren't known. */
export function close(self: ListObject, because: Unknown): Unknown {
  self.items = [];
  return (self.open ??= because);
}

const tooMany = ({ runtime, place }: JsBound): Unknown => runtime.unknown("the list is too long", place);

function added(self: ListObject, bound: JsBound, where: "start" | "end"): Value {
  return change(self, bound, (items) => {
    if (items.length + bound.rest.length > MAX_ITEMS) return close(self, tooMany(bound));
    if (where === "end") items.push(...bound.rest);
    else items.unshift(...bound.rest);
    for (const item of bound.rest) closeIfVast(self, item);
    return self.open ?? self.items.length;
  });
}
onArray("push", "...items", (self, bound) => added(self, bound, "end"));
onArray("unshift", "...items", (self, bound) => added(self, bound, "start"));

const taken = (item: Value | undefined): Value => (item === undefined ? Undefined.value : item);
onArray("pop", "", (self, bound) => change(self, bound, (items) => taken(items.pop())));
onArray("shift", "", (self, bound) => change(self, bound, (items) => taken(items.shift())));

onArray("reverse", "", (self, bound) => {
  change(self, bound, (items) => (items.reverse(), null));
  return self;
});

/** The items with others in the place of some, and those that were taken out; or why that can't be told. */
function spliced(items: readonly Value[], bound: JsBound): { kept: Value[]; out: Value[] } | Unknown {
  const start = placeIn(items.length, bound.get("start"), 0);
  if (start instanceof Unknown) return start;
  const given = bound.args.positional.length;
  const count = given < 3 ? (given < 2 ? 0 : items.length) : numberOf(bound.get("count"));
  if (count === undefined) return reason(bound.get("count"));
  const kept = [...items];
  const out = kept.splice(start, Number.isNaN(count) ? 0 : count, ...bound.rest);
  return kept.length > MAX_ITEMS ? tooMany(bound) : { kept, out };
}

onArray("splice", "start, count, ...items", (self, bound) => {
  bound.runtime.heap.touch(self);
  const result = self.open ?? spliced(self.items, bound);
  if (result instanceof Unknown) return bound.runtime.list([], close(self, result));
  self.items = result.kept;
  return bound.runtime.list(result.out);
});
onArray("toSpliced", "start, count, ...items", (self, bound) => {
  const result = self.open ?? spliced(self.items, bound);
  return result instanceof Unknown ? bound.runtime.list([], result) : bound.runtime.list(result.kept);
});

onArray("fill", "value, start, end", (self, bound) => {
  change(self, bound, (items) => {
    const start = placeIn(items.length, bound.get("start"), 0);
    const end = placeIn(items.length, bound.get("end"), items.length);
    if (start instanceof Unknown) return close(self, start);
    if (end instanceof Unknown) return close(self, end);
    items.fill(bound.get("value"), start, end);
    if (start === 0 && end === items.length) self.hasHoles = false;
    return null;
  });
  return self;
});
onArray("copyWithin", "target, start, end", (self, bound) => {
  change(self, bound, (items) => {
    const places = [
      placeIn(items.length, bound.get("target"), 0),
      placeIn(items.length, bound.get("start"), 0),
      placeIn(items.length, bound.get("end"), items.length),
    ];
    const open = places.find((place) => place instanceof Unknown);
    if (open) return close(self, open as Unknown);
    items.copyWithin(...(places as [number, number, number]));
    return null;
  });
  return self;
});

/** In order of their texts, or as the function says; undefined comes last. */
function sorted(items: readonly Value[], bound: JsBound): Value[] | Unknown {
  const texts = new Map<Value, string>();
  const compare = bound.get("callback");
  if (!bound.has("callback"))
    for (const item of items) {
      const text = javascriptText(item);
      if (text === undefined) return reason(item);
      texts.set(item, text);
    }
  let open: Unknown | undefined;
  const byFunction = (a: Value, b: Value): number => {
    if (open) return 0;
    const answer = call(bound, compare, a, b);
    const order = numberOf(answer);
    if (order === undefined) open = reason(answer);
    return order === undefined || Number.isNaN(order) ? 0 : order;
  };
  const byText = (a: Value, b: Value): number => {
    const [x, y] = [texts.get(a)!, texts.get(b)!];
    return x < y ? -1 : x > y ? 1 : 0;
  };
  const rest = items.filter((item) => item === Undefined.value);
  const order = items.filter((item) => item !== Undefined.value).sort(bound.has("callback") ? byFunction : byText);
  return open ?? [...order, ...rest];
}

function sortedOrReason(self: ListObject, bound: JsBound): Value[] | Unknown {
  if (!self.open) return sorted(self.items, bound);
  return bound.has("callback") ? anyRounds(bound, self.open, self.open, self.open) : self.open;
}

onArray("sort", "callback", (self, bound) => {
  const result = sortedOrReason(self, bound);
  bound.runtime.heap.touch(self);
  if (result instanceof Unknown) close(self, result);
  else self.items = result;
  return self;
});
onArray("toSorted", "callback", (self, bound) => {
  const result = sortedOrReason(self, bound);
  return result instanceof Unknown ? bound.runtime.list([], result) : bound.runtime.list(result);
});
