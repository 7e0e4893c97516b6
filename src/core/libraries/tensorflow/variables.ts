/**
 * tf.Variable. On an attribute of a layer it is a weight to Keras 2; Keras 3 counts its own variables only.
 *
 *     self.scale = tf.Variable(tf.ones((8,)), trainable=True)   shape (8,)
 */
import { toShape } from "../../values/convert.js";
import { TensorValue, type Value } from "../../values/value.js";
import { noArguments } from "../../values/value.js";
import { FunctionObject } from "../../values/objects.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";
import { dtypeOf, strong } from "../tensors/dtypes.js";
import { specOf } from "../tensors/spec.js";

/** A value, or a function that makes it. */
function variable({ get, runtime, place }: Bound): Value {
  const given = get("initial_value");
  const initial = given instanceof FunctionObject ? runtime.call(given, noArguments, place) : given;
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

export const variableNatives: Natives = {
  "tensorflow.Variable": fn(
    "initial_value=None, trainable=None, validate_shape=True, caching_device=None, name=None, variable_def=None, dtype=None, import_scope=None, constraint=None, synchronization=None, aggregation=None, shape=None, experimental_enable_variable_lifting=True",
    variable,
  ),
};
