/**
 * Values as they are inside of a `call`: tensors with their shapes, outside of the graph.
 *
 *     block([x, y])     in the `call` of `block` x and y have no history
 */
import { Unknown } from "../../../dims/dim.js";
import { DictObject, ListObject } from "../../../values/objects.js";
import { TensorValue, TupleValue, type Value } from "../../../values/value.js";

/** The tensor as it is inside a `call`: with its shape, outside of the graph. */
export function withoutOrigin(value: Value): Value {
  if (value instanceof TensorValue)
    return value.origin ? new TensorValue(value.shape, value.dtype, undefined, plainFacts(value)) : value;
  if (value instanceof TupleValue) return new TupleValue(value.items.map(withoutOrigin), value.named);
  if (value instanceof ListObject && !value.open)
    return new ListObject(value.items.map(withoutOrigin), undefined, value.kind);
  if (value instanceof DictObject)
    return new DictObject(
      [...value.entries.values()].map(([key, item]) => [key, withoutOrigin(item)]),
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
