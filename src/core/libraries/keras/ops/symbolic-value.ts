/**
 * Symbolic tensors where Python wants a value: the library raises, since there is none while the model is built.
 *
 *     if x:        for row in x:        int(x)        np.exp(x)        x[0] = 1
 */
import { symbolicValue } from "../../../problems/symbolic-value.js";
import { Unknown } from "../../../dims/dim.js";
import type { Place } from "../../../text/span.js";
import { LayerObject, type GraphNode } from "../../../values/layer-object.js";
import type { Runtime } from "../../../values/native.js";
import { TensorValue, type Value } from "../../../values/value.js";

/** The exception that the library raises for each, and what helps. */
const USES = {
  truth: {
    exception: "TypeError",
    message: "A symbolic tensor is neither true nor false. Ask for `x is None`, or decide with keras.ops.where.",
  },
  iteration: {
    exception: "NotImplementedError",
    message: "A symbolic tensor can't be iterated over. Take its parts with x[:, i], or with keras.ops.unstack.",
  },
  length: {
    exception: "TypeError",
    message: "A symbolic tensor has no `len`; its sizes are in `x.shape`.",
  },
  number: {
    exception: "ValueError",
    message: "A symbolic tensor has no value that could become a number; sizes are in its `shape`.",
  },
  array: {
    exception: "ValueError",
    message: "NumPy can't compute with a symbolic tensor. Use the function of keras.ops instead.",
  },
  loss: {
    exception: "ValueError",
    message:
      "The object of a loss computes with values, and a symbolic tensor has none. Call the loss' function, or call it inside a layer.",
  },
  item: {
    exception: "TypeError",
    message:
      "The items of a symbolic tensor can't be set. Make another one, with keras.ops.where or keras.ops.scatter_update.",
  },
} as const;

/** Nodes that certainly lie in a graph of the library's. */
const ofGraph = new WeakSet<GraphNode>();

/** What a `call` of the program's gives may be a list of tensors as well, where it can't be told; so may a model of unknown outputs. */
const isOwn = ({ operation }: GraphNode): boolean =>
  operation instanceof LayerObject && (operation.cls !== undefined || operation.state.functional?.open !== undefined);

/** So may what a function gives of which nothing is known: `tf.split` into so many parts as only run time knows. */
const mayBeSeveral = ({ shape, dtype }: TensorValue, node: GraphNode): boolean =>
  isOwn(node)
    ? shape instanceof Unknown || dtype instanceof Unknown
    : shape instanceof Unknown && dtype instanceof Unknown && node.inputs.length > 0;

/**
 * Certainly a tensor of the graph: it comes from an Input. What a layer makes of something unknown may as well be an array, and
 * so may what two paths have made differently; what Keras 3 refuses to make is nothing.
 */
export function isSymbolic(value: Value): value is TensorValue {
  if (!(value instanceof TensorValue) || !value.origin || value.facts.ambiguous) return false;
  const start = value.origin.node;
  if (mayBeSeveral(value, start)) return false;
  const seen = new Set<GraphNode>();
  const next = [start];
  for (let node = next.pop(); node !== undefined; node = next.pop()) {
    if (seen.has(node) || node.operation.className === "TFOpLambda") continue;
    seen.add(node);
    if (ofGraph.has(node) || (node.inputs.length === 0 && !node.open)) {
      ofGraph.add(start);
      return true;
    }
    for (const { origin, facts } of node.inputs) if (origin && !facts.ambiguous) next.push(origin.node);
  }
  return false;
}

/** The program has chosen JAX or PyTorch, or may have, or NumPy's ways for TensorFlow's tensors. */
export const isOnOtherBackend = (runtime: Runtime): boolean =>
  runtime.settings.isNumPyLike === true ||
  mayBeOnTorch(runtime) ||
  (runtime.environment.get("KERAS_BACKEND") ?? "tensorflow") !== "tensorflow";

export const mayBeOnTorch = ({ environment, settings: { usesTorch } }: Runtime): boolean =>
  usesTorch === true || environment.get("KERAS_BACKEND") === "torch";

/** What every backend refuses in a `call` that is traced; some of them let a tensor be gone over there. */
const IN_CALL: ReadonlySet<keyof typeof USES> = new Set(["truth", "array", "iteration", "number"]);

/** A tensor in a `call` that is traced; what holds known values, or is NumPy's, is no symbol there. */
export const isTraced = (runtime: Runtime, value: Value): value is TensorValue =>
  runtime.traces &&
  value instanceof TensorValue &&
  !value.origin &&
  !value.facts.ambiguous &&
  (value.facts.kind ?? "tensor") === "tensor" &&
  value.facts.values === undefined;

/** Reports a symbolic tensor that is used as a value; undefined for anything else. */
export function refuseValue(runtime: Runtime, value: Value, use: keyof typeof USES, place: Place): Unknown | undefined {
  const isRefusedInCall = IN_CALL.has(use) || !isOnOtherBackend(runtime);
  if (runtime.settings.dialect !== undefined || !(isSymbolic(value) || (isRefusedInCall && isTraced(runtime, value))))
    return undefined;
  const { exception, message } = USES[use];
  return runtime.fail({ kind: symbolicValue, place, message }, exception, place);
}
