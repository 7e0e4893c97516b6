/**
 * NumPy's functions that arrange, join, split, pick and make arrays.
 *
 *     np.zeros((100, 28, 28)), np.stack([a, b]), np.expand_dims(x, -1), np.concatenate([a, b]), np.eye(10)[labels]
 */
import { LayerError } from "../../layers/entry.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { add, Float, isRanked, showShape, sub, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import type { TensorSpec } from "../../dims/tensor.js";
import { itemsOf } from "../../values/convert.js";
import { TensorValue, type Value } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import {
  expandedShape,
  movedShape,
  moving,
  reshapedShape,
  squeezedShape,
  swappedShape,
  transposedShape,
} from "../tensors/arrange.js";
import { axisIn, integerOf } from "../tensors/axes.js";
import { broadcastAll } from "../tensors/elementwise.js";
import {
  classesOf,
  constantOf,
  foldCast,
  foldJoined,
  joinedClasses,
  MAX_CONSTANT,
  sameClasses,
} from "../tensors/constants.js";
import {
  filledLike,
  filling,
  matrix,
  rangeDtype,
  rangeLength,
  rangeOf,
  rangeValues,
  spaced,
  spacedValues,
} from "../tensors/create.js";
import { dtypeArgument, isInteger, numpyResult, type DTypeRule } from "../tensors/dtypes.js";
import {
  concatenated,
  joining,
  paddedShape,
  repeatedShape,
  splitting,
  stacked,
  tiledShape,
  unevenParts,
  withAxis,
} from "../tensors/join.js";
import { changedCall, operation, type OperationCall, type OperationKind, type Rule } from "../tensors/operation.js";
import { taking, takenAlong } from "../tensors/pick.js";
import { flatSize } from "../tensors/reduce.js";
import { asDim, asDims, sizeOfData } from "../tensors/sizes.js";
import { onAxes, unknownSpec, unranked } from "../tensors/spec.js";
import { named, numpy, numpyKind } from "./function.js";

const axisArgument = (call: OperationCall): Value => call.value("axis");
const fixed = (axis: number) => (): Value => axis;
const sameValues = (call: OperationCall): readonly Value[] | undefined => constantOf(call.value("a"));

/** The values as they are, in the same memory. */
const VIEW = { fold: sameValues, isView: true, classes: sameClasses("a") };

// ---------------------------------------------------------------- arranged

const arranging = (
  parameters: string,
  rule: (call: OperationCall, dims: readonly Dim[]) => Shape,
  isMethod = false,
): ReturnType<typeof numpy> => numpy(parameters, moving(rule, "a"), { ...VIEW, isMethod });

const reshape: Rule = (call) => {
  const { shape, dtype } = call.tensor("a");
  const wanted = call.value("newshape") ?? call.value("shape");
  return { shape: reshapedShape(call.name, shape, asDims(wanted), false), dtype };
};

const atLeast =
  (rank: number): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor("a");
    return { shape: onAxes(shape, (dims) => [...Array<Dim>(Math.max(0, rank - dims.length)).fill(1), ...dims]), dtype };
  };

const arranged: Natives = {
  reshape: numpy('a, newshape=None, order="C", shape=None', reshape, VIEW),
  rollaxis: arranging("a, axis, start=0", rolled),
  matrix_transpose: arranging("a", (_, dims) => [...dims.slice(0, -2), ...dims.slice(-2).reverse()]),
  ...named(
    "transpose permute_dims",
    arranging("a, axes=None", (call, dims) => transposedShape(call.name, dims, call.value("axes"))),
  ),
  swapaxes: arranging("a, axis1, axis2", (call, dims) =>
    swappedShape(call.name, dims, call.value("axis1"), call.value("axis2")),
  ),
  moveaxis: arranging("a, source, destination", (call, dims) =>
    movedShape(call.name, dims, call.value("source"), call.value("destination")),
  ),
  expand_dims: arranging("a, axis", (call, dims) => expandedShape(call.name, dims, call.value("axis"))),
  squeeze: arranging("a, axis=None", (call, dims) => squeezedShape(call, dims, call.value("axis")), true),
  ...named(
    "ravel",
    arranging("a", (_, dims) => [flatSize(dims)]),
  ),
  ...named(
    "flip flipud fliplr",
    numpy(
      "a, axis=None",
      moving((_, dims) => dims, "a"),
      { isView: true, classes: sameClasses("a") },
    ),
  ),
  ...named(
    "sort partition",
    numpy(
      "a, axis=-1",
      moving((_, dims) => dims, "a"),
      { classes: sameClasses("a") },
    ),
  ),
  roll: numpy(
    "a, shift, axis=None",
    moving((_, dims) => dims, "a"),
    { classes: sameClasses("a") },
  ),
  rot90: numpy("a, k=1, axes=(0, 1)", turned),
  broadcast_to: numpy("a, shape", (call) => ({ shape: asDims(call.value("shape")), dtype: call.tensor("a").dtype })),
  broadcast_arrays: numpy("*args", (call) => {
    const specs = call.rest.map((value) => call.tensorOf(value));
    const shape = broadcastAll(
      call.name,
      specs.map((spec) => spec.shape),
    );
    return specs.map(({ dtype }) => ({ shape, dtype }));
  }),
  atleast_1d: numpy("a", atLeast(1), VIEW),
  atleast_2d: numpy("a", atLeast(2), { isView: true, classes: sameClasses("a") }),
  atleast_3d: numpy("a", (call) => {
    const { shape, dtype } = call.tensor("a");
    return { shape: onAxes(shape, inDepth), dtype };
  }),
  resize: numpy("a, new_shape", (call) => ({ shape: asDims(call.value("new_shape")), dtype: call.tensor("a").dtype })),
};

/** The axis stands before another one afterwards. */
function rolled(call: OperationCall, dims: readonly Dim[]): Shape {
  const axis = axisIn(call.name, call.value("axis"), dims.length, dims);
  const start = integerOf(call.value("start"));
  if (axis instanceof Unknown) return dims.map(() => axis);
  if (start instanceof Unknown) return dims.map(() => start);
  const before = start < 0 ? start + dims.length : start;
  return dims.toSpliced(axis, 1).toSpliced(axis < before ? before - 1 : before, 0, dims[axis]!);
}

/** An odd number of turns makes the two axes change places. */
function turned(call: OperationCall): TensorSpec {
  const { shape, dtype } = call.tensor("a");
  const turns = integerOf(call.value("k"));
  const [first, second] = itemsOf(call.value("axes")) ?? [];
  return {
    shape: onAxes(shape, (dims) => {
      if (turns instanceof Unknown) return dims.map(() => turns);
      return turns % 2 === 0 ? dims : swappedShape(call.name, dims, first ?? null, second ?? null);
    }),
    dtype,
  };
}

// ---------------------------------------------------------------- joined and split

const inRows = (dims: readonly Dim[]): readonly Dim[] => (dims.length >= 2 ? dims : [1, dims[0] ?? 1]);
const inColumns = (dims: readonly Dim[]): readonly Dim[] => (dims.length >= 2 ? dims : [dims[0] ?? 1, 1]);
const inDepth = (dims: readonly Dim[]): readonly Dim[] => (dims.length >= 3 ? dims : [...inRows(dims), 1]);

const parts = (parameters: string, rule: Rule): ReturnType<typeof numpy> =>
  numpy(parameters, rule, { isView: true, isSplit: true });

const joined: Natives = {
  ...named(
    "concatenate concat",
    numpy("arrays, axis=0", joinedInRows, {
      fold: (call) => foldJoined(itemsOf(call.value("arrays"))),
      classes: (call) => joinedClasses(itemsOf(call.value("arrays"))),
    }),
  ),
  stack: numpy("arrays, axis=0", joining(stacked(axisArgument), "arrays", numpyResult), {
    fold: (call) => foldJoined(itemsOf(call.value("arrays"))),
  }),
  ...named(
    "vstack row_stack",
    numpy(
      "tup",
      joining((call, shapes) => concatenated(fixed(0))(call, shapes.map(inRows)), "tup", numpyResult),
      { classes: (call) => joinedClasses(itemsOf(call.value("tup"))) },
    ),
  ),
  hstack: numpy("tup", joining(endToEnd, "tup", numpyResult), {
    classes: (call) => joinedClasses(itemsOf(call.value("tup"))),
  }),
  dstack: numpy(
    "tup",
    joining((call, shapes) => concatenated(fixed(2))(call, shapes.map(inDepth)), "tup", numpyResult),
  ),
  column_stack: numpy(
    "tup",
    joining((call, shapes) => concatenated(fixed(1))(call, shapes.map(inColumns)), "tup", numpyResult),
  ),
  append: numpy("arr, values, axis=None", appended, {
    classes: (call) => joinedClasses([call.value("arr"), call.value("values")]),
  }),
  split: parts("a, indices_or_sections, axis=0", splitting("indices_or_sections", axisArgument, "a")),
  vsplit: parts("a, indices_or_sections", splitting("indices_or_sections", fixed(0), "a")),
  hsplit: parts(
    "a, indices_or_sections",
    splitting("indices_or_sections", (_, rank) => (rank === 1 ? 0 : 1), "a"),
  ),
  dsplit: parts("a, indices_or_sections", splitting("indices_or_sections", fixed(2), "a")),
  array_split: parts("a, indices_or_sections, axis=0", unevenlySplit),
  tile: numpy(
    "A, reps",
    moving((call, dims) => tiledShape(dims, asDims(call.value("reps"))), "A"),
  ),
  repeat: numpy(
    "a, repeats, axis=None",
    moving((call, dims) => repeatedShape(call.name, dims, call.value("repeats"), call.value("axis")), "a"),
  ),
  pad: numpy(
    'array, pad_width, mode="constant"',
    moving((call, dims) => paddedShape(call.name, dims, call.value("pad_width"), true), "array"),
  ),
  delete: numpy("arr, obj, axis=None", (call) => resized(call, (size, count) => sub(size, count))),
  insert: numpy("arr, obj, values, axis=None", (call) => resized(call, add)),
};

/** Vectors are put end to end, anything else side by side. */
function endToEnd(call: OperationCall, shapes: readonly (readonly Dim[])[]): Shape {
  const filled = shapes.map((dims) => (dims.length === 0 ? [1] : dims));
  return concatenated(fixed(filled[0]!.length === 1 ? 0 : 1))(call, filled);
}

/** Along an axis, or all values in a row. */
function joinedInRows(call: OperationCall): ReturnType<Rule> {
  const join = joining(concatenated(axisArgument), "arrays", numpyResult);
  if (call.value("axis") !== null) return join(call);
  const specs = call.tensors("arrays");
  if (specs instanceof Unknown) return unknownSpec(specs);
  const flat = specs.map(({ shape, dtype }) => ({ shape: [flatSize(shape)], dtype }));
  return join(changedCall(call, { tensors: () => flat, value: () => 0 }));
}

function appended(call: OperationCall): ReturnType<Rule> {
  const specs = [call.tensor("arr"), call.tensor("values")];
  const join = joining(concatenated(axisArgument), "", numpyResult);
  if (call.value("axis") !== null) return join(changedCall(call, { tensors: () => specs }));
  const flat = specs.map(({ shape, dtype }) => ({ shape: [flatSize(shape)], dtype }));
  return join(changedCall(call, { tensors: () => flat, value: () => 0 }));
}

function unevenlySplit(call: OperationCall): ReturnType<Rule> {
  const { shape, dtype } = call.tensor("a");
  const count = call.value("indices_or_sections");
  if (typeof count !== "number") return splitting("indices_or_sections", axisArgument, "a")(call);
  if (!isRanked(shape)) return Array.from({ length: count }, () => ({ shape: unranked(shape), dtype }));
  const axis = axisIn(call.name, call.value("axis"), shape.length, shape);
  const size = axis instanceof Unknown ? axis : shape[axis]!;
  return unevenParts(size, count).map((part) => ({ shape: withAxis(shape, axis, part), dtype }));
}

/** An axis, or all values in a row, with as many more or less as `obj` names. */
function resized(call: OperationCall, change: (size: Dim, count: Dim) => Dim): TensorSpec {
  const { shape, dtype } = call.tensor("arr");
  const listed = itemsOf(call.value("obj"));
  const count: Dim =
    typeof call.value("obj") === "number" ? 1 : listed ? listed.length : new Unknown("how many there are isn't known");
  if (call.value("axis") === null) return { shape: [change(flatSize(shape), count)], dtype };
  return {
    shape: onAxes(shape, (dims) => {
      const axis = axisIn(call.name, call.value("axis"), dims.length, dims);
      return withAxis(dims, axis, axis instanceof Unknown ? axis : change(dims[axis]!, count));
    }),
    dtype,
  };
}

// ---------------------------------------------------------------- picked

const diagonal: Rule = (call) => {
  const { shape, dtype } = call.tensor("v");
  const k = integerOf(call.value("k"));
  const more = k instanceof Unknown ? k : Math.abs(k);
  return {
    shape: onAxes(shape, (dims) => {
      if (dims.length === 1) return [add(dims[0]!, more), add(dims[0]!, more)];
      const [rows, columns] = dims;
      return [
        typeof rows === "number" && rows === columns && more === 0
          ? rows
          : new Unknown("the length of the diagonal isn't known"),
      ];
    }),
    dtype,
  };
};

const unique: Rule = (call) => {
  const { dtype } = call.tensor("ar");
  const count = classesOf(call.value("ar")) ?? sizeOfData(call, "how many different values there are isn't known");
  const isPlain = ["return_index", "return_inverse", "return_counts"].every((name) => call.value(name) === false);
  if (!isPlain || call.value("axis") !== null)
    return unknownSpec(new Unknown("what the different values are isn't followed", call.place));
  return { shape: [count], dtype };
};

const differences: Rule = (call) => {
  const { shape, dtype } = call.tensor("a");
  return {
    shape: onAxes(shape, (dims) => {
      const axis = axisIn(call.name, call.value("axis"), dims.length, dims);
      return withAxis(dims, axis, axis instanceof Unknown ? axis : sub(dims[axis]!, asDim(call.value("n"))));
    }),
    dtype,
  };
};

/** By the name that is both a function's and a method's. */
export const pickingKinds: Readonly<Record<string, OperationKind>> = {
  take: numpyKind("x, indices, axis=None", taking(axisArgument)),
  argsort: numpyKind("a, axis=-1", (call) => ({ shape: call.tensor("a").shape, dtype: "int64" })),
  searchsorted: numpyKind("a, v", (call) => {
    const { shape } = call.tensor("a");
    if (isRanked(shape) && shape.length !== 1)
      throw new LayerError(incompatibleShape, `${call.name} takes an array of one axis, not ${showShape(shape)}.`);
    return { shape: call.tensor("v").shape, dtype: "int64" };
  }),
  diagonal: numpyKind("v, k=0", diagonal),
};

const picked: Natives = {
  ...Object.fromEntries(Object.entries(pickingKinds).map(([name, kind]) => [name, operation(kind)])),
  argpartition: operation(pickingKinds["argsort"]!),
  take_along_axis: numpy("x, indices, axis", takenAlong),
  diag: numpy("v, k=0", diagonal),
  unique: numpy("ar, return_index=False, return_inverse=False, return_counts=False, axis=None", unique),
  diff: numpy("a, n=1, axis=-1", differences),
  ...named(
    "tril triu",
    numpy("m, k=0", (call) => call.tensor("m")),
  ),
  digitize: numpy("x, bins", (call) => ({ shape: call.tensor("x").shape, dtype: "int64" })),
  meshgrid: numpy('*xi, indexing="xy"', grid),
};

function grid(call: OperationCall): readonly TensorSpec[] {
  const specs = call.rest.map((value) => call.tensorOf(value));
  const sizes = specs.map(({ shape }) => flatSize(shape));
  const shape = call.value("indexing") === "xy" && sizes.length > 1 ? [sizes[1]!, sizes[0]!, ...sizes.slice(2)] : sizes;
  return specs.map(({ dtype }) => ({ shape, dtype }));
}

// ---------------------------------------------------------------- made

/** The values of nested lists, in order; undefined where there are many, or other things among them. */
function listedValues(call: OperationCall): readonly Value[] | undefined {
  const value = call.value("a");
  const values = value instanceof TensorValue ? value.values : constantOf(value);
  if (!values || values.length > MAX_CONSTANT) return undefined;
  return call.value("dtype") === null ? values : foldCast(call, undefined, "a");
}

/** `ndmin` puts axes in front. */
const fromLists: Rule = (call) => {
  const { shape, dtype } = call.tensor("a");
  const least = integerOf(call.value("ndmin"));
  return {
    shape: onAxes(shape, (dims) =>
      least instanceof Unknown ? least : [...Array<Dim>(Math.max(0, least - dims.length)).fill(1), ...dims],
    ),
    dtype: dtypeArgument(call, dtype),
  };
};

const RANGE = ["start", "stop", "step"] as const;
const rangeArguments = (call: OperationCall): ReturnType<typeof rangeOf> =>
  rangeOf(call.value("start"), call.value("stop"), call.value("step"), call.has("stop"));

const wideFloat: DTypeRule = (dtype) => (dtype === "float32" ? "float32" : "float64");
const SPACED = "start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0";

const made: Natives = {
  array: numpy("a, dtype=None, ndmin=0", fromLists, { fold: listedValues, classes: sameClasses("a") }),
  ...named(
    "asarray asanyarray",
    numpy("a, dtype=None, ndmin=0", fromLists, { fold: listedValues, isView: true, classes: sameClasses("a") }),
  ),
  ...named("zeros ones empty", numpy("shape, dtype=None", filling("float64"))),
  full: numpy("shape, fill_value, dtype=None", (call) => ({
    shape: asDims(call.value("shape")),
    dtype: dtypeArgument(call, call.tensor("fill_value").dtype),
  })),
  ...named("zeros_like ones_like empty_like", numpy("x, dtype=None", filledLike())),
  full_like: numpy("x, fill_value, dtype=None", filledLike()),
  arange: numpy(
    "start, stop=None, step=None, dtype=None",
    (call) => ({
      shape: [rangeLength(rangeArguments(call))],
      dtype: rangeDtype(call, RANGE, numpyResult),
    }),
    { fold: (call) => rangeValues(rangeArguments(call)) },
  ),
  linspace: numpy(SPACED, (call) => spaced(call, wideFloat), {
    fold: (call) => {
      if (call.value("endpoint") !== true) return undefined;
      const values = spacedValues(call.value("start"), call.value("stop"), call.value("num"));
      const isWhole = isInteger(dtypeArgument(call, "float64"));
      return isWhole ? values?.map((value) => (value instanceof Float ? Math.floor(value.value) : value)) : values;
    },
  }),
  ...named(
    "logspace geomspace",
    numpy(SPACED, (call) => spaced(call, wideFloat)),
  ),
  ...named("eye tri", numpy("N, M=None, k=0, dtype=None", matrix("N", "M", "float64"))),
  identity: numpy("n, dtype=None", matrix("n", "m", "float64")),
};

export const arrayNatives: Natives = { ...arranged, ...joined, ...picked, ...made };
