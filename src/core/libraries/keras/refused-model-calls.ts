/**
 * Calls of models that the library refuses before any layer of theirs runs.
 *
 *     Sequential()(x)     there is nothing to build
 *     model(3)            no tensor
 *     model()             no input
 */
import type { Unknown } from "../../dims/dim.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { invalidModel } from "../../problems/invalid-model.js";
import { unknownArgument } from "../../problems/unknown-argument.js";
import { didYouMean } from "../../layers/suggest.js";
import { missingArgument } from "../../problems/missing-argument.js";
import type { ProblemKind } from "../../problems/problem.js";
import type { Place } from "../../text/span.js";
import { tensorsIn } from "../../values/convert.js";
import { LayerObject } from "../../values/layer-object.js";
import type { Runtime } from "../../values/native.js";
import { ListObject } from "../../values/objects.js";
import { TensorValue, TupleValue, type CallArguments, type Value } from "../../values/value.js";
import { isSymbolic } from "./ops/symbolic-value.js";
import { nonTensor } from "./own/own-classes.js";

export function refuseModelCall(
  runtime: Runtime,
  model: LayerObject,
  args: CallArguments,
  place: Place,
): Unknown | undefined {
  if (runtime.settings.dialect !== undefined || (model.cls && !model.isWhollyKnown)) return undefined;
  const fail = (kind: ProblemKind, message: string, exception: string): Unknown =>
    runtime.fail({ kind, place, message }, exception, place);
  if (model.isNeverInitialized) return undefined;
  const { positional, keywords, unknownRest } = args;
  if (positional.length === 0 && keywords.size === 0 && !unknownRest)
    return fail(missingArgument, "A model is called without its `inputs`.", "TypeError");
  const isNone = positional[0] === null || (model.kind === "functional" && holdsNone(positional[0]));
  if (isNone && !unknownRest && runtime.isCalled && !hasOptionalInput(model))
    return fail(invalidArgument, "A model is called on tensors, and None is none.", "ValueError");
  const odd = [...keywords.keys()].find((name) => !CALL.includes(name));
  // With arrays any is taken.
  const isAnnounced = [...positional, ...keywords.values()].flatMap(tensorsIn).some(isSymbolic);
  if (odd !== undefined && isAnnounced)
    return fail(unknownArgument, `A model's call has no argument \`${odd}\`.${didYouMean(odd, CALL)}`, "TypeError");
  const isStack = model.kind === "sequential";
  // What a functional model is called on is held against its inputs.
  const other = isStack ? positional.map(nonTensor).find((found) => found !== undefined) : undefined;
  if (other !== undefined)
    return fail(
      invalidArgument,
      `${model.className} is called with ${other}, where only tensors may stand.`,
      "ValueError",
    );
  const second = positional[1];
  if (second instanceof TensorValue)
    return fail(invalidArgument, "A model takes its tensors in one list, and here stand two arguments.", "TypeError");
  if (typeof second === "boolean") return fail(invalidArgument, "A model takes `training` by name.", "TypeError");
  return refuseEmpty(runtime, model, place);
}

/** Nothing can go through a stack of nothing. */
export function refuseEmpty(runtime: Runtime, model: LayerObject, place: Place): Unknown | undefined {
  if (runtime.settings.dialect !== undefined || model.kind !== "sequential" || !isEmpty(model)) return undefined;
  if (model.cls && (!model.isWhollyKnown || model.cls.lookup("call") !== undefined)) return undefined;
  const message = "This Sequential model has no layers to build yet. Add them first.";
  return runtime.fail({ kind: invalidModel, place, message }, "ValueError", place);
}

/** In a list of as many as there are; a dict may have None for what the model doesn't take. */
const holdsNone = (inputs: Value | undefined): boolean =>
  (inputs instanceof TupleValue || (inputs instanceof ListObject && !inputs.open)) && inputs.items.includes(null);

/** An input that may be None. */
const hasOptionalInput = ({ state: { functional, sequential } }: LayerObject): boolean =>
  [functional?.inputs ?? null, sequential?.input ?? null].flatMap(tensorsIn).some(({ origin }) => {
    const source = origin?.node.operation;
    return source instanceof LayerObject && source.argumentsGiven.some(({ name }) => name === "optional");
  });

const CALL = ["inputs", "training", "mask"];

function isEmpty({ open, state: { sequential } }: LayerObject): boolean {
  if (open) return false;
  return sequential === undefined || (!sequential.open && !sequential.inputLayer && sequential.layers.length === 0);
}
