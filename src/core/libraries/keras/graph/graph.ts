/**
 * The graph between a functional model's inputs and outputs, in the order in which the library lists it.
 *
 *     Model(x, y).summary()   rows by depth, and within a depth by traversal, not by construction
 *
 * Source of the rule: keras/src/ops/function.py, map_graph.
 */
import type { Unknown } from "../../../dims/dim.js";
import type { GraphNode, LayerObject, Operation } from "../../../values/layer-object.js";
import type { TensorOrigin, TensorValue } from "../../../values/value.js";

export interface MappedGraph {
  readonly operations: readonly (LayerObject | Operation)[];
  readonly nodes: ReadonlySet<GraphNode>;
  /** Nodes in the order of their traversal, inputs first. */
  readonly ordered: readonly GraphNode[];
  /** An output that can't be computed from the inputs: the node whose input is missing. */
  readonly disconnected: GraphNode | undefined;
  /** A part of the graph can't be told. */
  readonly open: Unknown | undefined;
}

export function mapGraph(inputs: readonly TensorValue[], outputs: readonly TensorValue[]): MappedGraph {
  const { ordered, order, open } = traverse(inputs, outputs);
  const nodes = new Set(ordered);
  const nodeDepth = new Map<GraphNode, number>();
  const depthOf = new Map<LayerObject | Operation, number>();
  for (let i = ordered.length - 1; i >= 0; i--) {
    const node = ordered[i]!;
    const depth = Math.max(nodeDepth.get(node) ?? 0, depthOf.get(node.operation) ?? 0);
    depthOf.set(node.operation, depth);
    nodeDepth.set(node, depth);
    for (const { origin } of node.inputs)
      if (origin && nodes.has(origin.node))
        nodeDepth.set(origin.node, Math.max(depth + 1, nodeDepth.get(origin.node) ?? 0));
  }
  // Inputs that no output needs are listed all the same.
  for (const { origin } of inputs)
    if (origin && !depthOf.has(origin.node.operation) && origin.node.inputs.length === 0) {
      depthOf.set(origin.node.operation, 0);
      order.set(origin.node.operation, -1);
      nodes.add(origin.node);
    }
  const certain = outputs.length > 0 && open ? certainOperations(outputs, ordered) : undefined;
  const operations = [...depthOf.keys()]
    .filter((operation) => certain?.has(operation) ?? true)
    .sort((a, b) => depthOf.get(b)! - depthOf.get(a)! || order.get(a)! - order.get(b)!);
  return { operations, nodes, ordered, disconnected: open ? undefined : firstDisconnected(inputs, ordered), open };
}

/**
 * The operations that the outputs come through whichever of the histories that met is the real one: only those may be
 * counted where a total says "at least". A set of operations is one bit for each of them.
 */
function certainOperations(
  outputs: readonly TensorValue[],
  ordered: readonly GraphNode[],
): ReadonlySet<LayerObject | Operation> {
  const bits = new Map<LayerObject | Operation, bigint>();
  const known = new Map<GraphNode, bigint>();
  const bitOf = (operation: LayerObject | Operation): bigint => {
    const bit = bits.get(operation) ?? 1n << BigInt(bits.size);
    bits.set(operation, bit);
    return bit;
  };
  const through = (origin: TensorOrigin | undefined): bigint => (origin ? throughNode(origin.node) : 0n);
  const behind = ({ origin, facts: { alternatives } }: TensorValue): bigint =>
    alternatives ? alternatives.map(through).reduce((all, one) => all & one) : through(origin);
  const throughNode = (node: GraphNode): bigint => {
    const before = known.get(node);
    if (before !== undefined) return before;
    // A graph has no cycles; the entry only bounds the work on one that is broken.
    known.set(node, 0n);
    const found = node.inputs.reduce((all, input) => all | behind(input), bitOf(node.operation));
    known.set(node, found);
    return found;
  };
  // From the inputs on, so that no search goes deep: a network may have thousands of layers in a row.
  ordered.forEach(throughNode);
  const certain = outputs.reduce((all, output) => all | behind(output), 0n);
  return new Set([...bits].filter(([, bit]) => (certain & bit) !== 0n).map(([operation]) => operation));
}

interface Traversal {
  readonly ordered: readonly GraphNode[];
  /** The first time that the search met an operation. */
  readonly order: Map<LayerObject | Operation, number>;
  readonly open: Unknown | undefined;
}

/** Depth-first from the outputs, without recursion: a network may have thousands of layers in a row. */
function traverse(inputs: readonly TensorValue[], outputs: readonly TensorValue[]): Traversal {
  const ends = new Set(
    inputs.filter(({ origin }) => origin && origin.node.inputs.length > 0).map(({ origin }) => key(origin!)),
  );
  const finished = new Set<GraphNode>();
  const entered = new Set<GraphNode>();
  const ordered: GraphNode[] = [];
  const order = new Map<LayerObject | Operation, number>();
  let open: Unknown | undefined;
  for (const output of outputs) {
    open ??= output.facts.ambiguous;
    const stack: { tensor: TensorValue; next: number }[] = [{ tensor: output, next: 0 }];
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      const { origin } = top.tensor;
      if (
        !origin ||
        finished.has(origin.node) ||
        (top.next === 0 && (ends.has(key(origin)) || entered.has(origin.node)))
      ) {
        stack.pop();
        continue;
      }
      const { node } = origin;
      if (top.next === 0) {
        entered.add(node);
        if (!order.has(node.operation)) order.set(node.operation, order.size);
        open ??= node.open;
      }
      if (top.next < node.inputs.length) {
        const tensor = node.inputs[top.next++]!;
        open ??= tensor.facts.ambiguous;
        stack.push({ tensor, next: 0 });
        // An entered node must not be taken for a fresh one when the search comes back to it.
        continue;
      }
      finished.add(node);
      ordered.push(node);
      stack.pop();
    }
  }
  return { ordered, order, open };
}

/** One output of one node. */
const key = ({ node, index }: TensorOrigin): string => `${node.id}/${index}`;

function firstDisconnected(inputs: readonly TensorValue[], ordered: readonly GraphNode[]): GraphNode | undefined {
  const computable = new Set(inputs.filter((x) => x.origin).map((x) => key(x.origin!)));
  for (const node of ordered) {
    const complete = node.inputs.every(({ origin }) => origin !== undefined && computable.has(key(origin)));
    const isInput = node.inputs.length === 0;
    if (isInput ? !node.outputs.some((x) => computable.has(key(x.origin!))) : !complete) return node;
    node.outputs.forEach((x) => computable.add(key(x.origin!)));
  }
  return undefined;
}

/** The tensors behind this one that no layer makes of others, in the order in which they are met; itself where it is one. */
export function sourceInputs(tensor: TensorValue): readonly TensorValue[] {
  const sources = new Set<TensorValue>();
  const seen = new Set<TensorValue>();
  const open = [tensor];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const inputs = next.origin?.node.inputs ?? [];
    if (inputs.length === 0) sources.add(next);
    open.push(...[...inputs].reverse());
  }
  return [...sources];
}
