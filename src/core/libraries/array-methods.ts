/**
 * Methods of arrays and tensors, as far as they tell a shape or a value.
 *
 *     x_train.reshape(x_train.shape[0], 28, 28, 1), images.astype("float32"), tensor.numpy()
 */
import { certainlyDiffer, Float, isRanked, showShape, Unknown, type Shape } from "../dims/dim.js";
import { signature } from "../layers/signature.js";
import { incompatibleShape } from "../problems/incompatible-shape.js";
import { reasonFor, shapeValue } from "../values/convert.js";
import type { NativeFunction } from "../values/native.js";
import { TensorValue, TupleValue, type Value } from "../values/value.js";
import { fn, type Bound } from "./native-helpers.js";
import { pickingKinds } from "./numpy/arrays.js";
import { dotKind, reductionKinds, reductionKind, runningKinds } from "./numpy/reductions.js";
import { reshapedShape, squeezedShape, swappedShape, transposedShape } from "./tensors/arrange.js";
import { constantItem, constantOf, foldCast, heldElement, numpyScalar, sameClasses } from "./tensors/constants.js";
import { dtypeArgument } from "./tensors/dtypes.js";
import { repeatedShape } from "./tensors/join.js";
import { applyBound, type OperationKind, type Rule } from "./tensors/operation.js";
import { flatSize } from "./tensors/reduce.js";
import { asDims } from "./tensors/sizes.js";
import { onAxes } from "./tensors/spec.js";

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

/** A method that an operation tells of, the array being its first argument. NumPy's give arrays. */
function operationMethod(name: string, kind: OperationKind): void {
  arrayMethods.set(
    name,
    fn(kind.signature, (bound) => {
      const self = bound.get(firstParameter(kind));
      const isArray = self instanceof TensorValue && self.facts.kind === "array";
      return applyBound({ ...kind, isArray }, name, bound);
    })(name),
  );
}

const firstParameter = (kind: OperationKind): string => signature(kind.signature).parameters[0]!.name;

const arranged = (name: string, parameters: string, rule: Rule): void =>
  operationMethod(name, {
    className: name,
    signature: parameters === "" ? "a, **kwargs" : `a, ${parameters}, **kwargs`,
    rule,
    fold: (call) => constantOf(call.value("a")),
    ...(name !== "repeat" && { classes: sameClasses("a") }),
    isView: name !== "repeat" && name !== "flatten",
  });

const onShape =
  (change: (call: Parameters<Rule>[0], shape: Shape) => Shape): Rule =>
  (call) => {
    const { shape, dtype } = call.tensor("a");
    return { shape: change(call, shape), dtype };
  };

/** Several arguments, or one that is a sequence of them. */
const spread = (rest: readonly Value[]): Value => (rest.length === 1 ? rest[0]! : new TupleValue(rest));

for (const [name, kind] of Object.entries(reductionKinds))
  // NumPy 2 has no such method.
  if (name !== "ptp") operationMethod(name, reductionKind(kind));

arranged(
  "reshape",
  "*shape",
  onShape((call, shape) => reshapedShape(call.name, shape, asDims(spread(call.rest)), false)),
);
arranged(
  "transpose",
  "*axes",
  onShape((call, shape) =>
    onAxes(shape, (dims) => transposedShape(call.name, dims, call.rest.length === 0 ? null : spread(call.rest))),
  ),
);
arranged(
  "squeeze",
  "axis=None",
  onShape((call, shape) => onAxes(shape, (dims) => squeezedShape(call, dims, call.value("axis")))),
);
arranged(
  "swapaxes",
  "axis1, axis2",
  onShape((call, shape) =>
    onAxes(shape, (dims) => swappedShape(call.name, dims, call.value("axis1"), call.value("axis2"))),
  ),
);
for (const name of ["flatten", "ravel"])
  arranged(
    name,
    "*args",
    onShape((_, shape) => [flatSize(shape)]),
  );
arranged(
  "repeat",
  "repeats, axis=None",
  onShape((call, shape) =>
    onAxes(shape, (dims) => repeatedShape(call.name, dims, call.value("repeats"), call.value("axis"))),
  ),
);
operationMethod("astype", {
  className: "astype",
  signature: "a, dtype, **kwargs",
  rule: (call) => ({ shape: call.tensor("a").shape, dtype: dtypeArgument(call, call.tensor("a").dtype) }),
  fold: (call) => foldCast(call, undefined, "a"),
  classes: sameClasses("a"),
});
for (const name of ["conj", "clip", "round", "byteswap"])
  method(
    name,
    "*args, **kwargs",
    (self) => new TensorValue(self.shape, self.dtype, undefined, { kind: self.facts.kind ?? "tensor" }),
  );
method("copy", "*args, **kwargs", (self, { runtime }) => {
  const { values, classes, shape, dtype, facts } = self;
  if (!facts.memory) return self;
  return new TensorValue(shape, dtype, undefined, {
    kind: facts.kind ?? "tensor",
    memory: runtime.arrayMemory(),
    ...(values && { values }),
    ...(classes !== undefined && { classes }),
  });
});
method("view", "*args, **kwargs", (self) => self);

for (const [name, kind] of Object.entries({ ...pickingKinds, ...runningKinds, dot: dotKind }))
  operationMethod(name, kind);

// ---------------------------------------------------------------- changed in place

for (const name of ["sort", "fill", "partition", "put", "itemset", "resize"])
  method(name, "*args, **kwargs", (self, { runtime, place }) => {
    if (self.facts.kind !== "array") return new Unknown(`what \`${name}\` gives isn't known`, place);
    runtime.changeArray(self, place);
    return null;
  });

// ---------------------------------------------------------------- values

const unknownValues = new Unknown("the array's values aren't known");

/** `tensor.numpy()`: an array of the same values. */
method("numpy", "", (self) => {
  const { values } = self;
  const only = isRanked(self.shape) && self.shape.length === 0 && values?.length === 1 ? values[0]! : undefined;
  if (only !== undefined) return numpyScalar(only, self.dtype);
  const held = heldElement(self.shape, self.dtype);
  return held ?? new TensorValue(self.shape, self.dtype, undefined, { kind: "array", ...(values && { values }) });
});
method("tolist", "", (self, { runtime }) =>
  isRanked(self.shape) && self.shape.length === 0
    ? (self.values?.[0] ?? unknownValues)
    : self.values
      ? runtime.list(self.values.map(constantItem))
      : unknownValues,
);
method("item", "*args", (self, { rest: [index] }) => {
  const only = index === undefined && self.values?.length === 1 ? 0 : index;
  return (typeof only === "number" ? self.values?.at(only) : undefined) ?? unknownValues;
});

// ---------------------------------------------------------------- tensors and variables

method("get_shape", "", (self) => shapeValue(self.shape));
method("set_shape", "shape", () => null);
method("assign", "value, *args, **kwargs", (self, { get, runtime, place }) => {
  const value = get("value");
  const given =
    typeof value === "number" || value instanceof Float ? [] : value instanceof TensorValue ? value.shape : undefined;
  const isOther = self.facts.kind === "variable" && given !== undefined && certainlyDiffer(self.shape, given);
  if (!isOther || runtime.settings.dialect !== undefined) return self;
  const message = `A variable of ${showShape(self.shape)} can't be assigned a value of ${showShape(given)}.`;
  return runtime.fail({ kind: incompatibleShape, place, message }, "ValueError", place);
});
for (const name of ["assign_add", "assign_sub", "read_value", "value", "cpu", "detach"])
  method(name, "*args, **kwargs", (self) => self);
