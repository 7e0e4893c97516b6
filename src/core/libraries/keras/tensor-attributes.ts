/**
 * Attributes and methods of tensors and arrays: `x.shape`, `x_train.reshape(…)`, `images.astype("float32")`.
 */
import { isRanked, Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import { shapeValue } from "../../values/convert.js";
import { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { BoundMethod, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { arrayMethods } from "../array-methods.js";

/** Which output of which call of a layer the tensor is. */
function historyOf(runtime: Runtime, { origin }: TensorValue, place: Place): Value {
  const source = origin?.node.operation;
  if (!origin || !(source instanceof LayerObject)) return runtime.unknown("the tensor's history isn't known", place);
  const first = runtime.settings.dialect !== undefined ? "layer" : "operation";
  return new TupleValue([source, Math.max(0, source.state.nodes.indexOf(origin.node)), origin.index], {
    typeName: "KerasHistory",
    fields: [first, "node_index", "tensor_index"],
  });
}

export function tensorAttribute(runtime: Runtime, tensor: TensorValue, name: string, place: Place): Value {
  const { shape, dtype } = tensor;
  switch (name) {
    case "shape":
      return shapeValue(shape);
    case "ndim":
    case "rank":
      return isRanked(shape) ? shape.length : shape;
    case "dtype":
      return dtype;
    case "size":
      return isRanked(shape) ? shape.reduce<Value>((all, dim) => runtime.binary("*", all, dim, place), 1) : shape;
    case "T":
      return new TensorValue(isRanked(shape) ? [...shape].reverse() : shape, dtype, undefined, {
        kind: tensor.facts.kind ?? "tensor",
        ...(tensor.facts.memory && { memory: tensor.facts.memory }),
      });
    case "name":
      return tensor.origin?.node.operation instanceof LayerObject
        ? (tensor.origin.node.operation.state.name ?? new Unknown("the tensor's name isn't known", place))
        : new Unknown("the tensor's name isn't known", place);
  }
  if (name === "_keras_history") return historyOf(runtime, tensor, place);
  const method = arrayMethods.get(name);
  return method
    ? new BoundMethod(tensor, method)
    : runtime.unknown(`what \`.${name}\` of a tensor is isn't known`, place);
}
