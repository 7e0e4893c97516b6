/**
 * Operators on tensors: broadcast arithmetic, comparisons, indexing. On symbolic tensors they leave an Operation in the graph.
 *
 *     x + 1 is an Add, x[:, 0] a GetItem, 2 * x a Multiply
 */
import { isRanked, sameDim, Sym, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import { elements, type DType, type Nest, type TensorSpec } from "../../dims/tensor.js";
import { cost, type Cost } from "../../layers/entry.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { showShape } from "../../dims/dim.js";
import type { BinaryOp } from "../../program/program.js";
import type { Place } from "../../text/span.js";
import { itemsOf, reasonFor } from "../../values/convert.js";
import { Operation } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { Ellipsis, External, SliceValue, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { newNode, plainOutput } from "./layer-calls.js";

/** The classes that the library's operators are recorded as. */
const OPERATIONS: Readonly<Record<BinaryOp, string>> = {
  "+": "Add",
  "-": "Subtract",
  "*": "Multiply",
  "/": "TrueDivide",
  "//": "FloorDivide",
  "%": "Mod",
  "**": "Power",
  "@": "Matmul",
  "<<": "LeftShift",
  ">>": "RightShift",
  ">>>": "RightShift",
  "&": "LogicalAnd",
  "|": "LogicalOr",
  "^": "LogicalXor",
};

export function tensorBinary(runtime: Runtime, op: BinaryOp, a: Value, b: Value, place: Place): Value {
  const [x, y] = [operand(a), operand(b)];
  if (op === "@")
    return applyOperation(
      runtime,
      "Matmul",
      [a, b],
      ([l, r]) => ({ shape: matmulShape(l!.shape, r!.shape), dtype: l!.dtype }),
      place,
      (output, [l]) => matmulCost(output, l!),
    );
  const shape = broadcast(x.shape, y.shape);
  if (shape === "misfit") {
    const message = `Tensors of the shapes ${showShape(x.shape)} and ${showShape(y.shape)} don't go together.`;
    return runtime.fail({ kind: incompatibleShape, place, message }, "ValueError", place);
  }
  const dtype = resultType(op, x, y);
  const infer = ([l, r]: readonly TensorSpec[]): TensorSpec => {
    const joined = broadcast(l!.shape, r!.shape);
    return { shape: joined === "misfit" ? new Unknown("the shapes don't go together") : joined, dtype };
  };
  return applyOperation(runtime, OPERATIONS[op], [a, b], infer, place, (output) => cost(0, elements(output.shape)), {
    shape,
    dtype: resultType(op, x, y),
  });
}

const operand = (value: Value): TensorSpec => (value instanceof TensorValue ? value : scalar(value));

function scalar(value: Value): TensorSpec {
  const items = itemsOf(value);
  if (items) return { shape: [items.length, ...nested(items[0])], dtype: "scalar" };
  if (value instanceof Unknown || value instanceof External || value instanceof Sym)
    return {
      shape: value instanceof Sym ? [] : reasonFor(value),
      dtype: value instanceof Sym ? "scalar" : reasonFor(value),
    };
  return { shape: [], dtype: "scalar" };
}

const nested = (value: Value | undefined): readonly Dim[] => {
  const items = value === undefined ? undefined : itemsOf(value);
  return items ? [items.length, ...nested(items[0])] : [];
};

function resultType(op: BinaryOp, x: TensorSpec, y: TensorSpec): DType {
  const dtype = x.dtype === "scalar" ? y.dtype : x.dtype;
  return op === "/" && typeof dtype === "string" && /^u?int/.test(dtype) ? "float32" : dtype;
}

/** Numpy's broadcasting; "misfit" where two known axes can't go together. None meets anything. */
export function broadcast(a: Shape, b: Shape): Shape | "misfit" {
  if (!isRanked(a)) return isRanked(b) && b.length === 0 ? a : a;
  if (!isRanked(b)) return a.length === 0 ? b : b;
  const rank = Math.max(a.length, b.length);
  const result: Dim[] = [];
  for (let i = 0; i < rank; i++) {
    const dim = broadcastDim(at(a, i - rank + a.length), at(b, i - rank + b.length));
    if (dim === "misfit") return dim;
    result.push(dim);
  }
  return result;
}

const at = (shape: readonly Dim[], i: number): Dim => (i < 0 ? 1 : shape[i]!);

function broadcastDim(x: Dim, y: Dim): Dim | "misfit" {
  if (x === 1) return y;
  if (y === 1) return x;
  if (x instanceof Unknown) return typeof y === "number" ? y : x;
  if (y instanceof Unknown) return typeof x === "number" ? x : y;
  if (x === null) return y;
  if (y === null) return x;
  return sameDim(x, y) === false ? "misfit" : typeof x === "number" ? x : y;
}

export function matmulShape(a: Shape, b: Shape): Shape {
  if (!isRanked(a)) return a;
  if (!isRanked(b)) return b;
  if (a.length === 0 || b.length === 0) return new Unknown("a product of scalars");
  if (a.length === 1 && b.length === 1) return [];
  if (b.length === 1) return a.slice(0, -1);
  if (a.length === 1) return [...b.slice(0, -2), b[b.length - 1]!];
  const batch = broadcast(a.slice(0, -2), b.slice(0, -2));
  if (batch === "misfit" || !isRanked(batch)) return new Unknown("the shapes don't go together");
  return [...batch, a[a.length - 2]!, b[b.length - 1]!];
}

function matmulCost(output: TensorSpec, left: TensorSpec): Cost {
  const inner = isRanked(left.shape) ? left.shape[left.shape.length - 1] : undefined;
  const outputs = elements(output.shape);
  return typeof inner === "number" && typeof outputs === "number"
    ? cost(outputs * inner)
    : cost(new Unknown("an axis isn't known"));
}

export function tensorNegate(runtime: Runtime, value: TensorValue, place: Place): Value {
  return applyOperation(runtime, "Negative", [value], ([x]) => x!, place);
}

export function tensorCompare(runtime: Runtime, a: Value, b: Value): Value {
  const shape = broadcast(operand(a).shape, operand(b).shape);
  const place = { file: "", start: 0, end: 0 };
  const output: TensorSpec = {
    shape: shape === "misfit" ? new Unknown("the shapes don't go together") : shape,
    dtype: "bool",
  };
  return applyOperation(runtime, "Equal", [a, b], () => output, place, undefined, output);
}

/**
 * A function of the library on values of which some are tensors. `infer` gets the specs of all of them; on symbolic ones an
 * Operation of the class enters the graph, with the automatic name that this takes.
 */
function applyOperation(
  runtime: Runtime,
  className: string,
  args: readonly Value[],
  infer: (specs: readonly TensorSpec[]) => Nest<TensorSpec>,
  place: Place,
  costOf?: (output: TensorSpec, specs: readonly TensorSpec[]) => Cost,
  known?: Nest<TensorSpec>,
): Value {
  const tensors = args.filter((arg) => arg instanceof TensorValue);
  const specs = args.map(operand);
  const output = known ?? infer(specs);
  const first = "shape" in output && "dtype" in output ? (output as TensorSpec) : undefined;
  const spent = first && costOf ? costOf(first, specs) : cost(0);
  const symbolic = tensors.filter((tensor) => tensor.origin);
  runtime.spend(spent);
  if (symbolic.length === 0) return plainOutput(runtime, output);
  // The other arguments stay as they are when the graph is run on other inputs.
  const again = (inputs: readonly TensorSpec[]): Nest<TensorSpec> => {
    let next = 0;
    return infer(
      args.map((arg, i) => (arg instanceof TensorValue && arg.origin ? (inputs[next++] ?? specs[i]!) : specs[i]!)),
    );
  };
  const operation = new Operation(className, runtime.automaticName(className), again, spent);
  const open = symbolic.find((tensor) => tensor.facts.ambiguous)?.facts.ambiguous;
  return newNode(runtime, operation, symbolic, output, open).value;
}

// ---------------------------------------------------------------- indexing

export function indexTensor(runtime: Runtime, tensor: TensorValue, index: Value, place: Place): Value {
  const { values } = tensor.facts;
  if (values && typeof index === "number" && isRanked(tensor.shape) && tensor.shape.length === 1)
    return values.at(index) ?? runtime.unknown("the index is past the end", place);
  const infer = ([spec]: readonly TensorSpec[]): TensorSpec => ({
    shape: indexedShape(spec!.shape, index),
    dtype: spec!.dtype,
  });
  const result = applyOperation(runtime, "GetItem", [tensor], infer, place);
  return result instanceof TensorValue && tensor.facts.kind === "array"
    ? new TensorValue(result.shape, result.dtype, undefined, { kind: "array" })
    : result;
}

export function indexedShape(shape: Shape, index: Value): Shape {
  if (!isRanked(shape)) return shape;
  const parts = index instanceof TupleValue ? index.items : [index];
  const consuming = parts.filter((part) => part !== null && !(part instanceof Ellipsis)).length;
  const result: Dim[] = [];
  let axis = 0;
  let expanded = false;
  for (const part of parts) {
    if (part === null) result.push(1);
    else if (part instanceof Ellipsis && !expanded) {
      expanded = true;
      while (axis < shape.length - consuming) result.push(shape[axis++]!);
    } else if (part instanceof SliceValue) result.push(slicedDim(shape[axis++] ?? null, part));
    else if (typeof part === "number" || part instanceof Sym) axis++;
    else if (part instanceof TensorValue || itemsOf(part)) return fancyShape(shape, part, axis, parts.length, result);
    else return new Unknown("what is taken of the tensor isn't known");
  }
  return [...result, ...shape.slice(axis)];
}

/** `x[indices]`, `x[mask]`: one array of indices takes the place of the axes that it picks from. */
function fancyShape(shape: readonly Dim[], part: Value, axis: number, parts: number, before: readonly Dim[]): Shape {
  if (parts !== 1) return new Unknown("what is taken of the tensor isn't known");
  if (part instanceof TensorValue) {
    if (part.dtype === "bool" && isRanked(part.shape))
      return [...before, new Unknown("how many a mask picks isn't known"), ...shape.slice(axis + part.shape.length)];
    return isRanked(part.shape) ? [...before, ...part.shape, ...shape.slice(axis + 1)] : part.shape;
  }
  return [...before, itemsOf(part)!.length, ...shape.slice(axis + 1)];
}

/** The length of a slice of an axis. */
function slicedDim(dim: Dim, { lower, upper, step }: SliceValue): Dim {
  if (lower === null && upper === null && (step === null || step === 1 || step === -1)) return dim;
  const parts = [lower, upper, step].map((part) => (typeof part === "boolean" ? Number(part) : part));
  if (parts.some((part) => part !== null && typeof part !== "number")) return new Unknown("the slice isn't known");
  const [from, to, by] = parts as (number | null)[];
  if (dim instanceof Unknown || dim instanceof Sym) return new Unknown("a slice of an axis of unknown size");
  if (dim === null) return null;
  const stride = by ?? 1;
  const clamp = (value: number): number => Math.min(Math.max(value < 0 ? value + dim : value, 0), dim);
  if (stride > 0) return Math.max(0, Math.ceil((clamp(to ?? dim) - clamp(from ?? 0)) / stride));
  return new Unknown("a slice that runs backwards");
}
