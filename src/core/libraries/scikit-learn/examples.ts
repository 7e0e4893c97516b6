/**
 * The data sets that scikit-learn brings or downloads, of which the shapes are documented.
 *
 *     digits = load_digits();  digits.data, digits.images, digits.target     (1797, 64), (1797, 8, 8), (1797,)
 *
 * Source: the user guide's page of toy and real-world data sets, and what the loaders give.
 */
import type { Shape } from "../../dims/dim.js";
import { Unknown } from "../../dims/dim.js";
import { DictObject } from "../../values/objects.js";
import { TupleValue, type Value } from "../../values/value.js";
import { fn, type Bound, type Native, type Natives } from "../native-helpers.js";
import { newArray, newLabels } from "../numpy.js";

interface ExampleSet {
  readonly data: Shape;
  readonly target: Shape;
  readonly targetDtype: string;
  /** Where the target is a class. */
  readonly classes?: number;
  readonly images?: Shape;
  readonly dtype?: string;
}

const SETS: Readonly<Record<string, ExampleSet>> = {
  load_iris: { data: [150, 4], target: [150], targetDtype: "int64", classes: 3 },
  load_wine: { data: [178, 13], target: [178], targetDtype: "int64", classes: 3 },
  load_breast_cancer: { data: [569, 30], target: [569], targetDtype: "int64", classes: 2 },
  load_diabetes: { data: [442, 10], target: [442], targetDtype: "float64" },
  load_linnerud: { data: [20, 3], target: [20, 3], targetDtype: "float64" },
  load_digits: { data: [1797, 64], target: [1797], targetDtype: "int64", classes: 10, images: [1797, 8, 8] },
  fetch_california_housing: { data: [20640, 8], target: [20640], targetDtype: "float64" },
  fetch_olivetti_faces: {
    data: [400, 4096],
    target: [400],
    targetDtype: "int64",
    classes: 40,
    images: [400, 64, 64],
    dtype: "float32",
  },
};

/** Arguments that make the set smaller, or something other than arrays. */
const OTHERWISE = ["as_frame", "n_class"];

const loader =
  ({ data, target, targetDtype, classes, images, dtype = "float64" }: ExampleSet): Native =>
  ({ runtime, extra, rest, place }: Bound): Value => {
    const changed = OTHERWISE.find((name) => extra.has(name) && extra.get(name) !== false);
    if (changed !== undefined || rest.length > 0)
      return runtime.unknown(`what the data are with \`${changed ?? "these arguments"}\` isn't followed`, place);
    const [x, y] = [newArray(data, dtype), newLabels(runtime, target, targetDtype, classes)];
    if (extra.get("return_X_y") === true) return new TupleValue([x, y]);
    const entries: [string, Value][] = [
      ["data", x],
      ["target", y],
    ];
    if (images) entries.push(["images", newArray(images, dtype)]);
    return bunchOf(runtime, entries, place);
  };

/** A dict whose entries are attributes; it has descriptions and names besides. */
function bunchOf(
  runtime: Bound["runtime"],
  entries: readonly (readonly [string, Value])[],
  place: Bound["place"],
): Value {
  const bunch = new DictObject(entries, new Unknown("what else the data set holds isn't told", place));
  bunch.hasAttributes = true;
  return runtime.heap.adopt(bunch);
}

/** Both pictures have one size. */
const PICTURE: Shape = [427, 640, 3];

const pictures: Native = ({ runtime, place }) =>
  bunchOf(runtime, [["images", runtime.list([newArray(PICTURE, "uint8"), newArray(PICTURE, "uint8")])]], place);

export const exampleNatives: Natives = {
  ...Object.fromEntries(
    Object.entries(SETS).map(([name, set]) => [`sklearn.datasets.${name}`, fn("*args, **kwargs", loader(set))]),
  ),
  "sklearn.datasets.load_sample_images": fn("", pictures),
  "sklearn.datasets.load_sample_image": fn("image_name", () => newArray(PICTURE, "uint8")),
};
