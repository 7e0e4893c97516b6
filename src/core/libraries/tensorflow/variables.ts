/**
 * tf.Variable. On an attribute of a layer it is a weight to Keras 2; Keras 3 counts its own variables only.
 *
 *     self.scale = tf.Variable(tf.ones((8,)), trainable=True)   shape (8,)
 */
import type { Unknown } from "../../dims/dim.js";
import { missingArgument } from "../../problems/missing-argument.js";
import type { Place } from "../../text/span.js";
import { tensorsIn, toShape } from "../../values/convert.js";
import type { Runtime } from "../../values/native.js";
import { TensorValue, type Value } from "../../values/value.js";
import { noArguments } from "../../values/value.js";
import { FunctionObject } from "../../values/objects.js";
import { isSymbolic, isTraced } from "../keras/ops/symbolic-value.js";
import { refuseInCall } from "../keras/refused-in-call.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";
import { dtypeOf, strong } from "../tensors/dtypes.js";
import { specOf } from "../tensors/spec.js";
import { refuseSymbolic } from "./function.js";

/** A value, or a function that makes it. */
function variable({ get, has, runtime, place }: Bound): Value {
  const given = get("initial_value");
  const isMissing = given === null && runtime.isCalled && (!has("initial_value") || !runtime.insideCall);
  if (isMissing && runtime.settings.dialect === undefined) {
    const message = "Variable needs an `initial_value`, and there is none.";
    return runtime.fail({ kind: missingArgument, place, message }, "ValueError", place);
  }
  const initial = given instanceof FunctionObject ? runtime.call(given, noArguments, place) : given;
  const refused = refuseInitial(runtime, given, place);
  if (refused) return refused;
  const { shape, dtype } = specOf(initial);
  const trainable = get("trainable");
  return new TensorValue(
    get("shape") === null ? shape : toShape(get("shape")),
    dtypeOf(get("dtype"), strong(dtype)),
    undefined,
    {
      kind: "variable",
      trainable: trainable !== false,
      ...(runtime.settings.dialect === undefined && { tracked: true }),
    },
  );
}

/** What a variable can't start with: nothing, a symbolic tensor, or one that a `call` computes while it is traced. */
function refuseInitial(runtime: Runtime, initial: Value, place: Place): Unknown | undefined {
  if (runtime.settings.dialect !== undefined) return undefined;
  const tensors = tensorsIn(initial);
  if (tensors.some(isSymbolic)) return refuseSymbolic(runtime, place, "Variable");
  const because = tensors.some((tensor) => isTraced(runtime, tensor))
    ? "a variable can't start with what is computed in a `call`"
    : undefined;
  return because === undefined ? undefined : refuseInCall(runtime, "ValueError", because, place);
}

export const variableNatives: Natives = {
  "tensorflow.Variable": fn(
    "initial_value=None, trainable=None, validate_shape=True, caching_device=None, name=None, variable_def=None, dtype=None, import_scope=None, constraint=None, synchronization=None, aggregation=None, shape=None, experimental_enable_variable_lifting=True",
    variable,
  ),
};
