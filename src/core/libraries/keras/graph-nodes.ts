/**
 * Nodes of the layer graph, and the tensors that calls give: symbolic ones of a node, or plain ones outside of the graph.
 *
 *     y = Dense(8)(x)   a node of Dense with the input x, and y as its output
 */
import type { Unknown } from "../../dims/dim.js";
import type { Nest, TensorSpec } from "../../dims/tensor.js";
import { isTensorSpec } from "../../layers/inputs.js";
import type { GraphNode, LayerObject, Operation } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { DictObject } from "../../values/objects.js";
import { TensorValue, type CallArguments, type Value } from "../../values/value.js";

export function plainOutput(runtime: Runtime, output: Nest<TensorSpec>): Value {
  if (isTensorSpec(output)) return new TensorValue(output.shape, output.dtype);
  if (Array.isArray(output))
    return runtime.list((output as readonly Nest<TensorSpec>[]).map((item) => plainOutput(runtime, item)));
  return runtime.heap.adopt(
    new DictObject(Object.entries(output).map(([key, item]) => [key, plainOutput(runtime, item as Nest<TensorSpec>)])),
  );
}

/** A node, and its outputs as symbolic tensors; of a single one the values may be known. */
export function newNode(
  runtime: Runtime,
  operation: LayerObject | Operation,
  inputs: readonly TensorValue[],
  output: Nest<TensorSpec>,
  open?: Unknown,
  args?: CallArguments,
  values?: readonly Value[],
): { readonly value: Value; readonly node: GraphNode } {
  const outputs: TensorValue[] = [];
  const node: GraphNode = {
    id: runtime.nextId(),
    operation,
    inputs,
    outputs,
    ...(open && { open }),
    ...(args && { args }),
  };
  const wrap = (nest: Nest<TensorSpec>): Value => {
    if (isTensorSpec(nest)) {
      const facts = values && nest === output ? { values } : undefined;
      const tensor = new TensorValue(nest.shape, nest.dtype, { node, index: outputs.length }, facts);
      outputs.push(tensor);
      return tensor;
    }
    if (Array.isArray(nest)) return runtime.list((nest as readonly Nest<TensorSpec>[]).map(wrap));
    // The library flattens a dict in the order of its keys.
    const sorted = Object.entries(nest).sort(([a], [b]) => (a < b ? -1 : 1));
    const wrapped = new Map(sorted.map(([key, item]) => [key, wrap(item as Nest<TensorSpec>)] as const));
    return runtime.heap.adopt(new DictObject(Object.keys(nest).map((key) => [key, wrapped.get(key)!] as const)));
  };
  const value = wrap(output);
  return { value, node };
}
