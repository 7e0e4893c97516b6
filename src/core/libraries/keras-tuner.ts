/**
 * KerasTuner: a hyperparameter is taken to be its default, which is said.
 *
 *     def build(hp):
 *         units = hp.Int("units", 32, 512, step=32)     32, assumed
 *     tuner = keras_tuner.RandomSearch(build, …)        builds the model once
 *
 * Source: keras_tuner/src/engine/hyperparameters/hp_types, and Tuner's _populate_initial_space.
 */
import { itemsOf, reasonFor } from "../values/convert.js";
import type { Place } from "../text/span.js";
import { External, firstGiven, noArguments, positionalArguments, type Value } from "../values/value.js";
import { InstanceObject } from "../values/objects.js";
import { fn, type Bound, type Native, type Natives } from "./native-helpers.js";

const PATH = "keras_tuner.HyperParameters";

/** An object that answers as the library's does before the first search. */
export const newHyperParameters = (place: Place): External => new External(PATH, { args: noArguments, place });

/** Says what was taken for the hyperparameter. */
const assumed =
  (kind: string, value: (bound: Bound) => Value): Native =>
  (bound) => {
    const { runtime, get, place } = bound;
    const taken = value(bound);
    const [name, text] = [get("name"), runtime.text(taken)];
    if (text !== undefined) runtime.assume(`hp.${kind}(${runtime.text(name) ?? "?"})`, text, place);
    return taken;
  };

const defaultOr =
  (parameter: string) =>
  ({ get }: Bound): Value =>
    get("default") ?? get(parameter);

/** The first of the values, None where it is among them. */
function choice({ get }: Bound): Value {
  if (get("default") !== null) return get("default");
  const values = itemsOf(get("values"));
  if (!values) return reasonFor(get("values"));
  return values.includes(null) ? null : firstGiven([values[0]], null);
}

const RANGE = "self, name, min_value, max_value, step=None, sampling=None, default=None, **kwargs";

/** A tuner asks for a model when it is made, to learn which hyperparameters there are. */
const tuner: Native = ({ args, runtime, place, rest, extra }) => {
  const model = rest[0] ?? extra.get("hypermodel") ?? null;
  const given = extra.get("hyperparameters");
  const hp = given === undefined || given === null ? newHyperParameters(place) : given;
  const build = model instanceof InstanceObject ? runtime.attribute(model, "build", place) : model;
  if (build !== null) runtime.call(build, positionalArguments(hp), place);
  return new External("keras_tuner.Tuner", { args, place });
};

export const kerasTunerNatives: Natives = {
  [`${PATH}().Int`]: fn(RANGE, assumed("Int", defaultOr("min_value"))),
  [`${PATH}().Float`]: fn(RANGE, assumed("Float", defaultOr("min_value"))),
  [`${PATH}().Boolean`]: fn(
    "self, name, default=False, **kwargs",
    assumed("Boolean", ({ get }) => get("default")),
  ),
  [`${PATH}().Choice`]: fn("self, name, values, ordered=None, default=None, **kwargs", assumed("Choice", choice)),
  [`${PATH}().Fixed`]: fn("self, name, value, **kwargs", ({ get }) => get("value")),
  ...Object.fromEntries(
    ["RandomSearch", "BayesianOptimization", "Hyperband", "GridSearch", "Tuner"].map((name) => [
      `keras_tuner.${name}`,
      fn("*args, **kwargs", tuner),
    ]),
  ),
};
