/**
 * tf functions that arrange, join, split, pick and make tensors.
 *
 *     tf.reshape(x, [-1, 64]), tf.concat([x, y], axis=-1), tf.gather(table, tokens), tf.range(maxlen), tf.shape(x)[0]
 */
import { add, isRanked, product, sub, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import type { DType, TensorSpec } from "../../dims/tensor.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { isTraced } from "../keras/ops/symbolic-value.js";
import { LayerError } from "../../layers/entry.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { itemsOf, tensorsIn } from "../../values/convert.js";
import type { Value } from "../../values/value.js";
import { checking, indices, inKeras3, oneAxis, whole } from "../keras/ops/refused-arguments.js";
import type { Natives } from "../native-helpers.js";
import { expandedShape, moving, reshaping, squeezedShape, transposedShape } from "../tensors/arrange.js";
import { axisIn, integerOf } from "../tensors/axes.js";
import { constantOf, foldJoined } from "../tensors/constants.js";
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
import { dtypeOf, resultType } from "../tensors/dtypes.js";
import { broadcastAll, operandsOf } from "../tensors/elementwise.js";
import {
  concatenated,
  joining,
  paddedShape,
  repeatedShape,
  splitting,
  stacked,
  tiledShape,
  unstacking,
  withAxis,
} from "../tensors/join.js";
import type { OperationCall, Rule } from "../tensors/operation.js";
import { oneHot, slicedBlock } from "../tensors/pick.js";
import { flatSize } from "../tensors/reduce.js";
import { asDim, asDims, sizeOfData } from "../tensors/sizes.js";
import { onAxes, unknownSpec, unranked } from "../tensors/spec.js";
import { named, tensorFlow, under } from "./function.js";

const axisArgument = (call: OperationCall): Value => call.value("axis");
const itemsFolded =
  (parameter: string) =>
  (call: OperationCall): readonly Value[] | undefined =>
    foldJoined(itemsOf(call.value(parameter)));
const sameValues =
  (parameter: string) =>
  (call: OperationCall): readonly Value[] | undefined =>
    constantOf(call.value(parameter));

/** The tensor as it is. */
const same =
  (parameter: string): Rule =>
  (call) =>
    call.tensor(parameter);

/** Sizes are whole numbers: one that was divided by `/` is none. */
const sizing = (rule: Rule, parameter: string): Rule => checking(rule, inKeras3(whole(parameter)));

const picking = (rule: Rule, parameter: string): Rule => checking(rule, inKeras3(indices(parameter)));

// ---------------------------------------------------------------- arranged

const arranged: Natives = {
  reshape: tensorFlow("tensor, shape", sizing(reshaping("shape", "tensor"), "shape"), { fold: sameValues("tensor") }),
  transpose: tensorFlow(
    "a, perm=None, conjugate=False",
    moving((call, dims) => transposedShape(call.name, dims, call.value("perm")), "a"),
  ),
  expand_dims: tensorFlow(
    "input, axis",
    moving((call, dims) => expandedShape(call.name, dims, call.value("axis")), "input"),
    { fold: sameValues("input") },
  ),
  squeeze: tensorFlow(
    "input, axis=None",
    moving((call, dims) => squeezedShape(call, dims, call.value("axis")), "input"),
    { fold: sameValues("input") },
  ),
  reverse: tensorFlow("tensor, axis", same("tensor")),
  roll: tensorFlow("input, shift, axis", same("input")),
  ...named("identity stop_gradient", tensorFlow("input", same("input"), { fold: sameValues("input") })),
  ensure_shape: tensorFlow("x, shape", (call) => ({ shape: ensured(call), dtype: call.tensor("x").dtype })),
  broadcast_to: tensorFlow(
    "input, shape",
    sizing((call) => ({ shape: asDims(call.value("shape")), dtype: call.tensor("input").dtype }), "shape"),
  ),
  tensor_scatter_nd_update: tensorFlow("tensor, indices, updates", same("tensor")),
  tensor_scatter_nd_add: tensorFlow("tensor, indices, updates", same("tensor")),
  reverse_sequence: tensorFlow("input, seq_lengths, seq_axis=None, batch_axis=None", same("input")),
  sort: tensorFlow('values, axis=-1, direction="ASCENDING"', same("values")),
  argsort: tensorFlow('values, axis=-1, direction="ASCENDING", stable=False', (call) => ({
    shape: call.tensor("values").shape,
    dtype: "int32",
  })),
};

/** What either the tensor or the shape that it must have tells. */
function ensured(call: OperationCall): Shape {
  const own = call.tensor("x").shape;
  const wanted = asDims(call.value("shape"));
  if (!isRanked(own)) return wanted;
  return isRanked(wanted) ? own.map((dim, i) => (typeof dim === "number" ? dim : (wanted[i] ?? dim))) : own;
}

// ---------------------------------------------------------------- joined and split

const joined: Natives = {
  concat: tensorFlow(
    "values, axis",
    checking(joining(concatenated(axisArgument), "values"), inKeras3(oneAxis("axis"))),
    { fold: itemsFolded("values") },
  ),
  ...named(
    "stack",
    tensorFlow("values, axis=0", joining(stacked(axisArgument), "values", resultType, true), {
      fold: itemsFolded("values"),
    }),
  ),
  unstack: tensorFlow("value, num=None, axis=0", unstacking("num", "value")),
  split: tensorFlow("value, num_or_size_splits, axis=0, num=None", sizing(splitBySizes, "num_or_size_splits"), {
    isSplit: true,
  }),
  tile: tensorFlow(
    "input, multiples",
    sizing(
      moving((call, dims) => tiledShape(dims, multiples(call, dims.length)), "input"),
      "multiples",
    ),
  ),
  repeat: tensorFlow(
    "input, repeats, axis=None",
    sizing(
      moving((call, dims) => repeatedShape(call.name, dims, call.value("repeats"), call.value("axis")), "input"),
      "repeats",
    ),
  ),
  pad: tensorFlow(
    'tensor, paddings, mode="CONSTANT", constant_values=0',
    moving((call, dims) => paddedShape(call.name, dims, call.value("paddings"), false), "tensor"),
  ),
  meshgrid: tensorFlow('*args, indexing="xy"', grid),
};

/** So many equal parts, or parts of the sizes given, of which one may be -1. */
function splitBySizes(call: OperationCall): ReturnType<Rule> {
  const parts = call.value("num_or_size_splits");
  const sizes = typeof parts === "number" ? undefined : asDims(parts);
  if (!sizes || !isRanked(sizes)) return splitting("num_or_size_splits", axisArgument, "value")(call);
  const { shape, dtype } = call.tensor("value");
  if (!isRanked(shape)) return sizes.map(() => ({ shape: unranked(shape), dtype }));
  const axis = axisIn(call.name, call.value("axis"), shape.length, shape);
  const whole = axis instanceof Unknown ? axis : shape[axis]!;
  const others = sizes.reduce<Dim>((sum, size) => (size === -1 ? sum : add(sum, size)), 0);
  if (typeof whole === "number" && typeof others === "number" && !sizes.includes(-1) && others !== whole)
    throw new LayerError(
      incompatibleShape,
      `${call.name}: the parts have ${others} values together, and the axis ${whole}.`,
    );
  return sizes.map((size) => ({ shape: withAxis(shape, axis, size === -1 ? sub(whole, others) : size), dtype }));
}

/** Each vector spread over the axes of all; in the order of the plane the first two change places. */
function grid(call: OperationCall): ReturnType<Rule> {
  const specs = call.rest.map((value) => call.tensorOf(value));
  const sizes = specs.map(({ shape }) => flatSize(shape));
  const indexing = call.value("indexing");
  if (indexing !== "ij" && indexing !== "xy")
    return specs.map(() => unknownSpec(new Unknown("the indexing isn't known")));
  const shape = indexing === "xy" && sizes.length > 1 ? [sizes[1]!, sizes[0]!, ...sizes.slice(2)] : sizes;
  return specs.map(({ dtype }) => ({ shape, dtype }));
}

// ---------------------------------------------------------------- picked

const picked: Natives = {
  gather: tensorFlow("params, indices, validate_indices=None, axis=None, batch_dims=0", picking(gathered, "indices")),
  gather_nd: tensorFlow("params, indices, batch_dims=0", gatheredPoints),
  boolean_mask: tensorFlow("tensor, mask, axis=None", masked),
  slice: tensorFlow(
    "input_, begin, size",
    moving((call, dims) => slicedBlock(call.value("begin"), call.value("size"), dims, call.name), "input_"),
  ),
  one_hot: tensorFlow(
    "indices, depth, on_value=None, off_value=None, axis=None, dtype=None",
    picking(
      sizing(
        oneHot("depth", (call) => dtypeOf(call.value("dtype"), valueDtype(call)), "indices"),
        "depth",
      ),
      "indices",
    ),
  ),
  where: tensorFlow("condition, x=None, y=None", where),
  scatter_nd: tensorFlow("indices, updates, shape", (call) => ({
    shape: asDims(call.value("shape")),
    dtype: call.tensor("updates").dtype,
  })),
  sequence_mask: tensorFlow("lengths, maxlen=None, dtype=None", sequenceMask),
  unique: tensorFlow(
    "x, out_idx=None",
    (call) => [
      { shape: [sizeOfData(call, "how many different values there are isn't known")], dtype: call.tensor("x").dtype },
      { shape: call.tensor("x").shape, dtype: "int32" },
    ],
    { fields: ["y", "idx"] },
  ),
  searchsorted: tensorFlow('sorted_sequence, values, side="left", out_type=None', (call) => ({
    shape: call.tensor("values").shape,
    dtype: dtypeOf(call.value("out_type"), "int32"),
  })),
};

const valueDtype = (call: OperationCall): DType =>
  call.value("on_value") === null ? "float32" : resultType(call.tensor("on_value").dtype);

/** The axis gives way to those of the indices; axes of a batch are shared. */
function gathered(call: OperationCall): TensorSpec {
  const { shape, dtype } = call.tensor("params");
  const indices = call.tensor("indices").shape;
  if (!isRanked(indices)) return { shape: unranked(indices), dtype };
  return {
    shape: onAxes(shape, (dims) => {
      const batch = integerOf(call.value("batch_dims"));
      if (batch instanceof Unknown) return batch;
      const shared = batch < 0 ? batch + indices.length : batch;
      const axis = axisIn(call.name, call.value("axis") ?? shared, dims.length, dims);
      if (axis instanceof Unknown) return [...dims, ...indices].slice(1 + shared).map(() => axis);
      return [...dims.slice(0, axis), ...indices.slice(shared), ...dims.slice(axis + 1)];
    }),
    dtype,
  };
}

/** The last axis of the indices is a place in the first axes of the tensor. */
function gatheredPoints(call: OperationCall): TensorSpec {
  const { shape, dtype } = call.tensor("params");
  const indices = call.tensor("indices").shape;
  if (!isRanked(indices)) return { shape: unranked(indices), dtype };
  const depth = indices.at(-1);
  const batch = integerOf(call.value("batch_dims"));
  if (typeof depth !== "number" || batch instanceof Unknown)
    return { shape: new Unknown("how many axes are indexed isn't known"), dtype };
  return { shape: onAxes(shape, (dims) => [...indices.slice(0, -1), ...dims.slice(batch + depth)]), dtype };
}

function masked(call: OperationCall): TensorSpec {
  const { shape, dtype } = call.tensor("tensor");
  const mask = call.tensor("mask").shape;
  const axis = call.value("axis") ?? 0;
  if (!isRanked(mask) || typeof axis !== "number")
    return { shape: new Unknown("what the mask covers isn't known"), dtype };
  const count = sizeOfData(call, "how many values a mask lets through isn't known");
  return { shape: onAxes(shape, (dims) => [...dims.slice(0, axis), count, ...dims.slice(axis + mask.length)]), dtype };
}

/** One for each axis. */
function multiples(call: OperationCall, axes: number): Shape {
  const given = call.value("multiples");
  const times = asDims(given);
  const isOdd = typeof given === "number" || (isRanked(times) && times.length !== axes);
  if (isOdd && call.runtime.settings.dialect === undefined)
    throw new LayerError(
      incompatibleShape,
      `tile: \`multiples\` has a number for each axis, and there are ${axes}.`,
      "multiples",
    );
  return times;
}

/** Throws where one of two arguments is given without the other. */
function needBoth(call: OperationCall, one: string, other: string): void {
  const isOpen = [one, other].some((name) => call.value(name) === null && !call.isNone(name));
  if (isOpen || call.runtime.settings.dialect !== undefined || call.isNone(one) === call.isNone(other)) return;
  const absent = call.isNone(one) ? one : other;
  throw new LayerError(
    invalidArgument,
    `${call.name} takes \`${one}\` and \`${other}\` together, and \`${absent}\` is None.`,
    absent,
  );
}

function where(call: OperationCall): TensorSpec {
  const condition = call.tensor("condition");
  needBoth(call, "x", "y");
  if (call.value("x") === null) {
    const count = sizeOfData(call, "how many values are true isn't known");
    return { shape: [count, isRanked(condition.shape) ? condition.shape.length : condition.shape], dtype: "int64" };
  }
  const branches = operandsOf(call, ["x", "y"]);
  return {
    shape: broadcastAll(call.name, [condition.shape, ...branches.map(({ shape }) => shape)]),
    dtype: resultType(...branches.map(({ dtype }) => dtype)),
  };
}

function sequenceMask(call: OperationCall): TensorSpec {
  const given = call.value("maxlen");
  const length: Dim = given === null ? sizeOfData(call, "the longest length isn't known") : asDim(given);
  return {
    shape: onAxes(call.tensor("lengths").shape, (dims) => [...dims, length]),
    dtype: dtypeOf(call.value("dtype"), "bool"),
  };
}

// ---------------------------------------------------------------- told

const shapeOf: Rule = (call) => {
  const { shape } = call.tensor("input");
  return { shape: [isRanked(shape) ? shape.length : unranked(shape)], dtype: dtypeOf(call.value("out_type"), "int32") };
};

const told: Natives = {
  shape: tensorFlow("input, out_type=None", shapeOf, {
    fold: (call) => {
      const { shape } = call.tensor("input");
      return isRanked(shape) ? shape : undefined;
    },
  }),
  size: tensorFlow("input, out_type=None", () => ({ shape: [], dtype: "int32" }), {
    fold: (call) => {
      const { shape } = call.tensor("input");
      return isRanked(shape) ? [product(shape)] : undefined;
    },
  }),
  rank: tensorFlow("input", () => ({ shape: [], dtype: "int32" }), {
    fold: (call) => {
      const { shape } = call.tensor("input");
      return isRanked(shape) ? [shape.length] : undefined;
    },
  }),
};

// ---------------------------------------------------------------- made

const RANGE = ["start", "limit", "delta"] as const;
const rangeArguments = (call: OperationCall): ReturnType<typeof rangeOf> =>
  rangeOf(call.value("start"), call.value("limit"), call.value("delta"), call.has("limit"));

const constant: Rule = (call) => {
  const value = call.tensor("value");
  if (tensorsIn(call.value("value")).some((tensor) => isTraced(call.runtime, tensor)))
    throw new LayerError(
      invalidArgument,
      "constant: a constant is made of numbers, and this is a tensor already.",
      "value",
    );
  const shape = call.value("shape");
  return { shape: shape === null ? value.shape : asDims(shape), dtype: dtypeOf(call.value("dtype"), value.dtype) };
};

const likeParameter = (name: string): Natives => ({ [name]: tensorFlow("input, dtype=None", filledLike("input")) });

const made: Natives = {
  constant: tensorFlow("value, dtype=None, shape=None", constant, { fold: sameValues("value") }),
  convert_to_tensor: tensorFlow(
    "value, dtype=None, dtype_hint=None",
    (call) => ({
      shape: call.tensor("value").shape,
      dtype: dtypeOf(call.value("dtype"), call.tensor("value").dtype),
    }),
    { fold: sameValues("value") },
  ),
  ...named("zeros ones", tensorFlow("shape, dtype=None", filling())),
  fill: tensorFlow(
    "dims, value",
    sizing((call) => ({ shape: asDims(call.value("dims")), dtype: call.tensor("value").dtype }), "dims"),
  ),
  ...likeParameter("zeros_like"),
  ...likeParameter("ones_like"),
  eye: tensorFlow("num_rows, num_columns=None, batch_shape=None, dtype=None", (call) => {
    const made = matrix("num_rows", "num_columns")(call) as TensorSpec;
    const batch = call.value("batch_shape") === null ? [] : asDims(call.value("batch_shape"));
    return {
      ...made,
      shape: isRanked(batch) && isRanked(made.shape) ? [...batch, ...made.shape] : unranked(batch as Unknown),
    };
  }),
  range: tensorFlow(
    "start, limit=None, delta=1, dtype=None",
    (call) => ({
      shape: [rangeLength(rangeArguments(call))],
      dtype: rangeDtype(call, RANGE),
    }),
    { fold: (call) => rangeValues(rangeArguments(call)) },
  ),
  ...named(
    "linspace lin_space",
    tensorFlow("start, stop, num, axis=0", (call) => spaced(call, (own) => (own === "int" ? "float64" : own)), {
      fold: (call) => spacedValues(call.value("start"), call.value("stop"), call.value("num")),
    }),
  ),
};

export const arrayNatives: Natives = under(["tensorflow"], { ...arranged, ...joined, ...picked, ...told, ...made });
