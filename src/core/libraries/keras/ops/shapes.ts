/**
 * keras.ops that arrange, join, split, pick and make tensors.
 *
 *     ops.reshape(x, (-1, 64)), ops.concatenate([x, y], axis=-1), ops.take(table, tokens, axis=0), ops.arange(maxlen)
 */
import { add, isRanked, mul, showShape, sub, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import { LayerError } from "../../../layers/entry.js";
import { broadcast } from "../../../layers/broadcast.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { itemsOf, toDim } from "../../../values/convert.js";
import { ListObject } from "../../../values/objects.js";
import { TensorValue, TupleValue, type Value } from "../../../values/value.js";
import { axesIn, axisIn, flagOf, integerOf } from "../../tensors/axes.js";
import {
  expandedShape,
  movedShape,
  moving,
  reshaping,
  squeezedShape,
  swappedShape,
  transposedShape,
} from "../../tensors/arrange.js";
import { constantOf, foldJoined } from "../../tensors/constants.js";
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
} from "../../tensors/create.js";
import { accumulated, dtypeOf, floating, resultType } from "../../tensors/dtypes.js";
import {
  concatenated,
  joining,
  repeatedShape,
  splitting,
  stacked,
  tiledShape,
  unevenParts,
  unstacking,
  withAxis,
} from "../../tensors/join.js";
import { changedCall, operations, type OperationCall, type OperationKind, type Rule } from "../../tensors/operation.js";
import { keepDtype, slicedBlock, taking, takenAlong } from "../../tensors/pick.js";
import { flatSize } from "../../tensors/reduce.js";
import { asDim, asDims, sizeOfData } from "../../tensors/sizes.js";
import { onAxes, unknownSpec, unranked } from "../../tensors/spec.js";
import type { Natives } from "../../native-helpers.js";
import {
  axisOfTensors,
  checking,
  computing,
  inKeras3,
  indices,
  knownDtype,
  notNone,
  oneAxis,
  oneOf,
  refuse,
  severalTensors,
  whole,
} from "./refused-arguments.js";
import { padded } from "./paddings.js";
import { indexing } from "../../tensors/indexing.js";

type DimsRule = (call: OperationCall, dims: readonly Dim[]) => Shape;
const moves = (signature: string, rule: DimsRule, parameter?: string): Omit<OperationKind, "className"> => ({
  signature,
  rule: moving(rule, parameter),
});

/** By whole numbers in these arguments. */
const movesBy = (signature: string, names: readonly string[], rule: DimsRule): Omit<OperationKind, "className"> => ({
  signature,
  rule: checking(moving(rule), inKeras3(whole(...names))),
});

// ---------------------------------------------------------------- arranged

const checked: DimsRule = (call, dims) => {
  if (call.value("axis") !== null) axesIn(call.name, call.value("axis"), dims);
  return dims;
};

const atLeast =
  (axes: number): DimsRule =>
  (call, dims) => {
    if (dims.length >= axes) return dims;
    throw new LayerError(
      incompatibleShape,
      `${call.name} needs at least ${axes} axes, and ${showShape(dims)} has ${dims.length}.`,
    );
  };

const arranged = operations({
  reshape: {
    signature: "x, newshape",
    rule: checking(reshaping("newshape"), computing(whole("newshape"))),
    fold: (call) => constantOf(call.value("x")),
  },
  transpose: movesBy("x, axes=None", ["axes"], (call, dims) => transposedShape(call.name, dims, call.value("axes"))),
  expand_dims: {
    ...moves("x, axis", (call, dims) => expandedShape(call.name, dims, call.value("axis"))),
    fold: (call) => constantOf(call.value("x")),
  },
  squeeze: {
    ...moves("x, axis=None", (call, dims) => squeezedShape(call, dims, call.value("axis"))),
    fold: (call) => constantOf(call.value("x")),
  },
  swapaxes: movesBy("x, axis1, axis2", ["axis1", "axis2"], (call, dims) =>
    swappedShape(call.name, dims, call.value("axis1"), call.value("axis2")),
  ),
  moveaxis: movesBy("x, source, destination", ["source", "destination"], (call, dims) =>
    movedShape(call.name, dims, call.value("source"), call.value("destination")),
  ),
  ravel: {
    signature: "x",
    rule: (call) => ({ shape: [flatSize(call.tensor("x").shape)], dtype: call.tensor("x").dtype }),
  },
  flip: moves("x, axis=None", checked),
  roll: { signature: "x, shift, axis=None", rule: checking(moving(checked), computing(inKeras3(whole("shift")))) },
  fliplr: moves("x", atLeast(2)),
  flipud: moves("x", atLeast(1)),
  rot90: moves("array, k=1, axes=(0, 1)", rotated, "array"),
  broadcast_to: { signature: "x, shape", rule: checking(broadcastTo, whole("shape")) },
  get_item: { signature: "x, key", rule: indexing },
});

/** Announced, the two axes change places whatever the number of turns; executed, where that is odd. */
function rotated(call: OperationCall, dims: readonly Dim[]): Shape {
  const [first, second] = itemsOf(call.value("axes")) ?? [];
  const turns = integerOf(call.value("k"));
  atLeast(2)(call, dims);
  if (typeof first === "number" && first === second)
    refuse(call, "axes", "two different axes span the plane of a turn.");
  if (!call.isSymbolic && typeof turns === "number" && turns % 2 === 0) return dims;
  if (!call.isSymbolic && turns instanceof Unknown) return dims.map(() => turns);
  return swappedShape(call.name, dims, first ?? null, second ?? null);
}

function broadcastTo(call: OperationCall): ReturnType<Rule> {
  const x = call.tensor("x");
  const shape = asDims(call.value("shape"));
  if (isRanked(x.shape) && isRanked(shape)) broadcast(call.name, x.shape, shape);
  return { shape, dtype: x.dtype };
}

// ---------------------------------------------------------------- joined and split

const axisArgument = (call: OperationCall): Value => call.value("axis");
const fixedAxis = (axis: number) => (): Value => axis;
const items = (call: OperationCall, name: string): readonly Value[] | undefined => itemsOf(call.value(name));

/** Tensors of fewer than three axes get the missing ones: (3,) is (1, 3, 1), (2, 3) is (2, 3, 1). */
const inDepth = (dims: readonly Dim[]): readonly Dim[] =>
  dims.length === 0 ? [1, 1, 1] : dims.length === 1 ? [1, dims[0]!, 1] : dims.length === 2 ? [...dims, 1] : dims;

/** A tensor alone is no list of tensors, and Python asks its truth or its items. What isn't known may be a list after all: parts. */
const joined = operations({
  concatenate: {
    signature: "xs, axis=0",
    rule: checking(joining(concatenated(axisArgument), "xs"), severalTensors("xs"), axisOfTensors, oneAxis("axis")),
    fold: (call) => foldJoined(items(call, "xs")),
  },
  stack: {
    signature: "x, axis=0",
    rule: checking(
      joining(stacked(axisArgument), "x", resultType, true),
      severalTensors("x"),
      axisOfTensors,
      oneAxis("axis"),
    ),
    fold: (call) => foldJoined(items(call, "x")),
  },
  hstack: { signature: "xs", rule: joining(atSecondAxis, "xs") },
  vstack: { signature: "xs", rule: joining(concatenated(fixedAxis(0)), "xs") },
  dstack: {
    signature: "xs",
    rule: joining((call, shapes) => concatenated(fixedAxis(2))(call, shapes.map(inDepth)), "xs"),
  },
  append: { signature: "x1, x2, axis=None", rule: appended },
  split: {
    signature: "x, indices_or_sections, axis=0",
    rule: checking(splitting("indices_or_sections", axisArgument), inKeras3(whole("indices_or_sections"))),
  },
  hsplit: {
    signature: "x, indices_or_sections",
    rule: splitting("indices_or_sections", (_, rank) => (rank === 1 ? 0 : 1)),
  },
  vsplit: { signature: "x, indices_or_sections", rule: splitting("indices_or_sections", fixedAxis(0)) },
  dsplit: { signature: "x, indices_or_sections", rule: splitting("indices_or_sections", fixedAxis(2)) },
  array_split: { signature: "x, indices_or_sections, axis=0", rule: unevenlySplit },
  unstack: { signature: "x, num=None, axis=0", rule: unstacking("num") },
  tile: {
    signature: "x, repeats",
    rule: checking(
      moving((call, dims) => tiledShape(dims, asDims(call.value("repeats")))),
      whole("repeats"),
      inKeras3(notNone("repeats")),
    ),
  },
  repeat: {
    signature: "x, repeats, axis=None",
    rule: checking(
      moving((call, dims) => repeatedShape(call.name, dims, call.value("repeats"), call.value("axis"))),
      whole("repeats"),
    ),
  },
  pad: moves('x, pad_width, mode="constant", constant_values=None', padded),
});

/** Announced, vectors have no second axis; executed, they are put end to end. */
function atSecondAxis(call: OperationCall, shapes: readonly (readonly Dim[])[]): Shape {
  const isFlat = !call.isSymbolic && shapes.every((dims) => dims.length <= 1);
  return isFlat
    ? concatenated(fixedAxis(0))(
        call,
        shapes.map((dims) => (dims.length === 0 ? [1] : dims)),
      )
    : concatenated(fixedAxis(1))(call, shapes);
}

function appended(call: OperationCall): ReturnType<Rule> {
  const specs = [call.tensor("x1"), call.tensor("x2")];
  const made = joining((inner, shapes) => concatenated(axisArgument)(inner, shapes), "");
  if (call.value("axis") !== null) return made(changedCall(call, { tensors: () => specs }));
  const flat = specs.map(({ shape, dtype }) => ({ shape: [flatSize(shape)], dtype }));
  return made(changedCall(call, { tensors: () => flat, value: () => 0 }));
}

function unevenlySplit(call: OperationCall): ReturnType<Rule> {
  const { shape, dtype } = call.tensor("x");
  const count = call.value("indices_or_sections");
  if (typeof count !== "number" || count <= 0)
    return unknownSpec(new Unknown("how many parts there are isn't known", call.place));
  if (!isRanked(shape)) return Array.from({ length: count }, () => ({ shape: unranked(shape), dtype }));
  const axis = axisIn(call.name, call.value("axis"), shape.length, shape);
  const size = axis instanceof Unknown ? axis : shape[axis]!;
  if (size === null && !call.isSymbolic)
    return unknownSpec(new Unknown("the size of the axis isn't known", call.place));
  return unevenParts(size, count).map((part) => ({ shape: withAxis(shape, axis, part), dtype }));
}

// ---------------------------------------------------------------- picked

const picked = operations({
  take: {
    signature: "x, indices, axis=None",
    rule: checking(taking(axisArgument), computing(indices("indices")), computing(inKeras3(whole("indices")))),
  },
  take_along_axis: { signature: "x, indices, axis=None", rule: takenAlong },
  diag: moves("x, k=0", diagonalMatrix),
  diagflat: moves("x, k=0", (call, dims) => squareOf(flatSize(dims), integerOf(call.value("k")))),
  diagonal: { signature: "x, offset=0, axis1=0, axis2=1", rule: moving((call, dims) => diagonal(call, dims, true)) },
  trace: {
    signature: "x, offset=0, axis1=0, axis2=1",
    rule: moving((call, dims) => diagonal(call, dims, false), "x", accumulated),
  },
  diff: moves("a, n=1, axis=-1", differences, "a"),
  nonzero: {
    signature: "x",
    rule: (call) => {
      const { shape } = call.tensor("x");
      if (!isRanked(shape)) return unknownSpec(unranked(shape));
      const found: Dim = sizeOfData(call, "how many values aren't zero isn't known");
      return shape.map(() => ({ shape: [found], dtype: "int32" }));
    },
  },
  slice: {
    signature: "inputs, start_indices, shape",
    rule: moving(
      (call, dims) => slicedBlock(call.value("start_indices"), call.value("shape"), dims, call.name),
      "inputs",
    ),
  },
  slice_update: { signature: "inputs, start_indices, updates", rule: moving((_, dims) => dims, "inputs") },
  scatter: {
    signature: "indices, values, shape",
    rule: (call) => ({ shape: asDims(call.value("shape")), dtype: call.tensor("values").dtype }),
  },
  scatter_update: { signature: "inputs, indices, updates, reduction=None", rule: moving((_, dims) => dims, "inputs") },
  searchsorted: {
    signature: 'sorted_sequence, values, side="left"',
    className: "SearchSorted",
    rule: (call) => {
      const { shape } = call.tensor("sorted_sequence");
      if (isRanked(shape) && shape.length !== 1)
        throw new LayerError(incompatibleShape, `${call.name} takes one sorted sequence, not ${showShape(shape)}.`);
      const isLong = isRanked(shape) && shape[0] === null;
      return { shape: call.tensor("values").shape, dtype: isRanked(shape) ? (isLong ? "int64" : "int32") : shape };
    },
  },
  digitize: {
    signature: "x, bins",
    rule: (call) => {
      const bins = call.value("bins");
      const isPlain = bins instanceof ListObject || bins instanceof TupleValue;
      if (call.isSymbolic && isPlain)
        refuse(call, "bins", "`bins` must be an array or a tensor here, as np.array(…) makes one.");
      return { shape: call.tensor("x").shape, dtype: "int32" };
    },
  },
  unravel_index: {
    signature: "indices, shape",
    rule: (call) => {
      const x = call.tensor("indices");
      const shape = asDims(call.value("shape"));
      return isRanked(shape) ? shape.map(() => x) : unknownSpec(shape);
    },
  },
  select: {
    signature: "condlist, choicelist, default=0",
    rule: (call) => {
      const choices = call.tensors("choicelist");
      return choices instanceof Unknown
        ? unknownSpec(choices)
        : (choices[0] ?? unknownSpec(new Unknown("there is no choice")));
    },
  },
  bincount: {
    signature: "x, weights=None, minlength=0, sparse=False",
    rule: (call) => {
      const dtype = call.value("weights") === null ? "int32" : call.tensor("weights").dtype;
      const counts: Dim = sizeOfData(call, "the largest value isn't known");
      return {
        shape: onAxes(call.tensor("x").shape, (dims) => [...dims.slice(0, -1).map(announced(call)), counts]),
        dtype,
      };
    },
  },
  unique: {
    signature:
      "x, sorted=True, return_index=False, return_inverse=False, return_counts=False, axis=None, size=None, fill_value=None",
    rule: uniqueValues,
  },
  histogram: {
    signature: "x, bins=10, range=None",
    rule: (call) => {
      const { dtype } = call.tensor("x");
      const bins = asDim(call.value("bins"));
      return [
        { shape: [bins], dtype },
        { shape: [add(bins, 1)], dtype },
      ];
    },
  },
});

/** The matrix that has a vector on its diagonal, or the diagonal of a matrix. */
function diagonalMatrix(call: OperationCall, dims: readonly Dim[]): Shape {
  const k = integerOf(call.value("k"));
  if (dims.length === 1) return squareOf(dims[0]!, k);
  if (dims.length !== 2)
    throw new LayerError(incompatibleShape, `${call.name} takes a vector or a matrix, not ${showShape(dims)}.`);
  return [diagonalLength(dims[0]!, dims[1]!, k)];
}

const squareOf = (size: Dim, k: number | Unknown): Shape => {
  const side = k instanceof Unknown ? k : add(size, Math.abs(k));
  return size === null ? [null, null] : [side, side];
};

function diagonalLength(rows: Dim, columns: Dim, offset: number | Unknown): Dim {
  if (rows === null || columns === null) return null;
  if (typeof rows !== "number" || typeof columns !== "number" || offset instanceof Unknown)
    return new Unknown("the length of the diagonal isn't known");
  const rest = offset > 0 ? columns - offset : rows + offset;
  return Math.max(0, Math.min(rest, rows, columns));
}

/** Without the two axes; with the diagonal's own at the end, or summed up. */
function diagonal(call: OperationCall, dims: readonly Dim[], isKept: boolean): Shape {
  atLeast(2)(call, dims);
  const [a, b] = ["axis1", "axis2"].map((name) => axisIn(call.name, call.value(name), dims.length, dims));
  if (a instanceof Unknown || b instanceof Unknown) return new Unknown("which axes the diagonal is of isn't known");
  const rest = dims.filter((_, i) => i !== a && i !== b);
  return isKept ? [...rest, diagonalLength(dims[a!]!, dims[b!]!, integerOf(call.value("offset")))] : rest;
}

function differences(call: OperationCall, dims: readonly Dim[]): Shape {
  const axis = axisIn(call.name, call.value("axis"), dims.length, dims);
  const n = integerOf(call.value("n"));
  const size = axis instanceof Unknown ? axis : dims[axis]!;
  const left = n instanceof Unknown ? n : sub(size, n);
  return withAxis(dims, axis, size === null ? null : typeof left === "number" ? Math.max(0, left) : left);
}

/** Sizes that only announcing an operation tells. */
const announced =
  (call: OperationCall) =>
  (dim: Dim): Dim =>
    call.isSymbolic ? dim : new Unknown("what executing gives isn't known");

function uniqueValues(call: OperationCall): ReturnType<Rule> {
  const { shape, dtype } = call.tensor("x");
  if (!isRanked(shape)) return unknownSpec(unranked(shape));
  const given = call.value("size");
  const open: Dim = sizeOfData(call, "how many different values there are isn't known");
  const count = given === null ? open : asDim(given);
  const axis = call.value("axis") === null ? undefined : axisIn(call.name, call.value("axis"), shape.length, shape);
  const values = axis === undefined ? [count] : withAxis(shape.map(announced(call)), axis, count);
  const inverse = axis === undefined ? shape : [axis instanceof Unknown ? axis : shape[axis]!];
  const wanted = (name: string): boolean => flagOf(call.value(name)) === true;
  const outputs = [
    { shape: values, dtype },
    ...(wanted("return_index") ? [{ shape: [count], dtype: "int32" }] : []),
    ...(wanted("return_inverse") ? [{ shape: inverse, dtype: "int32" }] : []),
    ...(wanted("return_counts") ? [{ shape: [count], dtype: "int32" }] : []),
  ];
  return outputs.length === 1 ? outputs[0]! : outputs;
}

// ---------------------------------------------------------------- made

const RANGE = ["start", "stop", "step"] as const;
const rangeArguments = (call: OperationCall): ReturnType<typeof rangeOf> =>
  rangeOf(call.value("start"), call.value("stop"), call.value("step"), call.has("stop"));

/** Executed, it is TensorFlow that reads the dtype. */
const symbolicDtype = (call: OperationCall): void => {
  if (call.isSymbolic) knownDtype(call);
};

const SPACED = "start, stop, num=50, endpoint=True";
const floatOf = floating;

const made = operations({
  zeros: { signature: "shape, dtype=None", rule: checking(filling(), whole("shape")) },
  ones: { signature: "shape, dtype=None", rule: checking(filling(), whole("shape")) },
  empty: { signature: "shape, dtype=None", rule: checking(filling(), whole("shape")) },
  full: { signature: "shape, fill_value, dtype=None", rule: checking(filling(), whole("shape")) },
  zeros_like: { signature: "x, dtype=None", rule: checking(filledLike(), symbolicDtype) },
  ones_like: { signature: "x, dtype=None", rule: checking(filledLike(), symbolicDtype) },
  empty_like: { signature: "x, dtype=None", rule: filledLike() },
  full_like: { signature: "x, fill_value, dtype=None", rule: filledLike() },
  arange: {
    signature: "start, stop=None, step=None, dtype=None",
    rule: (call) => {
      if (call.value("step") === 0) refuse(call, "step", "a step of 0 never arrives.");
      return { shape: [rangeLength(rangeArguments(call))], dtype: rangeDtype(call, RANGE) };
    },
    fold: (call) => rangeValues(rangeArguments(call)),
  },
  linspace: {
    signature: `${SPACED}, retstep=False, dtype=None, axis=0`,
    rule: checking((call) => spaced(call, floatOf), whole("num")),
    fold: (call) =>
      call.value("endpoint") === true
        ? spacedValues(call.value("start"), call.value("stop"), call.value("num"))
        : undefined,
  },
  logspace: { signature: `${SPACED}, base=10, dtype=None, axis=0`, rule: (call) => spaced(call, floatOf) },
  geomspace: { signature: `${SPACED}, dtype=None, axis=0`, rule: (call) => spaced(call, floatOf) },
  eye: { signature: "N, M=None, k=0, dtype=None", rule: checking(matrix("N", "M"), whole("N", "M")) },
  tri: { signature: "N, M=None, k=0, dtype=None", rule: checking(matrix("N", "M"), whole("N", "M")) },
  identity: { signature: "n, dtype=None", rule: checking(matrix("n", "m"), whole("n")) },
  vander: {
    signature: "x, N=None, increasing=False",
    rule: moving((call, dims) => [...dims, call.value("N") === null ? (dims[0] ?? null) : toDim(call.value("N"))]),
  },
  meshgrid: { signature: '*x, indexing="xy"', rule: checking(grid, oneOf("indexing", "xy", "ij")) },
  kron: { signature: "x1, x2", rule: kronecker },
  ...Object.fromEntries(
    ["bartlett", "blackman", "hamming", "hanning"].map((name) => [name, { signature: "x", rule: windowOf }] as const),
  ),
  kaiser: { signature: "x, beta", rule: windowOf },
});

function windowOf(call: OperationCall): ReturnType<Rule> {
  return { shape: [asDim(call.value("x"))], dtype: dtypeOf(null, "float32") };
}

/** Each vector spread over the axes of all; in the order of the plane the first two change places. */
function grid(call: OperationCall): ReturnType<Rule> {
  const specs = call.rest.map((value) => call.tensorOf(value));
  const sizes = specs.map(({ shape }) => flatSize(shape));
  const indexing = call.value("indexing");
  if (indexing !== "ij" && indexing !== "xy")
    return specs.map(() => unknownSpec(new Unknown("the indexing isn't known")));
  const shape = indexing === "xy" && sizes.length > 1 ? [sizes[1]!, sizes[0]!, ...sizes.slice(2)] : sizes;
  const announced = call.isSymbolic && indexing === "ij" ? "float32" : undefined;
  return specs.map(({ dtype }) => ({ shape, dtype: announced ?? (call.isSymbolic ? specs.at(-1)!.dtype : dtype) }));
}

function kronecker(call: OperationCall): ReturnType<Rule> {
  const [a, b] = [call.tensor("x1"), call.tensor("x2")];
  if (!isRanked(a.shape)) return { shape: unranked(a.shape), dtype: a.dtype };
  if (!isRanked(b.shape)) return { shape: unranked(b.shape), dtype: a.dtype };
  const { shape } = b;
  if (a.shape.length !== shape.length)
    return { shape: new Unknown("tensors of different ranks are multiplied"), dtype: a.dtype };
  return { shape: a.shape.map((dim, i) => mul(dim, shape[i]!)), dtype: keepDtype(a.dtype) };
}

export const shapeOps: Natives = { ...arranged, ...joined, ...picked, ...made };
