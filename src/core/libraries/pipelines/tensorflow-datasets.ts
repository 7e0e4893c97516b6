/**
 * TensorFlow Datasets: what an example of a well-known set is.
 *
 *     train, test = tfds.load("mnist", split=["train", "test"], as_supervised=True)   (28, 28, 1) and a label
 *     dataset, info = tfds.load("oxford_iiit_pet", with_info=True)                    dataset["train"]: {"image": (None, None, 3), …}
 *
 * Source: `tfds.builder(name).info.features`.
 */
import { Unknown, type Dim } from "../../dims/dim.js";
import { itemsOf, reasonFor } from "../../values/convert.js";
import { DictObject } from "../../values/objects.js";
import { TensorValue, TupleValue, type Value } from "../../values/value.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";
import { newArray } from "../numpy.js";
import { newDataset } from "./dataset.js";

type Feature = readonly [shape: readonly Dim[], dtype: string];

interface Examples {
  /** By key, in the order of the set. */
  readonly features: Readonly<Record<string, Feature>>;
  /** What `as_supervised=True` gives. */
  readonly supervised: readonly [input: string, target: string];
  /** How many classes `info.features["label"]` names. */
  readonly classes?: number;
}

const LABEL: Feature = [[], "int64"];
const TEXT: Feature = [[], "string"];

/** Pictures with a label: of one size, or each of its own (None). */
const pictures = (
  height: Dim,
  width: Dim,
  channels: number,
  classes: number | undefined,
  others: Readonly<Record<string, Feature>> = {},
): Examples => ({
  features: { image: [[height, width, channels], "uint8"], label: LABEL, ...others },
  supervised: ["image", "label"],
  ...(classes !== undefined && { classes }),
});

const texts = (key: string, classes: number, others: Readonly<Record<string, Feature>> = {}): Examples => ({
  features: { [key]: TEXT, label: LABEL, ...others },
  supervised: [key, "label"],
  classes,
});

const FILE: Readonly<Record<string, Feature>> = { "image/filename": TEXT };

const SETS: Readonly<Record<string, Examples>> = {
  mnist: pictures(28, 28, 1, 10),
  fashion_mnist: pictures(28, 28, 1, 10),
  kmnist: pictures(28, 28, 1, 10),
  emnist: pictures(28, 28, 1, undefined),
  cifar10: pictures(32, 32, 3, 10, { id: TEXT }),
  cifar100: pictures(32, 32, 3, 100, { id: TEXT, coarse_label: LABEL }),
  svhn_cropped: pictures(32, 32, 3, 10, { id: TEXT }),
  stl10: pictures(96, 96, 3, 10),
  horses_or_humans: pictures(300, 300, 3, 2),
  rock_paper_scissors: pictures(300, 300, 3, 3),
  beans: pictures(500, 500, 3, 3),
  eurosat: pictures(64, 64, 3, 10, { filename: TEXT }),
  deep_weeds: pictures(256, 256, 3, 9),
  patch_camelyon: pictures(96, 96, 3, 2, { id: TEXT }),
  colorectal_histology: pictures(150, 150, 3, 8, { filename: TEXT }),
  resisc45: pictures(256, 256, 3, 45, { filename: TEXT }),
  omniglot: pictures(105, 105, 3, undefined, { alphabet: LABEL, alphabet_char_id: LABEL }),
  tf_flowers: pictures(null, null, 3, 5),
  cats_vs_dogs: pictures(null, null, 3, 2, FILE),
  oxford_flowers102: pictures(null, null, 3, 102, { file_name: TEXT }),
  oxford_iiit_pet: pictures(null, null, 3, 37, {
    species: LABEL,
    file_name: TEXT,
    segmentation_mask: [[null, null, 1], "uint8"],
    head_bbox: [[4], "float32"],
  }),
  caltech101: pictures(null, null, 3, 102, { "image/file_name": TEXT }),
  food101: pictures(null, null, 3, 101),
  imagenette: pictures(null, null, 3, 10),
  malaria: pictures(null, null, 3, 2),
  uc_merced: pictures(null, null, 3, 21, { filename: TEXT }),
  plant_village: pictures(null, null, 3, 38, FILE),
  cassava: pictures(null, null, 3, 5, FILE),
  imagenet2012: pictures(null, null, 3, 1000, { file_name: TEXT }),
  imdb_reviews: texts("text", 2),
  yelp_polarity_reviews: texts("text", 2),
  ag_news_subset: texts("description", 4, { title: TEXT }),
  "glue/sst2": texts("sentence", 2, { idx: [[], "int32"] }),
  iris: { features: { features: [[4], "float32"], label: LABEL }, supervised: ["features", "label"], classes: 3 },
};

/** "cats_vs_dogs:4.0.1" is a set in a version; a configuration ("eurosat/rgb") may hold something else. */
const setOf = (name: string): Examples | undefined => SETS[name.replace(/:.*$/, "")];

const unknownCount = new Unknown("how many examples there are isn't told");

function load(bound: Bound): Value {
  const { get, runtime, place } = bound;
  const name = get("name");
  const set = typeof name === "string" ? setOf(name) : undefined;
  if (!set) return runtime.unknown(`what the data of \`tfds.load\` are is known only when the program runs`, place);
  if (get("batch_size") !== null)
    return runtime.unknown("data that `tfds.load` gives in batches aren't followed", place);
  const part = (): Value => newDataset(itemOf(bound, set), { count: unknownCount }, place);
  const data = partsOf(bound, part);
  return get("with_info") === true ? new TupleValue([data, infoOf(bound, set)]) : data;
}

function itemOf({ get, runtime }: Bound, { features, supervised }: Examples): Value {
  const tensor = ([shape, dtype]: Feature): TensorValue => new TensorValue(shape, dtype, undefined, { kind: "tensor" });
  const isSupervised = runtime.truth(get("as_supervised"));
  if (isSupervised instanceof Unknown) return isSupervised;
  if (isSupervised) return new TupleValue(supervised.map((key) => tensor(features[key]!)));
  return runtime.heap.adopt(new DictObject(Object.entries(features).map(([key, feature]) => [key, tensor(feature)])));
}

/** One part, as many as there are splits in a list, or all of them by name. */
function partsOf({ get, runtime, place }: Bound, part: () => Value): Value {
  const split = get("split");
  if (split === null) {
    const names = ["train", "test", "validation", "unsupervised"];
    const open = new Unknown("which other parts the data have isn't told", place);
    return runtime.heap.adopt(
      new DictObject(
        names.map((name) => [name, part()]),
        open,
      ),
    );
  }
  const items = itemsOf(split);
  if (items) return runtime.list(items.map(part));
  return typeof split === "string" ? part() : reasonFor(split);
}

/** `info.features["label"].num_classes`; what else it tells isn't followed. */
function infoOf({ runtime, place }: Bound, { classes, features }: Examples): Value {
  const more = new Unknown("what else is known of the data isn't told", place);
  const object = (entries: readonly (readonly [string, Value])[]): DictObject => {
    const made = new DictObject(entries, more);
    made.hasAttributes = true;
    return runtime.heap.adopt(made);
  };
  const featureInfo = (key: string, [shape, dtype]: Feature): Value =>
    object([
      ["shape", new TupleValue(shape)],
      ["dtype", dtype],
      ...(key === "label" && classes !== undefined ? ([["num_classes", classes]] as const) : []),
    ]);
  const all = object(Object.entries(features).map(([key, feature]) => [key, featureInfo(key, feature)]));
  return object([["features", all]]);
}

/** A dataset as arrays: of as many rows as it has. */
const asNumpy = fn("dataset, *args, **kwargs", ({ get }) => {
  const value = get("dataset");
  return value instanceof TensorValue ? newArray(value.shape, String(value.dtype)) : value;
});

export const tensorFlowDatasetNatives: Natives = {
  "tensorflow_datasets.load": fn(
    "name, *, split=None, data_dir=None, batch_size=None, shuffle_files=False, download=True, as_supervised=False, " +
      "decoders=None, read_config=None, with_info=False, **kwargs",
    load,
  ),
  "tensorflow_datasets.as_numpy": asNumpy,
};
