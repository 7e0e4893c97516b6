/**
 * JavaScript's meaning of truth, equality and arithmetic, on abstract values.
 *
 *     7 / 2 is Float(3.5), 4 / 2 is 2, "conv" + 1 is "conv1", [] is true, null == undefined
 */
import * as dims from "../../dims/dim.js";
import { Float, Sym, Unknown } from "../../dims/dim.js";
import { JAVASCRIPT_ARITHMETIC } from "../../program/javascript-arithmetic.js";
import type { BinaryOp, CompareOp, UnaryExpr } from "../../program/program.js";
import type { Place } from "../../text/span.js";
import { reasonFor } from "../../values/convert.js";
import { HeapObject } from "../../values/heap.js";
import { javascriptNumber, javascriptText, runTime } from "../../values/javascript.js";
import { LayerObject } from "../../values/layer-object.js";
import { NativeFunction } from "../../values/native.js";
import { Quotient } from "../../values/quotient.js";
import { ClassObject, DictObject, FunctionObject, InstanceObject, ListObject } from "../../values/objects.js";
import { BoundMethod, External, TensorValue, Undefined, type Value } from "../../values/value.js";
import type { Interpreter } from "../interpreter.js";

const open = (value: Value): Unknown => (value instanceof Sym ? runTime(value) : reasonFor(value));

const isOpen = (value: Value): value is Sym | Unknown | External =>
  value instanceof Unknown || value instanceof Sym || (value instanceof External && value.instance !== undefined);

export function javascriptTruth(value: Value): boolean | Unknown {
  if (value === null || value === Undefined.value) return false;
  if (typeof value === "boolean") return value;
  if (typeof value === "number" || typeof value === "bigint") return Number(value) !== 0;
  if (typeof value === "string") return value !== "";
  if (value instanceof Float) return value.value !== 0 && !Number.isNaN(value.value);
  return isOpen(value) ? open(value) : true;
}

const isNothing = (value: Value): boolean => value === null || value === Undefined.value;

const asNumber = (value: Value): number | undefined =>
  typeof value === "number" ? value : value instanceof Float ? value.value : undefined;

/** `===` */
export function strictlyEqual(a: Value, b: Value): boolean | Unknown {
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== undefined && y !== undefined) return x === y;
  if (a instanceof Sym && b instanceof Sym && a.equals(b)) return true;
  if (a instanceof External && b instanceof External && !a.instance && !b.instance) return a.path === b.path;
  if (a instanceof External && b instanceof External && a === b) return true;
  // What a library hands out is something.
  if (a instanceof External && a.instance && isNothing(b)) return false;
  if (b instanceof External && b.instance && isNothing(a)) return false;
  if (isOpen(a)) return open(a);
  if (isOpen(b)) return open(b);
  if (a instanceof BoundMethod && b instanceof BoundMethod) return a.self === b.self && a.fn === b.fn;
  return a === b;
}

/** `==`, where the kinds of both are alike but for null and undefined; else it converts, which isn't followed. */
function looselyEqual(a: Value, b: Value): boolean | Unknown {
  if (isNothing(a) && isNothing(b)) return true;
  if (isNothing(a) || isNothing(b)) return strictlyEqual(a, b);
  const kinds = [a, b].map((value) =>
    typeof value === "object" ? (value instanceof Float ? "number" : "object") : typeof value,
  );
  const strict = strictlyEqual(a, b);
  if (strict !== false || kinds[0] === kinds[1]) return strict;
  const [x, y] = [toNumber(a), toNumber(b)];
  return x === undefined || y === undefined ? new Unknown("values of different kinds are compared") : x === y;
}

/** The number that a plain value stands for in arithmetic. */
function toNumber(value: Value): number | undefined {
  if (value === null) return 0;
  if (value === Undefined.value) return Number.NaN;
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "string") return Number(value);
  return asNumber(value);
}

export function javascriptBinary(run: Interpreter, op: BinaryOp, a: Value, b: Value, place: Place): Value {
  if (a instanceof Sym || b instanceof Sym) return symbols(op, a, b, place);
  for (const value of [a, b]) if (value instanceof Unknown || value instanceof External) return reasonFor(value);
  if (op === "+" && !isPlainNumber(a, b)) {
    const [x, y] = [javascriptText(a), javascriptText(b)];
    if (x === undefined || y === undefined) return run.unknown("the text can't be told", place);
    return x.length + y.length > MAX_TEXT ? run.unknown("the text is too long", place) : x + y;
  }
  const [x, y] = [toNumber(a), toNumber(b)];
  const compute = JAVASCRIPT_ARITHMETIC[op];
  return x === undefined || y === undefined || !compute
    ? run.unknown("the operands don't go together", place)
    : javascriptNumber(compute(x, y));
}

const MAX_TEXT = 1_000_000;

const isPlainNumber = (...values: readonly Value[]): boolean =>
  values.every(
    (value) => typeof value === "number" || typeof value === "boolean" || value instanceof Float || isNothing(value),
  );

function symbols(op: BinaryOp, a: Value, b: Value, place: Place): Value {
  const amount = (value: Value): number | Sym | undefined =>
    typeof value === "number" || value instanceof Sym ? value : typeof value === "boolean" ? Number(value) : undefined;
  const [x, y] = [amount(a), amount(b)];
  const sym = a instanceof Sym ? a : (b as Sym);
  for (const value of [a, b]) if (value instanceof Unknown || value instanceof External) return reasonFor(value);
  if (x === undefined || y === undefined) return runTime(sym, place);
  if (op === "+") return dims.add(x, y);
  if (op === "-") return dims.sub(x, y);
  if (op === "*") return dims.mul(x, y);
  if (op === "/") return new Quotient(x, y, place);
  // A symbol may be of any sign, and JavaScript's remainder follows it.
  if (op === "**" && typeof y === "number" && y >= 0 && y <= 4) return dims.product(Array<number | Sym>(y).fill(x));
  return runTime(sym, place);
}

export function javascriptUnary(run: Interpreter, op: UnaryExpr["op"], value: Value, place: Place): Value {
  switch (op) {
    case "not": {
      const truth = run.truth(value, place);
      return truth instanceof Unknown ? truth : !truth;
    }
    case "-":
    case "+":
    case "~": {
      if (value instanceof Sym) return op === "+" ? value : op === "-" ? dims.sub(0, value) : runTime(value, place);
      if (value instanceof Unknown || value instanceof External) return reasonFor(value);
      const number = toNumber(value);
      if (number === undefined) return run.unknown("what isn't a number is taken for one", place);
      return javascriptNumber(op === "-" ? -number : op === "+" ? number : ~number);
    }
    case "typeof":
      return typeOf(value) ?? open(value);
    case "void":
      return Undefined.value;
    case "delete":
      return true;
  }
}

/** Undefined where it can't be told. */
function typeOf(value: Value): string | undefined {
  if (value === null) return "object";
  if (value === Undefined.value) return "undefined";
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return typeof value;
  if (value instanceof Float) return "number";
  if (value instanceof FunctionObject || value instanceof ClassObject) return "function";
  if (value instanceof NativeFunction || value instanceof BoundMethod) return "function";
  return value instanceof HeapObject || value instanceof TensorValue ? "object" : undefined;
}

export function javascriptCompare(run: Interpreter, op: CompareOp, a: Value, b: Value, place: Place): Value {
  const not = (value: boolean | Unknown): boolean | Unknown => (value instanceof Unknown ? value : !value);
  switch (op) {
    case "===":
    case "is":
      return strictlyEqual(a, b);
    case "!==":
    case "is not":
      return not(strictlyEqual(a, b));
    case "==":
      return looselyEqual(a, b);
    case "!=":
      return not(looselyEqual(a, b));
    case "<":
    case "<=":
    case ">":
    case ">=":
      return order(op, a, b, place);
    case "in":
      return hasProperty(b, a);
    case "not in":
      return not(hasProperty(b, a));
    case "instanceof":
      return isInstance(run, a, b);
  }
}

function order(op: "<" | "<=" | ">" | ">=", a: Value, b: Value, place: Place): boolean | Unknown {
  const holds = (difference: number): boolean =>
    op === "<" ? difference < 0 : op === "<=" ? difference <= 0 : op === ">" ? difference > 0 : difference >= 0;
  if (typeof a === "string" && typeof b === "string") return holds(a < b ? -1 : a > b ? 1 : 0);
  if (a instanceof Sym || b instanceof Sym) return runTime(a instanceof Sym ? a : (b as Sym), place);
  if (isOpen(a)) return open(a);
  if (isOpen(b)) return open(b);
  const [x, y] = [toNumber(a), toNumber(b)];
  if (x === undefined || y === undefined) return new Unknown("what has no order is compared", place);
  return Number.isNaN(x) || Number.isNaN(y) ? false : x === y ? holds(0) : holds(x < y ? -1 : 1);
}

function hasProperty(object: Value, name: Value): boolean | Unknown {
  if (object instanceof DictObject && typeof name === "string")
    return object.get(name) !== undefined ? true : (object.open ?? false);
  if (object instanceof InstanceObject && typeof name === "string")
    return object.own(name) !== undefined || object.cls?.lookup(name) !== undefined
      ? true
      : (object.mayHoldMore ?? new Unknown("whether the object has it isn't known"));
  if (object instanceof ListObject && typeof name === "number") return object.open ?? name < object.items.length;
  return open(object);
}

/** Whether an object is of a class. */
function isInstance(run: Interpreter, value: Value, cls: Value): boolean | Unknown {
  if (isOpen(value)) return open(value);
  if (isOpen(cls)) return open(cls);
  const name = cls instanceof NativeFunction ? cls.path : cls instanceof External ? cls.path : undefined;
  if (name === "javascript.Function") return typeOf(value) === "function";
  if (name === "javascript.Array") return value instanceof ListObject && value.kind === "list";
  if (name === "tfjs.Tensor") return value instanceof TensorValue && value.origin === undefined;
  if (name === "tfjs.SymbolicTensor") return value instanceof TensorValue && value.origin !== undefined;
  if (typeof value !== "object" || value === null || value instanceof Float || value === Undefined.value) return false;
  if (name === "tfjs.Sequential" && value instanceof LayerObject) return value.kind === "sequential";
  if (cls instanceof ClassObject && value instanceof InstanceObject && value.cls)
    return value.cls.linearization.includes(cls);
  if (cls instanceof ClassObject && value instanceof HeapObject) return false;
  return run.unknown("of what class the object is isn't known");
}
