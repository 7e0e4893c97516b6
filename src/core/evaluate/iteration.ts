/**
 * What a `for` goes over: the items in order, or Unknown where they can't be told.
 *
 *     for i, (w, s) in enumerate(zip(widths, strides))
 */
import { Float, isRanked, Sym, Unknown } from "../dims/dim.js";
import { anyItem } from "../libraries/pipelines/dataset.js";
import { membersOfEnumeration } from "../libraries/python/enumerations.js";
import { refuseAsContainer, refuseOfResult } from "../libraries/keras/given-values.js";
import { refuseValue } from "../libraries/keras/ops/symbolic-value.js";
import type { Place } from "../text/span.js";
import { heldElement, numpyScalar } from "../libraries/tensors/constants.js";
import { itemsOf, reasonFor } from "../values/convert.js";
import { LayerObject } from "../values/layer-object.js";
import { ClassObject, DictObject, InstanceObject, IteratorObject, ListObject } from "../values/objects.js";
import { OneOf, oneOf } from "../values/one-of.js";
import { noArguments, NumPyInteger, RangeValue, StreamValue, TensorValue, type Value } from "../values/value.js";
import { classAttribute } from "./attributes.js";
import { Raised } from "./frame.js";
import type { Interpreter } from "./interpreter.js";
import { readAwaited } from "./modules.js";

/** More rows of a tensor than this are not gone over one by one. */
const MAX_ROWS = 512;

export function iterateValue(run: Interpreter, value: Value, place: Place): readonly Value[] | Unknown {
  readAwaited(run, value);
  const items = itemsOf(value);
  if (items)
    return value instanceof ListObject ? [...items] : value instanceof TensorValue ? elementsOf(value, items) : items;
  if (value instanceof ListObject) return reasonFor(value);
  if (typeof value === "string") return [...value];
  if (value instanceof DictObject) return value.open ?? [...value.entries.values()].map(([key]) => key);
  if (value instanceof IteratorObject) {
    if (value.open ?? value.endless) return value.open ?? value.endless!;
    run.heap.touch(value);
    const rest = value.items.slice(value.next);
    value.next = value.items.length;
    return rest;
  }
  if (value instanceof RangeValue) return run.unknown(rangeReason(value), place);
  if (value instanceof StreamValue) return itemsOfStream(run, value);
  if (value instanceof TensorValue)
    return refuseValue(run, value, "iteration", place) ?? refuseOfResult(run, value, place) ?? rowsOf(value, place);
  const members = value instanceof ClassObject ? membersOfEnumeration(value) : undefined;
  if (members) return members.map(([, member]) => member);
  if (value instanceof InstanceObject && !(value instanceof LayerObject)) return iterateInstance(run, value, place);
  const refused = refuseAsContainer(run, value, "iteration", place);
  if (refused) return refused;
  if (value instanceof Sym) return run.unknown(`\`${value}\` is known only when the program runs`, place);
  if (
    value === null ||
    typeof value === "number" ||
    typeof value === "boolean" ||
    value instanceof Float ||
    value instanceof NumPyInteger
  )
    return run.raised("TypeError", "what is gone over here holds no items", place);
  if (value instanceof OneOf)
    return oneOf(
      value,
      value.among.flatMap((object) => itemsOf(object) ?? []),
    );
  return reasonFor(value);
}

/** Those of a NumPy array are NumPy's numbers. */
const elementsOf = ({ facts, dtype }: TensorValue, values: readonly Value[]): readonly Value[] =>
  facts.kind === "array" ? values.map((value) => numpyScalar(value, dtype)) : values;

/** A dataset whose batches are all of one size is gone over batch by batch. */
function itemsOfStream(run: Interpreter, stream: StreamValue): readonly Value[] | Unknown {
  const { count, batch } = stream.dataset ?? {};
  const item = typeof count === "number" && count <= MAX_ROWS && batch !== undefined ? anyItem(run, stream) : undefined;
  return item === undefined ? stream.because : Array<Value>(count as number).fill(item);
}

function rangeReason({ start, stop, step }: RangeValue): string {
  for (const bound of [stop, start, step]) {
    if (bound instanceof Unknown) return bound.because;
    if (bound instanceof Sym) return `\`${bound}\` is known only when the program runs`;
  }
  return "the range is too long to follow";
}

function rowsOf(tensor: TensorValue, place: Place): readonly Value[] | Unknown {
  if (!isRanked(tensor.shape)) return tensor.shape;
  const [first, ...rest] = tensor.shape;
  if (typeof first !== "number" || first > MAX_ROWS) return new Unknown("it goes over a tensor's rows", place);
  const { kind = "tensor" } = tensor.facts;
  const held = kind === "array" ? heldElement(rest, tensor.dtype) : undefined;
  return Array.from({ length: first }, () => held ?? new TensorValue(rest, tensor.dtype, undefined, { kind }));
}

/** Objects with __iter__ and __next__, or with __getitem__ and __len__. */
function iterateInstance(run: Interpreter, object: InstanceObject, place: Place): readonly Value[] | Unknown {
  const iter = classAttribute(run, object, "__iter__");
  if (iter === undefined) return run.unknown("what the object holds isn't known", place);
  const iterator = run.call(iter, noArguments, place);
  if (!(iterator instanceof InstanceObject)) return iterateValue(run, iterator, place);
  const next = classAttribute(run, iterator, "__next__");
  if (next === undefined) return run.unknown("what the object holds isn't known", place);
  const items: Value[] = [];
  run.handlers = [...run.handlers, ["StopIteration"]];
  try {
    while (items.length < MAX_ROWS) items.push(run.call(next, noArguments, place));
    return run.unknown("it gives too many values to follow", place);
  } catch (error) {
    if (error instanceof Raised && error.types.includes("StopIteration")) return items;
    throw error;
  } finally {
    run.handlers = run.handlers.slice(0, -1);
  }
}
