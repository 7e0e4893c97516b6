/**
 * numpy.random: arrays drawn at random, by the module's functions and by generators.
 *
 *     np.random.rand(100, 28), np.random.normal(size=(32, 10)), np.random.default_rng(0).integers(0, 10, size=100)
 */
import { isRanked, Unknown, type Shape } from "../../dims/dim.js";
import type { TensorSpec } from "../../dims/tensor.js";
import { toDim } from "../../values/convert.js";
import { NativeFunction, type NativeCall } from "../../values/native.js";
import { TensorValue, type Value } from "../../values/value.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";
import { dtypeArgument, numpyStrong } from "../tensors/dtypes.js";
import { broadcastAll, unary } from "../tensors/elementwise.js";
import type { OperationCall, Rule } from "../tensors/operation.js";
import { asDims } from "../tensors/sizes.js";
import { specOf } from "../tensors/spec.js";
import { inModule, named, numpy } from "./function.js";

/** A number where no size is given, which only run time knows. */
const drawn = (parameters: string, dtype: string): ReturnType<typeof numpy> =>
  numpy(
    parameters,
    (call) => ({ shape: sizeOf(call, parametersOf(call, parameters)), dtype: dtypeArgument(call, dtype) }),
    { fold: (call) => someNumber(call, sizeOf(call, parametersOf(call, parameters))) },
  );

const someNumber = (call: OperationCall, shape: Shape): readonly Value[] | undefined =>
  isRanked(shape) && shape.length === 0
    ? [new Unknown("a random number is known only when the program runs", call.place)]
    : undefined;

/** Without a size, as many as the distribution's own parameters are broadcast to. */
function sizeOf(call: OperationCall, parameters: readonly TensorSpec[] = []): Shape {
  if (call.value("size") !== null) return asDims(call.value("size"));
  return broadcastAll(
    call.name,
    parameters.map(({ shape }) => shape),
  );
}

const parametersOf = (call: OperationCall, parameters: string): readonly TensorSpec[] =>
  parameters
    .split(", ")
    .map((parameter) => parameter.split("=")[0]!)
    .filter((name) => !["size", "dtype", "endpoint"].includes(name) && call.value(name) !== null)
    .map((name) => call.tensor(name));

/** `rand(100, 28)`: the sizes one by one. */
const bySizes = fn("*sizes", ({ rest }: Bound) =>
  rest.length === 0
    ? new Unknown("a random number is known only when the program runs")
    : new TensorValue(rest.map(toDim), "float64", undefined, { kind: "array" }),
);

/** One of the values, or as many as `size` says; the numbers below one that is given. */
const choice: Rule = (call) => {
  const a = call.tensor("a");
  return { shape: sizeOf(call), dtype: a.dtype === "int" ? "int64" : a.dtype };
};

/** The numbers below one that is given in some order, or the rows of an array. */
const permutation: Rule = (call): TensorSpec => {
  const x = call.value("x");
  return typeof x === "number" ? { shape: [x], dtype: "int64" } : specOf(x, numpyStrong);
};

/** Vectors of the length that a parameter has. */
const vectors =
  (parameter: string, dtype: string): Rule =>
  (call) => {
    const { shape } = call.tensor(parameter);
    const size = sizeOf(call);
    return {
      shape: isRanked(size) && isRanked(shape) ? [...size, ...shape] : new Unknown("the size isn't known"),
      dtype,
    };
  };

const shared: Natives = {
  normal: drawn("loc=0.0, scale=1.0, size=None", "float64"),
  uniform: drawn("low=0.0, high=1.0, size=None", "float64"),
  standard_normal: drawn("size=None, dtype=None", "float64"),
  ...named("exponential rayleigh", drawn("scale=1.0, size=None", "float64")),
  ...named("standard_exponential standard_cauchy", drawn("size=None", "float64")),
  ...named("weibull pareto power chisquare standard_t", drawn("a, size=None", "float64")),
  triangular: drawn("left, mode, right, size=None", "float64"),
  poisson: drawn("lam=1.0, size=None", "int64"),
  geometric: drawn("p, size=None", "int64"),
  ...named("laplace logistic gumbel lognormal", drawn("loc=0.0, scale=1.0, size=None", "float64")),
  ...named("gamma beta", drawn("a, b=1.0, size=None", "float64")),
  binomial: drawn("n, p, size=None", "int64"),
  multivariate_normal: numpy("mean, cov, size=None", vectors("mean", "float64")),
  multinomial: numpy("n, pvals, size=None", vectors("pvals", "int64")),
  dirichlet: numpy("alpha, size=None", vectors("alpha", "float64")),
  choice: numpy("a, size=None, replace=True, p=None", choice, { fold: (call) => someNumber(call, sizeOf(call)) }),
  permutation: numpy("x, axis=0", permutation),
  shuffle: fn("x, axis=0", ({ get, runtime, place }: Bound) => {
    runtime.escape([get("x")], new Unknown("it has been shuffled", place));
    return null;
  }),
};

const ofModule: Natives = {
  ...shared,
  ...named("rand randn", bySizes),
  ...named("random random_sample ranf sample", drawn("size=None", "float64")),
  random_integers: drawn("low, high=None, size=None", "int64"),
  randint: drawn("low, high=None, size=None, dtype=None", "int64"),
  seed: fn("*args", () => null),
};

const ofGenerator: Natives = {
  ...shared,
  random: drawn("size=None, dtype=None", "float64"),
  integers: drawn("low, high=None, size=None, dtype=None, endpoint=False", "int64"),
  permuted: numpy("x, axis=None", unary()),
};

/** The same functions as methods, which are given their object first. */
const methods = (natives: Natives): Natives =>
  Object.fromEntries(
    Object.entries(natives).map(([name, make]) => [
      name,
      (path) => {
        const { name: own, invoke } = make(path);
        const ofObject = (call: NativeCall): Value =>
          invoke({ ...call, args: { ...call.args, positional: call.args.positional.slice(1) } });
        return new NativeFunction(own, ofObject, undefined, path);
      },
    ]),
  );

/** The methods of an object stand under what makes it. */
export const randomNatives: Natives = {
  ...inModule("numpy.random", ofModule),
  ...inModule("numpy.random.RandomState()", methods(ofModule)),
  ...inModule("numpy.random.default_rng()", methods(ofGenerator)),
  ...inModule("numpy.random.Generator()", methods(ofGenerator)),
};
