/**
 * What the data sets of the library are: the shapes that `load_data()` gives.
 *
 *     (x_train, y_train), (x_test, y_test) = mnist.load_data()   (60000, 28, 28), (60000,), (10000, 28, 28), (10000,)
 *
 * Source: the docstrings of keras/src/datasets.
 */
import type { Dim } from "../../dims/dim.js";
import { Unknown } from "../../dims/dim.js";
import { reasonFor } from "../../values/convert.js";
import type { NativeFunction } from "../../values/native.js";
import { Float, TupleValue, type Value } from "../../values/value.js";
import { fn, type Bound } from "../native-helpers.js";
import { newArray, newLabels } from "../numpy.js";

interface DataSet {
  readonly train: number;
  readonly test: number;
  readonly example: readonly Dim[];
  readonly label: readonly Dim[];
  readonly dtype: string;
  readonly classes: number;
}

const SETS: Readonly<Record<string, DataSet>> = {
  mnist: { train: 60000, test: 10000, example: [28, 28], label: [], dtype: "uint8", classes: 10 },
  fashion_mnist: { train: 60000, test: 10000, example: [28, 28], label: [], dtype: "uint8", classes: 10 },
  cifar10: { train: 50000, test: 10000, example: [32, 32, 3], label: [1], dtype: "uint8", classes: 10 },
  cifar100: { train: 50000, test: 10000, example: [32, 32, 3], label: [1], dtype: "uint8", classes: 100 },
};

function loadImages(set: DataSet, { runtime, rest: [mode = "fine"], extra }: Bound): Value {
  const classes = set === SETS["cifar100"] ? CIFAR100.get(extra.get("label_mode") ?? mode) : set.classes;
  const labels = (count: number): Value => newLabels(runtime, [count, ...set.label], "uint8", classes);
  const half = (count: number): Value => new TupleValue([newArray([count, ...set.example], set.dtype), labels(count)]);
  return new TupleValue([half(set.train), half(set.test)]);
}

/** The classes that `label_mode` names. */
const CIFAR100: ReadonlyMap<Value, number> = new Map<Value, number>([
  ["fine", 100],
  ["coarse", 20],
]);

/** Reviews and newswires: each example is a list of word numbers. How many classes both parts have where that is told. */
const sequences = (
  { runtime }: Bound,
  [train, test]: readonly [number, number],
  classes: readonly (number | undefined)[],
): Value => {
  const half = (count: number, among: number | undefined): Value =>
    new TupleValue([newArray([count], "object"), newLabels(runtime, [count], "int64", among)]);
  return new TupleValue([half(train, classes[0]), half(test, classes[1])]);
};

/** How many of the examples are for training: what is left of them by `test_split`. */
function trainCount({ get }: Bound, total: number): number | undefined {
  const split = get("test_split");
  const share = split instanceof Float ? split.value : typeof split === "number" ? split : undefined;
  return share === undefined || share < 0 || share >= 1 ? undefined : Math.trunc(total * (1 - share));
}

const unfollowed = new Unknown("the split of the data set isn't followed");

/** Each of the 46 topics stands among the newswires that are for training; whether it does among the others isn't documented. */
function reuters(bound: Bound): Value {
  const train = trainCount(bound, 11228);
  if (train === undefined) return unfollowed;
  const isUsual = !["test_split", "seed", "maxlen"].some((name) => bound.has(name));
  return sequences(bound, [train, 11228 - train], [isUsual ? 46 : undefined, undefined]);
}

/** A table of numbers with a number to predict for each row. */
function table(bound: Bound, rows: number, columns: number, dtype: string): Value {
  const train = trainCount(bound, rows);
  if (train === undefined) return unfollowed;
  const half = (count: number): Value => new TupleValue([newArray([count, columns], dtype), newArray([count], dtype)]);
  return new TupleValue([half(train), half(rows - train)]);
}

const CALIFORNIA_ROWS: ReadonlyMap<Value, number> = new Map<Value, number>([
  ["large", 20640],
  ["small", 600],
]);

function california(bound: Bound): Value {
  const rows = CALIFORNIA_ROWS.get(bound.get("version"));
  return rows === undefined ? reasonFor(bound.get("version")) : table(bound, rows, 8, "float32");
}

export const datasetMembers: readonly (readonly [string, NativeFunction])[] = [
  ...Object.entries(SETS).map(
    ([name, set]) =>
      [
        `keras.datasets.${name}.load_data`,
        fn("*args, **kwargs", (bound) => loadImages(set, bound))("load_data"),
      ] as const,
  ),
  [
    "keras.datasets.imdb.load_data",
    fn("*args, **kwargs", (bound) => sequences(bound, [25000, 25000], [2, 2]))("load_data"),
  ],
  [
    "keras.datasets.reuters.load_data",
    fn(
      "path=None, num_words=None, skip_top=0, maxlen=None, test_split=0.2, seed=113, *args, **kwargs",
      reuters,
    )("load_data"),
  ],
  [
    "keras.datasets.boston_housing.load_data",
    fn("path=None, test_split=0.2, seed=113", (bound) => table(bound, 506, 13, "float64"))("load_data"),
  ],
  [
    "keras.datasets.california_housing.load_data",
    fn("path=None, version='large', test_split=0.2, seed=113", california)("load_data"),
  ],
];
