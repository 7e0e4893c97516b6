/**
 * Attributes and methods of tensors and arrays: `x.shape`, `x_train.reshape(…)`, `images.astype("float32")`.
 */
import { isRanked, Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import { shapeValue } from "../../values/convert.js";
import { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { BoundMethod, TensorValue, type Value } from "../../values/value.js";
import { arrayMethods } from "../array-methods.js";

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
  const method = arrayMethods.get(name);
  return method
    ? new BoundMethod(tensor, method)
    : runtime.unknown(`what \`.${name}\` of a tensor is isn't known`, place);
}
