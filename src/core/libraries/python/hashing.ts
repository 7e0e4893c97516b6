/**
 * What has no hash: it is no key of a dict, and stands in no set.
 *
 *     {x: 1}     a tensor of TensorFlow's in a `call`: id(x) and x.ref() are keys that stand for it
 *     {[1]: 2}   a list
 */
import type { Unknown } from "../../dims/dim.js";
import { isRanked } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, ListObject } from "../../values/objects.js";
import { TensorValue, TupleValue, type Value } from "../../values/value.js";
import { isComputed, refuseInCall } from "../keras/refused-in-call.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";

/** The first of the values that has none, in a `call` that the library runs; undefined where all may have one. */
export function refuseUnhashable(runtime: Runtime, values: readonly Value[], place: Place): Unknown | undefined {
  if (!runtime.insideCall || runtime.settings.dialect !== undefined) return undefined;
  for (const value of values) {
    const what = unhashable(runtime, value);
    if (what !== undefined) return refuseInCall(runtime, "TypeError", `${what} can't be hashed`, place);
  }
  return undefined;
}

function unhashable(runtime: Runtime, value: Value): string | undefined {
  if (value instanceof TupleValue)
    return value.items.map((item) => unhashable(runtime, item)).find((what) => what !== undefined);
  if (isComputed(runtime, value)) return "a tensor";
  if (value instanceof ListObject) return value.kind === "list" && !value.tracker ? "a list" : undefined;
  if (value instanceof DictObject) return value.hasAttributes || value.tracker ? undefined : "a dict";
  const isArray = value instanceof TensorValue && value.facts.kind === "array";
  return isArray && isRanked(value.shape) && value.shape.length > 0 ? "an array" : undefined;
}

/** Methods of dicts and sets that look a key up, or put one in. */
const KEYED: Readonly<Record<string, ReadonlySet<string>>> = {
  dict: new Set(["get", "pop", "setdefault"]),
  set: new Set(["add", "discard", "remove"]),
};

/** The key that such a method is called with has no hash. */
export function refuseKeyOf(self: Value, name: string, { runtime, args, place }: Bound): Unknown | undefined {
  const kind = self instanceof DictObject ? "dict" : self instanceof ListObject ? self.kind : undefined;
  const key = args.positional[1];
  return kind !== undefined && key !== undefined && KEYED[kind]?.has(name) === true
    ? refuseUnhashable(runtime, [key], place)
    : undefined;
}

export const hashNatives: Natives = {
  "builtins.hash": fn(
    "obj",
    ({ get, runtime, place }) =>
      refuseUnhashable(runtime, [get("obj")], place) ??
      runtime.unknown("a hash isn't a number that a model needs", place),
  ),
};
