/**
 * Functions on nested structures: `keras.tree`, `tf.nest` and the package `tree`, which say the same.
 *
 *     tree.flatten({"b": [1, 2], "a": 3})   [3, 1, 2]: a dict's values in the order of its keys
 */
import { Unknown } from "../../dims/dim.js";
import { itemsOf } from "../../values/convert.js";
import { DictObject, ListObject } from "../../values/objects.js";
import { External, positionalArguments, TupleValue, type Value } from "../../values/value.js";
import { fn, reasonFor, type Bound, type Natives } from "../native-helpers.js";

const isNested = (value: Value): value is TupleValue | ListObject | DictObject =>
  value instanceof TupleValue || value instanceof ListObject || value instanceof DictObject;

const sortedEntries = (dict: DictObject): readonly (readonly [Value, Value])[] =>
  [...dict.entries.values()].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

/** The leaves in order, or why they can't be told. */
function leavesOf(value: Value): readonly Value[] | Unknown {
  if (value instanceof Unknown || (value instanceof External && value.instance)) return reasonFor(value);
  if (!isNested(value)) return [value];
  if (!(value instanceof TupleValue) && value.open) return value.open;
  const parts = value instanceof DictObject ? sortedEntries(value).map(([, item]) => item) : value.items;
  const leaves: Value[] = [];
  for (const part of parts) {
    const found = leavesOf(part);
    if (found instanceof Unknown) return found;
    leaves.push(...found);
  }
  return leaves;
}

/** The structure with other leaves in the place of its own. */
function withLeaves({ runtime }: Bound, structure: Value, next: () => Value): Value {
  const recurse = (value: Value): Value => {
    if (value instanceof TupleValue) return new TupleValue(value.items.map(recurse), value.named);
    if (value instanceof ListObject)
      return runtime.heap.adopt(new ListObject(value.items.map(recurse), value.open, value.kind));
    if (!(value instanceof DictObject)) return next();
    const changed = new Map(sortedEntries(value).map(([key, item]) => [key, recurse(item)] as const));
    const entries = [...value.entries.values()].map(([key]) => [key, changed.get(key)!] as const);
    return runtime.heap.adopt(new DictObject(entries, value.open));
  };
  return recurse(structure);
}

function mapStructure(bound: Bound): Value {
  const [callee, structure, ...others] = bound.rest;
  if (callee === undefined || structure === undefined) return bound.runtime.unknown("`map_structure` of nothing");
  const columns = [structure, ...others].map(leavesOf);
  const open = columns.find((leaves) => leaves instanceof Unknown);
  if (open instanceof Unknown) return open;
  let at = 0;
  return withLeaves(bound, structure, () => {
    const row = (columns as readonly (readonly Value[])[]).map((leaves) => leaves[at] ?? null);
    at++;
    return bound.runtime.call(callee, positionalArguments(...row), bound.place);
  });
}

function packSequence(bound: Bound): Value {
  const flat = itemsOf(bound.get("flat_sequence"));
  if (!flat) return reasonFor(bound.get("flat_sequence"));
  let at = 0;
  return withLeaves(bound, bound.get("structure"), () => flat[at++] ?? null);
}

const functions: Natives = {
  flatten: fn("structure, *args, **kwargs", ({ get, runtime }) => {
    const leaves = leavesOf(get("structure"));
    return leaves instanceof Unknown ? runtime.list([], leaves) : runtime.list([...leaves]);
  }),
  map_structure: fn("*args, **kwargs", mapStructure),
  pack_sequence_as: fn("structure, flat_sequence, *args, **kwargs", packSequence),
  is_nested: fn("structure", ({ get }) =>
    get("structure") instanceof Unknown ? reasonFor(get("structure")) : isNested(get("structure")),
  ),
  assert_same_structure: fn("*args, **kwargs", () => null),
};

export const treeNatives: Natives = Object.fromEntries(
  ["keras.tree", "keras.utils.tree", "tensorflow.nest", "tree"].flatMap((module) =>
    Object.entries(functions).map(([name, make]) => [`${module}.${name}`, make] as const),
  ),
);
