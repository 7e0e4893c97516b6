/**
 * What goes through a model, which builds one that has no input yet: with the batch axis that its batches have.
 *
 *     model.fit(x_train, y_train, batch_size=128)   of 60,000 images the last batch is smaller: the axis is None
 *     model.predict(x[:5])                          five rows at once
 */
import { Float, isRanked, showShape, Unknown, type Dim } from "../../dims/dim.js";
import { isTensorSpec } from "../../layers/inputs.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import type { Place } from "../../text/span.js";
import { itemsOf, reasonFor, tensorsIn, toSpecs } from "../../values/convert.js";
import type { LayerObject } from "../../values/layer-object.js";
import type { RunningCall, Runtime } from "../../values/native.js";
import { DictObject } from "../../values/objects.js";
import {
  BoundMethod,
  positionalArguments,
  StreamValue,
  TensorValue,
  TupleValue,
  type Value,
} from "../../values/value.js";
import type { Bound } from "../native-helpers.js";
import { inputsOf } from "../pipelines/dataset.js";
import { callLayer, holdUnread, runWaiting } from "./layer-calls.js";
import { fitInputs, fittingRank } from "./functional-inputs.js";
import { buildSequential } from "./models.js";
import { holdsUnbuilt } from "./runs-of-call.js";

/** `fit`: one batch of the data, or one item of a dataset, goes through the model. */
export function fit(runtime: Runtime, model: LayerObject, bound: Pick<Bound, "get" | "extra" | "place">): void {
  const x = bound.get("x");
  if (x instanceof StreamValue) {
    const { item } = x;
    const [inputs, ...others] = item instanceof TupleValue && x.dataset ? item.items : [item];
    train(runtime, model, inputs ?? null, others[0] ?? null, bound.place, item, x);
    return;
  }
  const [inputs, labels] = [x, bound.get("y")].map((part) =>
    evenBatch(runtime, withoutValidation(part, bound.extra.get("validation_split")), bound.get("batch_size")),
  );
  train(runtime, model, inputs!, labels!, bound.place);
}

/** One batch goes through the model's own training step, where its class has one. */
export function train(
  runtime: Runtime,
  model: LayerObject,
  x: Value,
  y: Value,
  place: Place,
  data: Value = y === null ? x : new TupleValue([x, y]),
  given = x,
): void {
  const step = model.cls?.lookup("train_step");
  if (step === undefined) return feed(runtime, model, x, place, given);
  if (isReady(model)) return;
  const call: RunningCall = { holder: model };
  runtime.watching(call, () => runtime.call(new BoundMethod(model, step), positionalArguments(data), place));
  holdUnread(runtime, model, call);
}

/** `build` alone makes a model built, and may leave what its `call` would build. */
const isReady = (model: LayerObject): boolean =>
  model.state.built && !model.state.perhapsUnbuilt && !(model.cls && holdsUnbuilt(model));

/** `given`: what the batch is of. */
export function feed(runtime: Runtime, model: LayerObject, batch: Value, place: Place, given = batch): void {
  runWaiting(runtime, model, place);
  const isStack = model.kind === "sequential" && model.cls?.lookup("call") === undefined;
  const { sequential, perhapsUnbuilt } = model.state;
  if (batch === null) return;
  if (!perhapsUnbuilt && (sequential?.inputLayer ?? (!isStack && isReady(model))))
    return areArrays(given instanceof StreamValue && given.dataset ? batch : given)
      ? refuseData(runtime, model, batch, place)
      : undefined;
  const specs = toSpecs(batch);
  if (!isStack || perhapsUnbuilt) callLayer(runtime, model, positionalArguments(batch), place);
  else if (isTensorSpec(specs)) buildSequential(runtime, model, specs, place);
}

/** A model that has its input is fed arrays of another shape. What they are made of may hold more than is known. */
function refuseData(runtime: Runtime, model: LayerObject, batch: Value, place: Place): void {
  const { functional, sequential } = model.state;
  if (model.cls || runtime.settings.dialect !== undefined) return;
  if (functional && !functional.open) {
    const fitting = fitInputs(functional, batch, false);
    if ("refused" in fitting)
      runtime.fail({ kind: incompatibleShape, place, message: fitting.refused }, "ValueError", place);
  } else if (sequential?.input && !sequential.open && batch instanceof TensorValue) {
    const given = fittingRank(sequential.input.shape, batch.shape);
    const shapes = [sequential.input.shape, batch.shape].map(showShape);
    const message = `This model takes ${shapes[0]}, and it is fed ${shapes[1]}.`;
    if (!given) runtime.fail({ kind: incompatibleShape, place, message }, "ValueError", place);
    else {
      const input = new TensorValue(given, batch.dtype);
      runtime.quietly(() => callLayer(runtime, model, positionalArguments(input), place), "problems");
    }
  }
}

/** Arrays of which the sizes are known, in the containers that hold them. */
function areArrays(value: Value): boolean {
  const items =
    value instanceof DictObject && !value.open ? [...value.entries.values()].map(([, item]) => item) : undefined;
  const parts = items ?? (value instanceof TensorValue ? undefined : itemsOf(value));
  if (parts) return parts.length > 0 && parts.every(areArrays);
  return (
    value instanceof TensorValue &&
    isRanked(value.shape) &&
    value.shape.slice(1).every((dim) => typeof dim === "number")
  );
}

/** Batches are of one size where it divides the samples; elsewhere the last one is smaller, and the axis is None. */
export function evenBatch(runtime: Runtime, data: Value, size: Value): Value {
  return batchOf(runtime, data, size, (count, rows) => (count % rows === 0 ? rows : null));
}

/** As many rows as there are, up to the size of a batch. */
export function firstBatch(runtime: Runtime, data: Value, size: Value): Value {
  return batchOf(runtime, data, size, (count, rows) => Math.min(count, rows));
}

const DEFAULT_BATCH = 32;

/** A batch of arrays, in the tuples and dicts that hold them; what anything else hands out isn't known. */
function batchOf(runtime: Runtime, data: Value, size: Value, axis: (count: number, rows: number) => Dim): Value {
  const rows = size ?? DEFAULT_BATCH;
  const batch = (value: Value): Value => {
    if (value === null) return null;
    if (value instanceof StreamValue) return inputsOf(value.item);
    const items = value instanceof TensorValue ? undefined : itemsOf(value);
    if (items && tensorsIn(value).length > 0) return new TupleValue(items.map(batch));
    if (value instanceof DictObject && !value.open)
      return runtime.heap.adopt(new DictObject([...value.entries.values()].map(([key, item]) => [key, batch(item)])));
    if (!(value instanceof TensorValue)) return reasonFor(value);
    if (!isRanked(value.shape)) return new TensorValue(value.shape, value.dtype);
    const [count, ...rest] = value.shape;
    const isKnown = typeof count === "number" && typeof rows === "number" && rows > 0;
    const first = isKnown ? axis(count, rows) : new Unknown("the size of the batches isn't known");
    return new TensorValue([first, ...rest], value.dtype);
  };
  return batch(data);
}

/** What `validation_split` leaves to train on. */
function withoutValidation(data: Value, split: Value | undefined): Value {
  if (!(split instanceof Float) || split.value === 0 || !(data instanceof TensorValue) || !isRanked(data.shape))
    return data;
  const [count, ...rest] = data.shape;
  const kept = typeof count === "number" ? Math.floor(count * (1 - split.value)) : (count ?? null);
  return new TensorValue([kept, ...rest], data.dtype, undefined, data.facts);
}
