/**
 * How large containers are when they are written out: one that holds another twice counts it twice.
 *
 *     a = [a, a], sixty times over, is sixty lists, and 2^60 written out
 */
import { Unknown } from "../dims/dim.js";
import { HeapObject } from "./heap.js";
import { DictObject, ListObject } from "./objects.js";
import { TupleValue, type Value } from "./value.js";

/** Whoever goes over more than this comes to no end. */
const MOST_PARTS = 50_000;
/** So many containers are looked at, and no more: data that is written down is shared by nobody. */
const MOST_LOOKED_AT = 5_000;

type Container = ListObject | DictObject | TupleValue;

const isContainer = (value: Value): value is Container =>
  value instanceof ListObject || value instanceof TupleValue || value instanceof DictObject;

/** Why a container of these items can't be followed, or undefined where it can. */
export function tooMuchIn(items: readonly Value[]): Unknown | undefined {
  if (!items.some(isContainer)) return undefined;
  const sizes = new Map<Container, number>();
  const size = (value: Value): number => {
    if (!isContainer(value)) return 0;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    if (sizes.size >= MOST_LOOKED_AT) return 1;
    // What holds itself is met again before it has been counted.
    sizes.set(value, 1);
    let count = 1;
    for (const part of partsOf(value)) count += size(part);
    sizes.set(value, Math.min(count, MOST_PARTS));
    return count;
  };
  let total = 0;
  for (const item of items) total += size(item);
  return total >= MOST_PARTS && total > 8 * sizes.size ? new Unknown("it holds too much to follow") : undefined;
}

function partsOf(value: Container): readonly Value[] {
  if (value instanceof DictObject) return [...value.entries.values()].map(([, part]) => part);
  return value.items;
}

/** What a list holds from now on can't be followed. */
export function closeIfVast(list: ListObject, added: Value): void {
  if (list.open || !(added instanceof TupleValue || added instanceof HeapObject)) return;
  list.open = tooMuchIn(list.items);
  if (list.open) list.items = [];
}
