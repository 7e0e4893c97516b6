/**
 * What TensorFlow 2 refuses that TensorFlow 1 took: programs for both ask for it in a `try`.
 *
 *     try: tf.reduce_sum(x, keep_dims=True)      except TypeError: tf.reduce_sum(x, keepdims=True)
 *     try: tf.div(a, b)                          except AttributeError: tf.divide(a, b)
 */
import { tensorFlow1Arguments, tensorFlow1Names } from "../keras/recorded/public-names.js";
import type { Place } from "../../text/span.js";
import type { Runtime } from "../../values/native.js";

const has = (table: Readonly<Record<string, string>>, key: string, name: string): boolean =>
  Object.hasOwn(table, key) && table[key]!.split(" ").includes(name);

/** Standing alone, Keras 1 and 2 may run on either. */
const isSecond = ({ settings: { dialect } }: Runtime): boolean => dialect === undefined || dialect === "tf_keras";

/** Raises where a handler takes it; a name that TensorFlow 2 lacks is computed all the same elsewhere. */
export function raiseForName(runtime: Runtime, module: string, name: string, place: Place, exception: string): void {
  if (!isSecond(runtime) || !runtime.mayBeCaught(exception) || !has(tensorFlow1Names, module, name)) return;
  runtime.raised(exception, `TensorFlow 2 has no \`${name}\``, place);
}

export function raiseForArgument(runtime: Runtime, path: string, argument: string, place: Place): void {
  if (!isSecond(runtime) || !has(tensorFlow1Arguments, path, argument)) return;
  runtime.raised("TypeError", `TensorFlow 2 has no argument \`${argument}\` here`, place);
}
