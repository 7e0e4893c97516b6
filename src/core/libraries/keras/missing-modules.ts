/**
 * Modules that aren't there when Keras 3 is imported, or TensorFlow 2.
 *
 *     from keras.wrappers.scikit_learn import KerasClassifier       Keras 2 had it
 *     from tensorflow.contrib import slim                           TensorFlow 1 had it
 *     from keras.layer import Dense                                 keras.layers was meant
 */
import { askFor, suggest } from "../../layers/suggest.js";
import { removedInKeras3 } from "../../problems/removed-in-keras-3.js";
import type { ProblemKind } from "../../problems/problem.js";
import { unknownLayer } from "../../problems/unknown-layer.js";
import type { Runtime } from "../../values/native.js";
import { isGone } from "../tensorflow/first-release.js";
import { earlierModules, publicNames } from "./recorded/public-names.js";

export interface Missing {
  readonly kind: ProblemKind;
  readonly message: string;
}

/** Why an import of the module fails; undefined where it doesn't, and where it can't be told. */
export function missingModule(runtime: Runtime, path: string): Missing | undefined {
  const { dialect, isForTensorFlow1 } = runtime.settings;
  if (dialect !== undefined || isForTensorFlow1 || !runtime.isDecided) return undefined;
  const [root, part] = path.split(".");
  if (root === "tensorflow" && part !== undefined && part !== "keras") {
    if (!isGone(runtime, "tensorflow", part)) return undefined;
    return { kind: unknownLayer, message: `tensorflow has no module \`${part}\`: it is of an earlier TensorFlow.` };
  }
  return missingOfKeras(path);
}

function missingOfKeras(path: string): Missing | undefined {
  const own = path.replace(/^tensorflow\.(?=keras\b)/, "");
  if (!/^keras\.[a-z]/.test(own) || INSIDE.test(own) || Object.hasOwn(publicNames, own)) return undefined;
  if (own === "keras.preprocessing.text") {
    if (own !== path) return undefined;
    const message = `Keras 3 has no module \`${path}\`: tensorflow.keras keeps it.`;
    return { kind: removedInKeras3, message };
  }
  if (earlierModules.split(" ").includes(own))
    return { kind: removedInKeras3, message: `Keras 3 has no module \`${path}\`: it is of an earlier Keras.` };
  const meant = suggest(own, Object.keys(publicNames));
  return { kind: unknownLayer, message: `Keras has no module \`${path}\`.${askFor(meant)}` };
}

/** The sources, which are no interface and have other names in each release. */
const INSIDE = /^keras\.(src|api)\b/;

/** Modules inside keras.layers that are asked for as its attributes. */
export const isEarlierPart = (module: string, name: string): boolean =>
  module === "keras.layers" && name !== "preprocessing" && earlierModules.split(" ").includes(`keras.layers.${name}`);
