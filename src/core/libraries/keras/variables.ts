/**
 * Variables that a program makes itself; one that is assigned to a layer's attribute is a weight of the layer.
 *
 *     self.scale = keras.Variable(0.5, trainable=False)   shape (), one parameter that isn't trained
 */
import { toShape } from "../../values/convert.js";
import { TensorValue, type Value } from "../../values/value.js";
import { fn, type Bound } from "../native-helpers.js";
import { specOf } from "../tensors/spec.js";

const SIGNATURE =
  "initializer, shape=None, dtype=None, trainable=True, autocast=True, aggregation='none', synchronization='auto', name=None";

/** An initializer of given shape, or a value whose shape and dtype the variable takes over. */
function variable({ get, runtime }: Bound): Value {
  const [initializer, shape, dtype, trainable] = [get("initializer"), get("shape"), get("dtype"), get("trainable")];
  const ownDtype = initializer instanceof TensorValue ? initializer.dtype : runtime.settings.dtype;
  return new TensorValue(
    shape === null ? specOf(initializer).shape : toShape(shape),
    typeof dtype === "string" ? dtype : ownDtype,
    undefined,
    { kind: "variable", trainable: trainable !== false },
  );
}

export const newVariable = fn(SIGNATURE, variable);
