/**
 * Data that scikit-learn makes up: as many samples as one asks for.
 *
 *     X, y = make_moons(n_samples=1000, noise=0.1)     (1000, 2), (1000,)
 */
import { add, Unknown, type Dim } from "../../dims/dim.js";
import { itemsOf, toDim } from "../../values/convert.js";
import { TupleValue, type Value } from "../../values/value.js";
import { fn, type Bound, type Native, type Natives } from "../native-helpers.js";
import { newArray } from "../numpy.js";

/** A number of samples, or how many there are of each kind. */
function samplesOf(value: Value): Dim {
  const items = itemsOf(value);
  return items ? items.map(toDim).reduce((all, each) => add(all, each), 0) : toDim(value);
}

const pair = (samples: Dim, features: Dim, labels: readonly Dim[], dtype: string): Value =>
  new TupleValue([newArray([samples, features], "float64"), newArray([samples, ...labels], dtype)]);

const generator =
  (features: number | undefined, dtype: string): Native =>
  ({ get }: Bound) =>
    pair(samplesOf(get("n_samples")), features ?? toDim(get("n_features")), [], dtype);

const regression: Native = ({ get, runtime, place, extra }) => {
  if (extra.has("coef") && extra.get("coef") !== false)
    return runtime.unknown("the coefficients that come with the data aren't followed", place);
  const targets = get("n_targets");
  const samples = samplesOf(get("n_samples"));
  const width = toDim(targets);
  if (width instanceof Unknown) return runtime.unknown(width.because, place);
  return pair(samples, toDim(get("n_features")), width === 1 ? [] : [width], "float64");
};

const blobs: Native = (bound) => {
  const { get, extra, runtime, place } = bound;
  if (extra.has("return_centers") && extra.get("return_centers") !== false)
    return runtime.unknown("the centers that come with the data aren't followed", place);
  const centers = itemsOf(get("centers"));
  const first = centers?.[0] === undefined ? undefined : itemsOf(centers[0]);
  const features = get("centers") === null || typeof get("centers") === "number" ? toDim(get("n_features")) : undefined;
  const unknown = new Unknown("how many features the centers have isn't known", place);
  return pair(samplesOf(get("n_samples")), features ?? first?.length ?? unknown, [], "int64");
};

export const generatorNatives: Natives = Object.fromEntries(
  Object.entries({
    make_moons: fn("n_samples=100, *args, **kwargs", generator(2, "int64")),
    make_circles: fn("n_samples=100, *args, **kwargs", generator(2, "int64")),
    make_swiss_roll: fn("n_samples=100, *args, **kwargs", generator(3, "float64")),
    make_s_curve: fn("n_samples=100, *args, **kwargs", generator(3, "float64")),
    make_friedman1: fn("n_samples=100, n_features=10, *args, **kwargs", generator(undefined, "float64")),
    make_classification: fn("n_samples=100, n_features=20, *args, **kwargs", generator(undefined, "int64")),
    make_regression: fn("n_samples=100, n_features=100, *args, n_targets=1, **kwargs", regression),
    make_blobs: fn("n_samples=100, n_features=2, *args, centers=None, **kwargs", blobs),
  }).map(([name, native]) => [`sklearn.datasets.${name}`, native]),
);
