/**
 * Properties and methods of tensors: `x.shape[1]`, `x.reshape([-1, 784])`, `x.dataSync()`.
 */
import { isRanked, product, type Shape } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import type { Runtime } from "../../values/native.js";
import { BoundMethod, TensorValue, Undefined, type Value } from "../../values/value.js";
import { methodsOf, plainProperty } from "../javascript/natives.js";
import { isSymbolic } from "../keras/ops/symbolic-value.js";
import { changedShape, shapeArray } from "./apply.js";
import { tensorMethods } from "./operations/index.js";
import { ofValuesOnly } from "./unknown-names.js";

export function tensorMember(runtime: Runtime, tensor: TensorValue, name: string, place: Place): Value {
  if (tensor.facts.kind === "array") {
    const plain = plainProperty(tensor, name);
    if (plain !== undefined) return plain;
    const method = methodsOf(tensor, name);
    return method ? new BoundMethod(tensor, method) : Undefined.value;
  }
  switch (name) {
    case "shape":
      return changedShape(tensor) ?? shapeArray(runtime, tensor.shape);
    case "dtype":
      return tensor.dtype;
    case "rank":
      return isRanked(tensor.shape) ? tensor.shape.length : tensor.shape;
    case "size":
      return sizeOf(runtime, tensor.shape, place);
    case "name":
      return runtime.unknown("a tensor's name isn't followed", place);
    case "sourceLayer":
      return sourceOf(runtime, tensor, place);
  }
  const method = tensorMethods.get(name);
  if (method && isSymbolic(tensor) && !runtime.insideCall) return ofValuesOnly(name);
  if (method) return new BoundMethod(tensor, method);
  const plain = methodsOf(tensor, name);
  return plain
    ? new BoundMethod(tensor, plain)
    : runtime.unknown(`what \`.${name}\` of a tensor gives isn't known`, place);
}

function sizeOf(runtime: Runtime, shape: Shape, place: Place): Value {
  const size = isRanked(shape) ? product(shape) : shape;
  return size ?? runtime.unknown("the size of the tensor isn't known", place);
}

function sourceOf(runtime: Runtime, { origin }: TensorValue, place: Place): Value {
  const operation = origin?.node.operation;
  return operation !== undefined && "state" in operation
    ? operation
    : runtime.unknown("what gives the tensor isn't known", place);
}
