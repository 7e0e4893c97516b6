/**
 * Sizes that a tensor's shape doesn't tell before the program runs: None in Keras 3, where the program wants a number.
 *
 *     x.shape[0] * 2              TypeError: the batch size is None
 *     ops.zeros((x.shape[0], 8))  ValueError
 *     ops.shape(x)[0] * 2         a tensor inside a `call`, None in the graph
 *
 * What is read is `.shape[0]` where it is used, or where the function binds the name once that is used: a name that is bound again may
 * stand for something else as well.
 */
import type { Unknown } from "../dims/dim.js";
import { isSymbolic, isTraced } from "../libraries/keras/ops/symbolic-value.js";
import { isComputed, refuseInCall } from "../libraries/keras/refused-in-call.js";
import { symbolicValue } from "../problems/symbolic-value.js";
import type { AttributeExpr, CallExpr, Expr, IndexExpr } from "../program/program.js";
import { itemsOf } from "../values/convert.js";
import { NativeFunction } from "../values/native.js";
import { InstanceObject } from "../values/objects.js";
import { External, type CallArguments, type Value } from "../values/value.js";
import { isRaisedOn } from "./exceptions.js";
import type { Frame } from "./frame.js";
import { soleBinding } from "./sole-bindings.js";
import type { Interpreter } from "./interpreter.js";

/** The tensor whose shape an expression asks for by the tensor's name: `x.shape`, and in the graph `ops.shape(x)`. */
function shapedBy(run: Interpreter, frame: Frame, written: Expr): Value | undefined {
  const expr = written.kind === "name" ? (boundTo(frame, written.name) ?? written) : written;
  const { callee, args } = expr.kind === "call" && !run.insideCall ? expr : { callee: undefined, args: [] };
  const asked =
    expr.kind === "attribute" && expr.name === "shape"
      ? expr.object
      : callee?.kind === "attribute" && callee.name === "shape"
        ? args[0]?.value
        : undefined;
  return asked?.kind === "name" ? run.language.name(run, frame, asked) : undefined;
}

/** Eager tensors, of which a dataset gives as many as there are, have sizes that aren't told here and are numbers all the same. */
function hasNone(run: Interpreter, frame: Frame, shape: Expr): boolean {
  const tensor = shapedBy(run, frame, shape);
  return tensor !== undefined && (run.insideCall ? isTraced(run, tensor) : isSymbolic(tensor));
}

/** What the name itself was given. */
function boundTo(frame: Frame, name: string): Expr | undefined {
  const bound = soleBinding(frame.fn?.definition, name);
  return bound?.item === undefined ? bound?.value : undefined;
}

/** An item of a shape: as it is written, or as the name was given it. */
function isSize(run: Interpreter, frame: Frame, expr: Expr, value: Value | undefined): boolean {
  if (value !== null) return false;
  const bound = expr.kind === "name" ? soleBinding(frame.fn?.definition, expr.name) : undefined;
  if (bound?.item !== undefined) return hasNone(run, frame, bound.value);
  const item = bound?.value ?? expr;
  return item.kind === "index" && hasNone(run, frame, item.object);
}

function refuse(run: Interpreter, expr: Expr, exception: string): Unknown | undefined {
  const instead = run.insideCall ? " Take keras.ops.shape(x)[0], which is a tensor." : "";
  return refuseWith(run, expr, exception, `This size is None: it isn't known while the model is built.${instead}`);
}

function refuseWith(run: Interpreter, expr: Expr, exception: string, message: string): Unknown | undefined {
  const place = run.placeOf(expr);
  const { dialect } = run.settings;
  if (dialect !== undefined || place.file !== "" || !(run.insideCall ? isRaisedOn(run) : run.isDecided))
    return undefined;
  return run.fail({ kind: symbolicValue, place, message }, exception, place);
}

/** An operand that is such a size. */
export function refuseOperandSizes(
  run: Interpreter,
  frame: Frame,
  operands: readonly Expr[],
  values: readonly Value[],
): Unknown | undefined {
  // A text's format takes None, or not, by its letters.
  if (!values.includes(null) || typeof values[0] === "string") return undefined;
  const found = operands.find((expr, i) => isSize(run, frame, expr, values[i]));
  return found ? refuse(run, found, "TypeError") : refuseNone(run, frame, operands, values);
}

/** Arithmetic of a tensor with None in a `call`. What a name stands for there may be a size, which is a tensor when the program runs. */
function refuseNone(
  run: Interpreter,
  frame: Frame,
  operands: readonly Expr[],
  values: readonly Value[],
): Unknown | undefined {
  const at = values.indexOf(null);
  const expr = operands[at];
  if (!expr || !values.some((value) => isComputed(run, value)) || !isNothing(run, frame, expr)) return undefined;
  return refuseInCall(
    run,
    "ValueError",
    "a tensor goes together with tensors and numbers, not None",
    run.placeOf(expr),
  );
}

/** None as it is written, or in an attribute that an `__init__` alone sets. */
function isNothing(run: Interpreter, frame: Frame, expr: Expr): boolean {
  if (expr.kind === "constant") return true;
  if (expr.kind !== "attribute" || expr.object.kind !== "name") return false;
  const object = run.language.name(run, frame, expr.object);
  if (!(object instanceof InstanceObject) || object.own(expr.name) !== null) return false;
  const { init, build, elsewhere } = run.attributeSetters(object.cls, expr.name);
  return init && !build && !elsewhere;
}

/**
 * What a size has no more than any number has: `x.shape[1].value`, which was TensorFlow 1's, and items. Where a `call` computes with
 * numbers, that they have no items is told of any of them.
 */
export function refuseOfSize(
  run: Interpreter,
  frame: Frame,
  expr: AttributeExpr | IndexExpr,
  size: Value,
): Unknown | undefined {
  if (!(typeof size === "number" || size === null) || expr.object.kind !== "index") return undefined;
  const isItem = expr.kind === "index";
  if (!isItem && expr.name !== "value") return undefined;
  const tensor = shapedBy(run, frame, expr.object.object);
  if (tensor === undefined || !(isSymbolic(tensor) || isComputed(run, tensor))) return undefined;
  const exception = isItem ? "TypeError" : "AttributeError";
  const what = size === null ? "This size is None" : "A size is a number";
  const message = `${what}, and has no ${isItem ? "items" : "`value`: that was TensorFlow 1's"}.`;
  return refuseWith(run, expr, exception, message);
}

/** Functions that compute with the numbers they are given, and those that make something of a shape. */
const OF_NUMBERS = /^(builtins\.)?(int|float|max|min|range|sum|sorted)$|^numpy\.prod$/;
const OF_SHAPES =
  /^(keras\.ops|tensorflow|numpy)\.(zeros|ones|full|empty|fill|eye)$|^(keras|tensorflow)\.random\.(normal|uniform|truncated_normal|randint)$|^keras\.backend\.(zeros|ones|random_(normal|uniform))$/;
const OF_SIZES =
  /^(keras\.ops|tensorflow)\.(cast|convert_to_tensor|image\.resize|linspace|repeat|split|sqrt|stack)$|^tensorflow\.(constant|one_hot)$|^tensorflow\.debugging\.assert_\w*(equal|greater|less)$|^(keras\.ops|tensorflow)\.((not_)?equal|greater|less|add|subtract|multiply|divide|maximum|minimum)$/;
/** Of their other arguments None is a default, which says nothing. */
const OF_FIRST = /^(keras\.ops|keras\.backend|tensorflow|numpy)\.(arange|range)$/;
/** A symbolic tensor of Keras' is told its new shape, and None in it is taken. */
const OF_SHAPES_IN_CALL = /^(keras\.ops|keras\.backend|tensorflow)\.(broadcast_to|one_hot|pad|reshape|slice|tile)$/;

/** An argument that is such a size, or a shape with one in it. */
export function refuseArgumentSizes(
  run: Interpreter,
  frame: Frame,
  { args: written }: CallExpr,
  callee: Value,
  { positional, keywords }: CallArguments,
): Unknown | undefined {
  const path = written.length === 0 ? undefined : pathOf(callee);
  if (path === undefined || !wantsSizes(path, run.insideCall)) return undefined;
  for (const [i, { kind, name, value: expr }] of written.entries()) {
    if (kind === "spread" || kind === "keyword-spread") return undefined;
    if (i > 0 && OF_FIRST.test(path)) return undefined;
    const value = kind === "keyword" ? keywords.get(name ?? "") : positional[i];
    const isLibrary = /^(keras|tensorflow)\./.test(path);
    const exception = isLibrary ? "ValueError" : "TypeError";
    const found = value === undefined ? undefined : sizeIn(run, frame, expr, value);
    if (found) return refuse(run, found, exception);
    const none = isLibrary ? noneIn(expr) : undefined;
    if (none) return refuseWith(run, none, exception, "None is no size here: the shape is one of numbers.");
  }
  return undefined;
}

/** Programs call few functions many times. */
const known = new Map<string, "always" | "in a call" | "never">();

function wantsSizes(path: string, insideCall: boolean): boolean {
  let wants = known.get(path);
  if (wants === undefined) {
    const isAlways = [OF_SHAPES, OF_NUMBERS, OF_SIZES, OF_FIRST].some((pattern) => pattern.test(path));
    wants = isAlways ? "always" : OF_SHAPES_IN_CALL.test(path) ? "in a call" : "never";
    if (known.size < MOST_KNOWN) known.set(path, wants);
  }
  return wants === "always" || (insideCall && wants === "in a call");
}

const MOST_KNOWN = 5_000;

/** Written in a shape, None is as little a size as what stands for one. */
const noneIn = (expr: Expr): Expr | undefined =>
  expr.kind === "tuple" || expr.kind === "list"
    ? expr.elements
        .map(({ value }) => value)
        .find(({ kind, ...rest }) => kind === "constant" && "value" in rest && rest.value === "none")
    : undefined;

/** What is None of an argument: itself, an item of a tuple that is written there, or one of a whole shape. */
function sizeIn(run: Interpreter, frame: Frame, expr: Expr, value: Value): Expr | undefined {
  if (isSize(run, frame, expr, value)) return expr;
  const items = itemsOf(value);
  if (!items?.includes(null)) return undefined;
  if (expr.kind === "tuple" || expr.kind === "list")
    return expr.elements.some(({ spread }) => spread)
      ? undefined
      : expr.elements.map(({ value: element }) => element).find((element, i) => isSize(run, frame, element, items[i]));
  return hasNone(run, frame, expr) ? expr : undefined;
}

const pathOf = (callee: Value): string | undefined =>
  callee instanceof NativeFunction
    ? (callee.path ?? callee.className)
    : callee instanceof External && !callee.instance
      ? callee.path
      : undefined;
