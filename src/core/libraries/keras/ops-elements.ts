/**
 * Tensors taken apart into the elements of their first axis, and put together again.
 *
 *     map(f, xs): f gets (28, 28) of (None, 28, 28), and gives (10,), so that (None, 10) comes out
 */
import { isRanked, type Dim } from "../../dims/dim.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, ListObject } from "../../values/objects.js";
import { TensorValue, TupleValue, type Value } from "../../values/value.js";
import { specOf, unranked } from "../tensors/spec.js";

/** One element of a tensor, or of each tensor of a container. */
export const elementOf = (value: Value): Value =>
  eachTensor(value, (tensor) => {
    const { shape, dtype } = tensor;
    return new TensorValue(isRanked(shape) ? shape.slice(1) : unranked(shape), dtype, undefined, {
      kind: tensor.facts.kind ?? "tensor",
    });
  });

/** So many results of one shape, as one tensor. */
export const stackedAgain = (runtime: Runtime, value: Value, length: Dim): Value =>
  eachTensor(
    value,
    ({ shape, dtype }) =>
      new TensorValue(isRanked(shape) ? [length, ...shape] : unranked(shape), dtype, undefined, { kind: "tensor" }),
    runtime,
  );

function eachTensor(value: Value, change: (tensor: TensorValue) => Value, runtime?: Runtime): Value {
  if (value instanceof TupleValue)
    return new TupleValue(
      value.items.map((item) => eachTensor(item, change, runtime)),
      value.named,
    );
  if (value instanceof ListObject && !value.open) {
    const items = value.items.map((item) => eachTensor(item, change, runtime));
    return runtime ? runtime.list(items) : new TupleValue(items);
  }
  if (value instanceof DictObject)
    return new DictObject(
      [...value.entries.values()].map(([key, item]) => [key, eachTensor(item, change, runtime)]),
      value.open,
    );
  if (value instanceof TensorValue) return change(value);
  const { shape, dtype } = specOf(value);
  return change(new TensorValue(shape, dtype));
}
