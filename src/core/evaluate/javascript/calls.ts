/**
 * JavaScript's calls: arguments by position alone, `this` from what a method is called on, `new`, `super(…)`.
 *
 *     model.add(tf.layers.dense({units: 10}))   new Block(64)   super({name: "block"})
 */
import { Sym, Unknown } from "../../dims/dim.js";
import { callJavaScriptExternal } from "../../libraries/javascript/library.js";
import {
  refuseLayerAsFunction,
  refuseUnknownFunction,
  refuseUnknownMethod,
} from "../../libraries/tfjs/unknown-names.js";
import type { AttributeExpr, CallExpr, Expr, FunctionExpr } from "../../program/program.js";
import { allNodes } from "../../program/walk.js";
import type { Place } from "../../text/span.js";
import { reasonFor } from "../../values/convert.js";
import { runTime } from "../../values/javascript.js";
import { LayerObject } from "../../values/layer-object.js";
import { NativeFunction } from "../../values/native.js";
import { ClassObject, DictObject, FunctionObject, ListObject } from "../../values/objects.js";
import {
  BoundMethod,
  External,
  positionalArguments,
  SuperValue,
  Undefined,
  type CallArguments,
  type Value,
} from "../../values/value.js";
import { assign } from "../assignment.js";
import { evaluate, evaluateArguments } from "../expressions.js";
import { newFrame, Raised, ShortCircuit, type Frame } from "../frame.js";
import { activate, refuseRecursion } from "../functions.js";
import type { Interpreter } from "../interpreter.js";
import { construct, constructBase } from "./classes.js";
import { callBackLater, PROMISE_METHODS } from "./later.js";
import { importDynamically, requireModule } from "./modules.js";

export function callJavaScriptExpression(run: Interpreter, frame: Frame, expr: CallExpr): Value {
  const place = run.placeOf(expr);
  const { callee } = expr;
  if (callee.kind === "name" && callee.name === "super") {
    const given = evaluateArguments(run, frame, expr);
    constructBase(run, frame, given, place);
    return Undefined.value;
  }
  const since = run.turns.next;
  const [self, fn] = evaluateJavaScriptCallee(run, frame, callee);
  if (expr.optional && (fn === null || fn === Undefined.value)) throw new ShortCircuit();
  const args = evaluateArguments(run, frame, expr);
  if (callee.kind === "name" && callee.name === "require" && !expr.isNew) return requireModule(run, frame, args, place);
  if (callee.kind === "name" && callee.name === "import") return importDynamically(run, frame, args, place);
  const before = run.userPlace;
  if (frame.file === "") run.userPlace = place;
  try {
    const refused = callee.kind === "attribute" && !expr.optional && refuseCallee(run, fn, self, callee);
    if (refused) return refused;
    if (expr.isNew) return construct(run, fn, args, place);
    if (fn instanceof LayerObject) return refuseLayerAsFunction(run, fn, place);
    if (isUncallable(fn)) return run.raised("TypeError", "this can't be called", place);
    const unread = fn instanceof Unknown || fn instanceof External || fn instanceof Sym ? fn : undefined;
    if (
      unread &&
      callee.kind === "attribute" &&
      ITERATING.has(callee.name) &&
      args.positional[0] instanceof FunctionObject
    )
      return calledForEach(run, callee.name, unread, args.positional[0], place);
    // A method that isn't known may change its object.
    if (fn instanceof Unknown && (self instanceof ListObject || self instanceof DictObject)) run.escape([self], fn);
    if (callee.kind === "attribute" && PROMISE_METHODS.has(callee.name) && fn instanceof BoundMethod)
      return callBackLater(run, since, self, () => callWith(run, fn, undefined, args, place));
    return callWith(run, fn, self instanceof SuperValue ? self.self : self, args, place);
  } finally {
    run.userPlace = before;
  }
}

/** Methods of lists that call back for each item. */
const ITERATING = new Set("every filter find findIndex flatMap forEach map reduce some".split(" "));

/** Of a list that isn't known: the function is called as often as nobody knows. */
function calledForEach(
  run: Interpreter,
  name: string,
  method: Unknown | External | Sym,
  callback: FunctionObject,
  place: Place,
): Value {
  const because = method instanceof Sym ? runTime(method, place) : reasonFor(method);
  run.anyRounds(() => run.call(callback, positionalArguments(because, because, because), place), place);
  if (name === "forEach") return Undefined.value;
  return name === "map" || name === "filter" || name === "flatMap" ? run.list([], because) : because;
}

/** What is called, and the object whose method it is. */
function evaluateJavaScriptCallee(
  run: Interpreter,
  frame: Frame,
  expr: Expr,
): readonly [self: Value | undefined, callee: Value] {
  if (expr.kind !== "attribute" && expr.kind !== "index") return [undefined, evaluate(run, frame, expr)];
  run.step();
  const self = evaluate(run, frame, expr.object);
  if (expr.optional && (self === null || self === Undefined.value)) throw new ShortCircuit();
  const place = run.placeOf(expr);
  return expr.kind === "attribute"
    ? [self, run.language.attribute(run, self, expr.name, place)]
    : [self, run.language.index(run, self, evaluate(run, frame, expr.index), place)];
}

/** Where the library has nothing of the name that is called. */
function refuseCallee(
  run: Interpreter,
  fn: Value,
  self: Value | undefined,
  { name, nameSpan }: AttributeExpr,
): Unknown | undefined {
  const place = run.placeOf(nameSpan);
  if (fn instanceof External) return refuseUnknownFunction(run, fn, place);
  return fn instanceof Unknown && self instanceof LayerObject ? refuseUnknownMethod(run, self, name, place) : undefined;
}

const isUncallable = (value: Value): boolean =>
  value === null ||
  value === Undefined.value ||
  typeof value === "number" ||
  typeof value === "boolean" ||
  typeof value === "string" ||
  value instanceof ListObject ||
  value instanceof DictObject;

export const callJavaScript = (run: Interpreter, callee: Value, args: CallArguments, place: Place): Value =>
  callWith(run, callee, undefined, args, place);

/** `self`: what the function is a method of in this call. */
function callWith(run: Interpreter, callee: Value, self: Value | undefined, args: CallArguments, place: Place): Value {
  if (callee instanceof FunctionObject) return callJavaScriptFunction(run, callee, self, args, place);
  if (callee instanceof BoundMethod) {
    if (callee.fn instanceof FunctionObject) return callJavaScriptFunction(run, callee.fn, callee.self, args, place);
    return callWith(run, callee.fn, undefined, { ...args, positional: [callee.self, ...args.positional] }, place);
  }
  if (callee instanceof NativeFunction) return callee.invoke({ runtime: run, args, place });
  if (callee instanceof ClassObject) return run.raised("TypeError", "a class is called without `new`", place);
  if (callee instanceof External) return callJavaScriptExternal(run, callee, args, place);
  const because = callee instanceof Unknown ? callee : run.unknown("what is called here isn't known", place);
  run.escape(args.positional, because);
  return because;
}

export function makeJavaScriptFunction(run: Interpreter, frame: Frame, definition: FunctionExpr, name: string): Value {
  const bound = definition.isArrow ? frame.self : undefined;
  const owner = definition.isArrow ? frame.owner : undefined;
  const fn = new FunctionObject(
    definition,
    frame.scope,
    frame.file,
    new Map(),
    name === "lambda" ? "" : name,
    owner,
    bound,
  );
  run.heap.adopt(fn);
  if (frame.file === "") run.defined.set(definition, fn);
  return fn;
}

export function callJavaScriptFunction(
  run: Interpreter,
  fn: FunctionObject,
  self: Value | undefined,
  args: CallArguments,
  place: Place,
): Value {
  run.called.add(fn.definition);
  const refused = refuseRecursion(run, fn, args, place);
  if (refused) return refused;
  const { definition } = fn;
  const frame = newFrame(run.newScope("function", fn.closure), fn.file, {
    fn,
    self: definition.isArrow ? fn.boundThis : self,
    owner: fn.owner,
    yields: definition.isGenerator ? [] : undefined,
    sides: run.heap.depth,
  });
  // Defaults are evaluated in the function's own scope, at each call.
  run.frames.push(frame);
  try {
    bindParameters(run, frame, fn, args);
  } finally {
    run.frames.length = run.frames.lastIndexOf(frame);
  }
  let value: Value | undefined;
  try {
    value = activate(run, frame, fn);
    return value;
  } catch (error) {
    // Nobody takes it: what the caller goes on to make is told all the same, as far as it doesn't hang on this.
    const isTaken = run.handlers.length > 0 || run.frames.length < 2;
    if (!(error instanceof Raised) || error.refusal || isTaken) throw error;
    return run.unknown("the function throws an exception here", place);
  } finally {
    if (frame.turn) run.turns.end(frame.turn, value);
  }
}

function bindParameters(run: Interpreter, frame: Frame, fn: FunctionObject, args: CallArguments): void {
  const { parameters } = fn.definition;
  const { positional, unknownRest } = args;
  if (!fn.definition.isArrow && mentionsArguments(fn.definition))
    frame.scope.variables.set("arguments", run.list([...positional], unknownRest));
  parameters.forEach((parameter, i) => {
    if (parameter.kind === "rest")
      return assign(run, frame, parameter.target, run.list(positional.slice(i), unknownRest), "let");
    const given = positional[i] ?? (i < positional.length ? null : (unknownRest ?? Undefined.value));
    const value = given === Undefined.value && parameter.default ? evaluate(run, frame, parameter.default) : given;
    assign(run, frame, parameter.target, value, "let");
  });
}

const mentioning = new WeakMap<FunctionExpr, boolean>();

function mentionsArguments(definition: FunctionExpr): boolean {
  const known = mentioning.get(definition);
  if (known !== undefined) return known;
  const found = allNodes(definition.body).some((node) => node.kind === "name" && node.name === "arguments");
  mentioning.set(definition, found);
  return found;
}
