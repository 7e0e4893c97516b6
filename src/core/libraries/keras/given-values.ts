/**
 * What Python refuses of what the library gives: its lists, the tuples of its shapes, its layers and models.
 *
 *     model.outputs[1]        there is one
 *     hidden.shape["a"]       an index is a whole number
 *     model.outputs.shape     a list has none
 *     len(model)              a model has no length
 */
import { Float, type Unknown } from "../../dims/dim.js";
import { invalidArgument } from "../../problems/invalid-argument.js";
import { noSuchLayer } from "../../problems/no-such-layer.js";
import type { BinaryOp } from "../../program/program.js";
import type { Problem, ProblemKind } from "../../problems/problem.js";
import { removedInKeras3 } from "../../problems/removed-in-keras-3.js";
import { unknownAttribute } from "../../problems/unknown-attribute.js";
import type { Place } from "../../text/span.js";
import { refuseInCall } from "./refused-in-call.js";
import { LayerObject } from "../../values/layer-object.js";
import { NativeFunction, type Runtime } from "../../values/native.js";
import { DictObject, FunctionObject, ListObject } from "../../values/objects.js";
import { BoundMethod, TensorValue, TupleValue, type Given, type Value } from "../../values/value.js";

/** What is in a list or tuple that the library has made; undefined for any other value. */
const givenIn = (value: Value): Given | undefined =>
  value instanceof ListObject || value instanceof TupleValue || value instanceof DictObject ? value.given : undefined;

const kindOf = (container: Value): string =>
  container instanceof TupleValue ? "tuple" : container instanceof DictObject ? "dict" : "list";

/** Marks a list or a tuple as one that the library gives; other values stay as they are. */
export function asGiven(value: Value, given: Given): Value {
  if (value instanceof TupleValue) return new TupleValue(value.items, value.named, given);
  if (value instanceof ListObject || value instanceof DictObject) value.given = given;
  return value;
}

function refuse(
  runtime: Runtime,
  value: Value,
  exception: string,
  problem: { readonly kind?: ProblemKind; readonly message: string },
  place: Place,
): Unknown | undefined {
  const { dialect } = runtime.settings;
  if (runtime.insideCall && givenIn(value) !== "layer")
    return dialect === undefined ? refuseInCall(runtime, exception, inSentence(problem.message), place) : undefined;
  // Nor is it told of a branch that may be meant for other values.
  if (!((dialect === undefined && runtime.isDecided) || givenIn(value) === "layer")) return undefined;
  const told: Problem = { kind: invalidArgument, place, ...problem };
  return runtime.fail(told, exception, place);
}

/** As what Python raises is told. */
const inSentence = (message: string): string =>
  `${message.charAt(0).toLowerCase()}${message.slice(1).replace(/\.$/, "")}`;

// ---------------------------------------------------------------- items

/** There is no such item; undefined where that is no problem of the library's. */
export function refuseIndex(
  runtime: Runtime,
  container: Value,
  at: number,
  count: number,
  place: Place,
): Unknown | undefined {
  const given = givenIn(container);
  // A model has outputs: of one that seems to have none they aren't known.
  if (given === undefined || (given === "tensor" && count === 0)) return undefined;
  const isShape = given === "size" || given === "axis";
  const held = isShape ? (count === 1 ? "axis" : "axes") : count === 1 ? given : `${given}s`;
  const subject = given === "layer" ? "This model has" : isShape ? "This shape has" : "This list holds";
  const message = `${subject} ${count} ${held}, and none at the index ${at}.`;
  const kind = given === "layer" ? noSuchLayer : invalidArgument;
  return refuse(runtime, container, "IndexError", { kind, message }, place);
}

const EARLIER_RESULTS = /^((val_)?(acc|mean_absolute_error|mean_squared_error|mean_absolute_percentage_error)|lr)$/;

/** A dict of what a model gives has no such key. */
export function refuseMissingKey(runtime: Runtime, container: Value, key: Value, place: Place): Unknown | undefined {
  if (!(container instanceof DictObject) || givenIn(container) === undefined) return undefined;
  const keys = [...container.entries.values()].map(([key]) => (typeof key === "string" ? `"${key}"` : String(key)));
  const message = `This dict has no such key: it holds ${keys.join(", ")}.`;
  // Names that earlier releases kept under others.
  const isEarlier = givenIn(container) === "result" && typeof key === "string" && EARLIER_RESULTS.test(key);
  const kind = isEarlier ? removedInKeras3 : invalidArgument;
  return refuse(runtime, container, "KeyError", { kind, message }, place);
}

/** What is certainly no index of a list or a tuple. */
export function refuseKey(runtime: Runtime, container: Value, key: Value, place: Place): Unknown | undefined {
  const given = givenIn(container);
  const isOdd =
    key === null ||
    typeof key === "string" ||
    key instanceof Float ||
    key instanceof TupleValue ||
    key instanceof ListObject ||
    key instanceof DictObject ||
    key instanceof FunctionObject ||
    key instanceof LayerObject;
  if (given === undefined || !isOdd) return undefined;
  const what = kindOf(container);
  const hint = given === "layer" && typeof key === "string" ? ` By name there is get_layer("${key}").` : "";
  const message = `This is a ${what}, whose items are counted: its index is a whole number.${hint}`;
  return refuse(runtime, container, "TypeError", { message }, place);
}

/** A tuple that an item is set of, or taken out: such as a shape is. */
export function refuseTupleSet(runtime: Runtime, tuple: TupleValue, place: Place): Unknown | undefined {
  const message = "The items of a tuple can't be set. Make a list of it first.";
  return givenIn(tuple) === undefined && !runtime.insideCall
    ? undefined
    : refuse(runtime, tuple, "TypeError", { message }, place);
}

/** So many names for what it holds. */
export function refuseUnpacking(
  runtime: Runtime,
  container: Value,
  count: number,
  names: number,
  place: Place,
): Unknown | undefined {
  const given = givenIn(container);
  if (given === undefined) return undefined;
  const held = given === "size" || given === "axis" ? "This shape has" : "This list holds";
  const message = `${held} ${count} ${count === 1 ? "item" : "items"}, and here ${names === 1 ? "is one name" : `are ${names} names`} for them.`;
  return refuse(runtime, container, "ValueError", { message }, place);
}

/** Operators of a shape, which is a tuple: another tuple is put behind it, and whole numbers repeat it. */
export function refuseShapeOperand(
  runtime: Runtime,
  op: BinaryOp | "sign" | "order",
  operands: readonly Value[],
  place: Place,
): Unknown | undefined {
  const [first] = operands;
  const shape = operands.find((operand) => givenIn(operand) === "size" || givenIn(operand) === "axis");
  if (shape === undefined || (op === "%" && typeof first === "string")) return undefined;
  const others = operands.filter((operand) => operand !== shape);
  // That of a TensorShape takes any sequence, and sizes, and is not repeated.
  const isTaken = (value: Value): boolean =>
    givenIn(shape) === "axis"
      ? op === "+" && typeof value !== "string"
      : op === "+" || op === "order"
        ? value instanceof TupleValue
        : op === "*" && (typeof value === "number" || typeof value === "boolean");
  if (!others.every((value) => isPlainOperand(value) && !isTaken(value))) return undefined;
  if (op === "+" && others.length === 0) return undefined;
  const message = "A shape is a tuple: another tuple can be put behind it, as in `x.shape + (1,)`.";
  return refuse(runtime, shape, "TypeError", { message }, place);
}

/** The loss alone, taken for a list of it and of metrics. */
export function refuseOfResult(runtime: Runtime, value: Value, place: Place): Unknown | undefined {
  if (!(value instanceof TensorValue) || !value.facts.isResult) return undefined;
  const message =
    "This is one number, the loss: `compile` was given no metrics, which would stand beside it in a list.";
  return refuse(runtime, value, "TypeError", { message }, place);
}

// ---------------------------------------------------------------- attributes

const OF_LISTS = new Set("append clear copy count extend index insert pop remove reverse sort".split(" "));
const OF_TUPLES = new Set(["count", "index"]);
const OF_DICTS = new Set("clear copy fromkeys get items keys pop popitem setdefault update values".split(" "));

/** What the shapes of TensorFlow have, which those of Keras 2 were. */
const OF_TENSOR_SHAPES = new Set(
  "as_list as_proto assert_has_rank assert_is_compatible_with assert_is_fully_defined assert_same_rank concatenate dims is_compatible_with is_fully_defined is_subtype_of merge_with most_general_shape most_specific_compatible_shape ndims num_elements rank with_rank with_rank_at_least with_rank_at_most".split(
    " ",
  ),
);

export function lacksAttribute({ settings }: Runtime, container: Value, name: string): boolean {
  if (givenIn(container) === undefined || settings.dialect !== undefined || name.startsWith("__")) return false;
  if (container instanceof DictObject) return !container.hasAttributes && !OF_DICTS.has(name);
  if (givenIn(container) === "axis") return !OF_TENSOR_SHAPES.has(name);
  if (container instanceof TupleValue) return container.named === undefined && !OF_TUPLES.has(name);
  return !OF_LISTS.has(name);
}

export function refuseAttribute(runtime: Runtime, container: Value, name: string, place: Place): Unknown | undefined {
  if (!lacksAttribute(runtime, container, name)) return undefined;
  const given = givenIn(container)!;
  const isEarlier = given === "size" && OF_TENSOR_SHAPES.has(name);
  const hint = isEarlier
    ? " Shapes are tuples in Keras 3."
    : given === "size" || given === "axis"
      ? ""
      : container instanceof DictObject
        ? ` Take one of its ${given}s first, by its name.`
        : ` Take one of its ${given}s first: [0].${name}`;
  const what = given === "axis" ? "TensorShape" : kindOf(container);
  const message = `A ${what} has no \`${name}\`.${hint}`;
  const problem = { kind: isEarlier ? removedInKeras3 : unknownAttribute, message };
  const failed = refuse(runtime, container, "AttributeError", problem, place);
  // What else the program does with it is read as an earlier Keras would do it.
  return isEarlier ? undefined : failed;
}

// ---------------------------------------------------------------- layers

/** What Python asks an object's class for. */
const USES = {
  length: { methods: ["__len__"], cant: "has no `len`" },
  item: { methods: ["__getitem__"], cant: "has no items" },
  iteration: { methods: ["__iter__", "__getitem__"], cant: "can't be gone over" },
} as const;

/** A layer or a model that is taken for a container. */
export function refuseAsContainer(
  runtime: Runtime,
  value: Value,
  use: keyof typeof USES,
  place: Place,
): Unknown | undefined {
  if (runtime.settings.dialect !== undefined) return undefined;
  const { methods, cant } = USES[use];
  const method = libraryMethod(value);
  if (method !== undefined)
    return runtime.fail({ kind: invalidArgument, place, message: `${called(method)} ${cant}.` }, "TypeError", place);
  if (!(value instanceof LayerObject)) return undefined;
  if (!lacksMethods(runtime, value, methods)) return undefined;
  const isModel = value.kind !== "layer";
  const message = `${isModel ? "A model" : "A layer"} ${cant}.${isModel ? " Its layers are in `model.layers`." : ""}`;
  return runtime.fail({ kind: invalidArgument, place, message }, "TypeError", place);
}

/** The name of a method of the library's, taken from a layer or a model and not called. */
const libraryMethod = (value: Value): string | undefined =>
  value instanceof BoundMethod && value.self instanceof LayerObject && value.fn instanceof NativeFunction
    ? value.fn.name
    : undefined;

const called = (method: string): string => `\`${method}\` is a method, to be called: ${method}(…). A method`;

/** What is asked of a method that wasn't called. */
export function refuseOfMethod(runtime: Runtime, value: Value, name: string, place: Place): Unknown | undefined {
  const method = libraryMethod(value);
  if (method === undefined || name.startsWith("_") || runtime.settings.dialect !== undefined) return undefined;
  const message = `${called(method)} has no \`${name}\`.`;
  return runtime.fail({ kind: unknownAttribute, place, message }, "AttributeError", place);
}

/** Operators on layers themselves, which are for what they give. */
export function refuseOperands(
  runtime: Runtime,
  a: Value,
  b: Value,
  methods: readonly string[],
  place: Place,
): Unknown | undefined {
  const layer = [a, b].find((value) => value instanceof LayerObject);
  const isOdd = (value: Value): boolean =>
    value instanceof LayerObject ? lacksMethods(runtime, value, methods) : isPlainOperand(value);
  if (layer === undefined || methods.length === 0 || runtime.settings.dialect !== undefined) return undefined;
  if (!isOdd(a) || !isOdd(b)) return undefined;
  const message = `Operators take tensors, and the layer ${layer.className} is none. Call it on a tensor first.`;
  return runtime.fail({ kind: invalidArgument, place, message }, "TypeError", place);
}

export const isPlainOperand = (value: Value): boolean =>
  value === null ||
  ["boolean", "number", "string"].includes(typeof value) ||
  value instanceof Float ||
  value instanceof ListObject ||
  value instanceof TupleValue ||
  value instanceof DictObject;

/** Layers have none of their own; a class of the program's may have. */
const lacksMethods = (
  { replaced }: Runtime,
  { cls, isWhollyKnown }: LayerObject,
  methods: readonly string[],
): boolean =>
  (cls === undefined || (isWhollyKnown && methods.every((name) => cls.lookup(name) === undefined))) &&
  ![...replaced].some((path) => methods.some((name) => path.endsWith(`.${name}`)));
