/**
 * NumPy: what model code uses of it.
 *
 *     np.zeros((100, 28, 28)), np.prod(x.shape[1:]), np.expand_dims(x, -1), np.random.random((1000, 20)), np.newaxis
 */
import { Float, isRanked, Unknown, type Shape } from "../dims/dim.js";
import type { Runtime } from "../values/native.js";
import { TensorValue, type Value } from "../values/value.js";
import { fn, type Bound, type Natives } from "./native-helpers.js";
import { arrayNatives } from "./numpy/arrays.js";
import { elementwiseNatives } from "./numpy/elementwise.js";
import { inModule } from "./numpy/function.js";
import { matrixNatives } from "./numpy/linalg.js";
import { randomNatives } from "./numpy/random.js";
import { reductionNatives } from "./numpy/reductions.js";
import { foldCast, sameClasses } from "./tensors/constants.js";
import { specOf } from "./tensors/spec.js";
import { numpyStrong } from "./tensors/dtypes.js";
import { shapeValue } from "../values/convert.js";
import { numpy } from "./numpy/function.js";

export const newArray = (shape: Shape, dtype: string, values?: readonly Value[]): TensorValue =>
  new TensorValue(shape, dtype, undefined, { kind: "array", ...(values && { values }) });

/** An array of labels, the whole numbers below `classes`. */
export const newLabels = (runtime: Runtime, shape: Shape, dtype: string, classes: number | undefined): TensorValue =>
  new TensorValue(shape, dtype, undefined, {
    kind: "array",
    ...(classes !== undefined && { classes, memory: runtime.arrayMemory() }),
  });

const DTYPES = "float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64".split(" ");

/** `np.float32(x)`; the same name is a dtype. */
const conversions: Natives = Object.fromEntries(
  [...DTYPES.map((dtype) => [dtype, dtype] as const), ["int_", "int64"] as const, ["bool_", "bool"] as const].map(
    ([name, dtype]) => [
      name,
      numpy("x=0", (call) => ({ shape: call.tensor("x").shape, dtype }), {
        fold: (call) => (dtype === "bool" ? undefined : foldCast(call, dtype)),
        classes: sameClasses("x"),
      }),
    ],
  ),
);

const told: Natives = {
  shape: fn("a", ({ get }: Bound) => shapeValue(specOf(get("a"), numpyStrong).shape)),
  ndim: fn("a", ({ get }: Bound) => {
    const { shape } = specOf(get("a"), numpyStrong);
    return Array.isArray(shape) ? shape.length : (shape as Value);
  }),
  size: fn("a, axis=None", ({ get, runtime, place }: Bound) => {
    const { shape } = specOf(get("a"), numpyStrong);
    if (!isRanked(shape)) return shape;
    const axis = get("axis");
    if (axis === null) return shape.reduce<Value>((all, dim) => runtime.binary("*", all, dim, place), 1);
    return (typeof axis === "number" ? shape.at(axis) : undefined) ?? new Unknown("the axis isn't known", place);
  }),
};

export const numpyNatives: Natives = {
  ...inModule("numpy", {
    ...elementwiseNatives,
    ...arrayNatives,
    ...reductionNatives,
    ...matrixNatives,
    ...conversions,
    ...told,
  }),
  ...randomNatives,
};

/** Names of the library that are plain values. */
export const numpyConstants: readonly (readonly [string, Value])[] = [
  ["numpy.newaxis", null],
  ["numpy.pi", new Float(Math.PI)],
  ["numpy.e", new Float(Math.E)],
  ["numpy.inf", new Float(Infinity)],
  ["numpy.nan", new Float(NaN)],
  ["math.pi", new Float(Math.PI)],
  ["math.e", new Float(Math.E)],
  ["math.inf", new Float(Infinity)],
];
