/**
 * tf.data: any number of items of one kind, which go through the steps of a pipeline.
 *
 *     tf.data.zip({ xs, ys }).map(prepare).batch(32)   an item is { xs: [32, …], ys: [32, …] }, or fewer in the last batch
 */
import { isRanked, Unknown, type Dim } from "../../../dims/dim.js";
import { LayerObject } from "../../../values/layer-object.js";
import { DictObject, InstanceObject, IteratorObject, ListObject } from "../../../values/objects.js";
import { StreamValue, TensorValue, Undefined, type Value } from "../../../values/value.js";
import {
  call,
  jsFunction,
  methodsOn,
  reason,
  unknownResult,
  type JsBound,
  type MethodTable,
} from "../../javascript/native.js";
import type { Natives } from "../../native-helpers.js";
import { asDim } from "../../tensors/sizes.js";
import { inferredTensor } from "./infer.js";

const manyItems = ({ place }: JsBound): Unknown => new Unknown("how many items the data give isn't known", place);

const newDataset = (bound: JsBound, item: Value, count: Dim): StreamValue =>
  new StreamValue(item, manyItems(bound), { count });

const countOf = (stream: StreamValue): Dim => stream.dataset?.count ?? stream.because;

/** What holds for each of several items. */
const anyOf = ({ runtime }: JsBound, items: readonly Value[], because: Unknown): Value =>
  items.length === 0 ? because : items.reduce((all, item) => runtime.join(all, item));

/** The items of many are data, and those of a few the program's own. */
const MOST_ITEMS = 1_000;

function ofArray(bound: JsBound): Value {
  const given = bound.get("items");
  if (given instanceof TensorValue && isRanked(given.shape) && given.shape.length > 0)
    return newDataset(
      bound,
      new TensorValue(given.shape.slice(1), given.dtype, undefined, { kind: "tensor" }),
      given.shape[0]!,
    );
  if (!(given instanceof ListObject)) return newDataset(bound, reason(given), reason(given));
  if (given.open) return newDataset(bound, given.open, given.open);
  return newDataset(bound, anyOf(bound, given.items.slice(0, MOST_ITEMS), manyItems(bound)), given.items.length);
}

/** The function gives an iterator: a generator's, or an object with `next`. */
function ofGenerator(bound: JsBound): Value {
  const { runtime, place } = bound;
  const iterator = call(bound, bound.get("generator"));
  if (iterator instanceof IteratorObject) {
    const open = iterator.open ?? iterator.endless;
    return newDataset(
      bound,
      anyOf(bound, iterator.items.slice(0, MOST_ITEMS), open ?? manyItems(bound)),
      manyItems(bound),
    );
  }
  if (!(iterator instanceof DictObject) && !(iterator instanceof InstanceObject))
    return newDataset(bound, reason(iterator), manyItems(bound));
  let value: Value = manyItems(bound);
  runtime.anyRounds(() => {
    const step = call(bound, runtime.attribute(iterator, "next", place));
    value = step instanceof DictObject ? runtime.attribute(step, "value", place) : reason(step);
  }, place);
  return newDataset(bound, value, manyItems(bound));
}

/** Items of several datasets at once, in the form that the datasets are given in. */
function zipped(bound: JsBound, value: Value): { readonly item: Value; readonly count: Dim } {
  const { runtime } = bound;
  if (value instanceof StreamValue) return { item: value.item, count: countOf(value) };
  const least = (counts: readonly Dim[]): Dim =>
    counts.every((count) => typeof count === "number") && counts.length > 0
      ? Math.min(...(counts as number[]))
      : manyItems(bound);
  if (value instanceof ListObject && !value.open) {
    const parts = value.items.map((part) => zipped(bound, part));
    return { item: runtime.list(parts.map(({ item }) => item)), count: least(parts.map(({ count }) => count)) };
  }
  if (!(value instanceof DictObject) || value.open) return { item: reason(value), count: reason(value) };
  const parts = [...value.entries.values()].map(([key, part]) => [key, zipped(bound, part)] as const);
  return {
    item: runtime.heap.adopt(new DictObject(parts.map(([key, { item }]) => [key, item] as const))),
    count: least(parts.map(([, { count }]) => count)),
  };
}

export const dataNatives: Natives = {
  "data.array": jsFunction("items", ofArray),
  "data.generator": jsFunction("generator", ofGenerator),
  "data.zip": jsFunction("datasets", (bound) => {
    const { item, count } = zipped(bound, bound.get("datasets"));
    return newDataset(bound, item, count);
  }),
  "data.func": jsFunction("f", (bound) => newDataset(bound, call(bound, bound.get("f")), manyItems(bound))),
  "data.csv": jsFunction("source, config", (bound) =>
    newDataset(bound, bound.runtime.unknown("the data are read when the program runs", bound.place), manyItems(bound)),
  ),
  "data.webcam": unknownResult("what the camera gives is known only when the program runs"),
  "data.microphone": unknownResult("what the microphone gives is known only when the program runs"),
};

// ---------------------------------------------------------------- methods

const isStream = (value: Value): value is StreamValue => value instanceof StreamValue;

export const streamMethods: MethodTable = new Map();
const onDataset = methodsOn("Dataset", isStream, streamMethods);

for (const name of ["shuffle", "prefetch"])
  onDataset(name, "size", (self, bound) => newDataset(bound, self.item, countOf(self)));
for (const name of ["filter", "skip", "take", "repeat"])
  onDataset(name, "by", (self, bound) => newDataset(bound, self.item, counted(name, countOf(self), bound)));

/** How many are left, where that follows from the call. */
function counted(name: string, count: Dim, bound: JsBound): Dim {
  const by = bound.get("by");
  if (typeof count !== "number" || typeof by !== "number" || by < 0 || name === "filter") return manyItems(bound);
  return name === "take" ? Math.min(count, by) : name === "skip" ? Math.max(0, count - by) : count * by;
}

for (const name of ["map", "mapAsync"])
  onDataset(name, "transform", (self, bound) =>
    newDataset(bound, call(bound, bound.get("transform"), self.item), countOf(self)),
  );

onDataset("forEachAsync", "callback", (self, bound) => {
  bound.runtime.anyRounds(() => call(bound, bound.get("callback"), self.item), bound.place);
  return Undefined.value;
});
onDataset("toArray", "", (self, { runtime }) => runtime.list([], self.because));
onDataset("iterator", "", (self, bound) => {
  const step = new DictObject([
    ["value", self.item],
    ["done", self.because],
  ]);
  const next = jsFunction("", () => bound.runtime.heap.adopt(step))("next");
  return bound.runtime.heap.adopt(new DictObject([["next", next]]));
});

/** Each tensor with an axis in front for the batch; numbers and lists become tensors. The last batch may be smaller. */
onDataset("batch", "batchSize, smallLastBatch", (self, bound) => {
  const [size, count] = [asDim(bound.get("batchSize")), countOf(self)];
  const rows = typeof size === "number" && size > 0 ? size : undefined;
  const isEven = rows !== undefined && typeof count === "number" && count % rows === 0;
  const axis: Dim =
    isEven || bound.get("smallLastBatch") === false ? size : new Unknown("the last batch may be smaller", bound.place);
  const batches = isEven ? count / rows : manyItems(bound);
  return newDataset(bound, batched(bound, self.item, axis), batches);
});

function batched(bound: JsBound, item: Value, axis: Dim): Value {
  const tensor = item instanceof DictObject || item instanceof LayerObject ? undefined : inferredTensor(item);
  const holdsTensors =
    item instanceof ListObject && item.items.some((part) => part instanceof TensorValue || part instanceof DictObject);
  if (tensor && !holdsTensors)
    return new TensorValue(isRanked(tensor.shape) ? [axis, ...tensor.shape] : tensor.shape, tensor.dtype, undefined, {
      kind: "tensor",
    });
  if (item instanceof ListObject && !item.open)
    return bound.runtime.list(item.items.map((part) => batched(bound, part, axis)));
  if (!(item instanceof DictObject)) return reason(item);
  const entries = [...item.entries.values()].map(([key, part]) => [key, batched(bound, part, axis)] as const);
  return bound.runtime.heap.adopt(new DictObject(entries, item.open));
}
