/**
 * Where datasets come from: arrays, generators, folders of files.
 *
 *     tf.data.Dataset.from_tensor_slices((x_train, y_train))                  an image and its label
 *     keras.utils.image_dataset_from_directory("data", image_size=(64, 64))   (None, 64, 64, 3) and (None,)
 */
import { isRanked, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { itemsOf, reasonFor, tensorsIn, toDim, toShape } from "../../values/convert.js";
import type { Runtime } from "../../values/native.js";
import { DictObject } from "../../values/objects.js";
import { External, StreamValue, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";
import { specOf } from "../tensors/spec.js";
import { mapItem, newDataset } from "./dataset.js";
import { channelsOf, sizesOf } from "./images.js";
import { refuseArrayAsName, refuseGenerator, refuseRange, refuseTensors, refuseZip } from "./refused-datasets.js";

const tensor = (shape: Shape, dtype: string): TensorValue =>
  new TensorValue(shape, dtype, undefined, { kind: "tensor" });

const unknownCount = new Unknown("how many items there are is known only when the program runs");

/** Lists are tensors here, of numbers and of tensors alike; tuples and dicts hold several. */
function asTensors(runtime: Runtime, value: Value): Value {
  const inside = (item: Value): Value => asTensors(runtime, item);
  if (value instanceof TupleValue) return new TupleValue(value.items.map(inside), value.named);
  if (value instanceof DictObject) {
    const entries = [...value.entries.values()].map(([key, item]) => [key, inside(item)] as const);
    return runtime.heap.adopt(new DictObject(entries, value.open));
  }
  if (value instanceof TensorValue) return value;
  const spec = specOf(value);
  return isRanked(spec.shape) || tensorsIn(value).length > 0 ? new TensorValue(spec.shape, spec.dtype) : value;
}

function fromSlices({ get, runtime, place }: Bound): Value {
  const refused = refuseTensors(runtime, get("tensors"), place, true) ?? refuseArrayAsName(runtime, get("name"), place);
  if (refused) return refused;
  const given = asTensors(runtime, get("tensors"));
  const all = tensorsIn(given);
  const [first] = all;
  if (!first) return reasonFor(given);
  const counts = [...new Set(all.map(({ shape }) => (isRanked(shape) ? shape[0] : null)))];
  const known = counts.filter((count) => typeof count === "number");
  if (known.length > 1) {
    const message = `from_tensor_slices takes arrays of as many items: here are some with ${known.join(" and some with ")}.`;
    return runtime.fail({ kind: incompatibleShape, place, message }, "ValueError", place);
  }
  const item = mapItem(runtime, given, ({ shape, dtype }) =>
    isRanked(shape) ? new TensorValue(shape.slice(1), dtype) : new TensorValue(shape, dtype),
  );
  return newDataset(item, { count: isRanked(first.shape) ? (first.shape[0] ?? unknownCount) : unknownCount }, place);
}

function fromTensors({ get, runtime, place }: Bound): Value {
  const refused =
    refuseTensors(runtime, get("tensors"), place, false) ?? refuseArrayAsName(runtime, get("name"), place);
  if (refused) return refused;
  const given = asTensors(runtime, get("tensors"));
  if (tensorsIn(given).length === 0) return reasonFor(given);
  return newDataset(
    mapItem(runtime, given, ({ shape, dtype }) => new TensorValue(shape, dtype)),
    { count: 1 },
    place,
  );
}

/** `output_signature=` says what the generator's items are; without it they aren't known. */
function fromGenerator({ get, runtime, args, place }: Bound): Value {
  const refused = refuseGenerator(runtime, args, place);
  if (refused) return refused;
  const item = announced(get("output_signature"));
  return item instanceof Unknown ? item : newDataset(item, { count: unknownCount }, place);
}

function announced(signature: Value): Value {
  const items = itemsOf(signature);
  if (items) {
    const parts = items.map(announced);
    return parts.find((part) => part instanceof Unknown) ?? new TupleValue(parts);
  }
  if (!(signature instanceof External) || !signature.instance || !signature.path.endsWith(".TensorSpec"))
    return new Unknown("what the generator gives isn't announced");
  const { positional, keywords } = signature.instance.args;
  const shape = toShape(keywords.get("shape") ?? positional[0] ?? null);
  const dtype = keywords.get("dtype") ?? positional[1];
  return tensor(shape, dtype instanceof External ? dtype.path.slice(dtype.path.lastIndexOf(".") + 1) : "float32");
}

function zipped({ rest, runtime, args, place }: Bound): Value {
  const refused = refuseZip(runtime, args, place);
  if (refused) return refused;
  const parts = rest.length === 1 ? (itemsOf(rest[0]!) ?? rest) : rest;
  const open = parts.find((part) => !(part instanceof StreamValue) || !part.dataset);
  if (open !== undefined) return reasonFor(open);
  const streams = parts as readonly StreamValue[];
  const item = new TupleValue(streams.map((stream) => stream.item));
  return newDataset(item, { count: streams[0]?.dataset?.count ?? unknownCount }, place);
}

// ---------------------------------------------------------------- folders of files

/** Batches of examples with their labels; undefined where there are no labels. */
function labelled({ get, place }: Bound, example: Shape, dtype: string, labels: Value | undefined): Value {
  const size = get("batch_size");
  const batch: readonly Dim[] = size === null ? [] : [null];
  const images = tensor(isRanked(example) ? [...batch, ...example] : example, dtype);
  const label = labels instanceof TensorValue && isRanked(labels.shape) ? [...batch, ...labels.shape] : undefined;
  const item =
    labels === undefined
      ? images
      : new TupleValue([images, label ? tensor(label, (labels as TensorValue).dtype as string) : reasonFor(labels)]);
  const dataset = newDataset(item, { count: unknownCount }, place);
  return get("subset") === "both" ? new TupleValue([dataset, dataset]) : dataset;
}

/** One example's label by `label_mode`. */
function labelOf({ get }: Bound): Value | undefined {
  const [mode, labels, names] = [get("label_mode"), get("labels"), get("class_names")];
  if (mode === null || labels === null) return undefined;
  if (mode === "int") return tensor([], "int32");
  if (mode === "binary") return tensor([1], "float32");
  if (mode !== "categorical") return reasonFor(mode);
  const classes = itemsOf(names)?.length ?? new Unknown("how many classes the folder holds isn't known");
  return tensor([classes], "float32");
}

const imageFolder = fn(
  "directory, labels='inferred', label_mode='int', class_names=None, color_mode='rgb', batch_size=32, " +
    "image_size=(256, 256), shuffle=True, seed=None, validation_split=None, subset=None, *args, **kwargs",
  (bound) => {
    const format = bound.extra.get("data_format") ?? bound.runtime.settings.imageDataFormat;
    const [sizes, channels] = [sizesOf(bound.get("image_size")), channelsOf(bound.get("color_mode"))];
    const example = format === "channels_first" ? [channels, ...sizes] : [...sizes, channels];
    return labelled(bound, example, "float32", labelOf(bound));
  },
);

const textFolder = fn(
  "directory, labels='inferred', label_mode='int', class_names=None, batch_size=32, max_length=None, shuffle=True, " +
    "seed=None, validation_split=None, subset=None, *args, **kwargs",
  (bound) => labelled(bound, [], "string", labelOf(bound)),
);

const audioFolder = fn(
  "directory, labels='inferred', label_mode='int', class_names=None, batch_size=32, sampling_rate=None, " +
    "output_sequence_length=None, ragged=False, shuffle=True, seed=None, validation_split=None, subset=None, *args, **kwargs",
  (bound) => {
    const length = bound.get("output_sequence_length");
    const channels = new Unknown("how many channels the recordings have isn't known", bound.place);
    return labelled(bound, [length === null ? null : toDim(length), channels], "float32", labelOf(bound));
  },
);

/** Windows of a series: their length is the graph's None. */
const timeSeries = fn(
  "data, targets, sequence_length, sequence_stride=1, sampling_rate=1, batch_size=128, *args, **kwargs",
  (bound) => {
    const [data, targets] = [specOf(bound.get("data")), bound.get("targets")];
    const example: Shape = isRanked(data.shape) ? [null, ...data.shape.slice(1)] : data.shape;
    const target = targets === null ? undefined : specOf(targets);
    const label =
      target && isRanked(target.shape) ? new TensorValue(target.shape.slice(1), target.dtype) : reasonFor(targets);
    const dtype = typeof data.dtype === "string" ? data.dtype : "float32";
    return labelled(bound, example, dtype, target && label);
  },
);

/** A progress bar hands on what it goes over. */
const progressBar = fn("iterable=None, *args, **kwargs", ({ get }) => get("iterable") ?? unknownCount);

export const pipelineNatives: Natives = {
  "tqdm.tqdm": progressBar,
  "tqdm.auto.tqdm": progressBar,
  "tqdm.notebook.tqdm": progressBar,
  "tensorflow.data.Dataset.from_tensor_slices": fn("tensors, name=None", fromSlices),
  "tensorflow.data.Dataset.from_tensors": fn("tensors, name=None", fromTensors),
  "tensorflow.data.Dataset.from_generator": fn("generator, *args, output_signature=None, **kwargs", fromGenerator),
  "tensorflow.data.Dataset.zip": fn("*args, **kwargs", zipped),
  "tensorflow.data.Dataset.range": fn(
    "*args, **kwargs",
    ({ runtime, args, place }) =>
      refuseRange(runtime, args, place) ?? newDataset(tensor([], "int64"), { count: unknownCount }, place),
  ),
  "keras.utils.image_dataset_from_directory": imageFolder,
  "keras.preprocessing.image_dataset_from_directory": imageFolder,
  "keras.utils.text_dataset_from_directory": textFolder,
  "keras.preprocessing.text_dataset_from_directory": textFolder,
  "keras.utils.audio_dataset_from_directory": audioFolder,
  "keras.utils.timeseries_dataset_from_array": timeSeries,
  "keras.preprocessing.timeseries_dataset_from_array": timeSeries,
};
