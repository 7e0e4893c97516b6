/**
 * keras.ops that call functions of the program's, and those that tell of a tensor without computing with it.
 *
 *     ops.map(f, xs), ops.cond(flag, a, b), ops.while_loop(…), ops.shape(x), ops.rearrange(x, "b h w c -> b (h w) c")
 */
import { isRanked, product, Unknown, type Dim } from "../../dims/dim.js";
import type { TensorSpec } from "../../dims/tensor.js";
import { shapeValue, tensorsIn, toSpecs } from "../../values/convert.js";
import { NativeFunction } from "../../values/native.js";
import { DictObject, ListObject } from "../../values/objects.js";
import { positionalArguments, TensorValue, TupleValue, type Value } from "../../values/value.js";
import { constantItem } from "../tensors/constants.js";
import { rearranged } from "../tensors/einops.js";
import { operation } from "../tensors/operation.js";
import { specOf } from "../tensors/spec.js";
import { fn, type Bound, type Natives } from "../native-helpers.js";
import { plainOutput, withoutOrigin } from "./layer-calls.js";
import { elementOf, stackedAgain } from "./ops-elements.js";

/** A function on each element of the first axis; the results stand on an axis like it. */
function mapped(bound: Bound, functionName: string, tensorsName: string): Value {
  const { get, runtime, place } = bound;
  const elements = withoutOrigin(get(tensorsName));
  const result = runtime.call(get(functionName), positionalArguments(elementOf(elements)), place);
  return stackedAgain(runtime, result, lengthOf(elements));
}

function lengthOf(value: Value): Dim {
  const [first] = tensorsIn(value);
  if (!first || !isRanked(first.shape))
    return first && !isRanked(first.shape) ? first.shape : new Unknown("how many elements there are isn't known");
  return first.shape[0] ?? new Unknown("a scalar has no elements");
}

/** The carry goes from element to element; what each gives besides is stacked. */
function scanned({ get, runtime, place }: Bound): Value {
  const xs = withoutOrigin(get("xs"));
  const given = get("length");
  const length: Dim = typeof given === "number" ? given : lengthOf(xs);
  const result = runtime.call(
    get("f"),
    positionalArguments(withoutOrigin(get("init")), xs === null ? null : elementOf(xs)),
    place,
  );
  const parts = runtime.iterate(result, place);
  if (parts instanceof Unknown || parts.length !== 2)
    return parts instanceof Unknown ? parts : runtime.unknown("the function gives no carry and output", place);
  return new TupleValue([parts[0]!, stackedAgain(runtime, parts[1]!, length)]);
}

/** One of the branches runs; where it can't be told which, what comes out is what both give. */
function conditional({ get, runtime, place }: Bound): Value {
  const truth = runtime.truth(get("pred"));
  const run = (name: string): Value => runtime.call(get(name), positionalArguments(), place);
  if (!(truth instanceof Unknown)) return run(truth ? "true_fn" : "false_fn");
  return runtime.join(run("true_fn"), run("false_fn"));
}

function switched({ get, rest, runtime, place }: Bound): Value {
  const branches = runtime.iterate(get("branches"), place);
  if (branches instanceof Unknown) return branches;
  const index = get("index");
  const run = (branch: Value): Value => runtime.call(branch, positionalArguments(...rest), place);
  if (typeof index === "number" && branches.length > 0)
    return run(branches[Math.min(Math.max(index, 0), branches.length - 1)]!);
  const results = branches.map(run);
  return results.length === 0
    ? runtime.unknown("there is no branch", place)
    : results.reduce((all, result) => runtime.join(all, result));
}

/** A loop keeps the shapes of its variables. Its body runs once, for what it calls. */
function looped({ get, runtime, place }: Bound): Value {
  const start = get("loop_vars");
  const items = runtime.iterate(start, place);
  const variables = items instanceof Unknown || start instanceof TensorValue ? [start] : [...items];
  runtime.call(get("body"), positionalArguments(...variables.map(withoutOrigin)), place);
  return start instanceof TensorValue ? withoutValues(start) : new TupleValue(variables.map(withoutValues));
}

function countedLoop({ get, runtime, place }: Bound): Value {
  const start = get("init_val");
  runtime.call(
    get("body_fun"),
    positionalArguments(new Unknown("the loop's counter isn't known", place), withoutOrigin(start)),
    place,
  );
  return withoutValues(start);
}

/** A variable after a loop: of its shape, and of no known value. */
function withoutValues(value: Value): Value {
  if (value instanceof TupleValue) return new TupleValue(value.items.map(withoutValues));
  if (value instanceof ListObject || value instanceof DictObject) return value;
  const { shape, dtype } = specOf(value);
  return new TensorValue(shape, dtype, value instanceof TensorValue ? value.origin : undefined, { kind: "tensor" });
}

/** The function without the gradient that it gives besides. */
function withoutGradient({ get }: Bound): Value {
  const own = get("f");
  return new NativeFunction("custom_gradient", ({ runtime, args, place }) => {
    const parts = runtime.iterate(runtime.call(own, args, place), place);
    return parts instanceof Unknown ? parts : (parts[0] ?? null);
  });
}

/** A symbolic tensor's shape as it stands; one that is computed with has numbers for the sizes that only run time knows. */
function shapeOf({ get, runtime, place }: Bound): Value {
  const x = get("x");
  if (!(x instanceof TensorValue)) return runtime.attribute(x, "shape", place);
  return x.origin || !isRanked(x.shape) ? shapeValue(x.shape) : new TupleValue(x.shape.map(constantItem));
}

const constant = (value: Dim): Value => new TensorValue([], "int32", undefined, { kind: "tensor", values: [value] });

const sizeOf = ({ shape }: TensorSpec): Value => constant(isRanked(shape) ? product(shape) : shape);

export const controlOps: Natives = {
  map: fn("f, xs", (bound) => mapped(bound, "f", "xs")),
  vectorized_map: fn("function, elements", (bound) => mapped(bound, "function", "elements")),
  scan: fn("f, init, xs=None, length=None, reverse=False, unroll=1", scanned),
  associative_scan: fn("f, elems, reverse=False, axis=0", ({ get, runtime }) =>
    plainOutput(runtime, toSpecs(withoutOrigin(get("elems")))),
  ),
  cond: fn("pred, true_fn, false_fn", conditional),
  switch: fn("index, branches, *operands", switched),
  while_loop: fn("cond, body, loop_vars, maximum_iterations=None", looped),
  fori_loop: fn("lower, upper, body_fun, init_val", countedLoop),
  custom_gradient: fn("f", withoutGradient),
  jvp: fn("fun, primals, tangents, has_aux=False", ({ runtime, place }) =>
    runtime.unknown("a derivative along a tangent isn't followed", place),
  ),
  vectorize: fn("pyfunc, *, excluded=None, signature=None", ({ runtime, place }) =>
    runtime.unknown("a vectorized function isn't followed", place),
  ),
  shape: fn("x", shapeOf),
  ndim: fn("x", ({ get }) => {
    const { shape } = specOf(get("x"));
    return isRanked(shape) ? shape.length : shape;
  }),
  size: fn("x", ({ get }) => sizeOf(specOf(get("x")))),
  dtype: fn("x", ({ get }) => specOf(get("x")).dtype),
  is_tensor: fn("x", ({ get, runtime, place }) =>
    get("x") instanceof Unknown
      ? runtime.unknown("whether it is a tensor isn't known", place)
      : get("x") instanceof TensorValue,
  ),
  convert_to_numpy: fn("x", ({ get }) => {
    const x = get("x");
    const { shape, dtype } = specOf(x);
    return new TensorValue(shape, dtype, undefined, {
      kind: "array",
      ...(x instanceof TensorValue && x.facts.values && { values: x.facts.values }),
    });
  }),
  rearrange: operation({ className: "Rearrange", signature: "tensor, pattern, **axes_lengths", rule: rearranged }),
};
