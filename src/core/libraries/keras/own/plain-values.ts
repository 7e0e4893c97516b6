/**
 * Values as they are inside of a `call`: tensors with their shapes, outside of the graph.
 *
 *     block([x, y])     in the `call` of `block` x and y have no history
 */
import { Unknown } from "../../../dims/dim.js";
import type { DType } from "../../../dims/tensor.js";
import { DictObject, ListObject } from "../../../values/objects.js";
import { TensorValue, TupleValue, type Value } from "../../../values/value.js";

/** The tensor as it is inside a `call`: with its shape, outside of the graph. */
export const withoutOrigin = (value: Value): Value => mapTensors(value, bare);

const bare = (tensor: TensorValue): TensorValue =>
  tensor.origin ? new TensorValue(tensor.shape, tensor.dtype, undefined, plainFacts(tensor)) : tensor;

/** What stands for the tensors where only shapes are asked for: a Lambda's function sees the dtype that the layer computes in. */
export const inDtype =
  (dtype: DType) =>
  (value: Value): Value =>
    mapTensors(value, (tensor) => new TensorValue(tensor.shape, dtype, undefined, plainFacts(tensor)));

/** What a layer of Keras 3 hands to its `call`: of arrays it makes tensors, those of floats in the type that it computes in. */
export const handedOn =
  (compute: DType) =>
  (value: Value): Value =>
    mapTensors(value, (tensor) => {
      const { shape, dtype, facts } = tensor;
      if (facts.kind !== "array") return bare(tensor);
      const isFloat = typeof dtype === "string" && dtype.startsWith("float");
      return new TensorValue(shape, isFloat ? compute : dtype, undefined, {
        kind: "tensor",
        ...(facts.values && { values: facts.values }),
      });
    });

function mapTensors(value: Value, change: (tensor: TensorValue) => TensorValue): Value {
  const inner = (item: Value): Value => mapTensors(item, change);
  if (value instanceof TensorValue) return change(value);
  if (value instanceof TupleValue) return new TupleValue(value.items.map(inner), value.named);
  if (value instanceof ListObject && !value.open) return new ListObject(value.items.map(inner), undefined, value.kind);
  if (value instanceof DictObject)
    return new DictObject(
      [...value.entries.values()].map(([key, item]) => [key, inner(item)]),
      value.open,
    );
  return value;
}

function plainFacts({ facts: { mask } }: TensorValue): TensorValue["facts"] {
  const plain = mask instanceof TensorValue ? withoutOrigin(mask) : mask;
  return plain instanceof TensorValue || plain instanceof Unknown
    ? { kind: "tensor", mask: plain }
    : { kind: "tensor" };
}
