/**
 * Sets: each of equal items once, in an order that nobody knows.
 *
 *     len(set(labels))   sorted({64, 32})      known
 *     for w in {128, 64}                       unknown: Python goes by hashes
 */
import { isRanked, type Unknown } from "../../dims/dim.js";
import type { Runtime } from "../../values/native.js";
import { keyOf, ListObject, type Key } from "../../values/objects.js";
import { TensorValue, Unknown as UnknownValue, type Value } from "../../values/value.js";
import { numpyScalar } from "../tensors/constants.js";

/** Of items of which it isn't known whether they are equal, a set can't be told. */
export function newSet(runtime: Runtime, items: readonly Value[] | Unknown): ListObject {
  if (items instanceof UnknownValue) return runtime.heap.adopt(new ListObject([], items, "set"));
  const byKey = new Map<Key, Value>();
  const others: Value[] = [];
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) others.push(item);
    else if (!byKey.has(key)) byKey.set(key, item);
  }
  const kept = [...byKey.values()];
  let open: Unknown | undefined;
  for (const item of others) {
    const same = kept.map((other) => runtime.equal(other, item));
    if (same.includes(true)) continue;
    open ??= same.find((equal) => equal instanceof UnknownValue) as Unknown | undefined;
    kept.push(item);
  }
  return runtime.heap.adopt(new ListObject(open ? [] : kept, open, "set"));
}

/** Each of the labels that a vector holds, once. */
export function labelsIn(value: Value): readonly Value[] | undefined {
  if (!(value instanceof TensorValue) || !isRanked(value.shape) || value.shape.length !== 1) return undefined;
  const { classes, dtype } = value;
  return classes === undefined ? undefined : Array.from({ length: classes }, (_, label) => numpyScalar(label, dtype));
}
