/**
 * The many paths under which one thing of Keras is imported, and the one under which it is known here.
 *
 *     tensorflow.keras.layers.Dense, keras.layers.core.Dense, keras.src.layers.core.dense.Dense   keras.layers.Dense
 */
import type { Edition } from "../layers/dialect.js";

const KERAS_ROOTS =
  /^(keras_core|tensorflow\.(python\.|compat\.v[12]\.)?keras(\.api(\._v2)?(\.keras)?)?|keras\._tf_keras\.keras|keras\.(api(\._v2)?(\.keras)?|src)|tf_keras(\.src|\.api)?)(?=\.|$)/;

/** Classes of Keras' that TensorFlow 2 hands out in its own modules too: `tf.losses.Huber`. Functions there are TensorFlow 1's. */
const HANDED_OUT = /^tensorflow\.(initializers|losses|metrics|optimizers)(?=\.[A-Z])/;

/** Modules inside keras.layers of one release or another; their names stand in keras.layers itself. */
const LAYER_MODULES =
  /^keras\.layers\.(core|convolutional|pooling|normalization|recurrent|convolutional_recurrent|merge|merging|embeddings|advanced_activations|noise|wrappers|rnn|reshaping|regularization|attention|activations?|preprocessing|experimental|input_layer|layer|local|cudnn_recurrent|recurrent_v2)(\.|$)/;

/** Modules inside keras.ops; their functions stand in keras.ops itself. */
const OPS_MODULES = /^keras\.ops\.(numpy|nn|linalg|math|core|einops)\.(?=\w)/;

/** KerasTuner's earlier name, and modules inside it; their classes stand in keras_tuner itself. */
const TUNER_MODULES = /^(?:kerastuner|keras_tuner)(?=\.|$)(?:\.(?:src|engine|tuners)(?:\.[a-z]\w*)*(?=\.[A-Z]))?/;

/**
 * How a path leads to Keras where that is not by its own modules: to the Keras that TensorFlow hands out, or to Keras 2, which
 * keep what `keras` itself has dropped; or into the sources, whose modules have other names than the public ones.
 */
export function routeOf(path: string): Route {
  const before = knownRoutes.get(path);
  if (before !== undefined) return before || undefined;
  if (knownRoutes.size >= MOST_KNOWN) knownRoutes.clear();
  const route = findRoute(path);
  knownRoutes.set(path, route ?? "");
  return route;
}

type Route = "compatible" | "source" | Edition | undefined;

/** The edition of Keras 2 that a route leads to. */
export const editionOf = (route: Route): Edition | undefined =>
  route === "tf_keras" || route === "tensorflow.python.keras" ? route : undefined;

/** Whether it keeps what `keras` itself has dropped. */
export const isCompatible = (route: Route): boolean => route === "compatible" || route === "tf_keras";

/** Whether it leads into sources, whose names aren't the public ones. */
export const isOfSource = (route: Route): boolean => route === "source" || route === "tensorflow.python.keras";

const knownRoutes = new Map<string, Route | "">();

function findRoute(path: string): Route {
  const edition = /^(tf_keras|tensorflow\.python\.keras)(?=\.|$)/.exec(path)?.[1];
  if (edition !== undefined) return edition as Edition;
  if (/^(tensorflow\.keras|keras\._tf_keras|keras\.src\.legacy)(\.|$)/.test(path) || HANDED_OUT.test(path))
    return "compatible";
  return /^(tensorflow\.compat\.v[12]\.keras|keras\.src|keras_core)(\.|$)/.test(path) ? "source" : undefined;
}

/** Programs name few things many times. */
const known = new Map<string, string>();
const MOST_KNOWN = 5_000;

export function canonicalPath(path: string): string {
  const before = known.get(path);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const canonical = canonicalOf(path);
  known.set(path, canonical);
  return canonical;
}

function canonicalOf(path: string): string {
  let canonical = path
    .replace(KERAS_ROOTS, "keras")
    .replace(HANDED_OUT, "keras.$1")
    .replace(/^keras\.legacy\.backend\b/, "keras.backend");
  // In Keras 1 this was a function, in Keras 2 a module.
  if (canonical === "keras.layers.merge") return canonical;
  canonical = canonical.replace(/^keras\.(layers\.merge|legacy\.layers)\.(?=\w)/, "keras.layers.");
  if (LAYER_MODULES.test(canonical)) {
    const name = canonical.slice(canonical.lastIndexOf(".") + 1);
    canonical = /^[A-Z]/.test(name) ? `keras.layers.${name}` : "keras.layers";
  }
  canonical = canonical.replace(OPS_MODULES, "keras.ops.").replace(TUNER_MODULES, "keras_tuner");
  canonical = canonical.replace(SAME_IN_BOTH, "tensorflow.$1$2");
  return (
    CLASSES[canonical] ??
    canonical.replace(
      /^keras\.(engine|models\.model|models\.sequential|models\.functional)\b.*\.(Model|Sequential|Layer|Input)$/,
      "keras.$2",
    )
  );
}

/** What TensorFlow 2 has under the same name, and all of TensorFlow 2 itself. */
const SAME_IN_BOTH =
  /^tensorflow\.compat\.(?:v2\.(\w+)|v1\.(app|flags|data|io|newaxis|TensorShape|float\d+|bfloat16|u?int\d+|bool|string|complex\d+))(?=\.|$)/;

/** Names that stand in several modules, by the one under which they are known. */
const CLASSES: Readonly<Record<string, string>> = {
  "keras.models.Model": "keras.Model",
  "keras.models.Sequential": "keras.Sequential",
  "keras.layers.Input": "keras.Input",
  "keras.Layer": "keras.layers.Layer",
  "keras.models.Functional": "keras.Functional",
  np: "numpy",
};

/** Modules of Keras 1 and 2 that Keras 3 has no more, and the one that holds what stood in them. */
const EARLIER_MODULES: readonly (readonly [RegExp, string])[] = [
  [
    /^keras\.layers\.(core|convolutional|pooling|normalization|recurrent|convolutional_recurrent|merge|embeddings|advanced_activations|noise|wrappers|local|cudnn_recurrent)(\.|$)/,
    "keras.layers",
  ],
  [/^keras\.legacy\.layers$/, "keras.layers"],
  [/^keras\.engine(\.|$)/, "keras"],
  [/^keras\.utils\.(np_utils|vis_utils|generic_utils|data_utils|layer_utils)$/, "keras.utils"],
  [/^keras\.objectives$/, "keras.losses"],
];

/** Where what stood in a module stands now; undefined for a module that is still there. */
export const earlierModule = (path: string): string | undefined =>
  EARLIER_MODULES.find(([pattern]) => pattern.test(path))?.[1];
