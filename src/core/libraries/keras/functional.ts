/**
 * Functional models: what lies between the symbolic tensors at their ends.
 *
 *     Model(x, Dense(3)(x))    the InputLayer and the Dense
 */
import { Unknown } from "../../dims/dim.js";
import type { TensorSpec } from "../../dims/tensor.js";
import type { Edition } from "../../layers/dialect.js";
import { invalidModel } from "../../problems/invalid-model.js";
import type { Place } from "../../text/span.js";
import { reasonFor, tensorsIn } from "../../values/convert.js";
import { LayerObject, type Operation } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { DictObject, ListObject } from "../../values/objects.js";
import { TensorValue, TupleValue, type Value } from "../../values/value.js";
import { refuseEnds } from "./editions.js";
import { newInput, untoldName } from "./models.js";
import { update } from "./construct-layer.js";
import { mapGraph, type MappedGraph } from "./graph/graph.js";
import { isEmpty, misfitIn, misfitOfCopy, withOwnInputs } from "./graph/model-ends.js";

export function makeFunctional(
  runtime: Runtime,
  model: LayerObject,
  givenInputs: Value,
  givenOutputs: Value,
  place: Place,
): Unknown | undefined {
  // What nobody calls has its arguments' defaults for now, with which a list may stay empty that a caller fills.
  if (!runtime.isCalled && [givenInputs, givenOutputs].some(isEmpty))
    return runtime.unknown("the lists that it is made of are filled by whoever calls the function", place);
  const message = misfitIn(runtime, givenInputs, "inputs") ?? misfitIn(runtime, givenOutputs, "outputs");
  if (message !== undefined) return runtime.fail({ kind: invalidModel, place, message }, "ValueError", place);
  const foreign = refuseEnds(runtime, model, { inputs: givenInputs, outputs: givenOutputs }, place);
  if (foreign) return foreign;
  const { inputs, outputs, graph, open, unfit } = endsAndGraph(
    runtime,
    givenInputs,
    givenOutputs,
    place,
    model.edition,
  );
  if (unfit !== undefined) return runtime.fail({ kind: invalidModel, place, message: unfit }, "ValueError", place);
  if (!open && graph.disconnected) {
    const { operation } = graph.disconnected;
    const name = operation instanceof LayerObject ? (operation.state.name ?? operation.className) : operation.className;
    const message = `This model's outputs can't be computed from its inputs: ${name} depends on a tensor that doesn't come from them.`;
    return runtime.fail({ kind: invalidModel, place, message }, "ValueError", place);
  }
  const twin = twinName(graph.operations.map((op) => nameOfOne(runtime, op)));
  if (twin !== undefined) {
    const message = `Layers of a model need different names, and two layers here are named "${twin}".`;
    return runtime.fail({ kind: invalidModel, place, message }, "ValueError", place);
  }
  update(runtime, model, {
    built: true,
    functional: {
      inputs,
      outputs,
      operations: graph.operations,
      nodes: graph.nodes,
      ordered: graph.ordered,
      ...(open && { open }),
    },
  });
  runtime.modelBuilt(model, place);
  return undefined;
}

interface EndsAndGraph {
  readonly inputs: Value;
  readonly outputs: Value;
  readonly graph: MappedGraph;
  readonly open: Unknown | undefined;
  /** Why no copy can be made of it. */
  readonly unfit?: string;
}

/** The graph between a model's ends, of which Keras 3 makes a copy where the inputs aren't those of Input layers. */
function endsAndGraph(
  runtime: Runtime,
  inputs: Value,
  outputs: Value,
  place: Place,
  edition: Edition | undefined,
): EndsAndGraph {
  const map = (ends: { readonly inputs: Value; readonly outputs: Value }): EndsAndGraph => {
    const graph = mapGraph(tensorsIn(ends.inputs), tensorsIn(ends.outputs));
    return { ...ends, graph, open: unknownPart(ends.inputs) ?? unknownPart(ends.outputs) ?? graph.open };
  };
  const own = map({ inputs, outputs });
  if (own.open || own.graph.disconnected || runtime.settings.dialect === "keras2") return own;
  const unfit = runtime.settings.dialect === undefined ? misfitOfCopy(own, own.graph.ordered) : undefined;
  if (unfit !== undefined) return { ...own, unfit };
  const newTensor = (spec: TensorSpec, name: string | undefined): TensorValue =>
    newInput(runtime, spec, name ?? untoldName, place, edition).tensor;
  const copied = withOwnInputs(runtime, own, newTensor);
  return copied.inputs === inputs ? own : map(copied);
}

/** A function that nobody calls counts names from the beginning, and may use a layer that the module has made and named so. */
function nameOfOne(runtime: Runtime, operation: LayerObject | Operation): string | undefined {
  if (!(operation instanceof LayerObject)) return runtime.isCalled ? operation.name : undefined;
  const isGiven = operation.argumentsGiven.some(({ name, given }) => name === "name" && given);
  return runtime.isCalled || isGiven ? operation.state.name : undefined;
}

function twinName(names: readonly (string | undefined)[]): string | undefined {
  const seen = new Set<string>();
  for (const name of names) {
    if (name !== undefined && seen.has(name)) return name;
    if (name !== undefined) seen.add(name);
  }
  return undefined;
}

/** A part of a model's inputs or outputs that isn't known. */
function unknownPart(value: Value): Unknown | undefined {
  if (value instanceof TensorValue) return value.origin ? undefined : new Unknown("a tensor's history can't be told");
  if (value instanceof TupleValue) return value.items.map(unknownPart).find((part) => part !== undefined);
  if (value instanceof ListObject) return value.open ?? value.items.map(unknownPart).find((part) => part !== undefined);
  if (value instanceof DictObject)
    return (
      value.open ?? [...value.entries.values()].map(([, item]) => unknownPart(item)).find((part) => part !== undefined)
    );
  return reasonFor(value);
}
