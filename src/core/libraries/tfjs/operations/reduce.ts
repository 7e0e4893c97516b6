/**
 * Functions that reduce axes, run along one, or multiply two tensors.
 *
 *     x.mean([1, 2])   tf.argMax(scores, -1)   tf.topk(scores, 3)   tf.matMul(a, b, false, true)
 */
import { isRanked, Unknown, type Dim } from "../../../dims/dim.js";
import { lastDim, type DType } from "../../../dims/tensor.js";
import { LayerError } from "../../../layers/entry.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { DictObject } from "../../../values/objects.js";
import { NativeFunction } from "../../../values/native.js";
import type { Value } from "../../../values/value.js";
import type { Natives } from "../../native-helpers.js";
import { flagOf } from "../../tensors/axes.js";
import type { DTypeRule } from "../../tensors/dtypes.js";
import { perElement, unary } from "../../tensors/elementwise.js";
import { changedCall, type OperationCall, type Rule } from "../../tensors/operation.js";
import { topK } from "../../tensors/pick.js";
import { dotShape, einsum, einsumCost, matmulCost, matmulShape, outerShape, product } from "../../tensors/products.js";
import { reducedShape, reduction, reductionCost } from "../../tensors/reduce.js";
import { asDim } from "../../tensors/sizes.js";
import { orElse, renamed, renamedCost, tensorFunction } from "./function.js";

const NAMES = { axis: "axis", keepdims: "keepDims" };
const same: DTypeRule = (own) => own!;
const always =
  (dtype: DType): DTypeRule =>
  () =>
    dtype;
/** A sum of booleans counts them. */
const counting: DTypeRule = (own) => (own === "bool" ? "int32" : own!);

const reducing = (dtype: DTypeRule, takes = "numeric"): Natives[string] =>
  tensorFunction(`x: ${takes}, axis, keepDims`, reduction(dtype, NAMES), { cost: reductionCost(1, 0, NAMES) });

/** The place of the extreme one: an axis less. */
const extremePlace = tensorFunction("x: numeric, axis", (call) => {
  const { shape } = call.tensor("x");
  return { shape: reducedShape(call.name, shape, orElse(call, "axis", 0), false), dtype: "int32" };
});

const moments: Rule = (call) => {
  const { shape, dtype } = call.tensor("x");
  const one = {
    shape: reducedShape(call.name, shape, call.value("axis"), call.value("keepDims")),
    dtype: dtype === "complex64" ? dtype : "float32",
  };
  return [one, one];
};

const largest: Rule = (call) => {
  const { shape } = call.tensor("x");
  const [k, last] = [asDim(orElse(call, "k", 1)), isRanked(shape) && shape.length > 0 ? lastDim(shape) : null];
  if (typeof k === "number" && typeof last === "number" && k > last)
    throw new LayerError(invalidArgument, `topk: k is ${k}, and the last axis has only ${last}.`, "k");
  return topK("x")(changedCall(call, { value: (name) => (name === "k" ? orElse(call, "k", 1) : call.value(name)) }));
};

// ---------------------------------------------------------------- products

/** The last two axes turned round where the call says so. */
function turned(call: OperationCall, dims: readonly Dim[], flag: string): readonly Dim[] {
  const isTurned = flagOf(call.value(flag));
  const [rows, columns] = [dims.at(-2)!, dims.at(-1)!];
  if (isTurned instanceof Unknown) return [...dims.slice(0, -2), isTurned, isTurned];
  return isTurned ? [...dims.slice(0, -2), columns, rows] : dims;
}

const matrices: Rule = product((name, a, b, call) => {
  if (a.length < 2 || b.length < 2)
    throw new LayerError(incompatibleShape, `${name} takes tensors of two axes or more, and one of these has fewer.`);
  return matmulShape(name, turned(call, a, "transposeA"), turned(call, b, "transposeB"));
});

const dot: Rule = product((name, a, b) => {
  if (a.length < 1 || a.length > 2 || b.length < 1 || b.length > 2)
    throw new LayerError(incompatibleShape, `${name} takes tensors of one or two axes.`);
  if (a.length === 1 && b.length === 1) matmulShape(name, [1, a[0]!], [b[0]!, 1]);
  return dotShape(name, a, b);
});

const outer: Rule = product((name, a, b) => {
  if (a.length !== 1 || b.length !== 1) throw new LayerError(incompatibleShape, `${name} takes tensors of one axis.`);
  return outerShape(name, a, b);
});

const AB = { x1: "a", x2: "b" };

/** `einsum(equation, ...tensors)` */
const einsumFunction: Natives[string] = (path) => {
  const make = tensorFunction("subscripts, tensors: list", einsumRule, {
    cost: (call, output) => einsumCost(operandsFirst(call), output),
  })(path);
  return new NativeFunction(
    make.name,
    ({ runtime, args, place }) => {
      const [equation, ...tensors] = args.positional;
      const positional = [equation ?? null, runtime.list(tensors, args.unknownRest)];
      return make.invoke({ runtime, args: { positional, keywords: new Map() }, place });
    },
    undefined,
    path,
  );
};

const operandsFirst = (call: OperationCall): OperationCall => {
  const tensors = call.value("tensors");
  const rest: readonly Value[] =
    tensors !== null && typeof tensors === "object" && "items" in tensors ? tensors.items : [];
  return changedCall(call, { rest });
};

const einsumRule: Rule = (call) => einsum(operandsFirst(call));

/** The parts of an options object as positional arguments. */
export const fused =
  (names: string, make: Natives[string]): Natives[string] =>
  (path) => {
    const own = make(path);
    return new NativeFunction(
      own.name,
      ({ runtime, args, place }) => {
        const [options] = args.positional;
        if (!(options instanceof DictObject) || options.open) return runtime.unknown("the options aren't known", place);
        const positional = names.split(" ").map((name) => runtime.attribute(options, name, place));
        return own.invoke({ runtime, args: { positional, keywords: new Map() }, place });
      },
      undefined,
      path,
    );
  };

const matMul = tensorFunction("a: numeric, b: numeric, transposeA, transposeB", renamed(matrices, AB), {
  cost: renamedCost(matmulCost, AB),
});

export const reductions: Natives = {
  sum: reducing(counting),
  mean: reducing(always("float32")),
  prod: reducing(counting),
  max: reducing(same),
  min: reducing(same),
  logSumExp: reducing(always("float32")),
  all: reducing(same, "bool"),
  any: reducing(same, "bool"),
  euclideanNorm: reducing(same, "float32"),
  norm: tensorFunction("x: numeric, ord, axis, keepDims", reduction(same, NAMES)),
  argMax: extremePlace,
  argMin: extremePlace,
  moments: tensorFunction("x: numeric, axis, keepDims", moments, { properties: ["mean", "variance"] }),
  topk: tensorFunction("x: numeric, k, sorted", largest, { properties: ["values", "indices"] }),
  cumsum: tensorFunction("x: numeric, axis, exclusive, reverse", unary(counting), { cost: perElement(1) }),
  cumprod: tensorFunction("x: numeric, axis, exclusive, reverse", unary(counting), { cost: perElement(1) }),
  matMul,
  dot: tensorFunction("t1: numeric, t2: numeric", renamed(dot, { x1: "t1", x2: "t2" }), {
    cost: renamedCost(matmulCost, { x1: "t1", x2: "t2" }),
  }),
  outerProduct: tensorFunction("v1: numeric, v2: numeric", renamed(outer, { x1: "v1", x2: "v2" })),
  einsum: einsumFunction,
  "fused.matMul": fused("a b transposeA transposeB", matMul),
};
