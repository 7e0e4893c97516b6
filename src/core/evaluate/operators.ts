/**
 * Operators on values of any kind: numbers and containers by the language's rules, tensors by the library's, objects by
 * their own methods.
 *
 *     x + shortcut   on symbolic tensors an Add in the layer graph
 */
import { Float, Sym, Unknown } from "../dims/dim.js";
import { roundArithmetic } from "../dims/round-number.js";
import { refuseMember, refuseUnary } from "../libraries/keras/refused-in-call.js";
import { endedIn } from "../libraries/keras/own/failed-calls.js";
import { refuseOperands, refuseShapeOperand } from "../libraries/keras/given-values.js";
import { tensorBinary, tensorCompare, tensorInvert, tensorNegate } from "../libraries/keras/ops/tensor-operators.js";
import type { BinaryOp, CompareOp, UnaryExpr } from "../program/program.js";
import type { Place } from "../text/span.js";
import { reasonFor } from "../values/convert.js";
import { NativeFunction } from "../values/native.js";
import { InstanceObject, ListObject } from "../values/objects.js";
import {
  External,
  noArguments,
  NumPyInteger,
  positionalArguments,
  TensorValue,
  TupleValue,
  type Value,
} from "../values/value.js";
import { classAttribute } from "./attributes.js";
import type { Interpreter } from "./interpreter.js";
import { readAwaited } from "./modules.js";
import { numpyInteger } from "../libraries/tensors/constants.js";
import {
  pythonBinary,
  pythonContains,
  pythonEqual,
  pythonNegate,
  pythonOrder,
  pythonTruth,
} from "./python-language.js";
import { formatPercent } from "../values/format.js";

const METHODS: { readonly [op in BinaryOp]?: readonly [string, string] } = {
  "+": ["__add__", "__radd__"],
  "-": ["__sub__", "__rsub__"],
  "*": ["__mul__", "__rmul__"],
  "/": ["__truediv__", "__rtruediv__"],
  "//": ["__floordiv__", "__rfloordiv__"],
  "%": ["__mod__", "__rmod__"],
  "**": ["__pow__", "__rpow__"],
  "@": ["__matmul__", "__rmatmul__"],
  "|": ["__or__", "__ror__"],
  "&": ["__and__", "__rand__"],
};

const ORDERING = ["__lt__", "__le__", "__gt__", "__ge__"];

export function binaryOperation(run: Interpreter, op: BinaryOp, a: Value, b: Value, place: Place): Value {
  const ended = run.insideCall ? endedIn(run, [a, b]) : undefined;
  if (ended) return ended;
  if (a instanceof TensorValue || b instanceof TensorValue) return tensorBinary(run, op, a, b, place);
  const ofShape = refuseShapeOperand(run, op, [a, b], place);
  if (ofShape) return ofShape;
  const ofRound = roundArithmetic(op, a, b);
  if (ofRound !== undefined) return ofRound;
  if (op === "%" && typeof a === "string")
    return formatPercent(a, b) ?? run.unknown("the text's format isn't followed", place);
  const result = pythonBinary(op, a, b, (object) => run.heap.adopt(object));
  if (result instanceof Unknown && result.because === "division by zero")
    return run.raised("ZeroDivisionError", result.because, place);
  if (result !== undefined)
    return result instanceof Unknown && !result.place ? run.unknown(result.because, place) : result;
  const [own, reflected] = METHODS[op] ?? [];
  for (const [object, other, name] of [
    [a, b, own],
    [b, a, reflected],
  ] as const) {
    const method = name && object instanceof InstanceObject ? classAttribute(run, object, name) : undefined;
    if (method !== undefined) return run.call(method, positionalArguments(other), place);
  }
  for (const operand of [a, b])
    if (operand instanceof Unknown || operand instanceof External) return reasonFor(operand);
  const refused = refuseOperands(run, a, b, METHODS[op] ?? [], place);
  if (refused) return refused;
  return areUnfit(op, a, b) && !mayBeSizes(run, a, b)
    ? run.raised("TypeError", "the operands don't go together", place)
    : run.unknown("the operands don't go together", place);
}

/** Inside a `call`, `ops.shape(x)` has tensors where a symbolic tensor's shape has None. */
const mayBeSizes = (run: Interpreter, a: Value, b: Value): boolean => run.insideCall && (a === null || b === null);

/** Operands of plain types that Python has no such operator for. A shape is a tuple here, and may be more than that. */
function areUnfit(op: BinaryOp, a: Value, b: Value): boolean {
  const [x, y] = [plainKind(a), plainKind(b)];
  if (!x || !y || op === "@") return false;
  if (x === "None" || y === "None") return true;
  return (op === "+" || op === "-") && x !== y;
}

function plainKind(value: Value): "None" | "number" | "text" | "list" | undefined {
  if (value === null) return "None";
  if (
    typeof value === "number" ||
    typeof value === "boolean" ||
    value instanceof Float ||
    value instanceof NumPyInteger
  )
    return "number";
  if (typeof value === "string") return "text";
  return value instanceof ListObject && value.kind === "list" ? "list" : undefined;
}

export function unaryOperation(run: Interpreter, op: UnaryExpr["op"], value: Value, place: Place): Value {
  switch (op) {
    case "not": {
      const truth = run.truth(value, place);
      return truth instanceof Unknown ? truth : !truth;
    }
    case "-":
      if (value instanceof TensorValue) return refuseUnary(run, op, value, place) ?? tensorNegate(run, value, place);
      return (
        refuseShapeOperand(run, "sign", [value], place) ??
        refuseOperands(run, value, value, ["__neg__"], place) ??
        pythonNegate(value) ??
        reasonFor(value)
      );
    case "+":
      return refuseUnary(run, op, value, place) ?? refuseOperands(run, value, value, ["__pos__"], place) ?? value;
    case "~":
      return typeof value === "number"
        ? -value - 1
        : value instanceof NumPyInteger
          ? numpyInteger(-value.value - 1, value.dtype)
          : value instanceof TensorValue
            ? (refuseUnary(run, op, value, place) ?? tensorInvert(run, value, place))
            : (refuseOperands(run, value, value, ["__invert__"], place) ?? reasonFor(value));
    default:
      return run.unknown(`\`${op}\` isn't followed`, place);
  }
}

/** One comparison: a boolean, Unknown, or for tensors a tensor. */
export function compare(run: Interpreter, op: CompareOp, a: Value, b: Value, place = run.userPlace): Value {
  switch (op) {
    case "==":
    case "===":
    case "!=":
    case "!==": {
      if (a instanceof TensorValue || b instanceof TensorValue) return tensorCompare(run, op, a, b, place);
      const same = equalByMethod(run, a, b) ?? pythonEqual(a, b);
      return same instanceof Unknown ? same : same === !op.startsWith("!");
    }
    case "<":
    case "<=":
    case ">":
    case ">=":
      if (a instanceof TensorValue || b instanceof TensorValue) return tensorCompare(run, op, a, b, place);
      if (a instanceof TupleValue || b instanceof TupleValue) {
        const refused = refuseShapeOperand(run, "order", [a, b], place);
        if (refused) return refused;
      }
      if (mayBeSizes(run, a, b)) return run.unknown("a size is known only when the program runs", place);
      if (isUnordered(a, b)) return run.raised("TypeError", "the values have no order", place);
      return refuseOperands(run, a, b, ORDERING, place) ?? pythonOrder(op, a, b);
    case "in":
    case "not in": {
      const found = contains(run, b, a, place);
      return found instanceof Unknown ? found : found === (op === "in");
    }
    case "is":
    case "is not": {
      const same = identical(a, b);
      return same instanceof Unknown ? same : same === (op === "is");
    }
    case "instanceof":
      return run.unknown("`instanceof` isn't followed");
  }
}

function isUnordered(a: Value, b: Value): boolean {
  const [x, y] = [plainKind(a), plainKind(b)];
  return x !== undefined && y !== undefined && (x !== y || x === "None");
}

/** The truth of an object whose class has a say in it is what that says: `__bool__`, or else a length that isn't zero. */
export function truthOf(run: Interpreter, value: Value): boolean | Unknown {
  if (!(value instanceof InstanceObject)) return pythonTruth(value);
  const method = classAttribute(run, value, "__bool__") ?? classAttribute(run, value, "__len__");
  return pythonTruth(method === undefined ? value : run.call(method, noArguments, run.userPlace));
}

function equalByMethod(run: Interpreter, a: Value, b: Value): boolean | Unknown | undefined {
  const method = a instanceof InstanceObject ? classAttribute(run, a, "__eq__") : undefined;
  return method === undefined ? undefined : run.truth(run.call(method, positionalArguments(b), run.userPlace));
}

function contains(run: Interpreter, container: Value, item: Value, place: Place): boolean | Unknown {
  readAwaited(run, container);
  const refused = refuseMember(run, container, item, place);
  if (refused) return refused;
  const found = pythonContains(container, item);
  if (found !== undefined) return found;
  const method = container instanceof InstanceObject ? classAttribute(run, container, "__contains__") : undefined;
  return method === undefined
    ? reasonFor(container)
    : run.truth(run.call(method, positionalArguments(item), run.userPlace));
}

function identical(a: Value, b: Value): boolean | Unknown {
  if (a === b) return a instanceof Unknown ? a : true;
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  // A parameter that nobody gives may be None.
  if (a instanceof Sym || b instanceof Sym)
    return reasonFor(a instanceof Sym ? new Unknown(`\`${a}\` is known only when the program runs`) : b);
  if (a instanceof External && b instanceof External) return a.path === b.path && !a.instance && !b.instance;
  if (a instanceof External || b instanceof External) {
    const external = (a instanceof External ? a : b) as External;
    if (a instanceof NativeFunction || b instanceof NativeFunction) return reasonFor(external);
    return external.instance && (a === null || b === null) ? false : external.instance ? reasonFor(external) : false;
  }
  return pythonEqual(a, b) === true && (typeof a !== "object" || a === null || a instanceof NativeFunction);
}
