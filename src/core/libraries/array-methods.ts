/**
 * Methods of arrays and tensors, as far as they tell a shape.
 *
 *     x_train.reshape(x_train.shape[0], 28, 28, 1)
 */
import { isRanked, product, floorDiv, Unknown, type Dim, type Shape } from "../dims/dim.js";
import { itemsOf, reasonFor, toDim, toShape } from "../values/convert.js";
import type { NativeFunction } from "../values/native.js";
import { External, TensorValue, type Value } from "../values/value.js";
import { fn, type Bound } from "./native-helpers.js";

export const arrayMethods = new Map<string, NativeFunction>();

function method(name: string, parameters: string, body: (self: TensorValue, bound: Bound) => Value): void {
  arrayMethods.set(
    name,
    fn(parameters === "" ? "self" : `self, ${parameters}`, (bound) => {
      const self = bound.get("self");
      return self instanceof TensorValue ? body(self, bound) : reasonFor(self);
    })(name),
  );
}

/** An array like another one, with another shape. */
const arrayOf = (like: TensorValue, shape: Shape): TensorValue =>
  new TensorValue(shape, like.dtype, undefined, { kind: like.facts.kind ?? "tensor" });

/** A shape in which one axis may be -1: it takes what the others leave. */
function reshaped(from: Shape, to: Shape): Shape {
  if (!isRanked(to)) return to;
  const free = to.indexOf(-1);
  if (free < 0) return to;
  const others = product(to.filter((_, i) => i !== free));
  const rest: Dim = isRanked(from)
    ? others === 0
      ? new Unknown("the size can't be told")
      : floorDiv(product(from), others)
    : from;
  return to.map((dim, i) => (i === free ? rest : dim));
}

method("reshape", "*shape, **kwargs", (self, { rest }) => {
  const sizes = rest.length === 1 && itemsOf(rest[0]!) ? rest[0]! : undefined;
  const shape =
    sizes !== undefined
      ? toShape(sizes)
      : rest.length === 1 && !(typeof rest[0] === "number") && !itemsOf(rest[0]!)
        ? toShape(rest[0]!)
        : rest.map(toDim);
  return arrayOf(self, reshaped(self.shape, shape));
});

method("astype", "dtype, *args, **kwargs", (self, { get }) => {
  const dtype = get("dtype");
  const name =
    typeof dtype === "string"
      ? dtype
      : dtype instanceof External
        ? dtype.path.slice(dtype.path.lastIndexOf(".") + 1)
        : reasonFor(dtype);
  return new TensorValue(self.shape, name, undefined, { kind: self.facts.kind ?? "tensor" });
});

for (const name of ["copy", "numpy", "view", "clip", "round", "byteswap", "newbyteorder"])
  method(name, "*args, **kwargs", (self) => self);

for (const name of ["flatten", "ravel"])
  method(name, "*args, **kwargs", (self) => arrayOf(self, isRanked(self.shape) ? [product(self.shape)] : self.shape));

/** The shape without an axis, or with it as 1; all of them where axis is None. */
export function reduced(shape: Shape, axis: Value, keepdims: Value): Shape {
  if (!isRanked(shape)) return shape;
  const axes =
    axis === null
      ? shape.map((_, i) => i)
      : (itemsOf(axis) ?? [axis]).map((a) => (typeof a === "number" ? (a < 0 ? a + shape.length : a) : undefined));
  if (axes.includes(undefined) || (keepdims !== true && keepdims !== false && keepdims !== null))
    return new Unknown("which axes are reduced isn't known");
  return shape.flatMap((dim, i) => (!axes.includes(i) ? [dim] : keepdims === true ? [1] : []));
}

for (const name of ["mean", "sum", "std", "var", "min", "max", "argmax", "argmin", "prod", "any", "all"])
  method(name, "axis=None, dtype=None, out=None, keepdims=False", (self, { get }) =>
    arrayOf(self, reduced(self.shape, get("axis"), get("keepdims"))),
  );

method("transpose", "*axes", (self, { rest }) => {
  const order = rest.length === 1 ? (itemsOf(rest[0]!) ?? rest) : rest;
  if (!isRanked(self.shape)) return self;
  if (order.length === 0) return arrayOf(self, [...self.shape].reverse());
  const { shape } = self;
  return arrayOf(
    self,
    order.map((axis) =>
      typeof axis === "number" ? (shape.at(axis) ?? new Unknown("there is no such axis")) : reasonFor(axis),
    ),
  );
});

method("squeeze", "axis=None", (self, { get }) => {
  const axis = get("axis");
  if (!isRanked(self.shape)) return self;
  const at = typeof axis === "number" ? (axis < 0 ? axis + self.shape.length : axis) : undefined;
  return arrayOf(
    self,
    self.shape.filter((dim, i) => (at === undefined ? dim !== 1 : i !== at)),
  );
});

method("tolist", "", (self, { runtime }) =>
  self.facts.values ? runtime.list([...self.facts.values]) : new Unknown("the array's values aren't known"),
);
method("item", "*args", (self) =>
  self.facts.values?.length === 1 ? self.facts.values[0]! : new Unknown("the array's values aren't known"),
);
