/**
 * Nodes of the layer graph, and the tensors that calls give: symbolic ones of a node, or plain ones outside of the graph.
 *
 *     y = Dense(8)(x)   a node of Dense with the input x, and y as its output
 */
import type { Unknown } from "../../../dims/dim.js";
import type { Nest, TensorSpec } from "../../../dims/tensor.js";
import { isTensorSpec } from "../../../layers/inputs.js";
import { LayerObject, type GraphNode, type Operation } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { DictObject } from "../../../values/objects.js";
import { asGiven } from "../given-values.js";
import { TensorValue, type CallArguments, type Mask, type Value } from "../../../values/value.js";

/** Tensors outside of the graph; `masks` are those of the outputs, in their order. */
export function plainOutput(runtime: Runtime, output: Nest<TensorSpec>, masks: readonly Mask[] = NO_MASKS): Value {
  let at = 0;
  const wrap = (nest: Nest<TensorSpec>): Value => {
    if (isTensorSpec(nest)) {
      const mask = masks[at++];
      return new TensorValue(nest.shape, nest.dtype, undefined, mask && { mask });
    }
    if (Array.isArray(nest)) return runtime.list((nest as readonly Nest<TensorSpec>[]).map(wrap));
    return runtime.heap.adopt(
      new DictObject(Object.entries(nest).map(([key, item]) => [key, wrap(item as Nest<TensorSpec>)])),
    );
  };
  return wrap(output);
}

const NO_MASKS: readonly Mask[] = [];

/** The class of symbolic tensors, after which Keras 3 names those that get no name: it counts each of them. */
export const TENSOR_CLASS = "KerasTensor";

interface NodeDetails {
  /** An argument isn't known: other nodes may lie before this one. */
  readonly open?: Unknown | undefined;
  readonly args?: CallArguments | undefined;
  /** Of a single output. */
  readonly values?: readonly Value[] | undefined;
  /** Of the outputs, in their order. */
  readonly masks?: readonly Mask[];
  /** What the outputs are called; the library names them where this is absent. */
  readonly names?: readonly (string | undefined)[];
}

/** A node, and its outputs as symbolic tensors. */
export function newNode(
  runtime: Runtime,
  operation: LayerObject | Operation,
  inputs: readonly TensorValue[],
  output: Nest<TensorSpec>,
  { open, args, values, masks = NO_MASKS, names }: NodeDetails = {},
): { readonly value: Value; readonly node: GraphNode } {
  const outputs: TensorValue[] = [];
  const tensorNames: (string | undefined)[] = [];
  const node: GraphNode = {
    id: runtime.nextId(),
    operation,
    inputs,
    outputs,
    tensorNames,
    ...(open && { open }),
    ...(args && { args }),
  };
  const wrap = (nest: Nest<TensorSpec>): Value => {
    if (isTensorSpec(nest)) {
      const mask = masks[outputs.length];
      const facts = mask ? { mask } : values && nest === output ? { values } : undefined;
      const tensor = new TensorValue(nest.shape, nest.dtype, { node, index: outputs.length }, facts);
      outputs.push(tensor);
      if (runtime.settings.dialect === undefined)
        tensorNames.push(names ? names[outputs.length - 1] : runtime.automaticName(TENSOR_CLASS));
      return tensor;
    }
    if (Array.isArray(nest)) return asGiven(runtime.list((nest as readonly Nest<TensorSpec>[]).map(wrap)), "tensor");
    // The library flattens a dict in the order of its keys.
    const sorted = Object.entries(nest).sort(([a], [b]) => (a < b ? -1 : 1));
    const wrapped = new Map(sorted.map(([key, item]) => [key, wrap(item as Nest<TensorSpec>)] as const));
    const dict = new DictObject(Object.keys(nest).map((key) => [key, wrapped.get(key)!] as const));
    return asGiven(runtime.heap.adopt(dict), "tensor");
  };
  const value = wrap(output);
  return { value, node };
}

/** What Keras 3 calls a symbolic tensor; earlier ones call it after its layer. */
export function tensorName(runtime: Runtime, { origin }: TensorValue): string | undefined {
  const source = origin?.node.operation;
  if (runtime.settings.dialect === undefined) return origin?.node.tensorNames[origin.index];
  return source instanceof LayerObject ? source.state.name : undefined;
}
