/**
 * Images from files: one by one, and in the batches of an ImageDataGenerator.
 *
 *     img_to_array(load_img(path, target_size=(224, 224)))                (224, 224, 3)
 *     ImageDataGenerator().flow_from_directory(path, target_size=(9, 9))  batches (None, 9, 9, 3) with their labels
 */
import { Float, isRanked, showShape, Unknown, type Dim } from "../../dims/dim.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import type { ProblemKind } from "../../problems/problem.js";
import type { Place } from "../../text/span.js";
import { reasonFor, toShape } from "../../values/convert.js";
import { NativeFunction, type NativeCall, type Runtime } from "../../values/native.js";
import { InstanceObject } from "../../values/objects.js";
import { External, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { refusedValue } from "../keras/arguments/argument-values.js";
import { bindObjectCall } from "../keras/library-objects.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";
import { specOf } from "../tensors/spec.js";
import { newBatches } from "./dataset.js";

const CHANNELS: Readonly<Record<string, number>> = { grayscale: 1, rgb: 3, rgba: 4 };

export const channelsOf = (mode: Value): Dim =>
  (typeof mode === "string" ? CHANNELS[mode] : undefined) ??
  new Unknown("how many channels the images have isn't known");

export const sizesOf = (value: Value): readonly Dim[] => {
  const shape = toShape(value);
  return isRanked(shape) && shape.length === 2
    ? shape
    : [new Unknown("the images' size isn't known"), reasonFor(value)];
};

/** `img_to_array(load_img(path, target_size=(224, 224)))`: the size that the image was loaded in. */
function imageArray({ get, runtime, place }: Bound): Value {
  const image = get("img");
  const refused = refuseImage(runtime, image, place);
  if (refused) return refused;
  const loaded = image instanceof External && image.path.endsWith(".load_img") ? image.instance?.args : undefined;
  const target = loaded?.keywords.get("target_size");
  const gray = loaded?.keywords.get("grayscale") === true;
  const mode = gray ? "grayscale" : (loaded?.keywords.get("color_mode") ?? (loaded ? "rgb" : null));
  const shape = [...sizesOf(target ?? null), channelsOf(mode)];
  return new TensorValue(shape, "float32", undefined, { kind: "array" });
}

/** An image has two axes, or three with its channels. */
function refuseImage(runtime: Runtime, image: Value, place: Place): Unknown | undefined {
  const isPlain = ["boolean", "number", "string"].includes(typeof image) || image instanceof Float;
  const rank = image instanceof TensorValue && isRanked(image.shape) ? image.shape.length : undefined;
  if (!isPlain && (rank === undefined || rank === 2 || rank === 3)) return undefined;
  if (runtime.settings.dialect !== undefined || !runtime.isDecided || place.file !== "") return undefined;
  const message = `img_to_array takes one image, and this is ${isPlain ? "none" : `an array of ${rank} axes`}.`;
  return runtime.fail({ kind: invalidArgument, place, message }, "ValueError", place);
}

// ---------------------------------------------------------------- batches

const unknownCount = new Unknown("how many images there are is known only when the program runs");

const tensor = (shape: readonly Dim[]): TensorValue => new TensorValue(shape, "float32", undefined, { kind: "array" });

/** Images with what `class_mode` makes of their labels. */
function batches({ get, place }: Bound, image: readonly Dim[], classes: Dim): Value {
  const images = tensor([null, ...image]);
  const mode = get("class_mode");
  if (mode === null) return newBatches(images, { count: unknownCount }, place);
  const labels =
    mode === "categorical"
      ? tensor([null, classes])
      : mode === "binary" || mode === "sparse"
        ? tensor([null])
        : mode === "input"
          ? images
          : reasonFor(mode);
  return newBatches(new TupleValue([images, labels]), { count: unknownCount }, place);
}

function fromFolder(bound: Bound): Value {
  const named = toShape(bound.get("classes"));
  const classes = isRanked(named) ? named.length : new Unknown("how many classes the folder holds isn't known");
  return batches(bound, [...sizesOf(bound.get("target_size")), channelsOf(bound.get("color_mode"))], classes);
}

/** `flow(x, y)`: batches of what is given. */
function fromArrays({ get, place }: Bound): Value {
  const rows = (value: Value): Value => {
    const { shape, dtype } = specOf(value);
    return new TensorValue(isRanked(shape) ? [null, ...shape.slice(1)] : shape, dtype);
  };
  const [x, y] = [get("x"), get("y")];
  return newBatches(y === null ? rows(x) : new TupleValue([rows(x), rows(y)]), { count: unknownCount }, place);
}

const FOLDER =
  "target_size=(256, 256), color_mode='rgb', classes=None, class_mode='categorical', batch_size=32, *args, **kwargs";

function newGenerator(runtime: Runtime): InstanceObject {
  const generator = runtime.heap.adopt(new InstanceObject(undefined));
  const methods: Natives = {
    flow: fn("x, y=None, batch_size=32, *args, **kwargs", fromArrays),
    flow_from_directory: fn(`directory, ${FOLDER}`, fromFolder),
    flow_from_dataframe: fn(
      `dataframe, directory=None, x_col="filename", y_col="class", weight_col=None, ${FOLDER}`,
      fromFolder,
    ),
    fit: fn("*args, **kwargs", () => null),
  };
  for (const [name, make] of Object.entries(methods)) generator.attributes.set(name, checked(name, make(name)));
  return generator;
}

const GENERATOR = "keras.preprocessing.image.ImageDataGenerator";

/** The method, after its arguments were looked at. */
const checked = (name: string, { invoke, path }: NativeFunction): NativeFunction =>
  new NativeFunction(name, (call) => refuseCall(call, name) ?? invoke(call), undefined, path);

function refuseCall({ runtime, args, place }: NativeCall, name: string): Unknown | undefined {
  if (runtime.settings.dialect !== undefined || place.file !== "" || !runtime.isDecided || !runtime.isCalled)
    return undefined;
  const given = bindObjectCall(runtime, GENERATOR, name, args, place);
  if (!given || given instanceof Unknown) return given;
  const fail = (kind: ProblemKind, message: string, exception: string): Unknown =>
    runtime.fail({ kind, place, message }, exception, place);
  const value = refusedValue(`${GENERATOR}().${name}`, given, undefined);
  if (value) return fail(invalidArgument, value.message, value.exception);
  const message = name === "flow" || name === "fit" ? refusedImages(given) : undefined;
  return message === undefined ? undefined : fail(incompatibleShape, message, "ValueError");
}

/** Images have four axes, and labels are as many. */
function refusedImages(given: ReadonlyMap<string, Value>): string | undefined {
  const [x, y] = ["x", "y"].map((name) => given.get(name));
  if (!(x instanceof TensorValue) || !isRanked(x.shape)) return undefined;
  if (x.shape.length !== 4)
    return `Images have four axes, and these data have ${x.shape.length}: ${showShape(x.shape)}.`;
  const counts = [x.shape[0], y instanceof TensorValue && isRanked(y.shape) ? y.shape[0] : undefined];
  return counts.every((count) => typeof count === "number") && counts[0] !== counts[1]
    ? `There are ${counts[0]} images, and ${counts[1]} labels.`
    : undefined;
}

export const imageNatives: Natives = {
  "keras.utils.img_to_array": fn("img, *args, **kwargs", imageArray),
  "keras.preprocessing.image.img_to_array": fn("img, *args, **kwargs", imageArray),
  "keras.preprocessing.image.ImageDataGenerator": (name) =>
    new NativeFunction(name, ({ runtime }) => newGenerator(runtime)),
};
