/**
 * Data parted into training and test data, or shuffled.
 *
 *     train_test_split(X, y, test_size=0.2)   of 150 rows 120 and 30: the test part is rounded up
 *
 * Source: sklearn/model_selection/_split.py, _validate_shuffle_split.
 */
import { isRanked, sub, Unknown, type Dim } from "../../dims/dim.js";
import { didYouMean } from "../../layers/suggest.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { missingArgument } from "../../problems/missing-argument.js";
import type { ProblemKind } from "../../problems/problem.js";
import { unknownArgument } from "../../problems/unknown-argument.js";
import { itemsOf, reasonFor } from "../../values/convert.js";
import { asGiven } from "../keras/given-values.js";
import { Float, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { fn, type Bound, type Native, type Natives } from "../native-helpers.js";

const DEFAULT_TEST = new Float(0.25);

interface Parts {
  readonly train: Dim;
  readonly test: Dim;
}

/** How many of `rows` a share is, or a count. */
function share(rows: Dim, size: Value, round: (value: number) => number): Dim {
  if (typeof size === "number") return size;
  if (!(size instanceof Float)) return reasonFor(size);
  return typeof rows === "number"
    ? round(size.value * rows)
    : new Unknown("how many rows a share of the data has isn't known");
}

function partsOf(rows: Dim, testSize: Value, trainSize: Value): Parts {
  const train = trainSize === null ? undefined : share(rows, trainSize, Math.floor);
  const test = testSize === null && train !== undefined ? undefined : share(rows, testSize ?? DEFAULT_TEST, Math.ceil);
  return { train: train ?? sub(rows, test!), test: test ?? sub(rows, train!) };
}

const rowsOf = (value: Value): Dim => {
  if (value instanceof TensorValue && isRanked(value.shape)) return value.shape[0] ?? null;
  return itemsOf(value)?.length ?? reasonFor(value);
};

/** The part of so many rows; which of the rows they are is drawn. */
function partOf({ runtime }: Bound, value: Value, rows: Dim): Value {
  if (value instanceof TensorValue && isRanked(value.shape))
    return new TensorValue([rows, ...value.shape.slice(1)], value.dtype, undefined, { kind: "array" });
  const reason = itemsOf(value) ? new Unknown("which rows a part of the data gets is drawn") : reasonFor(value);
  return runtime.list([], reason);
}

const split: Native = (bound) => {
  const { rest, get, runtime, place } = bound;
  const refused = refuseSplit(bound);
  if (refused) return refused;
  if (rest.length === 0) return runtime.unknown("there is nothing to split", place);
  const known = rest.map(rowsOf).find((rows) => !(rows instanceof Unknown));
  const { train, test } = partsOf(known ?? rowsOf(rest[0]!), get("test_size"), get("train_size"));
  const parts = rest.flatMap((value) => {
    if (value instanceof Unknown) return [value, value];
    return [partOf(bound, value, train), partOf(bound, value, test)];
  });
  return asGiven(runtime.list(parts), "array");
};

const OPTIONS = ["test_size", "train_size", "random_state", "shuffle", "stratify"];

/** Arguments that it hasn't got, parts that are none, and data of different lengths. */
function refuseSplit({ rest, extra, get, args, runtime, place }: Bound): Unknown | undefined {
  if (args.unknownRest || !runtime.isDecided || !runtime.isCalled || place.file !== "") return undefined;
  const fail = (kind: ProblemKind, message: string, exception: string): Unknown =>
    runtime.fail({ kind, place, message: `train_test_split: ${message}` }, exception, place);
  const [odd] = extra.keys();
  if (odd !== undefined)
    return fail(unknownArgument, `there is no argument \`${odd}\`.${didYouMean(odd, OPTIONS)}`, "TypeError");
  if (rest.length === 0) return fail(missingArgument, "it takes the data that are to be split.", "ValueError");
  const single = rest.find((value) => typeof value === "number" || value instanceof Float);
  if (single !== undefined)
    return fail(
      invalidArgument,
      "it takes data, and a number is none. Sizes are given by name: test_size=0.2.",
      "TypeError",
    );
  for (const name of ["test_size", "train_size"]) {
    const why = refusedShare(get(name));
    if (why !== undefined) return fail(invalidArgument, `\`${name}\` ${why}`, "InvalidParameterError");
  }
  const counts = [...new Set(rest.map(rowsOf).filter((rows) => typeof rows === "number"))];
  return counts.length > 1
    ? fail(
        incompatibleShape,
        `all data need as many rows: here are some with ${counts.join(" and some with ")}.`,
        "ValueError",
      )
    : undefined;
}

function refusedShare(size: Value): string | undefined {
  const isNone =
    typeof size === "string" ||
    (size instanceof Float && (size.value <= 0 || size.value >= 1)) ||
    (typeof size === "number" && size < 1);
  return isNone ? "is a share between 0.0 and 1.0, or a count of rows." : undefined;
}

const shuffled: Native = (bound) => {
  const parts = bound.rest.map((value) => (value instanceof Unknown ? value : partOf(bound, value, rowsOf(value))));
  return parts.length === 1 ? parts[0]! : bound.runtime.list(parts);
};

export const splittingNatives: Natives = {
  "sklearn.model_selection.train_test_split": fn(
    "*arrays, test_size=None, train_size=None, random_state=None, shuffle=True, stratify=None, **options",
    split,
  ),
  "sklearn.utils.shuffle": fn("*arrays, random_state=None, n_samples=None", shuffled),
};
