/**
 * Arguments that the library refuses for what they are together, or for more than their kind.
 *
 *     image_dataset_from_directory("data", validation_split=0.2)    without `subset`, and a `seed`
 *     save_model(model, "model")                                    it must end in .keras or .h5
 *     plot_model(Sequential([Dense(1)]))                            it isn't built
 *     to_categorical([0, 1, 5], 3)                                  there is no class 5
 *
 * Source of the rules: keras/src/utils/dataset_utils.py, image_dataset_utils.py, numerical_utils.py, sequence_utils.py and
 * model_visualization.py, keras/src/saving/saving_api.py, keras/src/models/model.py.
 */
import { Float } from "../../../dims/dim.js";
import { showArgument } from "../../../layers/argument.js";
import { itemsOf } from "../../../values/convert.js";
import { LayerObject } from "../../../values/layer-object.js";
import { DictObject, FunctionObject, ListObject } from "../../../values/objects.js";
import { External, TensorValue, TupleValue, type Value } from "../../../values/value.js";
import { isUntouched } from "../model-attributes.js";
import type { RefusedValue } from "./argument-values.js";

type Given = ReadonlyMap<string, Value>;

interface Refusal {
  readonly argument: string;
  readonly text: string;
  readonly exception?: string;
}

type Check = (given: Given) => Refusal | undefined;

/** What is refused in a call of Keras 3. */
export function refusedTogether(path: string, given: Given): RefusedValue | undefined {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const checks = Object.hasOwn(CHECKS, name) && OF_KERAS.test(path) ? CHECKS[name]! : [];
  for (const check of checks) {
    const { argument, text, exception = "ValueError" } = check(given) ?? {};
    if (argument !== undefined) return { argument, exception, message: `${name}: ${text}`, isEarlier: false };
  }
  return undefined;
}

const OF_KERAS = /^keras\.(utils|preprocessing|models|saving|Model)\./;

// ---------------------------------------------------------------- kinds

/** A value that is told, and no object of the program's or of a library's. */
const isPlain = (value: Value | undefined): value is null | boolean | number | string | Float =>
  value === null || ["boolean", "number", "string"].includes(typeof value) || value instanceof Float;

const isContainer = (value: Value | undefined): boolean =>
  value instanceof ListObject || value instanceof TupleValue || value instanceof DictObject;

const numberOf = (value: Value | undefined): number | undefined =>
  typeof value === "number" ? value : value instanceof Float ? value.value : undefined;

// ---------------------------------------------------------------- data in folders

const SUBSETS = ["training", "validation", "both"];

const splitOfFolder: Check = (given) => {
  const [split = null, subset = null, seed = null, shuffle = true] = [
    "validation_split",
    "subset",
    "seed",
    "shuffle",
  ].map((name) => given.get(name));
  const share = split === null ? 0 : numberOf(split);
  const isTold = subset === null || typeof subset === "string";
  if (share === undefined || !isTold) return undefined;
  if (share !== 0 && !(share > 0 && share < 1))
    return { argument: "validation_split", text: `\`validation_split\` lies between 0 and 1, not at ${share}.` };
  if (share === 0 && subset !== null && subset !== "")
    return { argument: "subset", text: "`subset` is a part of a split: give `validation_split` too." };
  if (share !== 0 && (subset === null || subset === ""))
    return {
      argument: "validation_split",
      text: '`validation_split` needs `subset`, which tells which part it is: "training", "validation" or "both".',
    };
  if (typeof subset === "string" && subset !== "" && !SUBSETS.includes(subset))
    return { argument: "subset", text: `\`subset\` is "training", "validation" or "both", not "${subset}".` };
  return share !== 0 && seed === null && shuffle === true
    ? {
        argument: "validation_split",
        text: "with `validation_split` shuffled data need a `seed`, or both parts would have some in common.",
      }
    : undefined;
};

const labelsOfFolder: Check = (given) => {
  const labels = given.get("labels");
  return isPlain(labels) && labels !== null && labels !== "inferred"
    ? { argument: "labels", text: `\`labels\` is "inferred", None or a list, not ${showArgument(labels)}.` }
    : undefined;
};

const sizeOfImages: Check = (given) => {
  const size = given.get("image_size");
  const items = size instanceof TensorValue ? undefined : itemsOf(size ?? null);
  const isOdd = size instanceof Float || typeof size === "string" || size === null;
  return (items && items.length !== 2) || (size !== undefined && isOdd)
    ? { argument: "image_size", text: "`image_size` is a height and a width." }
    : undefined;
};

// ---------------------------------------------------------------- models, and files of them

/** What certainly is no model. */
const noModel =
  (argument: string): Check =>
  (given) => {
    const model = given.get(argument);
    return isPlain(model) || isContainer(model) || model instanceof TensorValue
      ? { argument, text: `\`${argument}\` is a model, and this is none.`, exception: "AttributeError" }
      : undefined;
  };

const unbuilt: Check = (given) => {
  const model = given.get("model");
  if (!(model instanceof LayerObject) || (model.cls && !model.isWhollyKnown)) return undefined;
  return isUntouched(model) && !model.state.sequential?.inputLayer
    ? { argument: "model", text: "this model isn't built. Put an Input first, or call it on some data." }
    : undefined;
};

const MODEL_FILES = [".keras", ".h5", ".hdf5"];

const fileOfModel: Check = (given) => {
  const file = given.get("filepath");
  if (typeof file !== "string" || file.includes("://") || given.get("zipped") === false) return undefined;
  return MODEL_FILES.some((end) => file.endsWith(end))
    ? undefined
    : {
        argument: "filepath",
        text: `\`filepath\` must end in .keras or .h5 in Keras 3, and ${showArgument(file)} doesn't.`,
      };
};

const jsonOfModel: Check = (given) => {
  const text = given.get("json_string");
  const isOther = isContainer(text) || text instanceof LayerObject || (isPlain(text) && typeof text !== "string");
  if (isOther)
    return { argument: "json_string", text: "`json_string` is the text that `to_json` gives.", exception: "TypeError" };
  // Python reads what JSON has no numbers for.
  if (typeof text !== "string" || /NaN|Infinity/.test(text)) return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return { argument: "json_string", text: "`json_string` is no JSON. It is the text itself, and no name of a file." };
  }
};

const FORMATS = ["tf_saved_model", "onnx", "openvino", "litert", "torch"];

const formatOfExport: Check = (given) => {
  const format = given.get("format");
  return typeof format === "string" && !FORMATS.includes(format)
    ? {
        argument: "format",
        text: `\`format\` is one of ${FORMATS.map((one) => `"${one}"`).join(", ")}, not "${format}".`,
      }
    : undefined;
};

// ---------------------------------------------------------------- arrays

/** Whole numbers in a list, however deep; undefined where something else stands there. */
function wholeNumbersIn(value: Value): readonly number[] | undefined {
  if (typeof value === "number") return [value];
  const items = value instanceof TensorValue ? value.values : isContainer(value) ? itemsOf(value) : undefined;
  const found = items?.map(wholeNumbersIn);
  return found?.every((part) => part !== undefined) ? found.flat() : undefined;
}

const classesOfLabels: Check = (given) => {
  const [labels = null, classes = null] = [given.get("x"), given.get("num_classes")];
  if (!given.has("x")) return undefined;
  if (labels === null)
    return { argument: "x", text: "`x` is an array of whole numbers, and not None.", exception: "TypeError" };
  const texts = typeof labels === "string" ? [labels] : itemsOf(labels);
  const word = texts?.find((item) => typeof item === "string" && !/\d/.test(item));
  if (typeof word === "string")
    return { argument: "x", text: `labels are whole numbers, and "${word}" is none. Number the classes first.` };
  if (typeof classes === "string")
    return { argument: "num_classes", text: "`num_classes` is a whole number.", exception: "TypeError" };
  const numbers = wholeNumbersIn(labels);
  const most = numbers && numbers.length > 0 ? Math.max(...numbers) : undefined;
  return typeof classes === "number" && classes > 0 && most !== undefined && most >= classes
    ? {
        argument: "num_classes",
        text: `of ${classes} classes the last one is ${classes - 1}, and there is a label ${most}.`,
        exception: "IndexError",
      }
    : undefined;
};

const rowsOfSequences: Check = (given) => {
  if (!given.has("sequences")) return undefined;
  const sequences = given.get("sequences")!;
  const items = sequences instanceof TensorValue ? undefined : itemsOf(sequences);
  // An array of one axis may hold lists.
  const isFlat = items?.some((item) => typeof item === "number" || item instanceof Float);
  return isFlat || (isPlain(sequences) && typeof sequences !== "string")
    ? { argument: "sequences", text: "`sequences` is a list of lists. Put a single one in a list: [sequence]." }
    : undefined;
};

const positive =
  (...names: readonly string[]): Check =>
  (given) => {
    const odd = names.find((name) => {
      const value = numberOf(given.get(name));
      return value !== undefined && value <= 0;
    });
    return odd === undefined ? undefined : { argument: odd, text: `\`${odd}\` must be 1 or more.` };
  };

const shareOfDataset: Check = (given) => {
  if (!given.has("dataset")) return undefined;
  const sizes = ["left_size", "right_size"].map((name) => given.get(name) ?? null);
  if (sizes.every((size) => size === null))
    return { argument: "dataset", text: "one of `left_size` and `right_size` tells where to split." };
  const odd = sizes.findIndex((size) => typeof size === "string");
  if (odd >= 0)
    return {
      argument: odd === 0 ? "left_size" : "right_size",
      text: "a size is a number of samples, or a share of them.",
      exception: "TypeError",
    };
  const beyond = sizes.findIndex((size) => size instanceof Float && !(size.value >= 0 && size.value <= 1));
  return beyond < 0
    ? undefined
    : { argument: beyond === 0 ? "left_size" : "right_size", text: "a share lies between 0 and 1." };
};

const noFunction: Check = (given) => {
  const fn = given.get("clone_function") ?? null;
  return fn !== null && (isPlain(fn) || isContainer(fn))
    ? {
        argument: "clone_function",
        text: "`clone_function` is called with each layer, and this is no function.",
        exception: "TypeError",
      }
    : undefined;
};

/** What a class of the library makes; what its functions give may be a path, as `get_file` does. */
const OBJECT = /^keras\.(\w+\.)*[A-Z]\w*$/;

/** A path that is something else: a function, a model, a number. */
const pathOf =
  (argument: string): Check =>
  (given) => {
    const path = given.get(argument);
    const isOdd =
      path instanceof LayerObject ||
      path instanceof FunctionObject ||
      isContainer(path) ||
      (isPlain(path) && typeof path !== "string") ||
      (path instanceof External && path.instance !== undefined && OBJECT.test(path.path));
    return isOdd ? { argument, text: `\`${argument}\` is the name of a file.`, exception: "ValueError" } : undefined;
  };

const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  image_dataset_from_directory: [labelsOfFolder, sizeOfImages, splitOfFolder],
  text_dataset_from_directory: [labelsOfFolder, splitOfFolder],
  audio_dataset_from_directory: [labelsOfFolder, splitOfFolder],
  timeseries_dataset_from_array: [positive("sampling_rate", "sequence_stride")],
  split_dataset: [shareOfDataset],
  plot_model: [noModel("model"), unbuilt],
  model_to_dot: [noModel("model")],
  save_model: [noModel("model"), pathOf("filepath"), fileOfModel],
  load_model: [pathOf("filepath")],
  save: [pathOf("filepath")],
  load_weights: [pathOf("filepath")],
  export: [pathOf("filepath"), formatOfExport],
  model_from_json: [jsonOfModel],
  clone_model: [noFunction],
  to_categorical: [classesOfLabels],
  pad_sequences: [rowsOfSequences],
};
