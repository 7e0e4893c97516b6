/**
 * How TensorFlow's functions are written: a signature and the rule for what comes out.
 *
 *     "tensorflow.reduce_mean": tensorFlow("input_tensor, axis=None, keepdims=False", reduction(…))
 *
 * Inside a layer's `call` they work on tensors. On the symbolic tensors of a functional model only Keras 2 takes them, as
 * layers of the class TFOpLambda; Keras 3 refuses them, and what they would give is computed all the same.
 */
import type { Unknown } from "../../dims/dim.js";
import { removedInKeras3 } from "../../problems/removed-in-keras-3.js";
import type { Place } from "../../text/span.js";
import type { NativeFunction, Runtime } from "../../values/native.js";
import type { Natives } from "../native-helpers.js";
import { operation, type OperationKind, type Rule } from "../tensors/operation.js";

type More = Partial<Omit<OperationKind, "signature" | "rule">>;

export const tensorFlow = (parameters: string, rule: Rule, more: More = {}): ((path: string) => NativeFunction) =>
  operation({
    className: "TFOpLambda",
    signature: parameters === "" ? "name=None" : `${parameters}, name=None`,
    rule,
    onSymbolic: refuseSymbolic,
    ...more,
  });

/** What a function of TensorFlow says of a symbolic tensor. */
export function refuseSymbolic(runtime: Runtime, place: Place, name: string): Unknown | undefined {
  if (runtime.settings.dialect !== undefined) return undefined;
  const message = `\`${name}\` of TensorFlow takes no symbolic tensor in Keras 3. Use the function of keras.ops, or call it inside a layer.`;
  return runtime.fail({ kind: removedInKeras3, place, message }, "ValueError", place);
}

/** The same functions in several modules. */
export const under = (modules: readonly string[], natives: Natives): Natives =>
  Object.fromEntries(
    modules.flatMap((module) => Object.entries(natives).map(([name, make]) => [`${module}.${name}`, make] as const)),
  );

/** One function under several names. */
export const named = (names: string, make: (path: string) => NativeFunction): Natives =>
  Object.fromEntries(names.split(" ").map((name) => [name, make]));
