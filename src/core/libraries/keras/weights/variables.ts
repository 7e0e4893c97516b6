/**
 * Variables that a program makes itself; one that is assigned to a layer's attribute is a weight of the layer.
 *
 *     self.scale = keras.Variable(0.5, trainable=False)   shape (), one parameter that isn't trained
 */
import { Float, isRanked, showShape } from "../../../dims/dim.js";
import { LayerError } from "../../../layers/entry.js";
import { invalidArgument } from "../../../problems/invalid-argument.js";
import { undefinedDimension } from "../../../problems/undefined-dimension.js";
import { toShape } from "../../../values/convert.js";
import { FunctionObject } from "../../../values/objects.js";
import { External, TensorValue, type Value } from "../../../values/value.js";
import type { Runtime } from "../../../values/native.js";
import { fn, type Bound } from "../../native-helpers.js";
import { specOf } from "../../tensors/spec.js";
import { failLayer } from "../construct-layer.js";
import { isDtype } from "../ops/refused-arguments.js";
import { isSymbolic } from "../ops/symbolic-value.js";

const SIGNATURE =
  "initializer, shape=None, dtype=None, trainable=True, autocast=True, aggregation='none', synchronization='auto', name=None";

/** An initializer of given shape, or a value whose shape and dtype the variable takes over. */
function variable({ get, runtime, place }: Bound): Value {
  const [initializer, shape, dtype, trainable] = [get("initializer"), get("shape"), get("dtype"), get("trainable")];
  const refused =
    runtime.settings.dialect === undefined
      ? (misfit(initializer, shape, dtype) ?? uncertain(runtime, initializer))
      : undefined;
  if (refused) return failLayer(runtime, refused, place);
  const ownDtype = initializer instanceof TensorValue ? initializer.dtype : runtime.settings.dtype;
  return new TensorValue(
    shape === null ? specOf(initializer).shape : toShape(shape),
    typeof dtype === "string" ? dtype : ownDtype,
    undefined,
    { kind: "variable", trainable: trainable !== false },
  );
}

/** What can't become a variable. */
function misfit(initializer: Value, shape: Value, dtype: Value): LayerError | undefined {
  if (typeof dtype === "string" && !isDtype(dtype))
    return new LayerError(invalidArgument, `Variable: '${dtype}' is no dtype.`, "dtype");
  if (!fills(initializer)) return undefined;
  if (shape === null) return new LayerError(invalidArgument, "A Variable that an initializer fills needs its `shape`.");
  if (typeof shape === "number")
    return new LayerError(invalidArgument, "Variable: `shape` must be a tuple of sizes, as in (3,).", "shape");
  const dims = toShape(shape);
  if (!isRanked(dims) || !dims.includes(null)) return undefined;
  const message = `Variable: the shape ${showShape(dims)} has an axis that is None, and a variable needs every size.`;
  return new LayerError(undefinedDimension, message, "shape");
}

/** A value that there is none of yet: a symbolic tensor has none, and a `call` that is traced makes no variables of values. */
function uncertain(runtime: Runtime, initializer: Value): LayerError | undefined {
  if (initializer === null && runtime.isCalled && !runtime.insideCall)
    return new LayerError(invalidArgument, "Variable: None is no value that a variable could start with.");
  if (isSymbolic(initializer))
    return new LayerError(
      invalidArgument,
      "Variable: a symbolic tensor has no value that a variable could start with.",
    );
  const isValue =
    typeof initializer === "number" ||
    typeof initializer === "boolean" ||
    initializer instanceof Float ||
    initializer instanceof TensorValue;
  return runtime.insideCall && runtime.traces && isValue
    ? new LayerError(
        invalidArgument,
        "Variable: no variable can be made of a value in a `call`. Make it in `build`, or in `__init__`.",
      )
    : undefined;
}

/** A name, an object or a class of the library's initializers, or a function of the program's. */
const fills = (value: Value): boolean =>
  typeof value === "string" ||
  value instanceof FunctionObject ||
  (value instanceof External && value.path.startsWith("keras.initializers."));

export const newVariable = fn(SIGNATURE, variable);
