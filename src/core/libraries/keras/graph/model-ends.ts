/**
 * The inputs and outputs that a functional model is made of: symbolic tensors alone, the inputs those of Input layers.
 *
 *     Model(x, 3)             refused
 *     Model(hidden, y)        hidden gets an Input of its own, and the graph from there on is copied
 *
 * Source of the rules: Functional.__init__ and clone_graph_nodes in keras/src/models/functional.py.
 */
import type { Nest, TensorSpec } from "../../../dims/tensor.js";
import type { Place } from "../../../text/span.js";
import { tensorsIn, withTensors } from "../../../values/convert.js";
import { LayerObject, type GraphNode } from "../../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../../values/native.js";
import { ClassObject, DictObject, FunctionObject, ListObject } from "../../../values/objects.js";
import { BoundMethod, Float, TensorValue, TupleValue, type TensorOrigin, type Value } from "../../../values/value.js";
import { update } from "../construct-layer.js";
import { isComputed } from "../refused-in-call.js";
import { newNode, tensorName } from "./graph-nodes.js";
import { mapGraph } from "./graph.js";

/** What is wrong with one end of a model: something in it certainly is no symbolic tensor, or there is nothing. */
export function misfitIn(runtime: Runtime, value: Value, end: "inputs" | "outputs"): string | undefined {
  const wrong = noTensor(runtime, value);
  if (wrong !== undefined)
    return `A model's ${end} are symbolic tensors, and ${wrong} is none. Call the layer on a tensor first.`;
  return isEmpty(value) ? `A model needs ${end}, and there are none.` : undefined;
}

function noTensor(runtime: Runtime, value: Value): string | undefined {
  if (value instanceof LayerObject) return `the layer ${value.className}`;
  if (value === null) return "None";
  if (typeof value === "string") return `"${value}"`;
  if (value instanceof Float) return `the number ${value.value}`;
  if (typeof value === "number" || typeof value === "boolean") return `the value ${String(value)}`;
  if (value instanceof FunctionObject || value instanceof BoundMethod) return "a function";
  if (value instanceof ClassObject) return `the class ${value.name}`;
  if (value instanceof NativeFunction) return value.className === undefined ? "a function" : `the class ${value.name}`;
  if (value instanceof TensorValue && !value.origin && value.facts.kind === "array") return "an array";
  if (isComputed(runtime, value)) return "a tensor inside of a `call`";
  return closedItems(value)
    ?.map((item) => noTensor(runtime, item))
    .find((found) => found !== undefined);
}

function closedItems(value: Value): readonly Value[] | undefined {
  if (value instanceof TupleValue) return value.items;
  if (value instanceof ListObject && !value.open) return value.items;
  if (value instanceof DictObject && !value.open) return [...value.entries.values()].map(([, item]) => item);
  return undefined;
}

/** Lists of nothing, however nested. */
export const isEmpty = (value: Value): boolean => closedItems(value)?.every(isEmpty) ?? false;

interface Ends {
  readonly inputs: Value;
  readonly outputs: Value;
}

const isOfInput = ({ origin }: TensorValue): boolean => origin === undefined || origin.node.inputs.length === 0;

/** The same ends where all inputs are those of Input layers; else those of a copy of the graph, with new Input layers. */
export function withOwnInputs(
  runtime: Runtime,
  { inputs, outputs }: Ends,
  newInput: (spec: TensorSpec, name: string | undefined) => TensorValue,
): Ends {
  const ins = tensorsIn(inputs);
  if (ins.every(isOfInput)) return { inputs, outputs };
  const copies = new Map<string, TensorValue>();
  for (const tensor of ins) {
    const name = tensorName(runtime, tensor);
    const spec = { shape: tensor.shape, dtype: tensor.dtype };
    copies.set(key(tensor.origin!), isOfInput(tensor) ? tensor : newInput(spec, name && copiedName(name)));
  }
  const copyOf = (tensor: TensorValue): TensorValue => (tensor.origin && copies.get(key(tensor.origin))) ?? tensor;
  for (const node of mapGraph(ins, tensorsIn(outputs)).ordered) copyNode(runtime, node, copyOf, copies);
  return {
    inputs: withTensors(runtime.heap, inputs, copyOf),
    outputs: withTensors(runtime.heap, outputs, copyOf),
  };
}

/**
 * Why the copy can't be made: a layer that has given one of the inputs is replaced by that input's own, wherever it stands in the
 * graph, and an output that is one of the inputs is copied for itself.
 */
export function misfitOfCopy({ inputs, outputs }: Ends, ordered: readonly GraphNode[]): string | undefined {
  const ins = tensorsIn(inputs);
  const inner = ins.filter((tensor) => !isOfInput(tensor));
  if (inner.length === 0) return undefined;
  const ends = new Set(ins.flatMap(({ origin }) => (origin ? [key(origin)] : [])));
  if (tensorsIn(outputs).some(({ origin }) => origin && ends.has(key(origin))))
    return "One of this model's outputs is one of its inputs, and another input is what a layer gives: Keras can't copy such a graph.";
  const sources = new Set(inner.map(({ origin }) => origin!.node.operation));
  const again = ordered.find(({ operation }) => sources.has(operation))?.operation;
  if (again === undefined) return undefined;
  const name = again instanceof LayerObject ? (again.state.name ?? again.className) : again.className;
  return `This model begins with what ${name} gives, and ${name} stands in it once more: Keras takes both for its input. Begin with an Input.`;
}

const copiedName = (name: string): string => `${name}CLONE`;

const key = ({ node, index }: TensorOrigin): string => `${node.id}/${index}`;

function copyNode(
  runtime: Runtime,
  node: GraphNode,
  copyOf: (tensor: TensorValue) => TensorValue,
  copies: Map<string, TensorValue>,
): void {
  if (node.inputs.length === 0 || node.outputs.every(({ origin }) => origin && copies.has(key(origin)))) return;
  const { operation, open, args } = node;
  const again = args && {
    ...args,
    positional: args.positional.map((value) => withTensors(runtime.heap, value, copyOf)),
    keywords: new Map([...args.keywords].map(([name, value]) => [name, withTensors(runtime.heap, value, copyOf)])),
  };
  const outputs: Nest<TensorSpec> = node.outputs.map(({ shape, dtype }) => ({ shape, dtype }));
  const names = node.tensorNames.map((name) => name && copiedName(name));
  const masks = node.outputs.map(({ facts: { mask } }) => (mask instanceof TensorValue ? copyOf(mask) : mask));
  const details = { open, args: again, masks, names };
  const { node: made } = newNode(runtime, operation, node.inputs.map(copyOf), outputs, details);
  node.outputs.forEach((tensor, i) => {
    const id = key(tensor.origin!);
    if (!copies.has(id)) copies.set(id, made.outputs[i]!);
  });
  if (operation instanceof LayerObject) update(runtime, operation, { nodes: [...operation.state.nodes, made] });
}
