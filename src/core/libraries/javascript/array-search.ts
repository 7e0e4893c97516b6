/**
 * Methods of arrays that look for items, and leave the array as it is.
 *
 *     widths.includes(64)   layers.find((l) => l.name === "out")   names.join("/")
 */
import { Unknown } from "../../dims/dim.js";
import { javascriptText } from "../../values/javascript.js";
import { ListObject } from "../../values/objects.js";
import { Undefined, type Value } from "../../values/value.js";
import { eachTruth, isHole } from "./callbacks.js";
import { integerOf, MAX_TEXT, methodsOn, reason, sameValue, type JsBound, type MethodTable } from "./native.js";

export const isArray = (value: Value): value is ListObject => value instanceof ListObject && value.kind === "list";

export const searchMethods: MethodTable = new Map();
const onArray = methodsOn("Array", isArray, searchMethods);

/** A place counted from the end where it is negative. */
export function placeIn(length: number, value: Value, otherwise: number): number | Unknown {
  const place = integerOf(value, otherwise);
  if (place instanceof Unknown) return place;
  return place < 0 ? Math.max(length + place, 0) : Math.min(place, length);
}

onArray("at", "index", (self, { get }) => {
  if (self.open) return self.open;
  const at = integerOf(get("index"), 0);
  if (at instanceof Unknown) return at;
  const item = self.items.at(at);
  return item === undefined ? Undefined.value : item;
});

/** Where an item stands: -1 where it doesn't, unknown where it may. */
function find(self: ListObject, places: Iterable<number>, same: (item: Value) => boolean | Unknown): number | Unknown {
  if (self.open) return self.open;
  for (const i of places) {
    const found = same(self.items[i]!);
    if (found !== false) return found === true ? i : found;
  }
  return -1;
}

const upwards = (from: number, length: number): number[] =>
  Array.from({ length: Math.max(0, length - from) }, (_, i) => from + i);

onArray("includes", "item, from", (self, bound) => {
  const from = placeIn(self.items.length, bound.get("from"), 0);
  if (from instanceof Unknown) return from;
  const at = find(self, upwards(from, self.items.length), (item) => sameValue(bound, item, bound.get("item")));
  return at instanceof Unknown ? at : at >= 0;
});
onArray("indexOf", "item, from", (self, bound) => {
  const from = placeIn(self.items.length, bound.get("from"), 0);
  if (from instanceof Unknown) return from;
  const places = upwards(from, self.items.length).filter((i) => !isHole(self, i));
  return find(self, places, (item) => bound.runtime.equal(item, bound.get("item")));
});
onArray("lastIndexOf", "item, from", (self, bound) => {
  const last = self.items.length - 1;
  const given = integerOf(bound.get("from"), bound.args.positional.length > 2 ? 0 : last);
  if (given instanceof Unknown) return given;
  const from = given < 0 ? last + 1 + given : Math.min(given, last);
  const places = upwards(0, from + 1)
    .reverse()
    .filter((i) => !isHole(self, i));
  return find(self, places, (item) => bound.runtime.equal(item, bound.get("item")));
});

/** The first item, or the last, of which the function says so. */
const finder = (name: string, gives: "item" | "index", backwards?: true): void =>
  onArray(name, "callback, receiver", (self, bound) => {
    let found: Value = gives === "index" ? -1 : Undefined.value;
    const open = eachTruth(
      self,
      bound,
      (truth, { item, index }) => {
        if (truth === false) return undefined;
        found = truth === true ? (gives === "index" ? index : item) : truth;
        return "enough";
      },
      { withHoles: true, ...(backwards && { backwards }) },
    );
    return open ?? found;
  });
finder("find", "item");
finder("findIndex", "index");
finder("findLast", "item", true);
finder("findLastIndex", "index", true);

/** Whether one item is of that truth. */
const anyOf = (name: string, wanted: boolean): void =>
  onArray(name, "callback, receiver", (self, bound) => {
    let result: boolean | Unknown = !wanted;
    const open = eachTruth(self, bound, (truth) => {
      if (truth instanceof Unknown) result = truth;
      else if (truth === wanted) result = wanted;
      return truth === wanted ? "enough" : undefined;
    });
    return open ?? result;
  });
anyOf("some", true);
anyOf("every", false);

function joined(self: ListObject, separator: string, { runtime, place }: JsBound): Value {
  if (self.open) return self.open;
  const parts: string[] = [];
  let length = separator.length * self.items.length;
  for (const item of self.items) {
    const text = item === null || item === Undefined.value ? "" : javascriptText(item);
    if (text === undefined) return reason(item);
    length += text.length;
    if (length > MAX_TEXT) return runtime.unknown("the text is too long", place);
    parts.push(text);
  }
  return parts.join(separator);
}

onArray("join", "separator", (self, bound) => {
  const separator = bound.has("separator") ? javascriptText(bound.get("separator")) : ",";
  return separator === undefined ? reason(bound.get("separator")) : joined(self, separator, bound);
});
onArray("toString", "", (self, bound) => joined(self, ",", bound));
onArray("toLocaleString", "", (_self, { runtime, place }) =>
  runtime.unknown("how it is written depends on the place where the program runs", place),
);
