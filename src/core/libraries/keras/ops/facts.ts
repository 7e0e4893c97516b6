/**
 * keras.ops that tell of a tensor without computing with it.
 *
 *     ops.shape(x), ops.ndim(x), ops.size(x), ops.dtype(x), ops.is_tensor(x)
 */
import { isRanked, product, Unknown } from "../../../dims/dim.js";
import { shapeValue } from "../../../values/convert.js";
import { TensorValue, TupleValue, type Value } from "../../../values/value.js";
import { fn, type Bound, type Natives } from "../../native-helpers.js";
import { constantItem } from "../../tensors/constants.js";
import { rearranged } from "../../tensors/einops.js";
import { operation } from "../../tensors/operation.js";
import { refuseValue } from "./symbolic-value.js";
import { specOf } from "../../tensors/spec.js";

/** A symbolic tensor's shape as it stands; one that is computed with has numbers for the sizes that only run time knows. */
function shapeOf({ get, runtime, place }: Bound): Value {
  const x = get("x");
  if (!(x instanceof TensorValue)) {
    const { shape } = specOf(x);
    return isRanked(shape) ? shapeValue(shape) : runtime.attribute(x, "shape", place);
  }
  return x.origin || !isRanked(x.shape) ? shapeValue(x.shape) : new TupleValue(x.shape.map(constantItem));
}

function isTensor({ get, runtime, place }: Bound): Value {
  const x = get("x");
  return x instanceof Unknown ? runtime.unknown("whether it is a tensor isn't known", place) : x instanceof TensorValue;
}

function asArray({ get, runtime, place }: Bound): Value {
  const x = get("x");
  const refused = refuseValue(runtime, x, "number", place);
  if (refused) return refused;
  const { shape, dtype } = specOf(x);
  const values = x instanceof TensorValue ? x.values : undefined;
  return new TensorValue(shape, dtype, undefined, { kind: "array", ...(values && { values }) });
}

export const factOps: Natives = {
  shape: fn("x", shapeOf),
  ndim: operation({
    className: "Ndim",
    signature: "x",
    rule: (call) => {
      const { shape } = call.tensor("x");
      if (!call.isSymbolic) return { shape: [], dtype: "int32" };
      return { shape: isRanked(shape) ? [shape.length] : shape, dtype: "float32" };
    },
    fold: (call) => {
      const { shape } = call.tensor("x");
      return isRanked(shape) ? [shape.length] : undefined;
    },
  }),
  size: operation({
    className: "Size",
    signature: "x",
    rule: () => ({ shape: [], dtype: "int32" }),
    fold: (call) => {
      const { shape } = call.tensor("x");
      return isRanked(shape) ? [product(shape)] : undefined;
    },
  }),
  dtype: fn("x", ({ get }) => specOf(get("x")).dtype),
  is_tensor: fn("x", isTensor),
  convert_to_numpy: fn("x", asArray),
  rearrange: operation({ className: "Rearrange", signature: "tensor, pattern, **axes_lengths", rule: rearranged }),
};
