/**
 * Functions around tensors: memory, losses, metrics, helpers, optimizers.
 *
 *     tf.tidy(() => x.sub(1))   tf.losses.meanSquaredError(labels, y)   tf.util.sizeFromShape([2, 3])
 */
import { isRanked, product, sameDim, showShape, Unknown, type Shape } from "../../../dims/dim.js";
import { LayerError } from "../../../layers/entry.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { javascriptNumber } from "../../../values/javascript.js";
import { NativeFunction, type NativeCall } from "../../../values/native.js";
import { DictObject, ListObject } from "../../../values/objects.js";
import { TensorValue, Undefined, type Value } from "../../../values/value.js";
import { isFunction } from "../../javascript/functions.js";
import { call, jsFunction, numbersOf, reader, reason, unknownResult, type JsBound } from "../../javascript/native.js";
import type { Natives } from "../../native-helpers.js";
import type { OperationCall, Rule } from "../../tensors/operation.js";
import { asDim, asDims } from "../../tensors/sizes.js";
import { onAxes } from "../../tensors/spec.js";
import { orElse, tensorFunction } from "./function.js";
import { inferredDtype } from "./infer.js";

const nothing = reader(() => Undefined.value);

/** What a function gives that is called at once: `tf.tidy("name", f)` too. */
const calling = (give: (result: Value, bound: JsBound) => Value): Natives[string] =>
  jsFunction("first, second", (bound) => {
    const [first, second] = [bound.get("first"), bound.get("second")];
    return give(call(bound, isFunction(first) ? first : second), bound);
  });

const memory: Natives = {
  tidy: calling((result) => result),
  keep: jsFunction("result", ({ get }) => get("result")),
  time: calling((_result, { runtime, place }) => runtime.unknown("how long it takes isn't known", place)),
  profile: calling((_result, { runtime, place }) => runtime.unknown("how long it takes isn't known", place)),
  variableGrads: calling((value, { runtime, place }) =>
    runtime.heap.adopt(
      new DictObject([
        ["value", value],
        ["grads", runtime.unknown("gradients aren't followed", place)],
      ]),
    ),
  ),
  ...Object.fromEntries(
    "dispose disposeVariables print nextFrame enableProdMode enableDebugMode disableDeprecationWarnings"
      .split(" ")
      .map((name) => [name, nothing]),
  ),
  memory: unknownResult("how much memory is in use isn't known"),
};

// ---------------------------------------------------------------- losses and metrics

function requireSame(call: OperationCall, a: Shape, b: Shape): void {
  if (!isRanked(a) || !isRanked(b)) return;
  const fits = a.length === b.length && a.every((dim, i) => sameDim(dim, b[i]!) !== false);
  if (!fits)
    throw new LayerError(incompatibleShape, `${call.name}: ${showShape(a)} and ${showShape(b)} must be the same.`);
}

/** One number for all, or the losses themselves where they aren't to be summed up. */
function reducedLoss(call: OperationCall, shape: Shape): Shape {
  const reduction = orElse(call, "reduction", 3);
  if (typeof reduction !== "number") return new Unknown("how the loss is summed up isn't known", call.place);
  return reduction === 0 ? shape : [];
}

const loss = (parameters: string): Natives[string] => {
  const [labels, predictions] = parameters.split(", ").map((part) => part.split(":", 1)[0]!) as [string, string];
  const perExample = labels === "onehotLabels";
  const rule: Rule = (call) => {
    const [a, b] = [call.tensor(labels).shape, call.tensor(predictions).shape];
    requireSame(call, a, b);
    const shape = perExample ? onAxes(a, (dims) => dims.slice(0, -1)) : a;
    return { shape: reducedLoss(call, shape), dtype: "float32" };
  };
  return tensorFunction(`${parameters}, reduction`, rule);
};

const PAIR = "labels: numeric, predictions: numeric";

const losses: Natives = {
  absoluteDifference: loss(`${PAIR}, weights`),
  hingeLoss: loss(`${PAIR}, weights`),
  huberLoss: loss(`${PAIR}, weights, delta`),
  logLoss: loss(`${PAIR}, weights, epsilon`),
  meanSquaredError: loss(`${PAIR}, weights`),
  sigmoidCrossEntropy: loss("multiClassLabels: numeric, logits: numeric, weights, labelSmoothing"),
  softmaxCrossEntropy: loss("onehotLabels: numeric, logits: numeric, weights, labelSmoothing"),
  cosineDistance: tensorFunction(`${PAIR}, axis, weights, reduction`, (call) => {
    const [a, b] = [call.tensor("labels").shape, call.tensor("predictions").shape];
    requireSame(call, a, b);
    return { shape: reducedLoss(call, new Unknown("it isn't followed", call.place)), dtype: "float32" };
  }),
  computeWeightedLoss: tensorFunction("losses: numeric, weights, reduction", (call) => ({
    shape: reducedLoss(call, call.tensor("losses").shape),
    dtype: "float32",
  })),
};

const perRow = tensorFunction("yTrue: numeric, yPred: numeric", (call) => ({
  shape: onAxes(call.tensor("yTrue").shape, (dims) => dims.slice(0, -1)),
  dtype: "float32",
}));
const ofAll = tensorFunction("yTrue: numeric, yPred: numeric", () => ({ shape: [], dtype: "float32" }));

const PER_ROW =
  "binaryAccuracy binaryCrossentropy categoricalAccuracy categoricalCrossentropy meanAbsoluteError MAE mae meanAbsolutePercentageError MAPE " +
  "mape meanSquaredError MSE mse";

const metrics: Natives = {
  ...Object.fromEntries(PER_ROW.split(" ").map((name) => [name, perRow])),
  precision: ofAll,
  recall: ofAll,
};

// ---------------------------------------------------------------- optimizers

const OPTIMIZERS = "sgd momentum adagrad adadelta adam adamax rmsprop".split(" ");

/** Trains the variables by what the function gives. */
const minimize: Natives[string] = (path) =>
  new NativeFunction(
    "minimize",
    ({ runtime, args, place }: NativeCall) => {
      const callback = args.positional.find(isFunction);
      const cost =
        callback === undefined
          ? Undefined.value
          : runtime.call(callback, { positional: [], keywords: new Map() }, place);
      return args.positional.includes(true) ? cost : Undefined.value;
    },
    undefined,
    path,
  );

const optimizers: Natives = {
  ...Object.fromEntries(OPTIMIZERS.map((name) => [`${name}().minimize`, minimize])),
};

// ---------------------------------------------------------------- helpers

const flatten = (value: Value): readonly Value[] | Unknown => {
  if (!(value instanceof ListObject)) return [value];
  if (value.open) return value.open;
  const parts = value.items.map(flatten);
  const open = parts.find((part) => part instanceof Unknown);
  return open ? (open as Unknown) : (parts as readonly (readonly Value[])[]).flat();
};

const ofNumbers = (parameters: string, compute: (...numbers: readonly number[]) => number | boolean): Natives[string] =>
  jsFunction(parameters, ({ get }) => {
    const numbers = numbersOf(parameters.split(", ").map((name) => get(name)));
    if (numbers instanceof Unknown) return numbers;
    const result = compute(...numbers);
    return typeof result === "number" ? javascriptNumber(result) : result;
  });

function nearestDivisor(size: number, start: number): number {
  for (let i = start; i < size; i++) if (size % i === 0) return i;
  return size;
}

const util: Natives = {
  assert: nothing,
  arraysEqual: jsFunction("a, b", ({ get, runtime }) => {
    const [a, b] = [get("a"), get("b")];
    if (!(a instanceof ListObject) || !(b instanceof ListObject) || a.open || b.open) return a === b ? true : reason(a);
    if (a.items.length !== b.items.length) return false;
    const same = a.items.map((item, i) => runtime.equal(item, b.items[i]!));
    return same.includes(false) ? false : (same.find((part) => part instanceof Unknown) ?? true);
  }),
  clamp: ofNumbers("min, x, max", (min, x, max) => Math.max(min!, Math.min(x!, max!))),
  computeStrides: jsFunction("shape", ({ get, runtime }) => {
    const shape = asDims(get("shape"));
    return isRanked(shape) ? runtime.list(shape.slice(1).map((_, i) => product(shape.slice(i + 1)))) : shape;
  }),
  createShuffledIndices: jsFunction(
    "n",
    ({ get }) => new TensorValue([asDim(get("n"))], "uint32", undefined, { kind: "array" }),
  ),
  flatten: jsFunction("array", ({ get, runtime }) => {
    const items = flatten(get("array"));
    return items instanceof Unknown ? runtime.list([], items) : runtime.list([...items]);
  }),
  inferDtype: jsFunction("values", ({ get }) => inferredDtype(get("values"))),
  isInt: ofNumbers("a", (a) => a! % 1 === 0),
  nearestDivisor: ofNumbers("size, start", (size, start) => nearestDivisor(size!, start!)),
  now: unknownResult("it depends on when the program runs"),
  shuffle: jsFunction("array", ({ get, runtime, place }) => {
    const array = get("array");
    const because = runtime.unknown("the array is shuffled", place);
    if (array instanceof ListObject && array.items.length > 1) {
      runtime.heap.touch(array);
      array.items = [];
      array.open ??= because;
    }
    runtime.changeArray(array, place);
    return Undefined.value;
  }),
  sizeFromShape: jsFunction("shape", ({ get }) => {
    const shape = asDims(get("shape"));
    return isRanked(shape) ? (product(shape) ?? reason(null)) : shape;
  }),
};

const beneath = (path: string, natives: Natives): Natives =>
  Object.fromEntries(Object.entries(natives).map(([name, make]) => [`${path}.${name}`, make]));

export const programFunctions: Natives = {
  ...memory,
  ...beneath("losses", losses),
  ...beneath("metrics", metrics),
  ...beneath("train", optimizers),
  "math.confusionMatrix": tensorFunction("labels: numeric, predictions: numeric, numClasses", (call) => ({
    shape: [asDim(call.value("numClasses")), asDim(call.value("numClasses"))],
    dtype: "int32",
  })),
  ...beneath("util", util),
};

export const programConstants: readonly (readonly [string, Value])[] = [
  ["tfjs.Reduction.NONE", 0],
  ["tfjs.Reduction.MEAN", 1],
  ["tfjs.Reduction.SUM", 2],
  ["tfjs.Reduction.SUM_BY_NONZERO_WEIGHTS", 3],
];
