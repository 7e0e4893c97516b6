/**
 * Attributes and methods of tensors and arrays: `x.shape`, `x_train.reshape(…)`, `images.astype("float32")`.
 */
import { isRanked, Unknown } from "../../dims/dim.js";
import type { Place } from "../../text/span.js";
import { reasonFor, shapeValue, tensorShape } from "../../values/convert.js";
import { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { BoundMethod, External, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { didYouMean } from "../../layers/suggest.js";
import { removedInKeras3 } from "../../problems/removed-in-keras-3.js";
import { symbolicValue } from "../../problems/symbolic-value.js";
import { asGiven } from "./given-values.js";
import { arrayMethods } from "../array-methods.js";
import { fn } from "../native-helpers.js";
import { tensorName } from "./graph/graph-nodes.js";
import { isPublicName } from "./known-names.js";
import { isSetOnClasses } from "./model-attributes.js";
import { isComputed, refuseInCall } from "./refused-in-call.js";
import { isOnOtherBackend, isSymbolic, isTraced, mayBeOnTorch } from "./ops/symbolic-value.js";

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

/** What the library's symbolic tensors have, besides their operators. */
const SYMBOLIC_ATTRIBUTES =
  "dtype name ndim ragged ragged_rank record_history reshape row_splits_dtype shape sparse squeeze".split(" ");

/** What earlier releases have noted on tensors, and what it was there. */
function refuseEarlier(runtime: Runtime, { shape }: TensorValue, name: string, place: Place): Value {
  const message = `A tensor has no \`${name}\` in Keras 3: it is of an earlier Keras.`;
  const unknown = runtime.fail({ kind: removedInKeras3, place, message }, "AttributeError", place);
  return name === "_keras_shape" ? shapeValue(shape) : unknown;
}

/** Reports an attribute that a symbolic tensor of Keras 3 lacks. */
function refuseAttribute(runtime: Runtime, tensor: TensorValue, name: string, place: Place): Value | undefined {
  if (!lacksInGraph(runtime, tensor, name)) return undefined;
  if (name.startsWith("_")) return refuseEarlier(runtime, tensor, name, place);
  const message = `A symbolic tensor has no \`${name}\`.${hintFor(name)}`;
  return runtime.fail({ kind: symbolicValue, place, message }, "AttributeError", place);
}

export const lacksAttribute = (runtime: Runtime, tensor: TensorValue, name: string): boolean =>
  lacksInGraph(runtime, tensor, name) || lacksInCall(runtime, tensor, name);

const lacksInGraph = (runtime: Runtime, tensor: TensorValue, name: string): boolean =>
  runtime.settings.dialect === undefined &&
  !runtime.insideCall &&
  (name.startsWith("_") ? isOfEarlierTensors(runtime, name, OF_GRAPH) : !SYMBOLIC_ATTRIBUTES.includes(name)) &&
  isSymbolic(tensor);

/** What the layers of earlier releases have noted on tensors, but for what those of Keras 3 note on some. */
const isOfEarlierTensors = (runtime: Runtime, name: string, noted: ReadonlySet<string>): boolean =>
  /^_(keras_|uses_learning_phase$)/.test(name) &&
  !noted.has(name) &&
  !isSetOnClasses(runtime, name) &&
  !runtime.attributeSetters(undefined, name).elsewhere;
const OF_CALL = new Set(["_keras_mask", "_keras_logits"]);
const OF_GRAPH = new Set([...OF_CALL, "_keras_history"]);

/** What stands for the methods of arrays and of TensorFlow's tensors. */
const INSTEAD: Readonly<Record<string, string>> = {
  T: "Use keras.ops.transpose(x).",
  astype: "Use keras.ops.cast(x, dtype).",
  eval: "It has no value while the model is built.",
  flatten: "Use keras.ops.ravel(x), or a Flatten layer.",
  get_shape: "Its sizes are in `x.shape`.",
  numpy: "It has no value while the model is built.",
  set_shape: "A shape can't be set; keras.ops.reshape makes another tensor.",
};

function hintFor(name: string): string {
  if (Object.hasOwn(INSTEAD, name)) return ` ${INSTEAD[name]!}`;
  return isPublicName("keras.ops", name) ? ` Use keras.ops.${name}(x).` : didYouMean(name, SYMBOLIC_ATTRIBUTES);
}

/** Shapes of Keras' tensors are tuples that it makes; those of variables are TensorFlow's. */
function shapeOf(runtime: Runtime, tensor: TensorValue): Value {
  const { settings } = runtime;
  const { shape, facts } = tensor;
  if (facts.kind === "array") return shapeValue(shape);
  const value = tensorShape(shape, settings.dialect);
  if (isSymbolic(tensor)) return asGiven(value, "size");
  if (isComputed(runtime, tensor)) return asGiven(value, "axis");
  return facts.kind === "variable" && facts.of && settings.dialect === undefined ? asGiven(value, "axis") : value;
}

/** What TensorFlow's tensors have, and besides these the ragged and sparse ones. */
const TENSOR_ATTRIBUTES = new Set(
  (
    "consumers device dtype eval experimental_ref get_shape graph name ndim op ref set_shape shape value_index " +
    "bounding_shape consumer_index dense_shape flat_values indices merge_dims nested_row_lengths nested_row_splits nested_value_rowids nrows ragged_rank row_lengths row_limits row_splits row_starts to_list to_sparse to_tensor uniform_row_length value_rowids values with_flat_values with_row_splits_dtype with_values"
  ).split(" "),
);

/** What a tensor has as a part of a graph of TensorFlow's, as a `call` is traced in, and on data hasn't. */
const OF_PLACES = new Set("graph name op value_index".split(" "));

/** What it has besides on data. */
const DATA_ATTRIBUTES = new Set("backing_device cpu gpu is_packed numpy".split(" "));

/** Lacks it in a `call`: a tensor is TensorFlow's there, where the program has chosen no other backend, nor NumPy's ways for it. */
function lacksInCall(runtime: Runtime, tensor: TensorValue, name: string): boolean {
  if (name.startsWith("_")) return isComputed(runtime, tensor) && isOfEarlierTensors(runtime, name, OF_CALL);
  if (OF_PLACES.has(name)) return isComputed(runtime, tensor) && !isTraced(runtime, tensor);
  if (TENSOR_ATTRIBUTES.has(name)) return false;
  return isTraced(runtime, tensor)
    ? !isOnOtherBackend(runtime)
    : isComputed(runtime, tensor) && !DATA_ATTRIBUTES.has(name);
}

/** Asks a tensor for what it lacks in a `call`. */
function refuseOfTensorFlow(runtime: Runtime, tensor: TensorValue, name: string, place: Place): Value | undefined {
  if (isTraced(runtime, tensor) && mayBeOnTorch(runtime) && !name.startsWith("_") && !TENSOR_ATTRIBUTES.has(name))
    return runtime.unknown(`what \`.${name}\` of a tensor is depends on the backend`, place);
  if (!lacksInCall(runtime, tensor, name)) return undefined;
  if (name.startsWith("_")) return refuseEarlier(runtime, tensor, name, place);
  const because = `a tensor has no \`${name}\`.${hintFor(name)}`.replace(/\.$/, "");
  return refuseInCall(runtime, "AttributeError", because, place);
}

/** `x.eval()` asks a session for the value, and there is none. */
const evaluation = fn(
  "self, *args, **kwargs",
  ({ get, runtime, place }) =>
    refuseInCall(runtime, "ValueError", "a tensor has no session that would tell its value", place) ??
    reasonFor(get("self")),
)("eval");

/** The methods of Keras' own tensors are its functions, and take no more than these. */
const ofGraph = (name: string): Value | undefined =>
  SYMBOLIC_METHODS.has(name) ? new External(`keras.ops.${name}`) : arrayMethods.get(name);
const SYMBOLIC_METHODS = new Set(["reshape", "squeeze"]);

export function tensorAttribute(runtime: Runtime, tensor: TensorValue, name: string, place: Place): Value {
  const { shape, dtype } = tensor;
  const refused = refuseAttribute(runtime, tensor, name, place) ?? refuseOfTensorFlow(runtime, tensor, name, place);
  if (refused !== undefined) return refused;
  switch (name) {
    case "shape":
      return shapeOf(runtime, tensor);
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
      return tensorName(runtime, tensor) ?? new Unknown("the tensor's name isn't known", place);
  }
  if (name === "_keras_history") return historyOf(runtime, tensor, place);
  if (name === "_keras_mask" && tensor.facts.mask) return tensor.facts.mask;
  if (name === "eval" && isComputed(runtime, tensor)) return new BoundMethod(tensor, evaluation);
  const method = isSymbolic(tensor) && runtime.settings.dialect === undefined ? ofGraph(name) : arrayMethods.get(name);
  return method
    ? new BoundMethod(tensor, method)
    : runtime.unknown(`what \`.${name}\` of a tensor is isn't known`, place);
}
