/**
 * A functional model's graph once more, on inputs of another shape.
 *
 *     base = Model(x, y)      made on (None, None, None, 3)
 *     base(images)            run again on (32, 224, 224, 3)
 */
import { isRanked } from "../../dims/dim.js";
import type { TensorSpec } from "../../dims/tensor.js";
import { flatten } from "../../layers/inputs.js";
import type { Place } from "../../text/span.js";
import { tensorsIn, toSpecs, withTensors } from "../../values/convert.js";
import { LayerObject, type FunctionalState, type GraphNode } from "../../values/layer-object.js";
import type { Rerun, Runtime } from "../../values/native.js";
import { positionalArguments, TensorValue, type Value } from "../../values/value.js";
import { plainOutput, TENSOR_CLASS } from "./graph/graph-nodes.js";
import { callLayer } from "./layer-calls.js";

/** What the graph gives, without a trace in the record. A training loop calls a model on batches of one shape again and again. */
export function rerun(runtime: Runtime, model: LayerObject, given: readonly TensorSpec[], place: Place): Value {
  const functional = model.state.functional!;
  const key = isPure(functional) ? keyOf(given) : undefined;
  const before = key === undefined ? undefined : runtime.reruns.get(functional)?.get(key);
  if (before) {
    runtime.spend(before.cost);
    return plainOutput(runtime, before.output);
  }
  // On symbolic tensors each operation makes another one of its own.
  runtime.loseNames(TENSOR_CLASS);
  const { result, cost } = runtime.metered(() => runtime.quietly(() => runGraph(runtime, functional, given, place)));
  if (key !== undefined) {
    const outcome: Rerun = { output: toSpecs(result), cost };
    runtime.reruns.set(functional, new Map([...(runtime.reruns.get(functional) ?? []), [key, outcome]]));
  }
  return result;
}

/** Undefined where an axis or a dtype isn't known: then a call may come out in another way the next time. */
function keyOf(given: readonly TensorSpec[]): string | undefined {
  const parts = given.map(({ shape, dtype }) =>
    isRanked(shape) && shape.every((dim) => dim === null || typeof dim === "number") && typeof dtype === "string"
      ? `${dtype}${shape.join()}`
      : undefined,
  );
  return parts.includes(undefined) ? undefined : parts.join(" ");
}

/** Layers of the catalogue alone, all of them built: a call changes nothing. */
const isPure = ({ ordered, open }: FunctionalState): boolean =>
  !open && ordered.every(({ operation }) => !(operation instanceof LayerObject) || isBuiltEntry(operation));

const isBuiltEntry = ({ entry, cls, state }: LayerObject): boolean =>
  entry !== undefined && !cls && state.built && state.children.length === 0 && !state.perhapsUnbuilt;

function runGraph(
  runtime: Runtime,
  { inputs, outputs, ordered }: FunctionalState,
  given: readonly TensorSpec[],
  place: Place,
): Value {
  const specs = new Map<string, TensorSpec>();
  const name = (tensor: TensorValue): string => `${tensor.origin?.node.id}/${tensor.origin?.index}`;
  const specOf = (tensor: TensorValue): TensorSpec => specs.get(name(tensor)) ?? tensor;
  const plain = (tensor: TensorValue): TensorValue =>
    tensor.origin ? new TensorValue(specOf(tensor).shape, specOf(tensor).dtype) : tensor;
  tensorsIn(inputs).forEach((tensor, i) => specs.set(name(tensor), given[i] ?? tensor));
  for (const node of ordered) {
    if (node.outputs.every((tensor) => specs.has(name(tensor)))) continue;
    const results = outputsAgain(runtime, node, specOf, plain, place);
    node.outputs.forEach((tensor, i) => specs.set(name(tensor), results[i] ?? tensor));
  }
  return withTensors(runtime.heap, outputs, plain);
}

function outputsAgain(
  runtime: Runtime,
  { operation, args, inputs }: GraphNode,
  specOf: (tensor: TensorValue) => TensorSpec,
  plain: (tensor: TensorValue) => TensorValue,
  place: Place,
): readonly TensorSpec[] {
  if (!(operation instanceof LayerObject)) {
    runtime.spend(operation.cost);
    return flatten(operation.infer(inputs.map(specOf)));
  }
  const { positional, keywords } = args ?? positionalArguments(...inputs);
  const again = {
    positional: positional.map((value) => withTensors(runtime.heap, value, plain)),
    keywords: new Map([...keywords].map(([key, value]) => [key, withTensors(runtime.heap, value, plain)])),
  };
  return flatten(toSpecs(callLayer(runtime, operation, again, place)));
}
