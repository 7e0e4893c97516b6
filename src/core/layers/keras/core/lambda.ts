/** `Lambda(crop, output_shape=(28, 28))`: (None, 32, 32) -> (None, 28, 28), as said; else what the function gives. */
import { isRanked, Sym, Unknown, type Dim } from "../../../dims/dim.js";
import type { Nest, TensorSpec } from "../../../dims/tensor.js";
import { isSequence, Opaque, type ArgumentValue } from "../../argument.js";
import { cost, defineLayer, LayerHandle, type LayerCall } from "../../entry.js";
import { flatten } from "../../inputs.js";

export const lambda = defineLayer({
  name: "Lambda",
  signature: "function, output_shape=None, mask=None, arguments=None, **kwargs",
  call: "inputs, mask=None, training=None",
  configure: (args) => {
    const called = args.value("function");
    const mayBeCalled = called instanceof Opaque || called instanceof LayerHandle || called instanceof Unknown;
    if (!mayBeCalled) args.refuse("function", "a function");
    const shape = args.value("output_shape");
    const mayBeShape = shape === null || isSequence(shape) || shape instanceof Opaque || shape instanceof Unknown;
    if (!mayBeShape || holdsWrongSize(shape)) args.refuse("output_shape", "a tuple of sizes without the batch axis");
    return { outputShape: shape };
  },
  output: ({ outputShape }, call) =>
    isSequence(outputShape) ? withBatch(outputShape, call) : unknownOutput(outputShape, call),
  cost: () => cost(new Unknown("what a Lambda computes is not counted")),
});

const isSize = (item: ArgumentValue): item is number | boolean | null | Sym | Unknown =>
  item === null ||
  typeof item === "number" ||
  typeof item === "boolean" ||
  item instanceof Sym ||
  item instanceof Unknown;

function holdsWrongSize(shape: ArgumentValue): boolean {
  if (isSequence(shape)) return shape.some((item) => !isSize(item) && !isSequence(item)) || shape.some(holdsWrongSize);
  return typeof shape === "number" && shape < 0;
}

/** One shape, or a list of shapes where the function returns several tensors. */
function withBatch(sizes: readonly ArgumentValue[], call: LayerCall): Nest<TensorSpec> {
  if (!sizes.every(isSize))
    return sizes.map((item) => (isSequence(item) ? withBatch(item, call) : unknownOutput(item, call)));
  const first = flatten(call.inputs)[0]?.shape ?? new Unknown("the Lambda has no input");
  const batch: Dim = isRanked(first) ? (first[0] ?? null) : first;
  const dims = sizes.map((size): Dim => (typeof size === "boolean" ? Number(size) : size));
  return { shape: [batch, ...dims], dtype: call.dtype };
}

function unknownOutput(outputShape: ArgumentValue, call: LayerCall): TensorSpec {
  const reason = outputShape instanceof Unknown ? outputShape : new Unknown("the Lambda's function decides its output");
  return { shape: reason, dtype: call.dtype };
}
