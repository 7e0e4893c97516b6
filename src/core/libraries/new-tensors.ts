/**
 * Functions that make a tensor of a given shape: filled, or drawn at random.
 *
 *     tf.ones((2, 28, 28, 1)), keras.random.normal((3, 4)), tf.zeros_like(x)
 */
import { Sym, type Shape } from "../dims/dim.js";
import { reasonFor, toShape } from "../values/convert.js";
import { NativeFunction } from "../values/native.js";
import { External, TensorValue, type Value } from "../values/value.js";
import { fn, type Natives } from "./native-helpers.js";

const shapeOf = (value: Value): Shape => (typeof value === "number" || value instanceof Sym ? [value] : toShape(value));

/** A dtype given as text or by a name of the library; the usual one where it is left out. */
function dtypeOf(value: Value, usual: string): string {
  if (typeof value === "string") return value;
  return value instanceof External ? value.path.slice(value.path.lastIndexOf(".") + 1) : usual;
}

const filled = (parameters: string): ((name: string) => NativeFunction) =>
  fn(parameters, ({ get }) => new TensorValue(shapeOf(get("shape")), dtypeOf(get("dtype"), "float32")));

const like = fn("x, dtype=None, *args, **kwargs", ({ get }) => {
  const x = get("x");
  return x instanceof TensorValue && !x.origin ? new TensorValue(x.shape, x.dtype) : reasonFor(x);
});

export const newTensorNatives: Natives = {
  "tensorflow.ones": filled("shape, dtype=None, name=None"),
  "tensorflow.zeros": filled("shape, dtype=None, name=None"),
  "tensorflow.ones_like": like,
  "tensorflow.zeros_like": like,
  "tensorflow.random.normal": filled("shape, mean=0.0, stddev=1.0, dtype=None, seed=None, name=None"),
  "tensorflow.random.truncated_normal": filled("shape, mean=0.0, stddev=1.0, dtype=None, seed=None, name=None"),
  "tensorflow.random.uniform": filled("shape, minval=0, maxval=None, dtype=None, seed=None, name=None"),
  "keras.random.normal": filled("shape, mean=0.0, stddev=1.0, dtype=None, seed=None"),
  "keras.random.truncated_normal": filled("shape, mean=0.0, stddev=1.0, dtype=None, seed=None"),
  "keras.random.uniform": filled("shape, minval=0.0, maxval=1.0, dtype=None, seed=None"),
};
