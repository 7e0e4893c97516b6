/**
 * Integers that only run time knows, as symbols of the names that the program gives them.
 *
 *     num_classes = len(np.unique(labels))      Dense(num_classes) gives (None, num_classes)
 *     rows, columns = table.shape               columns, where the table comes from a file
 *     n = len(a); n = len(b)                    n, and from there on n₂: nothing tells that they are alike
 *     Dense(len(classes) + 1)                   len(classes) + 1
 *
 * Only what is an integer wherever the program goes on is one here: a length, a size, what `int` gives, and sums of these.
 */
import { Sym, Unknown, UnknownInteger } from "../dims/dim.js";
import type { AttributeExpr, BinaryOp, CallExpr, Expr, Target } from "../program/program.js";
import type { Place } from "../text/span.js";
import { reasonFor } from "../values/convert.js";
import { InstanceObject, ListObject } from "../values/objects.js";
import { NativeFunction } from "../values/native.js";
import { External, TensorValue, TupleValue, type Value } from "../values/value.js";
import { evaluate } from "./expressions.js";
import type { Frame } from "./frame.js";
import type { Interpreter } from "./interpreter.js";

/** The value that an assignment binds: itself, or a symbol where it is an integer that the text doesn't tell. */
export function symbolized(run: Interpreter, frame: Frame, target: Target, expr: Expr, value: Value): Value {
  // In a loop whose rounds can't be counted one name stands for many values.
  if (run.idleLoops > 0) return value;
  const symbol = (name: string, of: Expr, item: Value): Value =>
    isOpen(item) && (isGivenBy(run, of, item) || isInteger(run, frame, of))
      ? (run.recorder.newSymbol(name) ?? item)
      : item;
  const parts = expr.kind === "tuple" && value instanceof TupleValue && !value.named ? expr.elements : [];
  const isOneToOne =
    value instanceof TupleValue && parts.length === value.items.length && !parts.some(({ spread }) => spread);
  if (target.kind === "tuple-target") {
    const elements = target.elements.map((element) => (element.spread ? undefined : element.target));
    if (isOneToOne && elements.length === parts.length && elements.every((element) => element !== undefined))
      return new TupleValue(value.items.map((item, i) => symbolized(run, frame, elements[i]!, parts[i]!.value, item)));
    const names = elements.map((element) => element && nameOf(element));
    const given = (item: Value, i: number): Value =>
      names[i] !== undefined && isGivenBy(run, expr, item) ? (run.recorder.newSymbol(names[i]) ?? item) : item;
    if (value instanceof TupleValue && value.items.length === names.length) return withItems(value, given);
    // JavaScript's pairs are lists that nobody else has.
    if (value instanceof ListObject && !value.open && value.items.some((item) => isGivenBy(run, expr, item)))
      return run.list(value.items.map(given));
    if (isOpen(value) && names.length > 1 && names.every((name) => name !== undefined) && isShape(run, frame, expr))
      return new TupleValue(names.map((name) => run.recorder.newSymbol(name) ?? value));
    return value;
  }
  const name = nameOf(target);
  if (name === undefined) return value;
  if (isOneToOne) {
    const items = value.items.map((item, i) => symbol(`${name}[${i}]`, parts[i]!.value, item));
    return items.some((item, i) => item !== value.items[i]) ? new TupleValue(items) : value;
  }
  return symbol(name, expr, value);
}

function withItems(tuple: TupleValue, change: (item: Value, i: number) => Value): TupleValue {
  const items = tuple.items.map(change);
  return items.some((item, i) => item !== tuple.items[i]) ? new TupleValue(items, tuple.named) : tuple;
}

/** What a function returns: `return len(names)` says that it is an integer, whatever the caller then calls it. */
export function returned(run: Interpreter, frame: Frame, expr: Expr, value: Value): Value {
  if (expr.kind === "tuple" && value instanceof TupleValue && !expr.elements.some(({ spread }) => spread))
    return withItems(value, (item, i) => returned(run, frame, expr.elements[i]!.value, item));
  if (!isOpen(value) || isGivenBy(run, expr, value)) return value;
  if (isInteger(run, frame, expr)) return new UnknownInteger(reasonFor(value));
  return value instanceof UnknownInteger ? new Unknown(value.because, value.place) : value;
}

/** The same as the caller gets it: of this call. */
export function givenBy(value: Value, call: Place): Value {
  if (value instanceof TupleValue) return withItems(value, (item) => givenBy(item, call));
  return value instanceof UnknownInteger ? new UnknownInteger(value, call) : value;
}

const isGivenBy = (run: Interpreter, { start, end }: Expr, value: Value): boolean =>
  value instanceof UnknownInteger &&
  value.call?.start === start &&
  value.call.end === end &&
  value.call.file === run.frame.file;

/** An argument of a call: itself, or a symbol that is named as it is written where it is such an integer. */
export function symbolizedArgument(run: Interpreter, frame: Frame, expr: Expr, value: Value): Value {
  if (run.idleLoops > 0) return value;
  if (isOpen(value)) return symbolAsWritten(run, frame, expr) ?? value;
  if (expr.kind !== "tuple" || !(value instanceof TupleValue) || !value.items.some(isOpen)) return value;
  const { elements } = expr;
  if (elements.length !== value.items.length || elements.some(({ spread }) => spread)) return value;
  return new TupleValue(
    value.items.map((item, i) => (isOpen(item) ? (symbolAsWritten(run, frame, elements[i]!.value) ?? item) : item)),
  );
}

function symbolAsWritten(run: Interpreter, frame: Frame, expr: Expr): Value | undefined {
  if (expr.kind === "index" && isInteger(run, frame, expr)) {
    const path = writtenPath(expr.object);
    return path === undefined || expr.index.kind !== "int"
      ? undefined
      : run.recorder.newSymbol(`${path}[${expr.index.value}]`);
  }
  if (expr.kind === "call" && isInteger(run, frame, expr)) {
    const [argument, ...others] = expr.args;
    const path = argument?.kind === "positional" && others.length === 0 ? writtenPath(argument.value) : undefined;
    const isLength = expr.callee.kind === "name" && expr.callee.name === "len";
    return path === undefined || !isLength ? undefined : run.recorder.newSymbol(`len(${path})`);
  }
  if (expr.kind === "attribute" && isInteger(run, frame, expr)) {
    const path = writtenPath(expr);
    return path === undefined ? undefined : run.recorder.newSymbol(path);
  }
  if (expr.kind !== "binary" || !isInteger(run, frame, expr)) return undefined;
  const [left, right] = [expr.left, expr.right].map(
    (side) => symbolAsWritten(run, frame, side) ?? (isPlain(side) ? evaluate(run, frame, side) : undefined),
  );
  if (left === undefined || right === undefined) return undefined;
  const whole = run.language.binary(run, expr.op, left, right, run.placeOf(expr));
  return isOpen(whole) ? undefined : whole;
}

/** To look it up does nothing. */
const isPlain = ({ kind }: Expr): boolean => kind === "int" || kind === "name";

/** `x`, `self.data` */
function writtenPath(expr: Expr): string | undefined {
  if (expr.kind === "name") return expr.name;
  const path = expr.kind === "attribute" ? writtenPath(expr.object) : undefined;
  return path === undefined || expr.kind !== "attribute" ? undefined : `${path}.${expr.name}`;
}

const nameOf = (target: Target): string | undefined =>
  target.kind === "name" || target.kind === "attribute" ? target.name : undefined;

const isOpen = (value: Value): boolean => value instanceof Unknown || value instanceof External;

const KEEPS_INTEGERS: ReadonlySet<BinaryOp> = new Set(["+", "-", "*", "//", "%"]);

/** Whether it is an integer for certain, as it is written. What it is made of is looked up, and nothing is called. */
function isInteger(run: Interpreter, frame: Frame, expr: Expr): boolean {
  if (expr.kind === "int") return true;
  if (expr.kind === "binary") {
    if (!KEEPS_INTEGERS.has(expr.op) || !isInteger(run, frame, expr.right)) return false;
    return isInteger(run, frame, expr.left) || (expr.op === "+" && isGreatestLabel(expr.left));
  }
  if (expr.kind === "index") return expr.index.kind === "int" && isShape(run, frame, expr.object);
  if (expr.kind === "call") return isCallForInteger(run, frame, expr);
  if (expr.kind === "attribute") return isNumberOfActions(run, frame, expr);
  if (expr.kind !== "name") return false;
  const value = evaluate(run, frame, expr);
  return typeof value === "number" || value instanceof Sym;
}

/** `env.action_space.n` of an environment of gym's. */
function isNumberOfActions(run: Interpreter, frame: Frame, { name, object }: AttributeExpr): boolean {
  const space = name === "n" ? lookedUp(run, frame, object) : undefined;
  return space instanceof External && /^gym(nasium)?\b.*\b(action|observation)_space$/.test(space.path);
}

function isCallForInteger(run: Interpreter, frame: Frame, { callee, args }: CallExpr): boolean {
  if (callee.kind === "attribute") return COUNTING_METHODS.has(callee.name);
  if (callee.kind !== "name") return false;
  const called = evaluate(run, frame, callee);
  if (!(called instanceof NativeFunction)) return false;
  return called.path === "builtins.len" || called.path === "builtins.int" || isExtremeOfLengths(called, args);
}

/** Of pandas, and of the lookup layers of Keras. */
const COUNTING_METHODS: ReadonlySet<string> = new Set(["nunique", "vocabulary_size"]);

/** `max(len(text) for text in texts)`. */
function isExtremeOfLengths({ path }: NativeFunction, args: CallExpr["args"]): boolean {
  const items = args.length === 1 ? args[0]!.value : undefined;
  if ((path !== "builtins.max" && path !== "builtins.min") || items?.kind !== "comprehension") return false;
  const { element } = items;
  return element.kind === "call" && element.callee.kind === "name" && element.callee.name === "len";
}

/** `np.max(y) + 1`, `y.max() + 1`: how many classes there are where they are counted from 0. */
const isGreatestLabel = (expr: Expr): boolean =>
  expr.kind === "call" && expr.callee.kind === "attribute" && /^a?max$/.test(expr.callee.name);

/**
 * `x.shape` of an array or a table. A symbolic tensor's has axes that are None: what nobody knows is taken for an array at the
 * top level of a program alone, where data are.
 */
function isShape(run: Interpreter, frame: Frame, expr: Expr): boolean {
  if (expr.kind !== "attribute" || expr.name !== "shape") return false;
  const object = lookedUp(run, frame, expr.object);
  if (object instanceof External) return ARRAYS.test(object.path);
  if (object instanceof TensorValue) return object.facts.kind === "array";
  return object instanceof Unknown && frame.scope.kind === "module";
}

/** `x`, `self.data`, `table.values`: a property of the program's own isn't run for it. */
function lookedUp(run: Interpreter, frame: Frame, expr: Expr): Value | undefined {
  if (expr.kind === "name") return evaluate(run, frame, expr);
  const object = expr.kind === "attribute" ? lookedUp(run, frame, expr.object) : undefined;
  if (expr.kind !== "attribute" || object === undefined) return undefined;
  if (object instanceof InstanceObject) return object.attributes.get(expr.name);
  return object instanceof External ? run.attribute(object, expr.name, run.placeOf(expr)) : undefined;
}

const ARRAYS = /^(numpy|pandas|sklearn|scipy|cv2|skimage|imageio|librosa|h5py|gym|gymnasium)\b/;
