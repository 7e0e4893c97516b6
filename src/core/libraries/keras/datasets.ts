/**
 * What the data sets of the library are: the shapes that `load_data()` gives.
 *
 *     (x_train, y_train), (x_test, y_test) = mnist.load_data()   (60000, 28, 28), (60000,), (10000, 28, 28), (10000,)
 *
 * Source: the docstrings of keras/src/datasets.
 */
import type { Dim } from "../../dims/dim.js";
import { Unknown } from "../../dims/dim.js";
import { NativeFunction } from "../../values/native.js";
import { TupleValue, type Value } from "../../values/value.js";
import { fn, type Bound } from "../native-helpers.js";
import { newArray } from "../numpy.js";

interface DataSet {
  readonly train: number;
  readonly test: number;
  readonly example: readonly Dim[];
  readonly label: readonly Dim[];
  readonly dtype: string;
}

const SETS: Readonly<Record<string, DataSet>> = {
  mnist: { train: 60000, test: 10000, example: [28, 28], label: [], dtype: "uint8" },
  fashion_mnist: { train: 60000, test: 10000, example: [28, 28], label: [], dtype: "uint8" },
  cifar10: { train: 50000, test: 10000, example: [32, 32, 3], label: [1], dtype: "uint8" },
  cifar100: { train: 50000, test: 10000, example: [32, 32, 3], label: [1], dtype: "uint8" },
};

function loadImages(set: DataSet): Value {
  const half = (count: number): Value =>
    new TupleValue([newArray([count, ...set.example], set.dtype), newArray([count, ...set.label], "uint8")]);
  return new TupleValue([half(set.train), half(set.test)]);
}

/** Reviews and newswires: each example is a list of word numbers. */
const sequences = (train: number, test: number): Value => {
  const half = (count: number): Value => new TupleValue([newArray([count], "object"), newArray([count], "int64")]);
  return new TupleValue([half(train), half(test)]);
};

function reuters({ get }: Bound): Value {
  const split = get("test_split");
  return split === null ? sequences(8982, 2246) : new Unknown("the split of the data set isn't followed");
}

function housing({ get }: Bound): Value {
  if (get("test_split") !== null) return new Unknown("the split of the data set isn't followed");
  const half = (count: number): Value =>
    new TupleValue([newArray([count, 13], "float64"), newArray([count], "float64")]);
  return new TupleValue([half(404), half(102)]);
}

export const datasetMembers: readonly (readonly [string, NativeFunction])[] = [
  ...Object.entries(SETS).map(
    ([name, set]) =>
      [`keras.datasets.${name}.load_data`, fn("*args, **kwargs", () => loadImages(set))("load_data")] as const,
  ),
  ["keras.datasets.imdb.load_data", fn("*args, **kwargs", () => sequences(25000, 25000))("load_data")],
  [
    "keras.datasets.reuters.load_data",
    fn("path=None, num_words=None, skip_top=0, maxlen=None, test_split=None, *args, **kwargs", reuters)("load_data"),
  ],
  ["keras.datasets.boston_housing.load_data", fn("path=None, test_split=None, seed=113", housing)("load_data")],
];
