/**
 * Images from files: one by one, and in the batches of an ImageDataGenerator.
 *
 *     img_to_array(load_img(path, target_size=(224, 224)))                (224, 224, 3)
 *     ImageDataGenerator().flow_from_directory(path, target_size=(9, 9))  batches (None, 9, 9, 3) with their labels
 */
import { isRanked, Unknown, type Dim } from "../../dims/dim.js";
import { reasonFor, toShape } from "../../values/convert.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { InstanceObject } from "../../values/objects.js";
import { External, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";
import { specOf } from "../tensors/spec.js";
import { newDataset } from "./dataset.js";

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
function imageArray({ get }: Bound): Value {
  const image = get("img");
  const loaded = image instanceof External && image.path.endsWith(".load_img") ? image.instance?.args : undefined;
  const target = loaded?.keywords.get("target_size");
  const gray = loaded?.keywords.get("grayscale") === true;
  const mode = gray ? "grayscale" : (loaded?.keywords.get("color_mode") ?? (loaded ? "rgb" : null));
  const shape = [...sizesOf(target ?? null), channelsOf(mode)];
  return new TensorValue(shape, "float32", undefined, { kind: "array" });
}

// ---------------------------------------------------------------- batches

const unknownCount = new Unknown("how many images there are is known only when the program runs");

const tensor = (shape: readonly Dim[]): TensorValue => new TensorValue(shape, "float32", undefined, { kind: "array" });

/** Images with what `class_mode` makes of their labels. */
function batches({ get, place }: Bound, image: readonly Dim[], classes: Dim): Value {
  const images = tensor([null, ...image]);
  const mode = get("class_mode");
  if (mode === null) return newDataset(images, { count: unknownCount }, place);
  const labels =
    mode === "categorical"
      ? tensor([null, classes])
      : mode === "binary" || mode === "sparse"
        ? tensor([null])
        : mode === "input"
          ? images
          : reasonFor(mode);
  return newDataset(new TupleValue([images, labels]), { count: unknownCount }, place);
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
  return newDataset(y === null ? rows(x) : new TupleValue([rows(x), rows(y)]), { count: unknownCount }, place);
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
  for (const [name, make] of Object.entries(methods)) generator.attributes.set(name, make(name));
  return generator;
}

export const imageNatives: Natives = {
  "keras.utils.img_to_array": fn("img, *args, **kwargs", imageArray),
  "keras.preprocessing.image.img_to_array": fn("img, *args, **kwargs", imageArray),
  "keras.preprocessing.image.ImageDataGenerator": (name) =>
    new NativeFunction(name, ({ runtime }) => newGenerator(runtime)),
};
