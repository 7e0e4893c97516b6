/**
 * Scalers and encoders: what they do to a shape.
 *
 *     X = StandardScaler().fit_transform(X)     (150, 4) stays
 *     Z = PCA(n_components=2).fit_transform(X)  (150, 2)
 */
import { isRanked, Unknown, type Dim, type Shape } from "../../dims/dim.js";
import { reasonFor, toDim } from "../../values/convert.js";
import { External, TensorValue, type Value } from "../../values/value.js";
import { fn, type Bound, type Native, type Natives } from "../native-helpers.js";
import { newArray, newLabels } from "../numpy.js";
import { numpyStrong } from "../tensors/dtypes.js";
import { specOf } from "../tensors/spec.js";
import { classesOf } from "../tensors/constants.js";

const shapeOf = (value: Value): Shape =>
  value instanceof Unknown || value instanceof External ? reasonFor(value) : specOf(value, numpyStrong).shape;

/** Floats keep their dtype, anything else becomes float64. */
const scaledDtype = (value: Value): string =>
  value instanceof TensorValue && (value.dtype === "float32" || value.dtype === "float16") ? value.dtype : "float64";

const scaled =
  (parameter: string): Native =>
  ({ get }: Bound) =>
    newArray(shapeOf(get(parameter)), scaledDtype(get(parameter)));

/** As many columns as rows were asked for. */
const withColumns =
  (columns: (bound: Bound) => Dim): Native =>
  (bound) => {
    const shape = shapeOf(bound.get("X"));
    return newArray(isRanked(shape) ? [shape[0] ?? null, columns(bound)] : shape, "float64");
  };

const same =
  (parameter: string, dtype: string): Native =>
  ({ get }: Bound) =>
    newArray(shapeOf(get(parameter)), dtype);

/** Labels keep their numbers where they are numbered already. */
const numbered: Native = ({ runtime, get }: Bound) =>
  newLabels(runtime, shapeOf(get("y")), "int64", classesOf(get("y")));

/** A column for each class; of two classes one column tells. */
const binarized: Native = ({ get }: Bound) => {
  const [shape, classes] = [shapeOf(get("y")), classesOf(get("y"))];
  const columns = classes === undefined ? new Unknown("how many classes there are isn't known") : classes;
  return newArray(isRanked(shape) ? [shape[0] ?? null, columns === 2 ? 1 : columns] : shape, "int64");
};

const itself: Native = ({ get }) => get("self");

const SCALERS = ["StandardScaler", "MinMaxScaler", "MaxAbsScaler", "RobustScaler", "Normalizer", "PowerTransformer"];

const scalerMethods = (path: string): Natives => ({
  [`${path}().fit`]: fn("self, X, y=None, **kwargs", itself),
  [`${path}().partial_fit`]: fn("self, X, y=None, **kwargs", itself),
  ...Object.fromEntries(
    ["fit_transform", "transform", "inverse_transform"].map((name) => [
      `${path}().${name}`,
      fn("self, X, y=None, **kwargs", scaled("X")),
    ]),
  ),
});

/** `n_components` of the constructor, where it is a number of columns. */
function componentsOf({ get }: Bound): Dim {
  const self = get("self");
  const args = self instanceof External ? self.instance?.args : undefined;
  const given = args?.keywords.get("n_components") ?? args?.positional[0];
  return typeof given === "number"
    ? toDim(given)
    : new Unknown(
        "how many components are kept isn't told",
        self instanceof External ? self.instance?.place : undefined,
      );
}

const reducers: Natives = Object.fromEntries(
  ["PCA", "TruncatedSVD", "FastICA", "NMF", "KernelPCA"].flatMap((name) => {
    const path = `sklearn.decomposition.${name}`;
    const columns = fn("self, X, y=None, **kwargs", withColumns(componentsOf));
    return [
      [`${path}().fit`, fn("self, X, y=None, **kwargs", itself)],
      [`${path}().fit_transform`, columns],
      [`${path}().transform`, columns],
    ] as const;
  }),
);

const labelEncoder = "sklearn.preprocessing.LabelEncoder";
const labelBinarizer = "sklearn.preprocessing.LabelBinarizer";

export const preprocessingNatives: Natives = {
  ...Object.assign({}, ...SCALERS.map((name) => scalerMethods(`sklearn.preprocessing.${name}`))),
  ...reducers,
  [`${labelEncoder}().fit`]: fn("self, y", itself),
  [`${labelEncoder}().fit_transform`]: fn("self, y", numbered),
  [`${labelBinarizer}().fit`]: fn("self, y", itself),
  [`${labelBinarizer}().fit_transform`]: fn("self, y", binarized),
  [`${labelEncoder}().transform`]: fn("self, y", same("y", "int64")),
  ...Object.fromEntries(
    ["scale", "minmax_scale", "maxabs_scale", "robust_scale", "normalize"].map((name) => [
      `sklearn.preprocessing.${name}`,
      fn("X, *args, **kwargs", scaled("X")),
    ]),
  ),
};
