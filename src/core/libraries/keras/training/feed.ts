/**
 * What goes through a model, which builds one that has no input yet: with the batch axis that its batches have.
 *
 *     model.fit(x_train, y_train, batch_size=128)   of 60,000 images the last batch is smaller: the axis is None
 *     model.predict(x[:5])                          five rows at once
 */
import { Float, isRanked, showShape, Unknown, type Dim } from "../../../dims/dim.js";
import { isTensorSpec } from "../../../layers/inputs.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import type { Place } from "../../../text/span.js";
import { itemsOf, reasonFor, tensorsIn, toSpecs } from "../../../values/convert.js";
import type { LayerObject } from "../../../values/layer-object.js";
import type { RunningCall, Runtime } from "../../../values/native.js";
import { DictObject } from "../../../values/objects.js";
import {
  BoundMethod,
  positionalArguments,
  StreamValue,
  TensorValue,
  TupleValue,
  type Value,
} from "../../../values/value.js";
import type { Bound } from "../../native-helpers.js";
import { inputsOf } from "../../pipelines/dataset.js";
import { callLayer, holdUnread, runWaiting } from "../layer-calls.js";
import { refuseEmpty } from "../refused-model-calls.js";
import { fitInputs, fittingRank } from "../graph/functional-inputs.js";
import { buildSequential, refuseDict } from "../models.js";
import { holdsUnbuilt } from "../own/runs-of-call.js";

type FitCall = Pick<Bound, "get" | "extra" | "place">;

/** `fit`: one batch of the data, or one item of a dataset, goes through the model, and one of what it is validated with. */
export const fit = (runtime: Runtime, model: LayerObject, bound: FitCall): Unknown | undefined =>
  fitTo(runtime, model, bound) ?? validate(runtime, model, bound);

function fitTo(runtime: Runtime, model: LayerObject, bound: FitCall): Unknown | undefined {
  const x = bound.get("x");
  if (x instanceof StreamValue) {
    const { item } = x;
    const [inputs, ...others] = item instanceof TupleValue && x.dataset ? item.items : [item];
    return train(runtime, model, inputs ?? null, others[0] ?? null, bound.place, item, x);
  }
  const [inputs, labels] = [x, bound.get("y")].map((part) =>
    evenBatch(runtime, withoutValidation(part, bound.extra.get("validation_split")), bound.get("batch_size")),
  );
  return train(runtime, model, inputs!, labels!, bound.place);
}

/** Whether an epoch ends with a validation for certain. */
export function isValidated(extra: Bound["extra"]): boolean {
  const [epochs = 1, frequency = 1] = ["epochs", "validation_freq"].map((name) => extra.get(name));
  return !(typeof epochs === "number" && epochs < 1) && frequency === 1;
}

/** After an epoch: the model is built by then, and takes what is of its shape. */
function validate(runtime: Runtime, model: LayerObject, { get, extra, place }: FitCall): Unknown | undefined {
  const data = extra.get("validation_data") ?? null;
  if (!isValidated(extra)) return undefined;
  const parts = data instanceof TensorValue ? undefined : itemsOf(data);
  const x = parts ? (parts[0] ?? null) : data;
  const size = extra.get("validation_batch_size") ?? get("batch_size");
  const batch = evenBatch(runtime, x, size);
  return takesData(model) && mayBeRefused(batch, x)
    ? refuseData(runtime, model, batch, runtime.argumentPlace(place, "validation_data"), place)
    : undefined;
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
): Unknown | undefined {
  const step = model.cls?.lookup("train_step");
  if (step === undefined) return feed(runtime, model, x, place, given);
  if (isReady(model)) return undefined;
  const call: RunningCall = { holder: model };
  runtime.watching(call, () => runtime.call(new BoundMethod(model, step), positionalArguments(data), place));
  holdUnread(runtime, model, call);
  return undefined;
}

/** `build` alone makes a model built, and may leave what its `call` would build. */
const isReady = (model: LayerObject): boolean =>
  model.state.built && !model.state.perhapsUnbuilt && !(model.cls && holdsUnbuilt(model));

/** A stack that is its layers alone. */
const isPlainStack = (model: LayerObject): boolean =>
  model.kind === "sequential" && model.cls?.lookup("call") === undefined;

/** It has its input: what goes through it builds nothing. */
function takesData(model: LayerObject): boolean {
  const { sequential, perhapsUnbuilt } = model.state;
  return !perhapsUnbuilt && (sequential?.inputLayer !== undefined || (!isPlainStack(model) && isReady(model)));
}

/** `given`: what the batch is of. */
export function feed(
  runtime: Runtime,
  model: LayerObject,
  batch: Value,
  place: Place,
  given = batch,
): Unknown | undefined {
  runWaiting(runtime, model, place);
  if (batch === null) return undefined;
  const empty = refuseEmpty(runtime, model, place);
  if (empty) return empty;
  if (takesData(model)) return mayBeRefused(batch, given) ? refuseData(runtime, model, batch, place) : undefined;
  const specs = toSpecs(batch);
  if (!isPlainStack(model) || model.state.perhapsUnbuilt) callLayer(runtime, model, positionalArguments(batch), place);
  else if (isTensorSpec(specs)) buildSequential(runtime, model, specs, place);
  return undefined;
}

const mayBeRefused = (batch: Value, given: Value): boolean =>
  given instanceof StreamValue && given.dataset ? areArrays(batch, given.dataset.isTensorFlows) : areArrays(given);

/** A model that has its input is fed arrays of another shape. What they are made of may hold more than is known. */
function refuseData(
  runtime: Runtime,
  model: LayerObject,
  batch: Value,
  place: Place,
  call = place,
): Unknown | undefined {
  const { functional, sequential } = model.state;
  if (model.cls || runtime.settings.dialect !== undefined) return undefined;
  const refuse = (message: string): Unknown =>
    runtime.fail({ kind: incompatibleShape, place, message }, "ValueError", call);
  if (functional && !functional.open) {
    const fitting = fitInputs(functional, batch, false);
    return "refused" in fitting ? refuse(fitting.refused) : undefined;
  }
  const named = refuseDict(runtime, model, batch, call);
  if (named) return named;
  if (!sequential?.input || sequential.open || !(batch instanceof TensorValue)) return undefined;
  const given = fittingRank(sequential.input.shape, batch.shape);
  if (!given) {
    const shapes = [sequential.input.shape, batch.shape].map(showShape);
    return refuse(`This model takes ${shapes[0]}, and it is fed ${shapes[1]}.`);
  }
  const input = new TensorValue(given, batch.dtype);
  const output = runtime.quietly(() => callLayer(runtime, model, positionalArguments(input), place), "problems");
  return output instanceof Unknown ? output : undefined;
}

/** Arrays of which the sizes are known, in the containers that hold them; a dataset may leave some open. */
function areArrays(value: Value, mayBeOpen = false): boolean {
  const items =
    value instanceof DictObject && !value.open ? [...value.entries.values()].map(([, item]) => item) : undefined;
  const parts = items ?? (value instanceof TensorValue ? undefined : itemsOf(value));
  if (parts) return parts.length > 0 && parts.every((part) => areArrays(part, mayBeOpen));
  return (
    value instanceof TensorValue &&
    isRanked(value.shape) &&
    value.shape.slice(1).every((dim) => typeof dim === "number" || (mayBeOpen && dim === null))
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
