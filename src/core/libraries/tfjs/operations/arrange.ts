/**
 * Functions that arrange, join, split and enlarge tensors.
 *
 *     x.reshape([-1, 784])   tf.concat([a, b], 1)   tf.stack(rows)   x.split(2, 1)   tf.pad(x, [[0, 0], [1, 1]])
 */
import {
  add,
  floorDiv,
  isRanked,
  mul,
  product,
  sameDim,
  showShape,
  sub,
  Unknown,
  type Dim,
  type Shape,
} from "../../../dims/dim.js";
import { LayerError } from "../../../layers/entry.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { itemsOf } from "../../../values/convert.js";
import { NativeFunction } from "../../../values/native.js";
import { DictObject } from "../../../values/objects.js";
import { TensorValue, TupleValue, Undefined, type Value } from "../../../values/value.js";
import type { Natives } from "../../native-helpers.js";
import {
  expandedShape,
  moving,
  reshapedShape,
  reshaping,
  squeezedShape,
  transposedShape,
} from "../../tensors/arrange.js";
import { axesIn, axisIn } from "../../tensors/axes.js";
import { constantOf, foldJoined } from "../../tensors/constants.js";
import { broadcastAll } from "../../tensors/elementwise.js";
import {
  concatenated,
  joining,
  paddedShape,
  splitting,
  stacked,
  tiledShape,
  unstacking,
  withAxis,
} from "../../tensors/join.js";
import { blocks } from "../../tensors/images.js";
import type { OperationCall, Rule } from "../../tensors/operation.js";
import { asDim, asDims } from "../../tensors/sizes.js";
import { unranked } from "../../tensors/spec.js";
import { orElse, renamed, tensorFunction } from "./function.js";

const axisOr0 = (call: OperationCall): Value => orElse(call, "axis", 0);
const sameValues = (call: OperationCall): readonly Value[] | undefined => constantOf(call.value("x"));

const refuse = (call: OperationCall, message: string): never => {
  throw new LayerError(incompatibleShape, `${call.name}: ${message}`);
};

// ---------------------------------------------------------------- arranged

const reversed: Rule = moving((call, dims) => {
  axesIn(call.name, call.value("axis"), dims);
  return dims;
});

/** The shape of another tensor, or one given by its sizes. */
const reshapeTo = (text: string, shapeOf: (call: OperationCall) => Shape): Natives[string] =>
  tensorFunction(
    text,
    (call) => {
      const { shape, dtype } = call.tensor("x");
      return { shape: reshapedShape(call.name, shape, shapeOf(call), true), dtype };
    },
    { fold: sameValues },
  );

const asRank = (names: string): Natives[string] =>
  reshapeTo(`x: any, ${names}`, (call) => names.split(", ").map((name) => asDim(call.value(name))));

/** Methods alone: `x.flatten()`, `x.as2D(4, 6)`. */
export const shapeMethods: Natives = {
  reshapeAs: reshapeTo("x: any, other: any", (call) => call.tensor("other").shape),
  flatten: reshapeTo("x: any", () => [-1]),
  as1D: reshapeTo("x: any", () => [-1]),
  as2D: asRank("rows, columns"),
  as3D: asRank("rows, columns, depth"),
  as4D: asRank("rows, columns, depth, depth2"),
  as5D: asRank("rows, columns, depth, depth2, depth3"),
  asScalar: reshapeTo("x: any", () => []),
};

function broadcastTo(call: OperationCall, dims: readonly Dim[]): Shape {
  const wanted = asDims(call.value("shape"));
  if (!isRanked(wanted)) return wanted;
  const whole = broadcastAll(call.name, [dims, wanted]);
  const fits =
    !isRanked(whole) || (whole.length === wanted.length && whole.every((dim, i) => sameDim(dim, wanted[i]!) !== false));
  return fits ? wanted : refuse(call, `${showShape(dims)} can't be broadcast to ${showShape(wanted)}.`);
}

const ensured: Rule = moving((call, dims) => {
  const wanted = asDims(call.value("shape"));
  if (!isRanked(wanted)) return dims;
  const fits =
    wanted.length === dims.length && wanted.every((dim, i) => dim === null || sameDim(dim, dims[i]!) !== false);
  return fits ? dims : refuse(call, `${showShape(dims)} isn't ${showShape(wanted)}.`);
});

function squeezed(call: OperationCall, dims: readonly Dim[]): Shape {
  const axis = call.value("axis");
  return squeezedShape(call, dims, axis !== null && itemsOf(axis)?.length === 0 ? null : axis);
}

/** Blocks of the spatial axes go into the batch, or come back out of it. */
const blocksOfBatch = (intoBatch: boolean): Rule =>
  moving((call, dims) => {
    const sizes = asDims(call.value("blockShape"));
    const rows = itemsOf(call.value(intoBatch ? "paddings" : "crops"));
    if (!isRanked(sizes) || !rows) return dims.map(() => new Unknown("the blocks aren't known"));
    const all = product(sizes);
    return dims.map((dim, i) => {
      if (i === 0) return intoBatch ? mul(dim, all) : floorDiv(dim, all);
      const size = sizes[i - 1];
      const border = rows[i - 1] === undefined ? [0, 0] : asDims(rows[i - 1]!);
      if (size === undefined) return dim;
      if (!isRanked(border)) return border;
      const edges = border.reduce<Dim>((sum, edge) => add(sum, edge), 0);
      return intoBatch ? floorDiv(add(dim, edges), size) : sub(mul(dim, size), edges);
    });
  });

const arranged: Natives = {
  reshape: tensorFunction("x: any, shape", reshaping("shape"), { fold: sameValues }),
  transpose: tensorFunction(
    "x: any, perm, conjugate",
    moving((call, dims) => transposedShape(call.name, dims, call.value("perm"))),
  ),
  expandDims: tensorFunction(
    "x: any, axis",
    moving((call, dims) => expandedShape(call.name, dims, axisOr0(call))),
    { fold: sameValues },
  ),
  squeeze: tensorFunction("x: any, axis", moving(squeezed), { fold: sameValues }),
  reverse: tensorFunction("x: any, axis", reversed),
  reverse1d: tensorFunction("x: any", reversed),
  reverse2d: tensorFunction("x: any, axis", reversed),
  reverse3d: tensorFunction("x: any, axis", reversed),
  reverse4d: tensorFunction("x: any, axis", reversed),
  broadcastTo: tensorFunction("x: any, shape", moving(broadcastTo)),
  ensureShape: tensorFunction("x: any, shape", ensured),
  diag: tensorFunction(
    "x: any",
    moving((_call, dims) => [...dims, ...dims]),
  ),
  depthToSpace: tensorFunction(
    "x: float32, blockSize, dataFormat",
    renamed(
      blocks(true),
      { block_size: "blockSize", data_format: "dataFormat" },
      { dataFormat: "NHWC", data_format: "NHWC" },
    ),
  ),
  spaceToBatchND: tensorFunction("x: any, blockShape, paddings", blocksOfBatch(true)),
  batchToSpaceND: tensorFunction("x: any, blockShape, crops", blocksOfBatch(false)),
};

// ---------------------------------------------------------------- joined and split

/** A single tensor is the list of it; the library takes no tensor for a list. */
const listOf = (call: OperationCall): Value => {
  const given = call.value("tensors");
  return given instanceof TensorValue ? new TupleValue([]) : given;
};

const joined = (join: Parameters<typeof joining>[0]): Rule => {
  const rule = joining(join, "tensors");
  return (call) => {
    const given = call.value("tensors");
    if (!(given instanceof TensorValue)) return rule(call);
    // Of what isn't known it isn't known either whether it is one.
    const open = isRanked(given.shape) ? undefined : given.shape;
    return open ? { shape: open, dtype: given.dtype } : refuse(call, "a list of tensors is wanted.");
  };
};

const foldList = (call: OperationCall): readonly Value[] | undefined => foldJoined(itemsOf(listOf(call)));

const concat = tensorFunction("tensors: list, axis", joined(concatenated(axisOr0)), { fold: foldList });

/** So many equal parts, or parts of the sizes given, of which one may be -1. */
const split: Rule = (call) => {
  const parts = call.value("numOrSizeSplits");
  const sizes = typeof parts === "number" ? undefined : asDims(parts);
  if (!sizes || !isRanked(sizes)) return splitting("numOrSizeSplits", axisOr0)(call);
  const { shape, dtype } = call.tensor("x");
  if (!isRanked(shape)) return sizes.map(() => ({ shape: unranked(shape), dtype }));
  const axis = axisIn(call.name, axisOr0(call), shape.length, shape);
  const whole = axis instanceof Unknown ? axis : shape[axis]!;
  const others = sizes.reduce<Dim>((sum, size) => (size === -1 ? sum : add(sum, size)), 0);
  if (typeof whole === "number" && typeof others === "number" && !sizes.includes(-1) && others !== whole)
    return refuse(call, `the parts have ${others} values together, and the axis ${whole}.`);
  return sizes.map((size) => ({ shape: withAxis(shape, axis, size === -1 ? sub(whole, others) : size), dtype }));
};

/** Every axis needs its pair; the library pads what is left, and makes a tensor of fewer axes. */
const padded: Rule = moving((call, dims) => {
  const rows = itemsOf(call.value("paddings"));
  if (rows && rows.length !== dims.length) return new Unknown("there isn't a padding for each axis", call.place);
  return paddedShape(call.name, dims, call.value("paddings"), false);
});

/** Mirrored, less than the axis itself can stand at an edge. */
const mirrored: Rule = (call) => {
  const most = call.value("mode") === "reflect" ? 1 : 0;
  const { shape } = call.tensor("x");
  itemsOf(call.value("paddings"))?.forEach((row, i) => {
    const [edges, size] = [asDims(row), isRanked(shape) ? shape[i] : undefined];
    if (!isRanked(edges) || typeof size !== "number") return;
    const wrong = edges.find((edge) => typeof edge === "number" && (edge < 0 || edge > size - most));
    if (wrong !== undefined)
      throw new LayerError(
        invalidArgument,
        `${call.name}: an axis of ${size} can't be mirrored ${String(wrong)} wide.`,
        "paddings",
      );
  });
  return padded(call);
};

const tiled: Rule = moving((call, dims) => {
  const times = asDims(call.value("reps"));
  if (isRanked(times) && times.length !== dims.length)
    return refuse(call, `${times.length} counts are given for the ${dims.length} axes of ${showShape(dims)}.`);
  return tiledShape(dims, times);
});

const padding = (rank: number): Natives[string] =>
  tensorFunction("x: any, paddings, constantValue", (call) => {
    const { shape, dtype } = call.tensor("x");
    if (!isRanked(shape)) return { shape: unranked(shape), dtype };
    const given = call.value("paddings");
    return { shape: paddedShape(call.name, shape, rank === 1 ? new TupleValue([given]) : given, false), dtype };
  });

/** `tf.meshgrid(x, y, { indexing: "ij" })` */
const meshgrid: Natives[string] = (path) =>
  new NativeFunction(
    "meshgrid",
    ({ runtime, args, place }) => {
      const [x = Undefined.value, y = Undefined.value, options] = args.positional;
      const isMatrix = options instanceof DictObject && runtime.attribute(options, "indexing", place) === "ij";
      const sizes = [x, y].map((value) =>
        value instanceof TensorValue && isRanked(value.shape)
          ? product(value.shape)
          : new Unknown("the grid isn't known", place),
      );
      const dtype = x instanceof TensorValue ? x.dtype : "float32";
      const shape = isMatrix ? sizes : [...sizes].reverse();
      return runtime.list([1, 2].map(() => new TensorValue(shape, dtype, undefined, { kind: "tensor" })));
    },
    undefined,
    path,
  );

const joinedAndSplit: Natives = {
  concat,
  concat1d: concat,
  concat2d: concat,
  concat3d: concat,
  concat4d: concat,
  stack: tensorFunction("tensors: list, axis", joined(stacked(axisOr0)), { fold: foldList }),
  unstack: tensorFunction("x: any, axis", renamed(unstacking("num"), {}, { axis: 0 })),
  split: tensorFunction("x: any, numOrSizeSplits, axis", split, { isSplit: true }),
  tile: tensorFunction("x: any, reps", tiled),
  pad: tensorFunction("x: any, paddings, constantValue", padded),
  pad1d: padding(1),
  pad2d: padding(2),
  pad3d: padding(3),
  pad4d: padding(4),
  mirrorPad: tensorFunction("x: any, paddings, mode", mirrored),
  meshgrid,
};

export const arrangements: Natives = { ...arranged, ...joinedAndSplit };
