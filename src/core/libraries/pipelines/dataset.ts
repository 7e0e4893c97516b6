/**
 * TensorFlow's datasets: what an item of one is, as it goes through the steps of a pipeline.
 *
 *     Dataset.from_tensor_slices((x, y)).batch(32).map(augment)   items (None, 28, 28), (None,); augment is called on them
 *
 * In a graph the batch axis is None, the last batch being smaller. A loop over the dataset sees each batch as it is.
 */
import { Float, isRanked, Sym, Unknown, type Dim } from "../../dims/dim.js";
import { showArgument } from "../../layers/argument.js";
import { bind } from "../../layers/signature.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import type { Place } from "../../text/span.js";
import { itemsOf, reasonFor, tensorsIn } from "../../values/convert.js";
import { NativeFunction, type NativeCall, type Runtime } from "../../values/native.js";
import { DictObject, FunctionObject, ListObject } from "../../values/objects.js";
import {
  BoundMethod,
  positionalArguments,
  StreamValue,
  TensorValue,
  TupleValue,
  type CallArguments,
  type DatasetFacts,
  type Value,
} from "../../values/value.js";
import { plainSignature } from "../../values/argument-nature.js";
import { asGiven } from "../keras/given-values.js";
import { fn, type Bound } from "../native-helpers.js";
import {
  isDataset,
  refuseDatasetAttribute,
  refuseMethodCall,
  refuseResult,
  refuseUnbatch,
} from "./refused-datasets.js";

export const newDataset = (item: Value, facts: DatasetFacts, place: Place): StreamValue =>
  newBatches(item, { ...facts, isTensorFlows: true }, place);

/** What hands out batches in the way of a dataset. */
export const newBatches = (item: Value, facts: DatasetFacts, place: Place): StreamValue =>
  new StreamValue(item, new Unknown("how many batches the data give isn't known", place), facts);

/** A value with each of its tensors changed; lists become tuples, as datasets hand them out. */
export function mapItem(runtime: Runtime, value: Value, change: (tensor: TensorValue) => Value): Value {
  if (value instanceof TensorValue) return change(value);
  const items = value instanceof TupleValue || value instanceof ListObject ? itemsOf(value) : undefined;
  if (items) return new TupleValue(items.map((item) => mapItem(runtime, item, change)));
  if (!(value instanceof DictObject)) return value;
  const entries = [...value.entries.values()].map(([key, item]) => [key, mapItem(runtime, item, change)] as const);
  return runtime.heap.adopt(new DictObject(entries, value.open));
}

const withShape = (tensor: TensorValue, shape: readonly Dim[]): TensorValue =>
  new TensorValue(shape, tensor.dtype, undefined, { kind: "tensor" });

/** One item as a loop over the dataset gets it: with sizes in the place of the graph's None, and a name for that of a batch. */
function itemInLoop(runtime: Runtime, { item, because, dataset }: StreamValue): Value {
  if (!dataset) return item;
  const size = (dim: Dim, axis: number): Dim =>
    dim !== null ? dim : axis === 0 ? (dataset.batch ?? Sym.name("batch")) : because;
  const one = mapItem(runtime, item, (tensor) =>
    isRanked(tensor.shape) ? withShape(tensor, tensor.shape.map(size)) : tensor,
  );
  return dataset.isTensorFlows && one instanceof TupleValue ? asGiven(one, "tensor") : one;
}

/** What is known of any one of the items of something whose items can't be told; undefined where nothing is. */
export function anyItem(runtime: Runtime, value: Value): Value | undefined {
  if (value instanceof StreamValue) return itemInLoop(runtime, value);
  if (!(value instanceof TensorValue) || !isRanked(value.shape) || value.shape.length === 0) return undefined;
  const { kind } = value.facts;
  return new TensorValue(value.shape.slice(1), value.dtype, undefined, { kind: kind === "array" ? kind : "tensor" });
}

/** What a model is given of an item: all but the labels and their weights. */
export const inputsOf = (item: Value): Value => (item instanceof TupleValue ? (item.items[0] ?? item) : item);

/** What goes over a dataset is none itself. */
export function iteratorOver({ item, because, dataset }: StreamValue): StreamValue {
  const { isTensorFlows, ...facts } = dataset ?? { count: because };
  return new StreamValue(isTensorFlows && item instanceof TupleValue ? asGiven(item, "tensor") : item, because, facts);
}

// ---------------------------------------------------------------- methods

const methods = new Map<string, NativeFunction>();

export function streamAttribute(runtime: Runtime, stream: StreamValue, name: string, place: Place): Value {
  const method = stream.dataset ? methods.get(name) : undefined;
  // Specs have the shapes and dtypes that the graph's tensors have.
  if (stream.dataset && name === "element_spec")
    return stream.item instanceof TupleValue ? asGiven(stream.item, "tensor") : stream.item;
  const lack = method ? undefined : refuseDatasetAttribute(runtime, stream, name, place);
  if (lack) return lack;
  const untold = (): Unknown => runtime.unknown(`what \`.${name}\` of the data is isn't known`, place);
  return method || isDataset(stream) ? new BoundMethod(stream, method ?? untoldMethod(name, untold)) : untold();
}

/** A method of which only the arguments are known. */
const untoldMethod = (name: string, untold: () => Unknown): NativeFunction =>
  new NativeFunction(name, ({ runtime, args, place }) => {
    const given = { ...args, positional: args.positional.slice(1) };
    return refuseMethodCall(runtime, name, given, place) ?? runtime.call(untold(), given, place);
  });

type Dataset = StreamValue & { readonly dataset: DatasetFacts };

function method(name: string, parameters: string, body: (self: Dataset, bound: Bound) => Value): void {
  const native = fn(parameters === "" ? "self" : `self, ${parameters}`, (bound) => {
    const self = bound.get("self");
    if (!(self instanceof StreamValue && self.dataset)) return reasonFor(self);
    const fn = CALLING.has(name) ? (bound.args.positional[1] ?? bound.extra.get(CALLING.get(name)!)) : undefined;
    const refused = fn === undefined ? undefined : refuseFunction(name, self as Dataset, fn, bound);
    return refused ?? body(self as Dataset, bound);
  });
  const bind = native(name);
  const invoke = (call: NativeCall): Value => refuseCount(name, call) ?? misbound(name, call) ?? bind.invoke(call);
  methods.set(name, new NativeFunction(name, invoke, undefined, bind.path));
}

function misbound(name: string, { runtime, args, place }: NativeCall): Unknown | undefined {
  const [self, ...positional] = args.positional;
  return self !== undefined && isDataset(self)
    ? refuseMethodCall(runtime, name, { ...args, positional }, place)
    : undefined;
}

/** Methods that call a function with each item, and its parameter. */
const CALLING = new Map([
  ["filter", "predicate"],
  ["flat_map", "map_func"],
  ["interleave", "map_func"],
  ["map", "map_func"],
]);

/** What counts items, and becomes an integer of TensorFlow's. */
const COUNTING = new Set(["batch", "padded_batch", "prefetch", "repeat", "shuffle", "skip", "take"]);

function refuseCount(name: string, { runtime, args, place }: NativeCall): Unknown | undefined {
  const count = COUNTING.has(name) ? args.positional[1] : undefined;
  const isText = typeof count === "string" || count instanceof Float;
  const isTooSmall =
    typeof count === "number" && count < (LEAST[name] ?? -Infinity) && !(name === "shuffle" && count === ANY_COUNT);
  if (!isText && !isTooSmall) return undefined;
  const message = `\`${name}\` takes a whole number${isTooSmall ? " above 0" : ""}, not ${showArgument(count)}.`;
  return runtime.fail({ kind: invalidArgument, place, message }, isText ? "TypeError" : "InvalidArgumentError", place);
}

/** The least that is taken. */
const LEAST: Readonly<Record<string, number>> = { batch: 1, padded_batch: 1, shuffle: 1 };

/** `tf.data.UNKNOWN_CARDINALITY`: as many as there are. */
const ANY_COUNT = -2;

/** Functions that are called with the parts of an item, each an argument of its own. */
function refuseFunction(name: string, self: Dataset, fn: Value, { runtime, place }: Bound): Unknown | undefined {
  if (!(fn instanceof FunctionObject) || fn.owner !== undefined || !runtime.isDecided) return undefined;
  const { item } = self;
  if (!(item instanceof TupleValue || item instanceof TensorValue || item instanceof DictObject)) return undefined;
  const parts = item instanceof TupleValue ? item.items : [item];
  const own = plainSignature(fn.definition.parameters);
  if (!own || bind(own, parts, []).errors.length === 0) return undefined;
  const given = parts.length === 1 ? "one argument, the item" : `${parts.length} arguments, the parts of an item`;
  const message = `\`${name}\` calls its function with ${given}, and this one isn't made for that.`;
  return runtime.fail({ kind: invalidArgument, place, message }, "TypeError", place);
}

for (const name of ["shuffle", "prefetch", "cache", "with_options", "repeat", "ignore_errors", "rebatch"])
  method(name, "*args, **kwargs", (self, { place }) => newDataset(self.item, keptFacts(name, self.dataset), place));

/** Repeating makes another number of items; what it makes of the last batch of each round stays. */
const keptFacts = (name: string, facts: DatasetFacts): DatasetFacts =>
  name === "repeat" || name === "rebatch"
    ? { count: new Unknown("how often the data are repeated isn't told") }
    : facts;

const fewer = (name: string, self: Dataset, place: Place): StreamValue =>
  newDataset(self.item, { ...self.dataset, count: new Unknown(`\`${name}\` leaves some of the items`) }, place);

for (const name of ["take", "skip", "shard"])
  method(name, "*args, **kwargs", (self, { place }) => fewer(name, self, place));

method("filter", "predicate, *args, **kwargs", (self, { get, runtime, place }) => {
  const result = runtime.call(get("predicate"), partsOf(self), place);
  return refuseResult(runtime, "filter", result, place) ?? fewer("filter", self, place);
});

/** The parts of an item, as functions get them. */
const partsOf = ({ item }: Dataset): CallArguments =>
  positionalArguments(...(item instanceof TupleValue ? item.items : [item]));

/** Each item becomes a dataset, and its items stand one after the other. */
for (const name of ["flat_map", "interleave"])
  method(name, "map_func, *args, **kwargs", (self, { get, runtime, place }) => {
    const result = runtime.call(get("map_func"), partsOf(self), place);
    const count = new Unknown("how many items there are altogether isn't known");
    return isDataset(result)
      ? newDataset(result.item, { count }, place)
      : (refuseResult(runtime, name, result, place) ?? reasonFor(result));
  });

method("batch", "batch_size, drop_remainder=False, *args, **kwargs", (self, bound) => batched(self, bound));

function batched(self: Dataset, { get, runtime, place }: Bound): Value {
  const [size, drops] = [get("batch_size"), get("drop_remainder")];
  const { count } = self.dataset;
  const rows = typeof size === "number" && size > 0 ? size : undefined;
  const axis: Dim = drops === true ? (rows ?? reasonFor(size)) : null;
  const item = mapItem(runtime, self.item, (tensor) =>
    isRanked(tensor.shape) ? withShape(tensor, [axis, ...tensor.shape]) : tensor,
  );
  const isEven = rows !== undefined && typeof count === "number" && count % rows === 0;
  const batches = isEven ? count / rows : new Unknown("how many batches there are isn't known");
  return newDataset(item, { count: batches, ...(isEven && { batch: rows }) }, place);
}

/** Axes that are None are filled up to the longest of the batch, and stay None. */
method("padded_batch", "batch_size, *args, **kwargs", (self, bound) =>
  bound.args.positional.length > 2 || bound.extra.has("padded_shapes")
    ? reasonFor(new Unknown("the shapes that batches are padded to aren't followed", bound.place))
    : batched(self, {
        ...bound,
        get: (name) => (name === "drop_remainder" ? (bound.extra.get(name) ?? false) : bound.get(name)),
      }),
);

method("unbatch", "*args, **kwargs", (self, { runtime, place }) => {
  const refused = refuseUnbatch(runtime, self, place);
  if (refused) return refused;
  const item = mapItem(runtime, self.item, (tensor) =>
    isRanked(tensor.shape) ? withShape(tensor, tensor.shape.slice(1)) : tensor,
  );
  return newDataset(item, { count: new Unknown("how many items the batches hold isn't known") }, place);
});

method("map", "map_func, *args, **kwargs", (self, { get, runtime, place }) => {
  const result = runtime.call(get("map_func"), partsOf(self), place);
  const refused = refuseResult(runtime, "map", result, place);
  if (refused) return refused;
  const made = mapItem(runtime, result, (tensor) => tensor);
  return tensorsIn(made).length === 0 ? reasonFor(result) : newDataset(made, { count: self.dataset.count }, place);
});

method("apply", "transformation", (self, { get, runtime, place }) =>
  runtime.call(get("transformation"), positionalArguments(self), place),
);

method("enumerate", "*args, **kwargs", (self, { place }) =>
  newDataset(new TupleValue([new TensorValue([], "int64"), self.item]), self.dataset, place),
);

for (const name of ["cardinality", "__len__"]) method(name, "", (self) => self.dataset.count);
for (const name of ["as_numpy_iterator", "make_one_shot_iterator"]) method(name, "", iteratorOver);
