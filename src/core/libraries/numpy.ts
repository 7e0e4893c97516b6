/**
 * NumPy, as far as it tells shapes and the values of small constants.
 *
 *     np.zeros((100, 28, 28)), np.prod(x.shape[1:]), np.expand_dims(x, -1), np.random.random((1000, 20))
 */
import { Float, isRanked, Sym, Unknown, type Dim, type Shape } from "../dims/dim.js";
import { itemsOf, reasonFor, toDim, toShape } from "../values/convert.js";
import { NativeFunction } from "../values/native.js";
import { External, TensorValue, type Value } from "../values/value.js";
import { arrayMethods, reduced } from "./array-methods.js";
import { fn, type Bound, type Natives } from "./native-helpers.js";

export const newArray = (shape: Shape, dtype: string, values?: readonly Value[]): TensorValue =>
  new TensorValue(shape, dtype, undefined, { kind: "array", ...(values && { values }) });

/** `(3, 4)` or `3` as a shape. */
const sizeOf = (value: Value): Shape => (typeof value === "number" || value instanceof Sym ? [value] : toShape(value));

function dtypeOf(value: Value, otherwise: string): string {
  if (typeof value === "string") return value;
  if (value instanceof NativeFunction)
    return value.className === "int" ? "int64" : value.className === "bool" ? "bool" : "float64";
  return value instanceof External ? value.path.slice(value.path.lastIndexOf(".") + 1) : otherwise;
}

const filled = fn("shape, dtype=None, *args, **kwargs", ({ get }) =>
  newArray(sizeOf(get("shape")), dtypeOf(get("dtype"), "float64")),
);

/** An array from nested lists; the values are kept where there are few. */
function fromLists(value: Value): Value {
  if (value instanceof TensorValue)
    return value.facts.kind === "array"
      ? value
      : new TensorValue(value.shape, value.dtype, undefined, { ...value.facts, kind: "array" });
  const shape = nestedShape(value);
  if (shape instanceof Unknown) return shape;
  const flat: Value[] = [];
  flattenInto(value, flat);
  const dtype = flat.some((item) => item instanceof Float) ? "float64" : "int64";
  return newArray(shape, dtype, shape.length <= 1 && flat.length <= 64 ? flat : undefined);
}

function nestedShape(value: Value): readonly Dim[] | Unknown {
  const items = itemsOf(value);
  if (!items) return typeof value === "object" && value !== null && !(value instanceof Float) ? reasonFor(value) : [];
  if (items.length === 0) return [0];
  const [first, ...others] = items.map(nestedShape);
  if (first instanceof Unknown) return first;
  const ragged = others.some((other) => other instanceof Unknown || other.length !== first!.length);
  return ragged ? new Unknown("the rows of the array differ") : [items.length, ...first!];
}

function flattenInto(value: Value, into: Value[]): void {
  if (into.length > 64) return;
  const items = itemsOf(value);
  if (items) for (const item of items) flattenInto(item, into);
  else into.push(value);
}

/** A method of arrays as a function that takes the array first. */
const asFunction =
  (name: string): ((path: string) => NativeFunction) =>
  () =>
    new NativeFunction(name, ({ runtime, args, place }) => {
      const [first, ...rest] = args.positional;
      const array = fromLists(first ?? args.keywords.get("a") ?? null);
      return array instanceof TensorValue
        ? runtime.call(arrayMethods.get(name)!, { ...args, positional: [array, ...rest] }, place)
        : array;
    });

function productOf(bound: Bound): Value {
  const value = bound.get("a");
  const items = itemsOf(value);
  if (!items || bound.get("axis") !== null)
    return value instanceof TensorValue && isRanked(value.shape)
      ? newArray(reduced(value.shape, bound.get("axis"), false), "float64")
      : reasonFor(value);
  return items.reduce<Value>((all, item) => bound.runtime.binary("*", all, item, bound.place), 1);
}

function expandDims({ get }: Bound): Value {
  const [value, axis] = [get("a"), get("axis")];
  if (!(value instanceof TensorValue)) return reasonFor(value);
  if (!isRanked(value.shape) || typeof axis !== "number")
    return newArray(isRanked(value.shape) ? reasonFor(axis) : value.shape, "float64");
  const at = axis < 0 ? axis + value.shape.length + 1 : axis;
  return new TensorValue([...value.shape.slice(0, at), 1, ...value.shape.slice(at)], value.dtype, undefined, {
    kind: "array",
  });
}

function concatenate({ runtime, get, place }: Bound): Value {
  const arrays = runtime.iterate(get("arrays"), place);
  if (arrays instanceof Unknown) return arrays;
  const known = arrays.map(fromLists);
  const first = known[0];
  const axis = get("axis");
  if (
    !(first instanceof TensorValue) ||
    !isRanked(first.shape) ||
    typeof axis !== "number" ||
    !known.every((array) => array instanceof TensorValue && isRanked(array.shape))
  )
    return new Unknown("the arrays' shapes aren't known", place);
  const at = axis < 0 ? axis + first.shape.length : axis;
  const total = known.reduce<Value>(
    (sum, array) =>
      runtime.binary(
        "+",
        sum,
        ((array as TensorValue).shape as readonly Dim[])[at] ?? new Unknown("there is no such axis"),
        place,
      ),
    0,
  );
  return newArray(
    first.shape.map((dim, i) => (i === at ? toDim(total) : dim)),
    String(first.dtype),
  );
}

const like = fn("a, *args, **kwargs", ({ get }) => {
  const value = fromLists(get("a"));
  return value instanceof TensorValue ? newArray(value.shape, String(value.dtype)) : value;
});

/** Random numbers of a shape given by `size`. */
const randomOf = (sizeParameter: string, dtype: string): ((name: string) => NativeFunction) =>
  fn(sizeParameter, ({ get, place }) =>
    get("size") === null
      ? new Unknown("a random number is known only when the program runs", place)
      : newArray(sizeOf(get("size")), dtype),
  );

const random = (parameters: string, dtype = "float64"): ((name: string) => NativeFunction) =>
  randomOf(parameters, dtype);

/** `np.random.rand(100, 28)`. */
const randomSizes = fn("*sizes", ({ rest }) => newArray(rest.map(toDim), "float64"));

const reducers = ["mean", "sum", "std", "var", "argmax", "argmin", "any", "all"];

/** The largest or smallest of a small constant array; of any other, an array without the axis. */
const extreme = (name: string, of: (...values: number[]) => number): ((path: string) => NativeFunction) => {
  const reduce = asFunction(name);
  return (path) =>
    new NativeFunction(path, (call) => {
      const array = fromLists(call.args.positional[0] ?? call.args.keywords.get("a") ?? null);
      const values = array instanceof TensorValue ? array.facts.values : undefined;
      const whole = call.args.positional.length === 1 && call.args.keywords.size === 0;
      if (whole && values && values.length > 0 && values.every((value) => typeof value === "number")) {
        const found = of(...(values as number[]));
        return newArray([], "int64", [found]);
      }
      return reduce(path).invoke(call);
    });
};

/** Names of the library that are plain values. */
export const numpyConstants: readonly (readonly [string, Value])[] = [
  ["numpy.newaxis", null],
  ["tensorflow.newaxis", null],
  ["numpy.pi", new Float(Math.PI)],
  ["numpy.e", new Float(Math.E)],
  ["numpy.inf", new Float(Infinity)],
  ["numpy.nan", new Float(NaN)],
  ["math.pi", new Float(Math.PI)],
  ["math.e", new Float(Math.E)],
  ["math.inf", new Float(Infinity)],
];

export const numpyNatives: Natives = {
  "numpy.max": extreme("max", Math.max),
  "numpy.amax": extreme("max", Math.max),
  "numpy.min": extreme("min", Math.min),
  "numpy.amin": extreme("min", Math.min),
  "numpy.zeros": filled,
  "numpy.ones": filled,
  "numpy.empty": filled,
  "numpy.full": fn("shape, fill_value, dtype=None", ({ get }) =>
    newArray(sizeOf(get("shape")), dtypeOf(get("dtype"), "float64")),
  ),
  "numpy.zeros_like": like,
  "numpy.ones_like": like,
  "numpy.empty_like": like,
  "numpy.array": fn("object, dtype=None, *args, **kwargs", ({ get }) => fromLists(get("object"))),
  "numpy.asarray": fn("object, dtype=None, *args, **kwargs", ({ get }) => fromLists(get("object"))),
  "numpy.arange": fn("*args, **kwargs", ({ rest, runtime, place }) => {
    const range = runtime.call(runtime.builtin("range"), { positional: rest, keywords: new Map() }, place);
    const items = itemsOf(range);
    return items
      ? newArray([items.length], "int64", items.length <= 64 ? items : undefined)
      : new Unknown("the range isn't known", place);
  }),
  "numpy.linspace": fn("start, stop, num=50, *args, **kwargs", ({ get }) => newArray([toDim(get("num"))], "float64")),
  "numpy.prod": fn("a, axis=None", productOf),
  "numpy.expand_dims": fn("a, axis", expandDims),
  "numpy.concatenate": fn("arrays, axis=0, *args, **kwargs", concatenate),
  "numpy.reshape": asFunction("reshape"),
  "numpy.squeeze": asFunction("squeeze"),
  "numpy.transpose": asFunction("transpose"),
  "numpy.shape": fn("a", ({ get, runtime, place }) => runtime.attribute(fromLists(get("a")), "shape", place)),
  "numpy.sqrt": fn("x", ({ get }) => {
    const x = get("x");
    return typeof x === "number"
      ? new Float(Math.sqrt(x))
      : x instanceof Float
        ? new Float(Math.sqrt(x.value))
        : x instanceof TensorValue
          ? x
          : reasonFor(x);
  }),
  ...Object.fromEntries(reducers.map((name) => [`numpy.${name}`, asFunction(name)])),
  "numpy.random.random": random("size=None"),
  "numpy.random.random_sample": random("size=None"),
  "numpy.random.rand": randomSizes,
  "numpy.random.randn": randomSizes,
  "numpy.random.normal": random("loc=0.0, scale=1.0, size=None"),
  "numpy.random.uniform": random("low=0.0, high=1.0, size=None"),
  "numpy.random.randint": random("low, high=None, size=None, dtype=None", "int64"),
};
