/**
 * Expressions to abstract values.
 *
 *     [Conv2D(w, 3) for w in (32, 64)]   a list of two LayerObjects
 *
 * Nothing here throws on a user's text except the program's own exceptions (Raised) and the end of the budget.
 */
import { withoutNumPy } from "../dims/numpy-integer.js";
import { Unknown } from "../dims/dim.js";
import { classOf } from "../libraries/python/types.js";
import type {
  AssignExpr,
  AttributeExpr,
  CallExpr,
  BinaryExpr,
  CompareExpr,
  CompareOp,
  UnaryExpr,
  ConditionalExpr,
  Expr,
  FormatExpr,
  IndexExpr,
  LogicalExpr,
} from "../program/program.js";
import { itemsOf, reasonFor } from "../values/convert.js";
import type { Place } from "../text/span.js";
import { LayerObject } from "../values/layer-object.js";
import { NativeFunction } from "../values/native.js";
import { ClassObject, DictObject, IteratorObject, ListObject, NamespaceObject } from "../values/objects.js";
import {
  Bytes,
  Float,
  SliceValue,
  SuperValue,
  TupleValue,
  Undefined,
  type CallArguments,
  type Value,
} from "../values/value.js";
import { assign, remove } from "./assignment.js";
import { eitherSide } from "./branches.js";
import { evaluateCollection, evaluateComprehension, evaluateDict } from "./collections.js";
import { refuseCall } from "./call-faults.js";
import { isCatalogued } from "../libraries/keras/own/native-classes.js";
import { refuseFormat } from "../libraries/keras/refused-in-call.js";
import { endedIn } from "../libraries/keras/own/failed-calls.js";
import { newFrame, ShortCircuit, type Frame } from "./frame.js";
import { callValue, makeFunction } from "./functions.js";
import { suppliedAttribute } from "./given-values.js";
import type { Interpreter } from "./interpreter.js";
import { symbolizedArgument } from "./symbols.js";
import { refuseOfText, refuseTextOperand } from "./texts-of-tensors.js";
import { refuseArgumentSizes, refuseOfSize, refuseOperandSizes } from "./none-sizes.js";
import { compare } from "./operators.js";
import { constant } from "./literals.js";
import { formatValue, reasonForText } from "../values/format.js";

export function evaluate(run: Interpreter, frame: Frame, expr: Expr): Value {
  run.step();
  switch (expr.kind) {
    case "int":
    case "string":
      return expr.kind === "string" && expr.bytes ? new Bytes(expr.value) : expr.value;
    case "float":
      return new Float(expr.value);
    case "constant":
      return constant(expr.value);
    case "name":
      return run.language.name(run, frame, expr);
    case "attribute": {
      const object = linkOf(run, frame, expr);
      refuseOfSize(run, frame, expr, object);
      const ofText = typeof object === "string" ? refuseOfText(run, frame, expr, object) : undefined;
      if (ofText) return ofText;
      return suppliedAttribute(run, frame, expr, run.language.attribute(run, object, expr.name, run.placeOf(expr)));
    }
    case "index": {
      const object = linkOf(run, frame, expr);
      const index = evaluate(run, frame, expr.index);
      return refuseOfSize(run, frame, expr, object) ?? run.language.index(run, object, index, run.placeOf(expr));
    }
    case "chain":
      return evaluateChain(run, frame, expr.value);
    case "sequence":
      return expr.values.reduce<Value>((_, value) => evaluate(run, frame, value), Undefined.value);
    case "slice":
      return new SliceValue(part(run, frame, expr.lower), part(run, frame, expr.upper), part(run, frame, expr.step));
    case "call":
      return run.language.callExpression(run, frame, expr);
    case "unary":
      if (expr.op === "delete" && isTarget(expr.operand)) {
        remove(run, frame, expr.operand);
        return true;
      }
      return evaluateUnary(run, frame, expr);
    case "binary":
      return evaluateBinary(run, frame, expr);
    case "compare":
      return evaluateComparison(run, frame, expr);
    case "logical":
      return evaluateLogical(run, frame, expr);
    case "conditional":
      return evaluateConditional(run, frame, expr);
    case "list":
    case "tuple":
    case "set":
      return evaluateCollection(run, frame, expr);
    case "dict":
      return evaluateDict(run, frame, expr);
    case "comprehension":
      return evaluateComprehension(run, frame, expr);
    case "function":
      return run.language.makeFunction(run, frame, expr, expr.name ?? "lambda");
    case "class":
      return run.language.defineClass(run, frame, expr, expr.name ?? "");
    case "format":
      return evaluateFormat(run, frame, expr);
    case "assign-expression":
      return evaluateAssignment(run, frame, expr);
    case "await":
      return run.language.await(run, frame, () => evaluate(run, frame, expr.value));
    case "yield":
      return evaluateYield(run, frame, expr.value, expr.from === true);
    case "hole":
      return run.unknown(expr.because, run.placeOf(expr));
  }
}

function evaluateUnary(run: Interpreter, frame: Frame, expr: UnaryExpr): Value {
  const value = evaluate(run, frame, expr.operand);
  const mayRefuse = value === null && expr.op !== "not";
  const refused = mayRefuse ? refuseOperandSizes(run, frame, [expr.operand], [value]) : undefined;
  return refused ?? run.language.unary(run, expr.op, value, run.placeOf(expr));
}

function evaluateBinary(run: Interpreter, frame: Frame, expr: BinaryExpr): Value {
  const left = evaluate(run, frame, expr.left);
  const right = evaluate(run, frame, expr.right);
  const mayRefuse = left === null || right === null;
  const isOfText = typeof left === "string" || typeof right === "string";
  const refused = mayRefuse
    ? refuseOperandSizes(run, frame, [expr.left, expr.right], [left, right])
    : isOfText
      ? refuseTextOperand(run, frame, expr, left, right)
      : undefined;
  return refused ?? run.language.binary(run, expr.op, left, right, run.placeOf(expr));
}

/** The object of a link; where an optional one leads nowhere the whole chain ends. */
function linkOf(run: Interpreter, frame: Frame, { object, optional }: AttributeExpr | IndexExpr): Value {
  const value = evaluate(run, frame, object);
  if (optional && isNothing(value)) throw new ShortCircuit();
  return value;
}

const isTarget = (expr: Expr): expr is AttributeExpr | IndexExpr => expr.kind === "attribute" || expr.kind === "index";

export const isNothing = (value: Value): boolean => value === null || value === Undefined.value;

/** `config?.units.toString()` */
function evaluateChain(run: Interpreter, frame: Frame, expr: Expr): Value {
  try {
    return evaluate(run, frame, expr);
  } catch (error) {
    if (error instanceof ShortCircuit) return Undefined.value;
    throw error;
  }
}

/** Python's walrus; JavaScript's `x += 1`, `x++`, `x ??= 1`. */
function evaluateAssignment(
  run: Interpreter,
  frame: Frame,
  { target, op, value, postfix, ...span }: AssignExpr,
): Value {
  const isPlace = target.kind === "name" || target.kind === "attribute" || target.kind === "index";
  if (op === undefined || !isPlace) {
    const given = evaluate(run, frame, value);
    assign(run, frame, target, given);
    return given;
  }
  const before = evaluate(run, frame, target);
  if (op === "and" || op === "or" || op === "??") {
    const stays = op === "??" ? (before instanceof Unknown ? before : !isNothing(before)) : run.truth(before);
    const decided = op === "and" && !(stays instanceof Unknown) ? !stays : stays;
    if (decided === true) return before;
    const given = evaluate(run, frame, value);
    const after = decided instanceof Unknown ? run.join(before, given) : given;
    assign(run, frame, target, after);
    return after;
  }
  const after = run.language.binary(run, op, before, evaluate(run, frame, value), run.placeOf(span));
  assign(run, frame, target, after);
  return postfix ? before : after;
}

const part = (run: Interpreter, frame: Frame, expr: Expr | undefined): Value =>
  expr ? withoutNumPy(evaluate(run, frame, expr)) : null;

// ---------------------------------------------------------------- calls

export function evaluateCall(run: Interpreter, frame: Frame, expr: CallExpr): Value {
  const place = run.placeOf(expr);
  if (expr.callee.kind === "name" && expr.callee.name === "super") return superValue(run, frame, expr);
  const [self, callee] = evaluateCallee(run, frame, expr.callee);
  // A `call` has ended in what is to be called, before its arguments are looked at, or in one of these.
  const unmade = run.insideCall ? endedIn(run, [callee]) : undefined;
  if (unmade) return unmade;
  const args = evaluateArguments(run, frame, expr);
  const ended = run.insideCall ? endedIn(run, [...args.positional, ...args.keywords.values()]) : undefined;
  if (ended) return ended;
  // A method of a container that isn't known may change it.
  if (callee instanceof Unknown && (self instanceof ListObject || self instanceof DictObject))
    run.escape([self], callee);
  if (callee instanceof NativeFunction && callee.path === "builtins.eval") return evaluateText(run, frame, args, place);
  if (callee instanceof NativeFunction && callee.path === "builtins.globals")
    return run.heap.adopt(new NamespaceObject(frame.scope.module));
  if (callee instanceof NativeFunction && callee.path === "builtins.locals")
    return run.heap.adopt(
      frame.scope.kind === "module" ? new NamespaceObject(frame.scope) : new DictObject(frame.scope.variables),
    );
  // What a base class outside does to the object isn't seen.
  if (callee instanceof Unknown && self instanceof SuperValue && !(self.self instanceof LayerObject))
    run.escape([self.self], callee);
  const before = run.userPlace;
  if (frame.file === "") run.userPlace = place;
  try {
    const refused =
      refuseCall(run, frame, expr, self, callee, args) ?? refuseArgumentSizes(run, frame, expr, callee, args);
    if (refused) return refused;
    return callValue(run, callee, args, place);
  } finally {
    run.userPlace = before;
  }
}

/** What is called, and the object whose method it is. */
function evaluateCallee(run: Interpreter, frame: Frame, expr: Expr): readonly [self: Value | undefined, callee: Value] {
  if (expr.kind !== "attribute") return [undefined, evaluate(run, frame, expr)];
  run.step();
  const self = evaluate(run, frame, expr.object);
  const ofText = typeof self === "string" ? refuseOfText(run, frame, expr, self) : undefined;
  if (ofText) return [self, ofText];
  return [self, run.language.attribute(run, self, expr.name, run.placeOf(expr))];
}

/** `eval("ReLU")`: the text's expression in the caller's scope. */
function evaluateText(run: Interpreter, frame: Frame, { positional }: CallArguments, place: Place): Value {
  const [text] = positional;
  if (typeof text !== "string" || positional.length > 1) return run.unknown("`eval` of this isn't followed", place);
  const program = run.ports.parse(text.trim());
  const [statement] = program.body;
  return statement?.kind === "expr" && program.body.length === 1 && program.problems.length === 0
    ? evaluate(run, frame, statement.value)
    : run.unknown("`eval` of this isn't followed", place);
}

function superValue(run: Interpreter, frame: Frame, expr: CallExpr): Value {
  const place = run.placeOf(expr);
  const [cls, self] = evaluateArguments(run, frame, expr).positional;
  if (cls instanceof ClassObject && self !== undefined && isOf(self, cls)) return new SuperValue(self, cls);
  if (cls !== undefined && self instanceof LayerObject && isCatalogued(cls))
    return new SuperValue(self, run.unknown("what that class of the library's inherits isn't followed", place));
  // A decorator may have put something else in the place of the class.
  if (frame.self !== undefined && frame.owner) return new SuperValue(frame.self, frame.owner);
  return run.unknown("`super()` outside of a method", place);
}

const isOf = (self: Value, cls: ClassObject): boolean =>
  (self instanceof ClassObject ? self : classOf(self))?.linearization.includes(cls) === true;

export function evaluateArguments(run: Interpreter, frame: Frame, expr: CallExpr): CallArguments {
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  let unknownRest: Unknown | undefined;
  let unknownPositional: Unknown | undefined;
  const push = (...values: Value[]): void => void (unknownPositional || positional.push(...values));
  for (const argument of expr.args) {
    const value = evaluate(run, frame, argument.value);
    if (argument.kind === "positional") push(symbolizedArgument(run, frame, argument.value, value));
    else if (argument.kind === "keyword")
      keywords.set(argument.name!, symbolizedArgument(run, frame, argument.value, value));
    else if (argument.kind === "spread") {
      const items = run.language.iterate(run, value, run.placeOf(argument));
      if (items instanceof Unknown) unknownPositional ??= items;
      else push(...items);
    } else if (value instanceof DictObject) {
      for (const [key, item] of value.entries.values()) if (typeof key === "string") keywords.set(key, item);
      unknownRest ??= value.open;
    } else if (value !== null) unknownRest ??= reasonFor(value);
  }
  unknownRest ??= unknownPositional;
  if (!unknownRest) return { positional, keywords };
  return { positional, keywords, unknownRest, ...(unknownPositional && { unknownPositional }) };
}

// ---------------------------------------------------------------- comparisons and choices

const ORDERS: ReadonlySet<CompareOp> = new Set(["<", "<=", ">", ">="]);

function evaluateComparison(run: Interpreter, frame: Frame, expr: CompareExpr): Value {
  const { operands, ops } = expr;
  let left = evaluate(run, frame, operands[0]!);
  let open: Unknown | undefined;
  for (let i = 0; i < ops.length; i++) {
    const right = evaluate(run, frame, operands[i + 1]!);
    const mayRefuse = (left === null || right === null) && ORDERS.has(ops[i]!);
    const refused = mayRefuse ? refuseOperandSizes(run, frame, operands.slice(i, i + 2), [left, right]) : undefined;
    if (refused) return refused;
    const result = run.language.compare(run, ops[i]!, left, right, run.placeOf(expr));
    if (result === false) return false;
    if (result !== true) {
      if (ops.length === 1) return result;
      const truth = run.truth(result);
      if (truth === false) return false;
      if (truth instanceof Unknown) open ??= truth;
    }
    left = right;
  }
  return open ?? true;
}

function evaluateLogical(run: Interpreter, frame: Frame, expr: LogicalExpr): Value {
  const left = evaluate(run, frame, expr.left);
  if (expr.op === "??" && !(left instanceof Unknown)) return isNothing(left) ? evaluate(run, frame, expr.right) : left;
  const truth = left instanceof Unknown ? left : run.truth(left, run.placeOf(expr.left));
  const stopsAt = expr.op === "or";
  if (truth instanceof Unknown) {
    const [right] = eitherSide(
      run,
      frame,
      () => evaluate(run, frame, expr.right),
      () => left,
    );
    return right ?? left;
  }
  return truth === stopsAt ? left : evaluate(run, frame, expr.right);
}

function evaluateConditional(run: Interpreter, frame: Frame, expr: ConditionalExpr): Value {
  const truth = run.truth(evaluate(run, frame, expr.test), run.placeOf(expr.test));
  if (!(truth instanceof Unknown)) return evaluate(run, frame, truth ? expr.then : expr.otherwise);
  const [value] = eitherSide(
    run,
    frame,
    () => evaluate(run, frame, expr.then),
    () => evaluate(run, frame, expr.otherwise),
  );
  return value ?? truth;
}

// ---------------------------------------------------------------- the rest

function evaluateFormat(run: Interpreter, frame: Frame, expr: FormatExpr): Value {
  let text = "";
  for (const piece of expr.parts) {
    if (typeof piece === "string") text += piece;
    else {
      const value = evaluate(run, frame, piece.value);
      const format = piece.format ? evaluateFormat(run, frame, piece.format) : "";
      const isFormatted = typeof format === "string" && format !== "" && piece.conversion === undefined;
      const refused = isFormatted ? refuseFormat(run, value, format, run.placeOf(piece.value)) : undefined;
      if (refused) return refused;
      const shown =
        format === "" && piece.conversion === undefined
          ? run.language.text(value)
          : typeof format === "string"
            ? formatValue(value, format, piece.conversion)
            : undefined;
      if (shown === undefined) return reasonForText(value);
      text += shown;
    }
  }
  return text;
}

function evaluateYield(run: Interpreter, frame: Frame, value: Expr | undefined, from: boolean): Value {
  const given = value ? evaluate(run, frame, value) : null;
  if (!from && frame.onYield) frame.onYield(given);
  if (!frame.yields || frame.yieldsMore) return null;
  if (!from) frame.yields.push(given);
  else {
    const items = itemsOf(given) ?? run.language.iterate(run, given, run.placeOf(value!));
    if (items instanceof Unknown) frame.tangled ??= items;
    else frame.yields.push(...items);
  }
  if (frame.yields.length > MAX_YIELDS) frame.tangled ??= run.unknown("the generator gives too many values to follow");
  return null;
}

/** A generator that gives more is not followed; an endless one would never end. */
const MAX_YIELDS = 2_000;
