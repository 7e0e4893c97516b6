/**
 * keras.ops that call functions of the program's: map, scan, cond, switch, loops.
 *
 *     ops.map(f, xs)   f gets an element of xs; what it gives is stacked along the first axis
 *
 * A function runs on plain tensors, and what it gives is announced as the result of one operation.
 */
import { Float, isRanked, Unknown, type Dim, type Shape } from "../../../dims/dim.js";
import type { Nest, TensorSpec } from "../../../dims/tensor.js";
import { LayerError } from "../../../layers/entry.js";
import { isTensorSpec, mapTensors } from "../../../layers/inputs.js";
import { incompatibleShape } from "../../../problems/incompatible-shape.js";
import { itemsOf, toSpecs } from "../../../values/convert.js";
import { NativeFunction, type Runtime } from "../../../values/native.js";
import { showArgument } from "../../../layers/argument.js";
import { DictObject } from "../../../values/objects.js";
import { positionalArguments, TensorValue, TupleValue, type Value } from "../../../values/value.js";
import { isSymbolic, isTraced } from "./symbolic-value.js";
import { refuse } from "./refused-arguments.js";
import { fn, type Bound, type Natives } from "../../native-helpers.js";
import { applyBound, operation, type OperationCall, type OperationKind, type Rule } from "../../tensors/operation.js";
import { specOf, unknownSpec, unranked } from "../../tensors/spec.js";

// ---------------------------------------------------------------- elements

/** The tensors of a value as the call sees them, outside of the graph; `change` replaces each. */
function plainly(call: OperationCall, value: Value, change: (spec: TensorSpec) => TensorSpec = (spec) => spec): Value {
  const recurse = (item: Value): Value => plainly(call, item, change);
  if (value instanceof TensorValue) {
    const { shape, dtype } = change(call.tensorOf(value));
    return new TensorValue(shape, dtype, undefined, { kind: "tensor" });
  }
  if (value instanceof TupleValue) return new TupleValue(value.items.map(recurse), value.named);
  if (value instanceof DictObject)
    return new DictObject(
      [...value.entries.values()].map(([key, item]) => [key, recurse(item)]),
      value.open,
    );
  if (value instanceof Unknown) call.tensorOf(value);
  return value;
}

const element = ({ shape, dtype }: TensorSpec): TensorSpec => ({
  shape: isRanked(shape) ? shape.slice(1) : unranked(shape),
  dtype,
});

const stacked = (nest: Nest<TensorSpec>, length: Dim): Nest<TensorSpec> =>
  mapTensors(nest, ({ shape, dtype }) => ({ shape: isRanked(shape) ? [length, ...shape] : unranked(shape), dtype }));

/** How long the first axis of the first tensor is. */
function lengthOf(call: OperationCall, value: Value): Dim {
  const [first] = firstTensors(value);
  const shape = first === undefined ? new Unknown("what is gone over isn't known") : call.tensorOf(first).shape;
  if (!isRanked(shape)) return unranked(shape);
  const [length] = shape;
  return length === undefined ? new Unknown("a scalar has no elements") : length;
}

function firstTensors(value: Value): readonly Value[] {
  if (value instanceof TensorValue) return [value];
  if (value instanceof DictObject) return [...value.entries.values()].flatMap(([, item]) => firstTensors(item));
  return (itemsOf(value) ?? []).flatMap(firstTensors);
}

/** What a function gives, as specs: numbers are tensors too. */
function specsOf(value: Value): Nest<TensorSpec> {
  if (value instanceof TupleValue) return value.items.map(specsOf);
  const items = value instanceof TensorValue ? undefined : itemsOf(value);
  if (items) return items.map(specsOf);
  return value instanceof DictObject ? toSpecs(value) : specOf(value);
}

const calledOn = (call: OperationCall, callee: Value, ...args: readonly Value[]): Value =>
  call.runtime.call(callee, positionalArguments(...args), call.place);

// ---------------------------------------------------------------- along the first axis

/** A function on each element of the first axis; the results stand on an axis like it. */
export const mapping =
  (functionName: string, tensorsName: string): Rule =>
  (call) => {
    const xs = call.value(tensorsName);
    if (call.value(functionName) instanceof TensorValue)
      refuse(call, functionName, `\`${functionName}\` is a function, and a tensor is given.`);
    const result = calledOn(call, call.value(functionName), plainly(call, xs, element));
    return stacked(specsOf(result), lengthOf(call, xs));
  };

/** The carry goes from element to element; what each gives besides is stacked. */
const scanning: Rule = (call) => {
  const xs = call.value("xs");
  const given = call.value("length");
  const length: Dim = typeof given === "number" ? given : lengthOf(call, xs);
  const result = calledOn(call, call.value("f"), plainly(call, call.value("init")), plainly(call, xs, element));
  const parts = itemsOf(result);
  if (result instanceof TensorValue || (parts && parts.length !== 2))
    refuse(call, "f", "the function gives the carry and an output, as a pair.");
  if (parts?.length !== 2) return unknownSpec(new Unknown("the function gives no carry and output", call.place));
  return [specsOf(parts[0]!), stacked(specsOf(parts[1]!), length)];
};

// ---------------------------------------------------------------- loops and branches

/** A loop keeps the shapes of its variables. Its body runs once, for what it calls. */
export const looping: Rule = (call) => {
  const start = plainly(call, call.value("loop_vars"));
  const variables = start instanceof TensorValue ? [start] : (itemsOf(start) ?? [start]);
  const number = call.isSymbolic ? variables.find((one) => typeof one === "number" || one instanceof Float) : undefined;
  if (number !== undefined)
    refuse(
      call,
      "loop_vars",
      `beside a tensor of the graph ${showArgument(number)} must be a tensor too, as ops.convert_to_tensor makes one.`,
    );
  calledOn(call, call.value("body"), ...variables);
  return start instanceof TensorValue ? specOf(start) : variables.map(specsOf);
};

const counting: Rule = (call) => {
  const start = plainly(call, call.value("init_val"));
  calledOn(call, call.value("body_fun"), new Unknown("the loop's counter isn't known", call.place), start);
  return specsOf(start);
};

/** The branches give the same; executed with a known index, one of them runs. */
const switching: Rule = (call) => {
  const branches = itemsOf(call.value("branches"));
  if (!branches || branches.length === 0) return unknownSpec(new Unknown("the branches aren't known", call.place));
  const operands = call.rest.map((value) => plainly(call, value));
  const results = branches.map((branch) => specsOf(calledOn(call, branch, ...operands)));
  const index = call.value("index");
  if (call.isSymbolic || typeof index !== "number") return call.isSymbolic ? results[0]! : agreed(results);
  return results[Math.min(Math.max(index, 0), results.length - 1)]!;
};

/** What all branches give, where they agree. */
function agreed(results: readonly Nest<TensorSpec>[]): Nest<TensorSpec> {
  const [first] = results as readonly [Nest<TensorSpec>];
  const text = (nest: Nest<TensorSpec>): string => JSON.stringify(nest);
  return results.every((result) => text(result) === text(first))
    ? first
    : unknownSpec(new Unknown("the branches give different shapes"));
}

/** One of the branches runs; where it can't be told which, what comes out is what all of them give. */
export function chosen(runtime: Runtime, branches: readonly (() => Value)[], index: Value): Value {
  const at = typeof index === "number" ? Math.min(Math.max(index, 0), branches.length - 1) : undefined;
  if (at !== undefined) return branches[at]!();
  return branches.map((branch) => branch()).reduce((all, result) => runtime.join(all, result));
}

export function conditional({ get, runtime, place }: Bound): Value {
  const pred = get("pred");
  // Where a `call` is traced, which branch runs is left to the graph.
  const truth = isTraced(runtime, pred) ? new Unknown("which branch runs, the data tell") : runtime.truth(pred);
  const branches = ["true_fn", "false_fn"].map((name) => () => runtime.call(get(name), positionalArguments(), place));
  return chosen(runtime, branches, truth instanceof Unknown ? truth : truth ? 0 : 1);
}

/** The function without the gradient that it gives besides. */
export function withoutGradient({ get }: Bound): Value {
  const own = get("f");
  return new NativeFunction("custom_gradient", ({ runtime, args, place }) => {
    const parts = runtime.iterate(runtime.call(own, args, place), place);
    return parts instanceof Unknown ? parts : (parts[0] ?? null);
  });
}

/** Where the condition is only announced, both branches run, and what they give must be of one kind. */
const branching: Rule = (call) => {
  const [first, second] = ["true_fn", "false_fn"].map((name) => specsOf(calledOn(call, call.value(name))));
  if (differ(first!, second!))
    throw new LayerError(incompatibleShape, `${call.name}: both branches must give the same shapes and dtypes.`);
  return first!;
};

/** Whether two results certainly are of different structure, shape or dtype. */
function differ(a: Nest<TensorSpec>, b: Nest<TensorSpec>): boolean {
  if (isTensorSpec(a) && isTensorSpec(b)) return shapesDiffer(a.shape, b.shape) || isOther(a.dtype, b.dtype);
  if (isTensorSpec(a) || isTensorSpec(b)) return !unread(a) && !unread(b);
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length !== right.size || left.some(([key, item]) => !right.has(key) || differ(item, right.get(key)!));
}

const unread = (nest: Nest<TensorSpec>): boolean => isTensorSpec(nest) && !isRanked(nest.shape);
const isOther = (a: unknown, b: unknown): boolean =>
  [a, b].every((own) => own === null || typeof own === "number" || typeof own === "string") && a !== b;
const shapesDiffer = (a: Shape, b: Shape): boolean =>
  isRanked(a) && isRanked(b) && (a.length !== b.length || a.some((dim, i) => isOther(dim, b[i])));

const ANNOUNCED_COND: OperationKind = {
  className: "Cond",
  signature: "pred, true_fn, false_fn",
  rule: branching,
};

/** The functions' own costs are spent where they run. */
const calling = (kind: Omit<OperationKind, "cost">): ReturnType<typeof operation> => operation(kind);

export const controlOps: Natives = {
  map: calling({ className: "Map", signature: "f, xs", rule: mapping("f", "xs"), hidden: ["GetItem"] }),
  vectorized_map: calling({
    className: "VectorizedMap",
    signature: "function, elements",
    rule: mapping("function", "elements"),
    hidden: ["GetItem"],
  }),
  scan: calling({
    className: "Scan",
    signature: "f, init, xs=None, length=None, reverse=False, unroll=1",
    rule: scanning,
    hidden: ["GetItem"],
  }),
  associative_scan: calling({
    className: "AssociativeScan",
    signature: "f, elems, reverse=False, axis=0",
    rule: (call) => specsOf(plainly(call, call.value("elems"))),
  }),
  switch: calling({ className: "Switch", signature: "index, branches, *operands", rule: switching }),
  while_loop: calling({
    className: "WhileLoop",
    signature: "cond, body, loop_vars, maximum_iterations=None",
    rule: looping,
  }),
  fori_loop: calling({ className: "ForiLoop", signature: "lower, upper, body_fun, init_val", rule: counting }),
  cond: fn("pred, true_fn, false_fn", (bound) => {
    if (isSymbolic(bound.get("pred"))) return applyBound(ANNOUNCED_COND, "cond", bound);
    bound.runtime.automaticName("Cond");
    return conditional(bound);
  }),
  custom_gradient: fn("f", withoutGradient),
  jvp: fn("fun, primals, tangents, has_aux=False", ({ runtime, place }) =>
    runtime.unknown("a derivative along a tangent isn't followed", place),
  ),
  vectorize: fn("pyfunc, *, excluded=None, signature=None", ({ runtime, place }) =>
    runtime.unknown("a vectorized function isn't followed", place),
  ),
};
