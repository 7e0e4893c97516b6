/**
 * What TensorFlow 2 refuses that TensorFlow 1 took. Programs for both ask for it in a `try`, or where they know which one they have.
 *
 *     x = tf.placeholder(tf.float32)                   AttributeError
 *     tf.reduce_sum(x, keep_dims=True)                 TypeError
 *     try: tf.div(a, b)    except AttributeError: tf.divide(a, b)
 */
import { unknownArgument } from "../../problems/unknown-argument.js";
import { unknownLayer } from "../../problems/unknown-layer.js";
import type { Place } from "../../text/span.js";
import type { Unknown } from "../../dims/dim.js";
import type { Runtime } from "../../values/native.js";
import type { CallArguments } from "../../values/value.js";
import { tensorFlow1Arguments, tensorFlow1Names, tensorFlowNames } from "./public-names.js";

const has = (table: Readonly<Record<string, string>>, key: string, name: string): boolean =>
  Object.hasOwn(table, key) && table[key]!.split(" ").includes(name);

/** Standing alone, Keras 1 and 2 may run on either. */
const isSecond = ({ settings: { dialect } }: Runtime): boolean => dialect === undefined || dialect === "tf_keras";

/** Keras 3 runs on TensorFlow 2 alone. What a program does under a condition, it may do where it has found TensorFlow 1. */
export const isTold = (runtime: Runtime, place: Place): boolean =>
  runtime.settings.dialect === undefined &&
  runtime.settings.isForTensorFlow1 !== true &&
  place.file === "" &&
  runtime.isDecided;

/** Whether TensorFlow 2, which is what runs, certainly has no such name. */
export const isGone = (runtime: Runtime, module: string, name: string): boolean =>
  isSecond(runtime) && has(tensorFlow1Names, module, name);

/** Raises for a name of TensorFlow 1; what it meant is computed all the same where it isn't told. */
export function refuseName(
  runtime: Runtime,
  module: string,
  name: string,
  place: Place,
  exception: string,
): Unknown | undefined {
  if (!isGone(runtime, module, name)) return undefined;
  if (isTold(runtime, place)) {
    const problem = {
      kind: unknownLayer,
      place: { ...place, start: Math.max(place.start, place.end - name.length) },
      message: `${module} has no \`${name}\`: it is of an earlier TensorFlow.${homeOf(name)}`,
    };
    return runtime.fail(problem, exception, place);
  }
  if (runtime.mayBeCaught(exception)) runtime.raised(exception, `TensorFlow 2 has no \`${name}\``, place);
  return undefined;
}

/** Another module that has the name now. */
function homeOf(name: string): string {
  const home = Object.keys(tensorFlowNames).find((module) => has(tensorFlowNames, module, name));
  return home === undefined ? "" : ` TensorFlow 2 has ${home}.${name}.`;
}

/** Raises for an argument that a function took in TensorFlow 1. */
export function refuseArgument(
  runtime: Runtime,
  path: string,
  { keywords }: CallArguments,
  place: Place,
): Unknown | undefined {
  const argument = [...keywords.keys()].find((name) => has(tensorFlow1Arguments, path, name));
  if (argument === undefined || !isSecond(runtime)) return undefined;
  const because = `TensorFlow 2 has no argument \`${argument}\` here`;
  if (!isTold(runtime, place)) return runtime.raised("TypeError", because, place);
  const name = path.slice(path.lastIndexOf(".") + 1);
  const problem = {
    kind: unknownArgument,
    place: runtime.argumentPlace(place, argument),
    message: `${name} has no argument \`${argument}\`: it is of an earlier TensorFlow.${renamed(argument)}`,
  };
  return runtime.fail(problem, "TypeError", place);
}

/** What some are called now. */
const RENAMED: Readonly<Record<string, string>> = {
  dim: "axis",
  dimension: "axis",
  filter: "filters",
  keep_dims: "keepdims",
  keep_prob: "rate",
  reduction_indices: "axis",
  squeeze_dims: "axis",
  value: "input",
};

const renamed = (argument: string): string =>
  Object.hasOwn(RENAMED, argument) ? ` Use \`${RENAMED[argument]!}\`.` : "";
