/**
 * Functions that pick values: by place, by index, by mask, as one-hot vectors.
 *
 *     x.slice([0, 1], [-1, 2])   tf.gather(table, ids)   tf.oneHot(labels, 10)   tf.booleanMaskAsync(x, mask)
 */
import { add, floorDiv, isRanked, min, sub, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import { LayerError } from "../../../layers/entry.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import type { Natives } from "../../native-helpers.js";
import { moving } from "../../tensors/arrange.js";
import { axisIn } from "../../tensors/axes.js";
import type { OperationCall, Rule } from "../../tensors/operation.js";
import { oneHot } from "../../tensors/pick.js";
import { asDim, asDims } from "../../tensors/sizes.js";
import { onAxes } from "../../tensors/spec.js";
import { dtypeArgument, orElse, renamed, tensorFunction } from "./function.js";

/** From a start on, as many as there are or as are asked for; axes that aren't named stay whole. */
function sliced(call: OperationCall, dims: readonly Dim[]): Shape {
  const [starts, given] = [asDims(call.value("begin")), call.value("size")];
  const sizes = given === null ? [] : asDims(given);
  if (!isRanked(starts) || !isRanked(sizes))
    return dims.map(() => new Unknown("what is taken isn't known", call.place));
  if (starts.length > dims.length || sizes.length > dims.length)
    throw new LayerError(incompatibleShape, `${call.name}: more places are given than there are axes.`);
  return dims.map((dim, i) => {
    const [start, size = -1] = [starts[i] ?? 0, sizes[i]];
    const rest = sub(dim, start);
    if (size === -1) return rest;
    if (typeof rest === "number" && typeof size === "number" && size > rest)
      throw new LayerError(
        incompatibleShape,
        `${call.name}: ${size} values from ${String(start)} on are more than the axis ${i} of ${String(dim)} has.`,
      );
    return size;
  });
}

/** Masks say which bounds don't count; with one for the axes that come or go, nothing is told. */
function strided(call: OperationCall, dims: readonly Dim[]): Shape {
  const parts = ["begin", "end", "strides"].map((name) => call.value(name));
  const [begins, ends, steps] = parts.map((value) => (value === null ? [] : asDims(value))) as [Shape, Shape, Shape];
  const masks = ["beginMask", "endMask", "ellipsisMask", "newAxisMask", "shrinkAxisMask"].map((name) =>
    orElse(call, name, 0),
  );
  const isKnown =
    isRanked(begins) && isRanked(ends) && isRanked(steps) && masks.every((mask) => typeof mask === "number");
  if (!isKnown || masks[2] !== 0 || masks[3] !== 0) return new Unknown("what is taken isn't followed", call.place);
  const [beginMask, endMask, , , shrinkMask] = masks as number[];
  return dims.flatMap((dim, i) => {
    if (i >= begins.length) return [dim];
    if (shrinkMask! & (1 << i)) return [];
    const begin = beginMask! & (1 << i) ? null : begins[i]!;
    const end = endMask! & (1 << i) ? null : (ends[i] ?? null);
    return [spanned(dim, begin, end, steps[i] ?? 1)];
  });
}

function spanned(dim: Dim, begin: Dim, end: Dim, step: Dim): Dim {
  if (typeof dim !== "number" || typeof step !== "number" || step === 0) return new Unknown("the slice isn't known");
  if (begin instanceof Unknown || end instanceof Unknown) return new Unknown("the slice isn't known");
  if ((begin !== null && typeof begin !== "number") || (end !== null && typeof end !== "number"))
    return new Unknown("the slice isn't known");
  const [low, high] = step > 0 ? [0, dim] : [-1, dim - 1];
  const clamp = (at: number): number => Math.min(Math.max(at < 0 ? at + dim : at, low), high);
  const start = begin === null ? (step > 0 ? low : high) : clamp(begin);
  const stop = end === null ? (step > 0 ? high : low) : clamp(end);
  return Math.max(0, Math.ceil((stop - start) / step));
}

/** The axis is replaced by those of the indices, but for the axes that both have as a batch. */
const gathered: Rule = (call) => {
  const { shape, dtype } = call.tensor("x");
  const indices = call.tensor("indices").shape;
  if (!isRanked(indices)) return { shape: new Unknown(indices.because, indices.place), dtype };
  return {
    shape: onAxes(shape, (dims) => {
      const axis = axisIn(call.name, orElse(call, "axis", 0), dims.length, dims);
      const shared = orElse(call, "batchDims", 0);
      if (axis instanceof Unknown || typeof shared !== "number")
        return [...dims.slice(1), ...indices].map(() => new Unknown("which axis is meant isn't known"));
      return [...dims.slice(0, axis), ...indices.slice(shared), ...dims.slice(axis + 1)];
    }),
    dtype,
  };
};

/** The last axis of the indices holds places in as many axes. */
const gatheredAt: Rule = (call) => {
  const { shape, dtype } = call.tensor("x");
  const indices = call.tensor("indices").shape;
  const depth = isRanked(indices) ? indices.at(-1) : undefined;
  if (!isRanked(indices) || typeof depth !== "number")
    return { shape: new Unknown("the indices aren't known", call.place), dtype };
  return { shape: onAxes(shape, (dims) => [...indices.slice(0, -1), ...dims.slice(depth)]), dtype };
};

const hot = oneHot("depth", (call) => dtypeArgument(call.value("dtype"), "int32"), "indices");

const oneHotRule: Rule = (call) => {
  const depth = call.value("depth");
  if (typeof depth === "number" && depth < 2)
    throw new LayerError(invalidArgument, `oneHot: the depth must be 2 or more, and is ${depth}.`, "depth");
  return renamed(hot, {})(call);
};

/** Of a shape that is an argument. */
const ofShape =
  (parameter: string, values: string): Rule =>
  (call) => ({ shape: asDims(call.value(parameter)), dtype: call.tensor(values).dtype });

const byData = (call: OperationCall): Unknown => new Unknown("how many there are depends on the data", call.place);

const masked: Rule = (call) => {
  const { shape, dtype } = call.tensor("tensor");
  const mask = call.tensor("mask").shape;
  const axis = orElse(call, "axis", 0);
  if (!isRanked(mask) || typeof axis !== "number") return { shape: byData(call), dtype };
  return {
    shape: onAxes(shape, (dims) => [...dims.slice(0, axis), byData(call), ...dims.slice(axis + mask.length)]),
    dtype,
  };
};

const segmentSum: Rule = (call) => {
  const { shape, dtype } = call.tensor("x");
  return { shape: onAxes(shape, (dims) => [asDim(call.value("numSegments")), ...dims.slice(1)]), dtype };
};

const unique: Rule = (call) => {
  const { shape, dtype } = call.tensor("x");
  const axis = orElse(call, "axis", 0);
  const values = onAxes(shape, (dims) => dims.map((dim, i) => (i === axis ? byData(call) : dim)));
  const count = isRanked(shape) && typeof axis === "number" ? (shape[axis] ?? byData(call)) : byData(call);
  return [
    { shape: values, dtype },
    { shape: [count], dtype: "int32" },
  ];
};

/** Frames of a signal, one after the other. */
const framed: Rule = (call) => {
  const { shape, dtype } = call.tensor("signal");
  const [length, step] = [asDim(call.value("frameLength")), asDim(call.value("frameStep"))];
  const isPadded = call.value("padEnd");
  return {
    shape: onAxes(shape, ([size = null]) => {
      const count = isPadded === null || isPadded === false ? add(floorDiv(sub(size, length), step), 1) : byData(call);
      return [typeof count === "number" ? Math.max(0, count) : count, length];
    }),
    dtype,
  };
};

const fourier = (sizeOf: (size: Dim) => Dim, input: string): Natives[string] =>
  tensorFunction(`${input}: any`, (call) => ({
    shape: onAxes(call.tensor(input).shape, (dims) => [...dims.slice(0, -1), sizeOf(dims.at(-1) ?? null)]),
    dtype: "complex64",
  }));

/** A place for each value; a single row stays one of several. */
const sorted: Rule = (call) => ({
  shape: onAxes(call.tensor("values").shape, (dims) => (dims.length === 1 ? [1, ...dims] : dims)),
  dtype: "int32",
});

/** Of a matrix of m by n: m by the lesser, and the lesser by n. */
const triangular: Rule = (call) => {
  const { shape, dtype } = call.tensor("x");
  const isFull = call.value("fullMatrices") === true;
  const parts = (part: (rows: Dim, columns: Dim, least: Dim) => readonly Dim[]): Shape =>
    onAxes(shape, (dims) => {
      if (dims.length < 2)
        throw new LayerError(incompatibleShape, `${call.name} takes a matrix, and this has fewer axes.`);
      const [rows, columns] = [dims.at(-2)!, dims.at(-1)!];
      return [...dims.slice(0, -2), ...part(rows, columns, isFull ? rows : min(rows, columns))];
    });
  return [
    { shape: parts((rows, _columns, least) => [rows, least]), dtype },
    { shape: parts((_rows, columns, least) => [least, columns]), dtype },
  ];
};

const same =
  (parameter: string): Rule =>
  (call) =>
    call.tensor(parameter);

const slice = tensorFunction("x: any, begin, size", moving(sliced));

export const picking: Natives = {
  slice,
  slice1d: slice,
  slice2d: slice,
  slice3d: slice,
  slice4d: slice,
  stridedSlice: tensorFunction(
    "x: any, begin, end, strides, beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask",
    moving(strided),
  ),
  gather: tensorFunction("x: any, indices: int32, axis, batchDims", gathered),
  gatherND: tensorFunction("x: any, indices: int32", gatheredAt),
  oneHot: tensorFunction("indices: int32, depth, onValue, offValue, dtype", oneHotRule),
  unique: tensorFunction("x: any, axis", unique, { properties: ["values", "indices"] }),
  scatterND: tensorFunction("indices: int32, updates: any, shape", ofShape("shape", "updates")),
  sparseToDense: tensorFunction(
    "sparseIndices: int32, sparseValues: any, outputShape, defaultValue",
    ofShape("outputShape", "sparseValues"),
  ),
  tensorScatterUpdate: tensorFunction("tensor: any, indices: int32, updates: any", same("tensor")),
  bincount: tensorFunction("x: int32, weights: numeric, size", (call) => ({
    shape: [asDim(call.value("size"))],
    dtype: call.tensor("weights").dtype,
  })),
  unsortedSegmentSum: tensorFunction("x: any, segmentIds: int32, numSegments", segmentSum),
  booleanMaskAsync: tensorFunction("tensor: any, mask: bool, axis", masked),
  whereAsync: tensorFunction("condition: bool", (call) => {
    const { shape } = call.tensor("condition");
    return {
      shape: [byData(call), isRanked(shape) ? shape.length : new Unknown(shape.because, shape.place)],
      dtype: "int32",
    };
  }),
  "signal.frame": tensorFunction("signal: any, frameLength, frameStep, padEnd, padValue", framed),
  "spectral.fft": fourier((size) => size, "input"),
  "spectral.ifft": fourier((size) => size, "input"),
  "spectral.rfft": fourier((size) => add(floorDiv(size, 2), 1), "input"),
  searchSorted: tensorFunction("sortedSequence: any, values: any, side", sorted),
  lowerBound: tensorFunction("sortedSequence: any, values: any", sorted),
  upperBound: tensorFunction("sortedSequence: any, values: any", sorted),
  "linalg.qr": tensorFunction("x: any, fullMatrices", triangular),
  "linalg.bandPart": tensorFunction("a: any, numLower, numUpper", same("a")),
};
