/**
 * What a layer's call was given, taken apart: one tensor, or the list that a merging layer wants.
 *
 *     Dense(8)([a, b])   refused: one tensor is wanted
 */
import { isRanked, mul, showShape, sum, Unknown, type Amount, type Dim } from "../dims/dim.js";
import { elements, lastDim, Unranked, type DType, type Nest, type TensorSpec } from "../dims/tensor.js";
import { incompatibleShape } from "../problems/incompatible-shape.js";
import { truthOf, type ArgumentValue } from "./argument.js";
import { cost, LayerError, type Cost, type LayerCall } from "./entry.js";

export function isTensorSpec(value: Nest<TensorSpec>): value is TensorSpec {
  return !Array.isArray(value) && "shape" in value && "dtype" in value;
}

/** The one tensor that the layer takes. A list is refused, also a list of one. */
export function single(call: LayerCall, layer: string): TensorSpec {
  const { inputs } = call;
  if (isTensorSpec(inputs)) return inputs;
  throw new LayerError(
    incompatibleShape,
    `${layer} takes one tensor, and it was given a list of ${flatten(inputs).length}.`,
  );
}

/** The tensors of a layer that merges several; Unknown where what it was given may be a list, or may not. */
export function several(call: LayerCall, layer: string): readonly TensorSpec[] | Unknown {
  const { inputs } = call;
  if (isList(inputs) && inputs.length > 0 && inputs.every(isTensorSpec)) return inputs;
  if (isTensorSpec(inputs) && inputs.shape instanceof Unknown && !(inputs.shape instanceof Unranked))
    return inputs.shape;
  throw new LayerError(incompatibleShape, `${layer} takes a list of tensors, as in ${layer}(…)([a, b]).`);
}

/** The dims of a tensor that must have so many axes, the batch axis among them; all unknown where its rank is. */
export function dimsOfRank({ shape }: TensorSpec, rank: number, layer: string): readonly Dim[] {
  if (!isRanked(shape)) return Array.from({ length: rank }, (_, axis) => (axis === rank - 1 ? lastDim(shape) : shape));
  if (shape.length === rank) return shape;
  throw new LayerError(
    incompatibleShape,
    `${layer} takes a tensor of ${rank} axes, and ${showShape(shape)} has ${shape.length}.`,
  );
}

/** A flag that the call was given: `return_attention_scores=True`. False where it wasn't. */
export function flag(call: LayerCall, name: string): boolean | Unknown {
  const value = call.others.get(name) ?? null;
  return typeof value === "object" && value !== null && "shape" in value ? true : truthOf(value as ArgumentValue);
}

/** Every tensor of a nest, in order. */
export function flatten(nest: Nest<TensorSpec>): readonly TensorSpec[] {
  if (isTensorSpec(nest)) return [nest];
  return Object.values(nest).flatMap((item: Nest<TensorSpec>) => flatten(item));
}

/** The nest with every tensor replaced. */
export function mapTensors(nest: Nest<TensorSpec>, change: (tensor: TensorSpec) => TensorSpec): Nest<TensorSpec> {
  if (isTensorSpec(nest)) return change(nest);
  if (isList(nest)) return nest.map((item) => mapTensors(item, change));
  return Object.fromEntries(Object.entries(nest).map(([key, item]) => [key, mapTensors(item, change)]));
}

/** What a layer returns that changes values only: the shapes that came, in the dtype that it computes in. */
export const sameShapes = ({ inputs, dtype }: LayerCall): Nest<TensorSpec> =>
  mapTensors(inputs, ({ shape }) => ({ shape, dtype }));

/** The dtype of a tensor inside the layer: floats are cast to what it computes in, others stay what they are. */
export function castDtype({ dtype }: TensorSpec, call: LayerCall): DType {
  if (dtype instanceof Unknown) return dtype;
  return dtype.includes("float") ? call.dtype : dtype;
}

/** So many operations for each element of the inputs. */
export function costPerElement({ inputs }: LayerCall, operations: Amount): Cost {
  if (operations === 0) return cost(0);
  return cost(0, mul(operations, sum(flatten(inputs).map(({ shape }) => elements(shape)))));
}

/* Array.isArray doesn't narrow a readonly array. */
function isList(nest: Nest<TensorSpec>): nest is readonly Nest<TensorSpec>[] {
  return Array.isArray(nest);
}
