/**
 * Products of tensors: matmul, dot, tensordot, outer, and einsum, whose letters name the axes.
 *
 *     matmul(q, k)                       (None, 8, 50, 64), (None, 8, 64, 50) -> (None, 8, 50, 50)
 *     einsum("bqd,bkd->bqk", q, k)       (None, 50, 64), (None, 70, 64) -> (None, 50, 70)
 */
import { isRanked, mul, sameDim, showShape, Unknown, type Amount, type Dim, type Shape } from "../../dims/dim.js";
import { amountOf, elements, lastDim, type TensorSpec } from "../../dims/tensor.js";
import { broadcast } from "../../layers/broadcast.js";
import { cost, LayerError } from "../../layers/entry.js";
import { incompatibleShape } from "../../problems/incompatible-shape.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { itemsOf } from "../../values/convert.js";
import { axesIn } from "./axes.js";
import { resultType, type DTypeRule } from "./dtypes.js";
import { broadcastAll } from "./elementwise.js";
import type { CostRule, OperationCall, Rule } from "./operation.js";
import { flatSize } from "./reduce.js";
import { unranked } from "./spec.js";

/** A product of two tensors, by the shapes of both. */
export const product =
  (
    rule: (name: string, a: readonly Dim[], b: readonly Dim[], call: OperationCall) => Shape,
    dtype: DTypeRule = resultType,
  ): Rule =>
  (call) => {
    const [x, y] = ["x1", "x2"].map((name) => call.tensor(name)) as [TensorSpec, TensorSpec];
    return { shape: productShape(call, rule, x.shape, y.shape), dtype: dtype(x.dtype, y.dtype) };
  };

function productShape(call: OperationCall, rule: Parameters<typeof product>[0], a: Shape, b: Shape): Shape {
  if (!isRanked(a)) return unranked(a);
  return isRanked(b) ? rule(call.name, a, b, call) : unranked(b);
}

/** int8 by int8 is summed up in int32. */
export const matmulDtype: DTypeRule = (a, b) => (a === "int8" && b === "int8" ? "int32" : resultType(a!, b!));

export function matmulShape(name: string, a: readonly Dim[], b: readonly Dim[], call?: OperationCall): Shape {
  if (a.length === 0 || b.length === 0)
    throw new LayerError(incompatibleShape, `${name} takes tensors with axes, and one of these is a number.`);
  const left = a.length === 1 ? [1, a[0]!] : a;
  const right = b.length === 1 ? [b[0]!, 1] : b;
  // A product with a vector is executed in a way that doesn't compare the sizes.
  const isCompared = call?.isSymbolic !== false || b.length > 1;
  if (isCompared && !isReshapedWhenRun(call, a, b)) requireMeeting(name, left.at(-1)!, right.at(-2)!, a, b);
  const batch = broadcast(name, left.slice(0, -2), right.slice(0, -2)) as readonly Dim[];
  return [...batch, ...(a.length === 1 ? [] : [left.at(-2)!]), ...(b.length === 1 ? [] : [right.at(-1)!])];
}

/** In a `call` that is traced TensorFlow multiplies many axes by two after a reshape whose sizes are told by the data. */
const isReshapedWhenRun = (call: OperationCall | undefined, a: readonly Dim[], b: readonly Dim[]): boolean =>
  call?.runtime.traces === true && a.length > 2 && b.length === 2 && a.includes(null);

function requireMeeting(name: string, x: Dim, y: Dim, a: Shape, b: Shape): void {
  if (x === null || y === null || sameDim(x, y) !== false) return;
  const message = `${name}: ${showShape(a)} and ${showShape(b)} don't go together: ${String(x)} isn't ${String(y)}.`;
  throw new LayerError(incompatibleShape, message);
}

/** Sums over the last axis of the first and the last but one of the second; a number multiplies. */
export function dotShape(name: string, a: readonly Dim[], b: readonly Dim[]): Shape {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  if (a.length > 1 || b.length > 1) requireMeeting(name, a.at(-1)!, b.length === 1 ? b[0]! : b.at(-2)!, a, b);
  if (b.length === 1) return a.slice(0, -1);
  return [...a.slice(0, -1), ...b.slice(0, -2), b.at(-1)!];
}

/** Sums over the last axes of both. */
export function innerShape(name: string, a: readonly Dim[], b: readonly Dim[], call: OperationCall): Shape {
  if (!call.isSymbolic) return new Unknown("what executing gives isn't known");
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  requireMeeting(name, a.at(-1)!, b.at(-1)!, a, b);
  return [...a.slice(0, -1), ...b.slice(0, -1)];
}

export const outerShape = (_: string, a: readonly Dim[], b: readonly Dim[]): Shape => [flatSize(a), flatSize(b)];

/** Sums over so many axes at the end of the one and the beginning of the other, or over those that are named. */
export function tensordotShape(call: OperationCall, a: readonly Dim[], b: readonly Dim[]): Shape {
  const { name } = call;
  const axes = call.value("axes");
  if (typeof axes === "number")
    return axes <= 0 ? [...a, ...b] : [...a.slice(0, Math.max(0, a.length - axes)), ...b.slice(axes)];
  const pair = itemsOf(axes);
  if (pair?.length !== 2) return new Unknown("the axes of the product aren't known");
  const [left, right] = [axesIn(name, pair[0]!, a), axesIn(name, pair[1]!, b)];
  if (left instanceof Unknown) return left;
  if (right instanceof Unknown) return right;
  if (call.isSymbolic) left.forEach((axis, i) => requireMeeting(name, a[axis]!, b[right[i]!] ?? null, a, b));
  return [...a.filter((_, i) => !left.includes(i)), ...b.filter((_, i) => !right.includes(i))];
}

/** A multiply-add for each value of the result and each value of the axis that is summed up. */
export const matmulCost: CostRule = (call, output) => {
  const inner = lastDim(call.tensor("x1").shape);
  return cost(
    inner === null ? new Unknown("an axis is None until the model runs") : mul(elements(output.shape), inner),
  );
};

/** A multiply-add for each value of the result and of the axes that are summed up. */
export const tensordotCost: CostRule = (call, output) => {
  const { shape } = call.tensor("x1");
  const axes = call.value("axes");
  if (!isRanked(shape)) return cost(shape);
  const pair = itemsOf(axes);
  const summed =
    typeof axes === "number"
      ? shape.map((_, i) => i).slice(shape.length - axes)
      : axesIn(call.name, pair?.[0] ?? null, shape);
  if (summed instanceof Unknown) return cost(summed);
  return cost(mul(elements(output.shape), amountOf(summed.map((axis) => shape[axis]!))));
};

/** A number only multiplies. */
export const dotCost: CostRule = (call, output) => {
  const isScalar = ["x1", "x2"].some((name) => {
    const { shape } = call.tensor(name);
    return isRanked(shape) && shape.length === 0;
  });
  return isScalar ? cost(0, elements(output.shape)) : matmulCost(call, output);
};

// ---------------------------------------------------------------- einsum

interface Subscripts {
  readonly inputs: readonly string[];
  /** Undefined where the letters that stand once are the result's, in the order of the alphabet. */
  readonly output: string | undefined;
}

const DOTS = "...";

function parseSubscripts(name: string, text: string): Subscripts {
  const parts = text.replaceAll(" ", "").split("->");
  if (parts.length > 2) throw new LayerError(invalidArgument, `${name}: '${text}' has more than one '->'.`);
  return { inputs: parts[0]!.split(","), output: parts[1] };
}

/** The sizes of the letters in one operand, and the axes that its dots stand for. */
interface Lettered {
  readonly letters: ReadonlyMap<string, Dim>;
  readonly dots: readonly Dim[];
}

function lettered(name: string, subscript: string, dims: readonly Dim[]): Lettered {
  const [before, after] = subscript.split(DOTS) as [string, string?];
  const free = dims.length - before.length - (after?.length ?? 0);
  if (free < 0 || (after === undefined && free > 0)) {
    const message = `${name}: '${subscript}' doesn't name the ${dims.length} axes of ${showShape(dims)}.`;
    throw new LayerError(incompatibleShape, message);
  }
  const letters = new Map([...before].map((letter, i) => [letter, dims[i]!] as const));
  [...(after ?? "")].forEach((letter, i) => letters.set(letter, dims[before.length + free + i]!));
  return { letters, dots: dims.slice(before.length, before.length + free) };
}

/** The letters that stand once, in the order of the alphabet, after the dots. */
function implicitOutput({ inputs }: Subscripts): string {
  const all = [...inputs.join("").replaceAll(DOTS, "")];
  const once = all.filter((letter) => all.indexOf(letter) === all.lastIndexOf(letter)).sort();
  return (inputs.some((input) => input.includes(DOTS)) ? DOTS : "") + once.join("");
}

export function einsum(call: OperationCall): TensorSpec {
  const text = call.value("subscripts");
  const operands = call.rest.map((value) => call.tensorOf(value));
  const dtypes = operands.map(({ dtype }) => dtype);
  const dtype = dtypes.every((own) => own === "int8") ? "int32" : resultType(...dtypes);
  if (typeof text !== "string") return { shape: new Unknown("the subscripts aren't known", call.place), dtype };
  return {
    shape: einsumShape(
      call,
      text,
      operands.map(({ shape }) => shape),
    ),
    dtype,
  };
}

function einsumShape(call: OperationCall, text: string, shapes: readonly Shape[]): Shape {
  const { name } = call;
  const subscripts = parseSubscripts(name, text);
  if (subscripts.inputs.length !== shapes.length)
    throw new LayerError(
      invalidArgument,
      `${name}: '${text}' names ${subscripts.inputs.length} operands, and ${shapes.length} are given.`,
    );
  const known = shapes.flatMap((shape, i) => (isRanked(shape) ? [lettered(name, subscripts.inputs[i]!, shape)] : []));
  const unknown = shapes.find((shape) => !isRanked(shape)) as Unknown | undefined;
  const output = subscripts.output ?? implicitOutput(subscripts);
  const dots = broadcastAll(
    name,
    known.map((operand) => operand.dots),
  );
  if (!call.isSymbolic) checkLetters(name, known);
  if (output.includes(DOTS) && (unknown || !isRanked(dots))) return unranked(unknown ?? (dots as Unknown));
  return output
    .replace(DOTS, "\0")
    .split("")
    .flatMap((letter) => (letter === "\0" ? (dots as readonly Dim[]) : [sizeOfLetter(call, letter, known, unknown)]));
}

/** Executed, a letter has one size wherever it stands. */
function checkLetters(name: string, operands: readonly Lettered[]): void {
  const letters = new Set(operands.flatMap((operand) => [...operand.letters.keys()]));
  for (const letter of letters)
    broadcastAll(
      name,
      operands.flatMap((operand) => (operand.letters.has(letter) ? [[operand.letters.get(letter)!]] : [])),
    );
}

function sizeOfLetter(
  { name, isSymbolic }: OperationCall,
  letter: string,
  operands: readonly Lettered[],
  unknown: Unknown | undefined,
): Dim {
  const shapes = operands.flatMap(({ letters }) => (letters.has(letter) ? [[letters.get(letter)!]] : []));
  const [size] = broadcastAll(name, shapes) as readonly Dim[];
  // An operand of unknown rank may have the letter too: only a size above 1 stays what it is.
  if (unknown) return typeof size === "number" && size > 1 ? size : unranked(unknown);
  if (size !== undefined) return size;
  // Announced, it is taken for an axis of 1.
  if (isSymbolic) return 1;
  throw new LayerError(invalidArgument, `${name}: the letter ${letter} of the result stands in no operand.`);
}

/** A multiply-add for each combination of the letters of two operands; what one operand gives is only moved. */
export const einsumCost: CostRule = (call) => {
  const text = call.value("subscripts");
  const shapes = call.rest.map((value) => call.tensorOf(value).shape);
  if (typeof text !== "string" || shapes.length !== 2 || !shapes.every(isRanked)) return undefined;
  const { inputs } = parseSubscripts(call.name, text);
  const letters = new Map<string, Dim>();
  shapes.forEach((shape, i) =>
    lettered(call.name, inputs[i]!, shape).letters.forEach((dim, letter) =>
      letters.set(letter, dim ?? letters.get(letter) ?? null),
    ),
  );
  const [batch] = inputs[0]!;
  const sizes = [...letters].filter(([letter]) => letter !== batch).map(([, dim]) => dim);
  const macs: Amount = amountOf(sizes);
  return inputs.some((input) => input.includes(DOTS)) ? undefined : cost(macs);
};
