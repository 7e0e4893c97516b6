/**
 * itertools, on iterables whose items are known. Endless ones give as many items as a program may want to take.
 *
 *     list(itertools.islice(itertools.count(), 3))   [0, 1, 2]
 */
import { Unknown } from "../../dims/dim.js";
import { IteratorObject } from "../../values/objects.js";
import { positionalArguments, TupleValue, type Value } from "../../values/value.js";
import { fn, itemsOrReason, type Bound, type Natives } from "../native-helpers.js";

/** More items than this are not made. */
const MOST = 5_000;
/** How far an endless iterator is followed. */
const ENDLESS = 1_000;

const tooMany = (bound: Bound): Unknown => new Unknown("there are too many items to follow", bound.place);

const iterator = ({ runtime }: Bound, items: readonly Value[]): Value => runtime.heap.adopt(new IteratorObject(items));

/** Rounds of an endless iterator: whoever takes more than these gets what isn't known. */
const endless = ({ runtime, place }: Bound, item: (i: number) => Value): Value =>
  runtime.heap.adopt(
    new IteratorObject(
      Array.from({ length: ENDLESS }, (_, i) => item(i)),
      0,
      undefined,
      new Unknown("an endless iterator is followed only for a while", place),
    ),
  );

/** A function of the items of `iterable`. */
const ofItems = (signature: string, make: (items: readonly Value[], bound: Bound) => Value): Natives[string] =>
  fn(signature, (bound) => {
    const items = itemsOrReason(bound, "iterable");
    return items instanceof Unknown ? items : make(items, bound);
  });

function combinations(items: readonly Value[], size: number, next: (i: number) => number): readonly Value[][] {
  const rows: Value[][] = [];
  const extend = (row: readonly Value[], from: number): void => {
    if (rows.length > MOST) return;
    if (row.length === size) rows.push([...row]);
    else for (let i = from; i < items.length; i++) extend([...row, items[i]!], next(i));
  };
  extend([], 0);
  return rows;
}

function permutations(items: readonly Value[], size: number): readonly Value[][] {
  const rows: Value[][] = [];
  const extend = (picked: readonly number[]): void => {
    if (rows.length > MOST) return;
    if (picked.length === size) rows.push(picked.map((i) => items[i]!));
    else for (let i = 0; i < items.length; i++) if (!picked.includes(i)) extend([...picked, i]);
  };
  extend([]);
  return rows;
}

const rowsOf = (bound: Bound, rows: readonly (readonly Value[])[]): Value =>
  rows.length > MOST
    ? tooMany(bound)
    : iterator(
        bound,
        rows.map((row) => new TupleValue(row)),
      );

const chosen = (choose: (items: readonly Value[], size: number) => readonly Value[][]): Natives[string] =>
  ofItems("iterable, r=None", (items, bound) => {
    const size = bound.get("r") ?? items.length;
    return typeof size === "number" && size >= 0 ? rowsOf(bound, choose(items, size)) : tooMany(bound);
  });

/** While the test holds, or from where it no longer does. */
const parted = (keeps: "before" | "after"): Natives[string] =>
  fn("predicate, iterable", (bound) => {
    const items = itemsOrReason(bound, "iterable");
    if (items instanceof Unknown) return items;
    let at = 0;
    for (; at < items.length; at++) {
      const truth = bound.runtime.truth(
        bound.runtime.call(bound.get("predicate"), positionalArguments(items[at]!), bound.place),
      );
      if (truth instanceof Unknown) return truth;
      if (!truth) break;
    }
    return iterator(bound, keeps === "before" ? items.slice(0, at) : items.slice(at));
  });

/** Only what is taken is taken: the rest of an iterator stays. */
function islice({ rest, runtime, place, ...bound }: Bound): Value {
  const [iterable, ...sizes] = rest;
  const [start, stop, step] = sizes.length === 1 ? [0, sizes[0]!, 1] : [sizes[0] ?? 0, sizes[1] ?? null, sizes[2] ?? 1];
  if (typeof start !== "number" || typeof stop !== "number" || typeof step !== "number" || step < 1)
    return new Unknown("which items are taken isn't known", place);
  if (iterable instanceof IteratorObject && !iterable.open) {
    runtime.heap.touch(iterable);
    const taken = iterable.items.slice(iterable.next, iterable.next + stop);
    if (taken.length < stop && iterable.endless) return iterable.endless;
    iterable.next += taken.length;
    return iterator({ ...bound, rest, runtime, place }, everyNth(taken.slice(start), step));
  }
  const items = runtime.iterate(iterable ?? null, place);
  return items instanceof Unknown
    ? items
    : iterator({ ...bound, rest, runtime, place }, everyNth(items.slice(start, stop), step));
}

const everyNth = (items: readonly Value[], step: number): readonly Value[] => items.filter((_, i) => i % step === 0);

function accumulate(items: readonly Value[], { get, runtime, place }: Bound): readonly Value[] {
  const [f, initial] = [get("func"), get("initial")];
  const combine = (a: Value, b: Value): Value =>
    f === null ? runtime.binary("+", a, b, place) : runtime.call(f, positionalArguments(a, b), place);
  const results: Value[] = initial === null ? [] : [initial];
  for (const item of items) results.push(results.length === 0 ? item : combine(results.at(-1)!, item));
  return results;
}

/** Runs of items with one key. */
function grouped(items: readonly Value[], bound: Bound): Value {
  const { runtime, place, get } = bound;
  const key = get("key");
  const groups: [Value, Value[]][] = [];
  for (const item of items) {
    const own = key === null ? item : runtime.call(key, positionalArguments(item), place);
    const last = groups.at(-1);
    const same = last ? runtime.equal(last[0], own) : false;
    if (same instanceof Unknown) return same;
    if (same) last![1].push(item);
    else groups.push([own, [item]]);
  }
  return rowsOf(
    bound,
    groups.map(([own, members]) => [own, iterator(bound, members)]),
  );
}

function zipLongest(bound: Bound): Value {
  const lists = bound.rest.map((value) => bound.runtime.iterate(value, bound.place));
  const open = lists.find((items) => items instanceof Unknown);
  if (open instanceof Unknown) return open;
  const known = lists as readonly (readonly Value[])[];
  const filling = bound.extra.get("fillvalue") ?? null;
  const length = Math.max(0, ...known.map((items) => items.length));
  return rowsOf(
    bound,
    Array.from({ length }, (_, i) => known.map((items) => (i < items.length ? items[i]! : filling))),
  );
}

function chainFromIterable(items: readonly Value[], bound: Bound): Value {
  const lists = items.map((item) => bound.runtime.iterate(item, bound.place));
  const open = lists.find((list) => list instanceof Unknown);
  return open instanceof Unknown ? open : iterator(bound, (lists as readonly (readonly Value[])[]).flat());
}

export const itertoolsNatives: Natives = {
  "itertools.accumulate": ofItems("iterable, func=None, *, initial=None", (items, bound) =>
    iterator(bound, accumulate(items, bound)),
  ),
  "itertools.batched": ofItems("iterable, n", (items, bound) => {
    const size = bound.get("n");
    if (typeof size !== "number" || size < 1) return tooMany(bound);
    const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, i) => i * size);
    return rowsOf(
      bound,
      starts.map((start) => items.slice(start, start + size)),
    );
  }),
  "itertools.chain.from_iterable": ofItems("iterable", chainFromIterable),
  "itertools.combinations": chosen((items, size) => combinations(items, size, (i) => i + 1)),
  "itertools.combinations_with_replacement": chosen((items, size) => combinations(items, size, (i) => i)),
  "itertools.count": fn("start=0, step=1", (bound) => {
    const { get, runtime, place } = bound;
    return endless(bound, (i) => runtime.binary("+", get("start"), runtime.binary("*", i, get("step"), place), place));
  }),
  "itertools.cycle": ofItems("iterable", (items, bound) =>
    items.length === 0 ? iterator(bound, []) : endless(bound, (i) => items[i % items.length]!),
  ),
  "itertools.dropwhile": parted("after"),
  "itertools.groupby": ofItems("iterable, key=None", grouped),
  "itertools.islice": fn("*args", islice),
  "itertools.pairwise": ofItems("iterable", (items, bound) =>
    rowsOf(
      bound,
      items.slice(1).map((item, i) => [items[i]!, item]),
    ),
  ),
  "itertools.permutations": chosen(permutations),
  "itertools.starmap": fn("function, iterable", (bound) => {
    const rows = itemsOrReason(bound, "iterable");
    if (rows instanceof Unknown) return rows;
    const lists = rows.map((row) => bound.runtime.iterate(row, bound.place));
    const open = lists.find((list) => list instanceof Unknown);
    if (open instanceof Unknown) return open;
    return iterator(
      bound,
      (lists as readonly (readonly Value[])[]).map((list) =>
        bound.runtime.call(bound.get("function"), positionalArguments(...list), bound.place),
      ),
    );
  }),
  "itertools.takewhile": parted("before"),
  "itertools.zip_longest": fn("*args, **kwargs", zipLongest),
};
